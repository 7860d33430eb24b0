use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use super::Set;
use crate::store::{self, StoreError};

/// Which papers have which tags.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    of: HashMap<usize, Vec<i64>>,
    names: BTreeMap<i64, String>,
}

impl Tags {
    pub(super) fn add(&mut self, paper: usize, tag: i64) {
        self.of.entry(paper).or_default().push(tag);
    }

    pub(super) fn set(&mut self, paper: usize, tags: Vec<i64>) {
        if tags.is_empty() {
            self.of.remove(&paper);
        } else {
            self.of.insert(paper, tags);
        }
    }

    pub(super) fn read_names(&mut self, db: &Connection) -> Result<(), StoreError> {
        self.names = store::tag_names(db)?.into_iter().collect();
        Ok(())
    }

    /// Id and name of every tag.
    pub(crate) fn names(&self) -> impl Iterator<Item = (i64, &str)> {
        self.names.iter().map(|(id, name)| (*id, name.as_str()))
    }

    /// The papers that have one of `tags`.
    pub(crate) fn papers(&self, tags: &[i64], len: usize) -> Set {
        let mut papers = Set::with_capacity(len);
        if !tags.is_empty() {
            let has = |own: &[i64]| own.iter().any(|tag| tags.contains(tag));
            papers.extend(self.of.iter().filter(|(_, own)| has(own)).map(|(paper, _)| *paper));
        }
        papers
    }

    /// The papers that have any tag.
    pub(crate) fn tagged(&self, len: usize) -> Set {
        let mut papers = Set::with_capacity(len);
        papers.extend(self.of.keys().copied());
        papers
    }

    /// How many of `papers` have each tag or one below it.
    pub(crate) fn counts(&self, papers: &Set) -> HashMap<i64, usize> {
        let above: HashMap<i64, Vec<i64>> =
            self.names().map(|(id, name)| (id, self.at_or_above(name))).collect();
        let mut counts: HashMap<i64, usize> = HashMap::new();
        let mut counted: Vec<i64> = Vec::new();
        for own in self.of.iter().filter(|(paper, _)| papers.contains(**paper)).map(|(_, own)| own) {
            counted.clear();
            counted.extend(own.iter().filter_map(|tag| above.get(tag)).flatten());
            counted.sort_unstable();
            counted.dedup();
            for tag in &counted {
                *counts.entry(*tag).or_default() += 1;
            }
        }
        counts
    }

    /// The tags of that name or above it: `vision` is above `vision/ood`.
    fn at_or_above(&self, name: &str) -> Vec<i64> {
        self.names().filter(|(_, above)| is_at_or_below(name, above)).map(|(id, _)| id).collect()
    }
}

/// Whether a tag has that name or lies below it, whatever the case.
pub(crate) fn is_at_or_below(name: &str, above: &str) -> bool {
    let head = name.get(..above.len()).is_some_and(|head| head.eq_ignore_ascii_case(above));
    head && matches!(name.as_bytes().get(above.len()), None | Some(b'/'))
}
