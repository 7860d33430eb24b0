//! What a paper is called, by what stands around its name.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::facts::is_names;
use super::outline::{Kind, Piece};
use super::units::PROSE;
use crate::digest::label::is_label;
use crate::digest::records::{Key, labelled};

/// No title is longer.
const MAX_TITLE: usize = 400;

/// A title and how it was found. Later variants are better evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    /// Words beside the name.
    Beside,
    /// Words that stand out.
    Strong,
    /// The words of a link to the paper.
    Linked,
    /// A heading of its own.
    Heading,
    /// The page says that it is the title.
    Labelled,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) words: String,
    pub(super) sure: Sure,
}

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// What stands before a title: bullets, numbers, signs; a title may begin with a quote, a bracket or a formula.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"^(?:[^\p{L}\p{N}"'“‘«(\[{$\\@#]+|\[?#?\d{1,4}[.)\]:、]\s+|#\d{1,4}\s+|\[\d{1,4}\]\s*|[\[(]\s*[\])]|[\])])+"#,
    )
});
/// What stands behind it, before the name.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:[\s,;:|·•\[({<–—-]|\s+(?:in|at|see|from|by)|[\[(]\s*(?:arxiv|pdf|abs|doi|paper|link|html)?\s*[:|,/]?\s*[\])]?)+$",
    )
});
static CITATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bet\.? al\b|^\p{Lu}[\p{L}-]+,? (?:19|20)\d\d$"));

/// The words without what lists put around a title; `None` where that leaves no title.
pub(super) fn clean(words: &str) -> Option<String> {
    let words = BEFORE.replace(words.trim(), "");
    let words = BEHIND.replace(&words, "");
    let words = words.trim();
    let quoted = [('"', '"'), ('“', '”'), ('«', '»')]
        .into_iter()
        .find_map(|(open, close)| words.strip_prefix(open)?.trim_end_matches(['.', ',']).strip_suffix(close));
    let quoted = quoted.or_else(|| leading_quote(words));
    let words = quoted.unwrap_or(words).trim().trim_end_matches([',', ';']);
    let words = words.strip_suffix('.').filter(|words| !words.ends_with('.')).unwrap_or(words);
    let shaped = words.contains(char::is_alphabetic) && words.len() <= MAX_TITLE;
    (shaped && !is_label(words) && !CITATION.is_match(words) && !words.contains("://"))
        .then(|| words.to_owned())
}

/// `"A Title", Ada Example, 2024`
fn leading_quote(words: &str) -> Option<&str> {
    let close = match words.chars().next()? {
        '"' => '"',
        '“' => '”',
        '«' => '»',
        _ => return None,
    };
    let inner = words.trim_start_matches(['"', '“', '«']);
    // One word in quotes begins a title.
    inner.split_once(close).map(|(quoted, _)| quoted).filter(|quoted| quoted.split(' ').count() >= 3)
}

/// The title in a paper's own pieces.
pub(super) fn own(pieces: &[Piece], paper: usize) -> Option<Title> {
    let found = said(pieces)
        .or_else(|| linked(pieces, paper, true))
        .or_else(|| heading(pieces))
        .or_else(|| strong(pieces))
        .or_else(|| linked(pieces, paper, false).filter(|title| title.words.split(' ').count() >= 3))
        .or_else(|| beside(pieces, paper));
    found.or_else(|| linked(pieces, paper, false))
}

/// The title in the pieces before a paper's own.
pub(super) fn before(pieces: &[Piece]) -> Option<Title> {
    said(pieces).or_else(|| heading(pieces)).or_else(|| strong(pieces)).or_else(|| {
        let short = pieces.iter().filter(|piece| piece.text.len() < PROSE && labelled(&piece.text).is_none());
        let words = short.filter_map(|piece| clean(&piece.text)).next()?;
        Some(Title { words, sure: Sure::Beside })
    })
}

fn said(pieces: &[Piece]) -> Option<Title> {
    let words = pieces.iter().filter_map(|piece| match labelled(&piece.text) {
        Some((_, Key::Title, words)) => clean(words),
        None if piece.hint == Some(Key::Title) => clean(&piece.text),
        _ => None,
    });
    Some(Title { words: words.into_iter().next()?, sure: Sure::Labelled })
}

/// The words of a link to the paper: those with which a line begins, else any.
fn linked(pieces: &[Piece], paper: usize, leading: bool) -> Option<Title> {
    let named = pieces.iter().flat_map(|piece| {
        piece.names.iter().filter(|(_, named)| *named == paper).map(move |(range, _)| (piece, range))
    });
    let mut titles = named.filter_map(|(piece, range)| {
        let is_link = piece.links.iter().any(|link| link.words == *range);
        let leads = clean(&piece.text[..range.start]).is_none();
        let words = clean(&piece.text[range.clone()]).filter(|_| is_link && leads == leading)?;
        // A word within a sentence is no title.
        (leading || words.contains(' ') || !words.is_ascii()).then_some((piece.kind, words))
    });
    let (kind, words) = titles.next()?;
    let sure = if kind == Kind::Heading { Sure::Heading } else { Sure::Linked };
    Some(Title { words, sure })
}

/// The last heading: those before it are of the parts of the page.
fn heading(pieces: &[Piece]) -> Option<Title> {
    let headings = pieces.iter().filter(|piece| piece.kind == Kind::Heading);
    let words = headings.filter_map(|piece| clean(&piece.text)).next_back()?;
    Some(Title { words, sure: Sure::Heading })
}

fn strong(pieces: &[Piece]) -> Option<Title> {
    let all = pieces
        .iter()
        .filter(|piece| labelled(&piece.text).is_none())
        .flat_map(|piece| piece.strong.iter().map(move |range| &piece.text[range.clone()]));
    let words = all.filter(|words| !words.trim_end().ends_with([':', '：'])).filter_map(clean).next()?;
    Some(Title { words, sure: Sure::Strong })
}

/// The words on the line of the name: before it, else behind it; else the line above it.
fn beside(pieces: &[Piece], paper: usize) -> Option<Title> {
    let at = pieces.iter().position(|piece| piece.names.iter().any(|(_, named)| *named == paper))?;
    let piece = &pieces[at];
    let names: Vec<&Range<usize>> =
        piece.names.iter().filter(|(_, named)| *named == paper).map(|(range, _)| range).collect();
    let (first, last) = (names.first()?, names.last()?);
    let is_prose =
        piece.text.len() >= PROSE && piece.names.len() == 1 && !is_label(&piece.text[(*first).clone()]);
    let short =
        |words: &str| clean(words).filter(|words| words.len() < PROSE && !is_names(words) && !is_prose);
    let ahead = labelled(&piece.text).is_none().then(|| short(&piece.text[..first.start])).flatten();
    let words = ahead
        .or_else(|| {
            let above = pieces[..at].iter().filter(|piece| labelled(&piece.text).is_none());
            above.filter_map(|piece| short(&piece.text)).next()
        })
        .or_else(|| short(&piece.text[last.end..]))
        .or_else(|| {
            let below = pieces[at + 1..].iter().filter(|piece| labelled(&piece.text).is_none());
            below.filter_map(|piece| short(&piece.text)).next()
        })?;
    Some(Title { words, sure: Sure::Beside })
}
