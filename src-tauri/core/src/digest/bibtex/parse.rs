//! One entry with what it takes from others, within bounds.
//!
//! The parser calls itself for a reference of an entry to itself, and for every command within a command, and takes time
//! in the square of the braces within braces; what leads there is taken away or refused before it is asked.

use biblatex::{Bibliography, Entry, Pair, RawBibliography, RawChunk, RawEntry, Spanned};

use super::abbreviations::{Abbreviations, bytes, texts};
use super::entries::{Entries, Source};
use crate::model::{Fault, Finding};

/// Longer entries are no entries: a brace is missing.
const MAX_ENTRY_BYTES: usize = 256 * 1024;

/// Braces within one another.
const MAX_DEPTH: usize = 100;

/// Braces that stand within others, in all of an entry.
const MAX_NESTED: usize = 2_000;

/// Pieces of one value: `"a" # b # "c"` has three.
const MAX_PIECES: usize = 1_000;

/// Names for what an entry takes from, which no entry can have for itself; more are not asked.
const PARENTS: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

/// What the entries of a file may take from others in all, in bytes: thousands may take from a long one.
pub(super) const MAX_TAKEN: usize = 32 * 1024 * 1024;

const OWN: &str = "own";

const PARENTS_FIELD: &str = "xdata";

/// Reads an entry; `left` is what the file's entries may still take from others.
pub(super) fn parse(entries: &Entries<'_>, source: &Source<'_>, left: &mut usize) -> Result<Entry, Finding> {
    let mut own = written(source.text, &entries.abbreviations)?;
    let mut parents = entries.parents_of(source);
    parents.truncate(PARENTS.len());
    *left = left.saturating_sub(parents.iter().map(|text| text.len()).sum());
    let parents = parents.into_iter().filter(|_| *left > 0);
    let parents = parents.filter_map(|text| written(text, &entries.abbreviations).ok());
    let mut all: Vec<Spanned<RawEntry<'_>>> = Vec::new();
    let mut names = Vec::new();
    for (mut parent, name) in parents.zip(PARENTS) {
        parent.v.key.v = name;
        names.extend([Spanned::zero(RawChunk::Normal(name)), Spanned::zero(RawChunk::Normal(","))]);
        all.push(parent);
    }
    names.pop();
    if !names.is_empty() {
        own.v.fields.push(Pair::new(Spanned::zero(PARENTS_FIELD), Spanned::zero(names)));
    }
    own.v.key.v = OWN;
    all.push(own);
    let raw = RawBibliography { preamble: String::new(), entries: all, abbreviations: Vec::new() };
    let parsed = Bibliography::from_raw(raw)
        .map_err(|error| unreadable(Fault::Parser { reason: error.kind.to_string() }))?;
    parsed.into_vec().pop().ok_or(Finding::EntryUnread)
}

const fn unreadable(why: Fault) -> Finding {
    Finding::EntryUnreadable { why }
}

/// An entry with its abbreviations written out, and without its references.
fn written<'a>(text: &'a str, known: &Abbreviations<'a>) -> Result<Spanned<RawEntry<'a>>, Finding> {
    if text.len() > MAX_ENTRY_BYTES {
        return Err(Finding::EntryTooLong { kilobytes: MAX_ENTRY_BYTES / 1024 });
    }
    let parsed = RawBibliography::parse(text)
        .map_err(|error| unreadable(Fault::Parser { reason: error.kind.to_string() }))?;
    let mut entry = parsed.entries.into_iter().next_back().ok_or(Finding::EntryUnread)?;
    // `ids` are further names, by which an entry could refer to itself.
    let refers =
        |name: &str| ["crossref", "xdata", "ids"].iter().any(|field| field.eq_ignore_ascii_case(name));
    entry.v.fields.retain(|field| !refers(field.key.v));
    let (mut length, mut nested) = (0, 0);
    for field in &mut entry.v.fields {
        let value = std::mem::take(&mut field.value.v);
        let whole = known.written_out(value, MAX_PIECES).ok_or(unreadable(Fault::TooManyPieces))?;
        length += bytes(&whole);
        nested +=
            texts(&whole).try_fold(0, |sum, text| Some(sum + nested_in(text)?)).unwrap_or(MAX_NESTED + 1);
        if length > MAX_ENTRY_BYTES {
            return Err(unreadable(Fault::LongAbbreviations));
        }
        if nested > MAX_NESTED {
            return Err(unreadable(Fault::DeepBraces));
        }
        field.value.v = whole;
    }
    Ok(entry)
}

/// How many braces stand within others; `None` where they are too deep. A brace behind a backslash is one within a command
/// and none elsewhere, so it counts both ways.
fn nested_in(text: &str) -> Option<usize> {
    let (mut all, mut plain, mut nested) = (0_usize, 0_usize, 0);
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            b'{' => {
                nested += usize::from(all > 0 || plain > 0);
                all += 1;
                plain += usize::from(!escaped);
            }
            b'}' => {
                all = all.saturating_sub(1);
                plain = plain.saturating_sub(usize::from(!escaped));
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
        if all.max(plain) > MAX_DEPTH {
            return None;
        }
    }
    Some(nested)
}
