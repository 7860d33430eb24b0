use std::sync::{Arc, Mutex, PoisonError};

use super::super::index::Mark;
use super::super::query::TextField;
use super::super::words::Pattern;
use super::words::Hits;

/// Hits of words in the index, kept while it stays as it is: the words typed before the one that is being typed,
/// and those of shelves, whose counts change with every mark a person makes.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Vec<Entry>>);

type Key = (Option<TextField>, Pattern);

#[derive(Debug)]
struct Entry {
    mark: Mark,
    key: Key,
    hits: Arc<Hits>,
}

/// Bytes kept at most.
const MOST: usize = 24_000_000;

impl Kept {
    pub(super) fn get(&self, mark: Mark, key: &Key) -> Option<Arc<Hits>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|entry| entry.mark == mark && entry.key == *key)?;
        let entry = kept.remove(at);
        let hits = Arc::clone(&entry.hits);
        kept.push(entry);
        Some(hits)
    }

    pub(super) fn put(&self, mark: Mark, key: Key, hits: &Arc<Hits>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|entry| entry.mark == mark && entry.key != key);
        kept.push(Entry { mark, key, hits: Arc::clone(hits) });
        let mut bytes: usize = kept.iter().map(|entry| entry.hits.bytes()).sum();
        while bytes > MOST && kept.len() > 1 {
            bytes -= kept.remove(0).hits.bytes();
        }
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
