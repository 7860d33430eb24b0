use rusqlite::Connection;

use super::StoreError;

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

/// Brings the database to today's format, all or nothing.
///
/// # Errors
///
/// [`StoreError::Newer`] for a library of a later Broadsheet and [`StoreError::Foreign`] for a database of
/// another program, both left untouched.
pub(super) fn migrate(connection: &mut Connection, path: &std::path::Path) -> Result<(), StoreError> {
    let found = version(connection)?;
    let application: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && tables > 0 {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    if found > MIGRATIONS.len() {
        return Err(StoreError::Newer { found, known: MIGRATIONS.len() });
    }
    if found == MIGRATIONS.len() {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another process may have been faster.
    for step in MIGRATIONS.iter().skip(version(&tx)?) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", MIGRATIONS.len() as i64)?;
    tx.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<usize, StoreError> {
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(version).map_err(|_| StoreError::Damaged(format!("format number {version}")))
}
