//! Whole copies of a library's database, in a folder of their own outside the library's. Each is made by SQLite's own means
//! while the library is used, checked page by page, and has its name only then.

mod kept;
mod restore;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use rusqlite::backup::StepResult;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use super::clock::{epoch_of, last_stamp};
use super::connection::{LIBRARY, connect, distrust};
use super::error::is_damage;
use super::salvage::read_into;
use super::{Moment, StoreError, count_notes, private, schema};

pub use kept::is_due;
pub use restore::{Restored, restore, set_aside};

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The library had changed.
    Change,
    /// The person asked for it.
    Asked,
    /// The library was about to be brought to a newer format.
    Migration,
    /// Another backup was about to take the library's place.
    Restore,
    /// The library is damaged: this is what could be read of it, and not all of it.
    Salvage,
}

impl Cause {
    const ALL: [Self; 5] = [Self::Change, Self::Asked, Self::Migration, Self::Restore, Self::Salvage];

    const fn name(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Asked => "asked",
            Self::Migration => "migration",
            Self::Restore => "restore",
            Self::Salvage => "salvage",
        }
    }
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Backup {
    /// Its file in the folder of backups, by which it is asked for.
    pub name: String,
    /// When it was made.
    #[serde(serialize_with = "in_words")]
    pub at: Timestamp,
    /// Why.
    pub cause: Cause,
    /// Its bytes.
    pub size: u64,
    /// Counts up from one that is made to the next: a clock may go back. 0 where the name does not say.
    #[serde(skip)]
    pub number: u64,
}

fn in_words<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(at)
}

/// How much a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// Its papers.
    pub papers: usize,
    /// Those of them with a note.
    pub notes: usize,
}

/// The backups of one library.
#[derive(Clone, Debug)]
pub struct Backups {
    folder: PathBuf,
}

/// As in `20251126T120000.000Z-change-17.db`.
const TIME: &str = "%Y%m%dT%H%M%S%.3fZ";

impl Backups {
    /// Those in `folder`, which holds nothing else and need not be there yet.
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where they are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All of them, the one that was made last first, whatever the clock said then.
    ///
    /// # Errors
    ///
    /// Where the folder is there and cannot be read.
    pub fn list(&self) -> Result<Vec<Backup>, StoreError> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|source| self.error(source))?,
        };
        let mut backups: Vec<Backup> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let (at, cause, number) = read_name(&name)?;
                let facts = entry.metadata().ok().filter(fs::Metadata::is_file)?;
                Some(Backup { name, at, cause, size: facts.len(), number })
            })
            .collect();
        backups.sort_by(|a, b| (b.number, b.at, &b.name).cmp(&(a.number, a.at, &a.name)));
        Ok(backups)
    }

    /// The one that was made last of the whole library.
    ///
    /// # Errors
    ///
    /// As [`Backups::list`].
    pub fn newest(&self) -> Result<Option<Backup>, StoreError> {
        Ok(self.list()?.into_iter().find(|backup| backup.cause != Cause::Salvage))
    }

    /// Makes one of the library that `library` reads, as it is now; on disk when this returns.
    ///
    /// # Errors
    ///
    /// Where it cannot be written; [`StoreError::Broken`] where the library is damaged, and so would be the backup. None is
    /// left behind then.
    pub fn make(&self, library: &Connection, at: Timestamp, cause: Cause) -> Result<Backup, StoreError> {
        private::folder(&self.folder)?;
        static MADE: AtomicU64 = AtomicU64::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let unfinished = self.folder.join(format!("backup.{}-{number}.part", std::process::id()));
        copy(library, &unfinished).and_then(|()| self.name(&unfinished, at, cause)).map_err(|error| {
            let _ = fs::remove_file(&unfinished);
            error.at_opening(Path::new(library.path().unwrap_or_default()))
        })
    }

    /// Deletes those that need not be kept any more, and what killed processes left half made.
    ///
    /// # Errors
    ///
    /// Where one cannot be deleted.
    pub fn tidy(&self, now: Timestamp) -> Result<(), StoreError> {
        let backups = self.list()?;
        let known: Vec<_> = backups.iter().map(|backup| (backup.at, backup.cause)).collect();
        for (backup, kept) in backups.iter().zip(kept::kept(&known, now)) {
            if !kept {
                fs::remove_file(self.folder.join(&backup.name)).map_err(|source| self.error(source))?;
            }
        }
        self.remove_unfinished(|entry| is_abandoned(entry, now))
    }

    fn remove_unfinished(&self, wanted: impl Fn(&fs::DirEntry) -> bool) -> Result<(), StoreError> {
        for entry in fs::read_dir(&self.folder).map_err(|source| self.error(source))?.flatten() {
            if entry.file_name().to_string_lossy().contains(".part") && wanted(&entry) {
                let _ = fs::remove_file(entry.path()).or_else(|_| fs::remove_dir_all(entry.path()));
            }
        }
        Ok(())
    }

    /// Makes them backups in another folder, made after those that lie there already.
    ///
    /// # Errors
    ///
    /// Where one cannot be moved: it stays where it was, whole.
    pub fn carry_to(&self, folder: &Path) -> Result<(), StoreError> {
        let all = self.list()?;
        if all.is_empty() {
            return Ok(());
        }
        let there = Self::new(folder.to_owned());
        private::folder(folder)?;
        let last = there.list()?.first().map_or(0, |last| last.number);
        // The oldest first: where it ends half way, what is left is numbered after what lies there.
        for Backup { name, at, cause, number, .. } in all.into_iter().rev() {
            let path = folder.join(file_name(at, cause, last.saturating_add(number)));
            fs::rename(self.folder.join(name), path).map_err(|source| self.error(source))?;
        }
        private::sync(folder).map_err(|source| there.error(source))?;
        // What was left half made is of no use to anyone; a file that is no backup of ours stays, and the folder with it.
        self.remove_unfinished(|_| true)?;
        let _ = fs::remove_dir(&self.folder);
        Ok(())
    }

    /// The file of a backup; none where there is none of that name.
    ///
    /// # Errors
    ///
    /// As [`Backups::list`].
    pub fn path(&self, name: &str) -> Result<Option<PathBuf>, StoreError> {
        Ok(self.list()?.iter().any(|backup| backup.name == name).then(|| self.folder.join(name)))
    }

    /// The newest that is whole, and of a library that was.
    pub fn newest_good(&self) -> Option<Backup> {
        let whole = |backup: &Backup| verify(&self.folder.join(&backup.name)).is_ok();
        self.list().ok()?.into_iter().find(|backup| backup.cause != Cause::Salvage && whole(backup))
    }

    /// The moment of the library at which one was made; none where it does not say, as one of an older format.
    pub fn moment(&self, backup: &Backup) -> Option<Moment> {
        moment(&open(&self.folder.join(&backup.name)).ok()?).ok()
    }

    /// How much one holds; none where it cannot be read.
    pub fn holds(&self, backup: &Backup) -> Option<Held> {
        let db = open(&self.folder.join(&backup.name)).ok()?;
        let papers = db.query_row("SELECT count(*) FROM paper WHERE present", [], |row| row.get::<_, i64>(0));
        Some(Held { papers: usize::try_from(papers.ok()?).ok()?, notes: count_notes(&db).ok()? })
    }

    /// Reads what can be read of the damaged library in `folder`, the person's own first, into a backup of its own. The
    /// damaged one is only copied.
    ///
    /// # Errors
    ///
    /// Where nothing can be read of it, or the backup cannot be written.
    pub fn salvage(&self, folder: &Path, at: Timestamp) -> Result<Backup, StoreError> {
        private::folder(&self.folder)?;
        let unfinished = self.folder.join(format!("salvage.{}.part", std::process::id()));
        let _ = fs::remove_dir_all(&unfinished);
        let kept = read_into(folder, &unfinished).and_then(|_| {
            let read = unfinished.join(LIBRARY);
            finish(&connect(&read, OpenFlags::SQLITE_OPEN_READ_WRITE)?)?;
            private::sync(&read).map_err(|source| self.error(source))?;
            self.name(&read, at, Cause::Salvage)
        });
        let _ = fs::remove_dir_all(&unfinished);
        kept
    }

    /// Gives a whole file its name as a backup, on disk when this returns.
    fn name(&self, whole: &Path, at: Timestamp, cause: Cause) -> Result<Backup, StoreError> {
        // As its name has it.
        let at = Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at);
        let number = self.list()?.first().map_or(0, |last| last.number).saturating_add(1);
        let name = file_name(at, cause, number);
        let path = self.folder.join(&name);
        fs::rename(whole, &path)
            .and_then(|()| private::sync(&self.folder))
            .map_err(|source| self.error(source))?;
        let size = fs::metadata(&path).map_err(|source| self.error(source))?.len();
        Ok(Backup { name, at, cause, size, number })
    }

    fn error(&self, source: std::io::Error) -> StoreError {
        StoreError::File { path: self.folder.clone(), source }
    }
}

/// Whether nobody has written to a file for a day.
fn is_abandoned(file: &fs::DirEntry, now: Timestamp) -> bool {
    const LONG: u64 = 24 * 3600;
    let written = file.metadata().and_then(|metadata| metadata.modified());
    let since_1970 = written.ok().and_then(|written| written.duration_since(SystemTime::UNIX_EPOCH).ok());
    since_1970.is_some_and(|written| (written.as_secs() + LONG) as i64 <= now.as_second())
}

/// The moment of a library that a connection sees.
///
/// # Errors
///
/// Where it cannot be read.
pub fn moment(db: &Connection) -> Result<Moment, StoreError> {
    let stamp = last_stamp(db)?;
    Ok(Moment { stamp, epoch: epoch_of(db, stamp)? })
}

/// Reads every page of a backup, and that it is one of this Broadsheet or an older one.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn verify(path: &Path) -> Result<(), StoreError> {
    let db = open(path)?;
    schema::refuse(&db, path)?;
    check(&db)
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    distrust(&db)?;
    Ok(db)
}

/// Copies a library as `library` sees it into a new file, checks and syncs that.
pub(super) fn copy(library: &Connection, path: &Path) -> Result<(), StoreError> {
    let _ = fs::remove_file(path);
    private::file(path)?;
    let mut copy = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    // Nobody knows the file yet: it is synced when it is whole.
    copy.pragma_update(None, "synchronous", "off")?;
    put(library, &mut copy, || Ok(()))?;
    finish(&copy)?;
    drop(copy);
    private::sync(path).map_err(|source| StoreError::File { path: path.to_owned(), source })
}

/// Makes a copy one file, without a log beside it, and reads every page.
fn finish(copy: &Connection) -> Result<(), StoreError> {
    copy.pragma_update(None, "journal_mode", "delete")?;
    check(copy)
}

/// Makes `to` what `from` is, all or nothing. Calls `locked` once nobody else can write into `to` any more; nothing is changed
/// where that fails.
fn put(
    from: &Connection,
    to: &mut Connection,
    locked: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let backup = rusqlite::backup::Backup::new(from, to)?;
    // The step that copies nothing takes the lock.
    step(&backup, 0, StepResult::More)?;
    locked()?;
    step(&backup, -1, StepResult::Done)
}

/// Takes a step of a copy, waiting for others as long as a writer does.
fn step(backup: &rusqlite::backup::Backup<'_, '_>, pages: i32, wanted: StepResult) -> Result<(), StoreError> {
    const TRIES: u32 = 200;
    for _ in 0..TRIES {
        let done = backup.step(pages)?;
        if done == wanted || done == StepResult::Done {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Err(StoreError::Busy)
}

/// Reads every page.
fn check(db: &Connection) -> Result<(), StoreError> {
    match faults(db, 1)?.into_iter().next() {
        None => Ok(()),
        Some(reason) => Err(StoreError::Broken {
            path: PathBuf::from(db.path().unwrap_or_default()),
            reason,
            backup: None,
        }),
    }
}

/// What SQLite finds wrong with a database, at most so many things.
///
/// # Errors
///
/// Where it cannot be looked for.
pub(super) fn faults(db: &Connection, most: u32) -> Result<Vec<String>, StoreError> {
    let found = db.prepare(&format!("PRAGMA integrity_check({most})")).and_then(|mut statement| {
        statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()
    });
    match found {
        Ok(lines) => Ok(lines.into_iter().filter(|line| line != "ok").collect()),
        Err(error) if is_damage(&error) => Ok(vec![error.to_string()]),
        Err(error) => Err(error.into()),
    }
}

fn file_name(at: Timestamp, cause: Cause, number: u64) -> String {
    format!("{}-{}-{number}.db", at.strftime(TIME), cause.name())
}

/// When a backup was made, why, and its number; those of the first formats of names have none.
fn read_name(name: &str) -> Option<(Timestamp, Cause, u64)> {
    let mut parts = name.strip_suffix(".db")?.splitn(3, '-');
    let (time, cause) = (parts.next()?, parts.next()?);
    let cause = Cause::ALL.into_iter().find(|known| known.name() == cause)?;
    let number = parts.next().map_or(Ok(0), str::parse).ok()?;
    Some((time.parse().ok()?, cause, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_that_were_carried_half_way_are_in_the_order_they_were_made_in_after_the_rest_followed() {
        let folder = tempfile::tempdir().unwrap();
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        for folder in [&old, &new] {
            fs::create_dir(folder).unwrap();
        }
        let at = |number: i64| Timestamp::from_second(1_760_000_000 + number * 3600).unwrap();
        let names = [1, 2, 3, 4].map(|number: u64| file_name(at(number as i64), Cause::Change, number));
        for name in &names {
            fs::write(old.join(name), name).unwrap();
        }
        fs::write(old.join("mine.txt"), "not a backup").unwrap();
        fs::write(old.join("backup.7-0.part"), "half made").unwrap();
        let backups = Backups::new(old.clone());
        let in_the_way = new.join(&names[2]);
        fs::create_dir(&in_the_way).unwrap();
        fs::write(in_the_way.join("full"), "").unwrap();
        backups.carry_to(&new).unwrap_err();
        fs::remove_dir_all(in_the_way).unwrap();
        backups.carry_to(&new).unwrap();
        let carried: Vec<_> = Backups::new(new).list().unwrap().into_iter().map(|backup| backup.at).collect();
        assert_eq!(carried, [at(4), at(3), at(2), at(1)]);
        let left: Vec<_> = fs::read_dir(old).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["mine.txt"]);
    }
}
