//! What is not this Broadsheet's to use is refused, and left byte for byte as it was.

use std::collections::BTreeMap;
use std::path::Path;

use broadsheet_core::service::{Library, ServiceError, restore};
use broadsheet_core::store::{Store, StoreError};
use rusqlite::Connection;

use crate::fixture::{Fixture, clock, import, note, noted};

/// Every file of a folder but SQLite's scratch memory.
fn content(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter(|path| path.is_file() && path.extension().is_none_or(|end| end != "db-shm"));
    named.map(|path| (path.display().to_string(), std::fs::read(path).unwrap())).collect()
}

fn refusal(fixture: &Fixture) -> StoreError {
    let before = content(&fixture.library());
    assert!(!before.is_empty());
    let error = Library::open(&fixture.library(), clock).unwrap_err();
    assert!(before == content(&fixture.library()), "a file was touched");
    error
}

fn make(fixture: &Fixture, sql: &str) {
    std::fs::create_dir_all(fixture.library()).unwrap();
    Connection::open(fixture.database()).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn the_database_of_another_program_is_left_as_it_is() {
    for sql in [
        "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)",
        "PRAGMA application_id = 99; CREATE TABLE theirs (x)",
        "PRAGMA application_id = 99; PRAGMA user_version = 3",
        "PRAGMA journal_mode = wal; CREATE TABLE theirs (x)",
    ] {
        let fixture = Fixture::new();
        make(&fixture, sql);
        assert!(matches!(refusal(&fixture), StoreError::Foreign(_)), "{sql}");
    }
}

#[test]
fn a_library_of_a_newer_broadsheet_is_left_as_it_is() {
    let fixture = Fixture::new();
    import(&fixture.open(), &[1]);
    make(&fixture, "PRAGMA user_version = 4000");
    let error = refusal(&fixture);
    assert!(matches!(error, StoreError::Newer { found: 4000, .. }));
    assert!(error.to_string().contains("newer Broadsheet"), "{error}");
}

/// What would run as soon as somebody wrote or read, had it been opened.
const OF_THEIR_OWN: [(&str, &str); 3] = [
    ("emptied", "CREATE TRIGGER emptied AFTER UPDATE OF body ON note BEGIN DELETE FROM note_version; END"),
    ("counted", "CREATE VIEW counted AS SELECT 1"),
    ("words", "CREATE VIRTUAL TABLE words USING fts5(body)"),
];

/// Papers without end, to whoever counts them.
const ENDLESS: &str = "PRAGMA foreign_keys = off; PRAGMA legacy_alter_table = on; ALTER TABLE paper RENAME TO theirs;
    CREATE VIEW paper AS WITH RECURSIVE n(present) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT present FROM n";

#[test]
fn a_library_that_does_things_of_its_own_is_refused_and_left_as_it_is() {
    for (name, sql) in OF_THEIR_OWN {
        let fixture = Fixture::new();
        import(&fixture.open(), &[1]);
        make(&fixture, sql);
        let error = refusal(&fixture);
        assert!(matches!(&error, StoreError::Altered { what, .. } if what == name), "{sql}: {error:?}");
        assert!(error.to_string().contains("was altered by another program"), "{error}");
    }
}

#[test]
fn a_backup_that_does_things_of_its_own_is_read_without_end_by_nobody_and_replaces_nothing() {
    for sql in OF_THEIR_OWN.map(|(_, sql)| sql).into_iter().chain([ENDLESS]) {
        let fixture = Fixture::new();
        let library = fixture.open();
        import(&library, &[1, 2]);
        let made = library.back_up().unwrap();
        note(&library, 1, "kept");
        let path = fixture.places().backups.unwrap().join(&made.name);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(library.backups().unwrap()[0].papers.is_none(), sql == ENDLESS, "{sql}");
        let error = restore(&fixture.places(), &made.name, clock()).unwrap_err();
        assert!(error.to_string().contains("was altered by another program"), "{error}");
        assert_eq!(noted(&library, 1), "kept");
    }
}

/// A newer Broadsheet was installed and started while an older one was open.
#[test]
fn who_has_a_library_open_writes_nothing_into_it_once_a_newer_broadsheet_used_it() {
    let fixture = Fixture::new();
    let library = fixture.open();
    import(&library, &[1]);
    let store = Store::open(&fixture.library()).unwrap();
    let newer = Connection::open(fixture.database()).unwrap();
    newer.execute_batch("PRAGMA user_version = 4000").unwrap();
    let tags = || newer.query_row("SELECT count(*) FROM tag", [], |row| row.get::<_, i64>(0)).unwrap();

    let one = library.resolve("2501.00001").unwrap();
    let name = "too late".to_owned();
    let error = library.add_tag(&broadsheet_core::api::AddTag { papers: vec![one], name }).unwrap_err();
    assert!(matches!(error, ServiceError::Store(StoreError::Newer { found: 4000, .. })), "{error}");
    assert_eq!(tags(), 0);
    for error in [
        store.write(|_| Ok::<_, StoreError>(())).unwrap_err(),
        store.rehearse(|_| Ok::<_, StoreError>(())).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::Newer { found: 4000, .. }), "{error}");
    }
}

/// The newer Broadsheet was killed: that it is newer stands in the log alone.
#[test]
fn a_newer_library_that_was_not_closed_is_left_as_it_is() {
    let fixture = Fixture::new();
    import(&fixture.open(), &[1]);
    let newer = Connection::open(fixture.database()).unwrap();
    newer.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    newer.execute_batch("PRAGMA user_version = 4000").unwrap();
    drop(newer);
    assert!(matches!(refusal(&fixture), StoreError::Newer { found: 4000, .. }));
}

#[test]
fn what_is_no_database_or_a_damaged_one_is_left_as_it_is() {
    let fixture = Fixture::new();
    std::fs::create_dir_all(fixture.library()).unwrap();
    std::fs::write(
        fixture.database(),
        "a letter to my aunt, longer than a header of a database is".repeat(9),
    )
    .unwrap();
    assert!(matches!(refusal(&fixture), StoreError::Broken { .. }));

    let fixture = Fixture::new();
    import(&fixture.open(), &[1, 2, 3]);
    let whole = std::fs::read(fixture.database()).unwrap();
    std::fs::write(fixture.database(), &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(refusal(&fixture), StoreError::Broken { .. }), "half of it");

    let mut hurt = whole;
    hurt[4096..].fill(0x5a);
    std::fs::write(fixture.database(), &hurt).unwrap();
    assert!(matches!(refusal(&fixture), StoreError::Broken { .. }), "all but its first page overwritten");
}

/// Also where the person made its folder, for everybody to look into.
#[cfg(unix)]
#[test]
fn only_its_owner_reads_a_library() {
    use std::os::unix::fs::PermissionsExt as _;
    let fixture = Fixture::new();
    std::fs::create_dir_all(fixture.library()).unwrap();
    std::fs::set_permissions(fixture.library(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let library = fixture.open();
    import(&library, &[1]);
    library.keep_image(&png()).unwrap();
    let mut open = Vec::new();
    let mut seen = 0;
    let mut folders = vec![fixture.library()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            seen += 1;
            let mode = entry.metadata().unwrap().permissions().mode();
            if mode & 0o077 != 0 {
                open.push(format!("{} {mode:o}", entry.path().display()));
            }
            if entry.path().is_dir() {
                folders.push(entry.path());
            }
        }
    }
    assert!(open.is_empty(), "{open:#?}");
    assert!(seen >= 8, "the database with its log, an imported file and an image with their folders: {seen}");
    let mode = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    drop(library);
    let database = fixture.library().join("library.db");
    std::fs::set_permissions(&database, std::fs::Permissions::from_mode(0o644)).unwrap();
    drop(fixture.open());
    assert_eq!(mode(database), 0o600, "one that others could read");
    let fresh = Fixture::new();
    drop(fresh.open());
    assert_eq!(mode(fresh.library()), 0o700);
}

#[cfg(unix)]
pub(crate) fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(2, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
