//! Handlers of the settings: each choice is an action in the library's journal, and the settings file follows.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use super::*;
use crate::export::Pattern;
use crate::model::{Choice, Refusal};

impl App {
    pub(super) fn choose(&self, choice: Choice) -> Result<Settings, ApiError> {
        if let Choice::CitationKeys(pattern) = &choice {
            let refused = |_| Refusal::KeyPattern { pattern: pattern.clone() };
            Pattern::parse(pattern).map_err(refused)?;
        }
        let chosen = self.settings.choose(&choice, |change| self.library.journal_choice(&change));
        if chosen.is_err() {
            // The window showed the choice at once.
            self.host.tell(Event::Settings { settings: self.settings.get() });
        }
        Ok(chosen?)
    }

    pub(super) fn set_panes(&self, panes: Panes) -> Result<Settings, ApiError> {
        Ok(self.settings.set_panes(panes)?)
    }

    pub(super) fn undo(&self, (): ()) -> Result<Undone, ApiError> {
        self.followed(self.library.undo()?)
    }

    pub(super) fn redo(&self, (): ()) -> Result<Undone, ApiError> {
        self.followed(self.library.redo()?)
    }

    pub(super) fn undo_through(&self, action: i64) -> Result<Undone, ApiError> {
        self.followed(self.library.undo_through(action)?)
    }

    pub(super) fn redo_through(&self, action: i64) -> Result<Undone, ApiError> {
        self.followed(self.library.redo_through(action)?)
    }

    /// After undo and redo: the settings file follows the journal.
    fn followed(&self, undone: Undone) -> Result<Undone, ApiError> {
        if !undone.chosen.is_empty() {
            let followed = self.settings.follow(&undone.chosen);
            self.host.tell(Event::Settings { settings: self.settings.get() });
            followed?;
        }
        Ok(undone)
    }

    /// Tells the window where the settings file was changed from outside.
    pub fn look_into_settings(&self) {
        if let Some(settings) = self.settings.changed_outside() {
            self.host.tell(Event::Settings { settings });
        }
    }
}
