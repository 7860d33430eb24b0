//! What the person did, so that it can be taken back, over restarts too.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Change, StoreError};
use crate::model::ActionLabel;

/// Something the person did at once, however many papers it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its id; later actions have higher ones.
    pub id: i64,
    /// When it began, RFC 3339.
    pub at: String,
    /// What it did.
    pub label: ActionLabel,
    /// The changes, in the order in which they were made.
    pub changes: Vec<Change>,
}

/// An action as a list of what was done shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// Its id; later actions have higher ones.
    pub id: i64,
    /// When it began, RFC 3339.
    pub at: String,
    /// What it did.
    pub label: ActionLabel,
    /// How many changes it made.
    pub changes: usize,
    /// Whether it was taken back, and can be done again.
    pub undone: bool,
}

/// Writes an action down, done.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn push(db: &Connection, at: &str, label: &ActionLabel, changes: &[Change]) -> Result<i64, StoreError> {
    db.prepare_cached("INSERT INTO action (at, label, changes) VALUES (?1, ?2, ?3)")?.execute(params![
        at,
        serde_json::to_string(label)?,
        serde_json::to_string(changes)?
    ])?;
    Ok(db.last_insert_rowid())
}

/// Gives an action other changes: typing in one note is one action.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn rewrite(db: &Connection, id: i64, changes: &[Change]) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE action SET changes = ?2 WHERE id = ?1")?
        .execute(params![id, serde_json::to_string(changes)?])?;
    Ok(())
}

/// Gives an action other words and changes: reading many files again is one action.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn relabel(db: &Connection, id: i64, label: &ActionLabel, changes: &[Change]) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE action SET label = ?2 WHERE id = ?1")?
        .execute(params![id, serde_json::to_string(label)?])?;
    rewrite(db, id, changes)
}

/// Says whether an action is done or undone.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn set_state(db: &Connection, id: i64, done: bool) -> Result<(), StoreError> {
    let state = if done { "done" } else { "undone" };
    db.execute("UPDATE action SET state = ?2 WHERE id = ?1", params![id, state])?;
    Ok(())
}

/// What was undone can no longer be redone, since something else was done after.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn drop_undone(db: &Connection) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE action SET state = 'dropped' WHERE state = 'undone'")?.execute([])?;
    Ok(())
}

/// What undo takes back next.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn last_done(db: &Connection) -> Result<Option<Action>, StoreError> {
    one(db, "SELECT id, at, label, changes FROM action WHERE state = 'done' ORDER BY id DESC LIMIT 1")
}

/// When something was done last that can be taken back or done again; none where nothing was.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn last_act(db: &Connection) -> Result<Option<String>, StoreError> {
    Ok(db.query_row("SELECT at FROM action ORDER BY id DESC LIMIT 1", [], |row| row.get(0)).optional()?)
}

/// What redo does again next.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_undone(db: &Connection) -> Result<Option<Action>, StoreError> {
    one(db, "SELECT id, at, label, changes FROM action WHERE state = 'undone' ORDER BY id LIMIT 1")
}

/// How many actions can be taken back or done again.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count_steps(db: &Connection) -> Result<usize, StoreError> {
    let count: i64 = db
        .prepare_cached("SELECT count(*) FROM action WHERE state <> 'dropped'")?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// The actions that can be taken back or done again, newest first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn steps(db: &Connection, offset: usize, limit: usize) -> Result<Vec<StepRow>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, at, label, json_array_length(changes), state = 'undone' FROM action
         WHERE state <> 'dropped' ORDER BY id DESC LIMIT ?2 OFFSET ?1",
    )?;
    let rows = statement.query_map(params![offset as i64, limit as i64], |row| {
        let changes = usize::try_from(row.get::<_, i64>(3)?).unwrap_or_default();
        Ok(StepRow {
            id: row.get(0)?,
            at: row.get(1)?,
            label: ActionLabel::read(&row.get::<_, String>(2)?),
            changes,
            undone: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn one(db: &Connection, sql: &str) -> Result<Option<Action>, StoreError> {
    let read =
        |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?));
    let Some((id, at, label, changes)) = db.prepare_cached(sql)?.query_row([], read).optional()? else {
        return Ok(None);
    };
    Ok(Some(Action { id, at, label: ActionLabel::read(&label), changes: serde_json::from_str(&changes)? }))
}
