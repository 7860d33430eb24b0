//! Pages and texts that name papers, by arXiv identifier, by DOI or by a link to a Hugging Face paper page: the last readers to be asked.
//!
//! What is read is taken apart into pieces; the pieces of the largest block that names one paper and no other are that
//! paper's. Where no label says what is a title, it is guessed, and the person is told so.

mod facts;
mod meta;
mod names;
mod outline;
mod text;
mod title;
mod units;
mod unnamed;

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::content::Content;
use super::day::day;
use super::gather::Gathered;
use super::links::best_first;
use super::{ReadError, Reader, detect, html};
use crate::model::{
    DigestKind, DigestRead, Finding, Format, Heading, Likeness, PaperFacts, PartialDay, Reading,
};
use facts::Told;
use outline::{Kind, Outline};
use title::Sure;

/// Papers that are taken from one page.
const MAX_ENTRIES: usize = 20_000;

/// Pieces above the first paper that are looked at.
const MAX_HEAD: usize = 200;

/// Papers without a title that are mentioned each by itself.
const MAX_UNTITLED: usize = 20;

/// A digest that was sent as mail, as its bare HTML.
pub(super) struct Newsletter;

impl Reader for Newsletter {
    fn format(&self) -> Format {
        Format::Mail
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_html(content) && !is_site(&content.text)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        read(content, Format::Mail)
    }
}

/// Any other page.
pub(super) struct WebPage;

impl Reader for WebPage {
    fn format(&self) -> Format {
        Format::WebPage
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_html(content)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        read(content, Format::WebPage)
    }
}

/// Any other text.
pub(super) struct PlainText;

impl Reader for PlainText {
    fn format(&self) -> Format {
        Format::PlainText
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        let start = content.start();
        let is_other = detect::looks_like_json(content)
            || detect::looks_like_html(content)
            || start.starts_with("<?xml")
            // The addresses in the head of a mail that lists nothing name no papers.
            || detect::looks_like_mail(content);
        !is_other && text::names_a_paper(start)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let outline = text::outline(&content.text);
        reading(outline, Format::PlainText).ok_or_else(|| ReadError::unrecognised(detect::seems(content)))
    }
}

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// What pages of sites have and mails do not.
static SITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)<script[\s>]|<nav[\s>]|<link\s[^>]{0,200}rel=|property=["']?og:|saved from url=|name=["']?citation_|SingleFile"#,
    )
});
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]{3,9}\.?,?[ -]\d{4}\b|\b[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b",
    )
});

fn is_site(text: &str) -> bool {
    SITE.is_match(text)
}

fn read(content: &Content<'_>, format: Format) -> Result<Reading, ReadError> {
    let page = html::parse(&content.text)?;
    if let Some(gathered) = meta::read(&page) {
        let day = Heading::default();
        let digest = DigestRead { kind: DigestKind::Paper, title: None, day, entries: gathered.entries };
        return Ok(Reading { format: Format::WebPage, digests: vec![digest], warnings: gathered.warnings });
    }
    let mut outline = Outline::of(&page);
    unnamed::find(&mut outline);
    reading(outline, format).ok_or_else(|| ReadError::unrecognised(Likeness::WebPage))
}

fn reading(mut outline: Outline, format: Format) -> Option<Reading> {
    let (gathered, head) = gather(&mut outline, format == Format::Mail);
    if gathered.entries.is_empty() {
        return None;
    }
    let digest = DigestRead {
        kind: head.kind(),
        title: head.title,
        day: Heading { day: head.day, inferred: false },
        entries: gathered.entries,
    };
    Some(Reading { format, digests: vec![digest], warnings: gathered.warnings })
}

fn gather(outline: &mut Outline, is_mail: bool) -> (Gathered, Head) {
    let named = outline.pieces.iter().position(|piece| !piece.names.is_empty()).unwrap_or(0);
    let above = Head::above(outline, named);
    let units = units::units(outline);
    let mut gathered = Gathered::default();
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut papers: HashMap<usize, Told> = HashMap::new();
    for unit in &units {
        if order.len() >= MAX_ENTRIES && !papers.contains_key(&unit.paper) {
            gathered.warn("file", Finding::TooManyPapers { limit: MAX_ENTRIES }, None);
            break;
        }
        let line = outline.pieces[unit.own.start].line;
        match facts::told(outline, unit, is_mail) {
            Ok(told) => match papers.remove(&unit.paper) {
                Some(known) => drop(papers.insert(unit.paper, merged(known, told))),
                None => {
                    order.push((unit.paper, line));
                    papers.insert(unit.paper, told);
                }
            },
            Err(reason) => {
                let own = outline.pieces[unit.own.clone()].iter().map(|piece| piece.text.as_str());
                gathered.lose(place(order.len() + 1, line), reason, &own.collect::<Vec<&str>>().join("\n"));
            }
        }
    }
    let told = order
        .iter()
        .zip(1..)
        .filter_map(|((paper, line), number)| Some((place(number, *line), papers.remove(paper)?)));
    keep(told.collect(), &mut gathered);
    let head = Head::of(above, &gathered);
    (gathered, head)
}

fn place(number: usize, line: usize) -> String {
    if line > 0 { format!("line {line}") } else { format!("entry {number}") }
}

/// Adds the papers, and says of which nothing tells the title and that titles are guessed.
fn keep(told: Vec<(String, Told)>, gathered: &mut Gathered) {
    let untitled = told.iter().filter(|(_, told)| told.sure.is_none()).count();
    let guessed = told.iter().any(|(_, told)| told.sure < Some(Sure::Heading));
    for (place, told) in told {
        if told.sure.is_none() && untitled <= MAX_UNTITLED {
            gathered.warn(&place, Finding::Untitled { name: told.facts.title.clone() }, None);
        }
        gathered.add(place, told.facts);
    }
    if untitled > MAX_UNTITLED {
        gathered.warn("file", Finding::ManyUntitled { papers: untitled }, None);
    }
    if guessed {
        gathered.warn("file", Finding::Guessed, None);
    }
}

/// One paper that the page names twice: the better title, and whatever only one has.
fn merged(known: Told, more: Told) -> Told {
    let (best, other) = if more.sure > known.sure { (more, known) } else { (known, more) };
    let (facts, other) = (best.facts, other.facts);
    let mut links = facts.links;
    links.extend(other.links);
    let facts = PaperFacts {
        abstract_text: facts.abstract_text.or(other.abstract_text),
        ai_summary: facts.ai_summary.or(other.ai_summary),
        author_count: facts.author_count.or(other.author_count),
        authors: if facts.authors.is_empty() { other.authors } else { facts.authors },
        published: facts.published.or(other.published),
        links: best_first(links),
        ..facts
    };
    Told { facts, sure: best.sure }
}

/// What a page says of itself.
struct Head {
    title: Option<String>,
    day: Option<PartialDay>,
    words: String,
}

impl Head {
    /// The page's title and its headings above the first name.
    fn above(outline: &Outline, named: usize) -> Vec<String> {
        let above = outline.pieces[..named.min(outline.pieces.len())].iter().take(MAX_HEAD);
        let headings = above.filter(|piece| piece.kind == Kind::Heading).map(|piece| piece.text.clone());
        outline.title.clone().into_iter().chain(headings).filter(|said| !said.is_empty()).collect()
    }

    fn of(mut said: Vec<String>, gathered: &Gathered) -> Self {
        let paper = gathered.entries.first().map_or("", |entry| entry.facts.title.as_str());
        said.retain(|said| !said.contains(paper));
        let title = said.first().filter(|_| gathered.entries.len() > 1).cloned();
        let dates = said.iter().flat_map(|said| DATE.find_iter(said)).filter_map(|found| day(found.as_str()));
        Self { title, day: dates.into_iter().next(), words: said.join(" ").to_lowercase() }
    }

    fn kind(&self) -> DigestKind {
        let says = |words: &[&str]| words.iter().any(|word| self.words.contains(word));
        match () {
            () if says(&["weekly", "this week", "周报"]) => DigestKind::Weekly,
            () if says(&["monthly", "月报"]) => DigestKind::Monthly,
            () if says(&["trending"]) => DigestKind::Trending,
            () if says(&["search results", "results for"]) => DigestKind::Search,
            () if self.day.is_some() || says(&["daily", "日报"]) => DigestKind::Daily,
            () => DigestKind::List,
        }
    }
}
