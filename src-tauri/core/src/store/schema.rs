use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use url::Url;

use super::StoreError;
use super::connection::distrust;

/// Every step from an empty file to today's format, oldest first. Never edit one that has landed: append.
const MIGRATIONS: [&str; 6] = [
    include_str!("../../migrations/0001_library.sql"),
    include_str!("../../migrations/0002_identity.sql"),
    include_str!("../../migrations/0004_receipts.sql"),
    include_str!("../../migrations/0005_search.sql"),
    include_str!("../../migrations/0006_reading.sql"),
    include_str!("../../migrations/0008_used.sql"),
];

/// `BSHT`, so that other programs and `file` can tell a library from any other database.
const APPLICATION_ID: i32 = 0x4253_4854;

/// Refuses a database that is not this Broadsheet's to use, by the look of its file and without a lock, a log or any other
/// trace. Where the look tells nothing, opening it does.
///
/// # Errors
///
/// [`StoreError::Newer`] for a library of a later Broadsheet, [`StoreError::Foreign`] for a database of another program,
/// [`StoreError::Altered`] for one that does things of its own.
pub(super) fn admit(path: &Path) -> Result<(), StoreError> {
    match unlocked(path) {
        Some(connection) => match refuse(&connection, path) {
            Err(StoreError::Sqlite(_)) => Ok(()),
            other => other.map(drop),
        },
        None => Ok(()),
    }
}

/// A connection that takes the file as it lies there: its log is not looked at.
fn unlocked(path: &Path) -> Option<Connection> {
    let mut address = path.is_file().then(|| Url::from_file_path(path).ok())??;
    address.set_query(Some("immutable=1"));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address.as_str(), flags).ok()?;
    distrust(&connection).ok()?;
    Some(connection)
}

/// The database's format, where it is a library of this Broadsheet or an older one, or nothing yet.
///
/// # Errors
///
/// As [`admit`], and where it cannot be read.
pub(super) fn refuse(connection: &Connection, path: &Path) -> Result<usize, StoreError> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && (application != 0 || tables > 0) {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    let version = known_version(connection)?;
    only_ours(connection, path)?;
    Ok(version)
}

/// Refuses a database that does more than hold rows: a trigger, a view or a virtual table that no step to any format makes would
/// run where a library is read or written, and could change what the person wrote.
fn only_ours(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sql: String = row.get(1)?;
        // As SQLite itself writes them. It keeps the text of all else as it was given.
        let holds_rows =
            ["CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX "].iter().any(|of| sql.starts_with(of));
        if !holds_rows && !MIGRATIONS.iter().any(|step| step.contains(&sql)) {
            return Err(StoreError::Altered { path: path.to_owned(), what: row.get(0)? });
        }
    }
    Ok(())
}

/// The number of the database's format.
///
/// # Errors
///
/// [`StoreError::Newer`] where it is a later Broadsheet's, and where it cannot be read.
pub(super) fn known_version(connection: &Connection) -> Result<usize, StoreError> {
    let found = version(connection)?;
    if found > MIGRATIONS.len() {
        return Err(StoreError::Newer { found, known: MIGRATIONS.len() });
    }
    Ok(found)
}

/// Brings the database to today's format, all or nothing; `before` is called where it is of an older one.
///
/// # Errors
///
/// As [`admit`], whatever `before` gives, and where it cannot be written.
pub(super) fn migrate(
    connection: &mut Connection,
    path: &Path,
    before: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let found = refuse(connection, path)?;
    if found == MIGRATIONS.len() {
        return Ok(());
    }
    if found > 0 {
        before(connection)?;
    }
    reach(connection, MIGRATIONS.len())
}

/// Brings the database to a format, all or nothing.
pub(super) fn reach(connection: &mut Connection, format: usize) -> Result<(), StoreError> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have been faster, and newer.
    let found = known_version(&tx)?;
    for step in MIGRATIONS.iter().take(format).skip(found) {
        tx.execute_batch(step)?;
    }
    if found < format {
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", format as i64)?;
    }
    tx.commit()?;
    Ok(())
}

/// Looks at the beginning of every table: damage to what the whole library hangs on is noticed when it is opened.
///
/// # Errors
///
/// What SQLite says of the damage.
pub(super) fn look(connection: &Connection) -> Result<(), StoreError> {
    for table in tables(connection)? {
        connection.query_row(
            &format!("SELECT count(*) FROM (SELECT 1 FROM \"{table}\" LIMIT 1)"),
            [],
            |_| Ok(()),
        )?;
    }
    Ok(())
}

/// The names of all tables.
///
/// # Errors
///
/// Where the database cannot be read.
pub(super) fn tables(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The number of today's format.
pub const fn format() -> usize {
    MIGRATIONS.len()
}

/// How many rows each table has.
///
/// # Errors
///
/// Where the database cannot be read.
pub fn counts(connection: &Connection) -> Result<Vec<(String, i64)>, StoreError> {
    let count = |table: String| {
        let rows =
            connection.query_row(&format!("SELECT count(*) FROM \"{table}\""), [], |row| row.get(0))?;
        Ok((table, rows))
    };
    tables(connection)?.into_iter().map(count).collect()
}

/// The number of the database's format.
pub(super) fn version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?;
    usize::try_from(version).map_err(|_| StoreError::Damaged(format!("format number {version}")))
}
