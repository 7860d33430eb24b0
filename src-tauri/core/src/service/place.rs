//! Where the library is: found at the start, told, and moved.

use std::path::{Path, PathBuf};

use super::{Library, Places, ServiceError, backups, shared_by};
use crate::api::{Absence, LibraryInfo, Work};
use crate::model::Refusal;
use crate::store;

/// Where the library should be, and whether it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In this folder, or to be made there: it is the standard one, or was named by the person at the start.
    Here(PathBuf),
    /// None that can be opened in this folder. Nothing is made there, and nothing elsewhere unless the person says so.
    Absent(PathBuf, Absence),
}

impl Place {
    /// The place that the settings name.
    pub fn named(places: &Places) -> Self {
        match Self::standard(places) {
            Self::Here(folder) if !holds_library(&folder) => Self::Absent(folder, Absence::Missing),
            place => place,
        }
    }

    /// The standard place, or one named at the start: a library is made there where there is none and never was one.
    pub fn standard(places: &Places) -> Self {
        let folder = places.library.clone();
        let were = || backups(places).is_ok_and(|backups| !backups.is_empty());
        if !holds_library(&folder) && were() {
            Self::Absent(folder, Absence::Lost)
        } else {
            Self::Here(folder)
        }
    }
}

/// Whether there is a library in a folder.
pub fn holds_library(folder: &Path) -> bool {
    store::is_library(folder)
}

impl Library {
    /// Where the library is, what it holds, and how many bytes that has.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn info(&self) -> Result<LibraryInfo, ServiceError> {
        let folder = self.folder();
        let papers = self.engine.totals()?.all;
        let notes = self.store.read(store::count_notes)?;
        Ok(LibraryInfo {
            folder: folder.display().to_string(),
            papers,
            notes,
            database: store::size_of_database(folder),
            originals: store::size_of(&folder.join("originals")),
            files: store::size_of(&folder.join("files")),
            index: self.cache.as_deref().map(store::size_of),
            backups: self.backups.as_ref().map(|backups| store::size_of(backups.folder())),
            shared: shared_by(folder),
            movable: true,
        })
    }

    /// Moves the library into the folder `target`: copies it, checks the copy, and calls `settle`, which makes it the one that
    /// is opened from then on. What lies in the old folder is left as it is, and nothing is written there by this program any
    /// more. Its backups go into the folder `backups`. `progress` is told bytes done and in all; [`Library::stop`] stops it, which
    /// gives `false`.
    ///
    /// # Errors
    ///
    /// Where `target` holds something or lies in the library, an import runs, the copy cannot be made or is not as the
    /// library, or whatever `settle` gives. All is as it was then.
    pub fn move_to(
        &self,
        target: &Path,
        backups: Option<&Path>,
        mut progress: impl FnMut(u64, u64),
        settle: impl FnOnce() -> Result<(), ServiceError>,
    ) -> Result<bool, ServiceError> {
        let holds_something =
            std::fs::read_dir(target).map_or_else(|_| target.exists(), |mut all| all.next().is_some());
        if holds_something || !target.is_absolute() {
            return Err(Refusal::FolderNotEmpty { folder: target.display().to_string() }.into());
        }
        if real(target).starts_with(real(self.folder())) {
            return Err(Refusal::FolderInLibrary { folder: target.display().to_string() }.into());
        }
        let stop = self.begin(Work::Moving);
        let go_on = |done, total| {
            progress(done, total);
            !stop.is_asked()
        };
        let moved = self.alone(|| self.store.relocate(target, go_on, settle))?;
        if moved
            && let (Some(from), Some(to)) = (&self.backups, backups)
            && let Err(error) = from.carry_to(to)
        {
            // The library is in its new place; they are whole where they were.
            tracing::error!("backups stayed behind: {}", error.without_text());
        }
        Ok(moved)
    }
}

/// A path without links, where they lead to what is not there too.
pub fn real(path: &Path) -> PathBuf {
    /// Links that lead to links; a system follows no more of them.
    const MOST: u8 = 40;
    followed(path, MOST)
}

fn followed(path: &Path, links: u8) -> PathBuf {
    match (path.canonicalize(), path.read_link(), path.parent(), path.file_name()) {
        (Ok(real), ..) => real,
        (_, Ok(target), Some(parent), _) if links > 0 => followed(&parent.join(target), links - 1),
        (.., Some(parent), Some(name)) => followed(parent, links).join(name),
        _ => path.to_owned(),
    }
}
