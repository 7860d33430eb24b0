//! Entries found to be of one paper, kept apart from those that never are.

use std::collections::{BTreeSet, HashMap};

use super::evidence::{Evidence, Words};
use crate::model::PartialDay;

/// All evidence, in components that grow together. A component is named by one of its members, which changes when it
/// grows: ask [`Forest::root`].
pub(super) struct Forest<'a> {
    parents: Vec<usize>,
    components: Vec<Component<'a>>,
}

/// Entries found to be of one paper, and what they say together.
#[derive(Debug, Default)]
pub(super) struct Component<'a> {
    /// Places in the evidence, in no order, and the earliest of them.
    members: Vec<usize>,
    first: usize,
    /// Papers that hold something of the person's.
    held: BTreeSet<i64>,
    /// Sides of partings.
    sides: BTreeSet<(i64, u8)>,
    pub(super) arxivs: BTreeSet<&'a str>,
    pub(super) dois: BTreeSet<&'a str>,
    pub(super) titles: BTreeSet<&'a str>,
    pub(super) authors: BTreeSet<&'a str>,
    pub(super) counts: BTreeSet<u32>,
    pub(super) days: BTreeSet<PartialDay>,
}

impl<'a> Forest<'a> {
    pub(super) fn new(evidence: &'a [Evidence], words: &Words) -> Self {
        let mut components: Vec<Component<'a>> = evidence.iter().enumerate().map(Component::of).collect();
        if !words.parted.is_empty() {
            let places = places(evidence);
            for (parting, entry, side) in &words.parted {
                if let Some(place) = places.get(entry) {
                    components[*place].sides.insert((*parting, *side));
                }
            }
        }
        Self { parents: (0..evidence.len()).collect(), components }
    }

    /// The component that a place belongs to.
    pub(super) fn root(&mut self, place: usize) -> usize {
        let mut at = place;
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// The components of some places, each once, first entries first.
    pub(super) fn roots(&mut self, places: &[usize]) -> Vec<usize> {
        let mut roots: Vec<usize> = places.iter().map(|place| self.root(*place)).collect();
        roots.sort_unstable_by_key(|root| self.first(*root));
        roots.dedup();
        roots
    }

    pub(super) fn component(&self, root: usize) -> &Component<'a> {
        &self.components[root]
    }

    /// The earliest place in a component.
    pub(super) fn first(&self, root: usize) -> usize {
        self.components[root].first
    }

    pub(super) fn is_held(&self, root: usize) -> bool {
        !self.components[root].held.is_empty()
    }

    /// Whether the person's word forbids that two components become one.
    pub(super) fn parted(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.components[one].sides, &self.components[other].sides);
        one.iter().any(|(parting, side)| other.contains(&(*parting, 1 - side)))
    }

    /// Whether two components must not become one without the person's word.
    pub(super) fn barred(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.components[one].held, &self.components[other].held);
        self.parted(one, other) || (!a.is_empty() && !b.is_empty() && a.is_disjoint(b))
    }

    /// Makes two components one and gives its root.
    pub(super) fn unite(&mut self, one: usize, other: usize) -> usize {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return one;
        }
        let (into, from) = if self.components[one].members.len() < self.components[other].members.len() {
            (other, one)
        } else {
            (one, other)
        };
        let grown = std::mem::take(&mut self.components[from]);
        self.components[into].take(grown);
        self.parents[from] = into;
        into
    }

    /// Every component's places, in order.
    pub(super) fn into_groups(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> =
            self.components.into_iter().map(|component| component.members).collect();
        groups.retain(|group| !group.is_empty());
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort_unstable();
        groups
    }
}

/// Where each entry stands in the evidence.
pub(super) fn places(evidence: &[Evidence]) -> HashMap<i64, usize> {
    evidence.iter().enumerate().map(|(place, evidence)| (evidence.entry, place)).collect()
}

impl<'a> Component<'a> {
    fn of((place, evidence): (usize, &'a Evidence)) -> Self {
        Self {
            members: vec![place],
            first: place,
            held: evidence.held.into_iter().collect(),
            sides: BTreeSet::new(),
            arxivs: evidence.arxiv.as_deref().into_iter().collect(),
            dois: evidence.doi.as_deref().into_iter().collect(),
            titles: Some(evidence.title.as_str()).filter(|title| !title.is_empty()).into_iter().collect(),
            authors: evidence.author.as_deref().into_iter().collect(),
            counts: evidence.authors.into_iter().collect(),
            days: evidence.day.into_iter().collect(),
        }
    }

    fn take(&mut self, other: Self) {
        self.members.extend(other.members);
        self.first = self.first.min(other.first);
        self.held.extend(other.held);
        self.sides.extend(other.sides);
        self.arxivs.extend(other.arxivs);
        self.dois.extend(other.dois);
        self.titles.extend(other.titles);
        self.authors.extend(other.authors);
        self.counts.extend(other.counts);
        self.days.extend(other.days);
    }
}
