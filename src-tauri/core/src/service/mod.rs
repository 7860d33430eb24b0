//! The verbs a person knows: import, list, read, tag, note, undo, open. Each is one file.

mod act;
mod add;
mod address;
mod annotate;
mod attachments;
mod beginning;
mod choosing;
mod correct;
mod deleted;
mod digests;
mod duplicates;
mod empty;
mod error;
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
mod settings;
mod shelves;
mod steps;
mod tags;
mod template;
mod trash;
mod undo;
mod used;
mod versions;
mod view;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;

use crate::search::Engine;
use crate::store::{Store, StoreError};

pub use error::ServiceError;
pub use import::{Origin, Pending, Progress, ReadFiles, pending_paths};
pub use place::{Place, holds_library};
pub use settings::SettingsFile;
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
    cancelled: AtomicBool,
    /// The folder of the index.
    cache: Option<PathBuf>,
    clock: fn() -> Timestamp,
}

impl Library {
    /// Opens the library in `folder`, making it where there is none. `clock` tells the time of actions. What searches
    /// need is made anew at each opening, in memory: for small libraries; see [`Library::open_with_cache`].
    ///
    /// # Errors
    ///
    /// Where the library cannot be used; see [`StoreError`].
    pub fn open(folder: &Path, clock: fn() -> Timestamp) -> Result<Self, StoreError> {
        Self::with(folder, None, clock)
    }

    /// As [`Library::open`], with the index that searches need kept in the folder `cache`. It must lie on a disk of
    /// this machine and hold nothing else; it can be deleted at any time.
    ///
    /// # Errors
    ///
    /// As [`Library::open`].
    pub fn open_with_cache(
        folder: &Path,
        cache: &Path,
        clock: fn() -> Timestamp,
    ) -> Result<Self, StoreError> {
        Self::with(folder, Some(cache.to_owned()), clock)
    }

    fn with(folder: &Path, cache: Option<PathBuf>, clock: fn() -> Timestamp) -> Result<Self, StoreError> {
        let store = Arc::new(Store::open(folder)?);
        Ok(Self {
            engine: Engine::new(Arc::clone(&store), cache.clone()),
            store,
            lists: list::Lists::default(),
            duplicates: duplicates::Found::default(),
            importing: AtomicBool::new(false),
            cancelled: AtomicBool::new(false),
            cache,
            clock,
        })
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
