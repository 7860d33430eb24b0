use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use rusqlite::Connection;

use super::super::columns::{Columns, place};
use super::super::find::Kept;
use super::super::index::{self, Index, IndexError, Snapshot};
use super::super::page::Sequences;
use super::super::pending::Pending;
use crate::store::{self, Store, StoreError};

/// What all that search a library share.
pub(super) struct Shared {
    pub(super) store: Arc<Store>,
    cache: Option<PathBuf>,
    state: RwLock<State>,
    pub(super) kept: Kept,
    pub(super) sequences: Sequences,
}

/// What is known of the library, as of its clock's last stamp that was looked at.
#[derive(Default)]
pub(super) struct State {
    pub(super) columns: Columns,
    index: Option<Arc<Index>>,
    pub(super) snapshot: Option<Arc<Snapshot>>,
    pub(super) pending: Pending,
    /// Changes of words up to this stamp are in the index or in `pending`, or were passed over.
    words: i64,
    /// The last change that was passed over because there were too many.
    passed_over: (i64, i64),
    /// Papers passed over that the index does not have yet.
    pub(super) waiting: usize,
    /// How often in a row the index had to be let go of.
    failures: u32,
}

/// So many failures in a row, and the index is kept in memory.
const FOLDER_FAILS: u32 = 2;

/// The most papers whose words are kept beside the index; where there are more, the index is waited for.
const BESIDE: usize = 3_000;

impl Shared {
    pub(super) fn new(store: Arc<Store>, cache: Option<PathBuf>) -> Self {
        Self {
            store,
            cache,
            state: RwLock::default(),
            kept: Kept::default(),
            sequences: Sequences::default(),
        }
    }

    pub(super) fn read_state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn state<T>(&self, look: impl FnOnce(&State) -> T) -> Result<T, StoreError> {
        Ok(look(&self.read_state()))
    }

    fn change<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.state.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// Brings what is known up to the library, words too where they are asked for. Gives how many papers lie beside
    /// the index.
    pub(super) fn catch_up(&self, words: bool) -> Result<usize, StoreError> {
        let now = self.store.read(store::last_stamp)?;
        let known = self.state(|state| {
            let current =
                state.columns.stamp == now && (!words || (state.words == now && state.index.is_some()));
            current.then(|| state.beside())
        })?;
        if let Some(beside) = known {
            return Ok(beside);
        }
        self.change(|state| {
            if words && state.index.is_none() {
                self.open(state)?;
            }
            self.store.read(|db| {
                state.columns.catch_up(db)?;
                if words { state.catch_up_words(db) } else { Ok(()) }
            })?;
            Ok(state.beside())
        })
    }

    pub(super) fn stamp(&self) -> Result<(i64, i64), StoreError> {
        let mark = self.state(|state| state.snapshot.as_ref().map_or(0, |snapshot| snapshot.mark.upto.0))?;
        Ok((self.store.read(store::last_stamp)?, mark))
    }

    /// Opens the index. One that cannot be used, or is not of this library as it is, is made anew; where no folder
    /// can hold it, it is kept in memory.
    fn open(&self, state: &mut State) -> Result<(), StoreError> {
        let cache = self.cache.as_deref().filter(|_| state.failures < FOLDER_FAILS);
        let opened = Index::open(cache).and_then(|index| {
            let snapshot = index.snapshot()?;
            let moment = snapshot.as_ref().map(|snapshot| snapshot.mark.moment());
            let ours = moment
                .is_none_or(|moment| self.store.read(|db| store::remembers(db, moment)).unwrap_or(false));
            if ours { Ok((index, snapshot)) } else { Err(IndexError::Damaged) }
        });
        let (index, snapshot) = match opened {
            Ok(opened) => opened,
            Err(_) => {
                let again = cache.ok_or(IndexError::Damaged).and_then(|cache| {
                    index::delete(cache)?;
                    Index::open(Some(cache))
                });
                let index = again.or_else(|_| Index::open(None));
                (index.map_err(|error| StoreError::Damaged(format!("the index of words: {error}")))?, None)
            }
        };
        state.words = 0;
        state.pending = Pending::default();
        state.passed_over = (0, 0);
        state.snapshot = snapshot.map(Arc::new);
        state.index = Some(Arc::new(index));
        Ok(())
    }

    pub(super) fn index(&self) -> Option<Arc<Index>> {
        self.read_state().index.clone()
    }

    /// Takes the index as it is now.
    pub(super) fn install(&self, index: &Index) -> Result<(), IndexError> {
        let Some(snapshot) = index.snapshot()? else { return Ok(()) };
        self.change(|state| {
            state.failures = 0;
            state.pending.let_go(snapshot.mark.upto);
            state.snapshot = Some(Arc::new(snapshot));
            self.store.read(|db| state.count_waiting(db))
        })?;
        Ok(())
    }

    /// Lets go of an index that cannot be used, and deletes it. Gives how often in a row that was.
    pub(super) fn discard(&self) -> u32 {
        self.change(|state| {
            state.failures += 1;
            tracing::warn!(failures = state.failures, "the index of words is made anew");
            state.index = None;
            state.snapshot = None;
            self.kept.clear();
            if let Some(cache) = &self.cache {
                // Where it cannot be deleted, opening finds that out and goes without.
                let _ = index::delete(cache);
            }
            state.failures
        })
    }
}

impl State {
    fn beside(&self) -> usize {
        if self.waiting > 0 { usize::MAX } else { self.pending.len() }
    }

    fn mark(&self) -> (i64, i64) {
        self.snapshot.as_ref().map_or((0, 0), |snapshot| snapshot.mark.upto)
    }

    fn catch_up_words(&mut self, db: &Connection) -> Result<(), StoreError> {
        let now = store::last_stamp(db)?;
        let from = self.mark().max((self.words, if self.words == 0 { 0 } else { i64::MAX }));
        let mut changed = store::words_changed_after(db, from, BESIDE + 1)?;
        if changed.len() > BESIDE {
            // What a person did last is what they look for first.
            changed = store::words_changed_last(db, BESIDE / 4)?;
            self.passed_over = changed.last().copied().unwrap_or_default();
        }
        for (stamp, paper) in changed {
            let texts = store::searchable(db, paper)?;
            self.pending.put(place(paper)?, (stamp, paper), texts.as_ref());
        }
        self.words = now;
        self.count_waiting(db)
    }

    fn count_waiting(&mut self, db: &Connection) -> Result<(), StoreError> {
        let mark = self.mark();
        self.waiting = if self.passed_over > mark {
            store::words_changed_between(db, mark, self.passed_over)?
        } else {
            0
        };
        Ok(())
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("cache", &self.cache).finish_non_exhaustive()
    }
}
