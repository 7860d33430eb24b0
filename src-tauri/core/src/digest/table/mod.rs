//! Values between commas, semicolons, tabs or bars, with a head or without.
//!
//! The head's words are those of records. Without a head, columns are told by what stands in them.

mod columns;
mod rows;

use serde_json::{Map, Value};

use super::content::Content;
use super::{ReadError, Reader, detect, records};
use crate::model::{Finding, Format, Likeness, Reading};
use columns::Columns;
use rows::Row;

/// So much of a table tells what it is.
const SAMPLE_BYTES: usize = 256 * 1024;
const SAMPLE_ROWS: usize = 60;

/// What may stand between values, the surest first.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];

pub(super) struct Table;

impl Reader for Table {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        Shape::of(content).is_some()
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let none = || ReadError::unrecognised(Likeness::Table);
        let shape = Shape::of(content).ok_or_else(none)?;
        let text = content.start();
        let rows = rows::read(text, shape.delimiter, usize::MAX, |row| shape.is_paper(row))
            .skip(shape.columns.below);
        let rows: Vec<records::Row<'_>> = rows.map(|row| shape.record(&row)).collect();
        records::of_rows(Format::Csv, &rows).ok_or_else(none)
    }
}

/// How a table is written.
struct Shape {
    delimiter: u8,
    columns: Columns,
}

impl Shape {
    /// The shape in which most rows are papers; `None` where the text is no table, or none of papers.
    fn of(content: &Content<'_>) -> Option<Self> {
        let text = sample(content.start());
        if detect::looks_like_html(content) || detect::looks_like_json(content) || is_markdown(text) {
            return None;
        }
        let shapes = DELIMITERS.into_iter().filter_map(|delimiter| Self::with(text, delimiter));
        // Of shapes that are as good, the first.
        shapes.rev().max_by_key(|(papers, _)| *papers).map(|(_, shape)| shape)
    }

    fn with(text: &str, delimiter: u8) -> Option<(usize, Self)> {
        let rows: Vec<Row<'_>> = rows::read(text, delimiter, SAMPLE_ROWS, |_| false).collect();
        let columns = Columns::of(&rows)?;
        let shape = Self { delimiter, columns };
        let below = rows.get(shape.columns.below..)?;
        let papers = below.iter().filter(|row| shape.is_paper(row)).count();
        (papers > 0 && papers * 2 >= below.len()).then_some((papers, shape))
    }

    fn record<'a>(&self, row: &Row<'a>) -> records::Row<'a> {
        let broken = row.broken.then_some(Finding::QuotationOpen);
        records::Row {
            place: format!("line {}", row.line),
            fields: broken.clone().map_or_else(|| Ok(Value::Object(self.columns.fields(row))), Err),
            source: row.source,
            note: self.columns.ragged(row).filter(|_| broken.is_none()),
        }
    }

    fn is_paper(&self, row: &Row<'_>) -> bool {
        let fields: Map<String, Value> = self.columns.fields(row);
        records::Record::of(&fields, None).is_paper()
    }
}

/// The beginning of a text, up to the end of a line.
fn sample(text: &str) -> &str {
    let mut end = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    if end == text.len() { head } else { head.rfind('\n').map_or(head, |at| &head[..at]) }
}

/// Tables of Markdown have bars around them, and rules below their heads; its lists have links.
fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(40);
    lines.any(|line| {
        let line = line.trim();
        let rule = line.contains("--")
            && line.contains('|')
            && line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' '));
        rule || line.contains("](http")
            || (line.starts_with('|') && line.ends_with('|') && line.len() > 2)
            || line.starts_with("# ")
            || line.starts_with("## ")
    })
}
