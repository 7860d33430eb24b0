//! A Hugging Face papers page saved as HTML, or pasted with its markup.
//!
//! The page carries its entries as JSON in `data-props`, the same items as the API's. Where a saver
//! dropped or broke them, the cards that the page shows are read instead.

mod cards;
mod page;
mod props;
mod single;

use scraper::{Html, Selector};

use super::card::Card;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, card, detect, hf_json, html};
use crate::model::{DigestKind, DigestRead, Format, Likeness, Reading};
use page::Page;

pub(super) struct HfHtml;

impl Reader for HfHtml {
    fn format(&self) -> Format {
        Format::HfHtml
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_html(content)
            && (content.text.contains("/papers/") || props::are_in(&content.text))
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let document = html::parse(&content.text)?;
        let page = Page::of(&content.text);
        let reading = from_props(&document, &page)
            .or_else(|| from_paper(&document, &page))
            .or_else(|| from_cards(&document, &page));
        reading.ok_or_else(|| ReadError::unrecognised(Likeness::WebPage))
    }
}

fn from_props(document: &Html, page: &Page) -> Option<Reading> {
    let (mut listed, gathered) = props::read(document)?;
    listed.day = listed.day.or(page.day);
    if listed.kind == DigestKind::List || listed.kind == DigestKind::Daily {
        listed.kind = page.kind.unwrap_or(listed.kind);
    }
    Some(hf_json::reading(Format::HfHtml, listed, gathered))
}

fn from_paper(document: &Html, page: &Page) -> Option<Reading> {
    let mut gathered = Gathered::default();
    let card = single::read(document, page.paper.as_deref())?;
    card::gather(vec![card], None, None, &mut gathered);
    let day = crate::model::Heading::default();
    let digests = vec![DigestRead { kind: DigestKind::Paper, title: None, day, entries: gathered.entries }];
    Some(Reading { format: Format::HfHtml, digests, warnings: gathered.warnings })
}

fn from_cards(document: &Html, page: &Page) -> Option<Reading> {
    let mut gathered = Gathered::default();
    let cards = cards::read(document);
    if cards.is_empty() || is_elsewhere(document, &cards) {
        return None;
    }
    let not_before = page.day.and_then(|day| day.year);
    let shown = page.shown_day.filter(|_| page.day.is_none());
    let mut day = card::gather(cards, shown, not_before, &mut gathered).heading;
    day.day = page.day.or(day.day);
    let kind = page.kind.unwrap_or(if day.day.is_some() { DigestKind::Daily } else { DigestKind::List });
    let digests = vec![DigestRead { kind, title: None, day, entries: gathered.entries }];
    Some(Reading { format: Format::HfHtml, digests, warnings: gathered.warnings })
}

/// Whether papers are listed on another's page, which says nothing else of a card and leads to arXiv too.
fn is_elsewhere(document: &Html, cards: &[Card]) -> bool {
    let shows = |card: &Card| {
        card.author_count.is_some()
            || card.shown_day.is_some()
            || card.upvotes.is_some()
            || card.comments.is_some()
    };
    let count =
        |selector: &str| Selector::parse(selector).map_or(0, |selector| document.select(&selector).count());
    !cards.iter().any(shows) && count("article") == 0 && count("a[href*='arxiv.org/']") >= cards.len()
}
