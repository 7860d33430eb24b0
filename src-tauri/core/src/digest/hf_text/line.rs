use crate::digest::card::{self, ShownDay};
use crate::text::one_line;

/// One line of the page, and what it can be by itself.
#[derive(Debug)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: usize,
    /// The words, white space apart.
    pub(super) text: String,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    /// `·` alone, which stands between the parts of a byline.
    Dot,
    /// `• 11 authors`
    Authors(u32),
    /// `• Some Organisation`
    Bullet,
    /// `Feb 7, 2024 2`
    Day(ShownDay),
    /// `94`, or `-` where nobody voted.
    Number(Option<u32>),
    Words,
}

impl Line {
    pub(super) fn is_blank(&self) -> bool {
        self.kind == Kind::Blank
    }

    /// Where it stands, for a person.
    pub(super) fn place(&self) -> String {
        format!("line {}", self.number)
    }
}

/// The lines of a page; a byline that was copied onto one line comes apart.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let rows = text.split('\n').map(one_line).zip(1..);
    rows.flat_map(|(text, number)| parts(text).into_iter().map(move |text| line(number, text))).collect()
}

fn line(number: usize, text: String) -> Line {
    let kind = kind_of(&text);
    let text = if kind == Kind::Bullet { text.trim_start_matches(['•', ' ']).to_owned() } else { text };
    Line { number, text, kind }
}

fn kind_of(text: &str) -> Kind {
    if let Some(shown) = card::shown_day(text) {
        return Kind::Day(shown);
    }
    if let Some(count) = card::author_count(text) {
        return Kind::Authors(count);
    }
    match text {
        "" => Kind::Blank,
        "·" | "•" => Kind::Dot,
        "-" | "–" => Kind::Number(None),
        _ if text.len() <= 7 && text.bytes().all(|b| b.is_ascii_digit()) => Kind::Number(text.parse().ok()),
        _ if text.starts_with("• ") => Kind::Bullet,
        _ => Kind::Words,
    }
}

/// `• 11 authors · Feb 7, 2024 2` in its parts; any other line as it is.
fn parts(text: String) -> Vec<String> {
    // A byline is short: an abstract that ends in one is not cut.
    if text.len() > 200 || !text.contains('·') {
        return vec![text];
    }
    let parts: Vec<&str> = text.split('·').map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_byline = parts.len() > 1
        && parts
            .last()
            .is_some_and(|last| card::shown_day(last).is_some() || card::author_count(last).is_some());
    if !is_byline {
        return vec![text];
    }
    let mut apart = Vec::with_capacity(parts.len() * 2);
    for part in parts {
        apart.extend([part.to_owned(), "·".to_owned()]);
    }
    apart.pop();
    apart
}
