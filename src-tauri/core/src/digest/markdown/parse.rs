//! From the events of the parser to blocks.

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::block::{Block, Kind, Line, Span, rank};
use super::{front, markup, row, title};
use crate::text::one_line;

/// No digest has more; the rest is left out, and a warning says so.
pub(super) const MAX_BLOCKS: usize = 300_000;
/// Lists nest further in no document that a person reads; deeper items count as this deep.
const MAX_DEPTH: u8 = 40;

/// A document taken apart.
#[derive(Default)]
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    /// The lines between the rules at the beginning, as they are.
    pub(super) front: String,
    /// Whether it has more blocks than are read.
    pub(super) cut: bool,
}

/// Takes a document apart.
pub(super) fn parse(text: &str) -> Document {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    let mut builder = Builder::new(text);
    let (front, behind) = front::split(text);
    for (event, range) in Parser::new_ext(&text[behind..], options).into_offset_iter() {
        if builder.blocks.len() >= MAX_BLOCKS {
            builder.cut = true;
            break;
        }
        builder.event(event, behind + range.start..behind + range.end);
    }
    builder.end();
    Document { blocks: builder.blocks, front: front.to_owned(), cut: builder.cut }
}

/// Blocks as they are made.
#[derive(Default)]
pub(super) struct Builder<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    open: Option<Block>,
    cut: bool,
    /// The byte of the source up to which lines were counted, and how many there were.
    counted: (usize, usize),
    at: Range<usize>,
    strong: usize,
    emphasis: usize,
    images: usize,
    links: Vec<Option<Rc<str>>>,
    depth: u8,
    folds: u8,
    markup: Option<String>,
    head: Option<Rc<[String]>>,
    in_head: bool,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str) -> Self {
        Self { source, ..Self::default() }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.at = range;
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineMath(text) => self.text(&format!("${text}$")),
            Event::DisplayMath(text) => self.text(&format!("$${text}$$")),
            Event::Html(html) => match &mut self.markup {
                Some(markup) => markup.push_str(&html),
                None => markup::read(&html, self),
            },
            Event::InlineHtml(html) => markup::read(&html, self),
            // Bold words and links go on over the wrapping of their line.
            Event::SoftBreak if self.strong > 0 || !self.links.is_empty() => self.span(" "),
            Event::SoftBreak | Event::HardBreak => self.new_line(),
            Event::Rule => self.rule(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(Kind::Heading, rank::HEADING * level_of(level)),
            Tag::Paragraph => self.paragraph(),
            Tag::List(_) => self.list(),
            Tag::Item => self.item(),
            // What is set in by four spaces was seldom meant as code.
            Tag::CodeBlock(CodeBlockKind::Indented) => self.paragraph(),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.code(),
            Tag::HtmlBlock => self.markup = Some(String::new()),
            Tag::Table(_) => self.head = None,
            Tag::TableHead | Tag::TableRow => self.begin(Kind::Row, rank::ROW),
            Tag::TableCell => self.cell(),
            Tag::Strong => self.strong(true),
            Tag::Emphasis => self.emphasis(true),
            Tag::Link { dest_url, .. } => self.link(Some(&dest_url)),
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => {
                self.end();
            }
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.end_table_row(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::HtmlBlock => {
                let html = self.markup.take().unwrap_or_default();
                markup::read(&html, self);
                self.end();
            }
            TagEnd::Table => self.head = None,
            TagEnd::Strong => self.strong(false),
            TagEnd::Emphasis => self.emphasis(false),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    /// The first paragraph of an item is the item's own line.
    pub(super) fn paragraph(&mut self) {
        let fresh = self
            .open
            .as_ref()
            .is_some_and(|open| open.kind == Kind::Item && open.lines.iter().all(Line::is_blank));
        if fresh || self.open.as_ref().is_some_and(|open| open.kind == Kind::Row) {
            return;
        }
        let rank = if self.depth == 0 { rank::PARAGRAPH } else { self.item_rank() + 1 };
        self.begin(Kind::Paragraph, rank);
    }

    /// The parser drops what stands behind the last column, such as the rest of a summary with a bar in it.
    fn end_table_row(&mut self) {
        let columns = self.open.as_ref().map_or(0, |open| open.lines.len());
        if let Some(rest) = row::behind(self.source.get(self.at.clone()).unwrap_or_default(), columns) {
            self.span(" | ");
            markup::inline(rest, self);
        }
        self.end();
    }

    /// A rule right below a paragraph makes it a heading, which no one meant where it has several lines or only links.
    fn end_heading(&mut self) {
        let meant = |open: &Block| {
            let written =
                self.source.get(open.range.start..).is_some_and(|rest| rest.trim_start().starts_with('#'));
            written || (open.lines.len() == 1 && title::of(open).is_some())
        };
        let plain = self.open.as_ref().is_some_and(|open| open.rank == 2 * rank::HEADING && !meant(open));
        if let Some(open) = self.open.as_mut().filter(|_| plain) {
            (open.kind, open.rank) = (Kind::Paragraph, rank::PARAGRAPH);
            self.end();
            self.rule();
        } else {
            self.end();
        }
    }

    fn code(&mut self) {
        let rank = if self.depth == 0 { rank::PARAGRAPH } else { self.item_rank() + 1 };
        self.begin(Kind::Code, rank);
    }

    pub(super) fn list(&mut self) {
        self.end();
        self.depth = self.depth.saturating_add(1);
    }

    pub(super) fn end_list(&mut self) {
        self.end();
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn item(&mut self) {
        self.depth = self.depth.max(1);
        self.begin(Kind::Item, self.item_rank());
    }

    fn item_rank(&self) -> u8 {
        rank::ITEM + 2 * self.depth.saturating_sub(1).min(MAX_DEPTH)
    }

    pub(super) fn heading(&mut self, level: u8) {
        self.begin(Kind::Heading, rank::HEADING * level);
    }

    pub(super) fn row(&mut self) {
        self.begin(Kind::Row, rank::ROW);
    }

    pub(super) fn cell(&mut self) {
        if self.open.as_ref().is_none_or(|open| open.kind != Kind::Row) {
            self.row();
        }
        self.open.iter_mut().for_each(|open| open.lines.push(Line::default()));
    }

    /// A piece of a page that is folded away behind its summary.
    pub(super) fn fold(&mut self) {
        self.end();
        self.folds = self.folds.saturating_add(1);
    }

    pub(super) fn summary(&mut self) {
        let rank = rank::SUMMARY + self.folds.saturating_sub(1).min(5);
        self.begin(Kind::Heading, rank);
    }

    pub(super) fn end_fold(&mut self) {
        let rank = rank::SUMMARY + self.folds.saturating_sub(1).min(5);
        self.folds = self.folds.saturating_sub(1);
        self.begin(Kind::Rule, rank);
        self.end();
    }

    pub(super) fn rule(&mut self) {
        if self.depth == 0 {
            self.begin(Kind::Rule, rank::RULE);
            self.end();
        }
    }

    pub(super) fn strong(&mut self, on: bool) {
        self.strong = if on { self.strong + 1 } else { self.strong.saturating_sub(1) };
    }

    pub(super) fn emphasis(&mut self, on: bool) {
        self.emphasis = if on { self.emphasis + 1 } else { self.emphasis.saturating_sub(1) };
    }

    pub(super) fn link(&mut self, address: Option<&str>) {
        self.links.push(address.map(Rc::from));
        // A link without words leads somewhere too.
        self.span("");
    }

    pub(super) fn end_link(&mut self) {
        self.links.pop();
    }

    pub(super) fn text(&mut self, text: &str) {
        let mut lines = text.split('\n');
        self.span(lines.next().unwrap_or_default());
        for line in lines {
            self.new_line();
            self.span(line);
        }
    }

    /// What an image shows where it cannot be shown.
    pub(super) fn image(&mut self, text: &str) {
        self.images += 1;
        self.span(text);
        self.images -= 1;
    }

    pub(super) fn new_line(&mut self) {
        match &mut self.open {
            // A cell is one line.
            Some(open) if open.kind == Kind::Row => self.span("\n"),
            Some(open) => open.lines.push(Line::default()),
            None => {}
        }
    }

    fn span(&mut self, text: &str) {
        let link = self.links.last().cloned().flatten();
        if self.open.is_none() {
            if text.trim().is_empty() && link.is_none() {
                return;
            }
            self.paragraph();
        }
        let span = Span {
            text: text.to_owned(),
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            image: self.images > 0,
            link,
        };
        let Some(open) = &mut self.open else { return };
        open.range.end = open.range.end.max(self.at.end);
        if open.lines.is_empty() {
            open.lines.push(Line::default());
        }
        let Some(line) = open.lines.last_mut() else { return };
        match line.spans.last_mut() {
            Some(last) if same_style(last, &span) => last.text.push_str(text),
            _ => line.spans.push(span),
        }
    }

    fn begin(&mut self, kind: Kind, rank: u8) {
        self.end();
        let (byte, lines) = self.counted;
        let start = self.at.start.max(byte);
        let between = self.source.get(byte..start).unwrap_or_default();
        self.counted = (start, lines + between.bytes().filter(|b| *b == b'\n').count());
        let number = self.counted.1 + 1;
        let range = self.at.start..self.at.start;
        self.open = Some(Block { kind, rank, number, range, lines: Vec::new(), head: self.head.clone() });
    }

    pub(super) fn end(&mut self) {
        let Some(mut block) = self.open.take() else { return };
        if block.kind != Kind::Row {
            block.lines.retain(|line| !line.is_blank());
        }
        if block.kind == Kind::Item {
            join_wrapped(&mut block.lines);
        }
        if block.kind == Kind::Paragraph && block.rank == rank::PARAGRAPH && begins_bold(&block) {
            (block.kind, block.rank) = (Kind::Bold, rank::BOLD);
        }
        let empty = block.lines.iter().all(Line::is_blank);
        if !empty || matches!(block.kind, Kind::Rule | Kind::Item) {
            self.blocks.push(block);
        }
    }

    /// The head of a table is no row of it.
    fn end_head(&mut self) {
        self.in_head = false;
        let Some(block) = self.open.take() else { return };
        let cells: Vec<String> = block.lines.iter().map(|cell| one_line(&cell.text())).collect();
        let named = cells.iter().any(|cell| !cell.is_empty());
        // A table without heads may have a paper in their place.
        if block.lines.iter().any(|cell| !cell.links().is_empty()) {
            self.open = Some(block);
            self.end();
        } else {
            self.head = named.then(|| cells.into());
        }
    }

    pub(super) fn head_cell(&mut self) {
        self.cell();
        self.in_head = true;
    }

    pub(super) fn end_row(&mut self) {
        if self.in_head { self.end_head() } else { self.end() }
    }

    pub(super) fn end_table(&mut self) {
        self.end();
        self.head = None;
    }
}

fn same_style(one: &Span, other: &Span) -> bool {
    let link = match (&one.link, &other.link) {
        (None, None) => true,
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        _ => false,
    };
    link && one.strong == other.strong && one.emphasis == other.emphasis && one.image == other.image
}

/// A title that was wrapped is one line again.
fn join_wrapped(lines: &mut Vec<Line>) {
    const WRAPPED_AT: usize = 60;
    while let [first, second, ..] = &lines[..]
        && first.text().chars().count() >= WRAPPED_AT
        && first.links().is_empty()
        && second.text().trim_start().starts_with(char::is_lowercase)
        && !second.text().trim_start().starts_with("http")
    {
        let second = lines.remove(1);
        lines[0].spans.push(Span { text: " ".to_owned(), ..Span::default() });
        lines[0].spans.extend(second.spans);
    }
}

/// Whether the first line is bold from its first letter to its last, or but for a link or a name behind.
fn begins_bold(block: &Block) -> bool {
    let Some(line) = block.lines.first() else { return false };
    let mut words = line.spans.iter().filter(|span| span.text.contains(char::is_alphanumeric) && !span.image);
    words.next().is_some_and(|first| first.strong || (first.link.is_some() && first.text.contains(' ')))
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
