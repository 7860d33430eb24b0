//! Lines of text that say what they hold: `Title: …`, `PDF: …`, `Summary: …`.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::names::{Key, key};
use super::record::Record;

/// Labels are short; a sentence before a colon is none.
const MAX_LABEL: usize = 30;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s{0,4}(?:\[?\d{1,4}[.)\]:]?\s+|[-•·]\s+)?(\p{L}[\p{L}\p{N} ;_/.()-]{0,29}?)\s*[:：](?:\s+|$|[^\s/\\])",
    )
});
static RULE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[-=*_#~]\s?){3,}\s*$"));

/// A block of labelled lines: a record and where it lies.
pub(super) struct Block<'a> {
    /// The line where it begins, from 1.
    pub(super) number: usize,
    pub(super) fields: Map<String, Value>,
    pub(super) source: &'a str,
}

/// The label of a line and what follows it, where the label is a known one.
pub(in crate::digest) fn labelled(line: &str) -> Option<(&str, Key, &str)> {
    let found = LABEL.captures(line)?.get(1)?;
    let label = found.as_str();
    let rest = line[found.end()..].trim_start().trim_start_matches([':', '：']);
    let (_, known) = key(label).filter(|(_, known)| *known != Key::Part && label.len() <= MAX_LABEL * 3)?;
    Some((label, known, rest.trim()))
}

/// Whether the text is mostly such blocks, and not the record of a form with labels of its own.
pub(super) fn are_in(text: &str) -> bool {
    if !text.lines().any(|line| matches!(labelled(line), Some((_, Key::Title, _))))
        || is_announcement(text)
        || has_front(text)
    {
        return false;
    }
    let blocks = read(text);
    let papers = blocks.iter().filter(|block| Record::of(&block.fields, None).is_paper()).count();
    papers > 0 && papers * 2 >= blocks.len()
}

/// arXiv's mails have titles and authors behind labels too.
fn is_announcement(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == r"\\")
}

/// Notes in Markdown begin with labelled lines between two rules.
fn has_front(text: &str) -> bool {
    let Some(front) = text.trim_start().strip_prefix("---").filter(|rest| rest.starts_with(['\n', '\r']))
    else {
        return false;
    };
    let mut lines = front.trim_start().lines();
    let closed =
        lines.by_ref().take_while(|line| !line.trim().is_empty()).any(|line| line.trim_end() == "---");
    closed
        && lines.any(|line| ["# ", "## ", "> ", "- ", "* ", "!["].iter().any(|sign| line.starts_with(sign)))
}

/// Every block that has a title.
pub(super) fn read(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Open<'_>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        if RULE.is_match(line) {
            open = false;
            continue;
        }
        let found = labelled(line);
        let begins = match (&found, blocks.last()) {
            (Some((_, known, _)), Some(last)) => {
                !open || (*known == Key::Title && last.has_title) || last.begins_with(*known)
            }
            (Some(_), None) => true,
            (None, _) => false,
        };
        if begins {
            blocks.push(Open { number, start, ..Open::default() });
            open = true;
        }
        let Some(last) = blocks.last_mut().filter(|_| open) else { continue };
        last.end = at;
        match found {
            Some((label, known, rest)) => last.add(label, known, rest),
            None => last.go_on(line),
        }
    }
    blocks.into_iter().filter(|block| block.has_title).map(|block| block.close(text)).collect()
}

/// A block that is being read.
#[derive(Default)]
struct Open<'a> {
    number: usize,
    start: usize,
    end: usize,
    has_title: bool,
    fields: Vec<(&'a str, Key, String)>,
}

impl<'a> Open<'a> {
    /// Whether a field of the kind that began the block begins the next one.
    fn begins_with(&self, known: Key) -> bool {
        self.has_title
            && self.fields.len() > 1
            && self.fields.first().is_some_and(|(_, first, _)| *first == known)
            && known != Key::Link
    }

    fn add(&mut self, label: &'a str, known: Key, rest: &str) {
        self.has_title |= known == Key::Title;
        self.fields.push((label, known, rest.to_owned()));
    }

    /// A line without label goes on with the field above it.
    fn go_on(&mut self, line: &str) {
        if let Some((_, _, text)) = self.fields.last_mut() {
            text.push('\n');
            text.push_str(line);
        }
    }

    fn close(self, text: &'a str) -> Block<'a> {
        let mut fields = Map::new();
        for (label, _, text) in self.fields {
            fields.entry(label).or_insert_with(|| Value::String(text.trim().to_owned()));
        }
        Block { number: self.number, fields, source: text[self.start..self.end].trim() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_words_before_a_colon_are_labels() {
        for (line, wanted) in [
            ("Title: A: B", Some((Key::Title, "A: B"))),
            ("  2. Title:A", Some((Key::Title, "A"))),
            ("标题：一种方法", Some((Key::Title, "一种方法"))),
            ("PDF: https://arxiv.org/pdf/2406.14539", Some((Key::Link, "https://arxiv.org/pdf/2406.14539"))),
            ("TL;DR: Short.", Some((Key::AiSummary, "Short."))),
            ("Summary:", Some((Key::Summary, ""))),
            ("https://arxiv.org", None),
            ("We note: this is prose", None),
            ("Results: prose", None),
        ] {
            assert_eq!(labelled(line).map(|(_, key, rest)| (key, rest)), wanted, "{line}");
        }
    }
}
