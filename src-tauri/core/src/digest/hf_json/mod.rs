//! What the Hugging Face API answers, and what programs keep of it.
//!
//! `/api/daily_papers` is a list of `{paper: {…}, title, numComments, …}`; a search answers the same, a
//! single paper (`/api/papers/{id}`) comes unwrapped. Files kept by programs wrap the list in an object,
//! or hold what Python prints of an entry in place of the entry. Saved pages carry the same items.

mod adapt;
mod listing;
mod literal;
mod load;
mod salvage;
mod wire;

pub(super) use adapt::page_on_hub;
pub(super) use listing::{Listed, first_of_unit, keep_one, list, source};
pub(super) use literal::parse as literal;
pub(super) use load::{Unloadable, load};
pub(super) use salvage::DAMAGED;
pub(super) use wire::is_wrapped;

use super::content::Content;
use super::gather::{Gathered, fragment};
use super::{ReadError, Reader, detect};
use crate::model::{DigestRead, Fault, Finding, Format, Heading, Likeness, Reading, Warning};

pub(super) struct HfJson;

impl Reader for HfJson {
    fn format(&self) -> Format {
        Format::HfJson
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_json(content) && wire::names_papers(content.start())
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let text = content.start();
        let loaded = load(text).map_err(|error| unloadable(error, Format::HfJson))?;
        let mut gathered = Gathered::default();
        let Some(listed) = list(&loaded.value, &mut gathered) else {
            return Err(loaded.too_deep().unwrap_or_else(|| ReadError::unrecognised(Likeness::Json)));
        };
        if gathered.entries.is_empty() && gathered.warnings.is_empty() {
            return Err(ReadError::unrecognised(Likeness::Json));
        }
        gathered.warnings.extend(loaded.damage.map(|reason| damaged(reason, text)));
        Ok(reading(Format::HfJson, listed, gathered))
    }
}

/// Why a text of a form gives no value.
pub(super) fn unloadable(error: Unloadable, format: Format) -> ReadError {
    match error {
        Unloadable::TooDeep { depth, limit } => ReadError::TooDeep { depth, limit },
        Unloadable::Lines => ReadError::unrecognised(Likeness::JsonLines),
        Unloadable::Broken(reason) => ReadError::Damaged { format, why: Fault::Unreadable { reason } },
    }
}

/// Of a file that is JSON only in parts.
pub(super) fn damaged(reason: String, text: &str) -> Warning {
    let reason = Finding::JsonDamaged { reason };
    let end = text.char_indices().rev().nth(200).map_or(text, |(at, _)| &text[at..]);
    Warning { place: "file".to_owned(), reason, entry_lost: false, fragment: Some(fragment(end)) }
}

/// A file of one digest.
pub(super) fn reading(format: Format, listed: Listed, gathered: Gathered) -> Reading {
    let day = Heading { day: listed.day, inferred: false };
    let digest = DigestRead { kind: listed.kind, title: None, day, entries: gathered.entries };
    Reading { format, digests: vec![digest], warnings: gathered.warnings }
}
