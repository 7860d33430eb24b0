use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::model::HighlightColour;
use crate::text::Selector;

/// What a person marked in an abstract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HighlightRow {
    /// The paper it is of.
    pub paper: i64,
    /// The words, and where they stood.
    pub selector: Selector,
    /// Its colour.
    pub colour: HighlightColour,
    /// What the person said of it; may be empty.
    pub comment: String,
    /// When it was made; RFC 3339.
    pub created_at: String,
    /// When its colour or comment was last changed.
    pub updated_at: String,
}

const COLUMNS: &str =
    "id, paper, quote, before, after, position, colour, comment, created_at, updated_at FROM highlight";

/// The highlights of a paper with their ids, in the order in which they were made.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn highlights_of(db: &Connection, paper: i64) -> Result<Vec<(i64, HighlightRow)>, StoreError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} WHERE paper = ?1 ORDER BY id"))?;
    Ok(statement.query_map([paper], read)?.collect::<Result<_, _>>()?)
}

/// One highlight.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn highlight(db: &Connection, id: i64) -> Result<Option<HighlightRow>, StoreError> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} WHERE id = ?1"))?;
    Ok(statement.query_row([id], read).optional()?.map(|(_, row)| row))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, HighlightRow)> {
    let position: i64 = row.get(5)?;
    let highlight = HighlightRow {
        paper: row.get(1)?,
        selector: Selector {
            quote: row.get(2)?,
            before: row.get(3)?,
            after: row.get(4)?,
            position: usize::try_from(position).unwrap_or_default(),
        },
        colour: HighlightColour::from_name(&row.get::<_, String>(6)?).unwrap_or_default(),
        comment: row.get(7)?,
        created_at: row.get(8)?,
        updated_at: row.get(9)?,
    };
    Ok((row.get(0)?, highlight))
}

/// The next id of a highlight: never one that was used before, so that an undone deletion finds its place.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_highlight_id(db: &Connection) -> Result<i64, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'highlight'), 0) + 1",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Gives `take` every paper with a highlight.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_highlighted(db: &Connection, mut take: impl FnMut(i64)) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT DISTINCT paper FROM highlight")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?);
    }
    Ok(())
}

/// Whether a paper has a highlight.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn is_highlighted(db: &Connection, paper: i64) -> Result<bool, StoreError> {
    let mut statement = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM highlight WHERE paper = ?1)")?;
    Ok(statement.query_row([paper], |row| row.get(0))?)
}

/// Makes, changes or removes a highlight.
pub(super) fn set_highlight(
    db: &Connection,
    id: i64,
    highlight: Option<&HighlightRow>,
) -> Result<(), StoreError> {
    let Some(HighlightRow { paper, selector, colour, comment, created_at, updated_at }) = highlight else {
        db.prepare_cached("DELETE FROM highlight WHERE id = ?1")?.execute([id])?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO highlight (id, paper, quote, before, after, position, colour, comment, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         ON CONFLICT (id) DO UPDATE SET paper = excluded.paper, colour = excluded.colour,
             comment = excluded.comment, updated_at = excluded.updated_at",
    )?
    .execute(params![
        id,
        paper,
        selector.quote,
        selector.before,
        selector.after,
        selector.position as i64,
        colour.as_str(),
        comment,
        created_at,
        updated_at
    ])?;
    Ok(())
}
