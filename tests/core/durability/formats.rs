//! A library of every earlier format is brought to today's with every row that it held.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use broadsheet_core::service::{Library, backups, restore};
use broadsheet_core::store::{Cause, Originals, format};
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::fixture::{Fixture, clock, import};

/// Worked out anew or stamped with the present moment.
const ANEW: [&str; 4] = ["change_clock", "change_epoch", "paper_change", "paper_index"];

fn migrations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// A library as the Broadsheet of a format left it.
fn of_format(number: usize) -> Fixture {
    let fixture = Fixture::new();
    fs::create_dir_all(fixture.library()).unwrap();
    let db = Connection::open(fixture.database()).unwrap();
    for migration in &migrations()[..number] {
        db.execute_batch(&fs::read_to_string(migration).unwrap()).unwrap();
    }
    let rows =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/fixtures/libraries/{number}.sql"));
    let rows = fs::read_to_string(&rows)
        .unwrap_or_else(|_| panic!("no rows of format {number}: a new format comes with {}", rows.display()));
    db.execute_batch(&rows).unwrap();
    db.execute_batch(&format!("PRAGMA application_id = 0x42534854; PRAGMA user_version = {number}")).unwrap();
    fixture
}

/// Each table's rows, in the columns that are wanted of it.
type Rows = BTreeMap<String, Vec<String>>;
type Columns = BTreeMap<String, BTreeSet<String>>;

fn columns(database: &Path) -> Columns {
    let db = Connection::open(database).unwrap();
    let mut named = db
        .prepare(
            "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'",
        )
        .unwrap();
    let mut all = Columns::new();
    for pair in named.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap() {
        let (table, column): (String, String) = pair.unwrap();
        if !ANEW.iter().any(|anew| table.starts_with(anew)) {
            all.entry(table).or_default().insert(column);
        }
    }
    all
}

fn rows(database: &Path, wanted: &Columns) -> Rows {
    let db = Connection::open(database).unwrap();
    let held = |(table, columns): (&String, &BTreeSet<String>)| {
        let names: Vec<String> = columns.iter().map(|name| format!("\"{name}\"")).collect();
        let mut statement = db.prepare(&format!("SELECT {} FROM \"{table}\"", names.join(", "))).unwrap();
        let one = |row: &rusqlite::Row<'_>| {
            (0..columns.len()).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()
        };
        let mut rows: Vec<String> =
            statement.query_map([], one).unwrap().map(|row| format!("{:?}", row.unwrap())).collect();
        rows.sort();
        (table.clone(), rows)
    };
    wanted.iter().map(held).collect()
}

#[test]
fn a_library_of_every_earlier_format_keeps_every_row() {
    for number in 1..=format() {
        let fixture = of_format(number);
        let old = fixture.folders.path().join("old.db");
        fs::copy(fixture.database(), &old).unwrap();
        let library = fixture.open();
        // What a format took away, it moved elsewhere: all other columns are there still.
        let (before, after) = (columns(&old), columns(&fixture.database()));
        let common = |(table, columns): (&String, &BTreeSet<String>)| {
            let still = after.get(table).unwrap_or_else(|| panic!("{table} of format {number} is gone"));
            (table.clone(), columns & still)
        };
        let common: Columns = before.iter().map(common).collect();
        let gone: Vec<_> = before.iter().flat_map(|(table, columns)| columns - &common[table]).collect();
        assert!(gone.iter().all(|column| column == "receipt"), "format {number}: {gone:?}");
        let held = rows(&old, &common);
        assert!(
            held.values().all(|rows| !rows.is_empty()),
            "format {number} shows nothing of a table: {held:?}"
        );
        assert_eq!(held, rows(&fixture.database(), &common), "format {number}");

        assert_eq!(library.paper(1).unwrap().note, "Mine: Ünïcode, 光, and [[2511.00002]].");
        assert_eq!(library.paper(1).unwrap().row.tags.len(), 1);
        let checked = library.check(|_, _| {}).unwrap();
        assert!(checked.database.is_empty() && checked.words == 0, "format {number}: {checked:?}");
        drop(library);

        let made = backups(&fixture.places()).unwrap();
        let causes: Vec<_> = made.iter().map(|backup| backup.cause).collect();
        assert_eq!(causes, if number < format() { vec![Cause::Migration] } else { Vec::new() });
        for backup in made {
            restore(&fixture.places(), &backup.name, clock()).unwrap();
            assert_eq!(fixture.open().paper(1).unwrap().row.title, "Residual Lanterns");
        }
    }
}

/// The first command after an update.
#[test]
fn a_restore_backs_a_library_of_an_earlier_format_up_as_it_is() {
    let today = Fixture::new();
    let library = today.open();
    import(&library, &[1]);
    let backup = library.back_up().unwrap().name;
    for number in 1..format() {
        let fixture = of_format(number);
        let places = fixture.places();
        let folder = places.backups.clone().unwrap();
        fs::create_dir_all(&folder).unwrap();
        fs::copy(today.places().backups.unwrap().join(&backup), folder.join(&backup)).unwrap();
        restore(&places, &backup, clock()).unwrap();
        let made = backups(&places).unwrap().into_iter().find(|backup| backup.cause == Cause::Migration);
        let made = made.unwrap_or_else(|| panic!("format {number} was not backed up"));
        let old = Connection::open(folder.join(made.name)).unwrap();
        let version: i64 = old.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(usize::try_from(version).unwrap(), number);
    }
}

/// What has landed is how people's libraries came about: it is never edited.
#[test]
fn a_migration_that_has_landed_is_never_edited() {
    let landed = LANDED;
    let found: Vec<(String, String)> = migrations()
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, Originals::hash(&fs::read(path).unwrap())[..16].to_owned())
        })
        .collect();
    let known: Vec<(String, String)> =
        landed.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect();
    assert_eq!(found, known, "append a file, and its line here; never edit one");
    assert_eq!(landed.len(), format());
}

const LANDED: [(&str, &str); 6] = [
    ("0001_library.sql", "a7c2052138c4d1ef"),
    ("0002_identity.sql", "d9143f3e3cbd0b07"),
    ("0004_receipts.sql", "f6d32ed0bbd44000"),
    ("0005_search.sql", "e9c911bf551e9273"),
    ("0006_reading.sql", "ad8f18001905d457"),
    ("0008_used.sql", "75bc36f5642f62a6"),
];

#[test]
fn a_library_that_cannot_be_backed_up_first_is_not_brought_to_another_format() {
    let fixture = of_format(1);
    let places = fixture.places();
    fs::write(places.backups.as_ref().unwrap(), "in the way").unwrap();
    assert!(Library::open_in(&places, clock).is_err());
    let db = Connection::open(fixture.database()).unwrap();
    let version: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
}
