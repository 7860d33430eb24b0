//! A page as a row of pieces: what stands between two borders of blocks, with its links and the papers that it names.

use std::collections::HashMap;
use std::ops::Range;

use scraper::node::{Element, Node};
use scraper::{ElementRef, Html};

use super::names::{Papers, named_by};
use crate::digest::records::Key;
use crate::text::one_line;

/// Pieces that are looked at; a page of 20,000 papers has fewer.
const MAX_PIECES: usize = 1_000_000;

/// The words between two borders.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// On one line.
    pub(super) text: String,
    pub(super) links: Vec<Anchor>,
    /// What stands out.
    pub(super) strong: Vec<Range<usize>>,
    /// Where papers are named, in order: their numbers in [`Papers`].
    pub(super) names: Vec<(Range<usize>, usize)>,
    /// The block in which it lies.
    pub(super) block: usize,
    /// The line of a text on which it begins, from 1; 0 for a page.
    pub(super) line: usize,
    /// What the page's own names for its parts say that it is.
    pub(super) hint: Option<Key>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Words,
    Heading,
    /// `<hr>`
    Rule,
}

/// A link and the words that it lies on.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    pub(super) words: Range<usize>,
    pub(super) address: String,
}

/// A page taken apart.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) title: Option<String>,
    pub(super) pieces: Vec<Piece>,
    /// The block around each block, which has a smaller number; the first is around itself.
    pub(super) around: Vec<usize>,
    pub(super) rows: Vec<Row>,
    pub(super) papers: Papers,
}

/// Whether a block is one row of a list or a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    None,
    Whole,
    /// A term and what is said of it, which no element holds together.
    Pair,
}

/// What is open while the page is walked.
#[derive(Default)]
struct Walk {
    outline: Outline,
    piece: Piece,
    /// Whether a space stands before the next word.
    gap: bool,
    block: usize,
    heading: usize,
    links: Vec<(usize, String)>,
    strong: Vec<usize>,
    hints: Vec<Key>,
}

impl Outline {
    /// Walks the page without recursion: saved pages may be deep.
    pub(super) fn of(page: &Html) -> Self {
        let mut walk = Walk::default();
        walk.outline.open(0, Row::None);
        let mut at = *page.root_element();
        loop {
            let entered = walk.enter(at.value());
            if entered == Entered::Title {
                let words = ElementRef::wrap(at).map(|title| title.text().collect::<String>());
                walk.outline.title = walk.outline.title.or(words.map(|words| one_line(&words)));
            }
            if let Some(child) = at.first_child().filter(|_| entered == Entered::Inside) {
                at = child;
                continue;
            }
            if entered == Entered::Inside {
                walk.leave(at.value());
            }
            loop {
                if let Some(next) = at.next_sibling() {
                    at = next;
                    break;
                }
                let Some(parent) = at.parent() else { return walk.end() };
                walk.leave(parent.value());
                at = parent;
            }
        }
    }

    /// Whether a block lies within another.
    pub(super) fn is_within(&self, block: usize, outer: usize) -> bool {
        let mut at = block;
        while at > outer {
            at = self.around[at];
        }
        at == outer
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entered {
    Inside,
    Title,
    Passed,
}

impl Walk {
    fn enter(&mut self, node: &Node) -> Entered {
        match node {
            Node::Element(element) => self.enter_element(element),
            Node::Text(text) => {
                self.words(text);
                Entered::Passed
            }
            Node::Document | Node::Fragment => Entered::Inside,
            _ => Entered::Passed,
        }
    }

    fn enter_element(&mut self, element: &Element) -> Entered {
        let name = element.name();
        match name {
            "title" => return Entered::Title,
            "script" | "style" | "noscript" | "template" | "svg" | "nav" | "select" | "iframe"
            | "textarea" | "button" => return Entered::Passed,
            "br" => {
                self.border();
                return Entered::Passed;
            }
            "hr" => {
                self.border();
                self.outline.pieces.push(Piece { kind: Kind::Rule, block: self.block, ..Piece::default() });
                return Entered::Passed;
            }
            "a" => self.links.push((self.here(), element.attr("href").unwrap_or_default().to_owned())),
            "b" | "strong" | "em" | "i" => self.strong.push(self.here()),
            _ => {}
        }
        let hint = hint(element);
        if hint.is_some() || is_block(name) {
            self.border();
            if name != "dd" {
                self.close_pair();
            }
            if name == "dt" {
                self.open(Row::Pair);
            }
            self.open(if matches!(name, "tr" | "li" | "article") { Row::Whole } else { Row::None });
        }
        self.hints.extend(hint);
        self.heading += usize::from(is_heading(name));
        Entered::Inside
    }

    fn open(&mut self, row: Row) {
        self.block = self.outline.open(self.block, row);
    }

    fn close_pair(&mut self) {
        if self.outline.rows[self.block] == Row::Pair {
            self.block = self.outline.around[self.block];
        }
    }

    fn leave(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        let name = element.name();
        match name {
            "a" => {
                if let Some((start, address)) = self.links.pop() {
                    self.link(start, address);
                }
            }
            "b" | "strong" | "em" | "i" => {
                let end = self.piece.text.len();
                if let Some(start) = self.strong.pop().filter(|start| *start < end) {
                    self.piece.strong.push(start..end);
                }
            }
            _ => {}
        }
        let hint = hint(element);
        if hint.is_some() || is_block(name) {
            self.border();
            self.close_pair();
            self.block = self.outline.around[self.block];
        }
        if hint.is_some() {
            self.hints.pop();
        }
        self.heading -= usize::from(is_heading(name));
    }

    /// Where the next word will begin.
    fn here(&self) -> usize {
        self.piece.text.len() + usize::from(self.gap && !self.piece.text.is_empty())
    }

    fn words(&mut self, text: &str) {
        let line = one_line(text);
        let spaced = |c: Option<char>| c.is_some_and(char::is_whitespace);
        self.gap |= spaced(text.chars().next());
        if line.is_empty() {
            return;
        }
        if self.gap && !self.piece.text.is_empty() {
            self.piece.text.push(' ');
        }
        self.piece.text.push_str(&line);
        self.gap = spaced(text.chars().next_back());
    }

    fn link(&mut self, start: usize, address: String) {
        let words = start.min(self.piece.text.len())..self.piece.text.len();
        if let Some(named) = named_by(&address) {
            let paper = self.outline.papers.number(named);
            self.piece.names.push((words.clone(), paper));
        }
        self.piece.links.push(Anchor { words, address });
    }

    /// Ends the piece that is open.
    fn border(&mut self) {
        self.gap = false;
        // What goes on behind the border begins anew.
        self.strong.iter_mut().for_each(|start| *start = 0);
        let mut links = std::mem::take(&mut self.links);
        for (start, address) in &mut links {
            if self.piece.text.len() > *start {
                self.link(*start, address.clone());
            }
            *start = 0;
        }
        self.links = links;
        let piece = std::mem::take(&mut self.piece);
        let empty = piece.text.is_empty() && piece.links.is_empty();
        if empty || self.outline.pieces.len() >= MAX_PIECES {
            return;
        }
        let kind = if self.heading > 0 { Kind::Heading } else { Kind::Words };
        let mut piece = Piece { kind, block: self.block, hint: self.hints.last().copied(), ..piece };
        self.outline.papers.said_in(&mut piece);
        self.outline.pieces.push(piece);
    }

    fn end(mut self) -> Outline {
        self.border();
        let mut outline = self.outline;
        outline.one_paper_a_row();
        outline
    }
}

impl Outline {
    /// Opens a block within another.
    pub(super) fn open(&mut self, around: usize, row: Row) -> usize {
        self.around.push(around);
        self.rows.push(row);
        self.around.len() - 1
    }

    /// A row that names one paper by its arXiv identifier and one by a DOI names one paper twice.
    pub(super) fn one_paper_a_row(&mut self) {
        let mut rows: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut row_of = vec![0; self.around.len()];
        for block in 1..self.around.len() {
            row_of[block] = if self.rows[block] != Row::None { block } else { row_of[self.around[block]] };
        }
        for piece in self.pieces.iter().filter(|piece| !piece.names.is_empty()) {
            let row = if row_of[piece.block] == 0 { piece.block } else { row_of[piece.block] };
            let papers = rows.entry(row).or_default();
            // More than a few are no names of one.
            papers.extend(piece.names.iter().map(|(_, paper)| *paper).take(8));
        }
        rows.into_values().for_each(|papers| self.papers.join(&papers));
        for piece in &mut self.pieces {
            piece.names.iter_mut().for_each(|(_, paper)| *paper = self.papers.settled(*paper));
        }
    }
}

/// What an element holds by the name that its page gave it: `class="paper-title"`, `itemprop="author"`.
fn hint(element: &Element) -> Option<Key> {
    if !matches!(
        element.name(),
        "div"
            | "p"
            | "span"
            | "td"
            | "a"
            | "li"
            | "section"
            | "blockquote"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
    ) {
        return None;
    }
    let names = ["class", "id", "itemprop"].into_iter().filter_map(|name| element.attr(name));
    // Names made of more words are of another part: `author-affiliation`, `page-title-wrapper`.
    let words = names.filter(|names| names.len() < 200).flat_map(str::split_whitespace);
    words
        .filter_map(|word| {
            let word =
                word.trim_start_matches("list-").trim_start_matches("paper-").trim_start_matches("entry-");
            match word
                .trim_start_matches("article-")
                .trim_start_matches("gse_alrt_")
                .trim_start_matches("publication-")
            {
                "title" | "papertitle" | "paperTitle" => Some(Key::Title),
                "authors" | "author-list" | "author" => Some(Key::Authors),
                "abstract" | "abstract-full" | "summary-text" => Some(Key::Abstract),
                _ => None,
            }
        })
        .next()
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_block(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "body"
                | "caption"
                | "center"
                | "dd"
                | "details"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "html"
                | "li"
                | "main"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "tbody"
                | "td"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "ul"
        )
}
