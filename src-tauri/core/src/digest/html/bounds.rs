//! Nesting is measured before a page is parsed: the parser's work grows with the square of its depth.
//!
//! One pass over the tags, which never counts less than the parser will nest.

use std::collections::HashMap;

use super::tag::Tag;
use crate::digest::ReadError;
use crate::model::{Fault, Format};

const MAX_DEPTH: usize = 512;
/// The parser compares each attribute of a tag with every other.
const MAX_ATTRIBUTES: usize = 2_000;

/// Refuses a page that would take the parser unreasonably long.
pub(super) fn check(text: &str) -> Result<(), ReadError> {
    let mut nesting = Nesting::default();
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = &rest[at + 1..];
        match rest {
            [b'!', b'-', b'-', ..] => rest = &rest[comment_len(rest)..],
            [b'/', letter, ..] if letter.is_ascii_alphabetic() => {
                let tag = Tag::of(&rest[1..]);
                nesting.close(&tag.name);
                rest = &rest[1 + tag.len..];
            }
            [letter, ..] if letter.is_ascii_alphabetic() => {
                let tag = Tag::of(rest);
                if tag.attributes > MAX_ATTRIBUTES {
                    let why = Fault::TooManyAttributes { limit: MAX_ATTRIBUTES };
                    return Err(ReadError::Damaged { format: Format::WebPage, why });
                }
                rest = &rest[tag.len..];
                rest = &rest[nesting.raw_len(&tag, rest)..];
                nesting.open(tag);
            }
            _ => {}
        }
        if nesting.depth() > MAX_DEPTH {
            return Err(ReadError::TooDeep { depth: nesting.depth(), limit: MAX_DEPTH });
        }
    }
    Ok(())
}

/// The elements that are open, as far as they nest.
#[derive(Default)]
struct Nesting {
    open: Vec<Vec<u8>>,
    count: HashMap<Vec<u8>, usize>,
    /// Formatting that was left open is opened anew in every block behind it.
    lingering: usize,
}

impl Nesting {
    fn depth(&self) -> usize {
        self.open.len() + self.lingering
    }

    fn open(&mut self, tag: Tag) {
        const VOID: [&[u8]; 14] = [
            b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param",
            b"source", b"track", b"wbr",
        ];
        if VOID.contains(&tag.name.as_slice()) || (tag.closes_itself && self.in_foreign()) {
            return;
        }
        while self.open.last().is_some_and(|last| ends_before(last, &tag.name)) {
            self.pop();
        }
        *self.count.entry(tag.name.clone()).or_default() += 1;
        self.open.push(tag.name);
    }

    fn close(&mut self, name: &[u8]) {
        if !self.is_open(name) {
            self.lingering = self.lingering.saturating_sub(usize::from(is_formatting(name)));
            return;
        }
        while let Some(last) = self.pop() {
            if last == name {
                break;
            }
            self.lingering += usize::from(is_formatting(&last));
        }
    }

    fn pop(&mut self) -> Option<Vec<u8>> {
        let last = self.open.pop()?;
        if let Some(count) = self.count.get_mut(&last) {
            *count -= 1;
        }
        Some(last)
    }

    fn is_open(&self, name: &[u8]) -> bool {
        self.count.get(name).is_some_and(|count| *count > 0)
    }

    /// Only in drawings and formulas does `/>` close.
    fn in_foreign(&self) -> bool {
        self.is_open(b"svg") || self.is_open(b"math")
    }

    /// The bytes behind a tag that are its own and hold no tags.
    fn raw_len(&self, tag: &Tag, rest: &[u8]) -> usize {
        let raw = matches!(tag.name.as_slice(), b"script" | b"style" | b"textarea" | b"title");
        if !raw || self.in_foreign() {
            return 0;
        }
        let ends = |at: &usize| {
            let from = at + 2;
            rest[*at..].starts_with(b"</")
                && rest
                    .get(from..from + tag.name.len())
                    .is_some_and(|name| name.eq_ignore_ascii_case(&tag.name))
        };
        (0..rest.len()).find(ends).unwrap_or(rest.len())
    }
}

/// Elements whose end nobody needs to write when the next of their kind begins.
fn ends_before(last: &[u8], next: &[u8]) -> bool {
    match last {
        b"p" => matches!(
            next,
            b"p" | b"li"
                | b"dd"
                | b"dt"
                | b"div"
                | b"ul"
                | b"ol"
                | b"table"
                | b"section"
                | b"article"
                | b"h1"
                | b"h2"
                | b"h3"
                | b"h4"
                | b"pre"
        ),
        b"li" | b"tr" | b"option" => last == next,
        b"td" | b"th" => matches!(next, b"td" | b"th" | b"tr"),
        b"dt" | b"dd" => matches!(next, b"dt" | b"dd"),
        _ => false,
    }
}

fn is_formatting(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"b"
            | b"big"
            | b"code"
            | b"em"
            | b"font"
            | b"i"
            | b"nobr"
            | b"s"
            | b"small"
            | b"strike"
            | b"strong"
            | b"tt"
            | b"u"
    )
}

/// The bytes of a comment, however it ends.
fn comment_len(source: &[u8]) -> usize {
    let ends: [&[u8]; 2] = [b"-->", b"--!>"];
    // `<!-->` and `<!--->` are whole comments.
    (1..source.len())
        .find_map(|at| ends.iter().find(|end| source[at..].starts_with(end)).map(|end| at + end.len()))
        .map_or(source.len(), |len| if source.starts_with(b"!-->") { 4 } else { len })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_as_people_save_them_pass() {
        let unclosed = "<ul>".to_owned() + &"<li>one<p>two".repeat(300) + "</ul>" + &"<p>text".repeat(5_000);
        let drawn = "<svg>".to_owned()
            + &"<path d='M0'/>".repeat(5_000)
            + "</svg>"
            + &"<br><img src=x>".repeat(5_000);
        let quoted = r#"<div data-props='{"a":"<div><div>"}'></div>"#.repeat(1_000);
        let scripted = "<script>if (a<b) {'<div>'}</script><!-- <div> -->".repeat(1_000);
        for page in [&*unclosed, &drawn, &quoted, &scripted] {
            assert_eq!(check(page).err(), None);
        }
    }

    #[test]
    fn deep_pages_are_refused() {
        let pairs = "<ul><li>".repeat(100_000);
        let closed_in_vain = "<div></p>".repeat(100_000);
        let hidden = "<svg><title>".to_owned() + &"<div>".repeat(1_000);
        let formatted = (0..1_000).map(|n| format!("<p><b id={n}></p>")).collect::<String>();
        let not_closed = "<div/>".repeat(1_000);
        for page in [&*pairs, &closed_in_vain, &hidden, &formatted, &not_closed] {
            assert!(matches!(check(page), Err(ReadError::TooDeep { .. })), "{}", &page[..40]);
        }
    }

    #[test]
    fn a_tag_of_a_thousand_attributes_is_refused() {
        let tag = format!("<div {}>", (0..5_000).map(|n| format!("a{n}/")).collect::<String>());
        assert!(matches!(check(&tag), Err(ReadError::Damaged { .. })));
    }
}
