use std::fs;

use broadsheet_core::api::*;
use broadsheet_core::model::{Likeness, ReadError, Status, Unread};
use broadsheet_core::service::{Pending, pending_paths};
use broadsheet_core::store::{Originals, Store};

use crate::fixture::{Fixture, day, item, real_digests, title};

#[test]
fn the_first_import_is_new_and_the_second_changes_nothing() {
    let fixture = Fixture::new();
    let first = fixture.import(&day("2025-01-10", &[1, 2, 3]));
    assert_eq!((first.totals.new, first.totals.unchanged), (3, 0));
    let second = fixture.import(&day("2025-01-10", &[1, 2, 3]));
    assert_eq!((second.totals.new, second.totals.updated, second.totals.unchanged), (0, 0, 3));
    assert_eq!(second.import, None, "nothing to undo");
    assert_eq!(fixture.library.overview().unwrap().digests.len(), 1);
}

#[test]
fn a_paper_has_one_identity_across_digests() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let receipt = fixture.import(&day("2025-01-11", &[2, 3]));
    assert_eq!((receipt.totals.new, receipt.totals.updated), (1, 1));
    assert_eq!(fixture.list(Scope::All, "").total, 3);
    let paper = fixture.library.paper(fixture.id(&title(2))).unwrap();
    let days: Vec<_> = paper.appearances.iter().map(|seen| (seen.day.clone().unwrap(), seen.rank)).collect();
    assert_eq!(days, [("2025-01-11".to_owned(), 1), ("2025-01-10".to_owned(), 2)]);
}

#[cfg(unix)]
#[test]
fn links_inside_a_folder_are_passed_over() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::fs::write(outside.path().join("other.json"), day("2025-01-10", &[1]).to_string()).unwrap();
    std::fs::write(folder.path().join("own.json"), day("2025-01-11", &[2]).to_string()).unwrap();
    let link = |to: &std::path::Path, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    };
    link(&outside.path().join("other.json"), "file.json");
    link(outside.path(), "folder");
    let fixture = Fixture::new();
    fixture.library.import(pending_paths(&[folder.path().to_owned()]), |_| {}).unwrap();
    assert_eq!(fixture.titles(Scope::All, ""), [title(2)], "what is elsewhere was not given");
}

#[test]
fn importing_never_touches_what_the_person_said() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    fixture.library.set_status(&SetStatus { papers: vec![paper], status: Status::Done }).unwrap();
    fixture.library.add_tag(&AddTag { papers: vec![paper], name: "mine".to_owned() }).unwrap();
    let mut changed = item("2025-01-12", 1);
    changed["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    let receipt = fixture.import(&serde_json::json!([changed]));
    assert_eq!(receipt.totals.updated, 1);
    let row = fixture.row(&title(1));
    assert_eq!((row.status, row.code_count, row.tags.len()), (Status::Done, 1, 1));
    assert_eq!(row.code_host.as_deref(), Some("github.com"));
}

#[test]
fn undo_takes_exactly_one_import_back() {
    let fixture = Fixture::new();
    let first = fixture.import(&day("2025-01-10", &[1, 2]));
    fixture.import(&day("2025-01-11", &[2, 3]));
    let undone = fixture.library.undo_import(first.import.unwrap()).unwrap();
    assert_eq!(undone.kept, 0);
    assert_eq!(fixture.list(Scope::All, "").total, 2, "2 is in the other digest too");
    assert_eq!(fixture.list(Scope::All, "number 1").total, 0, "not found by its words either");
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 3, "taking back is an action like any other");
}

#[test]
fn what_the_person_added_stays_when_its_import_is_undone() {
    let fixture = Fixture::new();
    let receipt = fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let (noted, tagged) = (fixture.id(&title(1)), fixture.id(&title(2)));
    let note = SaveNote { paper: noted, base: String::new(), body: "keep me".to_owned() };
    fixture.library.save_note(&note).unwrap();
    fixture.library.add_tag(&AddTag { papers: vec![tagged], name: "keep".to_owned() }).unwrap();
    let undone = fixture.library.undo_import(receipt.import.unwrap()).unwrap();
    assert_eq!(undone.kept, 2);
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert_eq!(fixture.library.paper(noted).unwrap().note, "keep me");
    assert_eq!(fixture.library.paper(noted).unwrap().appearances[0].digest, None);
    assert!(fixture.library.overview().unwrap().digests.is_empty());
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    assert_eq!(fixture.list(Scope::All, "").total, 3, "imported again, the same papers");
    assert_eq!(fixture.library.paper(noted).unwrap().note, "keep me");
}

#[test]
fn undo_and_redo_of_an_import_by_key() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    assert_eq!(
        fixture.library.overview().unwrap().undo.map(|label| label.to_string()).as_deref(),
        Some("import digest.json")
    );
    fixture.library.undo().unwrap();
    assert!(fixture.library.overview().unwrap().empty);
    fixture.library.redo().unwrap();
    assert_eq!(fixture.list(Scope::Inbox, "").total, 2);
    assert_eq!(
        fixture.library.undo().unwrap().label.map(|label| label.to_string()).as_deref(),
        Some("import digest.json")
    );
    assert_eq!(fixture.library.undo().unwrap().label, None);
}

#[test]
fn a_file_nothing_recognises_says_so_and_keeps_no_other_out() {
    let fixture = Fixture::new();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), serde_json::to_vec(&day("2025-01-10", &[1])).unwrap()).unwrap();
    fs::write(folder.path().join("b.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(folder.path().join(".hidden"), b"x").unwrap();
    let missing = folder.path().join("missing.txt");
    let pending = pending_paths(&[folder.path().to_owned(), missing]);
    let receipt = fixture.library.import(pending, |_| {}).unwrap();
    assert_eq!((receipt.totals.files, receipt.totals.failed, receipt.totals.new), (3, 1, 1));
    assert_eq!(receipt.totals.passed_over, 1, "what lies beside digests in a folder is no fault");
    let png = Unread::Content { why: ReadError::Unrecognised { seems: Likeness::Png } };
    assert_eq!(receipt.files[1].error, Some(png));
}

#[test]
fn a_dry_run_says_the_same_and_changes_nothing() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let version = fixture.library.overview().unwrap();
    let digest = serde_json::to_vec(&day("2025-01-11", &[1, 2])).unwrap();
    let pending = || vec![Pending::of_bytes("new.json", digest.clone())];
    let read = fixture.library.read_files(pending(), |_| {}).unwrap();
    let said = fixture.library.rehearse(&read).unwrap().unwrap();
    assert_eq!(fixture.library.overview().unwrap(), version);
    assert_eq!(files_below(&fixture.folder.path().join("originals")), 1);
    let done = fixture.library.import(pending(), |_| {}).unwrap();
    assert_eq!((said.totals, said.import), (done.totals, None));
}

#[test]
fn an_original_is_kept_by_its_content() {
    let fixture = Fixture::new();
    let bytes = serde_json::to_vec(&day("2025-01-10", &[1])).unwrap();
    fixture.import_bytes("digest.json", bytes.clone());
    let store = Store::open(fixture.folder.path()).unwrap();
    assert_eq!(store.originals().read(&Originals::hash(&bytes)).unwrap(), bytes);
}

#[test]
fn a_card_doubled_on_a_page_counts_once() {
    let fixture = Fixture::new();
    let totals = fixture.import(&day("2025-01-10", &[1, 2, 1])).totals;
    assert_eq!((totals.entries, totals.papers, totals.new, totals.unchanged), (2, 2, 2, 0));
    let days = (fixture.list(Scope::All, "").total, fixture.library.overview().unwrap().digests[0].papers);
    assert_eq!(days, (2, 2));
}

#[test]
fn same_title_with_different_ids_stays_two() {
    let fixture = Fixture::new();
    let (one, mut two) = (item("2025-01-10", 1), item("2025-01-10", 2));
    two["paper"]["title"] = one["paper"]["title"].clone();
    two["title"] = one["title"].clone();
    fixture.import(&serde_json::json!([one, two]));
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn an_entry_with_an_id_joins_the_same_title_without_one() {
    let fixture = Fixture::new();
    let text = "Daily Papers\n\nJan 11\n\nPaper number 1 of a made-up field\n\nWhat paper 1 says about \
                layers and attention, at some length.\n\n  • 2 authors\n·\nJan 10, 2025\n";
    fixture.import_bytes("page.txt", text.as_bytes().to_vec());
    let receipt = fixture.import(&day("2025-01-10", &[1]));
    assert_eq!((receipt.totals.new, receipt.totals.updated), (0, 1));
    assert_eq!(fixture.list(Scope::All, "").total, 1);
}

#[test]
fn a_cancelled_import_keeps_what_was_read_and_says_so() {
    let fixture = Fixture::new();
    let pending = (1..=4)
        .map(|number| {
            Pending::of_bytes(
                format!("{number}.json"),
                serde_json::to_vec(&day("2025-01-10", &[number])).unwrap(),
            )
        })
        .collect();
    let receipt = fixture
        .library
        .import(pending, |progress| {
            if progress.done == 1 {
                fixture.library.stop(Work::Importing);
            }
        })
        .unwrap();
    assert!(receipt.stopped);
    assert_eq!((receipt.totals.files, fixture.list(Scope::All, "").total), (2, 2));
    assert_eq!(files_below(&fixture.folder.path().join("originals")), 2, "what was read ahead is not kept");
}

#[test]
fn files_written_together_are_told_of_one_by_one() {
    let fixture = Fixture::new();
    let mut pending: Vec<Pending> = (1..=60)
        .map(|number| {
            let day = day("2025-01-10", &[number, number + 1]);
            Pending::of_bytes(format!("{number}.json"), serde_json::to_vec(&day).unwrap())
        })
        .collect();
    pending.insert(30, Pending::of_bytes("junk.bin", vec![0; 64]));
    let mut told = Vec::new();
    let receipt = fixture.library.import(pending, |progress| told.push(progress.done)).unwrap();
    assert_eq!(told, (0..61).collect::<Vec<_>>());
    let names: Vec<&str> = receipt.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!((names[0], names[29], names[30], names[60]), ("1.json", "30.json", "junk.bin", "60.json"));
    assert_eq!((receipt.totals.new, receipt.totals.unchanged, receipt.totals.failed), (61, 59, 1));
    assert_eq!(fixture.list(Scope::All, "made-up field").total, 61, "every paper is found by its words");
    assert_eq!(files_below(&fixture.folder.path().join("originals")), 60);
}

fn files_below(folder: &std::path::Path) -> usize {
    let inner = |folder: fs::DirEntry| fs::read_dir(folder.path()).unwrap().count();
    fs::read_dir(folder).unwrap().map(|folder| inner(folder.unwrap())).sum()
}

#[test]
fn real_search_page_has_the_figures_counted_beforehand() {
    let Some(digests) = real_digests() else { return };
    let fixture = Fixture::new();
    let receipt =
        fixture.library.import(pending_paths(&[digests.join("hf-search-page.txt")]), |_| {}).unwrap();
    assert_eq!((receipt.totals.papers, receipt.totals.new, receipt.totals.unreadable), (75, 75, 0));
    let rows = fixture.list(Scope::All, "").rows;
    assert_eq!(rows.iter().filter_map(|row| row.author_count).sum::<u32>(), 504);
    let inferred: Vec<_> = rows.iter().filter(|row| row.published_inferred).collect();
    assert_eq!(inferred.len(), 11);
    assert!(inferred.iter().all(|row| row.published.as_deref().unwrap().starts_with("2025-")));
    let comments: Vec<u32> = rows.iter().filter_map(|row| row.comments).filter(|count| *count > 0).collect();
    assert_eq!((comments.len(), comments.iter().sum::<u32>()), (14, 38));
    let github = rows.iter().filter(|row| row.code_host.as_deref() == Some("github.com")).count();
    assert_eq!(github, 26);
    let slab = rows.iter().find(|row| row.title.starts_with("SLAB")).unwrap();
    assert_eq!(slab.code_count, 2);
    assert!(
        fixture
            .library
            .import(pending_paths(&[digests.join("hf-search-page.txt")]), |_| {})
            .unwrap()
            .import
            .is_none()
    );
}
