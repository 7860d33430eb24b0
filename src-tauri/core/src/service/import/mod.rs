//! Importing: files in, receipt out. Files are read ahead, outside the library's lock; those that are ready together
//! share a transaction, so that small ones do not each wait for the disk. What a file says goes into the first layer
//! only.

mod ahead;
mod collect;
mod file;
mod offers;
mod pieces;
mod receipt;

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use rusqlite::Connection;

use super::{Library, ServiceError, tags};
use crate::api::{FileReceipt, Receipt};
use crate::search;
use crate::store::{self, Change};

use ahead::{Coming, Line, read_ahead};
pub use collect::pending_paths;
use file::{Prepared, Refusal};

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
    /// Papers whose words are not in the index yet.
    unindexed: BTreeSet<i64>,
    /// Whether the person stopped it before its end.
    stopped: bool,
}

/// Files share a transaction until they have so many entries, so that what a person does meanwhile never waits long.
const GROUP_ENTRIES: usize = 500;

const BROKEN: &str =
    "Its reader broke off in the middle of it. Nothing of it was imported; all other files were.";

impl Library {
    /// Imports `pending` one after the other and gives the receipt. `progress` is told before each file.
    ///
    /// # Errors
    ///
    /// Where another import runs, or the library cannot be written; files already written stay imported. What
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
        let read = |given| file::prepare(&self.store, given, |_, _| Ok(None));
        let offers = read_ahead(pending, read, |line| {
            self.store.rehearse(|db| {
                write(db, &mut run, std::iter::from_fn(|| line.next().map(outcome)))?;
                offers::of_import(db, run.import, &run.now)
            })
        })?;
        Ok(receipt::of(run, Vec::new(), offers.count))
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
            unindexed: BTreeSet::new(),
            stopped: false,
        }
    }

    fn run(
        &self,
        pending: Vec<Pending>,
        mut progress: impl FnMut(Progress<'_>),
    ) -> Result<Receipt, ServiceError> {
        let total = pending.len();
        let mut run = self.begin(total, &pending, false);
        let originals = self.store.originals();
        let read = |given| file::prepare(&self.store, given, |hash, bytes| originals.stage(hash, bytes));
        read_ahead(pending, read, |line| {
            let mut tell = |file: &str, done: usize| progress(Progress { file, done, total });
            loop {
                let group = self.next_group(&mut run, line, &mut tell);
                if group.is_empty() {
                    return Ok::<_, ServiceError>(());
                }
                self.write_group(&mut run, group)?;
            }
        })?;
        let import = run.import;
        let (needs_day, offers) = self.store.read(|db| {
            Ok::<_, ServiceError>((
                receipt::needing_day(db, &run.digests)?,
                offers::of_import(db, import, &run.now)?.count,
            ))
        })?;
        let receipt = receipt::of(run, needs_day, offers);
        if let Some(import) = import {
            let text = serde_json::to_string(&receipt).map_err(store::StoreError::from)?;
            self.store.write(|db| store::keep_receipt(db, import, &text))?;
        }
        Ok(receipt)
    }

    /// The next file, with those behind it that are ready too; none after the last, or when the person stopped it.
    fn next_group(
        &self,
        run: &mut Run,
        line: &mut Line<'_, Outcome>,
        tell: &mut impl FnMut(&str, usize),
    ) -> Vec<Outcome> {
        let (mut group, mut entries) = (Vec::new(), 0);
        while !run.stopped && entries < GROUP_ENTRIES {
            let next = if group.is_empty() { line.next() } else { line.next_ready() };
            let Some(coming) = next else { break };
            if self.cancelled.load(Ordering::SeqCst) {
                run.stopped = true;
                break;
            }
            tell(&coming.name, coming.before);
            let outcome = outcome(coming);
            entries += outcome.as_ref().map_or(0, Prepared::entries);
            group.push(outcome);
        }
        group
    }

    /// Writes a group down in one transaction; what is kept of its files is on disk before that is.
    fn write_group(&self, run: &mut Run, mut group: Vec<Outcome>) -> Result<(), ServiceError> {
        let originals = group.iter_mut().flatten().filter_map(|file| file.original.take());
        self.store.originals().settle(originals)?;
        self.store.write(|db| write(db, run, group))
    }
}

/// What reading a file came to.
type Outcome = Result<Prepared, Refusal>;

fn outcome(coming: Coming<'_, Outcome>) -> Outcome {
    let name = coming.name.clone();
    coming
        .wait()
        .unwrap_or_else(|| Err(Refusal::Receipt(Box::new(receipt::refused(name, BROKEN.to_owned())))))
}

/// Writes files down, one after the other.
fn write(
    db: &Connection,
    run: &mut Run,
    files: impl IntoIterator<Item = Outcome>,
) -> Result<(), ServiceError> {
    for outcome in files {
        let receipt = match outcome {
            Ok(file) => file::import(db, run, &file)?,
            Err(Refusal::Receipt(receipt)) => *receipt,
            Err(Refusal::Error(error)) => return Err(error),
        };
        run.files.push(receipt);
    }
    // All at once: between other writes the index would put every paper's words on disk by themselves.
    for paper in std::mem::take(&mut run.unindexed) {
        search::index(db, paper)?;
    }
    Ok(())
}

impl Run {
    /// The import's id; made, with the action that undo takes back, when the first file changes something.
    fn import(&mut self, db: &Connection) -> Result<i64, store::StoreError> {
        if let Some(import) = self.import {
            return Ok(import);
        }
        let import = store::begin_import(db, &self.now)?;
        if !self.dry {
            store::drop_undone(db)?;
            let changes = vec![Change::Import { import, from: false, to: true, never: true }];
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
