//! The engine: what it keeps in memory, and what it answers. Everything in it is worked out from the library, and
//! caught up with it before each answer, so that what was just saved, here or by another process, is found.

mod indexing;
mod state;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{Columns, InDigest, Set, is_at_or_below};
use super::find::{Found, LookedUp, Sources, Unfound, find};
use super::mend::mend;
use super::page::List;
use super::query::{Node, Order, Query, Wanted};
use crate::store::{self, Store, StoreError};
use indexing::Indexing;
use state::{Shared, State};

/// Which papers a list is of, before any query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the sidebar")]
pub enum Place {
    All,
    Inbox,
    Queued,
    Starred,
    Code,
    /// Code appeared, and the person has not seen it.
    CodeNew,
    Trash,
    Digest(i64),
    /// With this tag or one below it.
    Tag(i64),
}

/// What to list.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Among which papers.
    pub place: Place,
    /// What they are searched for.
    pub query: &'a Query,
    /// In which order; what fits best where none is said: relevance to words, a digest's own, else newest first.
    pub order: Option<Order>,
    /// Today, for days that are counted back from it.
    pub today: Date,
}

/// A list of papers, whole, of which any stretch can be had.
#[derive(Clone, Debug)]
pub struct Listing {
    list: List,
    /// What was searched for in place of a query that found nothing.
    pub mended: Option<Query>,
    /// Papers whose words cannot be searched yet: the index is being made.
    pub waiting: usize,
}

/// Why there is no list.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The library could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The answer is no longer wanted.
    #[error("Another search took the place of this one.")]
    Superseded,
}

/// How many papers there are of each kind that the sidebar shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Place")]
pub struct Totals {
    pub all: usize,
    pub inbox: usize,
    pub queued: usize,
    pub starred: usize,
    pub code: usize,
    pub code_new: usize,
    pub trash: usize,
    /// Papers of each digest.
    pub digests: HashMap<i64, InDigest>,
    /// Papers of each tag or a tag below it.
    pub tags: HashMap<i64, usize>,
}

/// Searches one library.
#[derive(Debug)]
pub struct Engine {
    shared: Arc<Shared>,
    indexing: Indexing,
}

impl Engine {
    /// An engine for a library, with its index in the folder `cache`, or in memory where that is none. Reads nothing
    /// yet.
    pub fn new(store: Arc<Store>, cache: Option<PathBuf>) -> Self {
        let shared = Arc::new(Shared::new(store, cache));
        Self { indexing: Indexing::new(Arc::clone(&shared)), shared }
    }

    /// Makes a list. `wanted` is asked now and then whether to go on.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or `wanted` says no.
    pub fn list(
        &self,
        request: &Request<'_>,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<Listing, SearchError> {
        let words = request.query.root.as_ref().is_some_and(Node::has_words);
        let beside = self.shared.catch_up(words)?;
        if words {
            self.indexing.tell(beside);
        }
        match catch_unwind(AssertUnwindSafe(|| self.shared.list(request, wanted))) {
            Ok(Ok(listing)) => Ok(listing),
            Ok(Err(Failed::Search(error))) => Err(error),
            // What cannot be read is made again; until then the answer holds what is known without it.
            Ok(Err(Failed::Index)) | Err(_) => {
                self.shared.discard();
                self.shared.catch_up(words)?;
                self.indexing.tell(usize::MAX);
                self.shared.list(request, wanted).map_err(|failed| match failed {
                    Failed::Search(error) => error,
                    Failed::Index => StoreError::Damaged("the index of words".to_owned()).into(),
                })
            }
        }
    }

    /// The counts of the sidebar.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn totals(&self) -> Result<Totals, StoreError> {
        self.shared.catch_up(false)?;
        self.shared.state(|state| state.columns.totals())
    }

    /// How many papers' words the index is still to take in before they are found, and how many papers there are.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn waiting(&self) -> Result<(usize, usize), StoreError> {
        self.shared.catch_up(false)?;
        self.shared.state(|state| (state.waiting, state.columns.totals().all))
    }

    /// A number that is another whenever lists may be.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn stamp(&self) -> Result<(i64, i64), StoreError> {
        self.shared.stamp()
    }

    /// What the library knows of tags, hosts or days, likeliest first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn known(&self, wanted: Wanted) -> Result<Vec<String>, StoreError> {
        self.shared.store.read(|db| match wanted {
            Wanted::Tags => Ok(store::tag_names(db)?.into_iter().map(|(_, name)| name).collect()),
            Wanted::Hosts => store::hosts(db),
            Wanted::Days => {
                let mut days: Vec<String> =
                    store::digest_days(db)?.into_iter().filter_map(|(_, day)| day).collect();
                days.sort_unstable_by(|a, b| b.cmp(a));
                days.dedup();
                Ok(days)
            }
        })
    }

    /// Tells that papers may have come: the index follows in the background where there are many.
    pub fn nudge(&self) {
        self.indexing.look();
    }

    /// Waits until the index holds all words. Where another process is writing it, waits for that one.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn finish_indexing(&self) -> Result<(), StoreError> {
        self.shared.catch_up(true)?;
        self.indexing.finish()
    }

    /// How many papers' words the index has otherwise than the library, once it holds all of them.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn differing(&self) -> Result<usize, StoreError> {
        self.finish_indexing()?;
        let Some(index) = self.shared.index() else { return Ok(0) };
        let compared = index.differing(&mut self.shared.store.another_reader()?);
        compared.map_err(|error| StoreError::Damaged(format!("the index of words: {error}")))
    }

    /// Lets go of what only makes the same question faster the second time: for measuring.
    pub fn forget_answers(&self) {
        self.shared.kept.clear();
    }
}

impl Listing {
    /// How many papers it has.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// How many papers the query finds as it stands: none where it had to be mended.
    pub fn len_unmended(&self) -> usize {
        if self.mended.is_some() { 0 } else { self.len() }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The papers of a stretch.
    pub fn stretch(&self, wanted: std::ops::Range<usize>) -> Vec<i64> {
        self.list.stretch(wanted)
    }

    /// Whether a paper is in it.
    pub fn contains(&self, paper: i64) -> bool {
        self.list.contains(paper)
    }

    /// Where a paper stands, from 0.
    pub fn position(&self, paper: i64) -> Option<usize> {
        self.list.position(paper)
    }
}

/// Why a list could not be made.
enum Failed {
    Search(SearchError),
    Index,
}

impl<E: Into<SearchError>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Search(error.into())
    }
}

impl From<Unfound> for Failed {
    fn from(unfound: Unfound) -> Self {
        match unfound {
            Unfound::Superseded => Self::Search(SearchError::Superseded),
            Unfound::Index(_) => Self::Index,
        }
    }
}

impl Shared {
    fn list(&self, request: &Request<'_>, wanted: &(dyn Fn() -> bool + Sync)) -> Result<Listing, Failed> {
        let state = self.read_state();
        let State { columns, snapshot, pending, .. } = &*state;
        let looked_up = self.store.read(|db| LookedUp::of(db, columns, request.query, request.today))?;
        let sources = Sources {
            columns,
            papers: if request.place == Place::Trash { &columns.sets.trashed } else { &columns.sets.present },
            snapshot: snapshot.as_deref(),
            pending,
            looked_up: &looked_up,
            kept: &self.kept,
            today: request.today,
            wanted,
        };
        let scope = columns.scope(request.place);
        let found = find(&sources, request.query, scope.clone())?;
        let waiting =
            if request.query.root.as_ref().is_some_and(Node::has_words) { state.waiting } else { 0 };
        let mended = if found.count == 0 && waiting == 0 {
            mend(&sources, request.query, scope.as_ref())?
        } else {
            None
        };
        let (mended, found) = match mended {
            Some((query, found)) => (Some(query), found),
            None => (None, found),
        };
        Ok(Listing { list: self.ordered(columns, request, found)?, mended, waiting })
    }

    fn ordered(&self, columns: &Columns, request: &Request<'_>, found: Found) -> Result<List, StoreError> {
        let best = if found.worth.is_empty() { Order::Newest } else { Order::Relevance };
        let order = match (request.order, request.place) {
            (None, Place::Digest(digest)) if best == Order::Newest => {
                let ranked = self.store.read(|db| store::ranked_in_digest(db, digest))?;
                return Ok(List::given(&found, ranked));
            }
            (None, Place::Trash) if best == Order::Newest => {
                return Ok(List::given(&found, self.store.read(store::trashed)?));
            }
            (order, _) => order.unwrap_or(best),
        };
        let sequence = self.sequences.get(&self.store, columns, order)?;
        Ok(List::new(found, sequence, order))
    }
}

impl Columns {
    /// The papers of a place; none where that is all.
    fn scope(&self, place: Place) -> Option<Set> {
        Some(match place {
            Place::All | Place::Trash => return None,
            Place::Inbox => self.inbox(),
            Place::Queued => self.sets.queued.clone(),
            Place::Starred => self.sets.starred.clone(),
            Place::Code => self.sets.code.clone(),
            Place::CodeNew => self.new_code(),
            Place::Digest(digest) => self.appearances.in_any(&[digest], self.len()),
            Place::Tag(tag) => {
                let name = self.tags.names().find(|(id, _)| *id == tag).map(|(_, name)| name);
                let below = |above| self.tags.names().filter(move |(_, name)| is_at_or_below(name, above));
                let tags: Vec<i64> = name.into_iter().flat_map(below).map(|(id, _)| id).collect();
                self.tags.papers(&tags, self.len())
            }
        })
    }

    fn totals(&self) -> Totals {
        let present = &self.sets.present;
        let count = |set: &Set| present.intersection_count(set);
        Totals {
            all: present.count_ones(..),
            inbox: self.inbox().count_ones(..),
            queued: count(&self.sets.queued),
            starred: count(&self.sets.starred),
            code: count(&self.sets.code),
            code_new: count(&self.new_code()),
            trash: self.sets.trashed.count_ones(..),
            digests: self.appearances.counts(present, &self.sets.read, &self.inbox()),
            tags: self.tags.counts(present),
        }
    }
}
