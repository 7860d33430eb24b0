//! A text as a row of pieces: its lines, wrapped ones joined, in blocks between blank lines.

use std::sync::LazyLock;

use regex::Regex;

use super::outline::{Anchor, Kind, Outline, Piece, Row};
use crate::digest::links::locate;
use crate::digest::named::Named;
use crate::text::one_line;

/// A line that is shorter than this was not wrapped.
const WRAPPED: usize = 60;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// A line that begins something new, whatever stands above it.
static BULLET: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:[-*+•◦▪●–—]\s|\[?\d{1,4}[.)\]]\s|\[?\d{4}\.\d{4,5})"));
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[-=*_#~]\s?){4,}\s*$"));

/// Whether a text names a paper anywhere.
pub(super) fn names_a_paper(text: &str) -> bool {
    text.lines().any(|line| !Named::bare_in(line).is_empty()) || Named::first_in(text).is_some()
}

pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let root = outline.open(0, Row::None);
    let (mut paragraph, mut block) = (root, root);
    let mut open: Option<Line> = None;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    for (raw, number) in text.split('\n').zip(1..) {
        let line = Line::of(raw, number);
        let is_rule = RULE.is_match(raw);
        if line.text.is_empty() || is_rule {
            close(&mut outline, open.take(), block);
            (paragraph, block) = (root, root);
            if is_rule {
                outline.pieces.push(Piece {
                    kind: Kind::Rule,
                    block: root,
                    line: number,
                    ..Piece::default()
                });
            }
            continue;
        }
        let begins = BULLET.is_match(raw);
        match &mut open {
            Some(last) if !begins && last.goes_on(&line) => last.add(&line),
            _ => {
                close(&mut outline, open.take(), block);
                if paragraph == root {
                    paragraph = outline.open(root, Row::None);
                    block = paragraph;
                }
                if begins {
                    block = outline.open(paragraph, Row::Whole);
                }
                open = Some(line);
            }
        }
    }
    close(&mut outline, open.take(), block);
    outline.one_paper_a_row();
    outline
}

fn close(outline: &mut Outline, line: Option<Line>, block: usize) {
    let Some(line) = line else { return };
    let links = locate(&line.text).into_iter().map(|(words, link)| Anchor { words, address: link.url });
    let mut piece =
        Piece { links: links.collect(), block, line: line.number, text: line.text, ..Piece::default() };
    outline.papers.said_in(&mut piece);
    outline.pieces.push(piece);
}

/// A line, and what was joined to it.
struct Line {
    number: usize,
    text: String,
    indent: usize,
    /// The length of the last line that was joined.
    last: usize,
    /// Whether its last word is an address or the name of a paper, behind which nothing goes on.
    ends: bool,
}

impl Line {
    fn of(raw: &str, number: usize) -> Self {
        let text = one_line(raw);
        let indent = raw.len() - raw.trim_start().len();
        let ends = text.rsplit(' ').next().is_some_and(|word| word.contains("://") || word.contains(".org/"))
            || Named::by_name(&text).is_some();
        Self { number, last: text.len(), text, indent, ends }
    }

    /// Whether the next line was one with this before it was wrapped.
    fn goes_on(&self, next: &Self) -> bool {
        let lower = next.text.starts_with(char::is_lowercase) && !next.text.starts_with("http");
        let hangs = next.indent > self.indent && self.last >= WRAPPED / 2;
        let long = self.last >= WRAPPED && (lower || next.last >= WRAPPED || self.text.len() > self.last);
        !self.ends && !next.text.starts_with("http") && (hangs || long || (lower && self.last >= WRAPPED / 2))
    }

    fn add(&mut self, next: &Self) {
        self.text.push(' ');
        self.text.push_str(&next.text);
        self.last = next.last;
        self.ends = next.ends;
    }
}
