use std::ops::Range;

use super::{address, math, residue, symbols};
use crate::model::Passage;

/// The display form of a text: residue of TeX put right where it is certain, formulas and addresses apart.
///
/// A text without any of these comes back as one piece, byte for byte.
pub fn passages(text: &str) -> Vec<Passage> {
    let mut made = Pieces::default();
    let mut at = 0;
    for (range, link) in address::locate(text) {
        // The same address again, in the braces behind its first.
        if range.start < at {
            continue;
        }
        let shown = Shown::of(text, at, &range, &link.url);
        made.words(&text[at..shown.range.start], true);
        made.0.push(Passage::Link { text: shown.words, url: link.url });
        at = shown.range.end;
    }
    made.words(&text[at..], false);
    made.0
}

/// The display form as one text, formulas as their source: what highlights stand in.
pub fn shown(text: &str) -> String {
    passages(text).iter().map(Passage::source).collect()
}

/// The display form as plain words.
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for passage in passages(text) {
        match passage {
            Passage::Text { text } | Passage::Link { text, .. } => words.push_str(&text),
            Passage::Math { tex, .. } => words.push_str(&spoken(&tex)),
        }
    }
    words
}

#[derive(Default)]
struct Pieces(Vec<Passage>);

impl Pieces {
    fn words(&mut self, text: &str, before_link: bool) {
        let mut at = 0;
        for (range, tex) in math::formulas(text) {
            self.text(&text[at..range.start]);
            self.0.push(Passage::Math { tex: tex.to_owned(), source: text[range.clone()].to_owned() });
            at = range.end;
        }
        let last = &text[at..];
        match last.strip_suffix('~').filter(|words| before_link && words.ends_with(char::is_alphabetic)) {
            // `at~https://…`: TeX's space before the address.
            Some(words) => self.text(&format!("{words}\u{a0}")),
            None => self.text(last),
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let repaired = residue::repaired(text);
        match self.0.last_mut() {
            Some(Passage::Text { text }) => text.push_str(&repaired),
            _ => self.0.push(Passage::Text { text: repaired.into_owned() }),
        }
    }
}

/// The braces behind an address hold a few words or the address once more.
const MAX_GROUP: usize = 300;

/// An address as it is shown, and the bytes of the text that it stands for.
struct Shown {
    words: String,
    range: Range<usize>,
}

impl Shown {
    /// `\url{…}` loses its command; of a flattened `\href` (`address{words}`) the words are shown.
    fn of(text: &str, from: usize, found: &Range<usize>, url: &str) -> Self {
        let as_written = text[found.clone()].to_owned();
        let bare = Self { words: as_written, range: found.clone() };
        let before = &text[from..found.start];
        for command in ["\\url{", "\\href{"] {
            if before.ends_with(command) && text[found.end..].starts_with('}') {
                let start = found.start - command.len();
                return Self { range: start..found.end + 1, ..bare }.with_group(text, url);
            }
        }
        bare.with_group(text, url)
    }

    fn with_group(self, text: &str, url: &str) -> Self {
        let Some(group) = text[self.range.end..].strip_prefix('{') else { return self };
        let close = group.bytes().take(MAX_GROUP).position(|byte| byte == b'}');
        let Some(words) = close.map(|close| &group[..close]) else { return self };
        let range = self.range.start..self.range.end + words.len() + 2;
        if words.contains(['{', '\\', '\n']) || words.trim().is_empty() {
            return self;
        }
        let inner = address::link(words, crate::model::FoundIn::Abstract);
        match inner {
            Some(link) if !address::same(&link.url, url) => self,
            None if !is_this_address(words) => Self { words: words.to_owned(), range },
            _ => Self { range, ..self },
        }
    }
}

/// arXiv writes “this http URL” where the address itself stood.
fn is_this_address(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.starts_with("this") && words.ends_with("url")
}

/// A formula in plain signs, as far as they go.
fn spoken(tex: &str) -> String {
    let mut words = String::with_capacity(tex.len());
    let mut rest = tex;
    while let Some(at) = rest.find(['\\', '{', '}']) {
        words.push_str(&rest[..at]);
        let found = &rest[at..];
        let letters =
            found[1..].len() - found[1..].trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        rest = &found[1 + letters * usize::from(found.starts_with('\\'))..];
        if found.starts_with('\\') {
            words.push_str(symbols::sign(&found[1..=letters]).unwrap_or(match &found[1..=letters] {
                "text" | "mathrm" | "mathbf" | "mathcal" | "mathbb" | "textbf" | "textit" | "left"
                | "right" => "",
                other => other,
            }));
        }
    }
    words + rest
}
