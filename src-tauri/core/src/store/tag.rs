use rusqlite::{Connection, OptionalExtension, params};

use serde::{Deserialize, Serialize};

use super::{StoreError, TagRow};
use crate::model::TagColour;

/// Every tag with its id, by name.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tags(db: &Connection) -> Result<Vec<(i64, TagRow)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, name, colour FROM tag ORDER BY name")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, TagRow { name: row.get(1)?, colour: colour(&row.get::<_, String>(2)?) }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Id and name of every tag.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tag_names(db: &Connection) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, name FROM tag")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The tag of that name, whatever its case.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tag_by_name(db: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id FROM tag WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

/// A tag's name and colour.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tag_row(db: &Connection, id: i64) -> Result<Option<TagRow>, StoreError> {
    let mut statement = db.prepare_cached("SELECT name, colour FROM tag WHERE id = ?1")?;
    let read =
        |row: &rusqlite::Row<'_>| Ok(TagRow { name: row.get(0)?, colour: colour(&row.get::<_, String>(1)?) });
    Ok(statement.query_row([id], read).optional()?)
}

/// Every paper that has the tag itself.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn papers_with_tag(db: &Connection, tag: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT paper FROM paper_tag WHERE tag = ?1 ORDER BY paper")?;
    Ok(statement.query_map([tag], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The next free id of a tag: never one that was used before, so that an undone deletion finds its place.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_tag_id(db: &Connection) -> Result<i64, StoreError> {
    let highest: i64 = db.query_row(
        "SELECT max(coalesce((SELECT max(id) FROM tag), 0), coalesce((
             SELECT max(json_extract(c.value, '$.tag')) FROM action a, json_each(a.changes) c
             WHERE json_extract(c.value, '$.kind') = 'tag'), 0))",
        [],
        |row| row.get(0),
    )?;
    Ok(highest + 1)
}

/// Makes, changes or removes a tag's row.
pub(super) fn set_tag(db: &Connection, id: i64, tag: Option<&TagRow>) -> Result<(), StoreError> {
    match tag {
        Some(tag) => db.execute(
            "INSERT INTO tag (id, name, colour) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour",
            params![id, tag.name, tag.colour.as_str()],
        )?,
        None => db.execute("DELETE FROM tag WHERE id = ?1", [id])?,
    };
    Ok(())
}

fn colour(name: &str) -> TagColour {
    TagColour::from_name(name).unwrap_or(TagColour::Slate)
}

/// When a paper was given a tag (RFC 3339); none where it does not have it.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tagged_at(db: &Connection, paper: i64, tag: i64) -> Result<Option<String>, StoreError> {
    let mut statement = db.prepare_cached("SELECT added_at FROM paper_tag WHERE paper = ?1 AND tag = ?2")?;
    Ok(statement.query_row([paper, tag], |row| row.get(0)).optional()?)
}

/// A tag that was deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrashedTag {
    /// Its name and colour.
    pub row: TagRow,
    /// When it was deleted; RFC 3339.
    pub deleted_at: String,
    /// The papers that had it, with when they got it.
    pub papers: Vec<(i64, String)>,
}

/// The tags that were deleted with their ids, the last deleted first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn trashed_tags(db: &Connection) -> Result<Vec<(i64, TrashedTag)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT tag, name, colour, deleted_at, papers FROM tag_trash ORDER BY deleted_at DESC, tag DESC",
    )?;
    let mut rows = statement.query([])?;
    let mut tags = Vec::new();
    while let Some(row) = rows.next()? {
        tags.push((row.get(0)?, read_trashed(row)?));
    }
    Ok(tags)
}

/// One tag that was deleted.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn trashed_tag(db: &Connection, tag: i64) -> Result<Option<TrashedTag>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT tag, name, colour, deleted_at, papers FROM tag_trash WHERE tag = ?1")?;
    let mut rows = statement.query([tag])?;
    rows.next()?.map(read_trashed).transpose()
}

fn read_trashed(row: &rusqlite::Row<'_>) -> Result<TrashedTag, StoreError> {
    Ok(TrashedTag {
        row: TagRow { name: row.get(1)?, colour: colour(&row.get::<_, String>(2)?) },
        deleted_at: row.get(3)?,
        papers: serde_json::from_str(&row.get::<_, String>(4)?)?,
    })
}

/// Puts a tag into the trash, or takes it out.
pub(super) fn set_trashed(db: &Connection, tag: i64, trashed: Option<&TrashedTag>) -> Result<(), StoreError> {
    match trashed {
        Some(TrashedTag { row, deleted_at, papers }) => db.execute(
            "INSERT OR REPLACE INTO tag_trash (tag, name, colour, deleted_at, papers) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![tag, row.name, row.colour.as_str(), deleted_at, serde_json::to_string(papers)?],
        )?,
        None => db.execute("DELETE FROM tag_trash WHERE tag = ?1", [tag])?,
    };
    Ok(())
}
