//! One file: its bytes, what a reader makes of them, and what that changes in the library.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::pieces::Given;
use super::{Run, receipt};
use crate::api::FileReceipt;
use crate::digest::{self, Input, ReadError};
use crate::model::Reading;
use crate::service::ServiceError;
use crate::store::{self, Change, LinkRow, Originals, Paper, SourceRow, Staged, Store, StoreError};

/// A file that was read, and what is known of it besides.
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

/// Lets the readers at what was given, unless the library knows its content; `keep` is told what is worth keeping.
pub(super) fn prepare(
    store: &Store,
    given: Given,
    keep: impl FnOnce(&str, &[u8]) -> Result<Option<Staged>, StoreError>,
) -> Result<Prepared, Refusal> {
    let Given { name, inside, modified, content } = given;
    let bytes = match content {
        Ok(bytes) => bytes,
        Err(why) => return Err(Refusal::Receipt(Box::new(receipt::refused(name, why)))),
    };
    let hash = Originals::hash(&bytes);
    let (mut reading, mut original) = (None, None);
    if store.read(|db| store::source_by_hash(db, &hash))?.is_none() {
        reading = match digest::read(&Input { bytes: &bytes }) {
            Ok(reading) => Some(reading),
            Err(error) => return Err(Refusal::Receipt(unread(name, inside, &error))),
        };
        original = keep(&hash, &bytes)?;
    }
    let size = bytes.len() as u64;
    Ok(Prepared { name, hash, size, modified, reading, original })
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

    fn file_name(&self) -> String {
        Path::new(&self.name)
            .file_name()
            .map_or_else(|| self.name.clone(), |n| n.to_string_lossy().into_owned())
    }
}

/// A paper's facts, to tell whether an import changed them.
type Facts = Option<(Paper, Vec<LinkRow>)>;

/// Writes down what a file says and gives its receipt. A file known by its content is not written again.
pub(super) fn import(db: &Connection, run: &mut Run, file: &Prepared) -> Result<FileReceipt, ServiceError> {
    let known = store::source_by_hash(db, &file.hash)?;
    let is_known = known.is_some();
    let mut moves = Vec::new();
    let (source, active, row) = match (known, &file.reading) {
        (Some(known), _) => known,
        (None, Some(reading)) => write_down(db, run, file, reading, &mut moves)?,
        (None, None) => return Err(StoreError::Damaged(format!("{} was known and is not", file.name)).into()),
    };
    if !active {
        let import = run.import(db)?;
        store::link_source(db, import, source, &file.name)?;
        if is_known {
            moves = store::settle(db, store::papers_of_source(db, source)?, &BTreeSet::new())?.moves;
        }
    }
    let entries = store::papers_of_source(db, source)?;
    let distinct: HashSet<i64> = entries.iter().copied().collect();
    run.papers.extend(&distinct);
    run.digests.extend(store::digests_of_source(db, source)?);
    let mut receipt = receipt::read(&file.name, &row, entries.len(), distinct.len());
    if active {
        receipt.unchanged = entries.len();
        return Ok(receipt);
    }
    let before = facts_of(db, &distinct)?;
    let mut moved = papers_of(&moves);
    run.moved(db, moves)?;
    moved.retain(|paper| !distinct.contains(paper));
    for paper in &moved {
        store::project(db, *paper)?;
    }
    run.unindexed.extend(moved);
    for (paper, before) in &before {
        store::project(db, *paper)?;
        match (before, facts(db, *paper)?) {
            // What was put away stays away.
            (before, after) if *before == after => receipt.unchanged += 1,
            (None, _) => receipt.new += 1,
            _ => receipt.updated += 1,
        }
    }
    run.unindexed.extend(before.into_iter().map(|(paper, _)| paper));
    // A paper that stands twice in one file is counted once as what it is, then as unchanged.
    receipt.unchanged += entries.len() - distinct.len();
    Ok(receipt)
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
        unreadable: reading.warnings.iter().filter(|warning| warning.entry_lost).count(),
        warnings: reading.warnings.clone(),
    };
    let source = store::new_source(db, &row)?;
    let mut digests = Vec::with_capacity(reading.digests.len());
    for (section, digest) in reading.digests.iter().enumerate() {
        digests.push((store::new_digest(db, source, section, digest)?, digest));
    }
    moves.extend(store::record(db, &digests, &run.now)?.moves);
    Ok((source, false, row))
}

/// The papers that entries moved between.
fn papers_of(moves: &[Change]) -> BTreeSet<i64> {
    let ends = |change: &Change| match change {
        Change::Entry { from, to, .. } => vec![*from, *to],
        _ => Vec::new(),
    };
    moves.iter().flat_map(ends).collect()
}

fn facts_of(db: &Connection, papers: &HashSet<i64>) -> Result<Vec<(i64, Facts)>, StoreError> {
    let mut papers: Vec<i64> = papers.iter().copied().collect();
    papers.sort_unstable();
    papers.into_iter().map(|paper| Ok((paper, facts(db, paper)?))).collect()
}

fn facts(db: &Connection, paper: i64) -> Result<Facts, StoreError> {
    let Some(row) = store::paper(db, paper)?.filter(|paper| paper.present) else { return Ok(None) };
    Ok(Some((row, store::links(db, paper)?)))
}
