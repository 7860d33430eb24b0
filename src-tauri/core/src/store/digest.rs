use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::StoreError;
use crate::model::{DigestKind, DigestRead};

/// A digest as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRow {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: DigestKind,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// Whether the person named it.
    pub named: bool,
    /// Its day as the person or else the page says: `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// Whether the page's year was worked out.
    pub day_inferred: bool,
    /// Whether the person said the day.
    pub day_given: bool,
    /// The name of the file it came from.
    pub file: String,
    /// Whether papers in it lack their year and the person has not said the day.
    pub needs_day: bool,
    /// Which revision of the readers read its file.
    pub reader: u32,
}

/// Writes a digest of a reading of a source down, as the `section`th of all its readings, and gives its id.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn new_digest(
    db: &Connection,
    source: i64,
    reading: i64,
    section: usize,
    digest: &DigestRead,
) -> Result<i64, StoreError> {
    db.prepare_cached(
        "INSERT INTO digest (source, reading, section, kind, day, day_inferred, title)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        source,
        reading,
        section as i64,
        digest.kind.as_str(),
        digest.day.day.map(|day| day.to_string()),
        digest.day.inferred,
        digest.title
    ])?;
    Ok(db.last_insert_rowid())
}

const COLUMNS: &str =
    "d.id, d.kind, coalesce(g.day, d.day) AS said, d.day_inferred, g.day IS NOT NULL, s.name,
     g.day IS NULL AND EXISTS (
         SELECT 1 FROM entry e WHERE e.digest = d.id AND e.published_known = 'year_unknown'),
     coalesce(n.name, d.title), n.name IS NOT NULL, s.reader
 FROM digest d JOIN source s ON s.id = d.source LEFT JOIN digest_day g ON g.digest = d.id
      LEFT JOIN digest_name n ON n.digest = d.id";

/// Every digest that counts, newest first; what the person typed in is no digest.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digests(db: &Connection) -> Result<Vec<DigestRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} WHERE d.counts AND s.format <> 'by-hand' ORDER BY said DESC, d.id DESC");
    Ok(db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Digests in the trash of files that count, last put there first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn trashed_digests(db: &Connection) -> Result<Vec<DigestRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} JOIN digest_trash t ON t.digest = d.id
         WHERE s.active AND d.reading = s.reading AND NOT t.emptied ORDER BY t.at DESC, d.id DESC"
    );
    Ok(db.prepare_cached(&sql)?.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// How many papers a digest has that are not in the trash, and how many of them are not read.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count_in_digest(db: &Connection, digest: i64) -> Result<(usize, usize), StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT count(*), count(*) FILTER (WHERE NOT coalesce(m.read, 0))
         FROM (SELECT DISTINCT paper FROM entry WHERE digest = ?1) e LEFT JOIN mark m ON m.paper = e.paper
         WHERE m.trashed_at IS NULL",
    )?;
    let count = |count: i64| count.unsigned_abs() as usize;
    Ok(statement.query_row([digest], |row| Ok((count(row.get(0)?), count(row.get(1)?))))?)
}

/// Id and day of every digest that counts: `YYYY-MM-DD` or `--MM-DD`, as the person or else the page says.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digest_days(db: &Connection) -> Result<Vec<(i64, Option<String>)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, coalesce(g.day, d.day) FROM digest d LEFT JOIN digest_day g ON g.digest = d.id
         WHERE d.counts",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The ids of every digest that counts.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digest_ids(db: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id FROM digest WHERE counts")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The papers of a digest in its order, each once.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn ranked(db: &Connection, digest: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT paper FROM entry WHERE digest = ?1 GROUP BY paper ORDER BY min(rank), paper",
    )?;
    Ok(statement.query_map([digest], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// One digest, if it counts.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digest(db: &Connection, id: i64) -> Result<Option<DigestRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} WHERE d.counts AND d.id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// The digests of a source, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digests_of_source(db: &Connection, source: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT d.id FROM source s JOIN digest d ON d.source = s.id AND d.reading = s.reading
         WHERE s.id = ?1 ORDER BY d.section",
    )?;
    Ok(statement.query_map([source], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<DigestRow> {
    Ok(DigestRow {
        id: row.get(0)?,
        kind: DigestKind::from_name(&row.get::<_, String>(1)?).unwrap_or(DigestKind::List),
        day: row.get(2)?,
        day_inferred: row.get(3)?,
        day_given: row.get(4)?,
        file: row.get(5)?,
        needs_day: row.get(6)?,
        title: row.get(7)?,
        named: row.get(8)?,
        reader: row.get(9)?,
    })
}

/// Whether a digest `d` of a file `s` ever counted, as SQL: its import is not as if it had never been, and neither is the
/// reading of the file that it came from, as those are that came after the one that counts and were taken back.
pub(super) const ONCE: &str = "NOT s.withdrawn AND d.reading <= s.reading";

/// Works out again which digests of a source count. Everything that asks whether a digest counts asks this column.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn refresh_counts(db: &Connection, source: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE digest SET counts = s.active AND digest.reading = s.reading
             AND NOT EXISTS (SELECT 1 FROM digest_trash t WHERE t.digest = digest.id)
         FROM source s WHERE s.id = digest.source AND digest.source = ?1",
    )?
    .execute([source])?;
    Ok(())
}

/// Sets or clears the person's name of a digest.
pub(super) fn set_name(db: &Connection, digest: i64, name: Option<&str>) -> Result<(), StoreError> {
    match name {
        Some(name) => db.execute(
            "INSERT INTO digest_name (digest, name) VALUES (?1, ?2)
             ON CONFLICT (digest) DO UPDATE SET name = excluded.name",
            params![digest, name],
        )?,
        None => db.execute("DELETE FROM digest_name WHERE digest = ?1", [digest])?,
    };
    Ok(())
}

/// Puts a digest into the trash at a time (RFC 3339), or takes it out.
pub(super) fn set_trashed(db: &Connection, digest: i64, at: Option<&str>) -> Result<(), StoreError> {
    match at {
        Some(at) => db.execute(
            "INSERT INTO digest_trash (digest, at) VALUES (?1, ?2)
             ON CONFLICT (digest) DO UPDATE SET at = excluded.at",
            params![digest, at],
        )?,
        None => db.execute("DELETE FROM digest_trash WHERE digest = ?1", [digest])?,
    };
    let source: i64 = db.query_row("SELECT source FROM digest WHERE id = ?1", [digest], |row| row.get(0))?;
    refresh_counts(db, source)
}

/// The name the person gave a digest.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn given_name(db: &Connection, digest: i64) -> Result<Option<String>, StoreError> {
    let mut statement = db.prepare_cached("SELECT name FROM digest_name WHERE digest = ?1")?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}

/// When a digest of a file that counts was put into the trash; none where it is not there.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn trashed_at(db: &Connection, digest: i64) -> Result<Option<String>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT t.at FROM digest_trash t JOIN digest d ON d.id = t.digest JOIN source s ON s.id = d.source
         WHERE d.id = ?1 AND s.active AND d.reading = s.reading",
    )?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}

/// Sets or clears the person's word on a digest's day.
pub(super) fn set_day(db: &Connection, digest: i64, day: Option<&str>) -> Result<(), StoreError> {
    match day {
        Some(day) => db.execute(
            "INSERT INTO digest_day (digest, day) VALUES (?1, ?2)
             ON CONFLICT (digest) DO UPDATE SET day = excluded.day",
            params![digest, day],
        )?,
        None => db.execute("DELETE FROM digest_day WHERE digest = ?1", [digest])?,
    };
    Ok(())
}

/// The day the person gave a digest.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn given_day(db: &Connection, digest: i64) -> Result<Option<Date>, StoreError> {
    let day: Option<String> = db
        .prepare_cached("SELECT day FROM digest_day WHERE digest = ?1")?
        .query_row([digest], |row| row.get(0))
        .optional()?;
    Ok(day.and_then(|day| day.parse().ok()))
}

/// Every paper of a digest.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn papers_of(db: &Connection, digest: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT DISTINCT paper FROM entry WHERE digest = ?1")?;
    Ok(statement.query_map([digest], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
