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
pub(super) use listing::{Listed, first_of_unit, list};
pub(super) use load::load;

use super::content::Content;
use super::gather::{Gathered, fragment};
use super::{ReadError, Reader, detect};
use crate::model::{DigestRead, Format, Heading, Reading};
use load::Unloadable;

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
        let loaded = load(text).map_err(|error| match error {
            Unloadable::TooDeep { depth, limit } => ReadError::TooDeep { depth, limit },
            Unloadable::Lines => ReadError::unrecognised(detect::JSON_LINES),
            Unloadable::Broken(reason) => ReadError::Damaged { format: Format::HfJson, reason },
        })?;
        let mut gathered = Gathered::default();
        let Some(listed) = list(&loaded.value, &mut gathered) else {
            return Err(loaded.too_deep().unwrap_or_else(|| ReadError::unrecognised(detect::JSON)));
        };
        if gathered.entries.is_empty() && gathered.warnings.is_empty() {
            return Err(ReadError::unrecognised(detect::JSON));
        }
        if let Some(reason) = loaded.damage {
            let reason = format!("The JSON is damaged ({reason}). What could be read of it was kept.");
            let end = text.char_indices().rev().nth(200).map_or(text, |(at, _)| &text[at..]);
            gathered.warn("file", reason, Some(&fragment(end)));
        }
        Ok(reading(Format::HfJson, listed, gathered))
    }
}

/// A file of one digest.
pub(super) fn reading(format: Format, listed: Listed, gathered: Gathered) -> Reading {
    let day = Heading { day: listed.day, inferred: false };
    let digest = DigestRead { kind: listed.kind, title: None, day, entries: gathered.entries };
    Reading { format, digests: vec![digest], warnings: gathered.warnings }
}
