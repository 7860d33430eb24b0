//! What passes through the door about the palette, what was done, and copying.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ActionLabel;

/// Asks for a page of what was done.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct UndoHistoryRequest {
    /// The first step wanted, from 0.
    pub offset: usize,
    /// How many; at most 200.
    pub limit: usize,
}

/// A page of what was done, newest first, with what could be done again before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UndoHistory {
    /// How many steps there are.
    pub total: usize,
    /// The first step's place, from 0.
    pub offset: usize,
    /// The steps.
    pub rows: Vec<UndoStep>,
}

/// Something that was done at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UndoStep {
    /// Its id: what undoing and redoing up to it names.
    pub id: i64,
    /// When it was done; RFC 3339.
    pub at: String,
    /// What it did.
    pub label: ActionLabel,
    /// How many things it changed.
    pub changes: usize,
    /// Whether it was taken back, and can be done again.
    pub undone: bool,
}

/// A paper as other texts name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PaperReference {
    /// Its title, ready for display.
    pub title: String,
    /// Where it is found; none where nothing is known.
    pub address: Option<String>,
    /// The repository of its code, as version control takes it.
    pub repository: Option<String>,
    /// The link that shows it in Broadsheet.
    pub here: String,
    /// The link that shows its note there.
    pub note: String,
}
