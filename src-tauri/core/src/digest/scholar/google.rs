//! Google Scholar's alerts: a title, the line of its authors, and a piece of the abstract.

use std::sync::LazyLock;

use regex::Regex;
use scraper::{ElementRef, Html, Selector};

use super::{address, byline};
use crate::digest::gather::Gathered;
use crate::digest::links::{best_first, link, links_in};
use crate::digest::named::Named;
use crate::model::{Finding, FoundIn, PaperFacts};
use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `[PDF]` before a title says what its link leads to.
static KIND: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:\[(?:PDF|HTML|BOOK|CITATION|DOC|TXT|PS|B|C)\]\s*)+"));

/// Programs that forward a mail put names of their own before its classes, and some drop them.
const TITLES: &str = "[class*='gse_alrt_title'], a[href*='scholar_url?']";

pub(super) fn is_alert(text: &str) -> bool {
    text.contains("gse_alrt_title") || (text.contains("/scholar_url?") && text.contains("/scholar_alerts"))
}

pub(super) fn read(page: &Html, gathered: &mut Gathered) {
    let Ok(titles) = Selector::parse(TITLES) else { return };
    for (at, title) in page.select(&titles).enumerate() {
        let place = format!("entry {}", at + 1);
        let words = one_line(&words(title));
        let words = KIND.replace(&words, "");
        // Pictures lead to their paper too.
        if words.is_empty() && !has_class(title, "gse_alrt_title") {
            continue;
        }
        if words.is_empty() {
            gathered.lose(place, Finding::NoTitle, &title.html());
            continue;
        }
        gathered.add(place, facts(&words, title, &titles));
    }
}

fn facts(words: &str, title: ElementRef<'_>, titles: &Selector) -> PaperFacts {
    let (line, snippet) = below(title, titles);
    let byline = byline::read(&line);
    let address = title.attr("href").map(address::real);
    let named =
        address.as_deref().and_then(address::named).or_else(|| Named::first_in(&line)).unwrap_or_default();
    let mut links: Vec<_> =
        address.as_deref().and_then(|address| link(address, FoundIn::Field)).into_iter().collect();
    links.extend(snippet.as_deref().map(|text| links_in(text, FoundIn::Abstract)).unwrap_or_default());
    let count = u32::try_from(byline.authors.len()).ok().filter(|count| *count > 0 && !byline.more);
    PaperFacts {
        title: words.to_owned(),
        abstract_cut: snippet.is_some(),
        abstract_text: snippet,
        authors: byline.authors,
        author_count: count,
        arxiv_id: named.arxiv,
        doi: named.doi,
        venue: byline.venue,
        links: best_first(links),
        ..PaperFacts::default()
    }
}

/// The line of authors and the piece of the abstract that stand below a title.
fn below(title: ElementRef<'_>, titles: &Selector) -> (String, Option<String>) {
    let heading = title
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|above| matches!(above.value().name(), "h2" | "h3" | "h4"));
    let mut line = String::new();
    for block in heading.unwrap_or(title).next_siblings().filter_map(ElementRef::wrap) {
        if block.select(titles).next().is_some() || titles.matches(&block) {
            break;
        }
        let text = one_line(&words(block));
        match () {
            () if text.is_empty() => {}
            () if has_class(block, "gse_alrt_sni") => return (line, Some(text)),
            // Buttons stand below both.
            () if !line.is_empty() => return (line, Some(text).filter(|text| text.len() > 40)),
            () => line = text,
        }
    }
    (line, None)
}

fn has_class(element: ElementRef<'_>, name: &str) -> bool {
    element.attr("class").is_some_and(|class| class.contains(name))
}

/// The words of an element; line breaks are spaces.
fn words(element: ElementRef<'_>) -> String {
    let pieces = element.descendants().map(|node| match node.value() {
        scraper::Node::Text(text) => &**text,
        scraper::Node::Element(element) if element.name() == "br" => " ",
        _ => "",
    });
    pieces.collect()
}
