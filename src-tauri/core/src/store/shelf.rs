use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::StoreError;

/// A query kept under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShelfRow {
    /// Its name.
    pub name: String,
    /// The query.
    pub query: String,
    /// The word for its order.
    pub sort: String,
    /// Its place among the shelves, from 0.
    pub position: i64,
}

/// Every shelf with its id, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn shelves(db: &Connection) -> Result<Vec<(i64, ShelfRow)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, name, query, sort, position FROM shelf ORDER BY position, id")?;
    Ok(statement.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// One shelf.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn shelf(db: &Connection, id: i64) -> Result<Option<ShelfRow>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, name, query, sort, position FROM shelf WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?.map(|(_, row)| row))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, ShelfRow)> {
    Ok((
        row.get(0)?,
        ShelfRow { name: row.get(1)?, query: row.get(2)?, sort: row.get(3)?, position: row.get(4)? },
    ))
}

/// The next free id of a shelf: never one that was used before, so that an undone deletion finds its place.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_shelf_id(db: &Connection) -> Result<i64, StoreError> {
    let highest: i64 = db.query_row(
        "SELECT max(coalesce((SELECT max(id) FROM shelf), 0), coalesce((
             SELECT max(json_extract(c.value, '$.shelf')) FROM action a, json_each(a.changes) c
             WHERE json_extract(c.value, '$.kind') = 'shelf'), 0))",
        [],
        |row| row.get(0),
    )?;
    Ok(highest + 1)
}

/// Makes, changes or removes a shelf.
pub(super) fn set_shelf(db: &Connection, id: i64, shelf: Option<&ShelfRow>) -> Result<(), StoreError> {
    match shelf {
        Some(shelf) => db.execute(
            "INSERT INTO shelf (id, name, query, sort, position) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, sort = excluded.sort,
                 position = excluded.position",
            params![id, shelf.name, shelf.query, shelf.sort, shelf.position],
        )?,
        None => db.execute("DELETE FROM shelf WHERE id = ?1", [id])?,
    };
    Ok(())
}
