//! The fields of one entry.

use std::sync::LazyLock;

use regex::Regex;

use super::authors::authors;
use super::block::Block;
use crate::digest::day::day;
use crate::digest::links::{best_first, links_in};
use crate::digest::named::Named;
use crate::model::{ArxivId, Doi, Finding, FoundIn, PaperFacts, Published};
use crate::text::{one_line, paragraphs};

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static NAMING: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\s*(?:arXiv|Paper)\b[^:]{0,30}:\s*(\S+)"));
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^ ( Title | Authors? | Categories | Comments? | Report-no | Journal-ref | DOI | MSC-class | ACM-class | License
        | Proxy | Subj-class | From | Notes? | Date (?: \s* \( [^()]* \) )? ) \s* : \s* (.*) $",
    )
});

/// What an entry says.
pub(super) fn facts(block: &Block<'_>) -> Result<PaperFacts, Finding> {
    let fields = Fields::of(&block.fields);
    let title = fields.one(&["title"]).map(one_line).filter(|title| !title.is_empty());
    let title = title.ok_or(Finding::NoTitle)?;
    let arxiv_id = id(block, &fields).ok_or(Finding::NoArxivId)?;
    let abstract_text = block.abstract_lines.as_deref().map(running).filter(|text| !text.is_empty());
    let names = authors(fields.one(&["authors", "author"]).unwrap_or_default());
    let count = u32::try_from(names.all.len()).ok().filter(|count| *count > 0 && !names.more);
    let mut links =
        links_in(&paragraphs(fields.one(&["comments", "comment"]).unwrap_or_default()), FoundIn::Field);
    links.extend(abstract_text.as_deref().map(|text| links_in(text, FoundIn::Abstract)).unwrap_or_default());
    Ok(PaperFacts {
        title,
        abstract_cut: abstract_text.is_some() && block.is_cut(),
        abstract_text,
        authors: names.all,
        author_count: count,
        published: fields.one(&["date", "date (v1)"]).and_then(day).map(Published::explicit),
        doi: fields
            .one(&["doi"])
            .and_then(doi)
            .or_else(|| Named::first_in(fields.one(&["journal-ref"])?)?.doi),
        subjects: subjects(&fields),
        venue: fields.one(&["journal-ref"]).map(one_line).filter(|venue| !venue.is_empty()),
        arxiv_id: Some(arxiv_id),
        links: best_first(links),
        ..PaperFacts::default()
    })
}

/// Fields in order, the lines of each joined by line breaks.
struct Fields(Vec<(String, String)>);

impl Fields {
    fn of(lines: &[&str]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        let mut open = false;
        for line in lines {
            if let Some(found) = FIELD.captures(line) {
                fields.push((found[1].to_lowercase(), found[2].to_owned()));
                open = true;
            } else if line.trim().is_empty() {
                open = false;
            } else if let Some((_, words)) = fields.last_mut().filter(|_| open) {
                words.push('\n');
                words.push_str(line);
            }
        }
        Self(fields)
    }

    fn one(&self, names: &[&str]) -> Option<&str> {
        let field = self.0.iter().find(|(name, _)| names.contains(&name.as_str()));
        field.map(|(_, words)| words.as_str())
    }
}

/// The identifier of the naming line, else the one that the closing line leads to.
fn id(block: &Block<'_>, fields: &Fields) -> Option<ArxivId> {
    let named = block.fields.iter().find_map(|line| Some(NAMING.captures(line)?[1].to_owned()));
    let within_archive = |number: &str| {
        // Lists of a single archive left out its name.
        let archive = fields.one(&["categories"])?.split([' ', '.']).next()?;
        ArxivId::parse(&format!("{archive}/{number}"))
    };
    named
        .and_then(|named| ArxivId::parse(&named).or_else(|| within_archive(&named)))
        .or_else(|| Named::first_in(block.closing?)?.arxiv)
}

/// An abstract as running text: its paragraphs are indented.
fn running(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        let opens = line.starts_with("  ") && !text.is_empty();
        text.push_str(if opens { "\n\n" } else { "\n" });
        text.push_str(line);
    }
    paragraphs(&text)
}

/// The first of the identifiers in a field that may hold some.
fn doi(field: &str) -> Option<Doi> {
    let parts = field.split([' ', '\n', ',', ';']).filter(|part| !part.is_empty());
    parts.filter_map(Doi::parse).find(|doi| doi.arxiv().is_none())
}

fn subjects(fields: &Fields) -> Vec<String> {
    let codes = fields.one(&["categories"]).unwrap_or_default().split_whitespace().map(str::to_owned);
    let codes: Vec<String> = codes.collect();
    if !codes.is_empty() {
        return codes;
    }
    let names = fields.one(&["subj-class"]).unwrap_or_default().split(';').map(one_line);
    names.filter(|name| !name.is_empty()).collect()
}
