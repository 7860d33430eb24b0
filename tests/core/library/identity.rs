//! One paper, one identity: joined and parted by hand, remembered against later imports, and taken back exactly.

use broadsheet_core::api::*;
use broadsheet_core::model::{Field, Status};
use serde_json::{Value, json};

use crate::fixture::{Fixture, day, item, title};

/// A text page of that day that lists these papers without identifiers.
fn page(day: &str, titles: &[&str]) -> Vec<u8> {
    let mut text = format!("Daily Papers\n\n{day}\n");
    for title in titles {
        text.push_str(&format!(
            "\n{title}\n\nWhat it says of layers, at some length and in whole sentences.\n\n  • 2 authors\n·\n{day}, 2025\n"
        ));
    }
    text.into_bytes()
}

fn with_id(mut item: Value, id: &str) -> Value {
    item["paper"]["id"] = id.into();
    item
}

fn note(fixture: &Fixture, paper: i64, body: &str) {
    let save = SaveNote { paper, base: String::new(), body: body.to_owned() };
    fixture.library.save_note(&save).unwrap();
}

fn merge(fixture: &Fixture, papers: &[i64]) -> i64 {
    fixture.library.merge_papers(&MergePapers { groups: vec![papers.to_vec()] }).unwrap()[0]
}

fn entries(fixture: &Fixture, paper: i64) -> Vec<i64> {
    fixture.library.paper(paper).unwrap().appearances.iter().map(|seen| seen.entry).collect()
}

#[test]
fn merged_papers_stay_one_whatever_is_imported() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    assert_eq!(merge(&fixture, &[two, one]), two);
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    fixture.import(&day("2025-01-11", &[1, 2]));
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert_eq!(fixture.library.paper(two).unwrap().appearances.len(), 4);
    assert!(fixture.library.paper(one).is_err());
    fixture.library.undo().unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 3);
    assert_eq!((fixture.id(&title(1)), fixture.id(&title(2))), (one, two));
}

#[test]
fn merging_keeps_all_that_the_person_said_and_undo_gives_each_their_own_back() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let papers = [1, 2, 3].map(|number| fixture.id(&title(number)));
    note(&fixture, papers[0], "of the first");
    note(&fixture, papers[1], "of the second");
    let tag = |paper, name: &str| {
        fixture.library.add_tag(&AddTag { papers: vec![paper], name: name.to_owned() }).unwrap();
    };
    tag(papers[0], "both");
    tag(papers[1], "both");
    tag(papers[2], "third");
    fixture.library.set_starred(&SetFlag { papers: vec![papers[2]], on: true }).unwrap();
    fixture.library.set_status(&SetStatus { papers: vec![papers[1]], status: Status::Queued }).unwrap();
    let links = |paper, url: &str| {
        let value = Some(json!([url]).to_string());
        fixture.library.correct(&Correct { paper, field: Field::Links, value }).unwrap();
    };
    links(papers[0], "https://github.com/a/one");
    links(papers[2], "https://github.com/a/three");
    let before = fixture.person();
    merge(&fixture, &papers);
    let merged = fixture.library.paper(papers[0]).unwrap();
    assert_eq!(merged.note, "of the first\n\n---\n\nof the second");
    let tags: Vec<&str> = merged.row.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(tags, ["both", "third"]);
    assert_eq!((merged.row.starred, merged.row.status, merged.row.code_count), (true, Status::Queued, 2));
    fixture.library.undo().unwrap();
    assert_eq!(fixture.person(), before, "byte for byte");
    fixture.library.redo().unwrap();
    assert_eq!(fixture.library.paper(papers[0]).unwrap(), merged);
}

#[test]
fn merging_refuses_what_makes_no_sense_and_changes_nothing() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let one = fixture.id(&title(1));
    let before = fixture.library.overview().unwrap();
    for groups in [vec![], vec![vec![one]], vec![vec![one, one]], vec![vec![one, 999]]] {
        assert!(fixture.library.merge_papers(&MergePapers { groups }).is_err());
    }
    assert_eq!(fixture.library.overview().unwrap(), before);
}

#[test]
fn groups_that_share_a_paper_are_one() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3, 4, 5]));
    let id = |number| fixture.id(&title(number));
    let groups = vec![vec![id(1), id(2)], vec![id(4), id(5)], vec![id(2), id(3)]];
    let kept = fixture.library.merge_papers(&MergePapers { groups: groups.clone() }).unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert!(kept.contains(&groups[0][0]) && kept.contains(&groups[1][0]));
}

#[test]
fn a_split_is_remembered_and_goes_with_the_title() {
    let fixture = Fixture::new();
    let wrong = with_id(item("2025-01-10", 2), "2501.00001");
    fixture.import(&json!([item("2025-01-10", 1)]));
    fixture.import(&json!([wrong.clone()]));
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    let paper = fixture.list(Scope::All, "").rows[0].id;
    note(&fixture, paper, "stays with the first");
    let seen = fixture.library.paper(paper).unwrap().appearances;
    let chosen = seen.iter().map(|seen| seen.entry).max().unwrap();
    let apart = fixture.library.split_paper(&SplitPaper { paper, entries: vec![chosen] }).unwrap();
    assert_ne!(apart, paper);
    let titles = |id| fixture.library.paper(id).unwrap().row.title;
    assert_eq!((titles(paper), titles(apart)), (title(1), title(2)));
    assert_eq!(fixture.library.paper(paper).unwrap().note, "stays with the first");
    // The same again, in files of their own: each goes to its namesake.
    fixture.import(&json!([item("2025-01-12", 1), item("2025-01-12", 7)]));
    let mut again = wrong;
    again["paper"]["upvotes"] = 77.into();
    fixture.import(&json!([again, item("2025-01-13", 8)]));
    assert_eq!(fixture.list(Scope::All, "").total, 4);
    assert_eq!((titles(paper), titles(apart)), (title(1), title(2)));
    assert_eq!((entries(&fixture, paper).len(), entries(&fixture, apart).len()), (2, 2));
    for _ in 0..3 {
        fixture.library.undo().unwrap();
    }
    assert_eq!(fixture.list(Scope::All, "").total, 1, "one paper again");
    assert_eq!(entries(&fixture, paper).len(), 2);
}

#[test]
fn splitting_takes_some_and_not_all() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    fixture.import(&day("2025-01-11", &[1, 2]));
    let (paper, other) = (fixture.id(&title(1)), fixture.id(&title(2)));
    let all = entries(&fixture, paper);
    let split = |entries: Vec<i64>| fixture.library.split_paper(&SplitPaper { paper, entries });
    assert!(split(vec![]).is_err());
    assert!(split(all).is_err());
    assert!(split(entries(&fixture, other)).is_err());
}

#[test]
fn the_last_word_holds() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    fixture.library.dismiss_duplicates(&DismissDuplicates { pairs: vec![(one, two)] }).unwrap();
    assert_eq!(merge(&fixture, &[one, two]), one);
    assert_eq!(fixture.list(Scope::All, "").total, 1, "merged though parted before");
    let chosen = *entries(&fixture, one).iter().max().unwrap();
    fixture.library.split_paper(&SplitPaper { paper: one, entries: vec![chosen] }).unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 2, "split though merged before");
    fixture.import(&day("2025-01-11", &[1, 2]));
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn no_import_joins_two_papers_with_notes_and_both_are_offered() {
    let fixture = Fixture::new();
    fixture.import_bytes("page.txt", page("Jan 10", &["An old name of the same thing"]));
    fixture.import(&json!([with_id(item("2025-01-10", 1), "2501.00009")]));
    let (old, new) = (fixture.id("An old name of the same thing"), fixture.id(&title(1)));
    note(&fixture, old, "mine");
    note(&fixture, new, "mine too");
    let mut bridge = with_id(item("2025-01-10", 3), "2501.00009");
    bridge["paper"]["title"] = "An old name of the same thing".into();
    bridge["title"] = bridge["paper"]["title"].clone();
    fixture.import(&json!([bridge]));
    assert_eq!(fixture.library.paper(old).unwrap().note, "mine");
    assert_eq!(fixture.library.paper(new).unwrap().note, "mine too");
    let found = fixture.library.duplicates(&DuplicatesRequest { offset: 0, limit: 10 }).unwrap();
    assert_eq!(found.total, 1);
    assert!(found.pairs[0].held_apart);
    merge(&fixture, &[old, new]);
    assert_eq!(fixture.library.paper(old).unwrap().note, "mine\n\n---\n\nmine too");
    let left = fixture.library.duplicates(&DuplicatesRequest { offset: 0, limit: 10 }).unwrap();
    assert_eq!(left.total, 0);
}

#[test]
fn possible_duplicates_are_found_dismissed_and_merged_at_once() {
    let fixture = Fixture::new();
    let named = |id: &str, number: u32, title: &str| {
        let mut item = with_id(item("2025-01-10", number), id);
        item["paper"]["title"] = title.into();
        item["title"] = title.into();
        item
    };
    fixture.import(&json!([
        named("2501.00001", 1, "A survey of large models of language"),
        named("2501.00002", 2, "A survey of large models of language"),
        named("2501.00003", 3, "Scaling laws for sparse mixtures of experts"),
        named("2501.00005", 5, "Something entirely different from the rest"),
    ]));
    fixture.import_bytes("page.txt", page("Jan 10", &["Scaling laws for sparse mixture of experts"]));
    let ask = || fixture.library.duplicates(&DuplicatesRequest { offset: 0, limit: 10 }).unwrap();
    let found = ask();
    let reasons: Vec<DuplicateReason> = found.pairs.iter().map(|pair| pair.reason).collect();
    assert_eq!(reasons, [DuplicateReason::SameTitle, DuplicateReason::NearTitle]);
    let near = &found.pairs[1];
    assert_eq!(near.first.arxiv_id.as_deref(), Some("2501.00003"), "what has an identifier stays");
    let ids = |pair: &Duplicate| (pair.first.row.id, pair.second.row.id);
    fixture.library.dismiss_duplicates(&DismissDuplicates { pairs: vec![ids(&found.pairs[0])] }).unwrap();
    let (first, second) = ids(near);
    fixture.library.merge_papers(&MergePapers { groups: vec![vec![first, second]] }).unwrap();
    assert_eq!(ask().total, 0);
    fixture.library.undo().unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(ask(), found);
}

#[test]
fn a_corrected_identifier_joins_and_its_revert_parts_again() {
    let fixture = Fixture::new();
    fixture.import_bytes("page.txt", page("Jan 10", &["A name that only the page has"]));
    fixture.import(&day("2025-01-11", &[1]));
    let (page, json) = (fixture.id("A name that only the page has"), fixture.id(&title(1)));
    note(&fixture, page, "mine");
    let correct = |value: Option<&str>| {
        let value = value.map(str::to_owned);
        fixture.library.correct(&Correct { paper: page, field: Field::ArxivId, value }).unwrap();
    };
    correct(Some("https://arxiv.org/abs/2501.00001v2"));
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    assert_eq!(fixture.library.paper(page).unwrap().appearances.len(), 2);
    assert!(fixture.library.paper(json).is_err());
    correct(None);
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert_eq!(fixture.library.paper(page).unwrap().note, "mine");
    assert_eq!(fixture.library.paper(json).unwrap().arxiv_id.as_deref(), Some("2501.00001"));
    fixture.library.undo().unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn an_import_that_parts_what_was_joined_by_title_gives_all_back_when_undone() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    fixture.import_bytes("page.txt", page("Jan 11", &[&title(1)]));
    let joined = fixture.id(&title(1));
    assert_eq!(entries(&fixture, joined).len(), 2);
    // Another paper of that name: the page's entry could be of either.
    let mut other = with_id(item("2025-01-12", 1), "2501.77777");
    other["paper"]["upvotes"] = 3.into();
    let receipt = fixture.import(&json!([other]));
    assert_eq!(fixture.list(Scope::All, "").total, 3);
    fixture.library.undo_import(receipt.import.unwrap()).unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    assert_eq!(entries(&fixture, joined).len(), 2);
    fixture.library.redo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 3);
    assert_eq!(entries(&fixture, joined).len(), 1);
}

#[test]
fn what_holds_a_note_keeps_its_digests_when_another_paper_of_its_name_comes() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    fixture.import_bytes("page.txt", page("Jan 11", &[&title(1)]));
    let paper = fixture.id(&title(1));
    note(&fixture, paper, "mine");
    fixture.import(&json!([with_id(item("2025-01-12", 1), "2501.77777")]));
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert_eq!(entries(&fixture, paper).len(), 2);
}

#[test]
fn a_paper_kept_for_its_note_is_known_again_in_another_form() {
    let fixture = Fixture::new();
    let receipt = fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    note(&fixture, paper, "mine");
    fixture.library.undo_import(receipt.import.unwrap()).unwrap();
    fixture.import_bytes("page.txt", page("Jan 10", &[&title(1)]));
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    assert_eq!(fixture.library.paper(paper).unwrap().note, "mine");
}

#[test]
fn an_import_undone_as_if_it_had_never_been_says_nothing_of_what_is_kept() {
    let fixture = Fixture::new();
    let receipt = fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    note(&fixture, paper, "mine");
    fixture.library.undo_import(receipt.import.unwrap()).unwrap();
    let kept = fixture.library.paper(paper).unwrap();
    let mut wrong = item("2025-01-20", 1);
    wrong["paper"]["summary"] = "Something else altogether, and longer than what was said before it.".into();
    fixture.import(&json!([wrong]));
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.paper(paper).unwrap(), kept);
}
