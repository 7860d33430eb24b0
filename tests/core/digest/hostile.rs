//! Nothing that is read can bring the reader down, or keep it long.

use std::fs;
use std::time::{Duration, Instant};

use broadsheet_core::digest::ReadError;
use proptest::prelude::*;
use rstest::rstest;

use super::{fixtures, lost, papers, read_bytes};

#[test]
fn fixtures_cut_off_anywhere_are_read_or_refused() {
    let folders = [fixtures(), fixtures().join("same-day")];
    let files =
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    for file in files.filter(|path| path.is_file()) {
        let bytes = fs::read(file).unwrap();
        for end in (0..bytes.len()).step_by(97) {
            let _ = read_bytes(&bytes[..end]);
            let _ = read_bytes(&bytes[end..]);
        }
    }
}

#[test]
fn pages_nested_without_end_are_refused_at_once() {
    let start = Instant::now();
    for tag in ["<ul><li>", "<div>", "<div></p>", "<p><b a=1>", "<svg><g>", "<table><tr><td>"] {
        let page = format!("<html><a href='/papers/2402.00001'>x</a>{}", tag.repeat(100_000));
        assert!(matches!(read_bytes(page.as_bytes()), Err(ReadError::TooDeep { .. })), "{tag}");
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn json_nested_without_end_is_refused() {
    for (open, close) in [("[", "]"), ("{\"paper\":", "}"), ("[{\"title\":", "}]"), ("{'title':", "}")] {
        let text = format!("{{\"papers\":{}1{}", open.repeat(100_000), close.repeat(100_000));
        let refused = read_bytes(text.as_bytes());
        assert!(matches!(refused, Err(ReadError::TooDeep { .. })), "{open}: {refused:?}");
    }
}

#[test]
fn one_deep_entry_does_not_spoil_the_others() {
    let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
    let text = format!(
        r#"[{{"paper":{{"id":"2402.00001","title":"A","x":{deep}}}}},{{"paper":{{"id":"2402.00002","title":"B"}}}}]"#
    );
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((papers(&reading).len(), lost(&reading)), (2, 0));
}

#[test]
fn absurd_values_are_no_values() {
    let text = r#"[{"numComments":-1,"paper":{"id":"2402.00001","title":"A","upvotes":99999999999,"publishedAt":"2024-13-45T00:00:00Z"}},
        {"numComments":"many","paper":{"id":"2402.00002","title":"B","upvotes":1e999,"authors":7,"summary":{}}},
        {"paper":{"id":7,"title":["C"]}}, null, 5, "text"]"#;
    let reading = read_bytes(text.as_bytes()).unwrap();
    let papers = papers(&reading);
    assert_eq!((papers.len(), lost(&reading)), (2, 4));
    assert!(
        papers
            .iter()
            .all(|paper| paper.upvotes.is_none() && paper.comments.is_none() && paper.published.is_none())
    );
    assert!(reading.warnings.iter().any(|warning| warning.reason.to_string().contains("authors")));
}

#[test]
fn a_day_that_does_not_exist_costs_no_entry() {
    let text = "A\n\n  • 2 authors\n·\nFeb 30, 2024\n\nB\n\n  • 99999999999 authors\n·\nFeb 3, 9999\n\nC\n\n  • Org\n·\nMar 1, 2024\n";
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(papers(&reading)[0].published, None);
    assert!(!reading.warnings.is_empty() && lost(&reading) <= 1);
}

#[test]
fn long_input_takes_time_in_proportion() {
    let start = Instant::now();
    for piece in [
        "https://github.com/\n",
        "``x",
        "{\\em ",
        "$a",
        "\\(",
        "https://a.b/(",
        "· 1 authors\n",
        "<h3>",
        "'",
        "[{'title'",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let _ = broadsheet_core::text::plain(&text);
        let _ = read_bytes(text.as_bytes());
        let _ = read_bytes(format!("[{{\"title\": \"{text}").as_bytes());
        let _ = read_bytes(format!("<p>/papers/{text}").as_bytes());
    }
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_bytes(&bytes);
    }

    #[test]
    fn any_lines_are_read_or_refused(lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..40)) {
        let text = lines.join("\n");
        if let Ok(reading) = read_bytes(text.as_bytes()) {
            prop_assert!(reading.digests.iter().flat_map(|digest| &digest.entries).all(|entry| !entry.facts.title.is_empty()));
        }
    }

    #[test]
    fn any_pieces_of_json_are_read_or_refused(pieces in prop::collection::vec(prop::sample::select(JSON.to_vec()), 0..40)) {
        let _ = read_bytes(format!("[{{{}", pieces.concat()).as_bytes());
    }

    #[test]
    fn any_tags_are_read_or_refused(tags in prop::collection::vec(prop::sample::select(TAGS.to_vec()), 0..40)) {
        let _ = read_bytes(format!("<div>{}", tags.concat()).as_bytes());
    }
}

const LINES: [&str; 16] = [
    "",
    "  • 3 authors",
    "·",
    "Feb 5",
    "Feb 29, 2023 4",
    "94",
    "-",
    "Upvote",
    "Submitted by",
    "A Title",
    "Week 45",
    "Nov 2025",
    "• Org",
    "• 3 authors · Feb 5, 2024",
    "\0\u{a0}",
    "Daily Papers",
];
const JSON: [&str; 16] = [
    "\"paper\"",
    "'title'",
    ":",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "\\",
    "1e9",
    "None",
    "\"title\":\"T\"",
    "'\\x4",
    "é",
];
const TAGS: [&str; 14] = [
    "<article>",
    "</article>",
    "<h3>",
    "</h3>",
    "<a href='/papers/2402.00001'>",
    "<a href=\"/papers/x#community\">",
    "</a>",
    "T",
    "3 authors",
    "Feb 5",
    "<p>",
    "<script>",
    "<div data-props='{\"paper\":{}}'>",
    "<!--",
];

/// The braces of LaTeX in a title.
fn titled(title: &str) -> String {
    format!("@misc{{own, title = {title}}}\n")
}

#[rstest]
#[case::entries_that_take_from_themselves("@misc{a, title={A}, crossref={a}}\n@misc{b, title={B}, xdata={B, b}, ids={c}}\n@misc{d, title={D}, ids={b}, CrossRef = {b}}\n".to_owned(), 3)]
#[case::entries_that_take_from_each_other("@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, crossref={a}}\n".to_owned(), 2)]
#[case::entries_that_take_from_a_ring("@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, xdata={c}}\n@misc{c, title={C}, xdata={b}}\n".to_owned(), 3)]
#[case::abbreviations_of_themselves("@string{a = b}\n@string{b = a # a}\n@misc{k, title={K}, note = a}\n@misc{l, title={L}}\n".to_owned(), 1)]
#[case::abbreviations_without_end(format!("@string{{s0 = \"words\"}}\n{}{}@misc{{l, title={{L}}}}\n", (1..60).map(|n| format!("@string{{s{n} = s{0} # s{0}}}\n", n - 1)).collect::<String>(), titled("s59")), 1)]
#[case::one_abbreviation_everywhere(format!("@string{{s = \"{}\"}}\n{}", "w ".repeat(30_000), titled(&vec!["s"; 900].join(" # "))), 0)]
#[case::braces_in_braces(titled(&format!("{}{}", "{".repeat(100_000), "}".repeat(100_000))), 0)]
#[case::braces_beside_braces(titled(&format!("{{{}}}", "{{a}}".repeat(40_000))), 0)]
#[case::commands_in_commands(titled(&format!("{{{}{}}}", "\\a{".repeat(50_000), "}".repeat(50_000))), 0)]
#[case::commands_closed_behind_backslashes(titled(&format!("{{{}}}", "\\a{\\}".repeat(30_000))), 0)]
#[case::many_children_of_a_long_entry(format!("{}@misc{{p, title={{P}}, note={{{}}}}}\n", "@misc{c, title={C}, crossref={p}}\n".repeat(5_000), "words ".repeat(30_000)), 5_001)]
#[case::pieces_without_end(titled(&vec!["{a}"; 60_000].join(" # ")), 0)]
fn a_bibliography_cannot_bring_its_parser_down(#[case] text: String, #[case] read: usize) {
    let start = Instant::now();
    let reading = read_bytes(text.as_bytes()).unwrap();
    assert_eq!(papers(&reading).len(), read, "{:?}", reading.warnings);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}
