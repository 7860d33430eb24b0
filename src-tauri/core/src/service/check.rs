//! Whether everything is there and as it was kept.

use std::io::Read;

use serde::Serialize;

use super::{Library, ServiceError, shared_by};
use crate::api::Work;
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
    /// Reads everything that is kept and compares the index with it. Changes nothing but an index that lags behind. `progress` is
    /// told files read and in all; [`Library::stop`] stops it.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read at all; [`ServiceError::Stopped`] where it was stopped.
    pub fn check(&self, mut progress: impl FnMut(usize, usize)) -> Result<Checked, ServiceError> {
        let stop = self.begin(Work::Checking);
        let mut reader = self.store.another_reader()?;
        let shared = shared_by(self.folder());
        let database = reader.read(store::faults)?;
        if !database.is_empty() {
            // What is read from a damaged database tells nothing of the rest.
            return Ok(Checked { database, shared, ..Checked::default() });
        }
        let content = reader.read(store::content)?;
        let total = content.originals.len() + content.files.len();
        let mut read = 0;
        let mut next = || {
            progress(read, total);
            read += 1;
            if stop.is_asked() { Err(ServiceError::Stopped) } else { Ok(()) }
        };
        let (mut originals, mut files) = (Vec::new(), Vec::new());
        for (hash, name) in content.originals {
            next()?;
            let found = self.store.originals().read(&hash).ok();
            originals.extend(misplaced(hash, name, found));
        }
        for (hash, name) in content.files {
            next()?;
            let found = self.store.files().open(&hash, &name).and_then(|mut file| {
                let mut bytes = Vec::new();
                file.read_to_end(&mut bytes).map(|_| bytes)
            });
            let found = found.ok();
            files.extend(misplaced(hash, name, found));
        }
        Ok(Checked { database, originals, files, words: self.engine.differing()?, read: total, shared })
    }
}

fn misplaced(hash: String, name: String, found: Option<Vec<u8>>) -> Option<Misplaced> {
    match found {
        Some(bytes) if Originals::hash(&bytes) == hash => None,
        found => Some(Misplaced { hash, name, altered: found.is_some() }),
    }
}
