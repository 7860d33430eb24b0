//! Archives through the door: all there is into one file, and back.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exporting::not_written;
use super::{ApiError, App, Dialog, Event, Work};
use crate::service::{ArchiveInfo, ArchiveOpened, archive_info};

/// An archive that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Archived {
    /// The file.
    pub place: String,
    /// Its papers.
    pub papers: usize,
    /// Files that the library names and that were lost before.
    pub lost: usize,
}

/// Which archive to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhichArchive {
    /// The one that was dropped last.
    Dropped,
    /// One that the person chooses.
    Chosen {
        /// The title of the dialog.
        title: String,
    },
}

/// An archive that took the library's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OpenedArchive {
    /// Its papers.
    pub papers: usize,
    /// When it was written; RFC 3339.
    pub at: String,
    /// The backup of the library as it was, which can be put back; none where there was no whole one.
    pub before: Option<String>,
}

/// The archive that was dropped last, until it is opened.
#[derive(Debug, Default)]
pub(super) struct Dropped(Mutex<Option<PathBuf>>);

impl Dropped {
    fn hold(&self, file: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl App {
    /// What is to be told where all that was dropped is an archive.
    pub(super) fn look_for_archive(&self, paths: &[PathBuf]) -> Option<Event> {
        let [path] = paths else { return None };
        let ArchiveInfo { papers, at, .. } = archive_info(path).ok()??;
        self.dropped_archive.hold(path.clone());
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Some(Event::Archive { file, papers, at })
    }

    pub(super) fn write_archive(&self, title: String) -> Result<Option<Archived>, ApiError> {
        let today = jiff::Timestamp::now().to_string();
        let day = today.get(..10).unwrap_or_default();
        let name = format!("Broadsheet {day}.zip");
        let Some(file) = self.host.choose(Dialog::NewFile(&name), &title).pop() else { return Ok(None) };
        let place = file.display().to_string();
        let told = |done, total| self.tell_work(Work::Archiving, None, done, total);
        let write = || self.library.archive(&file, &self.settings.get(), told);
        let written = self.working(Work::Archiving, 0, write).map_err(|error| not_written(&place, error))?;
        Ok(Some(Archived { place, papers: written.papers, lost: written.lost }))
    }

    pub(super) fn open_archive(&self, which: WhichArchive) -> Result<Option<OpenedArchive>, ApiError> {
        let file = match which {
            WhichArchive::Dropped => self.dropped_archive.take(),
            WhichArchive::Chosen { title } => self.host.choose(Dialog::Files, &title).into_iter().next(),
        };
        let Some(file) = file else { return Ok(None) };
        let ArchiveOpened { info, restored, settings, .. } = self.library.open_archive(&file)?;
        if let Some(theirs) = settings {
            let taken = self.settings.take_over(theirs);
            self.host.tell(Event::Settings { settings: self.settings.get() });
            taken?;
        }
        if restored.aside.is_some() {
            self.host.restart();
        }
        let before = restored.before.map(|before| before.name);
        Ok(Some(OpenedArchive { papers: info.papers, at: info.at, before }))
    }
}
