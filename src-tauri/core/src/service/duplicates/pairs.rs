//! Which papers are compared: those that share an identifier, a title, all words of one but one, or its beginning or end.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::BuildHasher as _;

use super::near::{Title, alike};
use crate::api::DuplicateReason;
use crate::store::Candidate;

/// What more papers than this share tells nothing.
const MAX_BLOCK: usize = 50;

/// Shorter titles, in letters, are shared by chance.
const SHORT: usize = 8;

/// How many significant words the beginning and the end of a title have.
const EDGE: usize = 4;

/// Two papers that may be the same, the smaller id first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) one: i64,
    pub(super) other: i64,
    pub(super) reason: DuplicateReason,
    pub(super) held_apart: bool,
}

/// Every pair that may be the same, but for those the person parted: first those that only the person can join, then
/// the most certain.
pub(super) fn find(candidates: &[Candidate], parted: &BTreeSet<(i64, i64)>) -> Vec<Pair> {
    let titles: Vec<Title> = candidates.iter().map(|candidate| Title::of(&candidate.title)).collect();
    let mut found: BTreeMap<(usize, usize), DuplicateReason> = BTreeMap::new();
    let mut add = |pairs: Vec<(usize, usize)>, reason: DuplicateReason| {
        for pair in pairs {
            found.entry(pair).or_insert(reason);
        }
    };
    let hasher = RandomState::new();
    let hash = |key: &str| hasher.hash_one(key);
    let keyed = |keys: &dyn Fn(usize) -> Vec<u64>| -> Vec<(u64, usize)> {
        (0..candidates.len()).flat_map(|at| keys(at).into_iter().map(move |key| (key, at))).collect()
    };
    let arxiv = keyed(&|at| candidates[at].arxiv_id.as_deref().map(hash).into_iter().collect());
    add(blocks(arxiv), DuplicateReason::SameArxiv);
    let doi = keyed(&|at| candidates[at].doi.as_deref().map(hash).into_iter().collect());
    add(blocks(doi), DuplicateReason::SameDoi);
    let told = |title: &&Title| title.folded.len() >= SHORT;
    let title =
        keyed(&|at| Some(&titles[at]).filter(told).map(|title| hash(&title.folded)).into_iter().collect());
    add(blocks(title), DuplicateReason::SameTitle);
    let near = [
        keyed(&|at| titles[at].word_keys(hash)),
        keyed(&|at| titles[at].head(EDGE).map(|words| hasher.hash_one(words)).into_iter().collect()),
        keyed(&|at| titles[at].tail(EDGE).map(|words| hasher.hash_one(words)).into_iter().collect()),
    ];
    for keys in near {
        let fit = |(one, other): &(usize, usize)| {
            !differ(&candidates[*one], &candidates[*other]) && alike(&titles[*one], &titles[*other])
        };
        add(blocks(keys).into_iter().filter(fit).collect(), DuplicateReason::NearTitle);
    }
    let mut pairs: Vec<Pair> = found
        .into_iter()
        .map(|((one, other), reason)| pair(&candidates[one], &candidates[other], reason))
        .filter(|pair| !parted.contains(&(pair.one, pair.other)))
        .collect();
    pairs.sort_by_key(|pair| (!pair.held_apart, pair.reason, pair.one, pair.other));
    pairs
}

fn pair(one: &Candidate, other: &Candidate, reason: DuplicateReason) -> Pair {
    let held_apart = one.held && other.held && reason != DuplicateReason::NearTitle && !differ(one, other);
    Pair { one: one.id.min(other.id), other: one.id.max(other.id), reason, held_apart }
}

/// Whether identifiers say that they are two.
fn differ(one: &Candidate, other: &Candidate) -> bool {
    let differ = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    differ(&one.arxiv_id, &other.arxiv_id) || differ(&one.doi, &other.doi)
}

/// The pairs within each block of what shares a key.
fn blocks(mut keyed: Vec<(u64, usize)>) -> Vec<(usize, usize)> {
    keyed.sort_unstable();
    let mut pairs = Vec::new();
    for block in keyed.chunk_by(|one, other| one.0 == other.0) {
        if block.len() > MAX_BLOCK {
            continue;
        }
        for (place, (_, one)) in block.iter().enumerate() {
            let others = block[place + 1..].iter().filter(|(_, other)| other != one);
            pairs.extend(others.map(|(_, other)| (*one, *other)));
        }
    }
    pairs
}
