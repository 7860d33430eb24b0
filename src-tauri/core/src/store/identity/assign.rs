//! Which id each paper has: one that its entries have or had, so that what the person sees and says stays with it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The paper an entry is of by now, and the one it was first given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) paper: Option<i64>,
    pub(super) born: Option<i64>,
}

/// What hangs on a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    /// Something of the person's: a note, a tag, a star, a decision, a correction, the trash, a word on identity.
    pub(super) held: bool,
    /// Having been opened, or more.
    pub(super) marked: bool,
}

/// The id of each cluster; none where it needs a new one. `free` says of a paper that no entry is of by now whether it
/// can be taken.
///
/// # Errors
///
/// Whatever `free` gives.
pub(super) fn assign<E>(
    clusters: &[Vec<usize>],
    places: &[Place],
    papers: &HashMap<i64, Standing>,
    mut free: impl FnMut(i64) -> Result<bool, E>,
) -> Result<Vec<Option<i64>>, E> {
    let claims = claims(clusters, places);
    let mut ids: Vec<Option<i64>> = vec![None; clusters.len()];
    let mut taken: BTreeSet<i64> = BTreeSet::new();
    let mut give = |ids: &mut Vec<Option<i64>>, cluster: usize, paper: i64| {
        if ids[cluster].is_none() && taken.insert(paper) {
            ids[cluster] = Some(paper);
        }
    };
    let standing = |paper: &i64| papers.get(paper).copied().unwrap_or_default();
    let held = |paper: &i64| standing(paper).held;
    // First what the person said something of, then what stays together, then what was opened.
    for (paper, claimants) in claims.iter().filter(|(paper, _)| held(paper)) {
        claimants.iter().for_each(|cluster| give(&mut ids, *cluster, *paper));
    }
    for (cluster, members) in clusters.iter().enumerate() {
        if let Some(paper) = sole(members, places)
            && claims.get(&paper).is_some_and(|claimants| claimants.len() == 1)
        {
            give(&mut ids, cluster, paper);
        }
    }
    for (paper, claimants) in claims.iter().filter(|(paper, _)| standing(paper).marked) {
        claimants.iter().for_each(|cluster| give(&mut ids, *cluster, *paper));
    }
    for (cluster, members) in clusters.iter().enumerate() {
        let born: BTreeSet<i64> = members.iter().filter_map(|member| places[*member].born).collect();
        let now: BTreeSet<i64> = members.iter().filter_map(|member| places[*member].paper).collect();
        for paper in born.into_iter().chain(now) {
            if ids[cluster].is_none() && !held(&paper) && (claims.contains_key(&paper) || free(paper)?) {
                give(&mut ids, cluster, paper);
            }
        }
    }
    Ok(ids)
}

/// The clusters that have entries of each paper: first those whose entries were it from the beginning, then by entry.
fn claims(clusters: &[Vec<usize>], places: &[Place]) -> BTreeMap<i64, Vec<usize>> {
    let mut cluster_of = vec![0; places.len()];
    for (cluster, members) in clusters.iter().enumerate() {
        members.iter().for_each(|member| cluster_of[*member] = cluster);
    }
    let mut claims: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for from_the_beginning in [true, false] {
        for (place, cluster) in places.iter().zip(&cluster_of) {
            let Some(paper) = place.paper else { continue };
            if (place.born == place.paper) == from_the_beginning {
                let claimants = claims.entry(paper).or_default();
                if !claimants.contains(cluster) {
                    claimants.push(*cluster);
                }
            }
        }
    }
    claims
}

/// The one paper that all entries of a cluster are of by now; those not written down yet are of none.
fn sole(members: &[usize], places: &[Place]) -> Option<i64> {
    let mut papers = members.iter().filter_map(|member| places[*member].paper);
    let first = papers.next()?;
    papers.all(|paper| paper == first).then_some(first)
}
