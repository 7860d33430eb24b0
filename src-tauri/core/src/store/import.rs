use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::{StoreError, digest};
use crate::model::{Format, Warning};

/// The content of a file that was imported once.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceRow {
    /// SHA-256 in hexadecimal.
    pub hash: String,
    /// The file's name when it was first imported.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// When the file was last changed, as its file system said; RFC 3339.
    pub modified: Option<String>,
    /// The form it was in.
    pub format: Format,
    /// Which revision of the readers read it.
    pub reader: u32,
    /// Entries that could not be read.
    pub unreadable: usize,
    /// What could not be read, and why.
    pub warnings: Vec<Warning>,
}

/// Notes that `import` brought `source` from `path`, and that the source counts from now on.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn link_source(db: &Connection, import: i64, source: i64, path: &str) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR IGNORE INTO import_source (import, source, path) VALUES (?1, ?2, ?3)")?
        .execute(params![import, source, path])?;
    db.prepare_cached("UPDATE source SET active = 1, withdrawn = 0 WHERE id = ?1")?.execute([source])?;
    digest::refresh_counts(db, source)
}

/// Writes a file's content down and gives its id.
///
/// # Errors
///
/// Where the library cannot be written, or knows the content already.
pub fn new_source(db: &Connection, source: &SourceRow) -> Result<i64, StoreError> {
    db.prepare_cached(
        "INSERT INTO source (hash, name, size, modified, format, reader, unreadable, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        source.hash,
        source.name,
        source.size as i64,
        source.modified,
        source.format.as_str(),
        source.reader,
        source.unreadable as i64,
        serde_json::to_string(&source.warnings)?
    ])?;
    Ok(db.last_insert_rowid())
}

/// The content of that hash, with its id and whether it counts, if it was ever imported.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn source_by_hash(db: &Connection, hash: &str) -> Result<Option<(i64, bool, SourceRow)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, active, name, size, modified, format, reader, unreadable, warnings
         FROM source WHERE hash = ?1",
    )?;
    let found = statement
        .query_row([hash], |row| {
            let row_of = (row.get(0)?, row.get(1)?);
            let format: String = row.get(5)?;
            let warnings: String = row.get(8)?;
            Ok((
                row_of,
                format,
                warnings,
                (row.get(2)?, row.get::<_, i64>(3)?, row.get(4)?, row.get(6)?, row.get::<_, i64>(7)?),
            ))
        })
        .optional()?;
    let Some(((id, active), format, warnings, (name, size, modified, reader, unreadable))) = found else {
        return Ok(None);
    };
    let format = Format::from_name(&format).ok_or_else(|| StoreError::Damaged(format!("format {format}")))?;
    let row = SourceRow {
        hash: hash.to_owned(),
        name,
        size: size.unsigned_abs(),
        modified,
        format,
        reader,
        unreadable: usize::try_from(unreadable).unwrap_or_default(),
        warnings: serde_json::from_str(&warnings)?,
    };
    Ok(Some((id, active, row)))
}

/// The entries of a file in order, each with its paper.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn entries_of_source(db: &Connection, source: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.paper FROM source s JOIN digest d ON d.source = s.id AND d.reading = s.reading
              JOIN entry e ON e.digest = d.id WHERE s.id = ?1 ORDER BY d.section, e.rank",
    )?;
    Ok(statement.query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The papers of a file that the person is done with or put in the trash.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn put_away_in(db: &Connection, source: i64) -> Result<HashSet<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT e.paper FROM source s JOIN digest d ON d.source = s.id AND d.reading = s.reading
              JOIN entry e ON e.digest = d.id JOIN mark m ON m.paper = e.paper
         WHERE s.id = ?1 AND (m.status = 'done' OR m.trashed_at IS NOT NULL)",
    )?;
    Ok(statement.query_map([source], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Every paper of every file of an import, each once.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn papers_of_import(db: &Connection, import: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT e.paper FROM import_source i JOIN digest d ON d.source = i.source
              JOIN entry e ON e.digest = d.id WHERE i.import = ?1",
    )?;
    Ok(statement.query_map([import], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Does an import again or takes it back, as if it had `never` been or not. A file that another import brought too goes
/// on counting.
///
/// # Errors
///
/// Where the library cannot be written.
pub(super) fn set_counting(
    db: &Connection,
    import: i64,
    counting: bool,
    never: bool,
) -> Result<(), StoreError> {
    let undone = match (counting, never) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    };
    db.execute("UPDATE import SET undone = ?2 WHERE id = ?1", params![import, undone])?;
    db.execute(
        "UPDATE source SET active = EXISTS (
             SELECT 1 FROM import_source i JOIN import m ON m.id = i.import
             WHERE i.source = source.id AND m.undone = 0),
             withdrawn = NOT EXISTS (
             SELECT 1 FROM import_source i JOIN import m ON m.id = i.import
             WHERE i.source = source.id AND m.undone < 2)
         WHERE id IN (SELECT source FROM import_source WHERE import = ?1)",
        [import],
    )?;
    let mut sources = db.prepare_cached("SELECT source FROM import_source WHERE import = ?1")?;
    for source in sources.query_map([import], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()? {
        digest::refresh_counts(db, source)?;
    }
    Ok(())
}

/// Whether an import that does not count is as if it had never been.
///
/// # Errors
///
/// Where there is no such import, or the library cannot be read.
pub fn never_was(db: &Connection, import: i64) -> Result<bool, StoreError> {
    let mut statement = db.prepare_cached("SELECT undone = 2 FROM import WHERE id = ?1")?;
    Ok(statement.query_row([import], |row| row.get(0))?)
}
