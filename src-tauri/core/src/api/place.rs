//! The library's place: its types, its handlers, and what the window can ask while the library is not there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, App, Event, Host, HostError, Problem, Request, Work};
use crate::model::Refusal;
use crate::service::{ServiceError, SettingsFile, holds_library};

/// Where the library is and what it holds; sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LibraryInfo {
    /// Its folder.
    pub folder: String,
    /// How many papers it has.
    pub papers: usize,
    /// How many of them have a note.
    pub notes: usize,
    /// The database.
    pub database: u64,
    /// Imported files as they were.
    pub originals: u64,
    /// PDFs and images.
    pub files: u64,
    /// The index for searches, which lies elsewhere and can be made again; none where it is in memory.
    pub index: Option<u64>,
    /// Its backups, which lie elsewhere too; none where there are none.
    pub backups: Option<u64>,
    /// Whether it can be moved: not where it was named when Broadsheet was started.
    pub movable: bool,
}

/// Where a library was and where it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MovedLibrary {
    /// The old folder, left as it is.
    pub from: String,
    /// The new one.
    pub to: String,
}

/// What to do where the library is not in the folder that the settings name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindLibrary {
    /// Look there again.
    Again,
    /// Let the person choose the folder it is in.
    Choose,
    /// Use the standard folder, with the library that is there or a new one.
    Standard,
}

/// What a folder is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderFor {
    /// To be watched.
    Watching,
    /// To move the library into.
    Moving,
    /// The one the library is in.
    Finding,
}

/// How often a move is told, in all.
const STEPS: u64 = 200;

impl App {
    /// The same, on a library that was named when Broadsheet was started: the settings do not say where it is.
    #[must_use]
    pub fn named_at_start(mut self) -> Self {
        self.movable = false;
        self
    }

    pub(super) fn library_info(&self, (): ()) -> Result<LibraryInfo, ApiError> {
        Ok(LibraryInfo { movable: self.movable, ..self.library.info()? })
    }

    pub(super) fn open_library_folder(&self, (): ()) -> Result<(), ApiError> {
        Ok(self.host.open_file(self.library.folder()).map_err(|error| match error {
            HostError::File { file, reason } => HostError::Folder { folder: file, reason },
            other => other,
        })?)
    }

    pub(super) fn move_library(&self, (): ()) -> Result<Option<MovedLibrary>, ApiError> {
        if !self.movable {
            return Err(Refusal::NamedAtStart.into());
        }
        let Some(target) = self.host.choose_folder(FolderFor::Moving) else { return Ok(None) };
        let to = named(&target)?;
        // As often as a bar can show.
        let mut told = 0;
        let tell = |done: u64, total: u64| {
            if told == 0 || done - told > total / STEPS || done == total {
                told = done;
                self.host.tell(Event::Working { work: Work::Moving, what: None, done, total });
            }
        };
        let settle = || self.settings.settle(Some(to.clone())).map(drop);
        let moved = self.library.move_to(&target, tell, settle)?;
        let from = self.library.folder().display().to_string();
        Ok(moved.then_some(MovedLibrary { from, to }))
    }

    /// The library is there: only a window that was told otherwise before asks.
    pub(super) fn find_library(&self, _: FindLibrary) -> Result<(), ApiError> {
        Ok(())
    }

    pub(super) fn restart(&self, (): ()) -> Result<(), ApiError> {
        self.host.restart();
        Ok(())
    }
}

/// The application while its library is not where the settings say: it makes none, and finds it as the person says.
pub struct Missing {
    settings: Arc<SettingsFile>,
    host: Arc<dyn Host>,
    folder: PathBuf,
    standard: PathBuf,
}

impl Missing {
    /// No library in `folder`, which the settings name; without them it would be in `standard`.
    pub fn new(settings: Arc<SettingsFile>, host: Arc<dyn Host>, folder: PathBuf, standard: PathBuf) -> Self {
        Self { settings, host, folder, standard }
    }

    /// Carries out a call as far as that is possible without a library; gives the folder of the one to open.
    ///
    /// # Errors
    ///
    /// [`Problem::LibraryMissing`] for whatever needs a library, and while there is none; what is wrong with a chosen folder.
    pub fn call(&self, request: &Request) -> Result<Option<PathBuf>, ApiError> {
        match request {
            Request::FindLibrary(FindLibrary::Again) if holds_library(&self.folder) => {
                Ok(Some(self.folder.clone()))
            }
            Request::FindLibrary(FindLibrary::Choose) => self.chosen(),
            Request::FindLibrary(FindLibrary::Standard) => {
                self.settings.settle(None)?;
                Ok(Some(self.standard.clone()))
            }
            Request::Close(()) => {
                self.host.close();
                Ok(None)
            }
            _ => Err(self.missing()),
        }
    }

    /// The file of the person's choices.
    pub fn settings(&self) -> Arc<SettingsFile> {
        Arc::clone(&self.settings)
    }

    fn chosen(&self) -> Result<Option<PathBuf>, ApiError> {
        let Some(folder) = self.host.choose_folder(FolderFor::Finding) else { return Err(self.missing()) };
        if !holds_library(&folder) {
            return Err(Refusal::NoLibraryThere { folder: folder.display().to_string() }.into());
        }
        self.settings.settle(Some(named(&folder)?))?;
        Ok(Some(folder))
    }

    fn missing(&self) -> ApiError {
        ApiError {
            message: missing_in_words(&self.folder),
            problem: Problem::LibraryMissing {
                folder: self.folder.display().to_string(),
                standard: self.standard.display().to_string(),
                standard_holds: holds_library(&self.standard),
                settings: Box::new(self.settings.get()),
            },
        }
    }
}

impl std::fmt::Debug for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Missing").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// Says that there is no library in a folder that the settings name.
pub fn missing_in_words(folder: &Path) -> String {
    format!(
        "There is no library in {}, where the settings say it is. Nothing was changed, and no other one was made. Plug in the \
         disk it is on, or say where it is with --library DIR.",
        folder.display()
    )
}

/// A folder as the settings can hold it.
fn named(folder: &Path) -> Result<String, ServiceError> {
    let name = folder.to_str().filter(|_| folder.is_absolute());
    let refused = || Refusal::FolderName { folder: folder.display().to_string() };
    Ok(name.map(str::to_owned).ok_or_else(refused)?)
}
