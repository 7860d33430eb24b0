//! The papers that a page names, each with a number.

use std::collections::HashMap;

use url::Url;

use super::outline::Piece;
use crate::digest::named::Named;
use crate::model::ArxivId;

#[derive(Default)]
pub(super) struct Papers {
    known: Vec<Named>,
    numbers: HashMap<Named, usize>,
    /// The number of the paper that each turned out to be.
    same: Vec<usize>,
}

impl Papers {
    pub(super) fn number(&mut self, named: Named) -> usize {
        let next = self.known.len();
        let number = *self.numbers.entry(named.clone()).or_insert(next);
        if number == next {
            self.known.push(named);
            self.same.push(next);
        }
        number
    }

    /// The number of a paper that has no name.
    pub(super) fn unnamed(&mut self) -> usize {
        self.known.push(Named::default());
        self.same.push(self.known.len() - 1);
        self.known.len() - 1
    }

    pub(super) fn get(&self, number: usize) -> &Named {
        &self.known[number]
    }

    pub(super) fn settled(&self, number: usize) -> usize {
        self.same[number]
    }

    /// Adds the papers that the words of a piece name to those of its links.
    pub(super) fn said_in(&mut self, piece: &mut Piece) {
        piece.names.sort_by_key(|(range, _)| range.start);
        let linked = piece.names.len();
        for (range, named) in Named::all_in(&piece.text).into_iter().chain(Named::bare_in(&piece.text)) {
            let links = &piece.names[..linked];
            let behind = links.partition_point(|(link, _)| link.end <= range.start);
            if links.get(behind).is_none_or(|(link, _)| link.start >= range.end) {
                let paper = self.number(named);
                piece.names.push((range, paper));
            }
        }
        piece.names.sort_by_key(|(range, _)| range.start);
    }

    /// Makes one of a paper's arXiv identifier and its DOI, where nothing else is named beside them.
    pub(super) fn join(&mut self, papers: &[usize]) {
        let mut arxiv: Vec<usize> =
            papers.iter().copied().filter(|paper| self.known[*paper].arxiv.is_some()).collect();
        let mut doi: Vec<usize> =
            papers.iter().copied().filter(|paper| self.known[*paper].arxiv.is_none()).collect();
        arxiv.sort_unstable();
        arxiv.dedup();
        doi.sort_unstable();
        doi.dedup();
        let ([arxiv], [doi]) = (&arxiv[..], &doi[..]) else { return };
        if self.same[*doi] == *doi && self.known[*arxiv].doi.is_none() {
            self.same[*doi] = *arxiv;
            self.known[*arxiv].doi = self.known[*doi].doi.clone();
        }
    }
}

/// The paper to which a link leads, also by way of an address that holds the real one.
pub(super) fn named_by(address: &str) -> Option<Named> {
    let address = address.trim();
    if let Some(path) = address.strip_prefix('/').filter(|path| !path.starts_with('/')) {
        return on_own_site(path);
    }
    Named::by_address(address).or_else(|| {
        let url =
            Url::parse(address).ok().filter(|url| url.query().is_some_and(|query| query.contains("http")))?;
        let inner = url.query_pairs().map(|(_, value)| value).find(|value| value.starts_with("http"))?;
        Named::by_address(&inner)
    })
}

/// Pages of arXiv and of Hugging Face leave their host out.
fn on_own_site(path: &str) -> Option<Named> {
    let (folder, id) = path.split_once('/')?;
    let id = id.split(['?', '#']).next()?.trim_end_matches(".pdf");
    match folder {
        "abs" | "pdf" | "html" => {
            ArxivId::parse(id).map(|arxiv| Named { arxiv: Some(arxiv), ..Named::default() })
        }
        "papers" => Named::by_address(&format!("https://huggingface.co/{path}")),
        _ => None,
    }
}
