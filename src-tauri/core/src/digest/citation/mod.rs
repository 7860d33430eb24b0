//! A record of a reference manager, whatever form it was exported in: one adapter from all of them to the model.

mod date;

pub(super) use date::{date_of, month_of_name};

use super::gather::Gathered;
use super::links::{best_first, link, links_in};
use super::named::Named;
use crate::model::{
    ArxivId, DigestKind, DigestRead, Doi, Finding, Format, FoundIn, Heading, Link, LinkKind, Offered,
    PaperFacts, PartialDay, Published, Reading,
};
use crate::text::{one_line, paragraphs};

/// The most entries that one bibliography gives.
pub(super) const MAX_ENTRIES: usize = 200_000;

/// What a bibliography says of one work, decoded and not yet judged.
#[derive(Debug, Default)]
pub(super) struct Citation {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) abstract_text: Option<String>,
    pub(super) date: Option<PartialDay>,
    pub(super) venue: Option<String>,
    pub(super) doi: Option<String>,
    /// An arXiv identifier in a field of its own.
    pub(super) arxiv: Option<String>,
    pub(super) subjects: Vec<String>,
    /// Addresses in fields of their own.
    pub(super) urls: Vec<String>,
    /// Addresses in fields that say what they lead to.
    pub(super) told: Vec<(LinkKind, String)>,
    /// Other texts in which the paper may be named: the journal, remarks, numbers of archives.
    pub(super) hints: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) note: Option<String>,
}

impl Citation {
    /// Adds the entry that this says, or says why there is none.
    pub(super) fn gather(self, place: String, source: &str, gathered: &mut Gathered) {
        if gathered.entries.len() >= MAX_ENTRIES {
            return gathered.lose(place, Finding::BibliographyTooLong { limit: MAX_ENTRIES }, source);
        }
        let (arxiv_id, doi) = self.identifiers();
        let mut title = one_line(&self.title);
        if title.is_empty() {
            let name = arxiv_id
                .as_ref()
                .map(|id| format!("arXiv:{id}"))
                .or(doi.as_ref().map(|doi| format!("doi:{doi}")));
            let Some(name) = name else { return gathered.lose(place, Finding::NoTitle, source) };
            gathered.warn(&place, Finding::IdentifierForTitle, Some(source));
            title = name;
        }
        let offered = self.offered();
        let facts = PaperFacts {
            title,
            links: self.links(),
            abstract_text: self.abstract_text.as_deref().map(paragraphs).filter(|text| !text.is_empty()),
            author_count: u32::try_from(self.authors.len()).ok().filter(|count| *count > 0),
            authors: self.authors,
            published: self.date.map(Published::explicit),
            venue: self.venue.as_deref().map(one_line).filter(|venue| !venue.is_empty() && !is_arxiv(venue)),
            subjects: self.subjects,
            arxiv_id,
            doi,
            ..PaperFacts::default()
        };
        gathered.add_each(place, facts, offered);
    }

    /// What the work is called: by fields of its own first, then by what its addresses and remarks name.
    fn identifiers(&self) -> (Option<ArxivId>, Option<Doi>) {
        let said = self.doi.as_deref().and_then(Doi::parse);
        let own =
            self.arxiv.as_deref().and_then(|id| ArxivId::parse(id).or_else(|| Named::by_name(id)?.arxiv));
        let named: Vec<Named> = self
            .urls
            .iter()
            .chain(self.told.iter().map(|(_, url)| url))
            .filter_map(|url| Named::by_address(url))
            .chain(self.hints.iter().filter_map(|hint| Named::first_in(hint)))
            .collect();
        let arxiv = own
            .or_else(|| said.as_ref().and_then(Doi::arxiv))
            .or_else(|| named.iter().find_map(|named| named.arxiv.clone()));
        let doi = said
            .filter(|doi| doi.arxiv().is_none())
            .or_else(|| named.iter().find_map(|named| named.doi.clone()));
        (arxiv, doi)
    }

    fn links(&self) -> Vec<Link> {
        let mut links: Vec<Link> = self.urls.iter().filter_map(|url| link(url, FoundIn::Field)).collect();
        links.extend(self.told.iter().filter_map(|(kind, url)| Some(led(*kind, link(url, FoundIn::Field)?))));
        links.extend(self.hints.iter().flat_map(|hint| links_in(hint, FoundIn::Field)));
        links.extend(self.abstract_text.iter().flat_map(|text| links_in(text, FoundIn::Abstract)));
        // The page at the publisher and at arXiv follow from the identifiers.
        links.retain(|link| {
            link.kind != LinkKind::Paper || !matches!(link.host.as_str(), "doi.org" | "arxiv.org")
        });
        best_first(links)
    }

    fn offered(&self) -> Offered {
        let mut tags: Vec<String> = Vec::new();
        for tag in self.tags.iter().map(|tag| one_line(tag)).filter(|tag| !tag.is_empty()) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let note = self.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
        Offered { tags, note }
    }
}

/// A link of a field that says what it leads to: what the address itself tells goes before.
fn led(kind: LinkKind, link: Link) -> Link {
    if link.kind == LinkKind::Other { Link { kind, ..link } } else { link }
}

fn is_arxiv(venue: &str) -> bool {
    venue.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("arxiv"))
}

/// A bibliography is a list of no day.
pub(super) fn reading(format: Format, gathered: Gathered) -> Reading {
    let digest = DigestRead {
        kind: DigestKind::List,
        title: None,
        day: Heading::default(),
        entries: gathered.entries,
    };
    Reading { format, digests: vec![digest], warnings: gathered.warnings }
}

/// `Lovelace, Ada` and `Lovelace, Ada, Jr.` as they are spoken.
pub(super) fn spoken(name: &str) -> String {
    let mut parts = name.split(',').map(str::trim).filter(|part| !part.is_empty());
    let family = parts.next().unwrap_or_default();
    let given = parts.next().unwrap_or_default();
    let suffix = parts.next().unwrap_or_default();
    one_line(&format!("{given} {family} {suffix}"))
}

/// Keywords in one field: between semicolons where there are any, else between commas.
pub(super) fn keywords(text: &str) -> Vec<String> {
    let mark = if text.contains(';') { ';' } else { ',' };
    text.split(mark).map(one_line).filter(|word| !word.is_empty()).collect()
}
