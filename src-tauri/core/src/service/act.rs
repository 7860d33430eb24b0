//! One way for everything a person does: changes are made, journaled, and what hangs on them follows, in
//! one transaction.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::search;
use crate::store::{self, Change, StoreError};

/// What must be worked out again of a paper; later variants include earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    /// Whether it is shown.
    Presence,
    /// The words it is found by.
    Words,
    /// All of it.
    Facts,
}

/// Makes `changes` and writes them down as one action.
pub(super) fn act(db: &Connection, at: &str, label: &str, changes: &[Change]) -> Result<(), StoreError> {
    if changes.is_empty() {
        return Ok(());
    }
    apply(db, changes)?;
    store::drop_undone(db)?;
    store::push(db, at, label, changes)?;
    Ok(())
}

/// Makes `changes` and brings what hangs on them up to date.
pub(super) fn apply(db: &Connection, changes: &[Change]) -> Result<(), StoreError> {
    let mut touched: BTreeMap<i64, Effect> = BTreeMap::new();
    for change in changes {
        let effect = effect(change);
        // A change of a tag touches the papers that have it before or after.
        let mut papers = change.touched(db)?;
        change.apply(db)?;
        papers.extend(change.touched(db)?);
        for paper in papers {
            touched.entry(paper).and_modify(|known| *known = effect.max(*known)).or_insert(effect);
        }
    }
    for (paper, effect) in touched {
        refresh(db, paper, effect)?;
    }
    Ok(())
}

const fn effect(change: &Change) -> Effect {
    match change {
        Change::Status { .. } | Change::Starred { .. } | Change::Read { .. } => Effect::Presence,
        Change::Note { .. } | Change::Tagged { .. } | Change::Tag { .. } => Effect::Words,
        Change::Correction { .. }
        | Change::DigestDay { .. }
        | Change::Import { .. }
        | Change::Reading { .. } => Effect::Facts,
    }
}

fn refresh(db: &Connection, paper: i64, effect: Effect) -> Result<(), StoreError> {
    if effect == Effect::Facts {
        store::project(db, paper)?;
        return search::index(db, paper);
    }
    let shown = store::paper(db, paper)?.map(|paper| (paper.present, paper.listed));
    if let Some((_, false)) = shown {
        store::refresh_presence(db, paper)?;
        return search::index(db, paper);
    }
    if effect == Effect::Words {
        search::index(db, paper)?;
    }
    Ok(())
}
