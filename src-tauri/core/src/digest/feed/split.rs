//! A feed in its pieces: what it says of itself, and each item by itself, so that a bad one spoils no other.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// The first tag of a feed is no longer: it is read again for every item.
const MAX_ROOT: usize = 4 * 1024;

/// Declarations and comments above it are no longer.
const MAX_PROLOGUE: usize = 64 * 1024;

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static ROOT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xs) \A (?: \s | <\? .*? \?> | <!-- .*? --> | <!DOCTYPE [^\[>]* (?: \[ .*? \] \s* )? > )*
        (?P<root> < (?: [\w.-]+ : )? (?: rss | feed | RDF | entry ) (?: \s [^<>]* )? > )",
    )
    .expect("a valid pattern")
});

/// A feed's text by its pieces.
pub(super) struct Pieces<'a> {
    /// The first tag, which declares the namespaces of everything.
    pub(super) root: &'a str,
    /// What stands before the first item.
    pub(super) head: &'a str,
    pub(super) items: Vec<Item<'a>>,
}

pub(super) struct Item<'a> {
    /// The line where it begins.
    pub(super) line: usize,
    pub(super) source: &'a str,
    /// Whether its end is there.
    pub(super) whole: bool,
}

/// Whether a text is a feed by its first tag.
pub(super) fn is_feed(text: &str) -> bool {
    root(text).is_some()
}

fn root(text: &str) -> Option<Range<usize>> {
    let mut end = text.len().min(MAX_PROLOGUE + MAX_ROOT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = ROOT.captures(&text[..end])?.name("root")?.range();
    (found.len() <= MAX_ROOT).then_some(found)
}

pub(super) fn split(text: &str) -> Option<Pieces<'_>> {
    let root = root(text)?;
    let single = text[root.clone()].contains("entry");
    let from = if single { root.start } else { root.end };
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut open: Option<usize> = None;
    let (mut line, mut counted) = (1, 0);
    let mut add = |range: Range<usize>, whole: bool| {
        line += text[counted..range.start].matches('\n').count();
        counted = range.start;
        items.push(Item { line, source: &text[range], whole });
    };
    let mut first = text.len();
    for (range, closes) in tags(text, from) {
        match (open, closes) {
            (Some(start), true) => {
                add(start..range.end, true);
                open = None;
            }
            (None, true) => {}
            (before, false) => {
                // One that was never closed ends where the next one begins.
                before.into_iter().for_each(|start| add(start..range.start, false));
                open = Some(range.start);
                first = first.min(range.start);
            }
        }
    }
    open.into_iter().for_each(|start| add(start..text.len(), false));
    Some(Pieces { root: &text[root], head: &text[from..first.max(from)], items })
}

/// The tags of items, and whether each closes one; what stands in comments and in character data is none.
fn tags(text: &str, from: usize) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    let mut at = from;
    std::iter::from_fn(move || {
        while let Some(found) = text[at..].find('<') {
            let start = at + found;
            let rest = &text[start..];
            if let Some((opens, closes)) =
                [("<![CDATA[", "]]>"), ("<!--", "-->")].into_iter().find(|(opens, _)| rest.starts_with(opens))
            {
                at = rest[opens.len()..]
                    .find(closes)
                    .map_or(text.len(), |end| start + opens.len() + end + closes.len());
                continue;
            }
            at = start + 1;
            if let Some((len, closes)) = item_tag(rest) {
                at = start + len;
                return Some((start..at, closes));
            }
        }
        None
    })
}

fn item_tag(rest: &str) -> Option<(usize, bool)> {
    let closes = rest.starts_with("</");
    let name_at = if closes { 2 } else { 1 };
    let name_len =
        rest[name_at..].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')))?;
    let name = &rest[name_at..name_at + name_len];
    let local = name.rsplit(':').next()?;
    let is_item = matches!(local, "item" | "entry");
    // A tag that another follows before it ends is none.
    let end = is_item.then(|| rest[1..].find(['<', '>'])).flatten()? + 1;
    rest[end..].starts_with('>').then_some((end + 1, closes))
}
