use crate::model::{Disk, Refusal, Thing};
use crate::search::SearchError;
use crate::store::StoreError;

/// Why something a person asked for was not done. Each text says what happened, what was kept, what to do.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The library could not be read or written.
    #[error("{}", in_words(.0))]
    Store(#[from] StoreError),
    /// The thing is not in the library.
    #[error("There is no such {0} in the library, or not any more. Nothing was changed.")]
    NotFound(Thing),
    /// What was given does not do.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The note in the library is another than the one that was edited.
    #[error(
        "This note was changed elsewhere meanwhile. Both versions are still there; choose which to keep."
    )]
    NoteChanged,
    /// An import is running.
    #[error("An import is running already. Wait for it to end, or cancel it, then try again.")]
    Importing,
    /// The person stopped it.
    #[error("This was stopped, and nothing was changed by it.")]
    Stopped,
    /// A newer list was asked for before this one was ready.
    #[error("Another search took the place of this one. Nothing was changed.")]
    Superseded,
    /// The settings could not be kept.
    #[error("The settings could not be kept in {path}: {reason}. They hold until Broadsheet is closed.")]
    Settings {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
}

fn in_words(error: &StoreError) -> String {
    match error.disk() {
        Some(Disk::Full) => {
            "The disk is full. This was not kept; all that was saved before is. Make room, then try again."
                .to_owned()
        }
        Some(Disk::Denied) => format!(
            "{error}. This was not kept; all that was saved before is. Check the folder's permissions, then try again."
        ),
        Some(Disk::Busy) => {
            "Another program keeps writing to the library. This was not kept; all that was saved before is. Try again once \
             that program is done."
                .to_owned()
        }
        Some(Disk::Failed) | None => format!(
            "{error}. Nothing was changed by this. Check the disk and the folder's permissions, then try again."
        ),
    }
}

impl From<SearchError> for ServiceError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Store(error) => error.into(),
            SearchError::Superseded => Self::Superseded,
        }
    }
}
