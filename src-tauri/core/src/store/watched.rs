use std::ffi::{OsStr, OsString};
use std::path::Path;

use rusqlite::{Connection, params};

use super::StoreError;

/// The files of a watched folder that were taken: name, size in bytes, and when it was last changed then.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn taken_from(db: &Connection, folder: &Path) -> Result<Vec<(OsString, u64, String)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT name, size, modified FROM watched WHERE folder = ?1")?;
    let rows = statement.query_map([folder.to_string_lossy()], |row| {
        let (name, size): (String, i64) = (row.get(0)?, row.get(1)?);
        Ok((OsString::from(name), size.unsigned_abs(), row.get(2)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that a file of a watched folder was taken as it is now. A name that is no Unicode is forgotten when
/// Broadsheet ends; the content is known all the same.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn take_from(
    db: &Connection,
    folder: &Path,
    name: &OsStr,
    size: u64,
    modified: &str,
) -> Result<(), StoreError> {
    let Some(name) = name.to_str() else { return Ok(()) };
    db.prepare_cached(
        "INSERT INTO watched (folder, name, size, modified) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (folder, name) DO UPDATE SET size = excluded.size, modified = excluded.modified",
    )?
    .execute(params![folder.to_string_lossy(), name, size as i64, modified])?;
    Ok(())
}
