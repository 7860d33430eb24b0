//! What is shown of a paper: corrected by the person, told where it comes from, and when code appeared.

use broadsheet_core::api::*;
use broadsheet_core::model::{Fact, Field, FoundIn, LinkKind};
use rstest::rstest;
use serde_json::json;

use crate::fixture::{Fixture, day, item, title};

fn correct(fixture: &Fixture, paper: i64, field: Field, value: Option<&str>) {
    let value = value.map(str::to_owned);
    fixture.library.correct(&Correct { paper, field, value }).unwrap();
}

fn with_code(day: &str, number: u32) -> serde_json::Value {
    let mut item = item(day, number);
    item["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    item
}

#[test]
fn every_field_is_corrected_shown_as_edited_and_reverted_by_itself() {
    let fixture = Fixture::new();
    fixture.import(&json!([with_code("2025-01-10", 1)]));
    let paper = fixture.id(&title(1));
    let before = fixture.library.paper(paper).unwrap();
    let all = [
        (Field::Title, " Another\n name "),
        (Field::Published, "2024-12"),
        (Field::Authors, r#"["Mary Somerville", " ", "Ada  Lovelace", "Emmy Noether"]"#),
        (Field::ArxivId, "arXiv:2412.00007v3"),
        (Field::Doi, "https://doi.org/10.1145/3292500.3330919"),
        (Field::Abstract, "In my own words.\n\nTwo paragraphs."),
        (Field::Links, r#"["github.com/mary/own/tree/main", "https://mary.github.io"]"#),
    ];
    for (field, value) in all {
        correct(&fixture, paper, field, Some(value));
    }
    let edited = fixture.library.paper(paper).unwrap();
    assert_eq!(edited.corrected.len(), 7);
    assert_eq!(edited.row.title, "Another name");
    assert_eq!(edited.row.published.as_deref(), Some("2024-12"));
    assert_eq!(edited.authors, ["Mary Somerville", "Ada Lovelace", "Emmy Noether"]);
    assert_eq!(edited.row.author_count, Some(3));
    assert_eq!(edited.arxiv_id.as_deref(), Some("2412.00007"));
    assert_eq!(edited.doi.as_deref(), Some("10.1145/3292500.3330919"));
    assert_eq!(edited.abstract_source.as_deref(), Some("In my own words.\n\nTwo paragraphs."));
    let code: Vec<_> = edited.links.iter().filter(|link| link.kind == LinkKind::Code).collect();
    assert_eq!(code.len(), 2);
    assert_eq!(
        (code[0].found_in, code[0].url.contains("mary")),
        (FoundIn::Person, true),
        "own links come first"
    );
    assert_eq!(fixture.titles(Scope::All, "own words"), ["Another name"], "found by what is shown");
    fixture.import(&json!([with_code("2025-02-10", 1)]));
    let after = fixture.library.paper(paper).unwrap();
    assert_eq!((after.row.title, after.abstract_source), (edited.row.title, edited.abstract_source));
    fixture.library.undo().unwrap();
    for (field, _) in all {
        correct(&fixture, paper, field, None);
    }
    let links = |detail: &PaperDetail| detail.links.iter().map(|link| link.url.clone()).collect::<Vec<_>>();
    let reverted = fixture.library.paper(paper).unwrap();
    assert_eq!(links(&reverted), links(&before));
    assert_eq!(PaperDetail { links: vec![], ..reverted }, PaperDetail { links: vec![], ..before });
}

#[rstest]
#[case(Field::Title, " ")]
#[case(Field::Published, "soon")]
#[case(Field::Authors, "[]")]
#[case(Field::Authors, "Ada Lovelace")]
#[case(Field::ArxivId, "2413.00001")]
#[case(Field::Doi, "10.48550/arXiv.2501.00001")]
#[case(Field::Doi, "eleven")]
#[case(Field::Abstract, "\n")]
#[case(Field::Links, r#"["javascript:alert(1)"]"#)]
#[case(Field::Links, r#"["https://user:pass@github.com/a/b"]"#)]
#[case(Field::Links, r#"["file:///etc/passwd"]"#)]
#[case(Field::Links, r#"["https://localhost/a"]"#)]
fn what_does_not_do_is_refused_and_the_old_is_kept(#[case] field: Field, #[case] value: &str) {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    let before = fixture.library.paper(paper).unwrap();
    let refused = fixture.library.correct(&Correct { paper, field, value: Some(value.to_owned()) });
    assert!(refused.is_err(), "{field:?} {value}");
    assert_eq!(fixture.library.paper(paper).unwrap(), before);
}

#[test]
fn an_identifier_can_be_said_to_be_none() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    correct(&fixture, paper, Field::ArxivId, Some(""));
    let detail = fixture.library.paper(paper).unwrap();
    assert_eq!((detail.arxiv_id, detail.corrected), (None, vec![Field::ArxivId]));
}

#[test]
fn where_each_fact_comes_from_follows_the_rule() {
    let fixture = Fixture::new();
    fixture.import(&json!([with_code("2025-01-10", 1)]));
    let mut later = item("2025-01-12", 1);
    later["paper"]["summary"] = "Short.".into();
    later["paper"]["upvotes"] = 99.into();
    fixture.import(&json!([later]));
    let paper = fixture.id(&title(1));
    let told = fixture.library.provenance(paper).unwrap();
    let of = |fact: Fact| told.iter().find(|told| told.fact == fact).unwrap();
    let chosen = |fact: Fact| {
        let days =
            of(fact).claims.iter().filter(|claim| claim.chosen).map(|claim| claim.day.clone().unwrap());
        days.collect::<Vec<_>>()
    };
    assert_eq!(chosen(Fact::Upvotes), ["2025-01-12"], "the newest count");
    assert_eq!(chosen(Fact::Abstract), ["2025-01-10"], "the longest abstract");
    assert_eq!(of(Fact::Upvotes).value.as_deref(), Some("99"));
    assert_eq!(of(Fact::Upvotes).claims.len(), 2);
    assert!(told.iter().all(|told| !told.edited && told.value.is_some()));
    correct(&fixture, paper, Field::Title, Some("My name of it"));
    let told = fixture.library.provenance(paper).unwrap();
    let title = told.iter().find(|told| told.fact == Fact::Title).unwrap();
    assert!(title.edited && title.claims.iter().all(|claim| !claim.chosen));
    assert_eq!(title.value.as_deref(), Some("My name of it"));
}

#[test]
fn code_that_a_later_digest_brings_is_marked_until_the_paper_is_opened() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    fixture.import(&json!([with_code("2025-01-12", 1), with_code("2025-01-12", 3)]));
    assert_eq!(fixture.titles(Scope::CodeNew, ""), [title(1)], "what had code from the first is no news");
    assert!(fixture.row(&title(1)).code_new);
    assert_eq!(fixture.library.overview().unwrap().counts.code_new, 1);
    fixture.library.mark_opened(fixture.id(&title(1))).unwrap();
    assert_eq!(fixture.list(Scope::CodeNew, "").total, 0);
    assert!(!fixture.row(&title(1)).code_new);
}

#[test]
fn whether_code_appeared_does_not_hang_on_the_order_of_imports() {
    let fixture = Fixture::new();
    fixture.import(&json!([with_code("2025-01-12", 1)]));
    assert_eq!(fixture.list(Scope::CodeNew, "").total, 0);
    fixture.import(&day("2025-01-10", &[1]));
    assert_eq!(fixture.titles(Scope::CodeNew, ""), [title(1)]);
    correct(&fixture, fixture.id(&title(1)), Field::Links, Some(r#"["https://github.com/ada/mine"]"#));
    assert_eq!(fixture.list(Scope::CodeNew, "").total, 0, "the person had found it");
}
