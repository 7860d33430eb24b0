//! The person's word on identity: entries joined by hand, entries parted by hand.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::store::StoreError;

/// Two entries that the person joined.
pub type JoinedPair = (i64, i64);

/// One entry's side of a parting: the parting, the entry, 0 or 1.
pub type PartedSide = (i64, i64, u8);

/// Whether the person joined anything, and parted anything: most libraries know neither.
pub(super) fn any(db: &Connection) -> Result<(bool, bool), StoreError> {
    let mut statement =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM joining), EXISTS (SELECT 1 FROM parted)")?;
    Ok(statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The pairs that an entry is joined in.
pub(super) fn joined_with(db: &Connection, entry: i64) -> Result<Vec<JoinedPair>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT a, b FROM joining WHERE a = ?1 UNION SELECT a, b FROM joining WHERE b = ?1",
    )?;
    Ok(statement.query_map([entry], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The partings that an entry stands in, with its side.
pub(super) fn parted_in(db: &Connection, entry: i64) -> Result<Vec<PartedSide>, StoreError> {
    let mut statement = db.prepare_cached("SELECT parting, entry, side FROM parted WHERE entry = ?1")?;
    let rows = statement.query_map([entry], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The joined pairs of which both entries are among `entries`.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn joinings_among(db: &Connection, entries: &BTreeSet<i64>) -> Result<Vec<JoinedPair>, StoreError> {
    let mut found = BTreeSet::new();
    for entry in entries {
        found.extend(joined_with(db, *entry)?);
    }
    Ok(found.into_iter().filter(|(a, b)| entries.contains(a) && entries.contains(b)).collect())
}

/// The sides of partings that `entries` stand on, parting by parting.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn partings_among(db: &Connection, entries: &BTreeSet<i64>) -> Result<Vec<PartedSide>, StoreError> {
    let mut found = Vec::new();
    for entry in entries {
        found.extend(parted_in(db, *entry)?);
    }
    found.sort_unstable();
    Ok(found)
}

/// Who stands in a parting.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn sides_of(db: &Connection, parting: i64) -> Result<Vec<PartedSide>, StoreError> {
    let mut statement = db.prepare_cached("SELECT parting, entry, side FROM parted WHERE parting = ?1")?;
    let rows = statement.query_map([parting], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Pairs of papers that a parting keeps apart by now, the smaller id first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn parted_pairs(db: &Connection) -> Result<BTreeSet<(i64, i64)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT min(a.paper, b.paper), max(a.paper, b.paper)
         FROM parted x JOIN parted y ON y.parting = x.parting AND y.side = 1
              JOIN entry a ON a.id = x.entry JOIN entry b ON b.id = y.entry
         WHERE x.side = 0 AND a.paper <> b.paper",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The next free number of a parting.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn next_parting(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("SELECT coalesce(max(parting), 0) + 1 FROM parted", [], |row| row.get(0))?)
}

pub(in crate::store) fn set_joined(db: &Connection, a: i64, b: i64, joined: bool) -> Result<(), StoreError> {
    if joined {
        db.prepare_cached("INSERT OR IGNORE INTO joining (a, b) VALUES (?1, ?2)")?.execute([a, b])?;
    } else {
        db.prepare_cached("DELETE FROM joining WHERE a = ?1 AND b = ?2")?.execute([a, b])?;
    }
    Ok(())
}

pub(in crate::store) fn set_parted(
    db: &Connection,
    (parting, entry, side): PartedSide,
    parted: bool,
) -> Result<(), StoreError> {
    if parted {
        db.prepare_cached("INSERT OR IGNORE INTO parted (parting, entry, side) VALUES (?1, ?2, ?3)")?
            .execute(params![parting, entry, side])?;
    } else {
        db.prepare_cached("DELETE FROM parted WHERE parting = ?1 AND entry = ?2")?
            .execute([parting, entry])?;
    }
    Ok(())
}
