//! What a Hugging Face page shows of a paper, whether it comes as text or as markup.

use std::sync::LazyLock;

use regex::Regex;

use super::gather::Gathered;
use super::links::{best_first, links_in};
use super::year::{self, Said};
use crate::model::{ArxivId, Finding, FoundIn, Heading, Link, PaperFacts, PartialDay};
use crate::text::one_line;

/// A card as it is shown.
#[derive(Debug, Default)]
pub(super) struct Card {
    /// Where it stands, for a person.
    pub(super) place: String,
    pub(super) title: String,
    pub(super) abstract_text: Option<String>,
    pub(super) author_count: Option<u32>,
    pub(super) authors: Vec<String>,
    pub(super) organization: Option<String>,
    pub(super) shown_day: Option<ShownDay>,
    pub(super) comments: Option<u32>,
    pub(super) upvotes: Option<u32>,
    /// What the site calls the paper: mostly its arXiv identifier.
    pub(super) hub_id: Option<String>,
    /// What a machine says of it.
    pub(super) ai_summary: Option<String>,
    /// What is linked beside it.
    pub(super) links: Vec<Link>,
}

/// A day as a card shows it: `Feb 7, 2024`, `Jun 11`, `Jul 10 14` with comments behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ShownDay {
    /// `None` where the calendar has no such day.
    pub(super) day: Option<PartialDay>,
    pub(super) comments: Option<u32>,
}

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x) ^ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [a-z]* \.? \s (\d{1,2})
        (?: ,\s? (\d{4}) )? (?: \s (\d{1,6}) )? $",
    )
});
static AUTHORS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[•·]?\s?(\d{1,6}) authors?$"));

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The number of a month by the first three letters of its English name.
pub(super) fn month(name: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|month| name.starts_with(month))?;
    i8::try_from(at + 1).ok()
}

/// Reads a line that is nothing but a day, and perhaps comments.
pub(super) fn shown_day(line: &str) -> Option<ShownDay> {
    let found = DAY.captures(line)?;
    let (month, day) = (month(&found[1])?, found[2].parse().ok()?);
    let day = match found.get(3) {
        Some(year) => PartialDay::full(year.as_str().parse().ok()?, month, day),
        None => PartialDay::yearless(month, day),
    };
    Some(ShownDay { day, comments: found.get(4).and_then(|count| count.as_str().parse().ok()) })
}

/// Reads a line that is nothing but `N authors`.
pub(super) fn author_count(line: &str) -> Option<u32> {
    AUTHORS.captures(line)?[1].parse().ok()
}

/// A day in the heading of a page, and the year in which the page was captured, as far as it tells.
pub(super) struct Told {
    pub(super) heading: Heading,
    pub(super) capture: Option<i16>,
}

/// Gathers the cards of a page and works out the years that it left out.
///
/// `not_before` is a year that the page says otherwise, such as that of its month.
pub(super) fn gather(
    cards: Vec<Card>,
    heading: Option<PartialDay>,
    not_before: Option<i16>,
    gathered: &mut Gathered,
) -> Told {
    let ids: Vec<Option<ArxivId>> = cards.iter().map(arxiv_id).collect();
    let shown = cards
        .iter()
        .zip(&ids)
        .filter_map(|(card, id)| Some(Said { day: card.shown_day?.day?, id: id.as_ref() }));
    let heading_said = heading.map(|day| Said { day, id: None });
    let capture = year::capture_year(shown.chain(heading_said)).max(not_before);
    for (card, id) in cards.into_iter().zip(ids) {
        if card.shown_day.is_some_and(|shown| shown.day.is_none()) {
            gathered.warn(&card.place, Finding::NoDay, None);
        }
        let place = card.place.clone();
        gathered.add(place, facts(card, id, capture));
    }
    let told = heading.map(|day| year::published(day, None, capture).day);
    Told { heading: Heading { day: told, inferred: told != heading }, capture }
}

fn arxiv_id(card: &Card) -> Option<ArxivId> {
    card.hub_id.as_deref().and_then(ArxivId::parse)
}

fn facts(card: Card, arxiv_id: Option<ArxivId>, capture: Option<i16>) -> PaperFacts {
    let day = card.shown_day.and_then(|shown| shown.day);
    let own_page =
        card.hub_id.as_deref().filter(|_| arxiv_id.is_none()).and_then(super::hf_json::page_on_hub);
    let mut links = links_in(card.abstract_text.as_deref().unwrap_or_default(), FoundIn::Abstract);
    links.extend(own_page);
    links.extend(card.links);
    let named = u32::try_from(card.authors.len()).ok().filter(|named| *named > 0);
    PaperFacts {
        title: one_line(&card.title),
        published: day.map(|day| year::published(day, arxiv_id.as_ref(), capture)),
        author_count: card.author_count.max(named),
        authors: card.authors,
        comments: card.comments.or(card.shown_day.and_then(|shown| shown.comments)),
        upvotes: card.upvotes,
        organization: card.organization,
        abstract_text: card.abstract_text,
        ai_summary: card.ai_summary,
        arxiv_id,
        links: best_first(links),
        ..PaperFacts::default()
    }
}
