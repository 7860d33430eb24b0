//! A library moved to another folder: copied whole, checked, and only then where it is looked for.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use sha2::{Digest, Sha256};

use super::connection::LIBRARY;
use super::{Store, StoreError, private};

/// What lies beside the database.
const FOLDERS: [&str; 2] = ["originals", "files"];

/// Pages of the database copied at a time.
const PAGES: i32 = 512;

/// Whether a folder holds a library.
pub fn is_library(folder: &Path) -> bool {
    folder.join(LIBRARY).is_file()
}

/// How many bytes the files in a folder have, and in those within it; nothing where it is not there.
pub fn size_of(folder: &Path) -> u64 {
    let mut files = Vec::new();
    let _ = list(folder, Path::new(""), &mut files);
    files.iter().map(|(_, size)| size).sum()
}

/// How many bytes a library's database has, with what was written last.
pub fn size_of_database(folder: &Path) -> u64 {
    let size = |end: &str| fs::metadata(folder.join(format!("{LIBRARY}{end}"))).map_or(0, |file| file.len());
    ["", "-wal", "-shm"].into_iter().map(size).sum()
}

/// When a library's database was written to last; none where there is none.
pub fn written_at(folder: &Path) -> Option<Timestamp> {
    let at =
        |end: &str| fs::metadata(folder.join(format!("{LIBRARY}{end}"))).and_then(|file| file.modified());
    let latest = ["", "-wal"].into_iter().filter_map(|end| at(end).ok()).max()?;
    Timestamp::try_from(latest).ok()
}

impl Store {
    /// Writes nothing to the library any more: what is open here is not the one in its place.
    pub fn leave(&self) {
        self.moved.store(true, Ordering::SeqCst);
    }

    /// Whether what is open here is not the one in its place any more.
    pub fn has_left(&self) -> bool {
        self.moved.load(Ordering::SeqCst)
    }

    /// Copies the library into `target`, which is empty or not there, checks the copy, and calls `settle`, which makes it the
    /// one that is looked for. Nobody writes to the library meanwhile, and this program not after. `progress` is told bytes
    /// done and bytes in all, and goes on while it gives `true`; `false` is what this gives then too.
    ///
    /// The library itself is left as it is.
    ///
    /// # Errors
    ///
    /// Where the copy cannot be made or is not as the library, or whatever `settle` gives. Nothing is left of the copy then.
    pub fn relocate<E: From<StoreError>>(
        &self,
        target: &Path,
        mut progress: impl FnMut(u64, u64) -> bool,
        settle: impl FnOnce() -> Result<(), E>,
    ) -> Result<bool, E> {
        self.write(|_| {
            let copy = Copy::begin(self.folder(), target)?;
            if !copy.database(self, &mut progress)? || !copy.files(&mut progress)? {
                return Ok(false);
            }
            copy.name()?;
            settle()?;
            copy.keep();
            self.leave();
            Ok(true)
        })
    }
}

/// A copy on its way; gone when it is dropped before it is kept.
struct Copy {
    from: PathBuf,
    to: PathBuf,
    /// Whether the folder was made for it.
    made: bool,
    /// Files beside the database, by their place in the library, with their bytes.
    files: Vec<(PathBuf, u64)>,
    database: u64,
    kept: bool,
}

impl Copy {
    fn begin(from: &Path, to: &Path) -> Result<Self, StoreError> {
        let mut files = Vec::new();
        for folder in FOLDERS {
            list(from, Path::new(folder), &mut files).map_err(|source| error(&from.join(folder), source))?;
        }
        let made = !to.exists();
        private::folder(to)?;
        let database = size_of_database(from);
        Ok(Self { from: from.to_owned(), to: to.to_owned(), made, files, database, kept: false })
    }

    fn total(&self) -> u64 {
        self.database + self.files.iter().map(|(_, size)| size).sum::<u64>()
    }

    fn unfinished(&self) -> PathBuf {
        self.to.join(format!("{LIBRARY}.part"))
    }

    /// By SQLite's own means, then read again page by page.
    fn database(
        &self,
        store: &Store,
        progress: &mut impl FnMut(u64, u64) -> bool,
    ) -> Result<bool, StoreError> {
        let path = self.unfinished();
        private::file(&path)?;
        let mut copy = Connection::open(&path)?;
        // Nobody knows the file yet: it is synced when it is whole.
        copy.pragma_update(None, "synchronous", "off")?;
        let whole = store.another_reader()?.read(|db| {
            let backup = Backup::new(db, &mut copy)?;
            loop {
                let step = backup.step(PAGES)?;
                let pages = backup.progress();
                let done = f64::from(pages.pagecount - pages.remaining) / f64::from(pages.pagecount.max(1));
                if !progress((done * self.database as f64) as u64, self.total()) {
                    return Ok::<_, StoreError>(false);
                }
                if step == StepResult::Done {
                    return Ok(true);
                }
            }
        })?;
        if !whole {
            return Ok(false);
        }
        // One file, and no log beside it.
        copy.pragma_update(None, "journal_mode", "delete")?;
        let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::Miscopied { path: self.from.join(LIBRARY), reason: found });
        }
        drop(copy);
        sync(&path)?;
        Ok(true)
    }

    /// File by file, each read again.
    fn files(&self, progress: &mut impl FnMut(u64, u64) -> bool) -> Result<bool, StoreError> {
        let mut done = self.database;
        for (file, size) in &self.files {
            let (from, to) = (self.from.join(file), self.to.join(file));
            if let Some(folder) = to.parent() {
                private::folder(folder)?;
            }
            let written = copy(&from, &to)?;
            if hash(&to, |_| Ok(()))? != written {
                let reason = "what was read again is not what was written".to_owned();
                return Err(StoreError::Miscopied { path: to, reason });
            }
            done += size;
            if !progress(done, self.total()) {
                return Ok(false);
            }
        }
        for folder in folders(&self.to).map_err(|source| error(&self.to, source))? {
            sync(&folder)?;
        }
        Ok(true)
    }

    /// Makes it a library: the database has its name last.
    fn name(&self) -> Result<(), StoreError> {
        let path = self.to.join(LIBRARY);
        fs::rename(self.unfinished(), &path).map_err(|source| error(&path, source))?;
        sync(&self.to)?;
        match self.to.parent() {
            Some(parent) if self.made => sync(parent),
            _ => Ok(()),
        }
    }

    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for file in [LIBRARY, "library.db.part", "library.db.part-journal"] {
            let _ = fs::remove_file(self.to.join(file));
        }
        for folder in FOLDERS {
            let _ = fs::remove_dir_all(self.to.join(folder));
        }
        if self.made {
            // Only where nothing else came into it meanwhile.
            let _ = fs::remove_dir(&self.to);
        }
    }
}

/// The files in a folder of `root` and in those within it, but for unfinished ones.
fn list(root: &Path, folder: &Path, out: &mut Vec<(PathBuf, u64)>) -> std::io::Result<()> {
    let entries = match fs::read_dir(root.join(folder)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        let about = fs::metadata(entry.path())?;
        if about.is_dir() {
            list(root, &path, out)?;
        } else if about.is_file() && path.extension().is_none_or(|ending| ending != "part") {
            out.push((path, about.len()));
        }
    }
    Ok(())
}

/// A folder and all within it.
fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut all = vec![folder.to_owned()];
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            all.extend(folders(&entry.path())?);
        }
    }
    Ok(all)
}

/// Copies a file, on disk when this returns, and gives the hash of what was read.
fn copy(from: &Path, to: &Path) -> Result<Vec<u8>, StoreError> {
    let mut file = private::create_new(to).map_err(|source| error(to, source))?;
    let hash = hash(from, |bytes| file.write_all(bytes).map_err(|source| error(to, source)))?;
    file.sync_all().map_err(|source| error(to, source))?;
    Ok(hash)
}

fn hash(path: &Path, mut read: impl FnMut(&[u8]) -> Result<(), StoreError>) -> Result<Vec<u8>, StoreError> {
    let mut file = File::open(path).map_err(|source| error(path, source))?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let count = file.read(&mut buffer).map_err(|source| error(path, source))?;
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
            return Ok(hash.finalize().to_vec());
        };
        hash.update(bytes);
        read(bytes)?;
    }
}

fn sync(path: &Path) -> Result<(), StoreError> {
    private::sync(path).map_err(|source| error(path, source))
}

fn error(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::File { path: path.to_owned(), source }
}
