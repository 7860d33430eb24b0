//! Every import is kept with what it did, and can be taken back and done again in any order.

use broadsheet_core::api::*;
use broadsheet_core::model::{Fact, Outcome, Status};
use broadsheet_core::service::{Library, Pending};
use serde_json::json;

use crate::fixture::{Fixture, day, item, title};

fn history(library: &Library, query: &str) -> Vec<ImportInfo> {
    let request = HistoryRequest { query: query.to_owned(), offset: 0, limit: 50 };
    let page = library.import_history(&request).unwrap();
    assert_eq!(page.total, page.rows.len());
    page.rows
}

fn entries(library: &Library, import: i64, filter: EntryFilter) -> Vec<EntryReceipt> {
    let request = EntriesRequest { import, filter, offset: 0, limit: 500 };
    let page = library.import_entries(&request).unwrap();
    assert_eq!(page.total, page.rows.len());
    page.rows
}

fn with_code(day: &str, number: u32) -> serde_json::Value {
    let mut item = item(day, number);
    item["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    item
}

#[test]
fn each_entry_is_kept_with_what_became_of_it() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let known = fixture.id(&title(2));
    fixture.library.set_status(&SetStatus { papers: vec![known], status: Status::Done }).unwrap();
    let second =
        json!([with_code("2025-01-12", 1), item("2025-01-10", 2), item("2025-01-12", 3), "no paper"]);
    let receipt = fixture.import(&second);
    let totals = receipt.totals;
    assert_eq!((totals.new, totals.updated, totals.unchanged, totals.unreadable), (1, 1, 1, 1));
    assert_eq!((totals.gained_code, totals.put_away), (1, 1));

    let import = receipt.import.unwrap();
    let all = entries(&fixture.library, import, EntryFilter::All);
    let outcomes: Vec<Outcome> = all.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes, [Outcome::Unreadable, Outcome::Updated, Outcome::Unchanged, Outcome::New]);
    assert!(
        all[0].reason.is_some() && all[0].fragment.as_deref().unwrap().contains("no paper"),
        "{:?}",
        all[0]
    );
    assert_eq!((all[0].place.as_str(), all[0].file.as_str(), all[0].paper), ("entry 4", "digest.json", None));
    assert_eq!((all[1].paper, all[1].title.clone()), (Some(fixture.id(&title(1))), title(1)));
    assert!(all[1].fields.contains(&Fact::Links) && all[1].fields.contains(&Fact::Published), "{:?}", all[1]);
    assert!(all[1].gained_code && all[2].put_away && !all[3].gained_code);

    for (filter, expected) in [
        (EntryFilter::GainedCode, vec![title(1)]),
        (EntryFilter::PutAway, vec![title(2)]),
        (EntryFilter::New, vec![title(3)]),
        (EntryFilter::Updated, vec![title(1)]),
        (EntryFilter::Unchanged, vec![title(2)]),
        (EntryFilter::Unreadable, vec![String::new()]),
    ] {
        let titles: Vec<String> =
            entries(&fixture.library, import, filter).into_iter().map(|entry| entry.title).collect();
        assert_eq!(titles, expected, "{filter:?}");
    }
    assert_eq!(fixture.library.import_receipt(import).unwrap(), receipt, "kept as it was given");
}

#[test]
fn code_that_comes_with_a_paper_is_not_gained() {
    let fixture = Fixture::new();
    let receipt = fixture.import(&json!([with_code("2025-01-10", 1)]));
    assert_eq!((receipt.totals.new, receipt.totals.gained_code), (1, 0));
    let pending = [day("2025-01-11", &[2]), json!([with_code("2025-01-12", 2)])];
    let pending = pending
        .iter()
        .enumerate()
        .map(|(at, digest)| Pending::of_bytes(format!("{at}.json"), serde_json::to_vec(digest).unwrap()));
    let receipt = fixture.library.import(pending.collect(), |_| {}).unwrap();
    assert_eq!((receipt.totals.new, receipt.totals.updated, receipt.totals.gained_code), (1, 1, 0));
}

#[test]
fn entries_come_in_pages_with_what_could_not_be_read_first() {
    let fixture = Fixture::new();
    let mut items: Vec<serde_json::Value> = (1..=5).map(|number| item("2025-01-10", number)).collect();
    items.extend([json!("nothing"), json!("nothing again")]);
    let import = fixture.import(&serde_json::Value::from(items)).import.unwrap();
    let page = |offset, limit| {
        let request = EntriesRequest { import, filter: EntryFilter::All, offset, limit };
        let page = fixture.library.import_entries(&request).unwrap();
        assert_eq!(page.total, 7);
        page.rows.into_iter().map(|row| row.place).collect::<Vec<_>>()
    };
    let whole = page(0, 500);
    assert_eq!(whole[..3], ["entry 6", "entry 7", "entry 1"]);
    assert_eq!([page(0, 1), page(1, 3), page(4, 2), page(6, 9)].concat(), whole);
    assert!(page(7, 5).is_empty() && page(100, 5).is_empty());
}

#[test]
fn the_history_lists_every_import_and_one_that_brought_nothing() {
    let fixture = Fixture::new();
    fixture.import_bytes("monday.json", serde_json::to_vec(&day("2025-01-10", &[1, 2])).unwrap());
    fixture.import_bytes("again.json", serde_json::to_vec(&day("2025-01-10", &[1, 2])).unwrap());
    let refused = fixture.import_bytes("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec());
    assert_eq!(refused.import, None);
    let rows = history(&fixture.library, "");
    let told: Vec<_> =
        rows.iter().map(|row| (row.label.to_string(), row.undoable, row.totals.unchanged)).collect();
    let expected = [
        ("import picture.png".to_owned(), false, 0),
        ("import again.json".to_owned(), false, 2),
        ("import monday.json".to_owned(), true, 0),
    ];
    assert_eq!(told, expected);
    assert_eq!((rows[0].totals.failed, rows[0].file.as_deref()), (1, Some("picture.png")));
    let receipt = fixture.library.import_receipt(rows[0].id).unwrap();
    assert_eq!((receipt.import, &receipt.files), (None, &refused.files));
    let unchanged = entries(&fixture.library, rows[1].id, EntryFilter::Unchanged);
    assert_eq!(unchanged.len(), 2, "a known file's entries are told too");
    let undone = fixture.library.undo_import(rows[1].id).unwrap();
    assert_eq!((undone.label, fixture.list(Scope::All, "").total), (None, 2), "nothing to take back");
}

#[test]
fn the_history_is_searched_by_file_day_and_title() {
    let fixture = Fixture::new();
    for (name, when, number) in [("Alpha.json", "2024-03-05", 1), ("beta 100%.json", "2025-01-11", 22)] {
        fixture.import_bytes(name, serde_json::to_vec(&day(when, &[number])).unwrap());
    }
    let names = |query: &str| -> Vec<String> {
        history(&fixture.library, query).into_iter().filter_map(|row| row.file).collect()
    };
    assert_eq!(names("alpha"), ["Alpha.json"]);
    assert_eq!(names("json"), ["beta 100%.json", "Alpha.json"]);
    assert_eq!(names("100%"), ["beta 100%.json"]);
    assert_eq!(names("2024-03"), ["Alpha.json"]);
    assert_eq!(names("2025-10").len(), 2, "the day on which both were imported");
    assert_eq!(names("Number 22 made-up"), ["beta 100%.json"]);
    assert_eq!(names("paper number 22 of another field"), [""; 0]);
    let page = HistoryRequest { query: "json".to_owned(), offset: 1, limit: 1 };
    let page = fixture.library.import_history(&page).unwrap();
    assert_eq!((page.total, page.offset, page.rows.len()), (2, 1, 1));
    assert_eq!(page.rows[0].file.as_deref(), Some("Alpha.json"));
}

#[test]
fn what_is_not_there_says_so() {
    let fixture = Fixture::new();
    let expected = "There is no such import in the library, or not any more. Nothing was changed.";
    assert_eq!(fixture.library.import_receipt(7).unwrap_err().to_string(), expected);
    let request = EntriesRequest { import: 7, filter: EntryFilter::All, offset: 0, limit: 1 };
    assert_eq!(fixture.library.import_entries(&request).unwrap_err().to_string(), expected);
    assert_eq!(fixture.library.undo_import(7).unwrap_err().to_string(), expected);
    assert_eq!(fixture.library.redo_import(7).unwrap_err().to_string(), expected);
}

#[test]
fn imports_are_taken_back_and_done_again_in_any_order() {
    let fixture = Fixture::new();
    let imports: Vec<i64> = [("2025-01-10", [1, 2]), ("2025-01-11", [2, 3]), ("2025-01-12", [3, 4])]
        .iter()
        .map(|(when, numbers)| fixture.import(&day(when, numbers)).import.unwrap())
        .collect();
    let titles = |fixture: &Fixture| {
        let mut titles = fixture.titles(Scope::All, "");
        titles.sort();
        titles
    };
    let before = titles(&fixture);
    let undone = fixture.library.undo_import(imports[1]).unwrap();
    assert_eq!(
        undone.label.map(|label| label.to_string()).as_deref(),
        Some("take back the import of digest.json")
    );
    assert_eq!(titles(&fixture).len(), 4, "each of its papers is in another one too");
    fixture.library.undo_import(imports[0]).unwrap();
    assert_eq!(titles(&fixture), [title(3), title(4)]);
    assert!(history(&fixture.library, "").iter().filter(|row| row.undone).count() == 2);
    assert_eq!(fixture.library.undo_import(imports[0]).unwrap().label, None, "it is taken back already");
    let redone = fixture.library.redo_import(imports[1]).unwrap();
    assert_eq!(
        redone.label.map(|label| label.to_string()).as_deref(),
        Some("bring back the import of digest.json")
    );
    assert_eq!(titles(&fixture), [title(2), title(3), title(4)]);
    assert_eq!(fixture.library.redo_import(imports[1]).unwrap().label, None);
    fixture.library.redo_import(imports[0]).unwrap();
    assert_eq!(titles(&fixture), before);
    for _ in 0..4 {
        fixture.library.undo().unwrap();
    }
    assert_eq!(titles(&fixture), before, "each was an action like any other");
}

#[test]
fn an_import_just_undone_is_redone_by_the_same_action() {
    let fixture = Fixture::new();
    let import = fixture.import(&day("2025-01-10", &[1])).import.unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(
        fixture.library.redo_import(import).unwrap().label.map(|label| label.to_string()).as_deref(),
        Some("import digest.json")
    );
    assert_eq!(
        fixture.library.overview().unwrap().undo.map(|label| label.to_string()).as_deref(),
        Some("import digest.json")
    );
    assert_eq!(fixture.list(Scope::All, "").total, 1);
}

#[test]
fn papers_that_stay_are_named_and_the_rest_counted() {
    let fixture = Fixture::new();
    let numbers: Vec<u32> = (1..=25).collect();
    let import = fixture.import(&day("2025-01-10", &numbers)).import.unwrap();
    let papers = fixture.list(Scope::All, "").rows.iter().map(|row| row.id).collect();
    fixture.library.set_starred(&SetFlag { papers, on: true }).unwrap();
    let undone = fixture.library.undo_import(import).unwrap();
    assert_eq!((undone.kept, undone.kept_papers.len()), (25, 20));
    assert_eq!(undone.kept_papers[0], PaperName { id: fixture.id(&title(1)), title: title(1) });
    assert_eq!(fixture.library.undo().unwrap().kept, 0, "brought back, they are listed again");
}

#[test]
fn what_was_put_away_stays_away_and_the_receipt_counts_it() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let done = vec![fixture.id(&title(1)), fixture.id(&title(2))];
    fixture.library.set_status(&SetStatus { papers: done, status: Status::Done }).unwrap();
    let receipt = fixture.import(&day("2025-01-10", &[1, 2, 3]));
    assert_eq!((receipt.totals.put_away, receipt.files[0].put_away), (2, 2), "the same file");
    let receipt = fixture.import(&day("2025-01-11", &[1, 2, 4]));
    assert_eq!((receipt.totals.put_away, receipt.totals.new), (2, 1));
    assert_eq!(fixture.list(Scope::Inbox, "").total, 2);
}

#[test]
fn an_import_that_broke_off_is_told_by_its_files() {
    let fixture = Fixture::new();
    let import = fixture.import(&day("2025-01-10", &[1, 2])).import.unwrap();
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute("UPDATE import SET finished_at = NULL, totals = '{}'", []).unwrap();
    let row = &history(&fixture.library, "")[0];
    assert_eq!((row.id, row.totals.new, row.totals.papers, row.stopped), (import, 2, 2, true));
    assert!(fixture.library.import_receipt(import).unwrap().stopped);
}
