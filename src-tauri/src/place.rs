//! Where a person's files are kept, as each system has it.

use std::path::{Path, PathBuf};

use broadsheet_core::service::{Library, Place, Places, SettingsFile};
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
/// application's data. `new` begins one where there was one before, too.
pub(crate) fn library(asked: Option<&Path>, new: bool, settings: &SettingsFile) -> Result<Place, String> {
    let to_be_made = |folder: PathBuf| {
        if new { Place::Here(folder) } else { Place::standard(&places(&folder)) }
    };
    match asked {
        Some(folder) => std::path::absolute(folder)
            .map(to_be_made)
            .map_err(|error| format!("{} cannot be a library's folder: {error}.", folder.display())),
        None => match settings.get().library {
            Some(folder) => Ok(Place::named(PathBuf::from(folder))),
            None => Ok(to_be_made(standard()?)),
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

/// The file of where the person was in the window on the library in `folder`: beside their choices, for it is none of them.
pub(crate) fn session(folder: &Path) -> Option<PathBuf> {
    Some(directories().ok()?.config_dir().join("sessions").join(format!("{}.json", name_of(folder))))
}

/// A name for the library in `folder`, known by where that is.
pub(crate) fn name_of(folder: &Path) -> String {
    Originals::hash(folder.as_os_str().as_encoded_bytes())[..16].to_owned()
}

/// Where the library in `folder` and all that belongs to it are: its index in the system's place for what can be made again, its
/// backups beside the library's own place and never in it.
pub(crate) fn places(folder: &Path) -> Places {
    let library = folder.to_owned();
    let Ok(directories) = directories() else { return Places { library, cache: None, backups: None } };
    // One of each for each library.
    let name = name_of(folder);
    let cache = directories.cache_dir().join("index").join(&name);
    Places { library, cache: Some(cache), backups: Some(beside(&directories, "-backups").join(&name)) }
}

/// The folder of the log.
pub(crate) fn logs() -> Option<PathBuf> {
    Some(beside(&directories().ok()?, "-logs"))
}

/// A folder beside the standard one of the library: what lies there is not in it, whatever becomes of it.
fn beside(directories: &ProjectDirs, end: &str) -> PathBuf {
    let mut folder = directories.data_local_dir().as_os_str().to_owned();
    folder.push(end);
    PathBuf::from(folder)
}

/// Opens the library in `folder`.
pub(crate) fn open(folder: &Path) -> Result<Library, StoreError> {
    open_telling(folder, || {})
}

/// As [`open`]; `upgrading` is called before one of an older format is brought to today's.
pub(crate) fn open_telling(folder: &Path, upgrading: impl FnOnce()) -> Result<Library, StoreError> {
    Library::open_telling(&places(folder), jiff::Timestamp::now, upgrading)
}
