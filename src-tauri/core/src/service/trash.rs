//! Papers a person does not want to see. What is in the trash keeps all that was said of it, and no import brings it
//! back.

use super::annotate::{named, shown};
use super::{Library, ServiceError, act};
use crate::api::{Papers, Work};
use crate::model::ActionLabel;
use crate::store::{self, Change};

impl Library {
    /// Puts papers into the trash.
    ///
    /// # Errors
    ///
    /// Where a paper is not in the library, or it cannot be written.
    pub fn trash_papers(&self, request: &Papers) -> Result<(), ServiceError> {
        self.set_trashed(&request.papers, true)
    }

    /// Takes papers out of the trash.
    ///
    /// # Errors
    ///
    /// As [`Library::trash_papers`].
    pub fn restore_papers(&self, request: &Papers) -> Result<(), ServiceError> {
        self.set_trashed(&request.papers, false)
    }

    fn set_trashed(&self, papers: &[i64], on: bool) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            for &paper in papers {
                let from = shown(db, paper)?
                    .trashed
                    .then(|| store::paper_trashed_at(db, paper))
                    .transpose()?
                    .flatten();
                if from.is_some() != on {
                    changes.push(Change::Trashed { paper, from, to: on.then(|| now.clone()) });
                }
            }
            let papers = named(db, papers)?;
            let label = if on { ActionLabel::Trash { papers } } else { ActionLabel::PutBack { papers } };
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }
}
