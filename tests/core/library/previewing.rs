//! More than one digest is shown before it is imported; nothing changes until the person says so.

use std::fs;
use std::path::PathBuf;

use broadsheet_core::api::*;
use broadsheet_core::model::Refusal;
use broadsheet_core::service::{Pending, pending_paths};
use serde_json::json;
use tempfile::TempDir;

use crate::fixture::{Fixture, call, day, item, title};

/// Files of these names and contents in a folder of their own.
fn files(contents: &[(&str, Vec<u8>)]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let paths = contents.iter().map(|(name, bytes)| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    });
    let paths = paths.collect();
    (folder, paths)
}

fn digest(when: &str, numbers: &[u32]) -> Vec<u8> {
    serde_json::to_vec(&day(when, numbers)).unwrap()
}

fn tar(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    archive.into_inner().unwrap()
}

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

/// A library that knows papers 1 and 2, and the preview of two files that bring code for 1, and paper 3.
fn previewed() -> (App, std::sync::Arc<crate::fixture::Witness>, (TempDir, TempDir), Preview, Vec<PathBuf>) {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let mut with_code = item("2025-01-11", 1);
    with_code["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    let (folder, paths) = files(&[
        ("a.json", serde_json::to_vec(&json!([with_code])).unwrap()),
        ("b.json", digest("2025-01-12", &[2, 3])),
    ]);
    let (app, witness, library) = fixture.app();
    app.import_paths(paths.clone());
    let told = witness.told();
    let Some(Event::Preview { preview }) = told.last().cloned() else { panic!("{told:?}") };
    assert!(matches!(&told[0], Event::Working { work: Work::Reading, done: 0, total: 2, .. }), "{told:?}");
    (app, witness, (folder, library), preview, paths)
}

#[test]
fn two_files_are_shown_first_and_imported_when_the_person_says_so() {
    let (app, witness, _folders, preview, _) = previewed();
    let totals = preview.receipt.totals;
    assert_eq!((totals.files, totals.new, totals.updated, totals.gained_code), (2, 1, 2, 1));
    assert_eq!((preview.receipt.import, preview.unseen), (None, 0));
    assert!(app.library().resolve("2501.00003").is_err(), "nothing is imported yet");

    call(&app, "confirm_import", json!(preview.id)).unwrap();
    let told = witness.told();
    let Some(Event::Imported { receipt }) = told.last() else { panic!("{told:?}") };
    assert_eq!(receipt.totals, totals, "it came as it was said");
    assert!(receipt.import.is_some() && app.library().resolve("2501.00003").is_ok());

    let error = call(&app, "confirm_import", json!(preview.id)).unwrap_err();
    assert_eq!(error.problem, Problem::Refused { why: Refusal::PreviewGone });
    let expected = "These files are not held any more. Nothing was imported. Drop or choose them again.";
    assert_eq!(error.message, expected);
}

#[test]
fn a_preview_that_is_dropped_imports_nothing() {
    let (app, witness, _folders, preview, _) = previewed();
    call(&app, "drop_preview", json!(preview.id + 1)).unwrap();
    call(&app, "drop_preview", json!(preview.id)).unwrap();
    assert!(call(&app, "confirm_import", json!(preview.id)).is_err());
    assert!(witness.told().is_empty() && app.library().resolve("2501.00003").is_err());
    let history = HistoryRequest { limit: 10, ..HistoryRequest::default() };
    assert_eq!(app.library().import_history(&history).unwrap().total, 1, "a rehearsal leaves no trace");
}

#[test]
fn a_file_that_changed_since_it_was_shown_is_read_again() {
    let (app, witness, _folders, preview, paths) = previewed();
    fs::write(&paths[1], digest("2025-01-12", &[7])).unwrap();
    call(&app, "confirm_import", json!(preview.id)).unwrap();
    assert!(matches!(witness.told().last(), Some(Event::Imported { .. })));
    assert!(app.library().resolve("2501.00007").is_ok() && app.library().resolve("2501.00003").is_err());
}

#[test]
fn a_later_preview_takes_the_place_of_an_earlier_one() {
    let (app, witness, _folders, first, paths) = previewed();
    app.import_paths(paths);
    let told = witness.told();
    let Some(Event::Preview { preview }) = told.last() else { panic!("{told:?}") };
    assert_ne!(preview.id, first.id);
    assert!(call(&app, "confirm_import", json!(first.id)).is_err());
    call(&app, "confirm_import", json!(preview.id)).unwrap();
}

#[test]
fn one_digest_is_imported_at_once_whatever_lies_beside_it() {
    let archive = tar(&[("a.json", digest("2025-01-10", &[1])), ("b.png", PICTURE.to_vec())]);
    let cases = [
        vec![("a.json", digest("2025-01-10", &[1]))],
        vec![("a.tar", archive)],
        vec![("a.json", digest("2025-01-10", &[1])), ("b.png", PICTURE.to_vec())],
        vec![("b.png", PICTURE.to_vec())],
    ];
    for case in cases {
        let (app, witness, _library) = Fixture::new().app();
        let (_folder, paths) = files(&case);
        app.import_paths(paths);
        let told = witness.told();
        assert!(matches!(told.last(), Some(Event::Imported { .. })), "{told:?}");
    }
}

#[test]
fn an_archive_of_two_digests_is_shown_first() {
    let (app, witness, _library) = Fixture::new().app();
    let members = [("a.json", digest("2025-01-10", &[1])), ("b.json", digest("2025-01-11", &[2]))];
    let (_folder, paths) = files(&[("a.tar", tar(&members))]);
    app.import_paths(paths);
    let told = witness.told();
    let Some(Event::Preview { preview }) = told.last() else { panic!("{told:?}") };
    assert_eq!(preview.receipt.totals.new, 2);
}

#[test]
fn reading_can_be_stopped_and_nothing_was_imported() {
    let fixture = Fixture::new();
    let (_folder, paths) =
        files(&[("a.json", digest("2025-01-10", &[1])), ("b.json", digest("2025-01-11", &[2]))]);
    let cancel = |_: broadsheet_core::service::Progress<'_>| fixture.library.stop(Work::Reading);
    let files = fixture.library.read_files(pending_paths(&paths), cancel).unwrap();
    assert!(files.stopped());
    assert_eq!(fixture.list(Scope::All, "").total, 0);
}

#[test]
fn a_preview_waits_while_an_import_runs() {
    let fixture = Fixture::new();
    let mut said = None;
    let pending = vec![Pending::of_bytes("a.json", digest("2025-01-10", &[1]))];
    fixture
        .library
        .import(pending, |_| {
            assert!(fixture.library.is_importing());
            said = fixture.library.read_files(Vec::new(), |_| {}).err().map(|error| error.to_string());
        })
        .unwrap();
    let expected = "An import is running already. Wait for it to end, or cancel it, then try again.";
    assert_eq!(said.as_deref(), Some(expected));
    assert!(!fixture.library.is_importing());
}

#[test]
fn a_note_is_not_touched_by_what_is_only_said() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    let note = SaveNote { paper, base: String::new(), body: "mine".to_owned() };
    fixture.library.save_note(&note).unwrap();
    let before = fixture.library.paper(paper).unwrap();
    let pending = vec![Pending::of_bytes("b.json", digest("2025-01-12", &[1, 2]))];
    let files = fixture.library.read_files(pending, |_| {}).unwrap();
    assert_eq!(fixture.library.rehearse(&files).unwrap().unwrap().totals.updated, 1);
    assert_eq!(fixture.library.paper(paper).unwrap(), before);
}

#[test]
fn what_a_drop_does_is_as_the_person_set() {
    let (folder, paths) =
        files(&[("a.json", digest("2025-01-10", &[1])), ("b.json", digest("2025-01-11", &[2]))]);
    let one = &paths[..1];
    let preview = |told: &[Event]| matches!(told.last(), Some(Event::Preview { .. }));
    for (drop, dropped, previews) in [
        ("ask", one, false),
        ("ask", &paths[..], true),
        ("preview", one, true),
        ("preview", &paths[..], true),
        ("import", one, false),
        ("import", &paths[..], false),
    ] {
        let (app, witness, _library) = Fixture::new().app();
        call(&app, "choose", json!({"setting": "drop", "value": drop})).unwrap();
        app.import_paths(dropped.to_vec());
        let told = witness.told();
        assert_eq!(preview(&told), previews, "{drop}: {told:?}");
        assert_eq!(app.library().resolve("2501.00001").is_ok(), !previews, "{drop}");
    }
    drop(folder);
}
