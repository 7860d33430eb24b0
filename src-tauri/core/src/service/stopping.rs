//! What takes long can be stopped: an import after the file it is at, what is done in one piece at once.

use std::sync::atomic::Ordering;

use rusqlite::Transaction;

use super::{Library, ServiceError};
use crate::store::StoreError;

impl Library {
    /// Stops what goes on. Files that were imported stay; what is done in one piece is taken back whole.
    pub fn stop(&self) {
        self.cancel_import();
        self.stopped.store(true, Ordering::SeqCst);
    }

    /// Writes in one piece what may take long, until it is stopped.
    ///
    /// # Errors
    ///
    /// [`ServiceError::Stopped`] where it was, and nothing was changed; whatever `work` gives.
    pub(super) fn write_long<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        self.stopped.store(false, Ordering::SeqCst);
        self.store.write_unless(&self.stopped, work).map_err(|error| match error {
            ServiceError::Store(StoreError::Stopped) => ServiceError::Stopped,
            other => other,
        })
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }
}
