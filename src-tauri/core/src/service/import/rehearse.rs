//! Saying beforehand what an import would do: files are read once, and what was read waits for the person's word.

use std::collections::HashSet;

use super::file::{Prepare, Prepared, Readings, Refusal};
use super::run::Run;
use super::{Library, Outcome, Pending, Progress, ServiceError, offers, outcome, read_ahead};
use crate::api::{FileReceipt, Receipt, Work};

/// What is read beforehand and kept in memory, in bytes of files; the rest is only read when it is imported.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Files that were read and not imported yet.
#[derive(Debug)]
pub struct ReadFiles {
    pending: Vec<Pending>,
    outcomes: Vec<Outcome>,
    unseen: usize,
    stopped: bool,
}

impl ReadFiles {
    /// Files that were too much to look into beforehand.
    pub const fn unseen(&self) -> usize {
        self.unseen
    }

    /// Whether the person stopped the reading before its end.
    pub const fn stopped(&self) -> bool {
        self.stopped
    }

    /// Whether there is more than one digest, as far as was looked.
    pub fn are_many(&self) -> bool {
        let files = self.outcomes.iter().flatten().map(|file| whole(file.name()));
        files.collect::<HashSet<_>>().len() > 1 || (self.unseen > 0 && self.pending.len() > 1)
    }
}

/// A list too long for memory comes in parts, and is one file.
fn whole(name: &str) -> &str {
    name.rsplit_once(" (part ").map_or(name, |(whole, _)| whole)
}

impl Library {
    /// Reads what `pending` holds, and changes nothing. `progress` is told before each file; [`Library::stop`] stops it.
    ///
    /// # Errors
    ///
    /// Where an import runs, or the library cannot be read.
    pub fn read_files(
        &self,
        pending: Vec<Pending>,
        mut progress: impl FnMut(Progress<'_>),
    ) -> Result<ReadFiles, ServiceError> {
        let total = pending.len();
        let prepare = Prepare { store: &self.store, readings: &Readings::default(), keep: false };
        let mut files = ReadFiles { pending, outcomes: Vec::new(), unseen: 0, stopped: false };
        let mut bytes = 0;
        self.alone(|| {
            let stop = self.begin(Work::Reading);
            read_ahead(
                files.pending.clone(),
                |given| prepare.file(given),
                |line| {
                    while let Some(coming) = line.next() {
                        files.stopped = stop.is_asked();
                        if files.stopped || bytes > MAX_BYTES {
                            files.unseen = total - coming.before;
                            break;
                        }
                        progress(Progress { file: &coming.name, done: coming.before, total });
                        match outcome(coming) {
                            Err(Refusal::Error(error)) => return Err(error),
                            read => {
                                bytes += read.as_ref().map_or(0, Prepared::size);
                                files.outcomes.push(read);
                            }
                        }
                    }
                    Ok(())
                },
            )
        })?;
        Ok(files)
    }

    /// The receipt that importing files would have, as far as they were read; none where the person stopped it.
    ///
    /// # Errors
    ///
    /// Where an import runs, or the library cannot be used.
    pub fn rehearse(&self, files: &ReadFiles) -> Result<Option<Receipt>, ServiceError> {
        self.alone(|| {
            let mut run = Run::new(&files.pending, self.now(), self.begin(Work::Reading));
            run.dry = true;
            let offers = self.store.rehearse(|db| {
                for read in &files.outcomes {
                    if run.stop.is_asked() {
                        run.stopped = true;
                        break;
                    }
                    match read {
                        Ok(file) => run.write(db, file)?,
                        Err(Refusal::Receipt(receipt)) => run.refuse(FileReceipt::clone(receipt)),
                        Err(Refusal::Error(_)) => {}
                    }
                }
                offers::left(db, run.import, &run.now)
            })?;
            let totals = run.totals();
            let Run { files, stopped, .. } = run;
            Ok((!stopped).then_some(Receipt {
                import: None,
                files,
                totals,
                stopped,
                digests: Vec::new(),
                needs_day: Vec::new(),
                offers,
            }))
        })
    }

    /// Imports files that were read, as [`Library::import`] does; what changed on disk meanwhile is read again.
    ///
    /// # Errors
    ///
    /// As [`Library::import`].
    pub fn import_read(
        &self,
        files: ReadFiles,
        progress: impl FnMut(Progress<'_>),
    ) -> Result<Receipt, ServiceError> {
        let readings = Readings::of(files.outcomes.into_iter().flatten());
        self.alone(|| {
            let mut run = Run::new(&files.pending, self.now(), self.begin(Work::Importing));
            self.write_all(&mut run, files.pending, &readings, progress)?;
            self.finish(run)
        })
    }
}
