//! One file: its bytes, what a reader makes of them, and what that changes in the library.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::made::{self, known, made};
use super::pieces::Given;
use super::run::{Run, Written};
use super::receipt;
use crate::api::FileReceipt;
use crate::digest::{self, Input, ReadError};
use crate::model::{DigestRead, Outcome, Reading};
use crate::service::ServiceError;
use crate::store::{self, EntryOutcome, Originals, SourceRow, Staged, Store, StoreError};
use crate::text;

/// A file that was read, and what is known of it besides.
#[derive(Debug)]
pub(super) struct Prepared {
    name: String,
    hash: String,
    size: u64,
    modified: Option<String>,
    /// None where the library knew the content.
    reading: Option<Reading>,
    /// What was kept of it, until that counts.
    pub(super) original: Option<Staged>,
}

/// Why there is nothing to write down.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It stands in the file's receipt.
    Receipt(Box<FileReceipt>),
    /// The library cannot be used.
    Error(ServiceError),
}

impl<E: Into<ServiceError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// What was read beforehand, by the hash of its content.
#[derive(Debug, Default)]
pub(super) struct Readings(Mutex<HashMap<String, Reading>>);

impl Readings {
    pub(super) fn of(files: impl IntoIterator<Item = Prepared>) -> Self {
        let read = files.into_iter().filter_map(|file| Some((file.hash, file.reading?)));
        Self(Mutex::new(read.collect()))
    }

    fn take(&self, hash: &str) -> Option<Reading> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(hash)
    }
}

/// How files are made ready to be written down.
#[derive(Clone, Copy)]
pub(super) struct Prepare<'a> {
    pub(super) store: &'a Store,
    pub(super) readings: &'a Readings,
    /// Whether their originals are kept.
    pub(super) keep: bool,
}

impl Prepare<'_> {
    /// Lets the readers at what was given, unless the library knows its content.
    pub(super) fn file(&self, given: Given) -> Result<Prepared, Refusal> {
        let Given { name, inside, modified, content } = given;
        let bytes = match content {
            Ok(bytes) => bytes,
            Err(why) => return Err(Refusal::Receipt(Box::new(receipt::refused(name, why)))),
        };
        let hash = Originals::hash(&bytes);
        let (mut reading, mut original) = (None, None);
        if self.store.read(|db| store::source_by_hash(db, &hash))?.is_none() {
            let read = self.readings.take(&hash).map_or_else(|| digest::read(&Input { bytes: &bytes }), Ok);
            reading = match read {
                Ok(reading) => Some(reading),
                Err(error) => return Err(Refusal::Receipt(unread(name, inside, &error))),
            };
            if self.keep {
                original = self.store.originals().stage(&hash, &bytes)?;
            }
        }
        let size = bytes.len() as u64;
        Ok(Prepared { name, hash, size, modified, reading, original })
    }
}

/// The receipt of what no reader could read. Beside digests lies much else, which is no fault.
fn unread(name: String, inside: bool, error: &ReadError) -> Box<FileReceipt> {
    let passed_over = inside && matches!(error, ReadError::Unrecognised { .. });
    Box::new(FileReceipt { passed_over, ..receipt::refused(name, error.to_string()) })
}

impl Prepared {
    /// How many entries are to be written.
    pub(super) fn entries(&self) -> usize {
        self.reading.iter().flat_map(|reading| &reading.digests).map(|digest| digest.entries.len()).sum()
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Bytes of the file.
    pub(super) const fn size(&self) -> u64 {
        self.size
    }

    /// Whether the library knew the content when the file was read.
    pub(super) const fn is_known(&self) -> bool {
        self.reading.is_none()
    }

    fn file_name(&self) -> String {
        Path::new(&self.name)
            .file_name()
            .map_or_else(|| self.name.clone(), |n| n.to_string_lossy().into_owned())
    }
}

/// Writes down what a file says and gives its receipt. A file known by its content is not written again.
pub(super) fn import(db: &Connection, run: &mut Run, file: &Prepared) -> Result<Written, ServiceError> {
    let (source, active, row) = match (store::source_by_hash(db, &file.hash)?, &file.reading) {
        (Some(known), _) => known,
        (None, Some(reading)) => write_down(db, run, file, reading)?,
        (None, None) => return Err(StoreError::Damaged(format!("{} was known and is not", file.name)).into()),
    };
    let entries = store::entries_of_source(db, source)?;
    let papers: BTreeSet<i64> = entries.iter().map(|(_, paper)| *paper).collect();
    run.papers.extend(&papers);
    run.digests.extend(store::digests_of_source(db, source)?);
    let mut receipt = receipt::read(&file.name, &row, entries.len(), papers.len());
    if active {
        let put_away = store::put_away_in(db, source)?;
        receipt.unchanged = entries.len();
        receipt.put_away = put_away.len();
        run.put_away.extend(put_away);
        return Ok(Written { receipt, source, brought: false });
    }
    let import = run.import(db)?;
    let before = papers.iter().map(|paper| Ok((*paper, known(db, *paper)?)));
    let before = before.collect::<Result<Vec<_>, StoreError>>()?;
    store::link_source(db, import, source, &file.name)?;
    let mut by_paper = HashMap::new();
    for (paper, before) in before {
        store::project(db, paper)?;
        let made = made(&before, &known(db, paper)?, run.new.contains(&paper));
        run.note(paper, &made);
        by_paper.insert(paper, made);
    }
    made::count(&mut receipt, &by_paper);
    // A paper that stands twice in one file is counted once as what it is, then as unchanged.
    receipt.unchanged += entries.len() - papers.len();
    if !run.dry {
        keep_entries(db, import, &entries, by_paper)?;
    }
    run.unindexed.extend(papers);
    Ok(Written { receipt, source, brought: true })
}

/// Keeps what was made of each entry; of a paper that stands twice in the file, only the first made it.
fn keep_entries(
    db: &Connection,
    import: i64,
    entries: &[(i64, i64)],
    mut by_paper: HashMap<i64, EntryOutcome>,
) -> Result<(), StoreError> {
    let again = EntryOutcome {
        outcome: Outcome::Unchanged,
        fields: Vec::new(),
        gained_code: false,
        put_away: false,
    };
    for (entry, paper) in entries {
        let made = by_paper.remove(paper);
        store::keep_entry(db, import, *entry, made.as_ref().unwrap_or(&again))?;
    }
    Ok(())
}

/// Puts a file the library does not know into the first layer, not counting yet.
fn write_down(
    db: &Connection,
    run: &Run,
    file: &Prepared,
    reading: &Reading,
) -> Result<(i64, bool, SourceRow), StoreError> {
    let row = SourceRow {
        hash: file.hash.clone(),
        name: file.file_name(),
        size: file.size,
        modified: file.modified.clone(),
        format: reading.format,
        reader: digest::REVISION,
        unreadable: store::lost(&reading.warnings),
        warnings: reading.warnings.clone(),
    };
    let source = store::new_source(db, &row)?;
    write_digests(db, source, 0, 0, &reading.digests, &run.now)?;
    Ok((source, false, row))
}

/// Writes the digests of a reading of a file down, not counting yet, as its sections from `section` on. Gives their ids.
pub(in crate::service) fn write_digests(
    db: &Connection,
    source: i64,
    reading: i64,
    section: usize,
    digests: &[DigestRead],
    now: &str,
) -> Result<Vec<i64>, StoreError> {
    let mut ids = Vec::with_capacity(digests.len());
    for (at, digest) in digests.iter().enumerate() {
        let id = store::new_digest(db, source, reading, section + at, digest)?;
        for entry in &digest.entries {
            store::record(db, id, entry, &text::fold(&entry.facts.title), now)?;
        }
        ids.push(id);
    }
    Ok(ids)
}
