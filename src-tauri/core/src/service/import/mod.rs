//! Importing: files in, receipt out. Files are read ahead, outside the library's lock; those that are ready together
//! share a transaction, so that small ones do not each wait for the disk. What a file says goes into the first layer
//! only.

mod ahead;
mod collect;
mod file;
mod made;
mod offers;
mod pieces;
mod receipt;
mod rehearse;
mod run;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Library, ServiceError};
use crate::api::{Receipt, Work};
use crate::model::Unread;

use ahead::{Coming, Line, read_ahead};
pub use collect::pending_paths;
pub(super) use file::write_digests;
use file::{Prepare, Prepared, Readings, Refusal};
pub(super) use offers::left as offers_left;
pub(super) use receipt::needing_day;
pub use rehearse::ReadFiles;
use run::Run;

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

    /// A file that lay in a folder.
    pub(super) fn in_folder(path: &Path) -> Self {
        Self { name: path.display().to_string(), origin: Origin::File(path.to_owned()), inside: true }
    }
}

/// Where the bytes of something to import are.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A regular file, which may be an archive of files.
    File(PathBuf),
    /// At hand: what was pasted, or the sample.
    Bytes(Vec<u8>),
    /// Nowhere: why it cannot be read.
    Refused(Unread),
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

/// Files share a transaction until they have so many entries, so that what a person does meanwhile never waits long.
const GROUP_ENTRIES: usize = 500;

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
        self.alone(|| {
            let mut run = Run::new(&pending, self.now(), self.begin(Work::Importing));
            self.write_all(&mut run, pending, &Readings::default(), progress)?;
            self.finish(run)
        })
    }

    /// Imports files that landed in a watched folder. Nothing comes of content that the library ever knew, undone
    /// imports included; where nothing is left to say, there is no receipt. With whether it was stopped before its end.
    pub(super) fn import_landed(
        &self,
        pending: Vec<Pending>,
    ) -> Result<(Option<Receipt>, bool), ServiceError> {
        self.alone(|| {
            let mut run = Run::new(&pending, self.now(), self.begin(Work::Importing));
            run.only_unknown = true;
            self.write_all(&mut run, pending, &Readings::default(), |_| {})?;
            let stopped = run.stopped;
            if run.files.iter().all(|file| file.passed_over) {
                return Ok((None, stopped));
            }
            Ok((Some(self.finish(run)?), stopped))
        })
    }

    /// Does work of which only one may go on at a time.
    pub(super) fn alone<T>(&self, work: impl FnOnce() -> Result<T, ServiceError>) -> Result<T, ServiceError> {
        if self.importing.swap(true, Ordering::SeqCst) {
            return Err(ServiceError::Importing);
        }
        let _over = Over(&self.importing);
        work()
    }

    /// Whether an import, or the reading before one, goes on.
    pub fn is_importing(&self) -> bool {
        self.importing.load(Ordering::SeqCst)
    }

    /// Reads and writes everything that `pending` holds; what stands in `readings` is not read again.
    fn write_all(
        &self,
        run: &mut Run,
        pending: Vec<Pending>,
        readings: &Readings,
        mut progress: impl FnMut(Progress<'_>),
    ) -> Result<(), ServiceError> {
        let total = pending.len();
        let prepare = Prepare { store: &self.store, readings, keep: true };
        read_ahead(
            pending,
            |given| prepare.file(given),
            |line| {
                let mut tell = |file: &str, done: usize| progress(Progress { file, done, total });
                loop {
                    let group = self.next_group(run, line, &mut tell);
                    if group.is_empty() {
                        return Ok(());
                    }
                    self.write_group(run, group)?;
                }
            },
        )
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
            if run.stop.is_asked() {
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
        self.store.write(|db| {
            for outcome in group {
                match outcome {
                    Ok(file) => run.write(db, &file)?,
                    Err(Refusal::Receipt(receipt)) => run.refuse(*receipt),
                    Err(Refusal::Error(error)) => return Err(error),
                }
            }
            Ok(())
        })?;
        self.engine.nudge();
        Ok(())
    }
}

/// Says that it is over, however it ended.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::SeqCst);
    }
}

/// What reading a file came to.
type Outcome = Result<Prepared, Refusal>;

fn outcome(coming: Coming<'_, Outcome>) -> Outcome {
    let name = coming.name.clone();
    coming
        .wait()
        .unwrap_or_else(|| Err(Refusal::Receipt(Box::new(receipt::refused(name, Unread::BrokenOff)))))
}
