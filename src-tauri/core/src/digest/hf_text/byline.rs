//! The last lines of an entry, by which it is known to be one.

use std::ops::Range;

use super::line::{Kind, Line};
use crate::digest::card::ShownDay;

/// A byline is at most so many lines long, blank ones counted.
const MAX_LINES: usize = 10;

/// Longer lines are no organisation's name.
const MAX_NAME: usize = 100;

#[derive(Debug)]
pub(super) struct Byline {
    /// The lines it takes.
    pub(super) lines: Range<usize>,
    pub(super) author_count: Option<u32>,
    pub(super) organization: Option<String>,
    /// Cards of a daily page show no day.
    pub(super) day: Option<ShownDay>,
}

impl Byline {
    pub(super) fn dated(&self) -> bool {
        self.day.is_some()
    }
}

/// Every byline, in order.
pub(super) fn find(lines: &[Line]) -> impl Iterator<Item = Byline> {
    let mut free_from = 0;
    (0..lines.len()).filter_map(move |at| {
        let byline = match lines[at].kind {
            _ if at < free_from => None,
            Kind::Day(day) => dated(lines, free_from, at, day),
            Kind::Authors(count) if !has_day_ahead(lines, at) => Some(undated(lines, free_from, at, count)),
            _ => None,
        }?;
        free_from = byline.lines.end;
        Some(byline)
    })
}

/// The byline that ends in the day at `at`: a count of authors or an organisation must come before it.
fn dated(lines: &[Line], from: usize, at: usize, day: ShownDay) -> Option<Byline> {
    let mut byline = Byline { lines: at..at + 1, author_count: None, organization: None, day: Some(day) };
    let mut behind_dot = false;
    for before in (from.max(at.saturating_sub(MAX_LINES))..at).rev() {
        let line = &lines[before];
        match line.kind {
            Kind::Blank => continue,
            Kind::Dot => {}
            Kind::Authors(count) if byline.author_count.is_none() => byline.author_count = Some(count),
            Kind::Bullet if line.text.len() <= MAX_NAME => byline.organization = Some(line.text.clone()),
            Kind::Words if behind_dot && is_name(lines, before) => {
                byline.organization = Some(line.text.clone());
            }
            _ => break,
        }
        byline.lines.start = before;
        behind_dot = line.kind == Kind::Dot;
        if byline.organization.is_some() {
            // Its bullet may stand on a line of its own.
            byline.lines.start -= usize::from(before > from && lines[before - 1].text == "•");
            break;
        }
    }
    (byline.author_count.is_some() || byline.organization.is_some()).then_some(byline)
}

/// An organisation whose line has no bullet stands apart from what is above it, or below the bullet.
fn is_name(lines: &[Line], at: usize) -> bool {
    let apart = at > 0 && (lines[at - 1].is_blank() || lines[at - 1].text == "•");
    apart && lines[at].text.len() <= MAX_NAME && !lines[at].text.ends_with('.')
}

/// The byline of a card without day: `· 11 authors`.
fn undated(lines: &[Line], from: usize, at: usize, count: u32) -> Byline {
    let dots = (from..at).rev().take_while(|before| matches!(lines[*before].kind, Kind::Blank | Kind::Dot));
    let start = dots.filter(|before| lines[*before].kind == Kind::Dot).last().unwrap_or(at);
    Byline { lines: start..at + 1, author_count: Some(count), organization: None, day: None }
}

/// Whether the byline goes on to a day.
fn has_day_ahead(lines: &[Line], at: usize) -> bool {
    let ahead = lines[at + 1..].iter().take(MAX_LINES);
    let mut ahead = ahead.skip_while(|line| matches!(line.kind, Kind::Blank | Kind::Dot | Kind::Bullet));
    ahead.next().is_some_and(|line| matches!(line.kind, Kind::Day(_)))
}

/// Comments that were copied onto a line of their own, and where the next entry begins.
///
/// A lone number may be the next entry's votes instead; it is where votes lead the first entry.
pub(super) fn comments_behind(lines: &[Line], end: usize, votes_lead: bool) -> (Option<u32>, usize) {
    let mut filled = (end..lines.len()).filter(|at| !lines[*at].is_blank()).take(2);
    let Some(first) = filled.next() else { return (None, end) };
    let Kind::Number(Some(count)) = lines[first].kind else { return (None, end) };
    let next = filled.next().map(|at| &lines[at]);
    let is_comments = match next {
        None => true,
        Some(line) if matches!(line.kind, Kind::Number(_)) => true,
        Some(line) => !votes_lead || super::block::is_label(&line.text),
    };
    if is_comments { (Some(count), first + 1) } else { (None, end) }
}
