use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::{Set, place};
use crate::store::{self, StoreError};

/// How many papers of a digest are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InDigest {
    /// All of them.
    pub papers: usize,
    /// Those not read.
    pub unread: usize,
    /// Those on the reading list or done.
    pub decided: usize,
}

/// Which papers are in which digests that count.
#[derive(Debug, Default)]
pub(crate) struct Appearances {
    papers: HashMap<i64, Vec<u32>>,
    /// How many digests each paper is in.
    seen: Vec<u16>,
}

impl Appearances {
    pub(super) fn add(&mut self, paper: usize, digest: i64) {
        self.papers.entry(digest).or_default().push(paper as u32);
        self.count(paper, true);
    }

    fn count(&mut self, paper: usize, more: bool) {
        if paper >= self.seen.len() {
            self.seen.resize((paper + 1).next_multiple_of(1024), 0);
        }
        let seen = &mut self.seen[paper];
        *seen = if more { seen.saturating_add(1) } else { seen.saturating_sub(1) };
    }

    /// Reads the digests of papers that changed again, and lets go of those that no longer count.
    pub(super) fn catch_up(&mut self, db: &Connection, papers: &[i64]) -> Result<(), StoreError> {
        let mut stale: BTreeSet<i64> = BTreeSet::new();
        for paper in papers {
            stale.extend(store::digests_of(db, *paper)?);
        }
        let counting: BTreeSet<i64> = store::digest_ids(db)?.into_iter().collect();
        stale.extend(self.papers.keys().filter(|digest| !counting.contains(digest)));
        for digest in stale {
            for paper in self.papers.remove(&digest).unwrap_or_default() {
                self.count(paper as usize, false);
            }
            if counting.contains(&digest) {
                for paper in store::papers_of_digest(db, digest)? {
                    self.add(place(paper)?, digest);
                }
            }
        }
        Ok(())
    }

    /// The papers of a digest.
    pub(crate) fn of(&self, digest: i64) -> &[u32] {
        self.papers.get(&digest).map_or(&[], Vec::as_slice)
    }

    /// How many digests a paper is in.
    pub(crate) fn seen(&self, paper: usize) -> u16 {
        self.seen.get(paper).copied().unwrap_or_default()
    }

    /// The papers of any of `digests`.
    pub(crate) fn in_any(&self, digests: &[i64], len: usize) -> Set {
        let mut papers = Set::with_capacity(len);
        papers.extend(digests.iter().flat_map(|digest| self.of(*digest)).map(|paper| *paper as usize));
        papers
    }

    /// What of `present` each digest has.
    pub(crate) fn counts(&self, present: &Set, read: &Set, inbox: &Set) -> HashMap<i64, InDigest> {
        let count = |papers: &Vec<u32>| {
            let present = papers.iter().map(|paper| *paper as usize).filter(|paper| present.contains(*paper));
            present.fold(InDigest::default(), |counts, paper| InDigest {
                papers: counts.papers + 1,
                unread: counts.unread + usize::from(!read.contains(paper)),
                decided: counts.decided + usize::from(!inbox.contains(paper)),
            })
        };
        self.papers.iter().map(|(digest, papers)| (*digest, count(papers))).collect()
    }
}
