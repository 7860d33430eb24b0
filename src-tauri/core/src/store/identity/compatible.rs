//! Components that share a title or a DOI: which of them can be one paper.

use std::collections::BTreeSet;

use super::evidence::Name;
use super::forest::{Component, Forest};
use crate::model::PartialDay;

/// What a component tells beside its titles.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Traits {
    arxivs: BTreeSet<String>,
    dois: BTreeSet<String>,
    names: BTreeSet<Name>,
    counts: BTreeSet<u32>,
    days: BTreeSet<PartialDay>,
}

impl Traits {
    pub(super) fn of(component: &Component<'_>) -> Self {
        let owned = |texts: &BTreeSet<&str>| texts.iter().map(|text| (*text).to_owned()).collect();
        Self {
            arxivs: owned(&component.arxivs),
            dois: owned(&component.dois),
            names: component.authors.iter().filter_map(|name| Name::of(name)).collect(),
            counts: component.counts.clone(),
            days: component.days.clone(),
        }
    }

    /// Whether two components of one title can be one paper. What only one of them tells contradicts nothing.
    pub(super) fn one_paper(&self, other: &Self) -> bool {
        meet(&self.arxivs, &other.arxivs)
            && meet(&self.dois, &other.dois)
            && self.authors_agree(other)
            && near(&self.days, &other.days)
    }

    /// Whether two components of one short title can be one paper: authors and day must speak for it.
    pub(super) fn one_short_paper(&self, other: &Self) -> bool {
        let told = |traits: &Self| !(traits.names.is_empty() && traits.counts.is_empty());
        self.one_paper(other) && told(self) && told(other) && !self.days.is_disjoint(&other.days)
    }

    /// Whether two components of one DOI can be one paper.
    pub(super) fn one_record(&self, other: &Self) -> bool {
        meet(&self.arxivs, &other.arxivs)
    }

    /// By the first author where both name one: lists are cut short. Else by how many there are.
    fn authors_agree(&self, other: &Self) -> bool {
        if self.names.is_empty() || other.names.is_empty() {
            return meet(&self.counts, &other.counts);
        }
        self.names.iter().any(|name| other.names.iter().any(|known| name.agrees(known)))
    }
}

fn meet<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    one.is_empty() || other.is_empty() || !one.is_disjoint(other)
}

/// A preprint is up to two years older than what is printed.
fn near(one: &BTreeSet<PartialDay>, other: &BTreeSet<PartialDay>) -> bool {
    let years =
        |days: &BTreeSet<PartialDay>| days.iter().filter_map(|day| day.year).collect::<BTreeSet<i16>>();
    let (one, other) = (years(one), years(other));
    one.is_empty()
        || other.is_empty()
        || one.iter().any(|year| other.iter().any(|known| year.abs_diff(*known) <= 2))
}

/// Unites those of `roots` that can be one paper by `fits`.
///
/// Who fits two that do not fit each other could be of either, and is taken out; of those, the ones that tell exactly
/// the same are one. What is left falls into groups in which everyone fits everyone: each is one paper.
pub(super) fn unite(forest: &mut Forest<'_>, roots: &[usize], fits: fn(&Traits, &Traits) -> bool) {
    let traits: Vec<Traits> = roots.iter().map(|root| Traits::of(forest.component(*root))).collect();
    let graph: Vec<Vec<bool>> = (0..roots.len())
        .map(|one| {
            (0..roots.len())
                .map(|other| {
                    one == other
                        || (fits(&traits[one], &traits[other]) && !forest.barred(roots[one], roots[other]))
                })
                .collect()
        })
        .collect();
    let torn: Vec<bool> = (0..roots.len()).map(|at| is_torn(&graph, at)).collect();
    let mut pairs = Vec::new();
    for one in 0..roots.len() {
        for other in one + 1..roots.len() {
            let alike = torn[one] && torn[other] && traits[one] == traits[other];
            if graph[one][other] && (alike || !(torn[one] || torn[other])) {
                pairs.push((roots[one], roots[other]));
            }
        }
    }
    for (one, other) in pairs {
        let (one, other) = (forest.root(one), forest.root(other));
        if !forest.barred(one, other) {
            forest.unite(one, other);
        }
    }
}

/// Whether it fits two that do not fit each other.
fn is_torn(graph: &[Vec<bool>], at: usize) -> bool {
    let fitting: Vec<usize> = (0..graph.len()).filter(|other| graph[at][*other]).collect();
    fitting.iter().any(|one| fitting.iter().any(|other| !graph[*one][*other]))
}
