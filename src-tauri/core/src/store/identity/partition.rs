//! Evidence into papers.

use std::collections::BTreeMap;

use super::compatible::{self, Traits};
use super::evidence::{Evidence, Words, is_short};
use super::forest::{Forest, places};

/// More namesakes than this, and a title or a DOI tells nothing.
pub(super) const MAX_NAMESAKES: usize = 200;

/// Which evidence is of one paper: the places of each paper's evidence, in order; papers by their earliest.
///
/// Keys are taken in their own order and not in that of the evidence, so that the order of imports decides nothing.
pub(super) fn partition(evidence: &[Evidence], words: &Words) -> Vec<Vec<usize>> {
    let mut forest = Forest::new(evidence, words);
    join_by_word(&mut forest, evidence, words);
    for group in groups(evidence, |evidence| evidence.held.filter(|_| !evidence.loose)) {
        gather(&mut forest, &group);
    }
    for group in groups(evidence, |evidence| evidence.arxiv.as_deref()) {
        gather(&mut forest, &group);
    }
    for group in groups(evidence, |evidence| evidence.doi.as_deref()) {
        sort_out(&mut forest, &group, Traits::one_record);
    }
    for group in groups(evidence, |evidence| Some(evidence.title.as_str()).filter(|title| !title.is_empty()))
    {
        let short = is_short(&evidence[group[0]].title);
        sort_out(&mut forest, &group, if short { Traits::one_short_paper } else { Traits::one_paper });
    }
    forest.into_groups()
}

/// The places that share a key, key by key; a key of one place joins nothing.
fn groups<'a, K: Ord>(evidence: &'a [Evidence], key: impl Fn(&'a Evidence) -> Option<K>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (place, evidence) in evidence.iter().enumerate() {
        if let Some(key) = key(evidence) {
            groups.entry(key).or_default().push(place);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn join_by_word(forest: &mut Forest<'_>, evidence: &[Evidence], words: &Words) {
    if words.joined.is_empty() {
        return;
    }
    let places = places(evidence);
    for (one, other) in &words.joined {
        let (Some(one), Some(other)) = (places.get(one), places.get(other)) else { continue };
        let (one, other) = (forest.root(*one), forest.root(*other));
        if !forest.parted(one, other) {
            forest.unite(one, other);
        }
    }
}

/// Makes one of all that share a key, but for what the person's word keeps apart: there the rest goes to what has a
/// title in common, else to the paper that holds something of the person's, else to the first.
fn gather(forest: &mut Forest<'_>, group: &[usize]) {
    let mut roots = forest.roots(group);
    roots.sort_by_key(|root| !forest.is_held(*root));
    let mut apart: Vec<usize> = Vec::new();
    for root in roots {
        let open: Vec<usize> = (0..apart.len()).filter(|at| !forest.barred(apart[*at], root)).collect();
        let namesake = open.iter().copied().find(|at| {
            let titles = &forest.component(apart[*at]).titles;
            !titles.is_disjoint(&forest.component(root).titles)
        });
        match namesake.or(open.first().copied()) {
            Some(at) => apart[at] = forest.unite(apart[at], root),
            None => apart.push(root),
        }
    }
}

fn sort_out(forest: &mut Forest<'_>, group: &[usize], fits: fn(&Traits, &Traits) -> bool) {
    let roots = forest.roots(group);
    if (2..=MAX_NAMESAKES).contains(&roots.len()) {
        compatible::unite(forest, &roots, fits);
    }
}
