//! What programs write that collect papers: JSON of any shape, a value on every line, labelled lines of text.
//!
//! A record is an object with a title and something that tells it is of a paper, under whichever names
//! (`names` has them). Records lie in lists, under their identifiers, under topics or days.

mod blocks;
mod identity;
mod lines;
mod lists;
mod names;
mod people;
mod record;
mod rows;
mod subjects;
mod values;
mod walk;

pub(super) use blocks::labelled;
pub(super) use identity::by_text;
pub(super) use names::{Key, key};
pub(super) use record::{Record, bare_title, is_cut};
pub(super) use subjects::is_class;
pub(super) use values::is_nothing;

use serde_json::Value;

use super::content::Content;
use super::{ReadError, Reader, detect, hf_json};
use crate::model::{DigestKind, Finding, Format, Likeness, Reading};
use lists::Lists;
use walk::Found;

pub(super) struct Records;

impl Reader for Records {
    fn format(&self) -> Format {
        Format::Records
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_json(content) || blocks::are_in(&content.text)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let text = content.start();
        if !detect::looks_like_json(content) {
            return from_blocks(text);
        }
        if lines::are_in(text) {
            return from_lines(text);
        }
        from_value(text)
    }
}

fn from_value(text: &str) -> Result<Reading, ReadError> {
    let loaded = hf_json::load(text).map_err(|error| hf_json::unloadable(error, Format::Records))?;
    let rows = walk::rows_of_columns(&loaded.value);
    let found = walk::find(rows.as_ref().unwrap_or(&loaded.value));
    let single = found.len() == 1 && rows.is_none() && walk::Found::of(&loaded.value, None).is_paper;
    let mut lists = Lists::default();
    for (found, number) in found.into_iter().zip(1..) {
        lists.add(format!("entry {number}"), found);
    }
    let none = || loaded.too_deep().unwrap_or_else(|| ReadError::unrecognised(Likeness::Json));
    let mut reading = lists.reading(Format::Records).ok_or_else(none)?;
    if let Some(digest) = reading.digests.first_mut().filter(|_| single) {
        digest.kind = DigestKind::Paper;
    }
    reading.warnings.extend(loaded.damage.map(|reason| hf_json::damaged(reason, text)));
    Ok(reading)
}

fn from_lines(text: &str) -> Result<Reading, ReadError> {
    let lines: Vec<lines::Line<'_>> = lines::read(text).collect();
    let mut lists = Lists::default();
    for line in &lines {
        let place = format!("line {}", line.number);
        match &line.value {
            Some(value) => {
                let inner = walk::find(value);
                if inner.is_empty() {
                    let note = (!line.whole).then_some(Finding::LineNoJson);
                    lists.add(place, Found { source: Some(line.text), note, ..Found::of(value, None) });
                    continue;
                }
                inner.into_iter().for_each(|found| lists.add(place.clone(), found));
            }
            None => lists.add(
                place,
                Found {
                    source: Some(line.text),
                    note: Some(Finding::LineNoJson),
                    ..Found::of(&Value::Null, None)
                },
            ),
        }
    }
    lists.reading(Format::Records).ok_or_else(|| ReadError::unrecognised(Likeness::JsonLines))
}

fn from_blocks(text: &str) -> Result<Reading, ReadError> {
    let blocks = blocks::read(text);
    let rows: Vec<Row<'_>> = blocks
        .into_iter()
        .map(|block| Row {
            place: format!("line {}", block.number),
            fields: Ok(Value::Object(block.fields)),
            source: block.source,
            note: None,
        })
        .collect();
    of_rows(Format::Records, &rows)
        .ok_or_else(|| ReadError::unrecognised(detect::seems(&Content::of_text(text))))
}

/// A record of a form that is not JSON.
pub(super) struct Row<'a> {
    pub(super) place: String,
    /// The reason where it cannot be read.
    pub(super) fields: Result<Value, Finding>,
    pub(super) source: &'a str,
    /// What a person should know of it.
    pub(super) note: Option<Finding>,
}

/// A digest of such records; `None` where too few are of papers.
pub(super) fn of_rows(format: Format, rows: &[Row<'_>]) -> Option<Reading> {
    let mut lists = Lists::default();
    for row in rows {
        let value = row.fields.as_ref().unwrap_or(&Value::Null);
        let note = row.fields.as_ref().err().or(row.note.as_ref()).cloned();
        lists.add(row.place.clone(), Found { source: Some(row.source), note, ..Found::of(value, None) });
    }
    lists.reading(format)
}
