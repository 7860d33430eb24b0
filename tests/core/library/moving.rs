//! The library moves whole or not at all, and one that is not where the settings say is never replaced unasked.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use broadsheet_core::api::*;
use broadsheet_core::model::Refusal;
use broadsheet_core::service::{
    Library, Place, Places, ServiceError, SettingsFile, backups, holds_library, restore,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::fixture::{Fixture, Witness, backups_of, call, day, id_of_first};

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n";

/// A library with papers, a note, a kept original and a PDF, behind its door, and an empty place to move it to.
fn filled() -> (App, Arc<Witness>, TempDir, TempDir) {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-02", &[1, 2, 3]));
    let (app, witness, folder) = fixture.app();
    let elsewhere = tempfile::tempdir().unwrap();
    let paper = id_of_first(&app);
    let pdf = elsewhere.path().join("own.pdf");
    fs::write(&pdf, PDF).unwrap();
    *witness.folder.lock().unwrap() = Some(pdf.clone());
    assert_eq!(
        call(&app, "choose_attachments", json!({"paper": paper, "title": "Which"})).unwrap(),
        json!(1)
    );
    fs::remove_file(pdf).unwrap();
    call(&app, "save_note", json!({"paper": paper, "base": "", "body": "Mine."})).unwrap();
    (app, witness, folder, elsewhere)
}

/// Every file of the library beside the database, with its content.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, out: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                walk(root, &entry.path(), out);
            } else {
                out.insert(
                    entry.path().strip_prefix(root).unwrap().to_owned(),
                    fs::read(entry.path()).unwrap(),
                );
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(folder, folder, &mut out);
    out.retain(|path, _| path.starts_with("originals") || path.starts_with("files"));
    out
}

fn move_to(app: &App, witness: &Witness, target: &Path) -> Result<Value, ApiError> {
    *witness.folder.lock().unwrap() = Some(target.to_owned());
    call(app, "move_library", json!("Where"))
}

fn settings(folder: &Path) -> Settings {
    SettingsFile::open(folder.join("config/settings.json")).get()
}

#[test]
fn a_library_moves_with_everything_and_the_old_one_is_left_as_it_is() {
    let (app, witness, folder, elsewhere) = filled();
    let before = files(folder.path());
    assert!(before.len() >= 2, "{:?}", before.keys());
    let target = elsewhere.path().join("new place");
    witness.told();
    let moved = move_to(&app, &witness, &target).unwrap();
    assert_eq!(moved, json!({"from": folder.path(), "to": target}));
    let told = witness.told();
    assert!(
        matches!(told.last(), Some(Event::Working { work: Work::Moving, done, total, .. }) if done == total && *total > 0),
        "{told:?}"
    );
    assert_eq!(settings(folder.path()).library.as_deref(), target.to_str());
    assert_eq!((files(&target), files(folder.path())), (before.clone(), before));

    let library = Library::open(&target, jiff::Timestamp::now).unwrap();
    assert_eq!(library.info().unwrap().notes, 1);
    let undone = library.undo().unwrap().label.unwrap();
    assert!(undone.to_string().starts_with("note on"), "the journal came along: {undone}");
    let old = Library::open(folder.path(), jiff::Timestamp::now).unwrap();
    assert_eq!(old.info().unwrap().notes, 1);
}

#[test]
fn what_would_be_written_to_the_old_folder_after_a_move_is_refused() {
    let (app, witness, _folder, elsewhere) = filled();
    let paper = id_of_first(&app);
    move_to(&app, &witness, &elsewhere.path().join("new")).unwrap();
    let note = json!({"paper": paper, "base": "Mine.", "body": "Mine, and more."});
    let error = call(&app, "save_note", note).unwrap_err();
    assert!(error.message.contains("new folder once Broadsheet is started anew"), "{error}");
    call(&app, "restart", json!(null)).unwrap();
    assert_eq!(witness.opened.lock().unwrap().as_slice(), ["restart"]);
}

#[test]
fn a_folder_that_does_not_do_is_refused_and_nothing_moves() {
    let (app, witness, folder, elsewhere) = filled();
    fs::write(elsewhere.path().join("something"), "in the way").unwrap();
    let inside = folder.path().join("inside");
    for (target, kind) in [
        (elsewhere.path(), "folder_not_empty"),
        (folder.path(), "folder_not_empty"),
        (&inside, "folder_in_library"),
    ] {
        let error = move_to(&app, &witness, target).unwrap_err();
        let Problem::Refused { why } = error.problem else { panic!("{error:?}") };
        assert_eq!(serde_json::to_value(why).unwrap()["kind"], kind);
        assert_eq!(settings(folder.path()).library, None);
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    assert!(!inside.exists());
    *witness.folder.lock().unwrap() = None;
    assert_eq!(call(&app, "move_library", json!("Where")).unwrap(), json!(null));
    let named = app.named_at_start();
    let error = move_to(&named, &witness, &elsewhere.path().join("new")).unwrap_err();
    assert_eq!(error.problem, Problem::Refused { why: Refusal::NamedAtStart });
}

#[test]
fn backups_follow_a_library_that_is_moved_and_it_is_rescued_there() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
    let places = |library: &Path| Places {
        library: library.to_owned(),
        cache: None,
        backups: Some(backups_of(library)),
    };
    // Backups of a library that was in the new folder long ago.
    let former = Library::open_in(&places(&new), jiff::Timestamp::now).unwrap();
    let former_backup = former.back_up().unwrap().name;
    drop(former);
    fs::remove_dir_all(&new).unwrap();

    let library = Library::open_in(&places(&old), jiff::Timestamp::now).unwrap();
    let made = [library.back_up().unwrap(), library.back_up().unwrap()].map(|backup| backup.at);
    let settings = Arc::new(SettingsFile::open(folder.path().join("settings.json")));
    let witness = Arc::new(Witness::default());
    let app = App::new(Arc::new(library), settings, witness.clone());
    move_to(&app, &witness, &new).unwrap();
    assert!(!backups_of(&old).exists());
    let followed = backups(&places(&new)).unwrap();
    let moments: Vec<_> = followed.iter().map(|backup| backup.at).take(2).collect();
    assert_eq!(moments, [made[1], made[0]], "the last made of this library first");
    assert_eq!(followed[2].name, former_backup);
    // The program still has the old folder open.
    assert_eq!(app.library().back_up_if_due().unwrap(), None);
    assert!(app.library().back_up().is_err());
    assert!(!backups_of(&old).exists());

    fs::remove_dir_all(&new).unwrap();
    assert_eq!(Place::named(&places(&new)), Place::Absent(new.clone(), Absence::Lost));
    restore(&places(&new), &followed[0].name, jiff::Timestamp::now()).unwrap();
    assert_eq!(Place::named(&places(&new)), Place::Here(new));
}

/// The names in a folder; none where it is not there.
fn names(folder: &Path) -> usize {
    fs::read_dir(folder).map_or(0, Iterator::count)
}

#[test]
fn a_move_that_is_stopped_or_fails_leaves_nothing_behind_and_the_library_in_use() {
    let (app, _, folder, elsewhere) = filled();
    let library = app.library();
    let (made, given) = (elsewhere.path().join("made"), elsewhere.path().join("given"));
    fs::create_dir(&given).unwrap();
    for target in [&made, &given] {
        let stopped =
            library.move_to(target, None, |_, _| library.stop(Work::Moving), || panic!("not settled"));
        assert!(!stopped.unwrap());
        let failed = library.move_to(
            target,
            None,
            |_, _| {},
            || {
                assert!(holds_library(target), "all is there before it is settled");
                Err(ServiceError::Importing)
            },
        );
        assert!(failed.is_err());
        assert_eq!((names(target), target.exists()), (0, target == &given));
    }
    // A file of the library that cannot be read.
    let original = files(folder.path()).into_keys().find(|path| path.starts_with("originals")).unwrap();
    let original = folder.path().join(original);
    fs::rename(&original, original.with_extension("gone")).unwrap();
    fs::create_dir(&original).unwrap();
    fs::write(original.join("x"), "").unwrap();
    fs::rename(original.with_extension("gone"), folder.path().join("kept")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("nowhere"), original.join("broken")).unwrap();
    assert!(library.move_to(&made, None, |_, _| {}, || panic!("not settled")).is_err());
    assert_eq!((names(&made), made.exists()), (0, false));
    call(&app, "set_starred", json!({"papers": [id_of_first(&app)], "on": true})).unwrap();
}

#[test]
fn a_move_that_the_settings_cannot_hold_is_taken_back() {
    let (app, witness, folder, elsewhere) = filled();
    fs::write(folder.path().join("config"), "in the way").unwrap();
    let target = elsewhere.path().join("new");
    let error = move_to(&app, &witness, &target).unwrap_err();
    assert!(matches!(error.problem, Problem::Settings { .. }), "{error:?}");
    assert!(!target.exists());
    fs::remove_file(folder.path().join("config")).unwrap();
    call(&app, "choose", json!({"setting": "theme", "value": "dark"})).unwrap();
    assert_eq!(settings(folder.path()).library, None, "it is where it was");
}

#[test]
fn the_library_says_where_it_is_and_how_large_and_opens_its_folder() {
    let (app, witness, folder, _elsewhere) = filled();
    let info = call(&app, "library_info", json!(null)).unwrap();
    assert_eq!((&info["papers"], &info["notes"], &info["movable"]), (&json!(3), &json!(1), &json!(true)));
    assert_eq!((&info["folder"], &info["files"]), (&json!(folder.path()), &json!(PDF.len())));
    assert!(info["database"].as_u64().unwrap() > 4096 && info["originals"].as_u64().unwrap() > 0, "{info}");
    call(&app, "open_library_folder", json!(null)).unwrap();
    assert_eq!(witness.opened.lock().unwrap().as_slice(), [folder.path().display().to_string()]);
}

/// No library where the settings say, another place chosen by the person, and the standard one.
fn missing(library: &Path, standard: &Path, config: &Path) -> (Absent, Arc<Witness>) {
    let file = config.join("settings.json");
    fs::write(&file, json!({"library": library, "theme": "dark"}).to_string()).unwrap();
    let witness = Arc::new(Witness::default());
    let settings = Arc::new(SettingsFile::open(file));
    let places = Places { library: library.to_owned(), cache: None, backups: None };
    let standard = Some(standard.to_owned());
    let now = jiff::Timestamp::now;
    (Absent::new((places, Absence::Missing), settings, witness.clone(), standard, now), witness)
}

fn asked(absent: &Absent, command: &str, args: Value) -> Result<Option<PathBuf>, ApiError> {
    let request = serde_json::from_value(json!({"command": command, "args": args})).unwrap();
    absent.call(&request).map(|(_, folder)| folder)
}

#[test]
fn a_library_that_is_not_there_is_said_and_found_and_never_made_unasked() {
    let root = tempfile::tempdir().unwrap();
    let [unplugged, standard, other] =
        ["disk/papers", "standard", "other"].map(|name| root.path().join(name));
    let places = Places { library: unplugged.clone(), cache: None, backups: None };
    let is_missing = || Place::named(&places) == Place::Absent(unplugged.clone(), Absence::Missing);
    assert!(is_missing());
    // The folder a disk is plugged into is there without the disk too.
    fs::create_dir_all(&unplugged).unwrap();
    assert!(is_missing());

    let (gone, witness) = missing(&unplugged, &standard, root.path());
    for (command, args) in [
        ("begin", json!(null)),
        ("undo", json!(null)),
        ("find_library", json!("again")),
        ("find_library", json!("new")),
    ] {
        let error = asked(&gone, command, args).unwrap_err();
        let Problem::NoLibrary { folder, absence, standard_holds, settings, .. } = error.problem else {
            panic!("{command}")
        };
        assert_eq!((folder.as_str(), standard_holds), (unplugged.to_str().unwrap(), false));
        assert_eq!(absence, Absence::Missing);
        assert_eq!(settings.theme, broadsheet_core::model::Theme::Dark);
    }
    assert_eq!((names(&unplugged), standard.exists()), (0, false), "nothing was made");

    fs::create_dir(&other).unwrap();
    *witness.folder.lock().unwrap() = Some(other.clone());
    let error = asked(&gone, "find_library", json!({"choose": {"title": "Which"}})).unwrap_err();
    assert!(matches!(error.problem, Problem::Refused { why: Refusal::NoLibraryThere { .. } }));
    drop(Library::open(&other, jiff::Timestamp::now).unwrap());
    assert_eq!(
        asked(&gone, "find_library", json!({"choose": {"title": "Which"}})).unwrap(),
        Some(other.clone())
    );
    let named = || SettingsFile::open(root.path().join("settings.json")).get().library;
    assert_eq!(named().as_deref(), other.to_str());

    drop(Library::open(&unplugged, jiff::Timestamp::now).unwrap());
    assert_eq!(asked(&gone, "find_library", json!("again")).unwrap(), Some(unplugged));
    assert_eq!(asked(&gone, "find_library", json!("standard")).unwrap(), Some(standard));
    assert_eq!(named(), None);
}

#[test]
fn settings_that_cannot_be_read_still_say_where_the_library_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    for text in [
        r#"{"theme": "purple", "library": "/disk/my \"papers\""}"#,
        "{\"library\" : \"/disk/my \\\"papers\\\"\", \"the",
    ] {
        fs::write(&path, text).unwrap();
        let settings = SettingsFile::open(path.clone());
        assert_eq!(settings.get().library.as_deref(), Some("/disk/my \"papers\""));
    }
}
