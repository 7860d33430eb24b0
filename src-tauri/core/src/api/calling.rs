//! One call through the door: whatever happens on its way, the window hears of it, and nothing else is brought down.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;

use super::{ApiError, App, Problem, Request};

impl App {
    /// Carries out one call and gives its reply as JSON. Where something panics on the way, what it had begun to write is
    /// taken back, and the next call finds all as it was.
    ///
    /// # Errors
    ///
    /// Whatever the command's own handler gives; [`Problem::Program`] where it panicked.
    pub fn call(&self, request: Request) -> Result<Value, ApiError> {
        guarded(request.name(), || self.answer(request))
    }
}

/// Carries out a call by the command's name. What goes wrong is logged, without a word of what was asked.
///
/// # Errors
///
/// As [`App::call`].
pub(super) fn guarded<T>(command: &str, work: impl FnOnce() -> Result<T, ApiError>) -> Result<T, ApiError> {
    // Transactions are taken back and locks let go when they are dropped, so what is left behind is whole.
    let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(ApiError::went_wrong()));
    if let Err(error) = &done {
        match error.problem {
            Problem::Program => tracing::error!(command, "a panic was caught"),
            Problem::Library { .. } => tracing::error!(command, "the library could not be used"),
            Problem::Settings { .. } => tracing::error!(command, "the settings could not be kept"),
            Problem::NotOpened { .. } => tracing::warn!(command, "the system did not open something"),
            _ => {}
        }
    }
    done
}

impl ApiError {
    /// Something in the program itself is wrong.
    pub fn went_wrong() -> Self {
        Self {
            problem: Problem::Program,
            message: "Something in Broadsheet went wrong on the way; nothing half-done was kept. Try again, and start Broadsheet \
                      anew if it happens again."
                .to_owned(),
        }
    }
}
