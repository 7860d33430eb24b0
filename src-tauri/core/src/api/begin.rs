//! The first reply, worked out while the window is still being made.

use std::sync::{Mutex, PoisonError};

use super::{ApiError, App, Beginning, Event};
use crate::service::{ServiceError, shared_by};

/// The reply, and the version of the library it was made from.
#[derive(Debug, Default)]
pub(super) struct Ahead(Mutex<Option<(i64, Beginning)>>);

impl App {
    /// Works out the answer to `begin` before the window can ask. What goes wrong is said when it asks.
    pub fn prepare(&self) {
        let made = self.library.version().and_then(|version| {
            let beginning = self.beginning()?;
            Ok((version, beginning))
        });
        *self.ahead.0.lock().unwrap_or_else(PoisonError::into_inner) = made.ok();
    }

    pub(super) fn begin(&self, (): ()) -> Result<Beginning, ApiError> {
        let ahead = self.ahead.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let version = self.library.version()?;
        if !self.session.get().told_shared
            && let Some(by) = shared_by(self.library.folder())
        {
            self.session.remember_told_shared();
            self.host.tell(Event::Shared { by });
        }
        match ahead {
            Some((made_from, beginning)) if made_from == version => Ok(beginning),
            _ => Ok(self.beginning()?),
        }
    }

    fn beginning(&self) -> Result<Beginning, ServiceError> {
        self.library.beginning(self.settings.get(), self.session.get())
    }
}
