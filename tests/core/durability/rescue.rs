//! A library that is damaged or gone: what the window is told, and what it can go on with.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use broadsheet_core::api::{
    Absence, Absent, ApiError, App, BackupInfo, Dialog, Event, Host, HostError, Problem, Request,
};
use broadsheet_core::service::{Library, Place, Places, SettingsFile, Surroundings, restore};
use broadsheet_core::store::Cause;
use serde_json::{Value, json};

use crate::fixture::{Fixture, clock, import, note, noted, overwrite, tag};

/// Surroundings that see whether the program was to start anew, and do nothing else.
#[derive(Default)]
struct Witness(Mutex<u32>);

impl Host for Witness {
    fn open(&self, _: &url::Url) -> Result<(), HostError> {
        Ok(())
    }
    fn open_file(&self, _: &Path) -> Result<(), HostError> {
        Ok(())
    }
    fn choose(&self, _: Dialog<'_>, _: &str) -> Vec<PathBuf> {
        Vec::new()
    }
    fn clipboard_image(&self) -> Option<Vec<u8>> {
        None
    }
    fn surroundings(&self) -> Surroundings {
        Surroundings { system: vec!["a test".to_owned()], log: vec!["a line".to_owned()] }
    }
    fn backups_of(&self, _: &Path) -> Option<PathBuf> {
        None
    }
    fn notify(&self, _: &str, _: &str) {}
    fn tell(&self, _: Event) {}
    fn spawn(&self, work: Box<dyn FnOnce() + Send>) {
        work();
    }
    fn restart(&self) {
        *self.0.lock().unwrap() += 1;
    }
    fn stay(&self) {}
    fn close(&self) {}
}

fn settings(fixture: &Fixture) -> Arc<SettingsFile> {
    Arc::new(SettingsFile::open(fixture.folders.path().join("settings.json")))
}

fn absent(fixture: &Fixture, absence: Absence) -> Absent {
    let place = (fixture.places(), absence);
    Absent::new(place, settings(fixture), Arc::new(Witness::default()), None, clock)
}

fn ask(absent: &Absent, command: &str, args: Value) -> Result<(Value, Option<PathBuf>), ApiError> {
    absent.call(&request(command, args))
}

fn request(command: &str, args: Value) -> Request {
    let mut asked = json!({ "command": command });
    asked["args"] = args;
    serde_json::from_value(asked).unwrap()
}

/// A library of two papers with notes, of which the first is in a backup, and the second not.
fn filled() -> Fixture {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &(1..200).collect::<Vec<_>>());
    note(&library, 1, "in the backup");
    library.back_up().unwrap();
    note(&library, 2, "written since");
    drop(library);
    fixture
}

fn opening(fixture: &Fixture) -> Absence {
    Absence::from(&Library::open_in(&fixture.places(), clock).unwrap_err())
}

#[test]
fn a_damaged_library_is_offered_its_newest_good_backup_and_what_can_be_read_and_either_can_be_gone_back_from()
{
    let fixture = filled();
    // The first page of the schema's table of shelves: opening meets it.
    let shelves = rusqlite::Connection::open(fixture.database()).unwrap();
    let root: i64 = shelves
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'shelf'", [], |row| row.get(0))
        .unwrap();
    drop(shelves);
    let mut damaged = std::fs::read(fixture.database()).unwrap();
    let from = (usize::try_from(root).unwrap() - 1) * 4096;
    damaged[from..from + 4096].fill(0xa5);
    std::fs::write(fixture.database(), &damaged).unwrap();

    let absence = opening(&fixture);
    assert!(matches!(absence, Absence::Damaged { .. }), "{absence:?}");
    let damage = absent(&fixture, absence.clone());
    let Problem::NoLibrary { absence: told, .. } = ask(&damage, "begin", json!(null)).unwrap_err().problem
    else {
        panic!("not told")
    };
    assert_eq!(told, absence);

    let (rescue, open) = ask(&damage, "rescue", json!(null)).unwrap();
    assert_eq!(open, None);
    assert_eq!((&rescue["good"]["papers"], &rescue["good"]["notes"]), (&json!(199), &json!(1)));
    assert_eq!((&rescue["salvaged"]["papers"], &rescue["salvaged"]["notes"]), (&json!(199), &json!(2)));
    assert_eq!(rescue["salvaged"]["cause"], "salvage");
    assert!(std::fs::read(fixture.database()).unwrap() == damaged, "it was only read");

    let name = rescue["salvaged"]["name"].as_str().unwrap();
    let (restored, open) = ask(&damage, "restore_backup", json!(name)).unwrap();
    assert_eq!(open, Some(fixture.library()));
    assert!(std::fs::read(restored["aside"].as_str().unwrap()).unwrap() == damaged, "set aside as it was");
    let library = fixture.open();
    assert_eq!(
        (noted(&library, 1).as_str(), noted(&library, 2).as_str()),
        ("in the backup", "written since")
    );
    assert!(library.check(|_, _| {}).unwrap().is_sound(), "{:?}", library.check(|_, _| {}));

    let good = rescue["good"]["name"].as_str().unwrap();
    let back = library.restore(good).unwrap();
    assert_eq!((noted(&library, 1).as_str(), noted(&library, 2).as_str()), ("in the backup", ""));
    library.restore(&back.before.unwrap().name).unwrap();
    assert_eq!(noted(&library, 2), "written since");
}

#[test]
fn what_was_read_of_a_damaged_library_is_read_once_and_is_no_good_backup() {
    let fixture = filled();
    overwrite(&fixture.database(), b"SQLite format 3");
    let damage = absent(&fixture, opening(&fixture));
    let (first, _) = ask(&damage, "rescue", json!(null)).unwrap();
    assert_eq!(first["salvaged"], json!(null), "nothing can be read of one without its first page");
    let (good, others) = (first["good"].clone(), first["others"].clone());
    assert_eq!((good["cause"].clone(), others), (json!("asked"), json!([])));

    let fixture = filled();
    overwrite(&fixture.database(), b"What layer 150 says");
    let now = || jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
    let of = || broadsheet_core::service::rescue(&fixture.places(), now()).unwrap();
    let (once, again) = (of(), of());
    assert_eq!(once.salvaged, again.salvaged);
    assert_eq!(again.good.unwrap().cause, Cause::Asked);
}

#[test]
fn a_backup_that_is_damaged_itself_is_not_the_good_one() {
    let fixture = filled();
    let library = fixture.open();
    let newest = library.back_up().unwrap();
    let path = fixture.places().backups.unwrap().join(&newest.name);
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() - 5000]).unwrap();
    let rescue = library.rescue().unwrap();
    let names = |backups: &[BackupInfo]| backups.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    assert_ne!(rescue.good.unwrap().name, newest.name);
    assert_eq!(names(&rescue.others), [newest.name]);
}

#[test]
fn a_library_that_is_gone_is_not_made_anew_where_there_are_backups_of_it() {
    let fixture = filled();
    let places = fixture.places();
    assert_eq!(Place::standard(&places), Place::Here(fixture.library()));
    std::fs::remove_dir_all(fixture.library()).unwrap();
    assert_eq!(Place::standard(&places), Place::Absent(fixture.library(), Absence::Lost));
    let never = Places { backups: Some(fixture.folders.path().join("none")), ..places.clone() };
    assert_eq!(Place::standard(&never), Place::Here(fixture.library()), "a first start makes one");
    // Where the settings say, too: what there is backups of may be on a disk that is not plugged in, and may be gone.
    assert_eq!(Place::named(&places), Place::Absent(fixture.library(), Absence::Lost));
    assert_eq!(Place::named(&never), Place::Absent(fixture.library(), Absence::Missing));

    let lost = absent(&fixture, Absence::Lost);
    assert!(matches!(ask(&lost, "overview", json!(null)).unwrap_err().problem, Problem::NoLibrary { .. }));
    assert!(!fixture.library().exists());
    let (rescue, _) = ask(&lost, "rescue", json!(null)).unwrap();
    assert_eq!(rescue["salvaged"], json!(null));
    let (restored, open) = ask(&lost, "restore_backup", rescue["good"]["name"].clone()).unwrap();
    assert_eq!(
        (&restored["before"], &restored["aside"], open),
        (&json!(null), &json!(null), Some(fixture.library()))
    );
    assert_eq!(noted(&fixture.open(), 1), "in the backup");
}

/// As a client of a sync service, a copy that broke off or a loss of power leave it.
#[test]
fn a_library_whose_file_is_empty_is_offered_its_backups_and_not_begun_anew() {
    let fixture = filled();
    let log = fixture.library().join("library.db-wal");
    std::fs::write(fixture.database(), "").unwrap();
    std::fs::write(&log, "what was written last").unwrap();
    let places = fixture.places();
    let Place::Absent(_, absence) = Place::standard(&places) else { panic!("it would be begun anew") };
    assert!(matches!(absence, Absence::Damaged { .. }), "{absence:?}");
    assert_eq!(Place::named(&fixture.places()), Place::Absent(fixture.library(), absence.clone()));

    let emptied = absent(&fixture, absence);
    let (rescue, _) = ask(&emptied, "rescue", json!(null)).unwrap();
    assert_eq!((&rescue["salvaged"], &rescue["good"]["papers"]), (&json!(null), &json!(199)));
    let (restored, _) = ask(&emptied, "restore_backup", rescue["good"]["name"].clone()).unwrap();
    assert_eq!(restored["before"], json!(null), "nothing was there to be backed up");
    let aside = restored["aside"].as_str().unwrap();
    assert_eq!(std::fs::read_to_string(format!("{aside}-wal")).unwrap(), "what was written last");
    assert_eq!(noted(&fixture.open(), 1), "in the backup");

    std::fs::write(fixture.database(), "").unwrap();
    let Place::Absent(_, absence) = Place::standard(&places) else { panic!("it would be begun anew") };
    ask(&absent(&fixture, absence), "find_library", json!("new")).unwrap();
    assert!(!fixture.database().exists(), "set aside");
    drop(fixture.open());
}

#[test]
fn an_empty_file_that_never_held_a_library_becomes_one() {
    let fixture = Fixture::new();
    std::fs::create_dir_all(fixture.library()).unwrap();
    std::fs::write(fixture.database(), "").unwrap();
    assert_eq!(Place::standard(&fixture.places()), Place::Here(fixture.library()));
    assert!(
        matches!(Place::named(&fixture.places()), Place::Absent(..)),
        "where the settings say, none is made"
    );
    import(&fixture.open(), &[1]);
}

#[test]
fn a_log_without_its_library_is_left_as_it_is() {
    for file in [Some(""), None] {
        let fixture = Fixture::new();
        std::fs::create_dir_all(fixture.library()).unwrap();
        if let Some(content) = file {
            std::fs::write(fixture.database(), content).unwrap();
        }
        let log = fixture.library().join("library.db-wal");
        std::fs::write(&log, "what was written last").unwrap();
        assert!(matches!(opening(&fixture), Absence::Damaged { .. }));
        let Place::Absent(_, absence) = Place::standard(&fixture.places()) else { panic!("{file:?}") };
        assert!(matches!(absence, Absence::Damaged { .. }), "{absence:?}");
        assert_eq!(std::fs::read_to_string(&log).unwrap(), "what was written last");

        ask(&absent(&fixture, absence), "find_library", json!("new")).unwrap();
        import(&fixture.open(), &[1]);
        let kept = std::fs::read_dir(fixture.library())
            .unwrap()
            .flatten()
            .filter(|entry| std::fs::read(entry.path()).is_ok_and(|bytes| bytes == b"what was written last"));
        assert_eq!(kept.count(), 1, "the log is set aside");
    }
}

/// A process that begins a library makes its file a moment before it writes to it.
#[test]
fn a_library_that_another_process_begins_this_moment_is_waited_for() {
    let fixture = filled();
    let whole = std::fs::read(fixture.database()).unwrap();
    std::fs::write(fixture.database(), "").unwrap();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(std::time::Duration::from_millis(60));
            std::fs::write(fixture.database(), &whole).unwrap();
        });
        assert_eq!(Place::standard(&fixture.places()), Place::Here(fixture.library()));
    });
}

#[test]
fn a_new_library_is_begun_only_when_asked_for_and_the_damaged_one_stays() {
    let fixture = filled();
    let damaged = overwrite(&fixture.database(), b"SQLite format 3");
    let damage = absent(&fixture, opening(&fixture));
    let (_, open) = ask(&damage, "find_library", json!("new")).unwrap();
    assert_eq!(open, Some(fixture.library()));
    assert!(!fixture.database().exists());
    let library = fixture.open();
    import(&library, &[5]);
    let aside = std::fs::read_dir(fixture.library()).unwrap().flatten();
    let aside = aside.map(|entry| entry.path()).find(|path| path.display().to_string().contains("damaged-"));
    assert!(std::fs::read(aside.unwrap()).unwrap() == damaged);
}

#[test]
fn a_restore_through_the_door_says_how_to_go_back_and_starts_anew_only_after_damage() {
    let fixture = filled();
    let library = Arc::new(fixture.open());
    let host = Arc::new(Witness::default());
    let app = App::new(Arc::clone(&library), settings(&fixture), host.clone());
    let backups = app.call(request("backups", json!(null))).unwrap();
    let name = backups[0]["name"].clone();
    let restored = app.call(request("restore_backup", name.clone())).unwrap();
    assert_eq!((&restored["before"]["notes"], &restored["aside"]), (&json!(2), &json!(null)));
    assert_eq!((noted(&library, 2).as_str(), *host.0.lock().unwrap()), ("", 0));
    app.call(request("restore_backup", restored["before"]["name"].clone())).unwrap();
    assert_eq!(noted(&library, 2), "written since");

    // Damage that opening does not meet: the page of an abstract.
    library.finish_indexing().unwrap();
    drop((app, library));
    let damaged = overwrite(&fixture.database(), b"What layer 150 says");
    let library = Arc::new(fixture.open());
    let app = App::new(Arc::clone(&library), settings(&fixture), host.clone());
    let restored = app.call(request("restore_backup", name)).unwrap();
    assert!(std::fs::read(restored["aside"].as_str().unwrap()).unwrap() == damaged);
    assert_eq!(*host.0.lock().unwrap(), 1, "the one that is open is the one set aside");
    assert!(
        app.call(request("set_starred", json!({"papers": [1], "on": true}))).is_err(),
        "nothing is written to it"
    );
    drop((app, library));
    assert!(fixture.open().check(|_, _| {}).unwrap().is_sound());
}

/// Each is written down before it is said to be saved: it must be in the library that was backed up before the restore, or in
/// the one after it.
#[test]
fn what_another_writes_while_a_backup_is_put_back_is_in_the_one_or_the_other() {
    let fixture = filled();
    let base = fixture.open().back_up().unwrap();
    for round in 0..8 {
        let stop = AtomicBool::new(false);
        let (restored, saved) = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let library = fixture.open();
                let mut saved = Vec::new();
                for number in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let name = format!("round {round} {number}");
                    tag(&library, 3, &name);
                    saved.push(name);
                    std::thread::sleep(std::time::Duration::from_millis(3));
                }
                saved
            });
            std::thread::sleep(std::time::Duration::from_millis(20 + 7 * round));
            let restored = restore(&fixture.places(), &base.name, clock());
            std::thread::sleep(std::time::Duration::from_millis(30));
            stop.store(true, Ordering::SeqCst);
            (restored.unwrap(), writer.join().unwrap())
        });
        let before = fixture.places().backups.unwrap().join(restored.before.unwrap().name);
        let (before, after) = (tags(&before), tags(&fixture.database()));
        let lost: Vec<_> =
            saved.iter().filter(|name| !before.contains(name) && !after.contains(name)).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?} of {}", saved.len());
    }
}

fn tags(database: &Path) -> Vec<String> {
    let db = rusqlite::Connection::open(database).unwrap();
    let mut statement = db.prepare("SELECT name FROM tag").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}
