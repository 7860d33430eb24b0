//! The cards that a page shows, where it carries no data.
//!
//! A card begins at the link of its title. On whole pages it lies in an `article`; what was copied and
//! pasted may have lost that, so then the words between two titles are one card's.

use std::collections::HashSet;

use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

use crate::digest::card::{self, Card};
use crate::digest::links::link;
use crate::digest::named::Named;
use crate::model::{FoundIn, Link, LinkKind};
use crate::text::{fold, one_line, paragraphs};

/// Shorter words are no abstract.
const ABSTRACT_AT_LEAST: usize = 80;

/// Longer words are no organisation's name.
const MAX_NAME: usize = 80;

/// A piece of what a page shows, in the order of the page.
enum Shown {
    /// A link to a paper's page: its identifier and its words.
    Paper { id: String, words: String, in_heading: bool },
    /// The count on a link to a paper's discussion.
    Comments(u32),
    /// A link that leads off the site, and its words.
    Link { address: String, words: String },
    /// The page of a user or an organisation on the site.
    Name(String),
    /// Other words, and whether they are a paragraph.
    Words { text: String, is_paragraph: bool },
}

/// Every card of the page.
pub(super) fn read(document: &Html) -> Vec<Card> {
    let articles = Selector::parse("article").ok();
    let mut cards: Vec<Card> = articles
        .iter()
        .flat_map(|selector| document.select(selector))
        .flat_map(|article| split(shown_in(article)))
        .collect();
    if cards.is_empty() {
        // Names are told from other pages of the site only within an article.
        let mut shown = shown_in(document.root_element());
        shown.retain(|piece| !matches!(piece, Shown::Name(_)));
        cards = split(shown);
    }
    for (card, number) in cards.iter_mut().zip(1..) {
        card.place = format!("entry {number}");
    }
    cards
}

fn split(shown: Vec<Shown>) -> Vec<Card> {
    let headings = shown.iter().any(|piece| matches!(piece, Shown::Paper { in_heading: true, .. }));
    let mut seen = HashSet::new();
    let mut cards: Vec<Card> = Vec::new();
    let mut votes = None;
    let mut label = String::new();
    for piece in shown {
        match piece {
            Shown::Paper { id, words, in_heading } => {
                if (in_heading || !headings) && is_title(&words) && seen.insert(id.clone()) {
                    let upvotes = votes.take();
                    cards.push(Card { title: words, hub_id: Some(id), upvotes, ..Card::default() });
                } else if let Some(card) = cards.last_mut() {
                    // The authors and the discussion are links to the paper too.
                    take_words(card, &words, false);
                }
            }
            Shown::Comments(count) => set_comments(&mut cards, count),
            Shown::Link { address, words } => {
                if let Some(card) = cards.last_mut() {
                    card.links.extend(beside(&address, &words));
                }
            }
            Shown::Name(name) => {
                let is_reader = label.starts_with("Submitted by");
                if let Some(card) = cards.last_mut().filter(|_| !is_reader) {
                    card.organization.get_or_insert(name);
                }
            }
            Shown::Words { text, is_paragraph } => {
                // Votes stand above the title, or below it behind their name.
                votes = text.parse().ok();
                if let Some(card) = cards.last_mut() {
                    if label == "Upvote" {
                        card.upvotes = card.upvotes.or(votes.take());
                    }
                    take_words(card, &text, is_paragraph);
                }
                label = text;
            }
        }
    }
    cards
}

/// What is linked beside a paper, unless it is the paper again.
pub(super) fn beside(address: &str, words: &str) -> Option<Link> {
    let link = link(address, FoundIn::Page).filter(|link| Named::by_address(&link.url).is_none())?;
    let says_project = link.kind == LinkKind::Other && fold(words).starts_with("project");
    match link.kind {
        LinkKind::Other if says_project => Some(Link { kind: LinkKind::Project, ..link }),
        LinkKind::Other => None,
        _ => Some(link),
    }
}

fn set_comments(cards: &mut [Card], count: u32) {
    if let Some(card) = cards.last_mut() {
        card.comments = card.comments.or(Some(count));
    }
}

/// What mails and indexes write on a link whose paper is named beside it.
fn is_link_label(words: &str) -> bool {
    const LABELS: [&str; 16] = [
        "abs",
        "arxiv",
        "code",
        "details",
        "full paper",
        "hf",
        "hugging face",
        "huggingface",
        "html",
        "link",
        "original",
        "paper",
        "pdf",
        "read more",
        "source",
        "view",
    ];
    LABELS.contains(&fold(words).as_str())
}

fn is_title(words: &str) -> bool {
    !is_link_label(words)
        && words.chars().any(char::is_alphabetic)
        && card::author_count(words).is_none()
        && card::shown_day(words).is_none()
}

fn take_words(card: &mut Card, text: &str, is_paragraph: bool) {
    let parts = text.split('·').map(str::trim).filter(|part| part.len() < ABSTRACT_AT_LEAST);
    for part in parts {
        if let Some(count) = card::author_count(part) {
            card.author_count = card.author_count.or(Some(count));
        } else if let Some(shown) = card::shown_day(part.trim_start_matches("Published on ")) {
            card.shown_day = card.shown_day.or(Some(shown));
        }
    }
    let long = text.len() >= ABSTRACT_AT_LEAST;
    if card.abstract_text.is_none() && (is_paragraph || long) && text != card.title && is_title(text) {
        card.abstract_text = Some(paragraphs(text));
    }
}

/// What an element shows, without recursion: saved pages may be deep.
fn shown_in(root: ElementRef<'_>) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut taken = HashSet::new();
    for node in root.descendants() {
        let is_taken = node.parent().is_some_and(|parent| taken.contains(&parent.id()));
        if is_taken {
            taken.insert(node.id());
            continue;
        }
        match node.value() {
            Node::Element(_) => {
                let Some(element) = ElementRef::wrap(node) else { continue };
                if let Some(piece) = whole(element) {
                    taken.insert(node.id());
                    let is_paragraph = matches!(piece, Some(Shown::Words { .. }));
                    shown.extend(piece);
                    if is_paragraph {
                        shown.extend(links_within(element));
                    }
                }
            }
            Node::Text(text) => {
                let text = one_line(text);
                if !text.is_empty() {
                    shown.push(Shown::Words { text, is_paragraph: false });
                }
            }
            _ => {}
        }
    }
    shown
}

/// An element that is read as one: a link to a paper, a paragraph, or what is never shown.
fn whole(element: ElementRef<'_>) -> Option<Option<Shown>> {
    let words = || one_line(&element.text().collect::<String>());
    match element.value().name() {
        "script" | "style" | "noscript" | "template" | "head" | "svg" | "nav" | "footer" => Some(None),
        "p" if !has_link_to_paper(element) => {
            let text = words();
            (!text.is_empty()).then_some(Some(Shown::Words { text, is_paragraph: true }))
        }
        "a" => {
            let href = element.attr("href")?;
            let Some((id, is_community)) = paper_of(href) else { return other_link(href, &words()) };
            if is_community {
                return words().parse().ok().map(|count| Some(Shown::Comments(count)));
            }
            let in_heading = in_heading(element);
            Some(Some(Shown::Paper { id, words: words(), in_heading }))
        }
        _ => None,
    }
}

/// A link that is not to a paper; one to another page of the site is words like any others.
fn other_link(href: &str, words: &str) -> Option<Option<Shown>> {
    if is_of_name(href) {
        return (!words.is_empty() && words.len() <= MAX_NAME).then(|| Some(Shown::Name(words.to_owned())));
    }
    let leaves = href.starts_with("http") && link(href, FoundIn::Page).is_some() && !href.contains("/login?");
    leaves.then(|| Some(Shown::Link { address: href.to_owned(), words: words.to_owned() }))
}

fn links_within(element: ElementRef<'_>) -> Vec<Shown> {
    let links = element.descendants().filter_map(ElementRef::wrap);
    let links = links.filter(|inner| inner.value().name() == "a").filter_map(|link| link.attr("href"));
    links.map(|address| Shown::Link { address: address.to_owned(), words: String::new() }).collect()
}

/// The name of a user or an organisation whose page a link leads to: one word behind the host.
fn is_of_name(href: &str) -> bool {
    const PAGES: [&str; 12] = [
        "papers",
        "models",
        "datasets",
        "spaces",
        "docs",
        "login",
        "join",
        "pricing",
        "enterprise",
        "new",
        "settings",
        "posts",
    ];
    let path = href.strip_prefix("https://huggingface.co").unwrap_or(href);
    let name = path.strip_prefix('/').unwrap_or_default().trim_end_matches('/');
    let shaped = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    !name.is_empty() && shaped && !PAGES.contains(&name)
}

fn has_link_to_paper(element: ElementRef<'_>) -> bool {
    let mut links = element.descendants().filter_map(ElementRef::wrap).filter_map(|inner| inner.attr("href"));
    links.any(|href| paper_of(href).is_some())
}

fn in_heading(link: ElementRef<'_>) -> bool {
    let is_heading =
        |element: ElementRef<'_>| matches!(element.value().name(), "h1" | "h2" | "h3" | "h4" | "h5");
    let above = link.ancestors().take(3).filter_map(ElementRef::wrap);
    let below = link.children().filter_map(ElementRef::wrap);
    above.chain(below).any(is_heading)
}

/// The identifier in a paper's address, and whether it leads to the discussion.
fn paper_of(href: &str) -> Option<(String, bool)> {
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let at = path.find("/papers/")?;
    let host = &path[..at];
    let own = host.is_empty() || host.starts_with("https://huggingface.co") || host.starts_with("http");
    let id = path[at + "/papers/".len()..].split(['?', '/']).next().filter(|id| !id.is_empty())?;
    let listed = matches!(id, "date" | "week" | "month" | "trending" | "submit" | "search");
    let shaped = id.len() <= 40 && id.starts_with(|c: char| c.is_ascii_alphanumeric());
    (own && shaped && !listed).then(|| (id.to_owned(), fragment == "community"))
}
