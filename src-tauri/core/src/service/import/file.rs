//! One file: its bytes, what a reader makes of them, and what that changes in the library.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::made::{self, known, made};
use super::pieces::Given;
use super::receipt;
use super::run::{Run, Written};
use crate::api::FileReceipt;
use crate::digest::{self, Input, ReadError};
use crate::model::{DigestRead, Outcome, Reading, Unread};
use crate::service::ServiceError;
use crate::store::{self, Change, EntryOutcome, Originals, SourceRow, Staged, Store, StoreError};

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
                Err(error) => return Err(Refusal::Receipt(unread(name, inside, error))),
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
fn unread(name: String, inside: bool, why: ReadError) -> Box<FileReceipt> {
    let passed_over = inside && matches!(why, ReadError::Unrecognised { .. });
    Box::new(FileReceipt { passed_over, ..receipt::refused(name, Unread::Content { why }) })
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
    let mut moves = Vec::new();
    let found = store::source_by_hash(db, &file.hash)?;
    let written_before = found.is_some();
    let (source, active, row) = match (found, &file.reading) {
        (Some(known), _) => known,
        (None, Some(reading)) => write_down(db, run, file, reading, &mut moves)?,
        (None, None) => return Err(StoreError::Damaged(format!("{} was known and is not", file.name)).into()),
    };
    if active {
        return known_before(db, run, file, source, &row);
    }
    let import = run.import(db)?;
    store::link_source(db, import, source, &file.name)?;
    if written_before {
        let papers = store::entries_of_source(db, source)?.into_iter().map(|(_, paper)| paper);
        moves = store::settle(db, papers, &BTreeSet::new())?.moves;
    }
    let entries = store::entries_of_source(db, source)?;
    let papers = run.read(db, source, &entries)?;
    let mut by_paper = HashMap::new();
    let mut before = Vec::with_capacity(papers.len());
    for paper in &papers {
        before.push((*paper, known(db, *paper)?));
    }
    let others = ends_of(&moves).into_iter().filter(|paper| !papers.contains(paper));
    for paper in others {
        store::project(db, paper)?;
    }
    run.moved(db, moves)?;
    for (paper, before) in before {
        store::project(db, paper)?;
        let made = made(&before, &known(db, paper)?, run.new.contains(&paper));
        run.note(paper, &made);
        by_paper.insert(paper, made);
    }
    let mut receipt = receipt::read(&file.name, &row, entries.len(), papers.len());
    made::count(&mut receipt, &by_paper);
    // A paper that stands twice in one file is counted once as what it is, then as unchanged.
    receipt.unchanged += entries.len() - papers.len();
    if !run.dry {
        keep_entries(db, import, &entries, by_paper)?;
    }
    Ok(Written { receipt, source, brought: true })
}

/// The receipt of a file whose content counts already.
fn known_before(
    db: &Connection,
    run: &mut Run,
    file: &Prepared,
    source: i64,
    row: &SourceRow,
) -> Result<Written, ServiceError> {
    let entries = store::entries_of_source(db, source)?;
    let papers = run.read(db, source, &entries)?;
    let put_away = store::put_away_in(db, source)?;
    let receipt = FileReceipt {
        unchanged: entries.len(),
        put_away: put_away.len(),
        ..receipt::read(&file.name, row, entries.len(), papers.len())
    };
    run.put_away.extend(put_away);
    Ok(Written { receipt, source, brought: false })
}

/// The papers that entries moved between.
fn ends_of(moves: &[Change]) -> BTreeSet<i64> {
    let ends = |change: &Change| match change {
        Change::Entry { from, to, .. } => vec![*from, *to],
        _ => Vec::new(),
    };
    moves.iter().flat_map(ends).collect()
}

/// Keeps what was made of each entry; of a paper that stands twice in the file, only the first made it.
fn keep_entries(
    db: &Connection,
    import: i64,
    entries: &[(i64, i64)],
    mut by_paper: HashMap<i64, EntryOutcome>,
) -> Result<(), StoreError> {
    let again =
        EntryOutcome { outcome: Outcome::Unchanged, fields: Vec::new(), gained_code: false, put_away: false };
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
    moves: &mut Vec<Change>,
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
    moves.extend(write_digests(db, source, (0, 0), &reading.digests, &run.now)?.1);
    Ok((source, false, row))
}

/// Writes the digests of a reading of a file down, as its sections from a number on, and the papers of their entries as
/// if they counted. Gives the ids of the digests, and the moves of other entries that followed, made already.
pub(in crate::service) fn write_digests(
    db: &Connection,
    source: i64,
    (reading, section): (i64, usize),
    digests: &[DigestRead],
    now: &str,
) -> Result<(Vec<i64>, Vec<Change>), StoreError> {
    let mut written = Vec::with_capacity(digests.len());
    for (at, digest) in digests.iter().enumerate() {
        written.push((store::new_digest(db, source, reading, section + at, digest)?, digest));
    }
    let moves = store::record(db, &written, now)?.moves;
    Ok((written.into_iter().map(|(id, _)| id).collect(), moves))
}
