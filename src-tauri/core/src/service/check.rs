//! Whether everything is there and as it was kept.

use serde::Serialize;

use super::{Library, ServiceError, shared_by};
use crate::model::SharedBy;
use crate::store::{self, Originals};

/// What was looked at and what is wrong.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Checked {
    /// What is wrong with the database, a line each.
    pub database: Vec<String>,
    /// Imported files that are gone or not as they were.
    pub originals: Vec<Misplaced>,
    /// Files of papers and images of notes that are gone or not as they were.
    pub files: Vec<Misplaced>,
    /// Papers whose words the index has otherwise than the library.
    pub words: usize,
    /// How many files were read.
    pub read: usize,
    /// Who else than this machine writes to the library's folder: no fault yet, and how one comes about.
    pub shared: Option<SharedBy>,
}

/// Content that is not there as it was kept.
#[derive(Clone, Debug, Serialize)]
pub struct Misplaced {
    /// Its hash.
    pub hash: String,
    /// The name it came with.
    pub name: String,
    /// Whether there is something else in its place.
    pub altered: bool,
}

impl Checked {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.database.is_empty() && self.originals.is_empty() && self.files.is_empty() && self.words == 0
    }
}

impl Library {
    /// Reads everything that is kept and compares the index with it. Changes nothing but an index that lags behind.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read at all.
    pub fn check(&self) -> Result<Checked, ServiceError> {
        let mut reader = self.store.another_reader()?;
        let shared = shared_by(self.folder());
        let database = reader.read(store::faults)?;
        if !database.is_empty() {
            // What is read from a damaged database tells nothing of the rest.
            return Ok(Checked { database, shared, ..Checked::default() });
        }
        let content = reader.read(store::content)?;
        let read = content.originals.len() + content.files.len();
        let originals = content.originals.into_iter().filter_map(|(hash, name)| {
            let found = self.store.originals().read(&hash).ok();
            misplaced(hash, name, found)
        });
        let files = content.files.into_iter().filter_map(|(hash, name)| {
            let found = std::fs::read(self.store.files().path(&hash, &name)).ok();
            misplaced(hash, name, found)
        });
        let (originals, files) = (originals.collect(), files.collect());
        Ok(Checked { database, originals, files, words: self.engine.differing()?, read, shared })
    }
}

fn misplaced(hash: String, name: String, found: Option<Vec<u8>>) -> Option<Misplaced> {
    match found {
        Some(bytes) if Originals::hash(&bytes) == hash => None,
        found => Some(Misplaced { hash, name, altered: found.is_some() }),
    }
}
