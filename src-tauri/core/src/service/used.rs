//! What a person reaches for by name: the palette offers it first.

use super::{Library, ServiceError};
use crate::model::Refusal;
use crate::store;

/// After how many seconds a use counts half: two weeks.
const HALF_LIFE: f64 = 14.0 * 24.0 * 3600.0;

/// The longest name of a thing, in bytes.
const MAX_NAME: usize = 100;

impl Library {
    /// What was used, by recency and frequency, the best first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn used(&self) -> Result<Vec<String>, ServiceError> {
        Ok(self.store.read(store::used)?)
    }

    /// Notes a use of something, by the window's own name for it. Not an action that undo would take back.
    ///
    /// # Errors
    ///
    /// Where the name is empty or too long, or the library cannot be written.
    pub fn note_use(&self, what: &str) -> Result<(), ServiceError> {
        if what.is_empty() || what.len() > MAX_NAME {
            return Err(Refusal::UsedName.into());
        }
        let time = (self.clock)().as_second() as f64 / HALF_LIFE;
        Ok(self.store.write(|db| store::note_use(db, what, time))?)
    }
}
