//! Papers that may be the same: found by what they share, never by comparing all with all, and worked out once for each
//! state of the library.

mod near;
mod pairs;

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::{Library, ServiceError, view};
use crate::api::{Duplicate, DuplicateSide, DuplicatesPage, DuplicatesRequest};
use crate::model::Thing;
use crate::store::{self, Store, StoreError};

use pairs::Pair;

/// The most pairs one page has.
const MAX_PAGE: usize = 500;

/// What was found last, and in which state of the library.
#[derive(Debug, Default)]
pub(super) struct Found(Mutex<Option<(i64, Arc<[Pair]>)>>);

impl Library {
    /// A page of the possible duplicates: first those that only the person can join, then the most certain.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn duplicates(&self, request: &DuplicatesRequest) -> Result<DuplicatesPage, ServiceError> {
        let found = self.duplicates.of(&self.store)?;
        let from = request.offset.min(found.len());
        let to = from.saturating_add(request.limit.min(MAX_PAGE)).min(found.len());
        self.store.read(|db| {
            let pairs = found[from..to].iter().map(|pair| duplicate(db, pair)).collect::<Result<_, _>>()?;
            Ok(DuplicatesPage { total: found.len(), offset: from, pairs })
        })
    }
}

impl Found {
    /// The pairs of the library as it is. They are compared outside of its lock, so that no list waits for it.
    fn of(&self, store: &Store) -> Result<Arc<[Pair]>, StoreError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = store.read(|db| {
            let version = store::version(db)?;
            if kept.as_ref().is_some_and(|(known, _)| *known == version) {
                return Ok::<_, StoreError>(None);
            }
            Ok(Some((version, store::candidates(db)?, store::parted_pairs(db)?)))
        })?;
        if let Some((version, candidates, parted)) = fresh {
            *kept = Some((version, pairs::find(&candidates, &parted).into()));
        }
        Ok(kept.as_ref().map(|(_, pairs)| Arc::clone(pairs)).unwrap_or_default())
    }
}

fn duplicate(db: &Connection, pair: &Pair) -> Result<Duplicate, ServiceError> {
    let (one, other) = (side(db, pair.one)?, side(db, pair.other)?);
    let (first, second) = if worth(&other) > worth(&one) { (other, one) } else { (one, other) };
    Ok(Duplicate { first, second, reason: pair.reason, held_apart: pair.held_apart })
}

fn side(db: &Connection, id: i64) -> Result<DuplicateSide, ServiceError> {
    let paper = store::paper(db, id)?.ok_or(ServiceError::NotFound(Thing::Paper))?;
    let row = store::listed(db, &[id])?.pop().ok_or(ServiceError::NotFound(Thing::Paper))?;
    Ok(DuplicateSide {
        row: view::row(row),
        authors: paper.authors,
        arxiv_id: paper.arxiv_id,
        doi: paper.doi,
        digests: store::appearances(db, id)?.len(),
    })
}

/// What speaks for keeping one of two: the person's words, then where it stands, then identifiers, then digests.
fn worth(side: &DuplicateSide) -> (bool, usize, bool, bool, bool, bool, usize) {
    let row = &side.row;
    (
        row.has_note,
        row.tags.len(),
        row.starred,
        row.status != crate::model::Status::Inbox,
        side.arxiv_id.is_some(),
        side.doi.is_some(),
        side.digests,
    )
}
