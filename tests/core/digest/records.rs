//! Records, feeds and tables in odd shapes: one case for each thing that went wrong or could.

use std::fmt::Write;
use std::time::{Duration, Instant};

use broadsheet_core::digest::ReadError;
use broadsheet_core::model::{Format, LinkKind, PaperFacts, Reading};
use rstest::rstest;

use super::{lost, papers, read_bytes};

fn read(text: &str) -> Reading {
    read_bytes(text.as_bytes()).unwrap()
}

fn only(text: &str) -> PaperFacts {
    let reading = read(text);
    let papers = papers(&reading);
    assert_eq!((papers.len(), lost(&reading)), (1, 0), "{:?}", reading.warnings);
    papers[0].clone()
}

fn id(paper: &PaperFacts) -> &str {
    paper.arxiv_id.as_ref().map(broadsheet_core::model::ArxivId::as_str).unwrap_or_default()
}

#[rstest]
#[case::float_id(r#"[{"title": "T", "arxiv_id": 2501.0411}]"#, "2501.04110")]
#[case::old_float_id(r#"[{"title": "T", "arxiv_id": 704.1}]"#, "0704.1000")]
#[case::abs_is_an_address(r#"[{"title": "T", "abs": "https://arxiv.org/abs/2402.00001"}]"#, "2402.00001")]
#[case::abs_is_an_abstract(
    r#"[{"title": "T", "abs": "An abstract.", "pdf": "arxiv.org/pdf/2402.00001v3.pdf"}]"#,
    "2402.00001"
)]
#[case::path_of_a_papers_page(r#"[{"title": "T", "href": "/papers/2402.00001"}]"#, "2402.00001")]
#[case::link_of_markdown(
    r#"[{"title": "T", "link": "[2402.00001](http://arxiv.org/abs/2402.00001)"}]"#,
    "2402.00001"
)]
#[case::links_in_a_list(r#"[{"title": "T", "links": [{"href": "https://a.example.org"}, {"href": "http://arxiv.org/abs/2402.00001v1"}]}]"#, "2402.00001")]
#[case::nested(
    r#"{"data": {"2025-01-01": {"items": [{"metadata": {"Title": "T", "arXivId": "2402.00001"}}]}}}"#,
    "2402.00001"
)]
#[case::under_its_id(r#"{"2402.00001": {"title": "T"}, "updated": "now"}"#, "2402.00001")]
#[case::oai(r#"{"name": "T", "identifier": "oai:arXiv.org:2402.00001"}"#, "2402.00001")]
#[case::printed(
    r#"[{'title': 'T', 'entry_id': 'http://arxiv.org/abs/2402.00001v1', 'published': None}]"#,
    "2402.00001"
)]
#[case::cites_another(
    r#"[{"title": "T", "id": "2402.00001", "abstract": "It goes on from https://arxiv.org/abs/1706.03762 and arXiv:1801.00001."}]"#,
    "2402.00001"
)]
fn the_identifier_is_found_wherever_it_is(#[case] text: &str, #[case] wanted: &str) {
    let paper = only(text);
    assert_eq!((paper.title.as_str(), id(&paper)), ("T", wanted));
}

/// What an abstract cites is not the paper.
#[test]
fn a_citation_in_an_abstract_is_no_identity() {
    let said = "Words of our own that go on from https://arxiv.org/abs/1706.03762 in every way that there is, and in others.";
    let paper = only(&format!(r#"[{{"title": "T", "authors": "Ada Example", "abstract": "{said}"}}]"#));
    assert_eq!(paper.arxiv_id, None);
}

#[rstest]
#[case(r#""github": "example/name""#, "https://github.com/example/name")]
#[case(r#""code_url": "https://github.com/example/name.git""#, "https://github.com/example/name")]
#[case(r#""Code": "[code](https://github.com/example/name)""#, "https://github.com/example/name")]
#[case(r#""repo": ["https://code.example.org/name"]"#, "https://code.example.org/name")]
#[case(r#""comment": "10 pages, code at github.com/example/name.""#, "https://github.com/example/name")]
fn code_is_found_wherever_it_is(#[case] field: &str, #[case] wanted: &str) {
    let paper = only(&format!(r#"[{{"title": "T", "id": "2402.00001", {field}, "project": "null"}}]"#));
    let code: Vec<&str> =
        paper.links.iter().filter(|link| link.kind == LinkKind::Code).map(|link| link.url.as_str()).collect();
    assert_eq!(code, [wanted]);
}

#[test]
fn summaries_beside_an_abstract_are_a_machines() {
    let paper = only(
        r#"[{"title": "T", "id": "2402.00001", "abstract": "A.", "summary": "S.", "tl;dr": "L.", "摘要翻译": "译"}]"#,
    );
    assert_eq!(paper.abstract_text.as_deref(), Some("A."));
    assert_eq!(paper.ai_summary.as_deref(), Some("L.\n\n译\n\nS."));
    let paper = only(r#"[{"title": "T", "id": "2402.00001", "summary": "S."}]"#);
    assert_eq!((paper.abstract_text.as_deref(), paper.ai_summary), (Some("S."), None));
}

#[rstest]
#[case::settings(
    r#"{"name": "x", "version": "1", "repository": {"url": "https://github.com/a/b"}, "authors": ["A"]}"#
)]
#[case::tasks(
    "[{\"id\": 1, \"title\": \"Buy milk\"}, {\"id\": 2, \"title\": \"Read https://arxiv.org/abs/2402.00001\"}]"
)]
#[case::few(r#"[{"title": "a"}, {"title": "b"}, {"title": "c", "url": "https://arxiv.org/abs/2402.00001"}]"#)]
#[case::posts(
    r#"[{"title": "Post", "url": "https://blog.example.org/post", "summary": "Short.", "author": "A"}]"#
)]
#[case::books("title,author,price\nDune,Frank Herbert,9\nEmma,Jane Austen,8\n")]
#[case::markdown("| Title | Link |\n|---|---|\n| T | https://arxiv.org/abs/2402.00001 |\n")]
#[case::markdown_list(
    "- [One title](https://arxiv.org/abs/2402.00001), good\n- [Another title](https://arxiv.org/abs/2402.00002), bad\n"
)]
#[case::prose("Title: a word on titles\n\nThe title: it matters.\n")]
fn what_is_of_no_papers_or_another_form_is_left_alone(#[case] text: &str) {
    let ours = |reading: Reading| matches!(reading.format, Format::Records | Format::Csv | Format::Feed);
    assert!(!read_bytes(text.as_bytes()).is_ok_and(ours), "{text}");
}

#[test]
fn tags_and_notes_of_zotero_are_offered() {
    let text = "\"Key\",\"Item Type\",\"Author\",\"Title\",\"Publication Title\",\"DOI\",\"Abstract Note\",\"Manual Tags\",\"Notes\"\n\
        \"AB12\",\"journalArticle\",\"Example, Ada; Example, Ben\",\"T\",\"J\",\"10.1000/1\",\"A.\",\"read; later\",\"<p>Mine.</p>\"\n";
    let reading = read(text);
    let entry = &reading.digests[0].entries[0];
    assert_eq!(entry.facts.authors, ["Example, Ada", "Example, Ben"]);
    assert_eq!((entry.facts.venue.as_deref(), entry.offered.note.as_deref()), (Some("J"), Some("Mine.")));
    assert_eq!(entry.offered.tags, ["read", "later"]);
}

#[test]
fn a_paper_under_two_topics_has_both() {
    let row =
        "|**2021-10-14**|**A Title**|Ada Example et.al.|[2110.07546](http://arxiv.org/abs/2110.07546)|null|";
    let text = format!(r#"{{"SLAM": {{"2110.07546": "{row}"}}, "NeRF": {{"2110.07546": "{row}"}}}}"#);
    assert_eq!(only(&text).subjects, ["SLAM", "NeRF"]);
}

#[test]
fn lists_under_names_keep_their_order() {
    let text =
        r#"{"2402.00009": {"title": "A"}, "2402.00001": {"title": "B"}, "2402.00005": {"title": "C"}}"#;
    let reading = read(text);
    assert_eq!(
        papers(&reading).iter().map(|paper| paper.title.as_str()).collect::<Vec<_>>(),
        ["A", "B", "C"]
    );
}

fn item(number: usize) -> String {
    format!("<item><title>Paper {number}</title><link>https://arxiv.org/abs/2402.{number:05}</link></item>")
}

#[test]
fn entities_that_a_feed_declares_are_not_expanded() {
    let mut laughs = "<!ENTITY lol0 \"lol\">".to_owned();
    for level in 1..20 {
        write!(laughs, "<!ENTITY lol{level} \"{}\">", format!("&lol{};", level - 1).repeat(10)).unwrap();
    }
    let text = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [{laughs}]><rss version=\"2.0\"><channel>{}</channel></rss>",
        item(1).replace("Paper", "&lol19; Paper&nbsp;")
    );
    let start = Instant::now();
    assert_eq!(only(&text).title, "&lol19; Paper 1");
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn one_bad_entry_of_a_feed_is_lost_alone() {
    let deep = format!("<item><title>Deep</title>{}</item>", "<a>".repeat(5_000));
    let text = format!(
        "<rss version=\"2.0\"><channel>{}{deep}{}<item><title a=\"></title></item>{}</channel></rss>",
        item(1),
        item(2),
        item(3)
    );
    let reading = read(&text);
    assert_eq!((papers(&reading).len(), lost(&reading)), (3, 2), "{:?}", reading.warnings);
}

#[test]
fn a_feed_that_is_cut_off_is_read_up_to_there() {
    let text = format!("<rss version=\"2.0\"><channel>{}{}", item(1), item(2));
    for end in [text.len(), text.len() - 1, text.len() - 20] {
        let reading = read(&text[..end]);
        assert_eq!(papers(&reading).len() + lost(&reading), 2, "{end}");
    }
    let unclosed = format!("<rss><channel>{}{}</channel></rss>", item(1).replace("</item>", ""), item(2));
    assert_eq!(papers(&read(&unclosed)).len() + lost(&read(&unclosed)), 2);
}

#[test]
fn large_and_hostile_files_take_time_in_proportion() {
    let start = Instant::now();
    let many: String = (0..5_000).map(item).collect();
    assert_eq!(papers(&read(&format!("<rss version=\"2.0\"><channel>{many}</channel></rss>"))).len(), 5_000);
    for piece in ["<item ", "<item>", "<![CDATA[", "<!--", "&lt;", "<entry><a b='", "</item>"] {
        let _ = read_bytes(
            format!("<rss version=\"2.0\">{}{}", item(1), piece.repeat(300_000 / piece.len())).as_bytes(),
        );
    }
    let row = |number: usize| format!("Paper {number},https://arxiv.org/abs/2402.{number:05},\"\n");
    let rows: String = (0..3_000).map(row).collect();
    let _ = read_bytes(format!("title,url,note\n{rows}").as_bytes());
    for piece in [
        "Title: a\n",
        "{\"title\": \"a\"}\n",
        "a,b\n",
        "\"",
        "\",\n",
        "T,https://arxiv.org/abs/2402.00001,\"\n",
        "{'title':",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        let _ = read_bytes(text.as_bytes());
        let _ = read_bytes(format!("title,url\nT,https://arxiv.org/abs/2402.00001\n{text}").as_bytes());
        let _ = read_bytes(format!("{{\"title\": \"T\", \"id\": \"2402.00001\"}}\n{text}").as_bytes());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn a_table_of_columns_with_nothing_in_common_is_no_cost() {
    let titles = "\"t\",".repeat(50_000);
    let columns: String = (0..5_000).fold(String::new(), |mut all, number| {
        write!(all, "\"c{number}\": [],").unwrap();
        all
    });
    let start = Instant::now();
    let _ = read_bytes(format!("{{{columns} \"title\": [{titles} \"t\"]}}").as_bytes());
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn json_that_is_too_deep_is_refused_and_never_followed() {
    let deep = "{\"title\":[".repeat(50_000);
    assert!(matches!(
        read_bytes(deep.as_bytes()),
        Err(ReadError::TooDeep { .. } | ReadError::Unrecognised { .. } | ReadError::Damaged { .. })
    ));
}
