//! Emptying the trash: by hand, or after so many days where the person chose that.

use jiff::{SignedDuration, Timestamp};

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
        self.empty_as_of((self.clock)(), days)
    }

    /// As [`Library::empty_trash`], for a start: the days have passed only where something was done in the library after them,
    /// since a clock that is ahead at one start must not take away for good.
    ///
    /// # Errors
    ///
    /// As [`Library::empty_trash`].
    pub fn empty_old_trash(&self, days: u16) -> Result<(), ServiceError> {
        let done = self.store.read(store::last_act)?.and_then(|at| at.parse().ok());
        done.map_or(Ok(()), |done: Timestamp| self.empty_as_of(done.min((self.clock)()), days).map(drop))
    }

    fn empty_as_of(&self, now: Timestamp, days: u16) -> Result<EmptiedTrash, ServiceError> {
        // A library may say anything of when something was done; what is before all time is in no trash.
        let long = SignedDuration::from_hours(24 * i64::from(days));
        let until = now.checked_sub(long).unwrap_or(Timestamp::MIN);
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
