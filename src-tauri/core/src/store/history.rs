//! Imports as they were: what each did in all, and file by file.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::StoreError;
use crate::model::ActionLabel;

/// An import as the history lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Its id.
    pub id: i64,
    /// When it began, RFC 3339.
    pub at: String,
    /// What it was.
    pub label: ActionLabel,
    /// The path of its first file.
    pub file: Option<String>,
    /// The sums of its receipt, as JSON; none where it broke off.
    pub totals: Option<String>,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it brought anything, so that it can be taken back.
    pub undoable: bool,
}

/// Begins an import at `now` (RFC 3339) and gives its id.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn begin(db: &Connection, now: &str, label: &ActionLabel) -> Result<i64, StoreError> {
    db.execute(
        "INSERT INTO import (started_at, label) VALUES (?1, ?2)",
        [now, &serde_json::to_string(label)?],
    )?;
    Ok(db.last_insert_rowid())
}

/// Notes that an import has ended, with the sums of its receipt as JSON.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn finish(
    db: &Connection,
    import: i64,
    now: &str,
    totals: &str,
    stopped: bool,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE import SET finished_at = ?2, totals = ?3, stopped = ?4 WHERE id = ?1",
        params![import, now, totals, stopped],
    )?;
    Ok(())
}

/// Keeps what became of the `position`th file of an import: its receipt as JSON, and its content where it was read.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn keep_file(
    db: &Connection,
    import: i64,
    position: usize,
    path: &str,
    source: Option<i64>,
    receipt: &str,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO import_file (import, position, path, source, receipt) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![import, position as i64, path, source, receipt])?;
    Ok(())
}

/// One import, if there is one of that id.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn import_row(db: &Connection, id: i64) -> Result<Option<ImportRow>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT m.id, m.started_at, m.label,
                (SELECT f.path FROM import_file f WHERE f.import = m.id ORDER BY f.position LIMIT 1),
                CASE WHEN m.finished_at IS NOT NULL THEN m.totals END, m.stopped, m.undone > 0,
                EXISTS (SELECT 1 FROM import_source i WHERE i.import = m.id)
         FROM import m WHERE m.id = ?1",
    )?;
    Ok(statement.query_row([id], read_row).optional()?)
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<ImportRow> {
    Ok(ImportRow {
        id: row.get(0)?,
        at: row.get(1)?,
        label: ActionLabel::read(&row.get::<_, String>(2)?),
        file: row.get(3)?,
        totals: row.get(4)?,
        stopped: row.get(5)?,
        undone: row.get(6)?,
        undoable: row.get(7)?,
    })
}

/// Imports, newest first: all, or those of which the path of a file holds every one of `words` (lower case), or
/// the title of an entry every one of `title_words` (folded), or whose day or a digest's day begins with `day`.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn imports(
    db: &Connection,
    words: &[String],
    title_words: &[String],
    day: &str,
) -> Result<Vec<i64>, StoreError> {
    if words.is_empty() {
        let mut all = db.prepare_cached("SELECT id FROM import ORDER BY id DESC")?;
        return Ok(all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?);
    }
    let mut sql = format!(
        "SELECT f.import FROM import_file f WHERE {}
         UNION SELECT id FROM import WHERE substr(started_at, 1, length(?)) = ?
         UNION SELECT f.import FROM digest d LEFT JOIN digest_day g ON g.digest = d.id
               JOIN import_file f ON f.source = d.source
               WHERE substr(coalesce(g.day, d.day), 1, length(?)) = ?",
        each("lower(f.path)", words.len())
    );
    let mut values: Vec<Value> = words.iter().cloned().map(Value::from).collect();
    values.extend(std::iter::repeat_n(Value::from(day.to_owned()), 4));
    if !title_words.is_empty() {
        sql += &format!(
            " UNION SELECT f.import FROM import_file f WHERE f.source IN (
                  SELECT d.source FROM digest d WHERE d.id IN (
                      SELECT e.digest FROM entry e WHERE {}))",
            each("e.title_key", title_words.len())
        );
        values.extend(title_words.iter().cloned().map(Value::from));
    }
    sql += " ORDER BY 1 DESC";
    let mut statement = db.prepare(&sql)?;
    Ok(statement.query_map(params_from_iter(values), |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// That `column` holds each of so many words.
fn each(column: &str, words: usize) -> String {
    vec![format!("instr({column}, ?) > 0"); words].join(" AND ")
}

/// The receipts of an import's files as JSON, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn files_of_import(db: &Connection, import: i64) -> Result<Vec<String>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT receipt FROM import_file WHERE import = ?1 ORDER BY position")?;
    Ok(statement.query_map([import], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The digests that an import's files hold today, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digests_of_import(db: &Connection, import: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT d.id FROM import_file f JOIN digest d ON d.source = f.source
         WHERE f.import = ?1 AND d.counts ORDER BY f.position, d.section",
    )?;
    Ok(statement.query_map([import], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Papers of an import that are shown though no digest lists them, with their titles, by title.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn kept_of_import(db: &Connection, import: i64) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.title FROM paper p WHERE p.present AND NOT p.listed AND p.id IN (
             SELECT e.paper FROM import_source i JOIN digest d ON d.source = i.source
                 JOIN entry e ON e.digest = d.id WHERE i.import = ?1)
         ORDER BY p.title COLLATE NOCASE, p.id",
    )?;
    Ok(statement.query_map([import], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}
