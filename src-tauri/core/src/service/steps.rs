//! What was done, step by step, and going back or forth over several steps at once.

use rusqlite::Connection;

use super::undo::{do_again, take_back};
use super::{Library, ServiceError};
use crate::api::{UndoHistory, UndoHistoryRequest, UndoStep, Undone, Work};
use crate::model::Thing;
use crate::store::{self, Action, StepRow, StoreError};

/// The most steps that one page has.
const MAX_PAGE: usize = 200;

/// Papers that an answer names; more are only counted.
pub(super) const NAMED: usize = 20;

type Next = fn(&Connection) -> Result<Option<Action>, StoreError>;
type Take = fn(&Connection, Action, &str) -> Result<Undone, ServiceError>;

impl Library {
    /// A page of what was done and can be taken back or done again, newest first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn undo_history(&self, request: &UndoHistoryRequest) -> Result<UndoHistory, ServiceError> {
        self.store.read(|db| {
            let total = store::count_steps(db)?;
            let offset = request.offset.min(total);
            let rows = store::steps(db, offset, request.limit.min(MAX_PAGE))?.into_iter().map(step).collect();
            Ok(UndoHistory { total, offset, rows })
        })
    }

    /// Takes an action back, and before it all that was done after it. All of it or nothing.
    ///
    /// # Errors
    ///
    /// Where it is not among what can be taken back any more, or the library cannot be written.
    pub fn undo_through(&self, action: i64) -> Result<Undone, ServiceError> {
        self.through(action, store::last_done, take_back)
    }

    /// Does an action that was taken back again, and before it all that was done before it. All of it or nothing.
    ///
    /// # Errors
    ///
    /// Where it is not among what can be done again any more, or the library cannot be written.
    pub fn redo_through(&self, action: i64) -> Result<Undone, ServiceError> {
        self.through(action, store::next_undone, do_again)
    }

    /// Steps until the one wanted was taken.
    fn through(&self, wanted: i64, next: Next, take: Take) -> Result<Undone, ServiceError> {
        let now = self.now();
        self.write_long(Work::Undoing, |db| {
            let mut sum = Undone::default();
            while let Some(action) = next(db)? {
                let id = action.id;
                add(&mut sum, take(db, action, &now)?);
                if id == wanted {
                    return Ok(sum);
                }
            }
            // The transaction is taken back: nothing was changed.
            Err(ServiceError::NotFound(Thing::Step))
        })
    }
}

fn step(row: StepRow) -> UndoStep {
    UndoStep { id: row.id, at: row.at, label: row.label, changes: row.changes, undone: row.undone }
}

fn add(sum: &mut Undone, one: Undone) {
    sum.label = one.label;
    sum.steps += one.steps;
    sum.kept += one.kept;
    sum.kept_papers.extend(one.kept_papers);
    sum.kept_papers.truncate(NAMED);
    sum.chosen.extend(one.chosen);
}
