//! Where the entries of a file begin and end.

use std::collections::HashMap;

use super::abbreviations::Abbreviations;

/// The entries of a file, and what they refer to.
pub(super) struct Entries<'a> {
    pub(super) sources: Vec<Source<'a>>,
    pub(super) abbreviations: Abbreviations<'a>,
    by_key: HashMap<&'a str, usize>,
}

/// One entry as it is written.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    line: usize,
    key: &'a str,
}

impl Source<'_> {
    pub(super) fn place(&self) -> String {
        if self.key.is_empty() {
            format!("line {}", self.line)
        } else {
            format!("line {} ({})", self.line, self.key)
        }
    }
}

impl<'a> Entries<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut entries =
            Self { sources: Vec::new(), abbreviations: Abbreviations::default(), by_key: HashMap::new() };
        let (mut line, mut counted, mut from) = (1, 0, 0);
        while let Some(at) = next_at(text, from) {
            line += text[counted..at].matches('\n').count();
            counted = at;
            let end = end_of(text, at);
            entries.take(&text[at..end], line);
            from = end.max(at + 1);
        }
        entries
    }

    fn take(&mut self, text: &'a str, line: usize) {
        let Some((kind, body)) = text[1..].split_once(['{', '(']) else { return };
        match kind.trim().to_ascii_lowercase().as_str() {
            "comment" | "preamble" => {}
            "string" => self.abbreviations.define(text),
            kind if kind.bytes().all(|byte| byte.is_ascii_alphabetic()) && !kind.is_empty() => {
                let key = body.split(',').next().unwrap_or_default().trim();
                self.by_key.entry(key).or_insert(self.sources.len());
                self.sources.push(Source { text, line, key });
            }
            _ => {}
        }
    }

    /// The entries from which one takes what it does not say itself.
    pub(super) fn parents_of(&self, source: &Source<'_>) -> Vec<&'a str> {
        let lower = source.text.to_ascii_lowercase();
        let mut parents = Vec::new();
        for field in ["crossref", "xdata"] {
            let Some(at) = lower.find(field) else { continue };
            let value = source.text.get(at + field.len()..).unwrap_or_default().trim_start();
            let Some(value) = value.strip_prefix('=') else { continue };
            let value = value.trim_start().trim_start_matches(['{', '"']);
            let value = value.split(['}', '"', '\n']).next().unwrap_or_default();
            for key in value.split(',').map(str::trim) {
                let parent = self.by_key.get(key).and_then(|index| self.sources.get(*index));
                parents.extend(parent.filter(|parent| parent.key != source.key).map(|parent| parent.text));
            }
        }
        parents
    }
}

/// The next sign that begins an entry: the first on its line, or behind another entry.
fn next_at(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += text.get(at..)?.find('@')?;
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
        if line.trim().is_empty() || line.trim_end().ends_with('}') {
            return Some(at);
        }
        at += 1;
    }
}

/// The end of the entry that begins at `at`: where its braces are closed, else before the next entry.
fn end_of(text: &str, at: usize) -> usize {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (offset, byte) in text.as_bytes()[at..].iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => depth += 1,
            b'}' if depth <= 1 => return at + offset + 1,
            b'}' => depth -= 1,
            // An entry between round brackets, or one whose brace was forgotten, ends where the next begins.
            b'\n'
                if text[at + offset + 1..].starts_with('@')
                    && (depth == 0 || begins_entry(&text[at + offset + 1..])) =>
            {
                return at + offset + 1;
            }
            _ => {}
        }
    }
    text.len()
}

fn begins_entry(rest: &str) -> bool {
    let head = rest.lines().next().unwrap_or_default();
    head.split_once('{').is_some_and(|(kind, key)| {
        kind[1..].trim().bytes().all(|byte| byte.is_ascii_alphabetic()) && key.trim_end().ends_with(',')
    })
}
