//! Lists of papers, cut into pages. A list's ids are worked out once for each state of the library, so that
//! a page from the middle of 100,000 papers costs what the first one costs.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::{Library, ServiceError, view};
use crate::api::{ListPage, ListQuery, ListRequest, PositionRequest, RangeRequest, Scope, Sort};
use crate::search::{self, Query};
use crate::store::{self, Order, Place};
use crate::text;

/// The most rows one page has.
const MAX_PAGE: usize = 500;

/// Lists kept at hand: the one shown, and those shown just before.
const KEPT: usize = 6;

#[derive(Debug, Default)]
pub(super) struct Lists(Mutex<Vec<Kept>>);

#[derive(Clone, Debug)]
struct Kept {
    list: ListQuery,
    version: i64,
    ids: Arc<[i64]>,
}

impl Library {
    /// A page of a list.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn list_papers(&self, request: &ListRequest) -> Result<ListPage, ServiceError> {
        self.store.read(|db| {
            let ids = self.ids(db, &request.list)?;
            let from = request.offset.min(ids.len());
            let to = from.saturating_add(request.limit.min(MAX_PAGE)).min(ids.len());
            Ok(ListPage {
                total: ids.len(),
                offset: from,
                rows: store::listed(db, &ids[from..to])?.into_iter().map(view::row).collect(),
                marks: Query::parse(&request.list.query).marks().to_vec(),
            })
        })
    }

    /// Where a paper stands in a list, from 0.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn position(&self, request: &PositionRequest) -> Result<Option<usize>, ServiceError> {
        self.store.read(|db| Ok(self.ids(db, &request.list)?.iter().position(|id| *id == request.paper)))
    }

    /// The ids of a stretch of a list.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn range_ids(&self, request: &RangeRequest) -> Result<Vec<i64>, ServiceError> {
        self.store.read(|db| {
            let ids = self.ids(db, &request.list)?;
            let (first, last) = (request.from.min(request.to), request.from.max(request.to));
            Ok(ids.iter().skip(first).take((last - first).saturating_add(1)).copied().collect())
        })
    }

    fn ids(&self, db: &Connection, list: &ListQuery) -> Result<Arc<[i64]>, ServiceError> {
        let version = store::version(db)?;
        let mut kept = self.lists.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|kept| kept.list == *list && kept.version == version) {
            let found = kept.remove(at);
            let ids = Arc::clone(&found.ids);
            kept.insert(0, found);
            return Ok(ids);
        }
        let ids: Arc<[i64]> = work_out(db, list)?.into();
        kept.retain(|kept| kept.version == version && kept.list != *list);
        kept.insert(0, Kept { list: list.clone(), version, ids: Arc::clone(&ids) });
        kept.truncate(KEPT);
        Ok(ids)
    }
}

fn work_out(db: &Connection, list: &ListQuery) -> Result<Vec<i64>, ServiceError> {
    let place = place(list.scope);
    let query = Query::parse(&list.query);
    if query.is_empty() {
        return Ok(store::ids(db, place, order(list.sort).unwrap_or(Order::Rank))?);
    }
    if place == Place::Trash {
        return in_the_trash(db, &query, list.sort);
    }
    let found = search::find(db, &query)?;
    match order(list.sort) {
        None if place == Place::All => Ok(found),
        None => {
            let inside: HashSet<i64> = store::ids(db, place, Order::Newest)?.into_iter().collect();
            Ok(found.into_iter().filter(|id| inside.contains(id)).collect())
        }
        Some(order) => {
            let found: HashSet<i64> = found.into_iter().collect();
            Ok(store::ids(db, place, order)?.into_iter().filter(|id| found.contains(id)).collect())
        }
    }
}

/// What is in the trash is in no index: its titles are looked through.
fn in_the_trash(db: &Connection, query: &Query, sort: Sort) -> Result<Vec<i64>, ServiceError> {
    let ids = store::ids(db, Place::Trash, order(sort).unwrap_or(Order::Rank))?;
    let has = |title: &str, word: &String| {
        text::fold(title).split(' ').any(|known| known.starts_with(word.as_str()))
    };
    let fits = |title: &str| query.marks().iter().all(|word| has(title, word));
    let rows = store::listed(db, &ids)?;
    Ok(rows.into_iter().filter(|row| fits(&row.title)).map(|row| row.id).collect())
}

const fn place(scope: Scope) -> Place {
    match scope {
        Scope::All => Place::All,
        Scope::Inbox => Place::Inbox,
        Scope::Queued => Place::Queued,
        Scope::Starred => Place::Starred,
        Scope::Code => Place::Code,
        Scope::CodeNew => Place::CodeNew,
        Scope::Trash => Place::Trash,
        Scope::Digest(id) => Place::Digest(id),
        Scope::Tag(id) => Place::Tag(id),
    }
}

const fn order(sort: Sort) -> Option<Order> {
    match sort {
        Sort::Best => None,
        Sort::Newest => Some(Order::Newest),
        Sort::Oldest => Some(Order::Oldest),
        Sort::Added => Some(Order::Added),
        Sort::Upvotes => Some(Order::Upvotes),
        Sort::Title => Some(Order::Title),
    }
}
