//! One way for everything a person does: changes are made, journaled, and what hangs on them follows, in
//! one transaction.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::model::ActionLabel;
use crate::store::{self, Change, StoreError};

/// What must be worked out again of a paper; later variants include earlier ones. What it is found by needs nothing:
/// searches catch up by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    /// Whether it is shown.
    Presence,
    /// All of it.
    Facts,
}

/// Makes `changes` and writes them down as one action, with the moves of entries that followed.
pub(super) fn act(
    db: &Connection,
    at: &str,
    label: &ActionLabel,
    changes: &[Change],
) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut changes = changes.to_vec();
    changes.extend(apply(db, &changes)?);
    store::drop_undone(db)?;
    store::push(db, at, label, &changes)?;
    Ok(())
}

/// Makes `changes`, finds anew which paper each entry is of where they may have altered that, and brings what hangs on
/// them up to date. Gives the moves of entries that followed.
pub(super) fn apply(db: &Connection, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
    let mut touched = Touched::default();
    touched.make(db, changes)?;
    let unsettled = changes.iter().any(Change::moves_entries);
    let moves = if unsettled { touched.settle(db, changes)? } else { Vec::new() };
    touched.refresh(db)?;
    Ok(moves)
}

/// Makes changes that were made before, or their inverses. Which paper each entry is of stands among them and follows
/// exactly, unless an import that went on meanwhile moved an entry too: then it is found anew.
pub(super) fn replay(db: &Connection, changes: &[Change]) -> Result<(), StoreError> {
    let mut touched = Touched::default();
    if !touched.make(db, changes)? {
        touched.settle(db, changes)?;
    }
    touched.refresh(db)
}

/// Papers, and what must be worked out again of each.
#[derive(Default)]
struct Touched(BTreeMap<i64, Effect>);

impl Touched {
    fn add(&mut self, paper: i64, effect: Effect) {
        self.0.entry(paper).and_modify(|known| *known = effect.max(*known)).or_insert(effect);
    }

    /// Whether every change found what it changes as it had left it.
    fn make(&mut self, db: &Connection, changes: &[Change]) -> Result<bool, StoreError> {
        let mut fits = true;
        for change in changes {
            let effect = effect(change);
            // A change of a tag touches the papers that have it before or after.
            let mut papers = change.touched(db)?;
            if change.still_fits(db)? {
                change.apply(db)?;
            } else {
                fits = false;
            }
            papers.extend(change.touched(db)?);
            papers.into_iter().for_each(|paper| self.add(paper, effect));
        }
        Ok(fits)
    }

    fn settle(&mut self, db: &Connection, changes: &[Change]) -> Result<Vec<Change>, StoreError> {
        let loose: BTreeSet<i64> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Correction { paper, .. } if change.moves_entries() => Some(*paper),
                _ => None,
            })
            .collect();
        let papers: Vec<i64> =
            self.0.iter().filter(|(_, effect)| **effect == Effect::Facts).map(|(paper, _)| *paper).collect();
        let moves = store::settle(db, papers, &loose)?.moves;
        for change in &moves {
            change.touched(db)?.into_iter().for_each(|paper| self.add(paper, Effect::Facts));
        }
        Ok(moves)
    }

    fn refresh(self, db: &Connection) -> Result<(), StoreError> {
        for (paper, effect) in self.0 {
            refresh(db, paper, effect)?;
        }
        Ok(())
    }
}

const fn effect(change: &Change) -> Effect {
    match change {
        Change::Status { .. }
        | Change::Starred { .. }
        | Change::Read { .. }
        | Change::CodeSeen { .. }
        | Change::DigestName { .. }
        | Change::Note { .. }
        | Change::Tagged { .. }
        | Change::Tag { .. }
        | Change::Trashed { .. }
        | Change::Shelf { .. }
        | Change::Highlight { .. }
        | Change::Attachment { .. }
        | Change::TagTrashed { .. }
        | Change::Choice { .. }
        | Change::WatchFolder { .. } => Effect::Presence,
        Change::Correction { .. }
        | Change::DigestDay { .. }
        | Change::DigestTrashed { .. }
        | Change::Import { .. }
        | Change::Reading { .. }
        | Change::Joined { .. }
        | Change::Parted { .. }
        | Change::Entry { .. } => Effect::Facts,
    }
}

fn refresh(db: &Connection, paper: i64, effect: Effect) -> Result<(), StoreError> {
    match effect {
        Effect::Facts => store::project(db, paper),
        Effect::Presence => store::refresh_presence(db, paper),
    }
}
