use super::{Library, ServiceError, act};
use crate::model::ActionLabel;
use crate::store::Change;

impl Library {
    /// Writes down that the person chose something else in the settings, as an action that undo takes back. Nothing in the
    /// library hangs on it: the settings file follows.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn journal_choice(&self, change: &Change) -> Result<(), ServiceError> {
        let label = match change {
            Change::Choice { to, .. } => ActionLabel::Choose { choice: to.in_short() },
            Change::WatchFolder { .. } => ActionLabel::Watch,
            _ => return Ok(()),
        };
        let now = self.now();
        self.store.write(|db| Ok(act::act(db, &now, &label, std::slice::from_ref(change))?))
    }
}
