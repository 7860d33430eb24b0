//! What the `@string` definitions of a file stand for, written out.
//!
//! A definition may name others, so a few lines can stand for more text than there is memory, or for themselves. They
//! are written out here, where each knows only those before it, and the parser is given none.

use std::collections::HashMap;

use biblatex::{Field, Pair, RawBibliography, RawChunk};

/// All that the definitions of a file stand for, in bytes.
const MAX_BYTES: usize = 64 * 1024;

/// Pieces that one definition stands for.
const MAX_PIECES: usize = 100;

#[derive(Default)]
pub(super) struct Abbreviations<'a> {
    by_name: HashMap<&'a str, Field<'a>>,
    bytes: usize,
}

impl<'a> Abbreviations<'a> {
    /// Takes a definition as it is written; one that is damaged or too large is unknown.
    pub(super) fn define(&mut self, text: &'a str) {
        let Ok(parsed) = RawBibliography::parse(text) else { return };
        for Pair { key, value } in parsed.abbreviations {
            let Some(whole) = self.written_out(value.v, MAX_PIECES) else { continue };
            let bytes = self.bytes + bytes(&whole);
            if bytes <= MAX_BYTES && !self.by_name.contains_key(key.v) {
                self.bytes = bytes;
                self.by_name.insert(key.v, whole);
            }
        }
    }

    /// The value with what its abbreviations stand for, `None` where that is more than so many pieces. Names of months
    /// stay, the parser knows them.
    pub(super) fn written_out(&self, value: Field<'a>, most: usize) -> Option<Field<'a>> {
        let mut whole = Field::new();
        for piece in value {
            match piece.v {
                RawChunk::Abbreviation(name) if self.by_name.contains_key(name) => {
                    whole.extend_from_slice(&self.by_name[name]);
                }
                _ => whole.push(piece),
            }
            if whole.len() > most {
                return None;
            }
        }
        Some(whole)
    }
}

/// How much text a value is, without its abbreviations.
pub(super) fn bytes(value: &Field<'_>) -> usize {
    texts(value).map(str::len).sum()
}

/// The texts of a value.
pub(super) fn texts<'v>(value: &'v Field<'_>) -> impl Iterator<Item = &'v str> {
    value.iter().filter_map(|piece| match piece.v {
        RawChunk::Normal(text) => Some(text),
        RawChunk::Abbreviation(_) => None,
    })
}
