//! Where a person's files are kept, as each system has it.

use std::path::{Path, PathBuf};

use broadsheet_core::api::Absence;
use broadsheet_core::service::{Library, Place, Places, SettingsFile, real};
use broadsheet_core::store::{Backups, Originals, StoreError};
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
    let place = match (asked, settings.get().library) {
        (Some(folder), _) => std::path::absolute(folder)
            .map(|folder| Place::standard(&places(&folder)))
            .map_err(|error| format!("{} cannot be a library's folder: {error}.", folder.display()))?,
        (None, Some(folder)) => Place::named(&places(Path::new(&folder))),
        (None, None) => Place::standard(&places(&standard()?)),
    };
    Ok(match place {
        Place::Absent(folder, Absence::Lost) if new => Place::Here(folder),
        place => place,
    })
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

/// A name for the library in `folder`, known by where that is, whatever links lead there.
pub(crate) fn name_of(folder: &Path) -> String {
    name_of_path(&real(folder))
}

fn name_of_path(path: &Path) -> String {
    Originals::hash(path.as_os_str().as_encoded_bytes())[..16].to_owned()
}

/// Where the library in `folder` and all that belongs to it are: its index in the system's place for what can be made again, its
/// backups beside the library's own place and never in it.
pub(crate) fn places(folder: &Path) -> Places {
    let library = folder.to_owned();
    let Ok(directories) = directories() else { return Places { library, cache: None, backups: None } };
    // One of each for each library.
    let name = name_of(folder);
    let cache = directories.cache_dir().join("index").join(&name);
    let backups = beside(&directories, "-backups");
    let former = Backups::new(backups.join(name_of_path(folder)));
    let backups = backups.join(&name);
    Places { library, cache: Some(cache), backups: Some(taken_over(&former, backups)) }
}

/// The folder `backups`, with those that lie in `former`, the folder by the path that leads to the library, links included.
fn taken_over(former: &Backups, backups: PathBuf) -> PathBuf {
    if former.folder() != backups
        && let Err(error) = former.carry_to(&backups)
    {
        tracing::error!("backups stayed under a former name: {}", error.without_text());
        return former.folder().to_owned();
    }
    backups
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
