//! Reading out what can be read of a damaged library, into a fresh one. The damaged one is only copied.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Statement, params_from_iter};
use serde::Serialize;

use super::connection::{LIBRARY, connect, distrust};
use super::{StoreError, clock, note, private, projection, schema};

/// What a person said, table by table: read first.
const PERSON: [&str; 14] = [
    "note",
    "highlight",
    "tag",
    "paper_tag",
    "mark",
    "note_version",
    "correction",
    "shelf",
    "attachment",
    "tag_trash",
    "digest_name",
    "digest_day",
    "joining",
    "parted",
];

/// Worked out or counted anew, and so not read.
const ANEW: [&str; 4] = ["change_clock", "change_epoch", "paper_change", "link"];

/// What was read of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Salvaged {
    /// The table.
    pub table: String,
    /// Its rows that were read.
    pub rows: usize,
    /// Whether there may be more that could not be read.
    pub damaged: bool,
}

/// Makes a library in the empty folder `target` of what can be read of the one in `damaged`, imported files and those of papers
/// included.
///
/// # Errors
///
/// Where nothing can be read of it, or the new one cannot be written.
pub fn salvage(damaged: &Path, target: &Path) -> Result<Vec<Salvaged>, StoreError> {
    let salvaged = read_into(damaged, target)?;
    for folder in ["originals", "files"] {
        copy_folder(&damaged.join(folder), &target.join(folder))?;
    }
    Ok(salvaged)
}

/// The same, without what lies beside the database.
///
/// # Errors
///
/// As [`salvage`].
pub(super) fn read_into(damaged: &Path, target: &Path) -> Result<Vec<Salvaged>, StoreError> {
    private::folder(target)?;
    let scratch = target.join("damaged.part");
    private::folder(&scratch)?;
    let read = copy_database(damaged, &scratch).and_then(|()| {
        let path = scratch.join(LIBRARY);
        let old = Connection::open_with_flags(
            &path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        distrust(&old)?;
        read_out(&old, target).map_err(|error| error.at_opening(&damaged.join(LIBRARY)))
    });
    let _ = fs::remove_dir_all(&scratch);
    read
}

/// The database with its log: reading a log can mean writing.
fn copy_database(from: &Path, to: &Path) -> Result<(), StoreError> {
    for name in [LIBRARY.to_owned(), format!("{LIBRARY}-wal")] {
        let path = from.join(&name);
        if path.exists() {
            fs::copy(&path, to.join(&name)).map_err(|source| StoreError::File { path, source })?;
        }
    }
    Ok(())
}

fn read_out(old: &Connection, target: &Path) -> Result<Vec<Salvaged>, StoreError> {
    let path = target.join(LIBRARY);
    schema::refuse(old, &path)?;
    private::file(&path)?;
    let mut new = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    new.pragma_update(None, "foreign_keys", false)?;
    // Of the damaged one's format, so that rows fit; brought to today's afterwards.
    schema::reach(&mut new, schema::version(old)?)?;
    let tables = schema::tables(&new)?;
    let rest =
        tables.iter().map(String::as_str).filter(|table| !PERSON.contains(table) && !ANEW.contains(table));
    let known = PERSON.into_iter().filter(|table| tables.iter().any(|known| known == table));
    let tx = new.transaction()?;
    let mut salvaged = Vec::new();
    for table in known.chain(rest) {
        salvaged.push(copy_table(old, &tx, table)?);
    }
    tx.commit()?;
    schema::migrate(&mut new, &path, |_| Ok(()))?;
    let tx = new.transaction()?;
    mend(&tx)?;
    tx.commit()?;
    Ok(salvaged)
}

/// Copies a table's rows from its beginning as far as they can be read, then from its end; of what lies between, row by row by
/// number where it has numbers.
fn copy_table(old: &Connection, new: &Connection, table: &str) -> Result<Salvaged, StoreError> {
    /// Numbers tried one by one at the most.
    const TRIED: i64 = 1_000_000;
    let columns = columns(new, table)?;
    let key = keys(new, table)?;
    let order = |way: &str| key.iter().map(|key| format!("{key} {way}")).collect::<Vec<_>>().join(", ");
    let insert = format!(
        "INSERT OR IGNORE INTO \"{table}\" ({}) VALUES ({})",
        columns.join(", "),
        vec!["?"; columns.len()].join(", ")
    );
    let mut insert = new.prepare(&insert)?;
    let select = format!("SELECT {} FROM \"{table}\" NOT INDEXED", columns.join(", "));
    let number = (key.len() == 1).then(|| columns.iter().position(|column| *column == key[0])).flatten();
    let mut rows = Rows { insert: &mut insert, number, read: 0, last: None };
    if rows.take(old, &format!("{select} ORDER BY {}", order("ASC")), []) {
        return Ok(Salvaged { table: table.to_owned(), rows: rows.read, damaged: false });
    }
    let first = rows.last.take();
    rows.take(old, &format!("{select} ORDER BY {}", order("DESC")), []);
    if let (Some(first), Some(last)) = (first, rows.last) {
        let one = format!("{select} WHERE {} = ?1", key[0]);
        for number in (first + 1..last).take(TRIED as usize) {
            rows.take(old, &one, [number]);
        }
    }
    Ok(Salvaged { table: table.to_owned(), rows: rows.read, damaged: true })
}

/// Rows on their way into a table.
struct Rows<'a, 'b> {
    insert: &'a mut Statement<'b>,
    /// The column that numbers them.
    number: Option<usize>,
    read: usize,
    last: Option<i64>,
}

impl Rows<'_, '_> {
    /// Takes what `sql` gives until it gives no more, and says whether that was its end.
    fn take(&mut self, old: &Connection, sql: &str, bound: impl rusqlite::Params) -> bool {
        let Ok(mut statement) = old.prepare(sql) else { return false };
        let columns = statement.column_count();
        let Ok(mut rows) = statement.query(bound) else { return false };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: rusqlite::Result<Vec<Value>> = (0..columns).map(|at| row.get(at)).collect();
                    let Ok(values) = values else { continue };
                    if let Some(Value::Integer(number)) = self.number.map(|at| &values[at]) {
                        self.last = Some(*number);
                    }
                    // What does not fit its table is of a damaged page.
                    self.read += self.insert.execute(params_from_iter(values)).unwrap_or_default();
                }
                Ok(None) => return true,
                Err(_) => return false,
            }
        }
    }
}

fn columns(db: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare("SELECT '\"' || name || '\"' FROM pragma_table_info(?1)")?;
    Ok(statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The columns that a table is ordered by on disk.
fn keys(db: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    let mut statement =
        db.prepare("SELECT '\"' || name || '\"' FROM pragma_table_info(?1) WHERE pk > 0 ORDER BY pk")?;
    let keys: Vec<String> = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(if keys.is_empty() { vec!["rowid".to_owned()] } else { keys })
}

/// Papers that something names and that could not be read are there again, by what their entries say, else by their number; other
/// rows that name what is gone go, and so do versions of notes that were told from one that is gone.
fn mend(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "INSERT OR IGNORE INTO paper (id, added_at, title)
         SELECT DISTINCT named, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'Salvaged paper ' || named FROM (
             SELECT paper AS named FROM note UNION SELECT paper FROM highlight UNION SELECT paper FROM mark
             UNION SELECT paper FROM note_version UNION SELECT paper FROM paper_tag UNION SELECT paper FROM correction
             UNION SELECT paper FROM attachment UNION SELECT paper FROM entry);
         INSERT OR IGNORE INTO tag (id, name, colour)
         SELECT DISTINCT tag, 'salvaged ' || tag, 'slate' FROM paper_tag WHERE tag NOT IN (SELECT id FROM tag);
         UPDATE entry SET born = paper WHERE born NOT IN (SELECT id FROM paper);
         UPDATE entry SET abstract = NULL WHERE abstract NOT IN (SELECT id FROM body);
         UPDATE paper SET abstract = NULL WHERE abstract NOT IN (SELECT id FROM body);",
    )?;
    note::mend_versions(db)?;
    loop {
        let dangling: BTreeSet<(String, Option<i64>)> = {
            let mut statement = db.prepare("PRAGMA foreign_key_check")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?
        };
        if dangling.is_empty() {
            break;
        }
        for (table, row) in dangling {
            match row {
                Some(row) => db.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?1"), [row])?,
                None => drop_nameless(db, &table)?,
            };
        }
    }
    let papers: Vec<i64> = {
        let mut statement = db.prepare("SELECT id FROM paper")?;
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?
    };
    for paper in papers {
        projection::project(db, paper)?;
    }
    // All of it is of a moment that is over.
    clock::tick(db, true)
}

/// Deletes the rows of a table without row numbers that name what is gone.
fn drop_nameless(db: &Connection, table: &str) -> Result<usize, StoreError> {
    let references: Vec<(String, String)> = {
        let mut statement = db.prepare("SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?1)")?;
        statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?
    };
    let mut gone = 0;
    for (of, column) in references {
        gone += db.execute(
            &format!("DELETE FROM \"{table}\" WHERE \"{column}\" IS NOT NULL AND \"{column}\" NOT IN (SELECT rowid FROM \"{of}\")"),
            [],
        )?;
    }
    Ok(gone)
}

fn copy_folder(from: &Path, to: &Path) -> Result<(), StoreError> {
    let Ok(entries) = fs::read_dir(from) else { return Ok(()) };
    private::folder(to)?;
    for entry in entries.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if let Ok(mut file) = fs::File::open(entry.path()) {
            let failed = |source| StoreError::File { path: target.clone(), source };
            let mut copy = private::create(&target).map_err(failed)?;
            // One that cannot be read to its end is told by its hash.
            let _ = std::io::copy(&mut file, &mut copy);
            copy.sync_all().map_err(failed)?;
        }
    }
    Ok(())
}
