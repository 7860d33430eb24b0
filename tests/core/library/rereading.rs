//! Reading again from the kept originals, after the readers got better.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use broadsheet_core::api::*;
use broadsheet_core::model::Fact;
use broadsheet_core::service::{Progress, pending_paths};
use broadsheet_core::store::Originals;

use crate::fixture::{Fixture, day, title};

fn quiet(_: Progress<'_>) {}

/// A digest as readers of old read it: paper 1 without its abstract, paper 2 not at all.
fn read_by_worse_readers() -> (Fixture, i64) {
    let fixture = Fixture::new();
    let receipt = fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = ON;
         UPDATE source SET reader = 0;
         UPDATE entry SET abstract = NULL, upvotes = 9 WHERE arxiv_id = '2501.00001';
         DELETE FROM entry WHERE arxiv_id = '2501.00002';
         UPDATE paper SET listed = 0, present = 0 WHERE arxiv_id = '2501.00002';
         UPDATE paper SET abstract = NULL, upvotes = 9 WHERE arxiv_id = '2501.00001';
         UPDATE change_clock SET now = now + 1;",
    )
    .unwrap();
    (fixture, receipt.digests[0])
}

#[test]
fn what_would_change_is_shown_and_nothing_is_changed() {
    let (fixture, digest) = read_by_worse_readers();
    assert!(fixture.library.overview().unwrap().digests[0].outdated);
    let told = fixture.library.reread_preview(RereadTarget::Digest(digest), quiet).unwrap();
    assert_eq!(
        (told.files, told.changed_files, told.label.map(|label| label.to_string()).as_deref()),
        (1, 1, None)
    );
    assert_eq!((told.new, told.gone, told.changed, told.unchanged), (1, 0, 1, 1));
    let changes: Vec<_> = told.changes.iter().map(|change| (change.kind, change.title.clone())).collect();
    assert_eq!(changes, [(RereadKind::Changed, title(1)), (RereadKind::New, title(2))]);
    let fields = &told.changes[0].fields;
    assert_eq!(fields.iter().map(|field| field.fact).collect::<Vec<_>>(), [Fact::Abstract, Fact::Upvotes]);
    assert_eq!((fields[1].from.as_deref(), fields[1].to.as_deref()), (Some("9"), Some("1")));
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn reading_again_is_one_action_that_undo_takes_back() {
    let (fixture, digest) = read_by_worse_readers();
    let request = SetDigestDay { digest, day: Some("2024-12-24".to_owned()) };
    fixture.library.set_digest_day(&request).unwrap();
    let before = fixture.library.overview().unwrap().digests;
    let told = fixture.library.reread(RereadTarget::Outdated, quiet).unwrap();
    assert_eq!(told.label.map(|label| label.to_string()).as_deref(), Some("read digest.json again"));
    let after = |fixture: &Fixture| {
        let digests = fixture.library.overview().unwrap().digests;
        assert_eq!((digests.len(), digests[0].papers, digests[0].outdated), (1, 3, false));
        assert_eq!((digests[0].day.as_deref(), digests[0].day_given), (Some("2024-12-24"), true));
        let paper = fixture.library.paper(fixture.id(&title(1))).unwrap();
        assert_eq!((paper.abstract_source.is_some(), paper.row.upvotes), (true, Some(1)));
        assert_eq!(paper.appearances.len(), 1, "once, however often it was read");
        assert_eq!(fixture.titles(Scope::All, "number 2"), [title(2)]);
    };
    after(&fixture);
    assert_eq!(
        fixture.library.undo().unwrap().label.map(|label| label.to_string()).as_deref(),
        Some("read digest.json again")
    );
    assert_eq!(fixture.library.overview().unwrap().digests, before);
    assert_eq!(fixture.list(Scope::All, "").total, 2);
    assert_eq!(fixture.library.paper(fixture.id(&title(1))).unwrap().row.upvotes, Some(9));
    fixture.library.redo().unwrap();
    after(&fixture);
    let again = fixture.library.reread(RereadTarget::All, quiet).unwrap();
    assert_eq!((again.files, again.changed_files, again.label), (1, 0, None));
}

#[test]
fn a_paper_that_is_no_longer_read_stays_with_what_the_person_wrote() {
    let fixture = Fixture::new();
    let digest = fixture.import(&day("2025-01-10", &[1])).digests[0];
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute_batch(
        "UPDATE entry SET arxiv_id = '2501.00009', title = 'A heading taken for a paper',
             title_key = 'a heading taken for a paper';
         UPDATE paper SET arxiv_id = '2501.00009', title = 'A heading taken for a paper';",
    )
    .unwrap();
    let paper = fixture.id("A heading taken for a paper");
    let note = SaveNote { paper, base: String::new(), body: "mine".to_owned() };
    fixture.library.save_note(&note).unwrap();
    let told = fixture.library.reread(RereadTarget::Digest(digest), quiet).unwrap();
    assert_eq!((told.new, told.gone), (1, 1));
    assert_eq!(fixture.library.paper(paper).unwrap().note, "mine");
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn a_reading_taken_back_of_a_digest_in_the_trash_leaves_no_second_appearance() {
    let (fixture, digest) = read_by_worse_readers();
    let paper = fixture.id(&title(1));
    fixture.library.add_tag(&AddTag { papers: vec![paper], name: "vision".to_owned() }).unwrap();
    fixture.library.trash_digest(digest).unwrap();
    let before = fixture.library.paper(paper).unwrap();
    assert_eq!(before.appearances.len(), 1);
    fixture.library.reread(RereadTarget::Outdated, quiet).unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.paper(paper).unwrap(), before);
}

#[test]
fn readers_that_read_the_same_leave_no_trace_but_are_remembered() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute("UPDATE source SET reader = 0", []).unwrap();
    let mut files = Vec::new();
    let told = fixture
        .library
        .reread(RereadTarget::Outdated, |progress| files.push((progress.file.to_owned(), progress.total)))
        .unwrap();
    assert_eq!((told.files, told.changed_files, told.label), (1, 0, None));
    assert_eq!(files, [("digest.json".to_owned(), 1)]);
    assert!(!fixture.library.overview().unwrap().digests[0].outdated);
    assert_eq!(fixture.library.reread(RereadTarget::Outdated, quiet).unwrap().files, 0);
}

#[test]
fn an_original_that_is_lost_or_spoilt_leaves_all_as_it_was() {
    let fixture = Fixture::new();
    let bytes = serde_json::to_vec(&day("2025-01-10", &[1])).unwrap();
    let digest = fixture.import_bytes("digest.json", bytes.clone()).digests[0];
    let hash = Originals::hash(&bytes);
    let path = fixture.folder.path().join("originals").join(&hash[..2]).join(format!("{hash}.gz"));
    let reason = || {
        let told = fixture.library.reread(RereadTarget::Digest(digest), quiet).unwrap();
        assert_eq!((told.files, told.errors.len(), told.errors[0].file.as_str()), (0, 1, "digest.json"));
        told.errors[0].reason.to_string()
    };
    let mut spoilt = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    spoilt.write_all(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(&path, spoilt.finish().unwrap()).unwrap();
    assert!(reason().ends_with("What was read of it before stays as it is."), "{}", reason());
    fs::remove_file(&path).unwrap();
    let expected = "What was read of it before stays as it is. Import the file again if you have it.";
    assert!(
        reason().starts_with("Its original could not be read: ") && reason().ends_with(expected),
        "{}",
        reason()
    );
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    let gone = fixture.library.reread_preview(RereadTarget::Digest(99), quiet).unwrap_err().to_string();
    assert_eq!(gone, "There is no such digest in the library, or not any more. Nothing was changed.");
}

#[test]
fn every_form_is_kept_as_it_was_read() {
    let fixture = Fixture::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/digests");
    let receipt = fixture.library.import(pending_paths(&[folder]), quiet).unwrap();
    assert!(receipt.totals.files - receipt.totals.failed > 30, "{:?}", receipt.totals);
    let told = fixture.library.reread_preview(RereadTarget::All, quiet).unwrap();
    assert!(told.files > 30 && told.errors.is_empty(), "{:?}", told.errors);
    assert_eq!(told.changed_files, 0, "{:#?}", told.changes);
}
