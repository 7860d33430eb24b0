//! What each import made of each entry.

use rusqlite::{Connection, params};

use super::StoreError;
use crate::model::{Fact, Finding, Outcome, Warning};

/// What an import made of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryOutcome {
    /// What became of it.
    pub outcome: Outcome,
    /// The facts of its paper that changed by it.
    pub fields: Vec<Fact>,
    /// Whether its paper was known, had no code, and got some.
    pub gained_code: bool,
    /// Whether the person was done with the paper or had put it in the trash.
    pub put_away: bool,
}

/// An entry of an import, with what it made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of EntryReceipt")]
pub struct EntryRow {
    pub path: String,
    pub place: String,
    pub title: String,
    pub paper: i64,
    pub made: EntryOutcome,
}

/// What could not be read of a file of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Warning")]
pub struct LostRow {
    pub path: String,
    pub place: String,
    pub reason: Finding,
    pub fragment: Option<String>,
}

/// Which entries of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of EntryFilter")]
pub enum Entries {
    All,
    GainedCode,
    PutAway,
    Of(Outcome),
}

impl Entries {
    const fn condition(self) -> &'static str {
        match self {
            Self::All => "1",
            Self::GainedCode => "x.gained_code",
            Self::PutAway => "x.put_away",
            Self::Of(Outcome::New) => "x.outcome = 'new'",
            Self::Of(Outcome::Updated) => "x.outcome = 'updated'",
            Self::Of(Outcome::Unchanged) => "x.outcome = 'unchanged'",
            Self::Of(Outcome::Unreadable) => "0",
        }
    }
}

/// Keeps what an import made of an entry; of one that comes twice, what it made of it first.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn keep_entry(db: &Connection, import: i64, entry: i64, made: &EntryOutcome) -> Result<(), StoreError> {
    let fields = if made.fields.is_empty() { "[]".to_owned() } else { serde_json::to_string(&made.fields)? };
    db.prepare_cached(
        "INSERT OR IGNORE INTO import_entry (import, entry, outcome, fields, gained_code, put_away)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![import, entry, made.outcome.as_str(), fields, made.gained_code, made.put_away])?;
    Ok(())
}

/// How many entries of an import there are of a kind.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count_entries(db: &Connection, import: i64, which: Entries) -> Result<usize, StoreError> {
    let sql = format!("SELECT count(*) FROM import_entry x WHERE x.import = ?1 AND {}", which.condition());
    count(db, &sql, import)
}

/// A page of an import's entries of a kind, in the order in which they were written down.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn entries_of_import(
    db: &Connection,
    import: i64,
    which: Entries,
    offset: usize,
    limit: usize,
) -> Result<Vec<EntryRow>, StoreError> {
    let sql = format!(
        "SELECT (SELECT f.path FROM import_file f WHERE f.import = x.import AND f.source = d.source
                 ORDER BY f.position LIMIT 1),
                e.place, e.title, e.paper, x.outcome, x.fields, x.gained_code, x.put_away
         FROM (SELECT * FROM import_entry x WHERE x.import = ?1 AND {} ORDER BY x.entry LIMIT ?2 OFFSET ?3) x
              JOIN entry e ON e.id = x.entry JOIN digest d ON d.id = e.digest ORDER BY x.entry",
        which.condition()
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![import, limit as i64, offset as i64])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(EntryRow {
            path: row.get::<_, Option<String>>(0)?.unwrap_or_default(),
            place: row.get(1)?,
            title: row.get(2)?,
            paper: row.get(3)?,
            made: EntryOutcome {
                outcome: Outcome::from_name(&row.get::<_, String>(4)?).unwrap_or(Outcome::Unchanged),
                fields: serde_json::from_str(&row.get::<_, String>(5)?)?,
                gained_code: row.get(6)?,
                put_away: row.get(7)?,
            },
        });
    }
    Ok(entries)
}

const LOST: &str = "FROM import_file f, json_each(f.receipt, '$.warnings') w
                    WHERE f.import = ?1 AND json_extract(w.value, '$.entry_lost')";

/// How many entries of an import could not be read.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count_lost(db: &Connection, import: i64) -> Result<usize, StoreError> {
    count(db, &format!("SELECT count(*) {LOST}"), import)
}

/// A page of what could not be read of an import's files, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn lost_of_import(
    db: &Connection,
    import: i64,
    offset: usize,
    limit: usize,
) -> Result<Vec<LostRow>, StoreError> {
    let sql = format!("SELECT f.path, w.value {LOST} ORDER BY f.position, w.key LIMIT ?2 OFFSET ?3");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(params![import, limit as i64, offset as i64])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let Warning { place, reason, fragment, .. } = serde_json::from_str(&row.get::<_, String>(1)?)?;
        all.push(LostRow { path: row.get(0)?, place, reason, fragment });
    }
    Ok(all)
}

fn count(db: &Connection, sql: &str, import: i64) -> Result<usize, StoreError> {
    let count: i64 = db.prepare_cached(sql)?.query_row([import], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
