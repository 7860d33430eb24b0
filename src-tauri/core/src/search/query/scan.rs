//! Text to tokens. Every text has them.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Bytes of the text, quotes included.
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    /// `-` right before something.
    Minus,
    Word(String),
    Phrase(Quoted),
    /// `name:"…"`.
    Named(String, Quoted),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) text: String,
    /// Whether the closing quote is there.
    pub(super) closed: bool,
}

pub(crate) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '＂')
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == ')' || is_quote(c)
}

pub(super) fn scan(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let (kind, end) = match c {
            c if c.is_whitespace() => {
                at = next;
                continue;
            }
            '(' => (Kind::Open, next),
            ')' => (Kind::Close, next),
            c if is_quote(c) => {
                let (quoted, end) = quoted(text, next);
                (Kind::Phrase(quoted), end)
            }
            '-' if text[next..].chars().next().is_some_and(|c| !c.is_whitespace() && c != ')') => {
                (Kind::Minus, next)
            }
            _ => word(text, at),
        };
        tokens.push(Token { kind, span: at..end });
        at = end;
    }
    tokens
}

/// The word that begins at `from`, with the quoted value of a field where that follows at once.
fn word(text: &str, from: usize) -> (Kind, usize) {
    let end = text[from..].find(ends_word).map_or(text.len(), |length| from + length);
    let word = &text[from..end];
    let quote = text[end..].chars().next().filter(|c| is_quote(*c));
    match (word.strip_suffix(':'), quote) {
        (Some(name), Some(quote)) if !name.is_empty() && !name.contains(':') => {
            let (quoted, end) = quoted(text, end + quote.len_utf8());
            (Kind::Named(name.to_owned(), quoted), end)
        }
        _ => (Kind::Word(word.to_owned()), end),
    }
}

/// What stands in quotes from `from` on, spaces made single, and where it ends.
fn quoted(text: &str, from: usize) -> (Quoted, usize) {
    let rest = &text[from..];
    let close = rest.char_indices().find(|(_, c)| is_quote(*c));
    let (inside, end) = match close {
        Some((at, quote)) => (&rest[..at], from + at + quote.len_utf8()),
        None => (rest, text.len()),
    };
    let text = inside.split_whitespace().collect::<Vec<_>>().join(" ");
    (Quoted { text, closed: close.is_some() }, end)
}
