//! The library's place: its types and its handlers.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use super::absent::FindLibrary;
use super::{ApiError, App, Dialog, Event, HostError, Work};
use crate::model::{Refusal, SharedBy};
use crate::service::ServiceError;

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
    /// Who else than this machine writes to its folder.
    pub shared: Option<SharedBy>,
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

    pub(super) fn move_library(&self, title: String) -> Result<Option<MovedLibrary>, ApiError> {
        if !self.movable {
            return Err(Refusal::NamedAtStart.into());
        }
        let Some(target) = self.host.choose(Dialog::Folder, &title).pop() else { return Ok(None) };
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
        let backups = self.host.backups_of(&target);
        let moved = self.library.move_to(&target, backups.as_deref(), tell, settle)?;
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

/// A folder as the settings can hold it.
pub(super) fn named(folder: &Path) -> Result<String, ServiceError> {
    let name = folder.to_str().filter(|_| folder.is_absolute());
    let refused = || Refusal::FolderName { folder: folder.display().to_string() };
    Ok(name.map(str::to_owned).ok_or_else(refused)?)
}
