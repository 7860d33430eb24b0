//! A document as a row of blocks, each with a rank: what follows with a higher rank lies within it.

use std::ops::Range;
use std::rc::Rc;

use crate::text::one_line;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A heading, or what stands for a folded piece of a page.
    Heading,
    /// A paragraph whose first line is set in bold as a heading would be.
    Bold,
    Paragraph,
    /// Between fences: what it says is of no paper, but it may name one.
    Code,
    Item,
    /// A row of a table, each cell a line.
    Row,
    /// A rule, or the end of a folded piece.
    Rule,
}

/// A rank is ten times the level of a heading; the rest goes below.
pub(super) mod rank {
    pub(in super::super) const HEADING: u8 = 10;
    pub(in super::super) const SUMMARY: u8 = 61;
    /// A line in bold that says a day.
    pub(in super::super) const DAY: u8 = 68;
    pub(in super::super) const RULE: u8 = 70;
    pub(in super::super) const BOLD: u8 = 70;
    pub(in super::super) const PARAGRAPH: u8 = 75;
    pub(in super::super) const ITEM: u8 = 80;
    pub(in super::super) const ROW: u8 = 250;
}

/// A piece of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) image: bool,
    /// Where it leads.
    pub(super) link: Option<Rc<str>>,
}

/// A line of a paragraph, or a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) spans: Vec<Span>,
}

impl Line {
    /// Its words without markup.
    pub(super) fn text(&self) -> String {
        self.spans.iter().filter(|span| !span.image).map(|span| span.text.as_str()).collect()
    }

    pub(super) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty() && span.link.is_none())
    }

    /// The whole links of the line: words and address.
    pub(super) fn links(&self) -> Vec<(String, Rc<str>)> {
        let mut links: Vec<(String, Rc<str>)> = Vec::new();
        let mut before: Option<&Rc<str>> = None;
        for span in &self.spans {
            match (&span.link, links.last_mut()) {
                (Some(link), Some((text, _))) if before.is_some_and(|before| Rc::ptr_eq(before, link)) => {
                    text.push_str(&span.text);
                }
                (Some(link), _) => links.push((span.text.clone(), Rc::clone(link))),
                (None, _) => {}
            }
            before = span.link.as_ref();
        }
        links
    }
}

/// One block of a document.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) rank: u8,
    /// The line of the document where it begins, from 1.
    pub(super) number: usize,
    /// Its bytes in the document.
    pub(super) range: Range<usize>,
    pub(super) lines: Vec<Line>,
    /// The heads of the columns, of a row.
    pub(super) head: Option<Rc<[String]>>,
}

impl Block {
    /// Its words on one line.
    pub(super) fn text(&self) -> String {
        let lines: Vec<String> = self.lines.iter().map(Line::text).collect();
        one_line(&lines.join(" "))
    }

    pub(super) fn clone_without_lines(&self) -> Self {
        let Self { kind, rank, number, range, .. } = self;
        Self {
            kind: *kind,
            rank: *rank,
            number: *number,
            range: range.clone(),
            lines: Vec::new(),
            head: None,
        }
    }

    pub(super) fn place(&self) -> String {
        format!("line {}", self.number)
    }
}

/// For each block, the first behind it that does not lie within it.
pub(super) fn ends(blocks: &[Block]) -> Vec<usize> {
    let mut ends = vec![blocks.len(); blocks.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        while open.last().is_some_and(|last| blocks[*last].rank >= block.rank) {
            open.pop().into_iter().for_each(|last| ends[last] = at);
        }
        open.push(at);
    }
    ends
}

/// For each block, the one in which it lies.
pub(super) fn parents(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        while open.last().is_some_and(|last| blocks[*last].rank >= block.rank) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}
