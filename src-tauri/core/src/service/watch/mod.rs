//! The watched folder: what lands in it is imported once it is complete, and once.

mod arrivals;

use std::collections::HashMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::import::Pending;
use super::{Library, ServiceError};
use crate::api::Receipt;
use crate::model::Refusal;
use crate::store;

use arrivals::{Arrivals, Stamp};

/// A folder that is looked into again and again. Only the files in it are taken, not those of folders inside.
#[derive(Debug)]
pub struct WatchedFolder {
    path: PathBuf,
    arrivals: Arrivals,
    /// Files that were taken, as they were then, whatever became of them; kept in the library.
    taken: HashMap<OsString, Stamp>,
}

impl WatchedFolder {
    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Library {
    /// Begins to watch a folder; what was taken from it before is not taken again.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn watch(&self, path: &Path) -> Result<WatchedFolder, ServiceError> {
        let known = self.store.read(|db| store::taken_from(db, path))?;
        let taken = known.into_iter().map(|(name, size, modified)| (name, Stamp { size, modified }));
        Ok(WatchedFolder { path: path.to_owned(), arrivals: Arrivals::default(), taken: taken.collect() })
    }

    /// Looks into a watched folder and imports what is complete by now, all of it as one import. Gives the receipt where
    /// there is something to say: what the library knows and what is no digest is passed over in silence.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read, another import runs, or the library cannot be used. The next look tries again.
    pub fn look_into(&self, folder: &mut WatchedFolder) -> Result<Option<Receipt>, ServiceError> {
        let seen = listing(&folder.path).map_err(|reason| unreachable(&folder.path, &reason))?;
        let taken = &folder.taken;
        let left = seen.into_iter().filter(|(name, stamp)| taken.get(name) != Some(stamp));
        let mut complete = folder.arrivals.look(left);
        // A program that still has it for itself is given more time.
        complete.retain(|(name, _)| File::open(folder.path.join(name)).is_ok());
        if complete.is_empty() {
            return Ok(None);
        }
        let pending = complete.iter().map(|(name, _)| Pending::in_folder(&folder.path.join(name))).collect();
        let (receipt, stopped) = self.import_landed(pending)?;
        if stopped {
            return Ok(receipt);
        }
        self.store.write(|db| {
            complete.iter().try_for_each(|(name, stamp)| {
                store::take_from(db, &folder.path, name, stamp.size, &stamp.modified)
            })
        })?;
        folder.taken.extend(complete);
        Ok(receipt)
    }
}

/// The regular files in a folder.
fn listing(folder: &Path) -> std::io::Result<Vec<(OsString, Stamp)>> {
    let mut seen = Vec::new();
    for entry in fs::read_dir(folder)? {
        // What goes away between two steps is not there.
        let Ok(entry) = entry else { continue };
        // Of a link it is the link's own, which is no file.
        let Ok(found) = entry.metadata() else { continue };
        if !found.is_file() {
            continue;
        }
        let modified = found.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
        let modified = modified.map(|time| time.to_string()).unwrap_or_default();
        seen.push((entry.file_name(), Stamp { size: found.len(), modified }));
    }
    Ok(seen)
}

fn unreachable(folder: &Path, reason: &std::io::Error) -> ServiceError {
    Refusal::FolderUnreachable { folder: folder.display().to_string(), reason: reason.to_string() }.into()
}
