//! Semantic Scholar's alerts: links to its pages of papers, and what stands below each.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use scraper::{ElementRef, Html, Node};

use crate::digest::day::day;
use crate::digest::gather::Gathered;
use crate::digest::links::{best_first, link, links_in};
use crate::digest::named::Named;
use crate::model::{Finding, FoundIn, PaperFacts, Published};
use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// A page of a paper; its last part names the paper.
static PAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"semanticscholar\.org/(?:paper|reader)/(?:[^/?#]+/)?([0-9a-f]{40})"));
static BUTTON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:view|read|save|cite|see|open|add|share|pdf|more|download|semantic reader|expand|show)\b.{0,40}$",
    )
});
static SUMMARY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^TL;?DR\b\s*[:.\-]?\s*"));
static MORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\+?\s*\d+\s+(?:more\s+)?authors?$|^et al\.?$|^…$"));
static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}'’.-]*(?:\s[\p{L}'’.-]+){0,5}$"));

/// A snippet is no shorter; shorter lines are buttons and venues.
const SNIPPET_CHARS: usize = 80;

pub(super) fn is_alert(text: &str) -> bool {
    text.contains("semanticscholar.org/paper/")
        && (text.contains("alert_email")
            || text.contains("paper-link")
            || text.contains("semanticscholar.org/me/alerts"))
}

/// A paper and the lines below its title.
struct Item {
    title: String,
    address: String,
    lines: Vec<String>,
}

pub(super) fn read(page: &Html, gathered: &mut Gathered) {
    for (at, item) in items(page).into_iter().enumerate() {
        let place = format!("entry {}", at + 1);
        if item.title.is_empty() {
            gathered.lose(place, Finding::NoTitle, &item.address);
        } else {
            gathered.add(place, facts(item));
        }
    }
}

/// The papers in order; a paper may be linked several times, by its title first.
fn items(page: &Html) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for node in page.tree.root().descendants() {
        match node.value() {
            Node::Element(element) if element.name() == "a" => {
                let Some(address) = element.attr("href") else { continue };
                let Some(found) = PAGE.captures(address) else { continue };
                let at = *known.entry(found[1].to_owned()).or_insert(items.len());
                if at == items.len() {
                    items.push(Item { title: String::new(), address: address.to_owned(), lines: Vec::new() });
                }
                let words = ElementRef::wrap(node).map(|link| link.text().collect::<String>());
                let words = one_line(&words.unwrap_or_default());
                if items[at].title.is_empty() && !BUTTON.is_match(&words) {
                    items[at].title = words;
                }
            }
            Node::Element(element) if is_block(element.name()) => {
                items.iter_mut().last().into_iter().for_each(|item| item.lines.push(String::new()));
            }
            Node::Text(text) => {
                let within = |name: &str| {
                    let mut above = node.ancestors().filter_map(ElementRef::wrap);
                    above.any(|above| above.value().name() == name)
                };
                let Some(item) = items.last_mut().filter(|_| !within("a") && !within("style")) else {
                    continue;
                };
                match item.lines.last_mut() {
                    Some(line) => line.push_str(text),
                    None => item.lines.push(text.to_string()),
                }
            }
            _ => {}
        }
    }
    items
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "td"
            | "tr"
            | "table"
            | "li"
            | "ul"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "hr"
            | "section"
    )
}

fn facts(item: Item) -> PaperFacts {
    let lines: Vec<String> =
        item.lines.iter().map(|line| one_line(line)).filter(|line| !line.is_empty()).collect();
    let mut facts = PaperFacts { title: item.title, ..PaperFacts::default() };
    for line in &lines {
        let rest = SUMMARY.replace(line, "");
        if rest.len() < line.len() && facts.ai_summary.is_none() && !rest.is_empty() {
            facts.ai_summary = Some(rest.into_owned());
        } else if line.chars().count() >= SNIPPET_CHARS && facts.abstract_text.is_none() && !is_names(line) {
            facts.abstract_text = Some(line.clone());
            facts.abstract_cut = true;
        } else if facts.authors.is_empty() && is_names(line) {
            name_authors(line, &mut facts);
        } else if facts.published.is_none() {
            facts.published = line.split(['•', '·', '|']).find_map(day).map(Published::explicit);
        }
    }
    let named = lines.iter().find_map(|line| Named::first_in(line)).unwrap_or_default();
    facts.arxiv_id = named.arxiv;
    facts.doi = named.doi;
    // What counts the reader's clicks is no part of the page's address.
    let page = item.address.split(['?', '#']).next().and_then(|address| link(address, FoundIn::Field));
    let mut links: Vec<_> = page.into_iter().collect();
    links.extend(
        facts.abstract_text.as_deref().map(|text| links_in(text, FoundIn::Abstract)).unwrap_or_default(),
    );
    facts.links = best_first(links);
    facts
}

/// Names between commas, perhaps with others counted.
fn names(line: &str) -> impl Iterator<Item = &str> {
    let line = line.split(['•', '·', '|']).next().unwrap_or_default();
    line.split([',', ';']).map(str::trim).filter(|name| !name.is_empty())
}

fn is_names(line: &str) -> bool {
    let known = |name: &str| MORE.is_match(name) || NAME.is_match(name);
    names(line).next().is_some_and(|first| first.contains(' ')) && names(line).all(known)
}

fn name_authors(line: &str, facts: &mut PaperFacts) {
    let more = names(line).any(|name| MORE.is_match(name));
    facts.authors = names(line).filter(|name| !MORE.is_match(name)).map(str::to_owned).collect();
    facts.author_count = u32::try_from(facts.authors.len()).ok().filter(|count| *count > 0 && !more);
}
