//! Where a person was when the window closed: what it shows first when it opens again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, App, ListQuery};

/// What lies beside the sidebar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A list of papers, and the one looked at.
    #[default]
    Papers,
    /// All notes and highlights.
    Notebook,
    /// Papers that may be the same.
    Duplicates,
    /// Every import.
    History,
}

/// A place in the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LastPlace {
    /// What lies beside the sidebar.
    pub shown: Shown,
    /// The list, also where it does not show.
    pub list: ListQuery,
    /// The paper looked at.
    pub paper: Option<i64>,
    /// Its row in the list, from 0.
    pub row: usize,
    /// Rows of the list above what is in view, with a fraction.
    pub above: f64,
    /// Whether a narrow window shows the paper in place of the list.
    pub reading: bool,
    /// How far down the paper is scrolled, in CSS pixels.
    pub scrolled: f64,
    /// Where the cursor stands in the paper's note, in UTF-16 code units.
    pub cursor: Option<usize>,
}

/// The three things that a person who is new here does once, and so knows their way; each stays done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FirstSteps {
    /// Papers came into the library.
    pub imported: bool,
    /// A paper was decided about: starred, put on the reading list, or done.
    pub decided: bool,
    /// A note was written.
    pub noted: bool,
    /// The person wants to hear no more of it.
    pub left: bool,
}

impl FirstSteps {
    /// Whether there is nothing more to show of them.
    #[must_use]
    pub fn over(self) -> bool {
        self.left || (self.imported && self.decided && self.noted)
    }
}

impl App {
    /// Keeps which first steps were taken.
    pub(super) fn keep_first_steps(&self, steps: FirstSteps) -> Result<(), ApiError> {
        self.session.remember_first_steps(steps);
        Ok(())
    }

    /// Keeps where the person is.
    pub(super) fn remember(&self, place: LastPlace) -> Result<(), ApiError> {
        self.session.remember_place(place);
        Ok(())
    }
}
