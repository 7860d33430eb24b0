use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{Files, Originals, StoreError, clock, private, remnant, schema};

/// The name of the database in its folder.
pub(super) const LIBRARY: &str = "library.db";

/// How many steps of SQLite's machine go by between two looks whether to stop: a fraction of a millisecond.
const STEPS: i32 = 1_000;

/// An open library: a folder with `library.db`, `originals/` and `files/`.
///
/// Writes go through one connection, one at a time; reads have a connection of their own, so that a list is
/// never kept waiting by an import.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    /// Whether this opening has written something.
    written: AtomicBool,
    /// Whether the library was moved elsewhere: what is written here would be lost.
    pub(super) moved: AtomicBool,
    originals: Originals,
    files: Files,
}

impl Store {
    /// Opens the library in `folder`, making it where there is none.
    ///
    /// # Errors
    ///
    /// Where the folder or the database cannot be used, or is not this Broadsheet's to use.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_backed_up(folder, |_| Ok(()))
    }

    /// As [`Store::open`]; `before` is called where the library is of an older format, before it is brought to today's,
    /// which is not done where that fails.
    ///
    /// # Errors
    ///
    /// As [`Store::open`], and whatever `before` gives.
    pub fn open_backed_up(
        folder: &Path,
        before: impl FnOnce(&Connection) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        private::folder(folder)?;
        let path = folder.join(LIBRARY);
        // SQLite would delete the log of a library whose file is empty.
        if let Some(remnant) = remnant(folder).filter(|remnant| remnant.has_log()) {
            return Err(StoreError::Broken { path, reason: remnant.to_string(), backup: None });
        }
        let (writer, reader) = open(&path, before).map_err(|error| error.at_opening(&path))?;
        Ok(Self {
            originals: Originals::new(folder.join("originals")),
            files: Files::new(folder.join("files")),
            folder: folder.to_owned(),
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            moved: AtomicBool::new(false),
            written: AtomicBool::new(false),
        })
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The files as they were imported.
    pub const fn originals(&self) -> &Originals {
        &self.originals
    }

    /// The files that the person added to papers.
    pub const fn files(&self) -> &Files {
        &self.files
    }

    /// Runs `work` in one transaction: committed, and so on disk, when this returns `Ok`; else undone whole.
    ///
    /// # Errors
    ///
    /// Whatever `work` gives, or the commit.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_on(&mut lock(&self.writer), work)
    }

    /// As [`Store::write`]; where `stop` becomes true meanwhile, all of it is taken back.
    ///
    /// # Errors
    ///
    /// [`StoreError::Stopped`] then; else as [`Store::write`].
    pub fn write_unless<T, E: From<StoreError>>(
        &self,
        stop: &Arc<AtomicBool>,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let stopped = Arc::clone(stop);
        let ask = move || stopped.load(Ordering::SeqCst);
        writer.progress_handler(STEPS, Some(ask)).map_err(StoreError::from)?;
        let done = self.write_on(&mut writer, work);
        writer.progress_handler(0, None::<fn() -> bool>).map_err(StoreError::from)?;
        match done {
            Err(_) if stop.load(Ordering::SeqCst) => Err(StoreError::Stopped.into()),
            done => done,
        }
    }

    fn write_on<T, E: From<StoreError>>(
        &self,
        writer: &mut Connection,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.moved.load(Ordering::SeqCst) {
            return Err(StoreError::Moved.into());
        }
        let tx = begin(writer)?;
        let before = total_changes(&tx)?;
        let value = work(&tx)?;
        let changed = total_changes(&tx)? != before;
        if changed {
            clock::tick(&tx, !self.written.load(Ordering::SeqCst))?;
        }
        tx.commit().map_err(StoreError::from)?;
        self.written.fetch_or(changed, Ordering::SeqCst);
        Ok(value)
    }

    /// Runs `work` as [`Store::write`] would, then takes everything back: what would happen.
    ///
    /// # Errors
    ///
    /// Whatever `work` gives.
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.writer);
        let tx = begin(&mut writer)?;
        let value = work(&tx)?;
        tx.rollback().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Runs `work` on one consistent view of the library.
    ///
    /// # Errors
    ///
    /// Whatever `work` gives.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = lock(&self.reader);
        let tx = reader.transaction().map_err(StoreError::from)?;
        work(&tx)
    }

    /// A reader beside the one of [`Store::read`], for long work in the background.
    ///
    /// # Errors
    ///
    /// Where the database cannot be opened.
    pub fn another_reader(&self) -> Result<Reader, StoreError> {
        Ok(Reader(reader(&self.folder.join(LIBRARY))?))
    }

    /// A number that changes whenever anyone, this process or another, has changed the library.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub fn version(&self) -> Result<i64, StoreError> {
        version(&lock(&self.reader))
    }
}

/// A connection that reads, for one thread.
#[derive(Debug)]
pub struct Reader(Connection);

impl Reader {
    /// As [`Store::read`].
    ///
    /// # Errors
    ///
    /// Whatever `work` gives.
    pub fn read<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let tx = self.0.transaction().map_err(StoreError::from)?;
        work(&tx)
    }
}

/// Begins to write, unless another process brought the library to a format that this program does not know.
fn begin(writer: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    schema::known_version(&tx)?;
    Ok(tx)
}

fn total_changes(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.prepare_cached("SELECT total_changes()")?.query_row([], |row| row.get(0))?)
}

/// [`Store::version`], as a reading sees it.
///
/// # Errors
///
/// Where the database cannot be read.
pub fn version(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// The version of the SQLite inside.
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}

/// A panic elsewhere leaves the connection whole: its transaction was rolled back when it was dropped.
fn lock(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
    connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn open(
    path: &Path,
    before: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(Connection, Connection), StoreError> {
    schema::admit(path)?;
    private::file(path)?;
    let mut writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Whoever is refused leaves what they found, the log too.
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    schema::migrate(&mut writer, path, before)?;
    schema::look(&writer)?;
    clock::pass(&mut writer)?;
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok((writer, reader(path)?))
}

fn reader(path: &Path) -> Result<Connection, StoreError> {
    let reader = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    reader.pragma_update(None, "query_only", true)?;
    Ok(reader)
}

/// Waits for another program to be done writing, a minute at most. SQLite's own wait grows to a tenth of a second between two looks,
/// and whoever waits long was overtaken by all who came later: it gave up while others wrote.
fn wait(looks: i32) -> bool {
    const BETWEEN: Duration = Duration::from_millis(10);
    std::thread::sleep(BETWEEN);
    looks < 6_000
}

/// A connection to a library as every one is; `docs/durability.md` says why each setting.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_handler(Some(wait))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // FULL: a commit is on disk before it is reported, and the window says "Saved" only then.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    distrust(&connection)?;
    // A damaged page is an error, and no wrong answer.
    connection.pragma_update(None, "cell_size_check", true)?;
    // A full disk or a lost network share turns a memory-mapped read into a crash.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    // A plan holds whatever is bound: without this, most statements on tables with partial indexes are compiled anew
    // for every row they are run for.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// What every connection needs, to a library or a copy of one, whoever made it: its schema runs no function of its choosing, no
/// statement damages it, and a view, of which no library has one, is not read.
pub(super) fn distrust(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pragma(db: &Connection, name: &str) -> String {
        let value: rusqlite::types::Value = db.pragma_query_value(None, name, |row| row.get(0)).unwrap();
        match value {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_connection_has_the_settings_that_saved_means() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let another = store.another_reader().unwrap();
        for db in [&*lock(&store.writer), &*lock(&store.reader), &another.0] {
            for (name, value) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("fullfsync", "1"),
                ("checkpoint_fullfsync", "1"),
                ("foreign_keys", "1"),
                ("trusted_schema", "0"),
                ("cell_size_check", "1"),
                ("application_id", "1112754260"),
            ] {
                assert_eq!(pragma(db, name), value, "{name}");
            }
            assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
            assert!(!db.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW).unwrap());
            assert!(!db.db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).unwrap());
        }
        assert_eq!(pragma(&lock(&store.reader), "query_only"), "1");
        assert_eq!(pragma(&another.0, "query_only"), "1");
    }
}
