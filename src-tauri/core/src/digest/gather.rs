//! Entries gathered into a digest, and what went wrong on the way.

use std::collections::HashSet;

use crate::model::{Entry, Finding, Offered, PaperFacts, Warning};
use crate::text::fold;

/// The characters of a bad entry's source that are kept for another try.
const FRAGMENT_CHARS: usize = 2_000;

/// Collects entries in order, each paper once.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) entries: Vec<Entry>,
    pub(super) warnings: Vec<Warning>,
    seen: HashSet<String>,
}

impl Gathered {
    /// Adds a paper unless its card was there before: trending pages show some twice.
    pub(super) fn add(&mut self, place: String, facts: PaperFacts) {
        self.add_with(place, facts, Offered::default());
    }

    /// Adds a paper with what another program keeps beside it.
    pub(super) fn add_with(&mut self, place: String, facts: PaperFacts, offered: Offered) {
        if self.seen.insert(card_of(&facts)) {
            let rank = u32::try_from(self.entries.len() + 1).unwrap_or(u32::MAX);
            self.entries.push(Entry { rank, turn: None, place, facts, offered });
        }
    }

    /// Adds an entry of a list in which each stands for itself, however alike two are.
    pub(super) fn add_each(&mut self, place: String, facts: PaperFacts, offered: Offered) {
        let rank = u32::try_from(self.entries.len() + 1).unwrap_or(u32::MAX);
        self.entries.push(Entry { rank, turn: None, place, facts, offered });
    }

    /// Notes an entry that cannot be read.
    pub(super) fn lose(&mut self, place: String, reason: Finding, source: &str) {
        self.warnings.push(Warning { place, reason, entry_lost: true, fragment: Some(fragment(source)) });
    }

    /// Notes something that a person would want to know, though the entry is there.
    pub(super) fn warn(&mut self, place: impl Into<String>, reason: Finding, source: Option<&str>) {
        let place = place.into();
        self.warnings.push(Warning { place, reason, entry_lost: false, fragment: source.map(fragment) });
    }
}

/// What makes two cards one: the identifier, else everything that a reader would compare.
fn card_of(facts: &PaperFacts) -> String {
    if let Some(id) = &facts.arxiv_id {
        return format!("arxiv {id}");
    }
    let day = facts.published.map(|published| published.day.to_string()).unwrap_or_default();
    let words = fold(facts.abstract_text.as_deref().unwrap_or_default());
    let page = facts.links.iter().find(|link| link.url.starts_with("https://huggingface.co/papers/"));
    let page = page.filter(|_| words.is_empty()).map_or("", |link| link.url.as_str());
    format!("{}|{day}|{:?}|{words}|{page}", fold(&facts.title), facts.author_count)
}

pub(super) fn fragment(source: &str) -> String {
    source.chars().take(FRAGMENT_CHARS).collect()
}

/// Of a file whose bytes were not all text.
pub(super) fn replaced_bytes() -> Warning {
    Warning { place: "file".to_owned(), reason: Finding::BytesReplaced, entry_lost: false, fragment: None }
}
