//! What each column holds: by the head, or by what stands in it.

use serde_json::{Map, Value};

use super::rows::Row;
use crate::digest::day::day;
use crate::digest::links::link;
use crate::digest::records::{Key, by_text, is_class, is_nothing, key};
use crate::model::{Finding, FoundIn, LinkKind};

/// The head is among the first rows: some programs write a line above it.
const HEAD_WITHIN: usize = 5;

/// Words of this many characters on average are an abstract.
const ABSTRACT_AT_LEAST: usize = 200;

/// The columns of a table.
pub(super) struct Columns {
    /// The name of each, as records have it; none where a column says nothing of a paper.
    names: Vec<Option<String>>,
    /// How many rows stand above the first paper.
    pub(super) below: usize,
}

impl Columns {
    pub(super) fn of(rows: &[Row<'_>]) -> Option<Self> {
        let wide = usual_width(rows)?;
        Self::by_head(rows).or_else(|| Self::by_content(rows, wide))
    }

    fn by_head(rows: &[Row<'_>]) -> Option<Self> {
        let (at, head) = rows.iter().enumerate().take(HEAD_WITHIN).find(|(_, row)| is_head(row))?;
        let names =
            head.cells.iter().map(|cell| Some(cell.trim().to_owned()).filter(|name| !name.is_empty()));
        Some(Self { names: names.collect(), below: at + 1 })
    }

    fn by_content(rows: &[Row<'_>], wide: usize) -> Option<Self> {
        let columns = (0..wide).map(|at| Column::of(rows.iter().filter_map(|row| row.cells.get(at))));
        let columns: Vec<Column> = columns.collect();
        let mut names: Vec<Option<&str>> = columns.iter().map(Column::name).collect();
        // Of the columns of words, the longest is the abstract, the next one the title.
        let mut words: Vec<usize> = (0..wide).filter(|at| names[*at] == Some("text")).collect();
        words.sort_by_key(|at| std::cmp::Reverse(columns[*at].length));
        for at in &words {
            names[*at] = None;
        }
        let (long, short): (Vec<usize>, Vec<usize>) =
            words.into_iter().partition(|at| columns[*at].length >= ABSTRACT_AT_LEAST);
        long.iter().zip(["abstract", "summary"]).for_each(|(at, name)| names[*at] = Some(name));
        names[*short.first()?] = Some("title");
        let identified = names.iter().flatten().any(|name| matches!(*name, "id" | "url"));
        identified.then(|| Self {
            names: names.into_iter().map(|name| name.map(str::to_owned)).collect(),
            below: 0,
        })
    }

    /// The cells of a row under the names of their columns.
    pub(super) fn fields(&self, row: &Row<'_>) -> Map<String, Value> {
        let mut fields = Map::new();
        for (name, cell) in self.names.iter().zip(&row.cells) {
            let Some(name) = name else { continue };
            let cell = Value::String(cell.trim().to_owned());
            match fields.get_mut(name) {
                None => {
                    fields.insert(name.clone(), cell);
                }
                Some(Value::Array(list)) => list.push(cell),
                Some(before) => *before = Value::Array(vec![before.take(), cell]),
            }
        }
        fields
    }

    /// What a person should know of a row that is longer or shorter than the others.
    pub(super) fn ragged(&self, row: &Row<'_>) -> Option<Finding> {
        let (cells, columns) = (row.cells.len(), self.names.len());
        let more =
            row.cells.get(columns..).is_some_and(|rest| rest.iter().any(|cell| !cell.trim().is_empty()));
        match () {
            () if more => Some(Finding::RowLong { cells, columns }),
            () if cells < columns => Some(Finding::RowShort { cells, columns }),
            () => None,
        }
    }
}

/// The width that most rows have; prose has none.
fn usual_width(rows: &[Row<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = rows.iter().map(|row| row.cells.len()).collect();
    widths.sort_unstable();
    let usual = *widths.get(widths.len() / 2)?;
    let alike = widths.iter().filter(|width| **width == usual).count();
    (usual >= 2 && alike * 10 >= widths.len() * 6).then_some(usual)
}

/// Names of records, a title and another among them, and no value.
fn is_head(row: &Row<'_>) -> bool {
    let keys: Vec<Key> = row.cells.iter().filter_map(|cell| Some(key(cell)?.1)).collect();
    let short = row.cells.iter().all(|cell| cell.len() <= 80 && by_text(cell).is_none());
    short && keys.len() >= 2 && keys.contains(&Key::Title)
}

/// What the cells of a column are like.
#[derive(Default)]
struct Column {
    cells: usize,
    named: usize,
    addresses: usize,
    code: usize,
    days: usize,
    numbers: usize,
    classes: usize,
    people: usize,
    /// The usual length in characters.
    length: usize,
}

impl Column {
    fn of<'a>(cells: impl Iterator<Item = &'a String>) -> Self {
        let mut column = Self::default();
        let mut lengths = 0;
        for cell in cells.map(|cell| cell.trim()).filter(|cell| !is_nothing(cell)) {
            let address = (!cell.contains(' ')).then(|| link(cell, FoundIn::Field)).flatten();
            column.cells += 1;
            column.named += usize::from(!cell.contains([' ', '[']) && by_text(cell).is_some());
            column.code += usize::from(address.as_ref().is_some_and(|link| link.kind == LinkKind::Code));
            column.addresses += usize::from(address.is_some());
            column.days += usize::from(cell.len() <= 40 && day(cell).is_some());
            column.numbers += usize::from(cell.parse::<f64>().is_ok());
            column.classes +=
                usize::from(cell.split([' ', ',', ';']).filter(|word| !word.is_empty()).all(is_class));
            column.people += usize::from(are_people(cell));
            lengths += cell.chars().count();
        }
        column.length = lengths.checked_div(column.cells).unwrap_or(0);
        column
    }

    fn name(&self) -> Option<&'static str> {
        let mostly = |count: usize| self.cells > 0 && count * 10 >= self.cells * 6;
        match () {
            () if self.cells == 0 => None,
            () if mostly(self.code) => Some("code"),
            () if mostly(self.named) => Some("id"),
            () if mostly(self.addresses) => Some("url"),
            () if mostly(self.days) => Some("date"),
            () if mostly(self.numbers) => None,
            () if mostly(self.classes) => Some("categories"),
            () if mostly(self.people) => Some("authors"),
            () if self.length >= 12 => Some("text"),
            () => None,
        }
    }
}

/// Whether a cell is a list of names: some words each, all of them capitalised, nothing else.
fn are_people(cell: &str) -> bool {
    let names: Vec<&str> = cell.split([',', ';']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&str| {
        let words = name.split(' ').count();
        let plain = !name.contains([':', '?', '(', '!']) && !name.bytes().any(|b| b.is_ascii_digit());
        let first = name
            .split(' ')
            .all(|word| word.starts_with(|c: char| !c.is_ascii_lowercase()) || word.len() <= 3);
        (1..=5).contains(&words) && plain && first
    };
    let et_al = cell.to_lowercase().contains("et al");
    et_al || (names.len() >= 2 && names.iter().all(is_name))
}
