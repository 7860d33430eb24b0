//! What takes long can be stopped: an import after the file it is at, what is done in one piece at once. Each piece of work has a
//! word of its own that stops it: stopping one stops no other, and one that begins takes back no other's.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use rusqlite::Transaction;

use super::{Library, ServiceError};
use crate::api::Work;
use crate::store::StoreError;

/// The words that stop what goes on. What is over has let go of its own.
#[derive(Debug, Default)]
pub(super) struct Stops(Mutex<Vec<(Work, Weak<AtomicBool>)>>);

/// Whether one piece of work is to stop.
#[derive(Debug, Default)]
pub(super) struct Stop(Arc<AtomicBool>);

impl Stop {
    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

impl Stops {
    fn begin(&self, work: Work) -> Stop {
        let stop = Arc::new(AtomicBool::new(false));
        let mut going = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        going.retain(|(_, stop)| stop.strong_count() > 0);
        going.push((work, Arc::downgrade(&stop)));
        Stop(stop)
    }

    fn ask(&self, asked: Work) {
        let going = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let meant = going.iter().filter(|(work, _)| *work == asked || follows(*work, asked));
        meant.filter_map(|(_, stop)| stop.upgrade()).for_each(|stop| stop.store(true, Ordering::SeqCst));
    }
}

/// Whether `work` may have begun while the person still saw `asked`.
fn follows(work: Work, asked: Work) -> bool {
    (work, asked) == (Work::Importing, Work::Reading)
}

impl Library {
    /// Stops what goes on of this kind, and nothing else. Files that were imported stay; what is done in one piece is taken back
    /// whole.
    pub fn stop(&self, work: Work) {
        self.stops.ask(work);
    }

    /// Makes the word that [`Library::stop`] gives to this piece of work.
    pub(super) fn begin(&self, work: Work) -> Stop {
        self.stops.begin(work)
    }

    /// Writes in one piece what may take long, until it is stopped.
    ///
    /// # Errors
    ///
    /// [`ServiceError::Stopped`] where it was, and nothing was changed; whatever `write` gives.
    pub(super) fn write_long<T>(
        &self,
        work: Work,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        let Stop(stop) = self.begin(work);
        self.store.write_unless(&stop, write).map_err(|error| match error {
            ServiceError::Store(StoreError::Stopped) => ServiceError::Stopped,
            other => other,
        })
    }
}
