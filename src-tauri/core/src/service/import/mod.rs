//! Importing: files in, receipt out. Reading happens outside the library's lock, one file is one
//! transaction, and what a file says goes into the first layer only.

mod collect;
mod file;
mod offers;
mod pieces;
mod receipt;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::{Library, ServiceError, tags};
use crate::api::{FileReceipt, Receipt};
use crate::store::{self, Change};

pub use collect::pending_paths;
use file::Loaded;
use pieces::{Given, pieces};

/// Something to import.
#[derive(Clone, Debug)]
pub struct Pending {
    /// How the receipt names it.
    pub name: String,
    /// Where its bytes are.
    pub origin: Origin,
    /// Whether it lay in a folder that was given: what is no digest there is passed over.
    pub inside: bool,
}

impl Pending {
    /// Content that is at hand.
    pub fn of_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), origin: Origin::Bytes(bytes), inside: false }
    }
}

/// Where the bytes of something to import are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A regular file, which may be an archive of files.
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
    /// The action that undo takes back, and its changes.
    action: Option<(i64, Vec<Change>)>,
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
        let offers = self.store.rehearse(|db| {
            for pending in pending {
                each_piece(pending, |given| {
                    let receipt = match Loaded::of(given) {
                        Ok(loaded) => file::import(db, &mut run, &loaded)?,
                        Err(refused) => *refused,
                    };
                    run.files.push(receipt);
                    Ok(ControlFlow::Continue(()))
                })?;
            }
            offers::of_import(db, run.import, &run.now)
        })?;
        Ok(receipt::of(run, false, Vec::new(), offers.count))
    }

    fn begin(&self, total: usize, pending: &[Pending], dry: bool) -> Run {
        let label = match pending {
            [one] => format!("import {}", one.name),
            _ => format!("import {}", tags::count(total, "file")),
        };
        Run {
            import: None,
            action: None,
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
            each_piece(pending, |given| {
                if self.cancelled.load(Ordering::SeqCst) {
                    stopped = true;
                    return Ok(ControlFlow::Break(()));
                }
                progress(Progress { file: &given.name, done, total });
                let receipt = self.import_one(&mut run, given)?;
                run.files.push(receipt);
                Ok(ControlFlow::Continue(()))
            })?;
            if stopped {
                break;
            }
        }
        let import = run.import;
        let (needs_day, offers) = self.store.read(|db| {
            Ok::<_, ServiceError>((
                receipt::needing_day(db, &run.digests)?,
                offers::of_import(db, import, &run.now)?.count,
            ))
        })?;
        let receipt = receipt::of(run, stopped, needs_day, offers);
        if let Some(import) = import {
            let text = serde_json::to_string(&receipt).map_err(store::StoreError::from)?;
            self.store.write(|db| store::keep_receipt(db, import, &text))?;
        }
        Ok(receipt)
    }

    fn import_one(&self, run: &mut Run, given: Given) -> Result<FileReceipt, ServiceError> {
        let mut loaded = match Loaded::of(given) {
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

/// Does something with every file that something to import holds, until that fails or has enough.
fn each_piece(
    pending: Pending,
    mut work: impl FnMut(Given) -> Result<ControlFlow<()>, ServiceError>,
) -> Result<(), ServiceError> {
    let mut result = Ok(());
    pieces(pending, &mut |given| match work(given) {
        Ok(flow) => flow,
        Err(error) => {
            result = Err(error);
            ControlFlow::Break(())
        }
    });
    result
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
            let changes = vec![Change::Import { import, from: false, to: true }];
            self.action = Some((store::push(db, &self.now, &self.label, &changes)?, changes));
        }
        self.import = Some(import);
        Ok(import)
    }

    /// Entries of other imports moved to another paper by this one; taking it back moves them back.
    fn moved(&mut self, db: &rusqlite::Connection, moves: Vec<Change>) -> Result<(), store::StoreError> {
        let Some((action, changes)) = self.action.as_mut().filter(|_| !moves.is_empty()) else {
            return Ok(());
        };
        changes.extend(moves);
        store::rewrite(db, *action, changes)
    }
}
