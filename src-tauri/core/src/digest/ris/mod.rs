//! RIS, and the tagged export of Web of Science: a tag of two letters, and a value, on each line.

mod fields;
mod lines;

use super::citation;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader};
use crate::model::{Format, Likeness, Reading};
use lines::{Dialect, records};

pub(super) struct Ris;

impl Reader for Ris {
    fn format(&self) -> Format {
        Format::Ris
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        Dialect::of(&content.text).is_some()
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let Some(dialect) = Dialect::of(&content.text) else {
            return Err(ReadError::unrecognised(Likeness::PlainText));
        };
        let mut gathered = Gathered::default();
        for record in records(&content.text, dialect) {
            let place = format!("line {}", record.line);
            fields::citation(&record).gather(place, &record.source(), &mut gathered);
        }
        Ok(citation::reading(Format::Ris, gathered))
    }
}
