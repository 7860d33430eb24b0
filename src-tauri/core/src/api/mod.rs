//! The door: one table of commands with typed requests and replies. The window, the command line and the
//! tests all come in through here.

mod absent;
mod annotating;
mod archive;
mod begin;
mod bindings;
mod calling;
mod choosing;
mod commanding;
mod exporting;
mod following;
mod handlers;
mod host;
mod identity;
mod importing;
mod imports;
mod keeping;
mod place;
mod session;
mod table;
mod types;
mod watching;
mod working;

use std::sync::Arc;

pub use absent::{Absence, Absent, FindLibrary, absent_in_words};
pub use annotating::*;
pub use archive::*;
pub use bindings::typescript;
pub use commanding::*;
pub use exporting::*;
pub use host::{Dialog, Host, HostError};
pub use identity::*;
pub use imports::*;
pub use keeping::*;
pub use place::*;
pub use session::*;
pub use table::Request;
pub use types::*;
pub use working::*;

use crate::model::Refusal;
use crate::service::{Library, ServiceError, SessionFile, SettingsFile};
use importing::HeldPreview;
use watching::Trouble;

/// The application behind the door.
#[derive(Clone)]
pub struct App {
    library: Arc<Library>,
    settings: Arc<SettingsFile>,
    session: Arc<SessionFile>,
    host: Arc<dyn Host>,
    preview: Arc<HeldPreview>,
    watched: Arc<Trouble>,
    dropped_archive: Arc<archive::Dropped>,
    ahead: Arc<begin::Ahead>,
    /// Whether the settings say where the library is.
    movable: bool,
}

impl App {
    /// An application on `library` with `settings`, in the surroundings of `host`.
    pub fn new(library: Arc<Library>, settings: Arc<SettingsFile>, host: Arc<dyn Host>) -> Self {
        let (ahead, preview, watched, session, dropped_archive) = Default::default();
        Self { library, settings, session, host, ahead, preview, watched, dropped_archive, movable: true }
    }

    /// The same, beginning where the person was, and keeping where they are.
    #[must_use]
    pub fn going_on(self, session: Arc<SessionFile>) -> Self {
        Self { session, ..self }
    }

    /// The library, for fronts that need no door: the command line.
    pub fn library(&self) -> &Library {
        &self.library
    }
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("library", &self.library.folder()).finish_non_exhaustive()
    }
}

impl From<ServiceError> for ApiError {
    fn from(error: ServiceError) -> Self {
        let message = error.to_string();
        if let ServiceError::Store(error) = &error {
            tracing::error!("{}", error.without_text());
        }
        let problem = match error {
            ServiceError::Store(error) => Problem::Library { disk: error.disk(), reason: error.to_string() },
            ServiceError::NotFound(what) => Problem::NotFound { what },
            ServiceError::Refused(why) => Problem::Refused { why },
            ServiceError::NoteChanged => Problem::NoteChanged,
            ServiceError::Importing => Problem::Busy,
            ServiceError::Stopped => Problem::Stopped,
            ServiceError::Superseded => Problem::Superseded,
            ServiceError::Settings { path, reason } => Problem::Settings { path, reason },
        };
        Self { problem, message }
    }
}

impl From<HostError> for ApiError {
    fn from(error: HostError) -> Self {
        let message = error.to_string();
        let (what, reason, kind) = match error {
            HostError::Address { address, reason } => (address, reason, Opened::Address),
            HostError::File { file, reason } => (file, reason, Opened::File),
            HostError::Folder { folder, reason } => (folder, reason, Opened::Folder),
        };
        Self { problem: Problem::NotOpened { what, reason, kind }, message }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        ServiceError::from(refusal).into()
    }
}
