//! Papers out of the library and back into another: what comes back is what went.

use std::fs;
use std::path::Path;

use broadsheet_core::api::{
    AddHighlight, AddTag, ExportOf, ExportParts, ExportRequest, ListQuery, SaveNote, Scope, Sort, TextRange,
};
use broadsheet_core::digest::{Input, read};
use broadsheet_core::export::{ExportFormat, Pattern};
use broadsheet_core::model::HighlightColour;
use broadsheet_core::service::pending_paths;
use serde_json::json;

use crate::fixture::{Fixture, item, real_digests};

/// The forms that are read again to the last byte.
const EXACT: [ExportFormat; 6] = [
    ExportFormat::Json,
    ExportFormat::JsonLines,
    ExportFormat::Bibtex,
    ExportFormat::Biblatex,
    ExportFormat::Ris,
    ExportFormat::CslJson,
];

const ALL_MINE: ExportParts = ExportParts { tags: true, notes: true, highlights: true };

fn request(format: ExportFormat, query: &str, parts: ExportParts) -> ExportRequest {
    let list = ListQuery { scope: Scope::All, query: query.to_owned(), sort: Sort::Best };
    ExportRequest { of: ExportOf::List(list), format, parts }
}

fn export(fixture: &Fixture, format: ExportFormat, query: &str, parts: ExportParts) -> String {
    let exporting = fixture.library.exporting(&request(format, query, parts), &Pattern::default()).unwrap();
    let mut out = Vec::new();
    exporting.write(format, "Papers", &mut out, |_| {}).unwrap();
    String::from_utf8(out).unwrap()
}

/// What a text becomes that is imported into an empty library and written out again.
fn there_and_back(format: ExportFormat, text: &str, parts: ExportParts) -> String {
    let other = Fixture::new();
    let receipt = other.import_bytes(&format!("export.{}", format.extension()), text.as_bytes().to_vec());
    assert_eq!((receipt.totals.failed, receipt.totals.unreadable), (0, 0), "{format:?}: {receipt:?}");
    if parts != ExportParts::default() {
        other.library.take_offers(receipt.import.unwrap()).unwrap();
    }
    export(&other, format, "", parts)
}

/// Papers with whatever makes writing them down hard.
fn awkward() -> Fixture {
    let fixture = Fixture::new();
    let day = |id: &str, title: &str, summary: &str, authors: &[&str]| {
        json!({ "paper": {
            "id": id, "title": title, "summary": summary, "publishedAt": "2024-02-06T12:00:00.000Z", "upvotes": 12,
            "authors": authors.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
            "githubRepo": "https://github.com/owner/a_name",
            "submittedOnDailyAt": "2024-02-07T00:00:00.000Z",
        }, "numComments": 3 })
    };
    fixture.import(&json!([
        day(
            "2402.00001",
            "BERT & GPT-4: 50% of {Braces} for $x^2$ #1",
            "Costs 10% & uses A_1 ~ B.\n\nSecond: $\\frac{a}{b}$ at https://github.com/owner/a_name.",
            &["Ada Lovelace", "Ludwig van Beethoven", "Qwen Team"]
        ),
        day(
            "2402.00002",
            "A Title with \"Quotes\", 'Single' and Back\\slash",
            "One line, where 1 < 2 > 0; =SUM(A1).",
            &["Jürgen Müller", "José de la Cruz Jr."]
        ),
        day(
            "2402.00003",
            "\u{6ce8}\u{610f}\u{529b}: \u{3b1}-Learning",
            "Text [1] with *stars* and `code`.",
            &["\u{5f20}\u{4e09}"]
        ),
        day(
            "2402.00004",
            "BERT & GPT-4: Again",
            "Another, at {x}}{ and $\\left\\{ y \\right.$.",
            &["Ada Lovelace"]
        ),
    ]));
    fixture
}

#[test]
fn what_is_written_out_is_read_again_to_the_last_byte() {
    let fixture = awkward();
    for format in EXACT {
        let text = export(&fixture, format, "", ExportParts::default());
        assert_eq!(there_and_back(format, &text, ExportParts::default()), text, "{format:?}");
    }
}

#[test]
fn tags_and_notes_come_back_where_they_are_taken_over() {
    let fixture = awkward();
    let papers = vec![fixture.library.resolve("2402.00001").unwrap()];
    fixture.library.add_tag(&AddTag { papers: papers.clone(), name: "vision/ood".to_owned() }).unwrap();
    let body = "Read this & _that_.\n\n- [[2402.00002|the other]]".to_owned();
    fixture.library.save_note(&SaveNote { paper: papers[0], base: String::new(), body }).unwrap();
    let tags = ExportParts { tags: true, ..ExportParts::default() };
    for format in [ExportFormat::Bibtex, ExportFormat::Biblatex, ExportFormat::Ris, ExportFormat::CslJson] {
        let text = export(&fixture, format, "", tags);
        assert!(text.contains("vision/ood"), "{format:?}: {text}");
        assert_eq!(there_and_back(format, &text, tags), text, "{format:?}");
    }
    let parts = ExportParts { tags: true, notes: true, highlights: false };
    let text = export(&fixture, ExportFormat::CslJson, "", parts);
    assert_eq!(there_and_back(ExportFormat::CslJson, &text, parts), text);
    // Whether it was read, and where it was put, is the person's and offered by no file; tags and notes are.
    let text = export(&fixture, ExportFormat::Json, "", parts);
    let back = there_and_back(ExportFormat::Json, &text, parts);
    let said = |text: &str| -> Vec<(serde_json::Value, serde_json::Value)> {
        let papers: Vec<serde_json::Value> = serde_json::from_str(text).unwrap();
        papers.iter().map(|paper| (paper["tags"].clone(), paper["note"].clone())).collect()
    };
    assert_eq!(said(&back), said(&text));
}

#[test]
fn every_form_of_a_paper() {
    let fixture = awkward();
    let paper = fixture.library.resolve("2402.00001").unwrap();
    fixture.library.add_tag(&AddTag { papers: vec![paper], name: "to read".to_owned() }).unwrap();
    let body = "Mine, with [[2402.00002|the other]].".to_owned();
    fixture.library.save_note(&SaveNote { paper, base: String::new(), body }).unwrap();
    let at = TextRange { start: 0, end: 9 };
    let comment = "why?".to_owned();
    fixture
        .library
        .add_highlight(&AddHighlight { paper, at, colour: HighlightColour::Green, comment })
        .unwrap();
    let mut all = String::new();
    for format in ExportFormat::ALL {
        all += &format!("== {}\n{}\n", format.as_str(), export(&fixture, format, "id:2402.00001", ALL_MINE));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn keys_are_the_same_whichever_papers_are_written_out() {
    let fixture = awkward();
    let all = export(&fixture, ExportFormat::Bibtex, "", ExportParts::default());
    let one = export(&fixture, ExportFormat::Bibtex, "id:2402.00004", ExportParts::default());
    assert!(one.starts_with("@misc{lovelace2024berta,"), "{one}");
    assert!(all.contains("@misc{lovelace2024bert,") && all.contains(&one), "{all}");
    let pattern = Pattern::parse("{id}").unwrap();
    let asked = request(ExportFormat::Ris, "", ExportParts::default());
    let mut out = Vec::new();
    fixture
        .library
        .exporting(&asked, &pattern)
        .unwrap()
        .write(ExportFormat::Ris, "", &mut out, |_| {})
        .unwrap();
    assert!(String::from_utf8(out).unwrap().contains("ID  - 2402.00003\r\n"));
}

#[test]
fn a_page_holds_no_markup_of_strangers_and_loads_nothing() {
    let fixture = Fixture::new();
    let evil = "<script>alert(1)</script><img src=x onerror=alert(1)> \"><b>";
    fixture.import(&json!([{ "paper": { "id": "2402.00009", "title": evil, "summary": evil,
        "publishedAt": "2024-02-06T12:00:00.000Z", "authors": [{ "name": evil }] } }]));
    let page = export(&fixture, ExportFormat::Html, "", ALL_MINE);
    for markup in ["<script", "<img", "<b>", "url(", "@import"] {
        assert!(!page.contains(markup), "{markup} in {page}");
    }
    assert!(page.contains("default-src 'none'"));
    let table = export(&fixture, ExportFormat::Csv, "", ALL_MINE);
    assert_eq!(table.lines().count(), 2, "{table}");
}

#[test]
fn a_page_says_itself_that_it_loads_nothing() {
    let page = export(&awkward(), ExportFormat::Html, "", ALL_MINE);
    let (policy, body) = page.split_once("<body>").unwrap();
    let said = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";
    assert_eq!(policy.matches(said).count(), 1, "{policy}");
    assert!(!body.contains("Content-Security-Policy"), "{body}");
}

#[test]
fn markdown_holds_no_markup_of_strangers() {
    let fixture = Fixture::new();
    let image = "<img/src=https://evil.example/x>";
    let title = format!(
        "Nets {image} $<img/src=https&#58;//evil.example/x>$ and $a![x](https&#58;//evil.example/y)_2$"
    );
    fixture.import(&json!([{ "paper": { "id": "2402.00009", "title": title, "summary": title,
        "publishedAt": "2024-02-06T12:00:00.000Z", "authors": [{ "name": image }] } }]));
    let papers = vec![fixture.library.resolve("2402.00009").unwrap()];
    for name in [image, "![x](y)", "a_b", "_a_", "`code`"] {
        fixture.library.add_tag(&AddTag { papers: papers.clone(), name: name.to_owned() }).unwrap();
    }
    let body = "My own <b>words</b> & _signs_.".to_owned();
    fixture
        .library
        .save_note(&SaveNote { paper: papers[0], base: String::new(), body: body.clone() })
        .unwrap();
    let text = export(&fixture, ExportFormat::Markdown, "", ALL_MINE);
    assert!(text.contains(&body), "what the person wrote stays: {text}");
    for markup in ["img", "&#58;", "![x](", "#_a_", "#`code`"] {
        for (at, _) in text.match_indices(markup) {
            let before = &text[..at];
            assert!(
                markup == "img" && (before.ends_with("\\<") || before.ends_with("\\lt ")),
                "{markup} in {text}"
            );
        }
    }
    assert!(text.contains("#a_b\n"), "a tag that is a word stays one: {text}");
    let folder = tempfile::tempdir().unwrap();
    to_folder(&fixture, folder.path(), "");
    let pages = fs::read_dir(folder.path()).unwrap().map(|page| page.unwrap().path());
    for page in pages.filter(|page| page.extension().is_some_and(|end| end == "md")) {
        let text = fs::read_to_string(page).unwrap();
        // What is in front is data of YAML, and no Markdown.
        let (_, text) = text.split_once("---\n\n").unwrap();
        assert!(!text.contains("#<img") && !text.contains("$<img"), "{text}");
    }
}

#[test]
fn a_bibliography_holds_no_commands_of_strangers() {
    for formula in [
        r"\input{/etc/passwd}",
        r"\openin5=x",
        r"\csname input\endcsname x",
        r"\directlua{x}",
        r"\write18{x}",
        r"x \def\y{z}",
        r"a_%",
        "a^^5cinput x",
        "x#1",
        r"\inpu\t x",
    ] {
        let fixture = Fixture::new();
        let title = format!("On ${formula}$ nets");
        fixture.import(&json!([{ "paper": { "id": "2402.00009", "title": title, "summary": title,
            "publishedAt": "2024-02-06T12:00:00.000Z", "authors": [{ "name": "Ada Lovelace" }] } }]));
        for format in [ExportFormat::Bibtex, ExportFormat::Biblatex] {
            let text = export(&fixture, format, "", ExportParts::default());
            assert!(!text.contains(&format!("${formula}$")), "{format:?}: {text}");
            for command in ["\\input", "\\openin", "\\csname", "\\directlua", "\\write", "\\def", "^^"] {
                assert!(!text.contains(command), "{command} in {text}");
            }
            assert_eq!(there_and_back(format, &text, ExportParts::default()), text, "{format:?}");
        }
    }
}

#[test]
fn a_planted_link_is_not_written_through() {
    let fixture = awkward();
    let folder = tempfile::tempdir().unwrap();
    let (file, other) = (folder.path().join("papers.bib"), folder.path().join("another persons"));
    fs::write(&other, "as it was").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&other, folder.path().join(format!("papers.bib.{}.part", std::process::id())))
        .unwrap();
    let asked = request(ExportFormat::Bibtex, "", ExportParts::default());
    let exporting = fixture.library.exporting(&asked, &Pattern::default()).unwrap();
    exporting.write_file(ExportFormat::Bibtex, "Papers", &file, |_| {}).unwrap();
    assert_eq!(fs::read_to_string(&other).unwrap(), "as it was");
    assert!(file.symlink_metadata().unwrap().is_file(), "and what is written is no link");
}

#[test]
fn a_table_holds_no_formula_of_strangers() {
    let fixture = Fixture::new();
    fixture.import(&json!([{ "paper": { "id": "2402.00009", "title": "=HYPERLINK(\"https://evil.example\")", "summary": "@SUM(A1)",
        "publishedAt": "2024-02-06T12:00:00.000Z", "authors": [{ "name": "+1+cmd|x" }] } }]));
    let table = export(&fixture, ExportFormat::Csv, "", ALL_MINE);
    for formula in ["=HYPERLINK", "@SUM", "+1+cmd"] {
        assert!(table.contains(&format!("'{formula}")), "{formula} in {table}");
    }
}

fn to_folder(fixture: &Fixture, folder: &Path, query: &str) -> (usize, usize, usize, Vec<String>) {
    let asked = request(ExportFormat::Markdown, query, ALL_MINE);
    let exporting = fixture.library.exporting(&asked, &Pattern::default()).unwrap();
    let done = exporting.write_folder(folder, |_| {}).unwrap();
    (done.written, done.unchanged, done.removed, done.kept)
}

#[test]
fn a_folder_is_kept_up_to_date_and_what_the_person_changed_in_it_stays() {
    let fixture = awkward();
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("papers");
    assert_eq!(to_folder(&fixture, &notes, ""), (4, 0, 0, Vec::new()));
    assert_eq!(to_folder(&fixture, &notes, ""), (0, 4, 0, Vec::new()));

    let paper = fixture.library.resolve("2402.00001").unwrap();
    let other = fixture.library.resolve("2402.00004").unwrap();
    let body = format!("See [[#{other}]], [[2402.00004v1|again]] and [[2402.99999]].");
    fixture.library.save_note(&SaveNote { paper, base: String::new(), body }).unwrap();
    assert_eq!(to_folder(&fixture, &notes, ""), (1, 3, 0, Vec::new()));
    let text = fs::read_to_string(notes.join("lovelace2024bert.md")).unwrap();
    assert!(
        text.contains("See [[lovelace2024berta]], [[lovelace2024berta|again]] and [[2402.99999]]."),
        "{text}"
    );

    // A person's own words in a file, and a file of their own.
    let theirs = notes.join("muller2024title.md");
    let changed = fs::read_to_string(&theirs).unwrap() + "\nMine.\n";
    fs::write(&theirs, &changed).unwrap();
    fs::write(notes.join("own.md"), "own").unwrap();
    let kept = vec!["muller2024title.md".to_owned()];
    assert_eq!(to_folder(&fixture, &notes, ""), (0, 3, 0, kept.clone()));
    assert_eq!(to_folder(&fixture, &notes, "id:2402.00003"), (0, 1, 2, kept.clone()));
    assert_eq!(fs::read_to_string(&theirs).unwrap(), changed);
    assert_eq!(fs::read_to_string(notes.join("own.md")).unwrap(), "own");

    // A list that names what is not in the folder touches nothing there.
    let outside = folder.path().join("outside.md");
    fs::write(&outside, "").unwrap();
    let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let list = json!({ "files": { "../outside.md": hash } });
    fs::write(notes.join(".broadsheet-export.json"), list.to_string()).unwrap();
    to_folder(&fixture, &notes, "");
    assert!(outside.exists());
}

#[test]
fn an_export_that_fails_leaves_the_file_that_was_there() {
    let fixture = awkward();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("papers.bib");
    fs::write(&file, "mine").unwrap();
    let asked = request(ExportFormat::Bibtex, "", ExportParts::default());
    let exporting = fixture.library.exporting(&asked, &Pattern::default()).unwrap();
    let nowhere = folder.path().join("none/papers.bib");
    assert!(exporting.write_file(ExportFormat::Bibtex, "", &nowhere, |_| {}).is_err());
    assert_eq!(exporting.write_file(ExportFormat::Bibtex, "", &file, |_| {}).unwrap(), 4);
    assert!(fs::read_to_string(&file).unwrap().starts_with("@misc{"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unfinished stays");
}

/// One abstract that is told to stand in a great many digests.
#[test]
fn an_export_that_says_a_long_text_again_and_again_is_read_within_bounds() {
    let digests: Vec<_> =
        (0..400).map(|number| json!({ "kind": "list", "title": format!("List {number}") })).collect();
    let paper =
        json!({ "broadsheet": 1, "title": "Long", "abstract": "word ".repeat(800_000), "digests": digests });
    let reading = read(&Input { bytes: paper.to_string().as_bytes() }).unwrap();
    assert!(reading.digests.len() > 10 && reading.digests.len() < 60, "{}", reading.digests.len());
    assert!(reading.warnings.iter().any(|warning| warning.reason.to_string().contains("too many digests")));
}

/// Dashes, spaces and markup that TeX or a reader would change, and a page whose address tells nothing.
#[test]
fn words_that_are_read_otherwise_a_second_time_come_back_all_the_same() {
    let fixture = Fixture::new();
    let mut awkward = item("2025-01-02", 1);
    awkward["paper"]["title"] =
        json!("Early\u{2013}Type M--Dwarfs \u{2014} at z\u{a0}2  and~$\\mathtt{\\sim}~3$");
    awkward["paper"]["summary"] = json!("A\u{a0}text -- with {this $x~y$ URL}$ and \\textit{italics}.");
    awkward["paper"]["authors"] = json!([{ "name": "\u{6587}$^{1" }, { "name": "2}$" }]);
    awkward["paper"]["projectPage"] = json!("https://lamp--works.example/a_page");
    fixture.import(&json!([awkward]));
    for format in EXACT {
        let text = export(&fixture, format, "", ExportParts::default());
        assert!(
            format == ExportFormat::CslJson || text.contains("https://lamp--works.example/a_page"),
            "{text}"
        );
        assert_eq!(there_and_back(format, &text, ExportParts::default()), text, "{format:?}");
    }
}

/// Days that list the same papers in other orders and with other votes, and papers of which nothing lists.
#[test]
fn papers_of_many_lists_come_back_in_the_order_in_which_they_came() {
    let fixture = Fixture::new();
    let listed = |day: &str, number: u32, votes: u32| {
        let mut item = item(day, number);
        item["paper"]["upvotes"] = json!(votes);
        item["paper"]["title"] = json!("The Same Title");
        item
    };
    fixture.import(&json!([listed("2025-01-03", 1, 5), listed("2025-01-03", 2, 6)]));
    fixture.import_bytes("loose.bib", b"@misc{x, title={On Quiet Lamps}, author={Ada Quill}}".to_vec());
    fixture.import(&json!([
        listed("2025-01-02", 3, 1),
        listed("2025-01-02", 1, 3),
        listed("2025-01-02", 4, 2)
    ]));
    fixture.import(&json!([
        listed("2025-01-03", 2, 9),
        listed("2025-01-03", 5, 7),
        listed("2025-01-03", 1, 4)
    ]));
    for format in EXACT {
        let text = export(&fixture, format, "", ExportParts::default());
        assert_eq!(there_and_back(format, &text, ExportParts::default()), text, "{format:?}");
    }
}

/// Real bibliographies, feeds and pages.
#[test]
fn real_papers_are_read_again_to_the_last_byte() {
    let Some(real) = real_digests() else { return };
    let fixture = Fixture::new();
    let forms = [
        "arxiv-abs",
        "arxiv-atom",
        "bibtex",
        "csl-json",
        "hf-html",
        "json-other",
        "newsletter-html",
        "ris",
        "rss",
        "scholar-alert",
        "text",
        "zotero-json",
    ];
    let paths: Vec<_> = forms.iter().map(|form| real.join(form)).collect();
    fixture.library.import(pending_paths(&paths), |_| {}).unwrap();
    for format in EXACT {
        let text = export(&fixture, format, "", ExportParts::default());
        let back = there_and_back(format, &text, ExportParts::default());
        let differ: Vec<_> =
            text.lines().zip(back.lines()).filter(|(one, other)| one != other).take(3).collect();
        assert!(back == text, "{format:?}: {} and {} bytes; first {differ:#?}", text.len(), back.len());
    }
}
