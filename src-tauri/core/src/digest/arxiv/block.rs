//! Where one entry ends and the next begins.
//!
//! An entry stands between rules and begins with `\\` and a line that names its paper. The rules are lost in some
//! mails, so the naming line is what counts.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// A rule or `\\`, and behind it the line that names a paper.
static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?im)^(?P<quote>(?:> ?)*)[ \t]*(?:\\\\|-{20,})[ \t]*\r?\n(?:[> \t]*\r?\n)?(?:> ?)*[ \t]*(?:arXiv|Paper)\b[^:\n]{0,30}:[ \t]*\S+[ \t]*(?:\([^\n]*\))?[ \t]*\r?$",
    )
});
/// Nothing else stands on that line; abstracts may begin with a name too.
static NAMING: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s*(?:arXiv|Paper)\b[^:]{0,30}:\s*\S+\s*(?:\(.*\))?\s*$"));
static QUOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^(?:> ?)+"));
static FIELD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Title|Authors?|Categories)\s*:"));

/// Whether an entry begins anywhere in the text.
pub(super) fn begins_in(text: &str) -> bool {
    BEGINNING.is_match(text)
}

/// The text as it was before it was quoted in an answer.
pub(super) fn without_quotes(text: &str) -> Cow<'_, str> {
    let quoted = BEGINNING.captures(text).is_some_and(|found| !found["quote"].is_empty());
    if quoted { QUOTE.replace_all(text, "") } else { Cow::Borrowed(text) }
}

/// A part of a text that holds entries.
pub(super) enum Piece<'a> {
    /// What stands between entries: headings, and advice of the list.
    Words(Vec<&'a str>),
    Entry(Block<'a>),
}

/// The lines of one entry.
pub(super) struct Block<'a> {
    /// Its first line, counted from 1.
    pub(super) line: usize,
    /// All that stands before the abstract, without the naming line's mark.
    pub(super) fields: Vec<&'a str>,
    /// `None` where nothing parts it from the fields.
    pub(super) abstract_lines: Option<Vec<&'a str>>,
    /// The words behind the last mark: `( https://arxiv.org/abs/2402.04644 ,  14kb)`.
    pub(super) closing: Option<&'a str>,
    /// Whether a rule or another entry follows.
    pub(super) followed: bool,
}

impl<'a> Block<'a> {
    /// Reads the lines of an entry; the first may be the mark above the naming line.
    fn of(line: usize, lines: &[&'a str], followed: bool) -> Self {
        let skipped = lines.iter().take_while(|line| is_mark(line) || line.trim().is_empty()).count();
        let lines = &lines[skipped..];
        let marks: Vec<usize> = (0..lines.len()).filter(|at| is_mark(lines[*at])).collect();
        let (first, last) = (marks.first().copied(), marks.last().copied());
        let fields = lines[..first.unwrap_or(lines.len())].to_vec();
        let abstract_lines = first.map(|first| match last.filter(|last| *last > first) {
            Some(last) => lines[first + 1..last].to_vec(),
            None if ends_entry(lines[first]) => Vec::new(),
            None => lines[first + 1..].to_vec(),
        });
        let ends = |at: usize| marks.len() > 1 || ends_entry(lines[at]);
        let closing = last.filter(|last| ends(*last)).map(|last| lines[last].trim_start_matches(['\\', ' ']));
        Self { line: line + skipped, fields, abstract_lines, closing, followed }
    }

    /// Whether the text broke off within it. Listings leave out the abstract and its second mark.
    pub(super) fn is_cut(&self) -> bool {
        let begun =
            self.abstract_lines.as_ref().is_none_or(|lines| lines.iter().any(|line| !line.trim().is_empty()));
        !self.followed && self.closing.is_none() && begun
    }

    /// Whether it is as arXiv keeps it: closed, with its abstract and without an address.
    pub(super) fn is_record(&self) -> bool {
        let told = self.abstract_lines.as_ref().is_some_and(|lines| !lines.is_empty());
        told && self.closing.is_none_or(str::is_empty)
    }

    /// The entry as it stood.
    pub(super) fn source(&self) -> String {
        let told = self.abstract_lines.iter().flatten().copied();
        self.fields.iter().copied().chain(told).collect::<Vec<&str>>().join("\n")
    }
}

fn is_mark(line: &str) -> bool {
    let line = line.trim();
    line == r"\\" || ends_entry(line)
}

fn ends_entry(line: &str) -> bool {
    line.trim().strip_prefix(r"\\").is_some_and(|rest| rest.trim_start().starts_with('('))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| matches!(byte, b'-' | b'%' | b'=' | b'_'))
}

/// The text in its pieces, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in 0..=lines.len() {
        let ended = at == lines.len();
        if ended || is_rule(lines[at]) || (at > from && begins(&lines[at..])) {
            pieces.extend(piece(from + 1, &lines[from..at], !ended));
            from = at;
        }
        if !ended && is_rule(lines[at]) {
            from = at + 1;
        }
    }
    pieces
}

/// Whether an entry begins on the first of these lines.
fn begins(lines: &[&str]) -> bool {
    let mut lines = lines.iter();
    let marked = lines.next().is_some_and(|line| line.trim() == r"\\");
    marked && lines.find(|line| !line.trim().is_empty()).is_some_and(|line| NAMING.is_match(line))
}

fn piece<'a>(line: usize, lines: &[&'a str], followed: bool) -> Option<Piece<'a>> {
    let first = lines.iter().find(|line| !is_mark(line) && !line.trim().is_empty())?;
    // What has marks and fields is an entry too, though its name may be lost.
    let entry = NAMING.is_match(first)
        || (lines.iter().any(|line| is_mark(line)) && lines.iter().any(|line| FIELD.is_match(line)));
    Some(if entry { Piece::Entry(Block::of(line, lines, followed)) } else { Piece::Words(lines.to_vec()) })
}
