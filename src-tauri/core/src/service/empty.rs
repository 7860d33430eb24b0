//! Emptying the trash: by hand, or after so many days where the person chose that.

use jiff::SignedDuration;

use super::{Library, ServiceError};
use crate::api::{EmptiedTrash, Work};
use crate::store;

impl Library {
    /// Takes away for good what has been in the trash for `days`, all where that is 0. This cannot be undone, and neither
    /// can what was done before; the papers stay away.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written; nothing is taken away then.
    pub fn empty_trash(&self, days: u16) -> Result<EmptiedTrash, ServiceError> {
        let until = (self.clock)() - SignedDuration::from_hours(24 * i64::from(days));
        let until = until.round(jiff::Unit::Second).unwrap_or(until).to_string();
        let emptied = self.write_long(Work::Emptying, |db| Ok(store::empty_trash(db, &until)?))?;
        for (hash, name) in &emptied.files {
            // One that cannot be deleted is only lying about: nothing names it any more.
            let _ = self.store.files().remove(hash, name);
        }
        let store::Emptied { papers, digests, notes, tags, .. } = emptied;
        Ok(EmptiedTrash { papers, digests, notes, tags })
    }
}
