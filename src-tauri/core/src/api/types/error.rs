//! Errors as they go through the door.

use serde::Serialize;
use ts_rs::TS;

use super::Settings;
use crate::api::Absence;
use crate::model::{Disk, Refusal, Thing};

/// An error a front can act on or show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// What happened, by a code, with what a front needs to act on it or to say it in its own language.
    #[serde(flatten)]
    pub problem: Problem,
    /// What happened, what was kept, what to do: a sentence for people, in English.
    pub message: String,
}

/// A kind of thing that the system opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Opened {
    /// An address, in the browser.
    Address,
    /// A file, in a PDF viewer.
    File,
    /// A folder, in the file manager.
    Folder,
}

/// What happened where something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// The thing is not in the library (any more).
    NotFound {
        /// What it is.
        what: Thing,
    },
    /// What was asked cannot be done with what was given.
    Refused {
        /// Why.
        why: Refusal,
    },
    /// The note in the library is not the one the editor started from.
    NoteChanged,
    /// An import is running already.
    Busy,
    /// The person stopped it; nothing was changed.
    Stopped,
    /// A newer list was asked for before this one was ready: its answer is the one that counts.
    Superseded,
    /// The library could not be read or written.
    Library {
        /// What the disk refused, where that is why.
        disk: Option<Disk>,
        /// What was wrong, in English.
        reason: String,
    },
    /// There is no library that can be opened. Only `find_library`, `rescue`, `restore_backup` and `close` can be called.
    NoLibrary {
        /// Where it should be.
        folder: String,
        /// Why there is none.
        absence: Absence,
        /// The folder that a library is in where the settings name none; none where one was named at the start.
        standard: Option<String>,
        /// Whether there is a library in that.
        standard_holds: bool,
        /// The person's choices, for the window that says so.
        settings: Box<Settings>,
    },
    /// The settings could not be written; they are in force until the program ends.
    Settings {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The system did not open something.
    NotOpened {
        /// The address or the file.
        what: String,
        /// What the system said.
        reason: String,
        /// Which kind of thing it is.
        kind: Opened,
    },
    /// Something in the program went wrong.
    Program,
}
