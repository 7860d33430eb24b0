//! Addresses in running text: found, repaired, told apart.

mod kind;
mod known;
mod repair;
mod repository;
mod scan;

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{FoundIn, Link};

/// Repairs one address, with or without its scheme, and tells what it leads to.
///
/// `None` where it is no public address: no host with a dot, a number for a host, credentials in it,
/// control characters, or more than 2,000 characters.
pub fn link(address: &str, found_in: FoundIn) -> Option<Link> {
    let address = address.trim().trim_start_matches(['<', '"', '\'', '(', '[', '{']);
    let address =
        ["\\url{", "\\href{"].iter().find_map(|start| address.strip_prefix(start)).unwrap_or(address);
    let raw = match scan::next(address, 0) {
        Some(range) if range.start == 0 => &address[range],
        _ => scan::bare(address)?,
    };
    repair::repair(raw, found_in)
}

/// Whether an address leads to a page that anybody could open, and not to the reader's own machine or its neighbours.
pub fn is_public(address: &str) -> bool {
    repair::public(address).is_some()
}

/// The address that a paper's identifiers stand for: at arXiv, else where its DOI leads.
pub fn of_paper(arxiv: Option<&str>, doi: Option<&str>) -> Option<String> {
    let arxiv = arxiv.map(|id| format!("https://arxiv.org/abs/{id}"));
    arxiv.or_else(|| doi.map(|doi| format!("https://doi.org/{doi}")))
}

/// Every address of a running text, repaired, none twice, best first.
pub fn links_in(text: &str, found_in: FoundIn) -> Vec<Link> {
    let found = locate(text).into_iter().map(|(_, link)| Link { found_in, ..link });
    best_first(found.collect())
}

/// Every address of a running text with the bytes it was found in, in order and without overlap.
pub fn locate(text: &str) -> Vec<(Range<usize>, Link)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(range) = scan::next(text, at) {
        at = range.end;
        if let Some(link) = repair::repair(&text[range.clone()], FoundIn::Abstract) {
            found.push((range, link));
        }
    }
    found
}

/// Puts the best links first and keeps each address once, with the best that is known of it.
///
/// A repository is one link: where it is written in several ways, its own address stays.
pub fn best_first(links: Vec<Link>) -> Vec<Link> {
    let mut places = HashMap::new();
    let mut kept: Vec<Link> = Vec::with_capacity(links.len());
    for link in links {
        let place = *places.entry(repair::key(&link.url)).or_insert(kept.len());
        match kept.get_mut(place) {
            Some(known) => {
                known.kind = known.kind.min(link.kind);
                known.found_in = known.found_in.min(link.found_in);
                if known.url != link.url
                    && let Some(url) = repair::plain_repository(&known.url)
                {
                    known.url = url;
                }
            }
            None => kept.push(link),
        }
    }
    kept.sort_by_key(|link| (link.kind, link.found_in));
    kept
}

/// The address of the repository that an address leads to or into, as `git clone` takes it; none where it leads
/// elsewhere.
pub fn repository(address: &str) -> Option<String> {
    repair::plain_repository(address)
}

/// Whether two addresses are one, but for letter case of the host, `www.`, `.git` and a last slash, or lead into one
/// repository.
pub fn same(one: &str, other: &str) -> bool {
    repair::key(one) == repair::key(other)
}
