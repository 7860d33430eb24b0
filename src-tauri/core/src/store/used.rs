use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// How many things are remembered; those used least are forgotten.
const REMEMBERED: u32 = 300;

/// What was used, most used first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn used(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare_cached("SELECT what FROM used ORDER BY rank DESC, what")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that `what` was used at `time`, in half-lives since any fixed moment.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn note_use(db: &Connection, what: &str, time: f64) -> Result<(), StoreError> {
    let before: Option<f64> = db
        .prepare_cached("SELECT rank FROM used WHERE what = ?1")?
        .query_row([what], |row| row.get(0))
        .optional()?;
    // A use now is worth 2^time; the sum is taken relative to it, so that nothing overflows.
    let rank = time + before.map_or(0.0, |rank| ((rank - time).exp2() + 1.0).log2());
    db.prepare_cached(
        "INSERT INTO used (what, rank) VALUES (?1, ?2) ON CONFLICT (what) DO UPDATE SET rank = excluded.rank",
    )?
    .execute(params![what, rank])?;
    db.prepare_cached(
        "DELETE FROM used WHERE what NOT IN (SELECT what FROM used ORDER BY rank DESC, what LIMIT ?1)",
    )?
    .execute([REMEMBERED])?;
    Ok(())
}
