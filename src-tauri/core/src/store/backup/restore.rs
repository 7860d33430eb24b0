//! Putting a backup in the library's place.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::super::connection::{LIBRARY, connect, version as data_version};
use super::super::{StoreError, clock, is_library, private, schema};
use super::{Backup, Backups, Cause, put, verify};

/// What a backup took the place of.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The library as it was, which can be put back in turn; none where there was no whole one.
    pub before: Option<Backup>,
    /// Where a damaged library was set aside.
    pub aside: Option<PathBuf>,
}

/// Makes the library in `folder` what the backup in the file `from` is. Others who have the library open see it change as by
/// any other writer. Imported files and those of papers stay where they are.
///
/// # Errors
///
/// Where the backup is not whole, the library is not this Broadsheet's, or something cannot be written; the library is as it
/// was then.
pub fn restore(
    folder: &Path,
    backups: &Backups,
    from: &Path,
    now: Timestamp,
) -> Result<Restored, StoreError> {
    verify(from)?;
    private::folder(folder)?;
    let library = folder.join(LIBRARY);
    schema::admit(&library)?;
    let ready = folder.join(format!("{LIBRARY}.{}.part", std::process::id()));
    let done = prepare(from, &ready).and_then(|prepared| {
        let before = replace_sound(folder, backups, &prepared, now)?;
        if before.is_some() {
            return Ok(Restored { before, aside: None });
        }
        stamp(&prepared, 0, &[])?;
        prepared.pragma_update(None, "journal_mode", "delete")?;
        drop(prepared);
        Ok(Restored { before, aside: move_in(&library, &ready, now)? })
    });
    discard(&ready);
    done
}

/// Takes a database away with all that SQLite puts beside it.
fn discard(database: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(beside(database, end));
    }
}

/// As [`replace`]; none where there is no library that could be kept and written into: none at all, or a damaged one.
fn replace_sound(
    folder: &Path,
    backups: &Backups,
    prepared: &Connection,
    now: Timestamp,
) -> Result<Option<Backup>, StoreError> {
    if !is_library(folder) {
        return Ok(None);
    }
    match replace(&folder.join(LIBRARY), backups, prepared, now) {
        Err(StoreError::Broken { .. }) => Ok(None),
        replaced => replaced.map(Some),
    }
}

/// The backup in a file of its own, of today's format.
fn prepare(from: &Path, ready: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::File { path: ready.to_owned(), source };
    // A killed process of the same number may have left its log there, which SQLite would take for this copy's.
    discard(ready);
    private::file(ready)?;
    let mut source = fs::File::open(from).map_err(failed)?;
    let mut target = fs::OpenOptions::new().write(true).open(ready).map_err(failed)?;
    std::io::copy(&mut source, &mut target).map_err(failed)?;
    drop(target);
    let mut prepared = connect(ready, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    schema::migrate(&mut prepared, ready, |_| Ok(()))?;
    Ok(prepared)
}

/// Backs the library up, then writes `prepared` over it in one transaction. What others write meanwhile is in that backup, or
/// waits and is written to what was put back.
fn replace(
    library: &Path,
    backups: &Backups,
    prepared: &Connection,
    now: Timestamp,
) -> Result<Backup, StoreError> {
    let whole = |error: StoreError| error.at_opening(library);
    let mut present = connect(library, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(whole)?;
    let keep = |old: &Connection| backups.make(old, now, Cause::Migration).map(drop);
    schema::migrate(&mut present, library, keep).map_err(whole)?;
    let reader = connect(library, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(whole)?;
    let version = data_version(&reader)?;
    // While others can still write: mostly nobody does, and then nobody waits for it.
    let mut before = backups.make(&reader, now, Cause::Restore).map_err(whole)?;
    put(prepared, &mut present, || {
        if data_version(&reader)? != version {
            let earlier = backups.folder().join(&before.name);
            before = backups.make(&reader, now, Cause::Restore).map_err(whole)?;
            fs::remove_file(earlier).map_err(|source| backups.error(source))?;
            schema::known_version(&reader)?;
        }
        stamp(prepared, clock::last_stamp(&reader)?, &papers(&reader)?)
    })?;
    Ok(before)
}

fn papers(db: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare("SELECT paper FROM paper_change")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Makes the backup's clock go on after `last`, in an epoch of its own, with every paper changed then, and so are `papers`, which it
/// may not have: what was worked out from the library before, in memory or in an index, follows or is made anew.
fn stamp(prepared: &Connection, last: i64, papers: &[i64]) -> Result<(), StoreError> {
    let tx = prepared.unchecked_transaction()?;
    tx.execute("UPDATE change_clock SET now = max(now, ?1 + 1) + 1", [last])?;
    tx.execute("INSERT OR REPLACE INTO change_epoch SELECT now, random() FROM change_clock", [])?;
    {
        let mut known = tx.prepare("INSERT OR IGNORE INTO paper_change VALUES (?1, 0, 0, 0)")?;
        for paper in papers {
            known.execute([paper])?;
        }
    }
    tx.execute("UPDATE paper_change SET latest = now, facts = now, words = now FROM change_clock", [])?;
    tx.execute("UPDATE change_clock SET now = now + 1", [])?;
    Ok(tx.commit()?)
}

/// Puts the database in `ready` in the library's place; what stands there is set aside, with its log, and never lost.
fn move_in(library: &Path, ready: &Path, now: Timestamp) -> Result<Option<PathBuf>, StoreError> {
    let failed = |source| StoreError::File { path: library.to_owned(), source };
    private::sync(ready).map_err(failed)?;
    let aside = log_aside(library, now)?;
    let damaged = library.exists();
    if damaged {
        // Under both names until the new one is there: at no moment is there no library.
        fs::hard_link(library, &aside).or_else(|_| fs::rename(library, &aside)).map_err(failed)?;
    }
    fs::rename(ready, library).map_err(failed)?;
    library.parent().map_or(Ok(()), private::sync).map_err(failed)?;
    Ok(damaged.then_some(aside))
}

/// Gives what is left of a damaged library in `folder` another name there, with its log, and tells it.
///
/// # Errors
///
/// Where it cannot be renamed.
pub fn set_aside(folder: &Path, now: Timestamp) -> Result<PathBuf, StoreError> {
    let library = folder.join(LIBRARY);
    let failed = |source| StoreError::File { path: library.clone(), source };
    let aside = log_aside(&library, now)?;
    if library.exists() {
        fs::rename(&library, &aside).map_err(failed)?;
    }
    private::sync(folder).map_err(failed)?;
    Ok(aside)
}

/// Sets a library's log aside, and tells the name that the library is to have beside it.
fn log_aside(library: &Path, now: Timestamp) -> Result<PathBuf, StoreError> {
    let aside = library.with_file_name(format!("damaged-{}.db", now.strftime("%Y%m%dT%H%M%S%.3fZ")));
    for end in ["-wal", "-shm"] {
        let log = beside(library, end);
        if log.exists() {
            fs::rename(&log, beside(&aside, end))
                .map_err(|source| StoreError::File { path: library.to_owned(), source })?;
        }
    }
    Ok(aside)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
