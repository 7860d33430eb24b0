//! What changed when, for whatever is worked out from the library and has to catch up.
//!
//! Triggers stamp each paper with the clock as it changes; the clock moves on after each transaction that wrote.

use rusqlite::{Connection, OptionalExtension, params};

use super::StoreError;

/// A moment of a library's history. All that was changed up to its `stamp`, that included, is in what carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The clock's last stamp then.
    pub stamp: i64,
    /// In which opening of the library that was: the stamp it began with, and a number by chance.
    pub epoch: (i64, i64),
}

/// A paper that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The paper; it may be gone.
    pub paper: i64,
    /// Whether it changed in more than what the person made of it.
    pub facts: bool,
}

/// The last stamp that any change of what a reading sees can have.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn last_stamp(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.prepare_cached("SELECT now - 1 FROM change_clock")?.query_row([], |row| row.get(0))?)
}

/// Whether that moment is in the past of this very library, and not of another or of one since put back.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn remembers(db: &Connection, moment: Moment) -> Result<bool, StoreError> {
    Ok(moment.stamp <= last_stamp(db)? && epoch_of(db, moment.stamp)? == moment.epoch)
}

/// The epoch of a stamp: the stamp it began with, and its number.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn epoch_of(db: &Connection, stamp: i64) -> Result<(i64, i64), StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT first, nonce FROM change_epoch WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
    )?;
    let found = statement.query_row([stamp], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found.ok_or_else(|| StoreError::Damaged("the clock of its changes".to_owned()))
}

/// A number that tells this library from others: by chance as it was made, and the same ever after, in copies and backups too.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn library_mark(db: &Connection) -> Result<u32, StoreError> {
    let (_, nonce) = epoch_of(db, 0)?;
    let folded = nonce.cast_unsigned() ^ (nonce.cast_unsigned() >> 32);
    Ok((folded & u64::from(u32::MAX)) as u32)
}

/// The papers that changed in anything after `stamp`.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn changed_after(db: &Connection, stamp: i64) -> Result<Vec<Changed>, StoreError> {
    let mut statement = db.prepare_cached("SELECT paper, facts > ?1 FROM paper_change WHERE latest > ?1")?;
    let rows = statement.query_map([stamp], |row| Ok(Changed { paper: row.get(0)?, facts: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The papers whose words changed after `from`, a stamp and the last paper of that stamp that is known; oldest
/// change first, at most `most`. With the stamp of each.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn words_changed_after(
    db: &Connection,
    from: (i64, i64),
    most: usize,
) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT words, paper FROM paper_change WHERE (words, paper) > (?1, ?2) ORDER BY words, paper LIMIT ?3",
    )?;
    let rows =
        statement.query_map(params![from.0, from.1, most as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The papers whose words changed last, with the stamp of each; oldest change first, at most `most`.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn words_changed_last(db: &Connection, most: usize) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT words, paper FROM paper_change ORDER BY words DESC, paper DESC LIMIT ?1")?;
    let rows = statement.query_map([most as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut changed: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
    changed.reverse();
    Ok(changed)
}

/// How many papers' words changed after `from` and up to `upto`.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn words_changed_between(
    db: &Connection,
    from: (i64, i64),
    upto: (i64, i64),
) -> Result<usize, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT count(*) FROM paper_change WHERE (words, paper) > (?1, ?2) AND (words, paper) <= (?3, ?4)",
    )?;
    let count: i64 = statement.query_row([from.0, from.1, upto.0, upto.1], |row| row.get(0))?;
    Ok(count.unsigned_abs() as usize)
}

/// Moves the clock on where something is stamped with the moment that has not passed: by a migration, or by another program. What
/// follows the library would wait for the end of that moment.
pub(super) fn pass(db: &mut Connection) -> Result<(), StoreError> {
    let present = "SELECT EXISTS (SELECT 1 FROM paper_change WHERE latest >= (SELECT now FROM change_clock))";
    if !db.query_row(present, [], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    tick(&tx, true)?;
    Ok(tx.commit()?)
}

/// Moves the clock on, since this transaction wrote something. `first` where it is the first of an opening.
pub(super) fn tick(db: &Connection, first: bool) -> Result<(), StoreError> {
    if first {
        db.prepare_cached("INSERT OR IGNORE INTO change_epoch SELECT now, random() FROM change_clock")?
            .execute([])?;
    }
    db.prepare_cached("UPDATE change_clock SET now = now + 1")?.execute([])?;
    Ok(())
}
