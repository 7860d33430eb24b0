//! The days of which a document is, and what else its headings say.

use std::sync::LazyLock;

use regex::Regex;

use super::block::{Block, Kind, ends};
use super::label::{is_label, pattern};
use super::units::Unit;
use crate::digest::card::month;
use crate::digest::day::day;
use crate::model::{DigestKind, Heading, PartialDay};
use crate::text::{fold, one_line};

/// Where a day may begin in a heading.
static STARTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}|\b20\d{6}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?,?\s+\d{4}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b",
    )
});
static YEARLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:[^\d,]|,\s*\D|$)",
    )
});

/// The first day that a text says, its year included.
pub(super) fn day_in(text: &str) -> Option<PartialDay> {
    STARTS.find_iter(text).find_map(|found| {
        // `Jan 6-10, 2025` ends on the day of the digest.
        let spanned =
            found.as_str().split_once(['–', '-']).filter(|(head, _)| head.starts_with(char::is_alphabetic));
        let spanned = spanned
            .and_then(|(head, rest)| Some(format!("{} {}", head.split_whitespace().next()?, rest.trim())));
        spanned.and_then(|text| day(&text)).or_else(|| day(&text[found.start()..]))
    })
}

/// A day without its year in a heading of a few words.
fn yearless_in(text: &str) -> Option<PartialDay> {
    let found = YEARLESS.captures(text).filter(|_| text.split_whitespace().count() <= 10)?;
    let mut name = found[1].to_ascii_lowercase();
    name[..1].make_ascii_uppercase();
    PartialDay::yearless(month(&name)?, found[2].parse().ok()?)
}

/// A heading over entries that says a day.
pub(super) fn of_block(block: &Block) -> Option<PartialDay> {
    let text = block.text();
    let may = matches!(block.kind, Kind::Heading | Kind::Bold) && text.chars().count() <= 160;
    may.then(|| day_in(&text).or_else(|| yearless_in(&text))).flatten()
}

/// A day with the year that the newest paper tells where it says none.
pub(super) fn told(day: PartialDay, newest: Option<(i16, i8)>) -> Heading {
    match (day.year, newest) {
        (None, Some((year, month))) => {
            // A list is of the month of its newest paper, or of one soon after.
            let year = if day.month < month { year + 1 } else { year };
            let told = day.in_year(year);
            Heading { day: Some(told), inferred: told.year.is_some() }
        }
        _ => Heading { day: Some(day), inferred: false },
    }
}

/// What a document calls itself, where it says more than its kind and its day.
pub(super) fn title(blocks: &[Block], units: &[Unit], front: Option<&str>) -> Option<String> {
    let first = units.first().map_or(blocks.len(), |unit| unit.head);
    let ends = ends(blocks);
    let over = |at: &usize| {
        // A heading over some of the entries is a topic.
        let within = units.iter().filter(|unit| (*at..ends[*at]).contains(&unit.head)).count();
        let text = blocks[*at].text();
        (within == 0 || within == units.len()) && blocks[*at].rank <= 20 && !is_label(&text)
    };
    let heading = (0..first).filter(|at| blocks[*at].kind == Kind::Heading).find(over).map(|at| &blocks[at]);
    let said = front.map(one_line).or_else(|| heading.map(Block::text))?;
    let text = said.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '?' | '!'));
    (says_more(text) && text.chars().count() <= 200).then(|| text.to_owned())
}

fn says_more(text: &str) -> bool {
    const KIND: &str = "papers paper for of on the updated update daily weekly monthly digest today list reading arxiv ai and research mon
        tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday week day month 论文 论文日报 日报 今日论文 每日论文 周报";
    let bare = STARTS.replace_all(text, " ");
    let bare = YEARLESS.replace_all(&bare, " ");
    fold(&bare).split_whitespace().any(|word| {
        !KIND.split_whitespace().any(|known| known == word) && !word.bytes().all(|b| b.is_ascii_digit())
    })
}

/// What kind of list a document is.
pub(super) fn kind(text: &str, has_day: bool) -> DigestKind {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if says(&["weekly", "week of", "this week", "周报", "每周"]) => DigestKind::Weekly,
        () if says(&["monthly", "月报", "每月"]) => DigestKind::Monthly,
        () if says(&["trending"]) => DigestKind::Trending,
        () if has_day => DigestKind::Daily,
        () => DigestKind::List,
    }
}

/// What a heading over entries says that they are about.
pub(super) fn topic(block: &Block) -> Option<String> {
    let linked: Vec<String> =
        block.lines.iter().flat_map(|line| line.links().into_iter().map(|(words, _)| words)).collect();
    let mut text = block.text();
    // `cs.CV [[Back]](#toc)`
    for words in linked.iter().filter(|words| is_label(words) || words.starts_with('[')) {
        text = text.replace(words.as_str(), " ");
    }
    let text = one_line(&text);
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '('));
    let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let topic =
        !text.is_empty() && text.chars().count() <= 80 && !is_label(text) && of_block(block).is_none();
    topic.then(|| text.to_owned())
}
