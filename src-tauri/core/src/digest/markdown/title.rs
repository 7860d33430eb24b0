//! Titles out of headings, links, bold words and cells.

use std::rc::Rc;
use std::sync::LazyLock;

use regex::Regex;

use super::block::{Block, Kind, Line, Span};
use super::label::{Labelled, is_label, labelled, pattern};
use crate::digest::day::day;
use crate::digest::named::Named;
use crate::digest::records::{bare_title, by_text};
use crate::text::one_line;

/// No title is longer.
const MAX_LEN: usize = 500;

/// How sure it is that the words are a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// A word or two, or plain words of a paragraph.
    Weak,
    Strong,
    /// The words of the link that names the paper.
    Linked,
}

/// The words of a title, and the paper to which they lead.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) text: String,
    pub(super) sure: Sure,
    pub(super) link: Option<Rc<str>>,
}

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:[^\p{L}\p{N}\[(“\x22'‘《$\\<]|\[\s?[x ]?\s?\])*(?:[\[(（]?\s?#?\d{1,4}\s?(?:[\])）]+[.:]?|[.:、](?:\s|\D)|\s[-–—]\s)\s*|(?:paper|论文)\s*#?\d{1,4}\s?[:：.-]\s*)?[^\p{L}\p{N}\[(“\x22'‘《$\\<]*",
    )
});
/// `2402.04644` before a title.
static ID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s*[\[(]*(?:arxiv\s?:\s?)?\d{4}\.\d{4,5}(?:v\d{1,2})?(?:\s\[[a-z.-]+\])?[\])]*\s*[-–—:：|.]*\s*",
    )
});
/// `(Vaswani et al., 2017)` behind a title.
static AND_OTHERS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s*[(\[][^()\[\]]*\b(?:et al\.?|19\d\d|20\d\d)[^()\[\]]*[)\]]$"));
static NAMES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bet al\b|\b\p{Lu}\.[ ,]|,\s+(?:and|&)\s"));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"[“"]([^“”"]{12,300}?)[,.]?[”"]"#));

/// The title with which a block begins, if it begins with one.
pub(super) fn of(block: &Block) -> Option<Title> {
    match block.kind {
        Kind::Row | Kind::Rule | Kind::Code => None,
        Kind::Heading => of_heading(block),
        Kind::Bold | Kind::Paragraph | Kind::Item => {
            let line = block.lines.first()?;
            // `**Relevance:** …` is a label of the digest's own; in a list, `**RAG:** …` may be a title.
            let own = |found: &Labelled| found.closed && (block.kind != Kind::Item || found.rest.len() > 160);
            if labelled(line).is_some_and(|found| found.key.is_some() || found.rest.is_empty() || own(&found))
            {
                return None;
            }
            let title = of_line(line)?;
            let plain = title.sure < Sure::Linked && block.kind == Kind::Paragraph && !is_title_line(block);
            (!plain).then_some(title)
        }
    }
}

fn of_heading(block: &Block) -> Option<Title> {
    let line = Line { spans: block.lines.iter().flat_map(|line| line.spans.clone()).collect() };
    let mut title = of_line(&line)?;
    title.sure = title.sure.max(if is_long(&title.text) { Sure::Strong } else { Sure::Weak });
    Some(title)
}

/// The title with which a line begins.
pub(super) fn of_line(line: &Line) -> Option<Title> {
    let at = first_words(line)?;
    let span = &line.spans[at];
    if let Some(link) = &span.link {
        let text: String = linked_from(line, at).map(|span| span.text.as_str()).collect();
        let text = clean(&text)?;
        return Some(Title { sure: sure(&text).max(Sure::Strong), text, link: Some(Rc::clone(link)) });
    }
    if span.strong && !line.spans[..at].iter().any(|span| span.text.contains(char::is_alphabetic)) {
        return bold(line, at);
    }
    let text = up_to_links(line, at);
    let quoted = QUOTED.captures(&text).map(|found| found[1].to_owned());
    let set_apart = quoted.or_else(|| behind_names(line, at));
    let text = clean(set_apart.as_deref().unwrap_or(&text))?;
    let text = AND_OTHERS.replace(&text, "").into_owned();
    Some(Title { sure: sure(&text), text, link: None })
}

/// Words in italics behind names: `Vaswani et al., *Attention Is All You Need*, 2017`.
fn behind_names(line: &Line, at: usize) -> Option<String> {
    let spans = &line.spans[at..];
    let title =
        spans.iter().position(|span| span.emphasis && is_long(&span.text) && !is_label(&span.text))?;
    let before: String = spans[..title].iter().map(|span| span.text.as_str()).collect();
    NAMES.is_match(&before).then(|| spans[title].text.clone())
}

/// The first span whose words may be those of a title: signs, numbers, badges and labels go before it.
fn first_words(line: &Line) -> Option<usize> {
    let is_words = |span: &Span| {
        let bare = without_number(&span.text);
        !span.image && bare.chars().any(char::is_alphabetic) && !is_before(span, bare)
    };
    line.spans.iter().position(is_words)
}

/// Whether a span is a label before the title: `[Paper]`, `(CVPR 2024)`, a day.
fn is_before(span: &Span, bare: &str) -> bool {
    let is_day = day(bare).is_some() && bare.len() <= 20;
    let bracketed =
        bare.trim().starts_with(['[', '(']) && bare.trim().ends_with([']', ')']) && bare.len() <= 40;
    by_text(bare).is_some() || is_day || (is_label(bare) && (span.link.is_some() || bracketed))
}

fn linked_from(line: &Line, at: usize) -> impl Iterator<Item = &Span> {
    let link = line.spans[at].link.clone();
    let same = move |span: &&Span| match (&span.link, &link) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        _ => false,
    };
    line.spans[at..].iter().take_while(same).filter(|span| !span.image)
}

/// Bold words, and the words behind their colon: `**LoRA**: Low-Rank Adaptation`.
fn bold(line: &Line, at: usize) -> Option<Title> {
    let end = line.spans[at..].iter().position(|span| !span.strong && !span.text.trim().is_empty());
    let end = end.map_or(line.spans.len(), |len| at + len);
    let text: String = line.spans[at..end].iter().map(|span| span.text.as_str()).collect();
    let link = line.spans[at..end].iter().find_map(|span| span.link.clone());
    let behind =
        line.spans.get(end).filter(|span| span.link.is_none()).map_or("", |span| span.text.trim_start());
    let name = text.trim().trim_end_matches([':', '：']);
    let whole = (behind.starts_with(':') || name.len() < text.trim().len()) && name.split(' ').count() <= 3;
    if whole {
        let whole = up_to_links(line, at);
        let few = one_line(&whole).split(' ').count() <= 25;
        if let Some(text) = clean(&whole).filter(|_| few) {
            return Some(Title { text, sure: Sure::Strong, link });
        }
    }
    let text = clean(name)?;
    Some(Title { sure: sure(&text).max(if link.is_some() { Sure::Strong } else { Sure::Weak }), text, link })
}

/// The words from a span up to the first link that is a label, or the first name of a paper.
fn up_to_links(line: &Line, at: usize) -> String {
    let mut text = String::new();
    let emphasis = line.spans[at].emphasis;
    for span in &line.spans[at..] {
        // Behind a title, names and venues are in italics.
        let aside = span.emphasis && !emphasis && text.trim_end().ends_with([',', '.', ';']);
        let stops = span.image || (span.link.is_some() && is_label(&span.text)) || aside;
        if stops && text.chars().filter(|c| c.is_alphabetic()).count() > 2 {
            break;
        }
        if !stops {
            text.push_str(&span.text);
        }
    }
    if let Some(found) = ID.find(&text) {
        text.drain(..found.end());
    }
    let named = Named::all_in(&text).into_iter().map(|(range, _)| range).find(|range| range.start > 8);
    if let Some(range) = named {
        text.truncate(range.start);
    }
    text.lines().next().unwrap_or_default().to_owned()
}

fn without_number(text: &str) -> &str {
    &text[NUMBER.find(text).map_or(0, |found| found.end())..]
}

/// A title without number, signs, brackets that never close, and words that only lead to a link.
pub(super) fn clean(text: &str) -> Option<String> {
    let text = one_line(text);
    let text = without_number(&text);
    let text = &text[ID.find(text).map_or(0, |found| found.end())..];
    let mut text = without_open_bracket(text);
    loop {
        let shorter = text.trim_end_matches(|c: char| {
            !c.is_alphanumeric()
                && !matches!(
                    c,
                    '?' | '!' | ')' | ']' | '}' | '”' | '"' | '\'' | '’' | '$' | '》' | '+' | '*' | '%' | '.'
                )
        });
        let shorter = shorter.trim_end_matches(['*', '_', '`']);
        let shorter = shorter.strip_suffix("[]").or(shorter.strip_suffix("()")).unwrap_or(shorter);
        if shorter.len() == text.len() {
            break;
        }
        text = shorter;
    }
    let text = text.trim_start_matches(['*', '_', '`', '#', ' ']);
    let text = without_quotes(text);
    let text = if text.ends_with("...") { text } else { text.strip_suffix('.').unwrap_or(text) };
    let text = bare_title(text);
    let is_title = text.len() <= MAX_LEN
        && text.contains(char::is_alphabetic)
        && text.chars().filter(|c| c.is_alphanumeric()).count() >= 2
        && !is_label(&text)
        && !(day(&text).is_some() && text.len() <= 30);
    is_title.then_some(text)
}

/// `Title (Read more on ` ends before its bracket.
fn without_open_bracket(text: &str) -> &str {
    let mut text = text;
    for (open, close) in [('(', ')'), ('[', ']'), ('（', '）')] {
        let mut depth = 0_usize;
        let mut at = None;
        for (offset, c) in text.char_indices() {
            if c == open {
                depth += 1;
                at = Some(offset).filter(|_| depth == 1).or(at);
            } else if c == close {
                depth = depth.saturating_sub(1);
            }
        }
        text = at.filter(|at| depth > 0 && *at > 0).map_or(text, |at| &text[..at]);
    }
    text
}

fn without_quotes(text: &str) -> &str {
    [("“", "”"), ("\"", "\""), ("《", "》"), ("「", "」"), ("'", "'")]
        .iter()
        .find_map(|(open, close)| {
            text.strip_prefix(open)?
                .strip_suffix(close)
                .filter(|inner| !inner.contains(open) && !inner.contains(close))
        })
        .unwrap_or(text)
}

fn sure(text: &str) -> Sure {
    if is_long(text) { Sure::Strong } else { Sure::Weak }
}

/// Titles have three words, or a colon, or as many signs of a script without spaces.
pub(super) fn is_long(text: &str) -> bool {
    let wide = text.chars().filter(|c| ('\u{2e80}'..='\u{d7ff}').contains(c)).count();
    text.split_whitespace().count() >= 3 || (text.contains(": ") && text.len() > 12) || wide >= 8
}

/// Whether the first line of a plain paragraph is a title by its look: short, no sentence, more below or a name behind.
fn is_title_line(block: &Block) -> bool {
    let Some(line) = block.lines.first() else { return false };
    let text = line.text();
    let named_behind = Named::all_in(&text).first().is_some_and(|(range, _)| {
        range.start > 12
            && text[..range.start].trim_end().ends_with(['(', '[', '—', '–', '-', '|', ':', ',', '.'])
    });
    let short = text.chars().count() <= 200 && !text.trim_end().ends_with(['.', ';', ',', '。']);
    short && (named_behind || (block.lines.len() > 1 && line.links().is_empty()))
}
