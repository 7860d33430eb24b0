//! Backups: when they are made, what they hold, and one put in the library's place.

use std::sync::atomic::{AtomicI64, Ordering};

use broadsheet_core::api::{ListQuery, ListRequest, NoteHistoryRequest, Scope, Sort};
use broadsheet_core::model::Refusal;
use broadsheet_core::service::{Library, ServiceError, backups, restore, salvage};
use broadsheet_core::store::{Cause, StoreError};
use rusqlite::Connection;

use crate::fixture::{Fixture, clock, id, import, note, noted, overwrite, tag};

fn total(library: &Library, query: &str) -> usize {
    let list = ListQuery { scope: Scope::All, query: query.to_owned(), sort: Sort::Best };
    library.list_papers(&ListRequest { list, offset: 0, limit: 10 }).unwrap().total
}

/// Minutes since noon, for the one test that lets time pass.
static MINUTES: AtomicI64 = AtomicI64::new(0);

fn passing() -> jiff::Timestamp {
    clock() + jiff::SignedDuration::from_mins(MINUTES.load(Ordering::SeqCst))
}

#[test]
fn one_an_hour_is_made_after_changes_and_none_without() {
    let fixture = Fixture::new();
    let library = Library::open_in(&fixture.places(), passing).unwrap();
    import(&library, &[1, 2]);
    assert_eq!(library.back_up_if_due().unwrap().unwrap().cause, Cause::Change, "there was none");
    note(&library, 1, "first");
    assert_eq!(library.back_up_if_due().unwrap(), None, "the last is no hour old");
    MINUTES.store(61, Ordering::SeqCst);
    assert!(library.back_up_if_due().unwrap().is_some());
    MINUTES.store(200, Ordering::SeqCst);
    assert_eq!(library.back_up_if_due().unwrap(), None, "nothing changed");
    assert_eq!(library.back_up().unwrap().cause, Cause::Asked, "asked for, one is made");
    assert_eq!(backups(&fixture.places()).unwrap().len(), 3);
}

/// Hours since noon, for the one test whose clock jumps.
static HOURS: AtomicI64 = AtomicI64::new(0);

fn jumping() -> jiff::Timestamp {
    clock() + jiff::SignedDuration::from_hours(HOURS.load(Ordering::SeqCst))
}

#[test]
fn a_clock_that_was_ahead_for_one_backup_deletes_none_and_leaves_no_stale_one_as_the_newest() {
    let fixture = Fixture::new();
    let library = Library::open_in(&fixture.places(), jumping).unwrap();
    import(&library, &[1]);
    let back_up = |hour: i64| {
        HOURS.store(hour, Ordering::SeqCst);
        note(&library, 1, &format!("at hour {hour}"));
        library.back_up_if_due().unwrap()
    };
    // Day after day, the last in its hours, then forty days ahead.
    let before: Vec<_> =
        [0, 24, 48, 49, 50, 51].into_iter().map(|hour| back_up(hour).unwrap().name).collect();
    let ahead = back_up(52 + 40 * 24).unwrap().name;
    let names = || backups(&fixture.places()).unwrap().into_iter().map(|one| one.name).collect::<Vec<_>>();
    let known = names();
    assert!(before.iter().all(|name| known.contains(name)), "{before:?} of {known:?}");
    // The clock is put right.
    let after = back_up(53).unwrap().name;
    assert_eq!(names()[..2], [after.clone(), ahead], "the one that was made last is the first");
    assert_eq!(library.rescue().unwrap().good.unwrap().name, after);
    assert_eq!(back_up(53), None, "it is no hour old");
    // And goes back by years.
    let back = back_up(-20_000).unwrap().name;
    assert_eq!(library.rescue().unwrap().good.unwrap().name, back);
    let known = names();
    assert!(before.iter().all(|name| known.contains(name)), "{before:?} of {known:?}");
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_a_backup_and_it_stands_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1]);
    let made = library.back_up().unwrap();
    let folder = fixture.places().backups.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join(&made.name))), (0o700, 0o600));
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, [made.name.as_str()], "no log and nothing half made");
    assert_eq!(made.size, std::fs::metadata(folder.join(&made.name)).unwrap().len());
}

#[test]
fn a_restore_is_seen_by_who_has_the_library_open_and_can_be_taken_back() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1, 2]);
    note(&library, 1, "wombat of old");
    library.finish_indexing().unwrap();
    let old = library.back_up().unwrap();
    import(&library, &[3, 4]);
    note(&library, 1, "numbat of late");
    tag(&library, 2, "vision");
    library.finish_indexing().unwrap();
    assert_eq!((total(&library, "numbat"), total(&library, "wombat"), total(&library, "")), (1, 0, 4));

    let restored = restore(&fixture.places(), &old.name, clock()).unwrap();
    let check = |library: &Library| {
        assert_eq!((total(library, "numbat"), total(library, "wombat"), total(library, "")), (0, 1, 2));
        assert_eq!(noted(library, 1), "wombat of old");
        assert!(library.check(|_, _| {}).unwrap().is_sound(), "{:?}", library.check(|_, _| {}));
    };
    check(&library);
    drop(library);
    let library = fixture.open();
    check(&library);
    note(&library, 2, "written after");

    let before = restored.before.unwrap();
    assert_eq!(before.cause, Cause::Restore);
    restore(&fixture.places(), &before.name, clock()).unwrap();
    assert_eq!((total(&library, "numbat"), total(&library, "wombat"), total(&library, "")), (1, 0, 4));
    assert_eq!(total(&library, "tag:vision"), 1);
    assert!(library.check(|_, _| {}).unwrap().is_sound());
    let names: Vec<_> = backups(&fixture.places()).unwrap().into_iter().map(|backup| backup.cause).collect();
    assert_eq!(names, [Cause::Restore, Cause::Restore, Cause::Asked]);
}

#[test]
fn a_log_that_a_killed_restore_left_gets_into_no_other() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1]);
    note(&library, 1, "first");
    let first = library.back_up().unwrap();
    note(&library, 1, "second");
    let second = library.back_up().unwrap();
    // What a process of this number left, killed when it had the first one ready.
    let killed = fixture.folders.path().join("killed.db");
    let backups = fixture.places().backups.unwrap();
    std::fs::copy(backups.join(&first.name), &killed).unwrap();
    let db = Connection::open(&killed).unwrap();
    db.execute_batch("PRAGMA journal_mode = wal; UPDATE note SET body = 'third'").unwrap();
    let part = format!("library.db.{}.part", std::process::id());
    let log = std::fs::read(fixture.folders.path().join("killed.db-wal")).unwrap();
    assert!(!log.is_empty(), "there is a log to be left");
    std::fs::write(fixture.library().join(format!("{part}-wal")), log).unwrap();
    restore(&fixture.places(), &second.name, clock()).unwrap();
    assert_eq!(noted(&library, 1), "second");
}

#[test]
fn an_older_format_is_backed_up_before_it_is_brought_to_todays() {
    let fixture = Fixture::new();
    std::fs::create_dir_all(fixture.library()).unwrap();
    let old = Connection::open(fixture.database()).unwrap();
    old.execute_batch(include_str!("../../../src-tauri/core/migrations/0001_library.sql")).unwrap();
    old.execute_batch("PRAGMA application_id = 0x42534854; PRAGMA user_version = 1").unwrap();
    drop(old);
    let library = fixture.open();
    import(&library, &[1]);
    let made = backups(&fixture.places()).unwrap();
    assert_eq!(made.iter().map(|backup| backup.cause).collect::<Vec<_>>(), [Cause::Migration]);
    restore(&fixture.places(), &made[0].name, clock()).unwrap();
    assert_eq!(total(&library, ""), 0, "of the older format it is brought to today's on its way");
    drop(library);
    fixture.open();
}

#[test]
fn what_is_no_whole_backup_replaces_nothing() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &(1..200).collect::<Vec<_>>());
    let made = library.back_up().unwrap();
    note(&library, 1, "kept");
    let path = fixture.places().backups.unwrap().join(&made.name);
    let whole = std::fs::read(&path).unwrap();
    overwrite(&path, b"What layer 150 says");
    restore(&fixture.places(), &made.name, clock()).unwrap_err();
    std::fs::write(&path, &whole[..whole.len() - 5000]).unwrap();
    restore(&fixture.places(), &made.name, clock()).unwrap_err();
    for name in ["no such", "../library/library.db"] {
        let error = restore(&fixture.places(), name, clock()).unwrap_err();
        assert!(matches!(error, ServiceError::Refused(Refusal::NoSuchBackup { .. })), "{name}");
    }
    assert_eq!(noted(&library, 1), "kept");
}

#[test]
fn a_damaged_library_is_noticed_named_a_good_backup_and_set_aside() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1, 2]);
    note(&library, 1, "good");
    let good = library.back_up().unwrap();
    drop(library);
    let mut bytes = std::fs::read(fixture.database()).unwrap();
    bytes[4096..].fill(0x5a);
    std::fs::write(fixture.database(), &bytes).unwrap();

    let error = Library::open_in(&fixture.places(), clock).unwrap_err();
    let StoreError::Broken { backup: Some(named), .. } = &error else { panic!("{error}") };
    assert_eq!(*named, good.name);
    assert!(error.to_string().contains(&good.name));

    let restored = restore(&fixture.places(), &good.name, clock()).unwrap();
    assert!(restored.before.is_none());
    assert!(std::fs::read(restored.aside.unwrap()).unwrap() == bytes, "set aside as it was");
    let library = fixture.open();
    assert_eq!(noted(&library, 1), "good");
    assert!(library.check(|_, _| {}).unwrap().is_sound());
}

#[test]
fn no_backup_is_made_of_a_damaged_library() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &(1..200).collect::<Vec<_>>());
    let good = library.back_up().unwrap();
    drop(library);
    overwrite(&fixture.database(), b"What layer 150 says");
    let library = fixture.open();
    assert!(!library.check(|_, _| {}).unwrap().is_sound());
    assert!(matches!(library.back_up(), Err(ServiceError::Store(StoreError::Broken { .. }))));
    let names: Vec<_> = backups(&fixture.places()).unwrap().into_iter().map(|backup| backup.name).collect();
    assert_eq!(names, [good.name]);
}

#[test]
fn what_can_be_read_of_a_damaged_library_is_salvaged_notes_first() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &(1..200).collect::<Vec<_>>());
    for number in 1..100 {
        note(&library, number, &format!("note {number}"));
        tag(&library, number, "vision");
    }
    drop(library);
    overwrite(&fixture.database(), b"What layer 150 says");
    let before = std::fs::read(fixture.database()).unwrap();
    let target = fixture.folders.path().join("salvaged");
    let salvaged = salvage(&fixture.places(), &target).unwrap();
    assert!(std::fs::read(fixture.database()).unwrap() == before, "the damaged one is as it was");
    assert_eq!(salvaged[0].table, "note");
    assert!(salvaged.iter().any(|table| table.damaged), "the test damages something");

    let fresh = Library::open(&target, clock).unwrap();
    let checked = fresh.check(|_, _| {}).unwrap();
    assert_eq!((checked.database, checked.words), (Vec::new(), 0));
    let notes = Connection::open(target.join("library.db")).unwrap();
    let notes: i64 = notes.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap();
    let notes = usize::try_from(notes).unwrap();
    assert_eq!(notes, salvaged[0].rows);
    assert_eq!((total(&fresh, "has:note"), notes), (99, 99), "no note was on the damaged page");
    assert_eq!(total(&fresh, ""), 199);

    let again = salvage(&fixture.places(), &target).unwrap_err();
    assert!(matches!(again, ServiceError::Refused(Refusal::SalvageIntoWhat { .. })));
}

#[test]
fn a_whole_library_is_salvaged_whole() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1, 2, 3]);
    note(&library, 1, "one");
    tag(&library, 2, "vision");
    drop(library);
    let target = fixture.folders.path().join("salvaged");
    let salvaged = salvage(&fixture.places(), &target).unwrap();
    assert!(salvaged.iter().all(|table| !table.damaged));
    let fresh = Library::open(&target, clock).unwrap();
    assert!(fresh.check(|_, _| {}).unwrap().is_sound(), "{:?}", fresh.check(|_, _| {}));
    assert_eq!((noted(&fresh, 1).as_str(), total(&fresh, ""), total(&fresh, "tag:vision")), ("one", 3, 1));
}

/// The texts of paper 1's note while it was written: each version but the first is told from the one before it.
const WRITTEN: [&str; 6] = [
    "begun, and ended",
    "begun, went on for long, and ended",
    "begun, went on for long and longer, and ended",
    "begun, went on for long and longer still, and ended",
    "",
    "begun anew, and ended",
];

fn written() -> Fixture {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1, 2]);
    for text in WRITTEN {
        note(&library, 1, text);
    }
    assert_eq!(versions(&library), WRITTEN.map(str::to_owned));
    drop(library);
    fixture
}

/// The texts of paper 1's note, oldest first.
fn versions(library: &Library) -> Vec<String> {
    let request = NoteHistoryRequest { paper: id(library, 1), all: true };
    let versions = library.note_history(&request).unwrap().into_iter().rev();
    versions.map(|version| library.note_version(version.id).unwrap().body).collect()
}

/// Runs SQL on a library that is closed, whatever it makes of references.
fn alter(fixture: &Fixture, sql: &str) {
    let db = Connection::open(fixture.database()).unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    db.execute_batch(sql).unwrap();
}

#[test]
fn a_note_whose_versions_were_lost_in_part_is_saved_and_undone_after_a_salvage() {
    for (lost, kept) in [
        ("id = 2", vec![WRITTEN[0], WRITTEN[4], WRITTEN[5]]),
        ("id = 6", WRITTEN.to_vec()),
        ("id < 6", vec![WRITTEN[5]]),
    ] {
        let fixture = written();
        alter(&fixture, &format!("DELETE FROM note_version WHERE {lost}"));
        let target = fixture.folders.path().join("salvaged");
        salvage(&fixture.places(), &target).unwrap();
        let fresh = Library::open(&target, clock).unwrap();
        assert_eq!(versions(&fresh), kept, "{lost}");
        let saved = "begun anew, saved, and ended";
        note(&fresh, 1, saved);
        fresh.undo().unwrap();
        let undone = noted(&fresh, 1);
        assert_ne!(undone, saved, "{lost}");
        fresh.redo().unwrap();
        assert_eq!(noted(&fresh, 1), saved, "{lost}");
        assert_eq!(versions(&fresh), [kept, vec![saved, &undone, saved]].concat(), "{lost}");
        assert!(fresh.check(|_, _| {}).unwrap().is_sound(), "{lost}");
    }
}

#[test]
fn a_note_is_saved_whatever_became_of_its_versions_and_a_check_finds_it() {
    for damage in [
        "DELETE FROM note_version WHERE id = 2",
        "UPDATE note_version SET base = NULL, head = 0, tail = 0, size = length(body) WHERE id = 2",
        "UPDATE note_version SET base = 6 WHERE id = 3",
        "UPDATE note_version SET head = 400 WHERE id = 4",
    ] {
        let fixture = written();
        alter(&fixture, &format!("{damage}; DELETE FROM note_version WHERE id > 4"));
        let library = fixture.open();
        let found = library.check(|_, _| {}).unwrap().database;
        assert!(found.iter().any(|line| line.contains("note")), "{damage}: {found:?}");
        note(&library, 1, "saved, and ended");
        library.undo().unwrap();
        library.redo().unwrap();
        let request = NoteHistoryRequest { paper: id(&library, 1), all: true };
        let newest = library.note_history(&request).unwrap()[0].id;
        assert_eq!(library.note_version(newest).unwrap().body, "saved, and ended", "{damage}");
    }
}

#[test]
fn a_check_finds_an_original_that_is_gone_or_another() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1]);
    import(&library, &[2]);
    assert!(library.check(|_, _| {}).unwrap().is_sound());
    let mut originals = Vec::new();
    for folder in std::fs::read_dir(fixture.library().join("originals")).unwrap() {
        originals.extend(std::fs::read_dir(folder.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
    }
    assert_eq!(originals.len(), 2);
    std::fs::copy(&originals[0], &originals[1]).unwrap();
    std::fs::remove_file(&originals[0]).unwrap();
    let mut altered: Vec<_> =
        library.check(|_, _| {}).unwrap().originals.iter().map(|found| found.altered).collect();
    altered.sort_unstable();
    assert_eq!(altered, [false, true]);
}
