//! What a mail may ask of its parser, measured before it is parsed.
//!
//! The parser looks for a part's end after every two dashes, and to the end of the mail where the end is missing;
//! and what it makes of messages within messages is as deep as they are.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::bytes::Regex;

use crate::digest::ReadError;
use crate::model::{Fault, Format};

/// Parts of a mail; people's mails have a few dozen.
const MAX_PARTS: usize = 10_000;
/// Messages within messages.
const MAX_MESSAGES: usize = 200;
/// Bytes that the parser may look at, the same one many times.
const MAX_WORK: usize = 4_000_000_000;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static BOUNDARY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i-u)boundary(?:\*[0-9*]*)?\s*=\s*(?:"([^"\r\n]*)|([^\s;"]*))"#));
static MULTIPART: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i-u)multipart"));
static MESSAGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i-u)content-type\s*:\s*(?:message|multipart\s*/\s*digest)"));
static DASHES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?-u)--+"));

/// Refuses a mail that would take the parser unreasonably long.
pub(super) fn check(mail: &[u8]) -> Result<(), ReadError> {
    if MESSAGE.find_iter(mail).nth(MAX_MESSAGES).is_some() {
        return refused(Fault::TooManyMessages { limit: MAX_MESSAGES });
    }
    let multiparts = MULTIPART.find_iter(mail).count();
    if multiparts == 0 {
        return Ok(());
    }
    let boundaries = boundaries(mail);
    let longest = boundaries.iter().map(|boundary| boundary.len()).max().unwrap_or(0);
    let dashes: usize = DASHES.find_iter(mail).map(|dashes| dashes.len()).sum();
    let seeks = multiparts.max(boundaries.len()).saturating_mul(mail.len());
    if seeks > MAX_WORK || dashes.saturating_mul(longest) > MAX_WORK {
        return refused(Fault::OddParts);
    }
    let mut parts = 0;
    for boundary in boundaries {
        parts += marks(boundary, "").map_or(0, |mark| mark.find_iter(mail).take(MAX_PARTS + 1).count());
        if parts > MAX_PARTS {
            return refused(Fault::TooManyParts { limit: MAX_PARTS });
        }
    }
    Ok(())
}

/// A mail that was cut off, with the ends of its parts; `None` where it is whole.
pub(super) fn closed(mail: &[u8]) -> Option<Vec<u8>> {
    if !MULTIPART.is_match(mail) {
        return None;
    }
    let ends = |boundary: &[u8]| marks(boundary, "--").is_none_or(|end| end.is_match(mail));
    let boundaries = boundaries(mail);
    // Where the outermost part ends, what is missing within it was never there.
    if ends(boundaries.first()?) {
        return None;
    }
    let mut closed = mail.to_vec();
    for boundary in boundaries.into_iter().rev().filter(|boundary| !ends(boundary)) {
        closed.extend([b"\r\n--", boundary, b"--\r\n"].concat());
    }
    Some(closed)
}

/// The boundaries that a mail names, in order.
fn boundaries(mail: &[u8]) -> Vec<&[u8]> {
    let named =
        BOUNDARY.captures_iter(mail).filter_map(|found| Some(found.get(1).or(found.get(2))?.as_bytes()));
    let mut seen = HashSet::new();
    named.filter(|boundary| !boundary.is_empty() && seen.insert(*boundary)).collect()
}

/// Finds where the parts of a boundary begin or end; `None` where it is longer than any that is searched for.
fn marks(boundary: &[u8], behind: &str) -> Option<Regex> {
    let bytes: String = boundary.iter().map(|byte| format!(r"\x{byte:02x}")).collect();
    Regex::new(&format!("(?-u)--{bytes}{behind}")).ok()
}

const fn refused(why: Fault) -> Result<(), ReadError> {
    Err(ReadError::Damaged { format: Format::Mail, why })
}
