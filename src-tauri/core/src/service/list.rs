//! Lists of papers, cut into pages. A list is made once for each state of the library; the window asks for the
//! rows it shows.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Library, ServiceError, search, view};
use crate::api::{ListPage, ListQuery, ListRequest, PositionRequest, RangeRequest, Scope, Sort};
use crate::model::Thing;
use crate::search::query::{Fault, Node, Order, Query, parse, typed};
use crate::search::{Listing, Marker, Place, Request};
use crate::store;

/// The most rows one page has.
const MAX_PAGE: usize = 500;

/// Lists kept at hand: the one shown, and those shown just before.
const KEPT: usize = 6;

/// Lists made before, and which one is wanted now.
#[derive(Debug, Default)]
pub(super) struct Lists {
    kept: Mutex<Vec<Kept>>,
    wanted: Mutex<Option<ListQuery>>,
    turn: AtomicU64,
}

#[derive(Clone, Debug)]
struct Kept {
    list: ListQuery,
    state: State,
    listing: Arc<Listing>,
}

/// What a list follows from besides its name: the library's stamps, and the day.
type State = ((i64, i64), Date);

/// A list's name, read.
pub(super) struct Read {
    pub(super) place: Place,
    pub(super) query: Query,
    pub(super) sort: Sort,
    faults: Vec<Fault>,
}

impl Library {
    /// A page of a list. Asking for another list before this one is ready stops it.
    ///
    /// # Errors
    ///
    /// [`ServiceError::Superseded`] then; else where the library cannot be read, or the shelf is not in it.
    pub fn list_papers(&self, request: &ListRequest) -> Result<ListPage, ServiceError> {
        let turn = self.lists.take_turn(&request.list);
        let wanted = || self.lists.turn.load(Ordering::SeqCst) == turn;
        let read = self.read(&request.list)?;
        let listing = self.listing(&request.list, &read, &wanted)?;
        let from = request.offset.min(listing.len());
        let ids = listing.stretch(from..from.saturating_add(request.limit.min(MAX_PAGE)));
        let rows: Vec<_> =
            self.store.read(|db| store::listed(db, &ids))?.into_iter().map(view::row).collect();
        let marker = Marker::new(listing.mended.as_ref().unwrap_or(&read.query));
        Ok(ListPage {
            total: listing.len(),
            offset: from,
            title_marks: rows.iter().map(|row| search::title_marks(&marker, &row.title)).collect(),
            rows,
            sort: read.sort,
            mended: listing.mended.as_ref().map(Query::to_string),
            remarks: read.faults.iter().map(|fault| search::remark(&request.list.query, fault)).collect(),
            waiting: listing.waiting,
            elsewhere: self.elsewhere(&request.list, &listing, &wanted)?,
        })
    }

    /// How many papers the whole library has of what a part of it holds nothing of: as it was typed, where something
    /// like it is here.
    fn elsewhere(
        &self,
        list: &ListQuery,
        here: &Listing,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<usize, ServiceError> {
        let whole = matches!(list.scope, Scope::All | Scope::Shelf(_));
        if whole || here.len_unmended() > 0 || list.query.trim().is_empty() {
            return Ok(0);
        }
        let list = ListQuery { scope: Scope::All, ..list.clone() };
        let read = self.read(&list)?;
        let there = self.listing(&list, &read, wanted)?;
        Ok(if here.is_empty() { there.len() } else { there.len_unmended() })
    }

    /// Where a paper stands in a list, from 0.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or the shelf is not in it.
    pub fn position(&self, request: &PositionRequest) -> Result<Option<usize>, ServiceError> {
        let read = self.read(&request.list)?;
        Ok(self.listing(&request.list, &read, &|| true)?.position(request.paper))
    }

    /// The ids of a stretch of a list.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or the shelf is not in it.
    pub fn range_ids(&self, request: &RangeRequest) -> Result<Vec<i64>, ServiceError> {
        let read = self.read(&request.list)?;
        let (first, last) = (request.from.min(request.to), request.from.max(request.to));
        Ok(self.listing(&request.list, &read, &|| true)?.stretch(first..last.saturating_add(1)))
    }

    /// A list, and the query that found it.
    pub(super) fn found(&self, list: &ListQuery) -> Result<(Arc<Listing>, Query), ServiceError> {
        let read = self.read(list)?;
        let listing = self.listing(list, &read, &|| true)?;
        let query = listing.mended.clone().unwrap_or(read.query);
        Ok((listing, query))
    }

    /// The first papers of a list.
    pub(super) fn top_of(&self, list: &ListQuery, most: usize) -> Result<Vec<i64>, ServiceError> {
        let read = self.read(list)?;
        Ok(self.listing(list, &read, &|| true)?.stretch(0..most))
    }

    /// How many papers a query finds in the whole library.
    pub(super) fn count(&self, query: &Query) -> Result<usize, ServiceError> {
        let request = Request { place: Place::All, query, order: None, today: self.today() };
        Ok(self.engine.list(&request, &|| true)?.len_unmended())
    }

    /// Today, in universal time, as everything in a library is.
    pub(super) fn today(&self) -> Date {
        TimeZone::UTC.to_datetime((self.clock)()).date()
    }

    fn read(&self, list: &ListQuery) -> Result<Read, ServiceError> {
        let parsed = typed(&list.query);
        let (place, shelf) = match list.scope {
            Scope::All => (Place::All, None),
            Scope::Inbox => (Place::Inbox, None),
            Scope::Queued => (Place::Queued, None),
            Scope::Starred => (Place::Starred, None),
            Scope::Code => (Place::Code, None),
            Scope::CodeNew => (Place::CodeNew, None),
            Scope::Trash => (Place::Trash, None),
            Scope::Digest(id) => (Place::Digest(id), None),
            Scope::Tag(id) => (Place::Tag(id), None),
            Scope::Shelf(id) => (
                Place::All,
                Some(
                    self.store
                        .read(|db| store::shelf(db, id))?
                        .ok_or(ServiceError::NotFound(Thing::Shelf))?,
                ),
            ),
        };
        let mut query = parsed.query;
        let mut sort = list.sort;
        if let Some(shelf) = shelf {
            let of_shelf = parse(&shelf.query).query;
            query.root = Node::and(of_shelf.root.into_iter().chain(query.root).collect());
            query.order = query.order.or(of_shelf.order);
            if sort == Sort::Best {
                sort = sort_named(&shelf.sort);
            }
        }
        let sort = query.order.map_or(sort, sort_of);
        Ok(Read { place, query, sort, faults: parsed.faults })
    }

    fn listing(
        &self,
        list: &ListQuery,
        read: &Read,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<Arc<Listing>, ServiceError> {
        let state = (self.engine.stamp()?, self.today());
        if let Some(listing) = self.lists.get(list, state) {
            return Ok(listing);
        }
        let request =
            Request { place: read.place, query: &read.query, order: order_of(read.sort), today: state.1 };
        let listing = Arc::new(self.engine.list(&request, wanted)?);
        self.lists.put(Kept { list: list.clone(), state, listing: Arc::clone(&listing) });
        Ok(listing)
    }
}

impl Lists {
    /// Notes that this list is wanted, and no other.
    fn take_turn(&self, list: &ListQuery) -> u64 {
        let mut wanted = self.wanted.lock().unwrap_or_else(PoisonError::into_inner);
        if wanted.as_ref() != Some(list) {
            *wanted = Some(list.clone());
            self.turn.fetch_add(1, Ordering::SeqCst);
        }
        self.turn.load(Ordering::SeqCst)
    }

    fn get(&self, list: &ListQuery, state: State) -> Option<Arc<Listing>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|kept| kept.list == *list && kept.state == state)?;
        let found = kept.remove(at);
        let listing = Arc::clone(&found.listing);
        kept.insert(0, found);
        Some(listing)
    }

    fn put(&self, list: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|known| known.state == list.state && known.list != list.list);
        kept.insert(0, list);
        kept.truncate(KEPT);
    }

    pub(super) fn clear(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Names of orders, as shelves keep them.
const SORTS: [(&str, Sort); 7] = [
    ("best", Sort::Best),
    ("newest", Sort::Newest),
    ("oldest", Sort::Oldest),
    ("added", Sort::Added),
    ("upvotes", Sort::Upvotes),
    ("comments", Sort::Comments),
    ("title", Sort::Title),
];

pub(super) fn sort_named(name: &str) -> Sort {
    SORTS.iter().find(|(known, _)| *known == name).map_or(Sort::Best, |(_, sort)| *sort)
}

pub(super) fn name_of(sort: Sort) -> &'static str {
    SORTS.iter().find(|(_, known)| *known == sort).map_or("best", |(name, _)| name)
}

const fn order_of(sort: Sort) -> Option<Order> {
    match sort {
        Sort::Best => None,
        Sort::Newest => Some(Order::Newest),
        Sort::Oldest => Some(Order::Oldest),
        Sort::Added => Some(Order::Added),
        Sort::Upvotes => Some(Order::Upvotes),
        Sort::Comments => Some(Order::Comments),
        Sort::Title => Some(Order::Title),
    }
}

const fn sort_of(order: Order) -> Sort {
    match order {
        Order::Newest => Sort::Newest,
        Order::Oldest => Sort::Oldest,
        Order::Added => Sort::Added,
        Order::Upvotes => Sort::Upvotes,
        Order::Comments => Sort::Comments,
        Order::Title => Sort::Title,
        Order::Relevance => Sort::Best,
    }
}
