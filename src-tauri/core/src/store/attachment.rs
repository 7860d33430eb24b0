use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::StoreError;

/// A person's own file of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRow {
    /// The paper it is of.
    pub paper: i64,
    /// SHA-256 of its content in hexadecimal.
    pub hash: String,
    /// The name it is kept under: of letters that every system allows.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// When it was added; RFC 3339.
    pub added_at: String,
}

const COLUMNS: &str = "id, paper, hash, name, size, added_at FROM attachment";

/// The files of a paper with their ids, in the order in which they were added.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn attachments_of(db: &Connection, paper: i64) -> Result<Vec<(i64, AttachmentRow)>, StoreError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} WHERE paper = ?1 ORDER BY id"))?;
    Ok(statement.query_map([paper], read)?.collect::<Result<_, _>>()?)
}

/// One file of a paper.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn attachment(db: &Connection, id: i64) -> Result<Option<AttachmentRow>, StoreError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} WHERE id = ?1"))?;
    Ok(statement.query_row([id], read).optional()?.map(|(_, row)| row))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, AttachmentRow)> {
    let size: i64 = row.get(4)?;
    let attachment = AttachmentRow {
        paper: row.get(1)?,
        hash: row.get(2)?,
        name: row.get(3)?,
        size: size.unsigned_abs(),
        added_at: row.get(5)?,
    };
    Ok((row.get(0)?, attachment))
}

/// The next id of a file: never one that was used before, so that an undone removal finds its place.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_attachment_id(db: &Connection) -> Result<i64, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'attachment'), 0) + 1",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Gives `take` every paper with a file of the person's.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_attached(db: &Connection, mut take: impl FnMut(i64)) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT DISTINCT paper FROM attachment")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?);
    }
    Ok(())
}

/// Adds, changes or removes a file of a paper; its bytes stay where they are.
pub(super) fn set_attachment(
    db: &Connection,
    id: i64,
    attachment: Option<&AttachmentRow>,
) -> Result<(), StoreError> {
    let Some(AttachmentRow { paper, hash, name, size, added_at }) = attachment else {
        db.prepare_cached("DELETE FROM attachment WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO attachment (id, paper, hash, name, size, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET paper = excluded.paper",
    )?
    .execute(params![id, paper, hash, name, i64::try_from(*size).unwrap_or(i64::MAX), added_at])?;
    Ok(())
}
