//! What stands between two bylines: votes, a title, an abstract.

use super::line::{Kind, Line};
use crate::model::Finding;
use crate::text::paragraphs;

/// No title is longer.
const MAX_TITLE: usize = 400;

/// Text this long is an abstract.
const ABSTRACT_AT_LEAST: usize = 200;

/// A line shorter than this, before the byline of a card without day, may name an organisation.
const MAX_NAME: usize = 60;

#[derive(Debug)]
pub(super) struct Block {
    pub(super) place: String,
    pub(super) title: String,
    pub(super) abstract_text: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) upvotes: Option<u32>,
}

impl Block {
    /// The entry above a byline. Where nothing marks the end of the page's head, `after_head` asks for the
    /// last title before the byline instead of the first.
    pub(super) fn of(lines: &[Line], after_head: bool, dated: bool) -> Result<Self, Finding> {
        let (votes, mut rest) = without_labels(lines);
        let mut organization = None;
        if after_head {
            rest = last_entry(rest);
        }
        if !dated {
            (rest, organization) = without_organization(rest);
        }
        let first = rest.first().ok_or(Finding::NoTitleAboveAuthors)?;
        let (title, body) = titled(rest);
        if title.len() > MAX_TITLE {
            return Err(Finding::NoTitleAboveAbstract);
        }
        let abstract_text =
            paragraphs(&body.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"));
        Ok(Self {
            place: first.place(),
            title,
            abstract_text: (!abstract_text.is_empty()).then_some(abstract_text),
            organization,
            upvotes: votes,
        })
    }
}

/// What the page writes around a card.
pub(super) fn is_label(text: &str) -> bool {
    text == "Upvote" || text == "Subscribe" || text.starts_with("Submitted by")
}

/// Whether votes stand above the title of an entry.
pub(super) fn votes_lead(lines: &[Line]) -> bool {
    lines.iter().any(|line| matches!(line.kind, Kind::Number(_)))
}

/// Whether what follows the last byline is an entry whose own byline is missing.
pub(super) fn is_cut_off(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.text.len() >= ABSTRACT_AT_LEAST)
}

/// Skips votes and labels above the title; gives the votes.
fn without_labels(lines: &[Line]) -> (Option<u32>, &[Line]) {
    let mut votes = None;
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        match line.kind {
            Kind::Number(count) => votes = count,
            Kind::Blank | Kind::Dot => {}
            _ if line.text == "Submitted by" => {
                // Its next line is a reader's name.
                let name = after.iter().position(|line| !line.is_blank()).map_or(0, |at| at + 1);
                rest = &after[name..];
                continue;
            }
            _ if is_label(&line.text) => {}
            _ => break,
        }
        rest = after;
    }
    (votes, rest)
}

/// The title, which ends at a blank line or where the abstract begins, and the rest.
fn titled(lines: &[Line]) -> (String, &[Line]) {
    let paragraph = lines.iter().position(Line::is_blank).unwrap_or(lines.len());
    let follows = lines[paragraph..].iter().any(|line| !line.is_blank());
    let wrapped = lines[..paragraph].iter().all(|line| line.text.len() < ABSTRACT_AT_LEAST);
    // A title wraps onto another line only where the abstract stands apart from it.
    let end = if follows && wrapped { paragraph } else { paragraph.min(1) };
    let title: Vec<&str> = lines[..end].iter().map(|line| line.text.as_str()).collect();
    (title.join(" "), &lines[end..])
}

/// The last title and abstract of the lines: what is above them is the page's head.
fn last_entry(lines: &[Line]) -> &[Line] {
    let mut starts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.is_blank() && (at == 0 || lines[at - 1].is_blank()) {
            starts.push(at);
        }
    }
    let Some(last) = starts.pop() else { return lines };
    let is_abstract = lines[last].text.len() >= ABSTRACT_AT_LEAST;
    let start = if is_abstract { starts.pop().unwrap_or(last) } else { last };
    without_labels(&lines[start..]).1
}

/// On cards without day, an organisation's name may stand between the title and the authors.
fn without_organization(lines: &[Line]) -> (&[Line], Option<String>) {
    let filled: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].is_blank()).collect();
    let Some((last, before)) = filled.split_last() else { return (lines, None) };
    let name = &lines[*last].text;
    let is_name = !before.is_empty() && name.len() <= MAX_NAME && !name.ends_with(['.', ':', '?', '!']);
    if is_name { (&lines[..*last], Some(name.clone())) } else { (lines, None) }
}
