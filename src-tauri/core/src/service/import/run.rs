//! What an import has gathered so far, and how it is kept.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use rusqlite::Connection;

use super::file::{self, Prepared};
use super::{Pending, offers, receipt};
use crate::api::{FileReceipt, Receipt, Totals};
use crate::model::{ActionLabel, Named, Outcome};
use crate::service::stopping::Stop;
use crate::service::{Library, ServiceError};
use crate::store::{self, Change, EntryOutcome, StoreError};

/// What an import has gathered so far.
#[derive(Default)]
pub(super) struct Run {
    /// None until the first file brought something.
    pub(super) import: Option<i64>,
    /// The action that undo takes back, and its changes.
    action: Option<(i64, Vec<Change>)>,
    /// What is imported, as undo names it.
    named: Named,
    pub(super) now: String,
    /// Whether it is taken back at its end.
    pub(super) dry: bool,
    /// Whether content that the library knows is passed over in silence.
    pub(super) only_unknown: bool,
    pub(super) papers: HashSet<i64>,
    /// Papers that the library did not know before.
    pub(super) new: HashSet<i64>,
    pub(super) gained_code: HashSet<i64>,
    pub(super) put_away: HashSet<i64>,
    pub(super) digests: Vec<i64>,
    pub(super) files: Vec<FileReceipt>,
    /// Files that brought nothing, by their position, with their content where the library knew it.
    nothing_new: Vec<(usize, Option<i64>)>,
    /// What the person stops it by.
    pub(super) stop: Stop,
    /// Whether the person stopped it before its end.
    pub(super) stopped: bool,
}

/// A file that was written down.
pub(super) struct Written {
    pub(super) receipt: FileReceipt,
    pub(super) source: i64,
    /// Whether it counts by this import.
    pub(super) brought: bool,
}

impl Run {
    pub(super) fn new(pending: &[Pending], now: String, stop: Stop) -> Self {
        let named = match pending {
            [one] => Named::one(last_part(&one.name)),
            _ => Named::many(pending.len()),
        };
        Self { named, now, stop, ..Self::default() }
    }

    fn label(&self) -> ActionLabel {
        ActionLabel::Import { files: self.named.clone() }
    }

    /// The import's id; made, with the action that undo takes back, when the first file changes something.
    pub(super) fn import(&mut self, db: &Connection) -> Result<i64, StoreError> {
        if let Some(import) = self.import {
            return Ok(import);
        }
        let import = store::begin_import(db, &self.now, &self.label())?;
        if !self.dry {
            store::drop_undone(db)?;
            let changes = vec![Change::Import { import, from: false, to: true, never: true }];
            self.action = Some((store::push(db, &self.now, &self.label(), &changes)?, changes));
        }
        self.import = Some(import);
        Ok(import)
    }

    /// Entries of other imports moved to another paper by this one; taking it back moves them back.
    pub(super) fn moved(&mut self, db: &Connection, moves: Vec<Change>) -> Result<(), StoreError> {
        let Some((action, changes)) = self.action.as_mut().filter(|_| !moves.is_empty()) else {
            return Ok(());
        };
        changes.extend(moves);
        store::rewrite(db, *action, changes)
    }

    /// Writes a file down, and what became of it.
    pub(super) fn write(&mut self, db: &Connection, file: &Prepared) -> Result<(), ServiceError> {
        if self.only_unknown && file.is_known() {
            return Ok(());
        }
        let Written { receipt, source, brought } = file::import(db, self, file)?;
        match self.import.filter(|_| brought && !self.dry) {
            Some(import) => keep_file(db, import, self.files.len(), &receipt, Some(source))?,
            None => self.nothing_new.push((self.files.len(), Some(source))),
        }
        self.files.push(receipt);
        Ok(())
    }

    /// Notes the entries, each with its paper, of a file that was read; gives the papers.
    pub(super) fn read(
        &mut self,
        db: &Connection,
        source: i64,
        entries: &[(i64, i64)],
    ) -> Result<BTreeSet<i64>, StoreError> {
        let papers: BTreeSet<i64> = entries.iter().map(|(_, paper)| *paper).collect();
        self.papers.extend(&papers);
        self.digests.extend(store::digests_of_source(db, source)?);
        Ok(papers)
    }

    /// Notes what a file made of a paper.
    pub(super) fn note(&mut self, paper: i64, made: &EntryOutcome) {
        if made.outcome == Outcome::New {
            self.new.insert(paper);
        }
        if made.gained_code {
            self.gained_code.insert(paper);
        }
        if made.put_away {
            self.put_away.insert(paper);
        }
    }

    /// Notes a file of which nothing could be read.
    pub(super) fn refuse(&mut self, receipt: FileReceipt) {
        self.nothing_new.push((self.files.len(), None));
        self.files.push(receipt);
    }

    pub(super) fn totals(&self) -> Totals {
        Totals {
            papers: self.papers.len(),
            gained_code: self.gained_code.len(),
            put_away: self.put_away.len(),
            ..Totals::of(&self.files)
        }
    }

    /// Keeps what is left to keep of an import, one that brought nothing included.
    fn keep(&self, db: &Connection, totals: &Totals) -> Result<(), StoreError> {
        let import = match self.import {
            Some(import) => import,
            None => store::begin_import(db, &self.now, &self.label())?,
        };
        for (position, source) in &self.nothing_new {
            let Some(receipt) = self.files.get(*position) else { continue };
            keep_file(db, import, *position, receipt, *source)?;
            if let Some(source) = source {
                keep_known(db, import, *source)?;
            }
        }
        tracing::info!(
            files = self.files.len(),
            papers = self.papers.len(),
            new = self.new.len(),
            "an import was kept"
        );
        store::finish_import(db, import, &self.now, &serde_json::to_string(totals)?, self.stopped)
    }
}

fn keep_file(
    db: &Connection,
    import: i64,
    position: usize,
    receipt: &FileReceipt,
    source: Option<i64>,
) -> Result<(), StoreError> {
    store::keep_file(db, import, position, &receipt.path, source, &serde_json::to_string(receipt)?)
}

/// The entries of a file that counted before: nothing changed by them.
fn keep_known(db: &Connection, import: i64, source: i64) -> Result<(), StoreError> {
    let put_away = store::put_away_in(db, source)?;
    for (entry, paper) in store::entries_of_source(db, source)? {
        let put_away = put_away.contains(&paper);
        let made =
            EntryOutcome { outcome: Outcome::Unchanged, fields: Vec::new(), gained_code: false, put_away };
        store::keep_entry(db, import, entry, &made)?;
    }
    Ok(())
}

impl Library {
    /// Ends an import: it is kept whole, and its receipt given.
    pub(super) fn finish(&self, run: Run) -> Result<Receipt, ServiceError> {
        let totals = run.totals();
        self.store.write(|db| run.keep(db, &totals))?;
        self.store.read(|db| {
            let offers = offers::left(db, run.import, &run.now)?;
            let needs_day = receipt::needing_day(db, &run.digests)?;
            let Run { import, files, stopped, digests, .. } = run;
            Ok(Receipt { import, files, totals, stopped, digests, needs_day, offers })
        })
    }
}

/// What people call a file: its path without the folders.
fn last_part(path: &str) -> Cow<'_, str> {
    Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy())
}
