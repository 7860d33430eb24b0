use broadsheet_core::api::*;

use crate::fixture::{Fixture, day, item, title};

#[test]
fn words_are_found_in_title_abstract_authors_notes_and_tags() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let paper = fixture.id(&title(1));
    let note = SaveNote { paper, base: String::new(), body: "about quokkas".to_owned() };
    fixture.library.save_note(&note).unwrap();
    fixture.library.add_tag(&AddTag { papers: vec![paper], name: "marsupials/small".to_owned() }).unwrap();
    for (query, total) in [
        ("number 1", 1),
        ("attention", 2),
        ("chatelet", 2),
        ("Châtelet", 2),
        ("quok", 1),
        ("marsup", 1),
        ("nowhere", 0),
        ("attention quokkas", 1),
    ] {
        assert_eq!(fixture.list(Scope::All, query).total, total, "{query}");
    }
}

#[test]
fn nothing_typed_is_an_operator() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    for query in
        ["\"", "a AND", "NOT", "title:", "*", "(", "-x", "NEAR(a b)", "^a", "' OR 1=1 --", "\u{0}", "💥"]
    {
        fixture.list(Scope::All, query);
    }
}

#[test]
fn a_title_outranks_an_abstract() {
    let fixture = Fixture::new();
    let (mut one, mut two) = (item("2025-01-10", 1), item("2025-01-10", 2));
    one["paper"]["summary"] = "On widgets, in passing.".into();
    two["paper"]["title"] = "Widgets are all that is wanted".into();
    fixture.import(&serde_json::json!([one, two]));
    assert_eq!(fixture.titles(Scope::All, "widgets")[0], "Widgets are all that is wanted");
    let page = fixture.list(Scope::Inbox, "WIDG");
    assert_eq!((page.total, page.title_marks.len()), (2, 2));
}

#[test]
fn a_list_knows_where_a_paper_stands_and_gives_stretches() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[5, 3, 4]));
    let digest = fixture.library.overview().unwrap().digests[0].id;
    let list = ListQuery { scope: Scope::Digest(digest), query: String::new(), sort: Sort::Best };
    let paper = fixture.id(&title(4));
    let at = fixture.library.position(&PositionRequest { list: list.clone(), paper }).unwrap();
    assert_eq!(at, Some(2), "a digest keeps its own order");
    let ids = fixture.library.range_ids(&RangeRequest { list: list.clone(), from: 2, to: 1 }).unwrap();
    assert_eq!(ids, [fixture.id(&title(3)), paper]);
    let sorted = ListQuery { sort: Sort::Upvotes, ..list };
    let page = fixture.library.list_papers(&ListRequest { list: sorted, offset: 1, limit: 1 }).unwrap();
    assert_eq!((page.total, page.rows[0].title.clone()), (3, title(4)));
}
