//! The verbs a person knows: import, list, read, tag, note, undo, open. Each is one file.

mod act;
mod add;
mod address;
mod annotate;
mod archive;
mod attachments;
mod backups;
mod beginning;
mod check;
mod choosing;
mod correct;
mod deleted;
mod diagnostics;
mod digests;
mod duplicates;
mod empty;
mod error;
mod export;
mod export_files;
mod highlights;
mod history;
mod images;
mod import;
mod list;
mod merge;
mod notebook;
mod overview;
mod place;
mod provenance;
mod references;
mod reread;
mod resolve;
mod search;
mod session;
mod settings;
mod shared;
mod shelves;
mod steps;
mod stopping;
mod tags;
mod template;
mod trash;
mod undo;
mod used;
mod versions;
mod view;
mod watch;
mod whole_file;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use crate::search::Engine;
use crate::store::{self, Backups, Cause, Store, StoreError};

pub use archive::{ArchiveInfo, ArchiveOpened, ArchiveWritten, archive_info, open_archive};
pub use backups::{backups, rescue, restore, restore_told, salvage, set_aside};
pub use check::{Checked, Misplaced};
pub use diagnostics::{Surroundings, diagnostics_without};
pub use error::ServiceError;
pub use export::{ExportError, Exporting};
pub use import::{Origin, Pending, Progress, ReadFiles, pending_paths};
pub use place::{Place, holds_library, real};
pub use session::{Area, Bounds, Session, SessionFile};
pub use settings::SettingsFile;
pub use shared::shared_by;
pub use watch::WatchedFolder;

/// The day's sample: real papers, summarised in our own words.
pub const SAMPLE: &[u8] = include_bytes!("../../../../samples/sample-digest.json");

/// A person's library: the store, and what is remembered between calls.
#[derive(Debug)]
pub struct Library {
    store: Arc<Store>,
    engine: Engine,
    lists: list::Lists,
    duplicates: duplicates::Found,
    importing: AtomicBool,
    stops: stopping::Stops,
    /// The folder of the index.
    cache: Option<PathBuf>,
    backups: Option<Backups>,
    clock: fn() -> Timestamp,
}

/// Where a library is, and what belongs to it.
#[derive(Clone, Debug)]
pub struct Places {
    /// The library's folder.
    pub library: PathBuf,
    /// The folder of the index that searches need: on a disk of this machine, with nothing else in it; it can be deleted at any
    /// time. Without one, the index is made anew at each opening, in memory.
    pub cache: Option<PathBuf>,
    /// The folder of its backups, outside the library's and with nothing else in it. Without one there are none.
    pub backups: Option<PathBuf>,
}

impl Library {
    /// Opens the library in `folder`, making it where there is none. `clock` tells the time of actions. It has neither an index
    /// on disk nor backups: for small libraries and tests; see [`Library::open_in`].
    ///
    /// # Errors
    ///
    /// Where the library cannot be used; see [`StoreError`].
    pub fn open(folder: &Path, clock: fn() -> Timestamp) -> Result<Self, StoreError> {
        Self::open_in(&Places { library: folder.to_owned(), cache: None, backups: None }, clock)
    }

    /// As [`Library::open`], with its index kept in the folder `cache`.
    ///
    /// # Errors
    ///
    /// As [`Library::open`].
    pub fn open_with_cache(
        folder: &Path,
        cache: &Path,
        clock: fn() -> Timestamp,
    ) -> Result<Self, StoreError> {
        let (library, cache) = (folder.to_owned(), Some(cache.to_owned()));
        Self::open_in(&Places { library, cache, backups: None }, clock)
    }

    /// Opens a library with all that belongs to it. One of an older format is backed up before it is brought to today's.
    ///
    /// # Errors
    ///
    /// As [`Library::open`]; a damaged one is left as it is, and the newest good backup is named.
    pub fn open_in(places: &Places, clock: fn() -> Timestamp) -> Result<Self, StoreError> {
        Self::open_telling(places, clock, || {})
    }

    /// As [`Library::open_in`]; `upgrading` is called before a library of an older format is backed up and brought to today's,
    /// which may take long where it is large.
    ///
    /// # Errors
    ///
    /// As [`Library::open_in`].
    pub fn open_telling(
        places: &Places,
        clock: fn() -> Timestamp,
        upgrading: impl FnOnce(),
    ) -> Result<Self, StoreError> {
        let backups = places.backups.clone().map(Backups::new);
        let before = |old: &rusqlite::Connection| {
            upgrading();
            match &backups {
                Some(backups) => backups.make(old, clock(), Cause::Migration).map(drop),
                None => Ok(()),
            }
        };
        let opened = Store::open_backed_up(&places.library, before).map_err(|error| match error {
            StoreError::Broken { path, reason, .. } => {
                let good = backups.as_ref().and_then(Backups::newest_good);
                StoreError::Broken { path, reason, backup: good.map(|backup| backup.name) }
            }
            other => other,
        });
        let store =
            Arc::new(opened.inspect_err(|error| tracing::error!("not opened: {}", error.without_text()))?);
        tracing::info!(format = store::format(), "the library was opened");
        Ok(Self {
            engine: Engine::new(Arc::clone(&store), places.cache.clone()),
            store,
            lists: list::Lists::default(),
            duplicates: duplicates::Found::default(),
            importing: AtomicBool::new(false),
            stops: stopping::Stops::default(),
            cache: places.cache.clone(),
            backups,
            clock,
        })
    }

    /// How many papers' words the index is still to take in before they are found, and how many there are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn indexing(&self) -> Result<(usize, usize), ServiceError> {
        Ok(self.engine.waiting()?)
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// A number that changes whenever this process or another has changed the library.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn version(&self) -> Result<i64, ServiceError> {
        Ok(self.store.version()?)
    }

    fn now(&self) -> String {
        (self.clock)().to_string()
    }
}
