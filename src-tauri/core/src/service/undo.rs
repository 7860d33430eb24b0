use rusqlite::Connection;

use super::{Library, ServiceError, act};
use crate::api::Undone;
use crate::store::{self, Action, Change, StoreError};

impl Library {
    /// Takes the last action back.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn undo(&self) -> Result<Undone, ServiceError> {
        self.store.write(|db| match store::last_done(db)? {
            Some(action) => take_back(db, action),
            None => Ok(Undone { label: None, kept: 0 }),
        })
    }

    /// Does the last action taken back again.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn redo(&self) -> Result<Undone, ServiceError> {
        self.store.write(|db| {
            let Some(action) = store::next_undone(db)? else { return Ok(Undone { label: None, kept: 0 }) };
            act::replay(db, &action.changes)?;
            store::set_state(db, action.id, true)?;
            Ok(Undone { label: Some(action.label), kept: 0 })
        })
    }

    /// Takes exactly one import back, whatever was done since; papers that hold something of the person's
    /// stay, and the answer counts them.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be written.
    pub fn undo_import(&self, import: i64) -> Result<Undone, ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let (files, undone) =
                store::sources_of_import(db, import)?.ok_or(ServiceError::NotFound("import"))?;
            if undone {
                return Ok(Undone { label: None, kept: 0 });
            }
            let change = Change::Import { import, from: true, to: false, never: false };
            match store::last_done(db)? {
                // The last thing that was done: plain undo, so that redo does it again.
                Some(action) if is_import(&action, import) => take_back(db, action),
                _ => {
                    let label = format!("take back an import of {}", super::tags::count(files, "file"));
                    act::act(db, &now, &label, std::slice::from_ref(&change))?;
                    Ok(Undone { label: Some(label), kept: kept(db, &[change])? })
                }
            }
        })
    }
}

/// Whether the action is that import.
fn is_import(action: &Action, import: i64) -> bool {
    matches!(action.changes.first(), Some(Change::Import { import: done, to: true, .. }) if *done == import)
}

fn take_back(db: &Connection, action: Action) -> Result<Undone, ServiceError> {
    let inverse: Vec<Change> = action.changes.into_iter().rev().map(Change::inverse).collect();
    act::replay(db, &inverse)?;
    store::set_state(db, action.id, false)?;
    Ok(Undone { label: Some(action.label), kept: kept(db, &inverse)? })
}

/// Papers of imports just taken back that are still shown though no digest lists them.
fn kept(db: &Connection, changes: &[Change]) -> Result<usize, StoreError> {
    let mut kept = 0;
    for change in changes {
        let Change::Import { import, to: false, .. } = change else { continue };
        for paper in store::papers_of_import(db, *import)? {
            let paper = store::paper(db, paper)?;
            kept += usize::from(paper.is_some_and(|paper| paper.present && !paper.listed));
        }
    }
    Ok(kept)
}
