//! One file: its bytes, what a reader makes of them, and what that changes in the library.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::{Given, Run, receipt};
use crate::api::FileReceipt;
use crate::digest::{self, Input, ReadError};
use crate::model::Reading;
use crate::search;
use crate::service::{ServiceError, act};
use crate::store::{self, Change, LinkRow, Originals, Paper, SourceRow, StoreError};

/// A file in memory, and what it says once it was read.
pub(super) struct Loaded {
    pub(super) name: String,
    inside: bool,
    pub(super) hash: String,
    pub(super) bytes: Vec<u8>,
    modified: Option<String>,
    reading: Option<Reading>,
}

impl Loaded {
    /// Takes the bytes of what was given; else says why that cannot be.
    pub(super) fn of(given: Given) -> Result<Self, Box<FileReceipt>> {
        let Given { name, inside, modified, content } = given;
        match content {
            Ok(bytes) => {
                Ok(Self { name, inside, hash: Originals::hash(&bytes), bytes, modified, reading: None })
            }
            Err(why) => Err(Box::new(receipt::refused(name, why))),
        }
    }

    /// Lets the readers at the bytes; where none can read them, gives the receipt that says so.
    pub(super) fn read(&mut self) -> Result<(), Box<FileReceipt>> {
        match digest::read(&Input { bytes: &self.bytes }) {
            Ok(reading) => {
                self.reading = Some(reading);
                Ok(())
            }
            Err(error) => Err(self.unread(&error)),
        }
    }

    /// The receipt of what no reader could read. Beside digests lies much else, which is no fault.
    fn unread(&self, error: &ReadError) -> Box<FileReceipt> {
        let passed_over = self.inside && matches!(error, ReadError::Unrecognised { .. });
        Box::new(FileReceipt { passed_over, ..receipt::refused(self.name.clone(), error.to_string()) })
    }

    fn file_name(&self) -> String {
        Path::new(&self.name)
            .file_name()
            .map_or_else(|| self.name.clone(), |n| n.to_string_lossy().into_owned())
    }
}

/// A paper's facts, to tell whether an import changed them.
type Facts = Option<(Paper, Vec<LinkRow>)>;

/// Writes down what a file says and gives its receipt. A file known by its content is not read again.
pub(super) fn import(db: &Connection, run: &mut Run, loaded: &Loaded) -> Result<FileReceipt, ServiceError> {
    let known = store::source_by_hash(db, &loaded.hash)?;
    let is_known = known.is_some();
    let mut moves = Vec::new();
    let (source, active, row) = match known {
        Some(known) => known,
        None => match write_down(db, run, loaded, &mut moves) {
            Ok(written) => written,
            Err(Refusal::Receipt(receipt)) => return Ok(*receipt),
            Err(Refusal::Error(error)) => return Err(error),
        },
    };
    if !active {
        let import = run.import(db)?;
        store::link_source(db, import, source, &loaded.name)?;
        if is_known {
            moves = store::settle(db, store::papers_of_source(db, source)?, &BTreeSet::new())?.moves;
        }
    }
    let entries = store::papers_of_source(db, source)?;
    let distinct: HashSet<i64> = entries.iter().copied().collect();
    run.papers.extend(&distinct);
    run.digests.extend(store::digests_of_source(db, source)?);
    let mut receipt = receipt::read(&loaded.name, &row, entries.len(), distinct.len());
    if active {
        receipt.unchanged = entries.len();
        return Ok(receipt);
    }
    let before = facts_of(db, &distinct)?;
    let moved = papers_of(&moves);
    run.moved(db, moves)?;
    act::refresh_facts(db, moved.into_iter().filter(|paper| !distinct.contains(paper)))?;
    for (paper, before) in before {
        store::project(db, paper)?;
        search::index(db, paper)?;
        match (before, facts(db, paper)?) {
            // What was put away stays away.
            (before, after) if before == after => receipt.unchanged += 1,
            (None, _) => receipt.new += 1,
            _ => receipt.updated += 1,
        }
    }
    // A paper that stands twice in one file is counted once as what it is, then as unchanged.
    receipt.unchanged += entries.len() - distinct.len();
    Ok(receipt)
}

enum Refusal {
    Receipt(Box<FileReceipt>),
    Error(ServiceError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Error(error.into())
    }
}

/// Puts a file the library does not know into the first layer, not counting yet.
fn write_down(
    db: &Connection,
    run: &Run,
    loaded: &Loaded,
    moves: &mut Vec<Change>,
) -> Result<(i64, bool, SourceRow), Refusal> {
    let fresh;
    let reading = match &loaded.reading {
        Some(reading) => reading,
        None => {
            fresh = digest::read(&Input { bytes: &loaded.bytes })
                .map_err(|error| Refusal::Receipt(loaded.unread(&error)))?;
            &fresh
        }
    };
    let row = SourceRow {
        hash: loaded.hash.clone(),
        name: loaded.file_name(),
        size: loaded.bytes.len() as u64,
        modified: loaded.modified.clone(),
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
