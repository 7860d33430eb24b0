use rusqlite::Connection;

use super::steps::NAMED;
use super::{Library, ServiceError, act};
use crate::api::{PaperName, Undone, Work};
use crate::model::{ActionLabel, Named, Thing};
use crate::store::{self, Action, Change, StoreError};
use crate::text;

impl Library {
    /// Takes the last action back.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn undo(&self) -> Result<Undone, ServiceError> {
        let now = self.now();
        self.write_long(Work::Undoing, |db| match store::last_done(db)? {
            Some(action) => take_back(db, action, &now),
            None => Ok(Undone::default()),
        })
    }

    /// Does the last action taken back again.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn redo(&self) -> Result<Undone, ServiceError> {
        let now = self.now();
        self.write_long(Work::Undoing, |db| match store::next_undone(db)? {
            Some(action) => do_again(db, action, &now),
            None => Ok(Undone::default()),
        })
    }

    /// Takes exactly one import back, whatever was done since; papers that hold something of the person's
    /// stay, and the answer names them.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be written.
    pub fn undo_import(&self, import: i64) -> Result<Undone, ServiceError> {
        self.switch_import(import, false)
    }

    /// Does an import that was taken back again, whatever was done since.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be written.
    pub fn redo_import(&self, import: i64) -> Result<Undone, ServiceError> {
        self.switch_import(import, true)
    }

    fn switch_import(&self, import: i64, on: bool) -> Result<Undone, ServiceError> {
        let now = self.now();
        self.write_long(Work::Undoing, |db| {
            let row = store::import_row(db, import)?.ok_or(ServiceError::NotFound(Thing::Import))?;
            if row.undone != on || !row.undoable {
                return Ok(Undone::default());
            }
            let never = on && store::never_was(db, import)?;
            let change = Change::Import { import, from: !on, to: on, never };
            // The last thing that was done or taken back: plain undo and redo, which the other one follows.
            match if on { store::next_undone(db)? } else { store::last_done(db)? } {
                Some(action) if is_import(&action, import) && on => do_again(db, action, &now),
                Some(action) if is_import(&action, import) => take_back(db, action, &now),
                _ => {
                    let files = match row.label {
                        ActionLabel::Import { files } => files,
                        other => Named::one(other.to_string()),
                    };
                    let label = match on {
                        true => ActionLabel::BringBackImport { files },
                        false => ActionLabel::TakeBackImport { files },
                    };
                    act::act(db, &now, &label, std::slice::from_ref(&change))?;
                    Ok(Undone { label: Some(label), steps: 1, ..kept(db, &[change])? })
                }
            }
        })
    }
}

/// Whether the action is that import.
fn is_import(action: &Action, import: i64) -> bool {
    matches!(action.changes.first(), Some(Change::Import { import: done, to: true, .. }) if *done == import)
}

pub(super) fn take_back(db: &Connection, action: Action, now: &str) -> Result<Undone, ServiceError> {
    let inverse: Vec<Change> =
        action.changes.into_iter().rev().map(|change| change.inverse().made_at(now)).collect();
    act::replay(db, &inverse)?;
    store::set_state(db, action.id, false)?;
    done(db, action.label, inverse)
}

pub(super) fn do_again(db: &Connection, action: Action, now: &str) -> Result<Undone, ServiceError> {
    let changes: Vec<Change> = action.changes.into_iter().map(|change| change.made_at(now)).collect();
    act::replay(db, &changes)?;
    store::set_state(db, action.id, true)?;
    done(db, action.label, changes)
}

fn done(db: &Connection, label: ActionLabel, changes: Vec<Change>) -> Result<Undone, ServiceError> {
    let undone = Undone { label: Some(label), steps: 1, ..kept(db, &changes)? };
    Ok(Undone { chosen: changes.into_iter().filter(Change::is_choice).collect(), ..undone })
}

/// Papers of imports just taken back that are still shown though no digest lists them.
fn kept(db: &Connection, changes: &[Change]) -> Result<Undone, StoreError> {
    let mut undone = Undone::default();
    for change in changes {
        let Change::Import { import, to: false, .. } = change else { continue };
        let kept = store::kept_of_import(db, *import)?;
        undone.kept += kept.len();
        let named = kept.into_iter().take(NAMED - undone.kept_papers.len().min(NAMED));
        undone.kept_papers.extend(named.map(|(id, title)| PaperName { id, title: text::plain(&title) }));
    }
    Ok(undone)
}
