//! RSS of any version, Atom and JSON Feed, where their items are papers.
//!
//! Elements are known by their namespace. Each item is read by itself: one that is damaged or cut off is lost
//! alone. Items nest at most 100 levels; what a document declares as entities is not expanded.

mod adapt;
mod element;
mod json;
mod split;

use adapt::Told;
use element::Space;
use split::Pieces;

use super::content::Content;
use super::day::day;
use super::gather::Gathered;
use super::{ReadError, Reader};
use crate::model::{DigestKind, DigestRead, Finding, Format, Heading, Likeness, PartialDay, Reading};

/// Feeds hold some hundreds of items at most.
const MAX_ITEMS: usize = 100_000;

pub(super) struct Feed;

impl Reader for Feed {
    fn format(&self) -> Format {
        Format::Feed
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        split::is_feed(content.start()) || json::is_feed(content)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        match split::split(content.start()) {
            Some(pieces) => from_pieces(&pieces),
            None => json::read(content.start()),
        }
    }
}

fn from_pieces(pieces: &Pieces<'_>) -> Result<Reading, ReadError> {
    let head = Head::of(pieces);
    let mut gathered = Gathered::default();
    let mut items: Vec<(String, Told, &str)> = Vec::new();
    for item in pieces.items.iter().take(MAX_ITEMS) {
        let place = format!("line {}", item.line);
        match told(pieces.root, item) {
            Ok(told) => items.push((place, told, item.source)),
            Err(reason) => gathered.lose(place, reason, item.source),
        }
    }
    if pieces.items.len() > MAX_ITEMS {
        gathered.warn("file", Finding::FeedTooLong { limit: MAX_ITEMS }, None);
    }
    let papers = items.iter().filter(|(_, told, _)| told.record().is_paper()).count();
    if papers == 0 {
        return Err(ReadError::unrecognised(Likeness::Feed));
    }
    let announced = items.iter().any(|(_, told, _)| told.announced.is_some());
    let of_papers = papers * 2 >= items.len();
    for (place, told, source) in items {
        keep(place, &told, source, of_papers, &mut gathered);
    }
    let kind = head.kind(announced);
    let newest = gathered
        .entries
        .iter()
        .filter_map(|entry| entry.facts.published)
        .map(|published| published.day)
        .max();
    let day = head.day.or(newest.filter(|_| kind == DigestKind::Daily));
    let day = Heading { day, inferred: false };
    let digest = DigestRead { kind, title: head.title, day, entries: gathered.entries };
    Ok(Reading { format: Format::Feed, digests: vec![digest], warnings: gathered.warnings })
}

fn told(root: &str, item: &split::Item<'_>) -> Result<Told, Finding> {
    if !item.whole {
        return Err(Finding::EntryUnclosed);
    }
    let document = element::read(root, item.source).map_err(|why| Finding::EntryUnreadable { why })?;
    // The document's own element may be the entry.
    let element = document.children.first().filter(|child| matches!(child.name.as_str(), "item" | "entry"));
    let mut told = Told::of(element.unwrap_or(&document));
    told.settle()?;
    Ok(told)
}

fn keep(place: String, told: &Told, source: &str, of_papers: bool, gathered: &mut Gathered) {
    match told.facts() {
        // Journals list papers that have no identifier yet, and blogs posts that have none.
        Ok(facts) if told.record().is_paper() || (of_papers && !facts.links.is_empty()) => {
            if let Some(missing) = told.record().missing() {
                gathered.warn(&place, missing, Some(source));
            }
            gathered.add(place, facts);
        }
        Ok(facts) => {
            gathered.warn(place, Finding::NamesNone { title: facts.title }, Some(source));
        }
        Err(reason) => gathered.lose(place, reason, source),
    }
}

/// What a feed says of itself.
#[derive(Default)]
struct Head {
    title: Option<String>,
    day: Option<PartialDay>,
    /// Whether it answers a search.
    is_search: bool,
}

impl Head {
    fn of(pieces: &Pieces<'_>) -> Self {
        let Ok(root) = element::read(pieces.root, pieces.head) else { return Self::default() };
        let channel = root.children.iter().find(|child| child.name == "channel").unwrap_or(&root);
        let first =
            |names: &[(Space, &str)]| names.iter().find_map(|(space, name)| channel.first(*space, name));
        let title = first(&[(Space::Feed, "title")]).map(adapt::line).filter(|title| !title.is_empty());
        let days = [
            (Space::Feed, "pubDate"),
            (Space::Feed, "lastBuildDate"),
            (Space::Feed, "updated"),
            (Space::DublinCore, "date"),
        ];
        let day = days.iter().filter_map(|name| first(&[*name])).find_map(|said| day(said.content()));
        Self { title, day, is_search: channel.first(Space::Search, "totalResults").is_some() }
    }

    fn kind(&self, announced: bool) -> DigestKind {
        let title = self.title.as_deref().unwrap_or_default().to_lowercase();
        let says = |word: &str| title.contains(word);
        match () {
            () if self.is_search => DigestKind::Search,
            () if says("weekly") => DigestKind::Weekly,
            () if says("monthly") => DigestKind::Monthly,
            () if says("trending") => DigestKind::Trending,
            () if announced || says("daily") || says("updates on arxiv.org") => DigestKind::Daily,
            () => DigestKind::List,
        }
    }
}
