//! What lands in a watched folder is imported once it is complete, and once.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use broadsheet_core::api::*;
use broadsheet_core::service::{Library, WatchedFolder};
use serde_json::json;

use crate::fixture::{Fixture, call, day, title};

fn digest(when: &str, numbers: &[u32]) -> Vec<u8> {
    serde_json::to_vec(&day(when, numbers)).unwrap()
}

/// Looks until something would have been taken; gives the receipts.
fn looks(library: &Library, folder: &mut WatchedFolder) -> Vec<Receipt> {
    (0..4).filter_map(|_| library.look_into(folder).unwrap()).collect()
}

fn watch(library: &Library, folder: &Path) -> WatchedFolder {
    library.watch(folder).unwrap()
}

#[test]
fn a_file_is_imported_once_it_stands_still_and_once() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    let mut folder = watch(&fixture.library, landing.path());
    let path = landing.path().join("a.json");
    let whole = digest("2025-01-10", &[1, 2]);
    fs::write(&path, &whole[..40]).unwrap();
    for _ in 0..2 {
        assert_eq!(fixture.library.look_into(&mut folder).unwrap(), None);
    }
    fs::write(&path, &whole).unwrap();
    let receipts = looks(&fixture.library, &mut folder);
    assert_eq!(receipts.len(), 1);
    assert_eq!((receipts[0].totals.new, receipts[0].totals.failed), (2, 0));
    assert!(looks(&fixture.library, &mut folder).is_empty());
    fixture.library.undo_import(receipts[0].import.unwrap()).unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 0, "undone like any other");
}

#[test]
fn after_a_restart_nothing_comes_back_that_was_taken() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    fs::write(landing.path().join("a.json"), digest("2025-01-10", &[1])).unwrap();
    let receipts = looks(&fixture.library, &mut watch(&fixture.library, landing.path()));
    fixture.library.undo_import(receipts[0].import.unwrap()).unwrap();
    fs::write(landing.path().join("b.json"), digest("2025-01-11", &[2])).unwrap();
    let again = fixture.again();
    let receipts = looks(&again, &mut watch(&again, landing.path()));
    assert_eq!(receipts.len(), 1, "what landed meanwhile is taken");
    assert_eq!(receipts[0].files.len(), 1);
    assert_eq!(fixture.titles(Scope::All, ""), [title(2)], "an undone import stays undone");
}

#[cfg(unix)]
#[test]
fn links_in_a_watched_folder_are_passed_over() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    let outside = tempfile::tempdir().unwrap();
    let elsewhere = outside.path().join("a.json");
    fs::write(&elsewhere, digest("2025-01-10", &[1])).unwrap();
    std::os::unix::fs::symlink(&elsewhere, landing.path().join("link.json")).unwrap();
    fs::write(landing.path().join("b.json"), digest("2025-01-11", &[2])).unwrap();
    let receipts = looks(&fixture.library, &mut watch(&fixture.library, landing.path()));
    assert_eq!(receipts.len(), 1);
    assert_eq!(fixture.titles(Scope::All, ""), [title(2)], "what is elsewhere was not dropped here");
}

#[test]
fn nothing_is_said_of_what_is_known_or_is_no_digest() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    fixture.import(&day("2025-01-10", &[1]));
    fs::write(landing.path().join("copy of it.json"), digest("2025-01-10", &[1])).unwrap();
    fs::write(landing.path().join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(landing.path().join("b.json.part"), digest("2025-01-11", &[2])).unwrap();
    fs::create_dir(landing.path().join("inside")).unwrap();
    fs::write(landing.path().join("inside/c.json"), digest("2025-01-12", &[3])).unwrap();
    let mut folder = watch(&fixture.library, landing.path());
    assert!(looks(&fixture.library, &mut folder).is_empty());
    let request = HistoryRequest { limit: 10, ..HistoryRequest::default() };
    assert_eq!(fixture.library.import_history(&request).unwrap().total, 1);
    fs::rename(landing.path().join("b.json.part"), landing.path().join("b.json")).unwrap();
    assert_eq!(looks(&fixture.library, &mut folder)[0].totals.new, 1, "complete under its own name");
}

#[test]
fn what_lands_together_is_one_import_and_a_damaged_file_is_told_once() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    fs::write(landing.path().join("a.json"), digest("2025-01-10", &[1])).unwrap();
    fs::write(landing.path().join("b.json"), digest("2025-01-11", &[2])).unwrap();
    fs::write(landing.path().join("c.tar"), [&[0; 257][..], b"ustar", &[b'x'; 400]].concat()).unwrap();
    let mut folder = watch(&fixture.library, landing.path());
    let receipts = looks(&fixture.library, &mut folder);
    assert_eq!(receipts.len(), 1);
    assert_eq!((receipts[0].totals.new, receipts[0].totals.failed), (2, 1), "{:?}", receipts[0].files);
    assert!(looks(&fixture.again(), &mut watch(&fixture.again(), landing.path())).is_empty());
}

#[test]
fn a_folder_that_is_away_says_so_and_is_tried_again() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    let path = landing.path().join("share");
    let mut folder = watch(&fixture.library, &path);
    let error = fixture.library.look_into(&mut folder).unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("The watched folder {} cannot be looked into: ", path.display())),
        "{error}"
    );
    assert!(error.ends_with(
        "Nothing was changed. It is tried again on its own; if it is gone for good, choose another one."
    ));
    fs::create_dir(&path).unwrap();
    fs::write(path.join("a.json"), digest("2025-01-10", &[1])).unwrap();
    assert_eq!(looks(&fixture.library, &mut folder).len(), 1);
}

#[test]
fn a_look_during_an_import_waits_for_its_end() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    fs::write(landing.path().join("a.json"), digest("2025-01-10", &[1])).unwrap();
    let mut folder = watch(&fixture.library, landing.path());
    let mut refused = 0;
    let pending = vec![broadsheet_core::service::Pending::of_bytes("b.json", digest("2025-01-11", &[2]))];
    fixture
        .library
        .import(pending, |_| {
            refused += (0..4).filter(|_| fixture.library.look_into(&mut folder).is_err()).count();
        })
        .unwrap();
    assert_eq!(refused, 2, "complete at the third look, and then again");
    assert_eq!(looks(&fixture.library, &mut folder).len(), 1);
}

#[test]
fn a_file_whose_import_was_stopped_is_taken_at_a_later_look() {
    let (fixture, landing) = (Fixture::new(), tempfile::tempdir().unwrap());
    fs::write(landing.path().join("a.json"), digest("2025-01-10", &[1])).unwrap();
    let mut folder = watch(&fixture.library, landing.path());
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                fixture.library.stop(Work::Importing);
            }
        });
        looks(&fixture.library, &mut folder);
        over.store(true, Ordering::SeqCst);
    });
    looks(&fixture.library, &mut folder);
    assert_eq!(fixture.titles(Scope::All, ""), [title(1)]);
}

#[test]
fn only_the_person_chooses_the_folder_and_the_window_is_told_quietly() {
    let landing = tempfile::tempdir().unwrap();
    let (app, witness, _library) = Fixture::new().app();
    let mut watched = None;
    let named = json!({"command": "choose", "args": {"setting": "watch_folder", "value": "/etc"}});
    assert!(serde_json::from_value::<Request>(named).is_err(), "the window names no folder");
    assert_eq!(call(&app, "choose_watch_folder", json!("Which")).unwrap()["watch_folder"], json!(null));
    *witness.folder.lock().unwrap() = Some(landing.path().to_owned());
    let chosen = call(&app, "choose_watch_folder", json!("Which")).unwrap();
    assert_eq!(chosen["watch_folder"], json!(landing.path()));
    assert_eq!(call(&app, "undo", json!(null)).unwrap()["label"], json!({"kind": "watch"}));
    assert_eq!(call(&app, "watching", json!(null)).unwrap()["folder"], json!(null));
    call(&app, "redo", json!(null)).unwrap();
    assert_eq!(call(&app, "watching", json!(null)).unwrap()["folder"], json!(landing.path()));
    witness.told();

    fs::write(landing.path().join("a.json"), digest("2025-01-10", &[1])).unwrap();
    for _ in 0..5 {
        app.look_into_watched(&mut watched);
    }
    let told = witness.told();
    let [Event::Watched { receipt }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(receipt.totals.new, 1);
    assert_eq!(call(&app, "watching", json!(null)).unwrap()["trouble"], json!(null));

    fs::remove_dir_all(landing.path()).unwrap();
    app.look_into_watched(&mut watched);
    assert!(
        call(&app, "watching", json!(null)).unwrap()["trouble"]["why"]["kind"] == json!("folder_unreachable")
    );
    assert_eq!(call(&app, "stop_watching", json!(null)).unwrap()["watch_folder"], json!(null));
    app.look_into_watched(&mut watched);
    assert!(watched.is_none());
    assert_eq!(call(&app, "watching", json!(null)).unwrap(), json!({"folder": null, "trouble": null}));
}

#[cfg(unix)]
#[test]
fn a_folder_that_the_settings_cannot_name_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let (app, witness, _library) = Fixture::new().app();
    let odd = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/\xff")).to_owned();
    *witness.folder.lock().unwrap() = Some(odd);
    let error = call(&app, "choose_watch_folder", json!("Which")).unwrap_err();
    assert!(matches!(error.problem, Problem::Refused { .. }));
    assert!(error.message.ends_with("Nothing was changed. Rename it, or choose another one."), "{error}");
}
