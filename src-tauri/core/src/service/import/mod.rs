//! Importing: files in, receipt out. Reading happens outside the library's lock, one file is one
//! transaction, and what a file says goes into the first layer only.

mod collect;
mod file;
mod receipt;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::{Library, ServiceError, tags};
use crate::api::{FileReceipt, Receipt};
use crate::store::{self, Change};

pub use collect::pending_paths;
use file::Loaded;

/// Something to import.
#[derive(Clone, Debug)]
pub struct Pending {
    /// How the receipt names it.
    pub name: String,
    /// Where its bytes are.
    pub origin: Origin,
}

/// Where the bytes of something to import are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A regular file.
    File(PathBuf),
    /// At hand: what was pasted, or the sample.
    Bytes(Vec<u8>),
    /// Nowhere: why it cannot be read, in a sentence.
    Refused(String),
}

/// How far an import is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The file being read.
    pub file: &'a str,
    /// Files finished.
    pub done: usize,
    /// Files in all.
    pub total: usize,
}

/// What an import has gathered so far.
struct Run {
    import: Option<i64>,
    label: String,
    now: String,
    dry: bool,
    papers: HashSet<i64>,
    digests: Vec<i64>,
    files: Vec<FileReceipt>,
}

impl Library {
    /// Imports `pending` one after the other and gives the receipt. `progress` is told before each file.
    ///
    /// # Errors
    ///
    /// Where another import runs, or the library cannot be written; files already done stay imported. What
    /// is wrong with one file stands in its receipt and keeps no other from being imported.
    pub fn import(
        &self,
        pending: Vec<Pending>,
        progress: impl FnMut(Progress<'_>),
    ) -> Result<Receipt, ServiceError> {
        if self.importing.swap(true, Ordering::SeqCst) {
            return Err(ServiceError::Importing);
        }
        self.cancelled.store(false, Ordering::SeqCst);
        let result = self.run(pending, progress);
        self.importing.store(false, Ordering::SeqCst);
        result
    }

    /// Stops the running import after the file it is at; what was imported stays.
    pub fn cancel_import(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }

    /// Says what [`Library::import`] would do, and does nothing.
    ///
    /// # Errors
    ///
    /// As [`Library::import`].
    pub fn rehearse_import(&self, pending: Vec<Pending>) -> Result<Receipt, ServiceError> {
        let mut run = self.begin(pending.len(), &pending, true);
        self.store.rehearse(|db| {
            for pending in pending {
                let receipt = match Loaded::from(pending) {
                    Ok(loaded) => file::import(db, &mut run, &loaded)?,
                    Err(refused) => *refused,
                };
                run.files.push(receipt);
            }
            Ok::<_, ServiceError>(())
        })?;
        Ok(receipt::of(run, false, Vec::new()))
    }

    fn begin(&self, total: usize, pending: &[Pending], dry: bool) -> Run {
        let label = match pending {
            [one] => format!("import {}", one.name),
            _ => format!("import {}", tags::count(total, "file")),
        };
        Run {
            import: None,
            label,
            now: self.now(),
            dry,
            papers: HashSet::new(),
            digests: Vec::new(),
            files: Vec::new(),
        }
    }

    fn run(
        &self,
        pending: Vec<Pending>,
        mut progress: impl FnMut(Progress<'_>),
    ) -> Result<Receipt, ServiceError> {
        let total = pending.len();
        let mut run = self.begin(total, &pending, false);
        let mut stopped = false;
        for (done, pending) in pending.into_iter().enumerate() {
            if self.cancelled.load(Ordering::SeqCst) {
                stopped = true;
                break;
            }
            progress(Progress { file: &pending.name, done, total });
            let receipt = self.import_one(&mut run, pending)?;
            run.files.push(receipt);
        }
        let needs_day = self.store.read(|db| receipt::needing_day(db, &run.digests))?;
        let import = run.import;
        let receipt = receipt::of(run, stopped, needs_day);
        if let Some(import) = import {
            let text = serde_json::to_string(&receipt).map_err(store::StoreError::from)?;
            self.store.write(|db| store::keep_receipt(db, import, &text))?;
        }
        Ok(receipt)
    }

    fn import_one(&self, run: &mut Run, pending: Pending) -> Result<FileReceipt, ServiceError> {
        let mut loaded = match Loaded::from(pending) {
            Ok(loaded) => loaded,
            Err(refused) => return Ok(*refused),
        };
        let known = self.store.read(|db| store::source_by_hash(db, &loaded.hash))?.is_some();
        if !known {
            if let Err(refused) = loaded.read() {
                return Ok(*refused);
            }
            self.store.originals().keep(&loaded.hash, &loaded.bytes)?;
        }
        self.store.write(|db| file::import(db, run, &loaded))
    }
}

impl Run {
    /// The import's id; made, with the action that undo takes back, when the first file changes something.
    fn import(&mut self, db: &rusqlite::Connection) -> Result<i64, store::StoreError> {
        if let Some(import) = self.import {
            return Ok(import);
        }
        let import = store::begin_import(db, &self.now)?;
        if !self.dry {
            store::drop_undone(db)?;
            store::push(db, &self.now, &self.label, &[Change::Import { import, from: false, to: true }])?;
        }
        self.import = Some(import);
        Ok(import)
    }
}
