//! Lists in order, and pages of them. Every order of all papers is made once and kept while no fact changes; a list
//! is what a search found, in the order of it. So any page costs one walk, and none is sorted.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::columns::{Columns, place};
use super::find::Found;
use super::query::Order;
use crate::store::{self, Store, StoreError};

/// Every paper that is shown or in the trash, in an order.
pub(crate) type Sequence = Arc<[u32]>;

/// The orders made so far.
#[derive(Debug, Default)]
pub(crate) struct Sequences(Mutex<Vec<(Order, i64, Sequence)>>);

impl Sequences {
    /// All papers in that order; relevance orders those of equal worth by their day, newest first.
    pub(crate) fn get(&self, store: &Store, columns: &Columns, order: Order) -> Result<Sequence, StoreError> {
        let order = if order == Order::Relevance { Order::Newest } else { order };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(_, facts, _)| *facts == columns.facts);
        if let Some((_, _, sequence)) = known.iter().find(|(known, ..)| *known == order) {
            return Ok(Arc::clone(sequence));
        }
        let sequence: Sequence = match order {
            Order::Title => store.read(|db| by_title(db, columns))?.into(),
            order => sorted(columns, order).into(),
        };
        known.push((order, columns.facts, Arc::clone(&sequence)));
        Ok(sequence)
    }
}

fn by_title(db: &Connection, columns: &Columns) -> Result<Vec<u32>, StoreError> {
    let mut papers = Vec::with_capacity(columns.len());
    for paper in store::by_title(db)? {
        let at = place(paper)?;
        if columns.sets.present.contains(at) || columns.sets.trashed.contains(at) {
            papers.push(at as u32);
        }
    }
    Ok(papers)
}

fn sorted(columns: &Columns, order: Order) -> Vec<u32> {
    // Ascending keys: what comes first is smallest. The newest of equals comes first.
    let newest =
        |at: usize| u64::from(u32::MAX - columns.published[at].cast_unsigned().wrapping_add(1 << 31));
    let most = |count: i32| u64::from(u32::MAX - count.cast_unsigned().wrapping_add(1 << 31));
    let key = |at: usize| -> (u64, u64, u32) {
        let down = u32::MAX - at as u32;
        match order {
            Order::Oldest => {
                // Days that are not known whole come last.
                let published = columns.published[at];
                let unknown = u64::from(published < 0) << 32;
                (unknown | u64::from(published.cast_unsigned().wrapping_add(1 << 31)), 0, at as u32)
            }
            Order::Added => (u64::from(u32::MAX - columns.added[at]), 0, down),
            Order::Upvotes => (most(columns.upvotes[at]), newest(at), down),
            Order::Comments => (most(columns.comments[at]), newest(at), down),
            Order::Newest | Order::Title | Order::Relevance => (newest(at), 0, down),
        }
    };
    let mut keyed: Vec<((u64, u64, u32), u32)> =
        columns.sets.present.union(&columns.sets.trashed).map(|at| (key(at), at as u32)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// A list: what was found, in an order.
#[derive(Clone, Debug)]
pub(crate) enum List {
    /// In the order of a sequence.
    Along(Found, Sequence),
    /// What is worth most first, else in the order of a sequence; with how many papers there are of each worth.
    Best(Found, Sequence, Vec<(u16, usize)>),
    /// In an order of its own.
    Given(Vec<u32>),
}

impl List {
    pub(crate) fn new(found: Found, sequence: Sequence, order: Order) -> Self {
        if order != Order::Relevance || found.worth.is_empty() {
            return Self::Along(found, sequence);
        }
        let mut counts = vec![0_usize; usize::from(u16::MAX) + 1];
        for place in found.set.ones() {
            counts[usize::from(found.worth[place])] += 1;
        }
        let counts = counts.into_iter().enumerate().rev().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(worth, count)| (worth as u16, count)).collect();
        Self::Best(found, sequence, counts)
    }

    /// Of `papers`, those that were found, in the order in which they are given.
    pub(crate) fn given(found: &Found, papers: Vec<i64>) -> Self {
        let papers = papers.into_iter().filter_map(|paper| u32::try_from(paper).ok());
        Self::Given(papers.filter(|at| found.set.contains(*at as usize)).collect())
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Along(found, _) | Self::Best(found, ..) => found.count,
            Self::Given(papers) => papers.len(),
        }
    }

    /// The papers of a stretch of the list.
    pub(crate) fn stretch(&self, wanted: Range<usize>) -> Vec<i64> {
        let wanted = wanted.start.min(self.len())..wanted.end.min(self.len());
        let places: Vec<u32> = match self {
            _ if wanted.is_empty() => Vec::new(),
            Self::Given(papers) => papers[wanted].to_vec(),
            Self::Along(found, sequence) => {
                let hits = sequence.iter().filter(|at| found.set.contains(**at as usize)).copied();
                hits.skip(wanted.start).take(wanted.len()).collect()
            }
            Self::Best(found, sequence, counts) => best(found, sequence, counts, &wanted),
        };
        places.into_iter().map(i64::from).collect()
    }

    /// Whether a paper is in the list.
    pub(crate) fn contains(&self, paper: i64) -> bool {
        let Ok(at) = u32::try_from(paper) else { return false };
        match self {
            Self::Given(papers) => papers.contains(&at),
            Self::Along(found, _) | Self::Best(found, ..) => found.set.contains(at as usize),
        }
    }

    /// Where a paper stands, from 0.
    pub(crate) fn position(&self, paper: i64) -> Option<usize> {
        let at = u32::try_from(paper).ok()?;
        match self {
            Self::Given(papers) => papers.iter().position(|paper| *paper == at),
            Self::Along(found, sequence) => {
                found.set.contains(at as usize).then_some(())?;
                before(sequence, at, |other| found.set.contains(other))
            }
            Self::Best(found, sequence, counts) => {
                found.set.contains(at as usize).then_some(())?;
                let own = found.worth[at as usize];
                let better: usize =
                    counts.iter().take_while(|(worth, _)| *worth > own).map(|(_, count)| count).sum();
                let equal = |other: usize| found.set.contains(other) && found.worth[other] == own;
                before(sequence, at, equal).map(|equals| better + equals)
            }
        }
    }
}

/// How many of those that are `so` come before a paper.
fn before(sequence: &[u32], paper: u32, so: impl Fn(usize) -> bool) -> Option<usize> {
    let at = sequence.iter().position(|other| *other == paper)?;
    Some(sequence[..at].iter().filter(|other| so(**other as usize)).count())
}

/// One walk along the sequence puts each paper of the stretch's worths into the group of its own, and ends when all
/// groups are full.
fn best(found: &Found, sequence: &[u32], counts: &[(u16, usize)], wanted: &Range<usize>) -> Vec<u32> {
    let mut start = 0;
    let mut skip = 0;
    let mut groups: Vec<(u16, usize, Vec<u32>)> = Vec::new();
    for (worth, count) in counts {
        let end = start + count;
        if end > wanted.start && start < wanted.end {
            if groups.is_empty() {
                skip = wanted.start - start;
            }
            groups.push((*worth, (wanted.end - start).min(*count), Vec::new()));
        }
        start = end;
    }
    let (Some(highest), Some(lowest)) = (groups.first().map(|g| g.0), groups.last().map(|g| g.0)) else {
        return Vec::new();
    };
    let mut missing: usize = groups.iter().map(|(_, room, _)| room).sum();
    for at in sequence {
        if !found.set.contains(*at as usize) {
            continue;
        }
        let worth = found.worth[*at as usize];
        if worth > highest || worth < lowest {
            continue;
        }
        if let Ok(group) = groups.binary_search_by(|group| worth.cmp(&group.0))
            && groups[group].2.len() < groups[group].1
        {
            groups[group].2.push(*at);
            missing -= 1;
            if missing == 0 {
                break;
            }
        }
    }
    groups.into_iter().flat_map(|(.., papers)| papers).skip(skip).take(wanted.len()).collect()
}
