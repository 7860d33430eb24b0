//! Where a person's files are kept, as each system has it.

use std::path::{Path, PathBuf};

use broadsheet_core::service::{Library, Place, SettingsFile};
use broadsheet_core::store::{Originals, StoreError};
use directories::ProjectDirs;

fn directories() -> Result<ProjectDirs, String> {
    ProjectDirs::from("org", "", "Broadsheet").ok_or_else(|| {
        "The system names no home folder, so Broadsheet does not know where the library is. Say where with \
         --library DIR."
            .to_owned()
    })
}

/// Where the library is: in the folder asked for, else where the settings say, else in the system's place for an
/// application's data.
pub(crate) fn library(asked: Option<&Path>, settings: &SettingsFile) -> Result<Place, String> {
    match asked {
        Some(folder) => std::path::absolute(folder)
            .map(Place::Here)
            .map_err(|error| format!("{} cannot be a library's folder: {error}.", folder.display())),
        None => match settings.get().library {
            Some(folder) => Ok(Place::of(Some(&folder), PathBuf::new())),
            None => Ok(Place::of(None, standard()?)),
        },
    }
}

/// Where the library is while the settings name no other folder.
pub(crate) fn standard() -> Result<PathBuf, String> {
    Ok(directories()?.data_dir().to_owned())
}

/// The file of the person's choices.
pub(crate) fn settings() -> PathBuf {
    match directories() {
        Ok(directories) => directories.config_dir().join("settings.json"),
        Err(_) => PathBuf::from("broadsheet-settings.json"),
    }
}

/// Opens the library in `folder`, with its index in the system's place for what can be made again.
pub(crate) fn open(folder: &Path) -> Result<Library, StoreError> {
    match directories() {
        Ok(directories) => {
            // One index for each library, known by where that is.
            let place = Originals::hash(folder.as_os_str().as_encoded_bytes());
            let cache = directories.cache_dir().join("index").join(&place[..16]);
            Library::open_with_cache(folder, &cache, jiff::Timestamp::now)
        }
        Err(_) => Library::open(folder, jiff::Timestamp::now),
    }
}
