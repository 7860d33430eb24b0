//! Where records lie in a value: in a list, under their identifiers, under topics or days, column by column.

use serde_json::{Map, Value};

use super::names::{Key, key};
use super::record::{Record, by_text};
use super::rows;
use crate::digest::day::day;
use crate::digest::hf_json;
use crate::model::PartialDay;
use crate::text::one_line;

/// Lists lie at most so deep: wrapper, topic, day, identifier.
const MAX_DEPTH: usize = 5;

/// One that may be a record, and what stood around it.
#[derive(Clone)]
pub(super) struct Found<'a> {
    pub(super) value: &'a Value,
    /// The identifier or the title under which it stood.
    pub(super) outer: Option<&'a str>,
    pub(super) around: Around<'a>,
    /// Its source, where the value is not what stood there.
    pub(super) source: Option<&'a str>,
    /// What a person should know of it; the reason it is lost where it is.
    pub(super) note: Option<&'a str>,
}

impl<'a> Found<'a> {
    pub(super) fn of(value: &'a Value) -> Self {
        Self { value, outer: None, around: Around::default(), source: None, note: None }
    }

    /// Does something with the record that it is, if it is one.
    pub(super) fn with_record<T>(&self, with: impl FnOnce(&Record<'_>) -> T) -> Result<T, &'static str> {
        match self.value {
            Value::Object(object) => Ok(with(&Record::of(object, self.outer))),
            Value::String(text) => {
                let row = rows::row(text).ok_or("It is no record of a paper.")?;
                Ok(with(&Record::of(&row, self.outer)))
            }
            _ => Err("It is no record of a paper."),
        }
    }

    pub(super) fn source(&self) -> String {
        self.source.map_or_else(|| hf_json::source(self.value), str::to_owned)
    }
}

/// What is said of all the records of a list.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    pub(super) day: Option<PartialDay>,
    pub(super) topic: Option<&'a str>,
    /// What the list is called.
    pub(super) title: Option<&'a str>,
}

/// Everything that stands where records stand; empty where nothing is a record.
pub(super) fn find(value: &Value) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    walk(value, MAX_DEPTH, Around::default(), &mut found);
    found
}

/// Whether a value is a record of a paper beyond doubt.
pub(super) fn is_paper(value: &Value, outer: Option<&str>) -> bool {
    match value {
        Value::Object(object) => hf_json::is_wrapped(value) || Record::of(object, outer).is_paper(),
        Value::String(text) => rows::row(text).is_some_and(|row| Record::of(&row, outer).is_paper()),
        _ => false,
    }
}

fn walk<'a>(value: &'a Value, depth: usize, around: Around<'a>, found: &mut Vec<Found<'a>>) {
    let Some(below) = depth.checked_sub(1) else { return };
    match value {
        Value::Array(list) if list.iter().any(|member| is_paper(member, None)) => {
            found.extend(list.iter().map(|value| Found { around, ..Found::of(value) }));
        }
        Value::Array(list) => list.iter().for_each(|member| walk(member, below, around, found)),
        Value::Object(_) if is_paper(value, None) => found.push(Found { around, ..Found::of(value) }),
        Value::Object(object) if is_keyed(object) => {
            let members =
                object.iter().map(|(name, value)| Found { outer: Some(name), around, ..Found::of(value) });
            found.extend(members);
        }
        Value::Object(object) => {
            let around = said(object, around);
            for (name, member) in object.iter().filter(|(_, member)| member.is_array() || member.is_object())
            {
                walk(member, below, under(name, around), found);
            }
        }
        _ => {}
    }
}

/// Whether each member is a record under its identifier or its title.
fn is_keyed(object: &Map<String, Value>) -> bool {
    let papers = object.iter().filter(|(name, member)| {
        let named = by_text(name).is_some();
        (named || member.is_object()) && is_paper(member, Some(name))
    });
    let papers = papers.count();
    papers > 0 && papers * 2 >= object.len()
}

/// What a wrapper says of its list.
fn said<'a>(object: &'a Map<String, Value>, around: Around<'a>) -> Around<'a> {
    let text = |wanted: Key| {
        object
            .iter()
            .find_map(|(name, value)| key(name).filter(|(_, key)| *key == wanted).and(value.as_str()))
    };
    Around {
        day: text(Key::Date).and_then(day).or(around.day),
        title: text(Key::Title).filter(|title| title.len() <= 300).or(around.title),
        ..around
    }
}

/// What the name of a member says of the list in it.
fn under<'a>(name: &'a str, around: Around<'a>) -> Around<'a> {
    const CONTAINERS: [&str; 18] = [
        "papers",
        "paper",
        "data",
        "results",
        "items",
        "entries",
        "articles",
        "list",
        "records",
        "docs",
        "documents",
        "hits",
        "rows",
        "publications",
        "content",
        "dailypapers",
        "论文",
        "论文列表",
    ];
    if let Some(day) = day(name) {
        return Around { day: Some(day), ..around };
    }
    let plain = one_line(name).to_lowercase();
    if CONTAINERS.contains(&plain.as_str()) || plain.len() > 80 || plain.bytes().all(|b| b.is_ascii_digit()) {
        return around;
    }
    Around { topic: Some(name), ..around }
}

/// A table that was written column by column (`{"title": [..], "url": [..]}`, or with a number for each row), row by row.
pub(super) fn rows_of_columns(value: &Value) -> Option<Value> {
    let columns = value.as_object()?;
    let (_, titles) = columns.iter().find(|(name, _)| key(name).is_some_and(|(_, key)| key == Key::Title))?;
    let rows: Vec<Value> = match titles {
        Value::Array(list) if list.iter().any(Value::is_string) => {
            (0..list.len()).map(|at| row(columns, |column| column.as_array()?.get(at))).collect()
        }
        Value::Object(cells) if cells.keys().all(|name| name.bytes().all(|b| b.is_ascii_digit())) => {
            let mut numbers: Vec<&String> = cells.keys().collect();
            numbers.sort_by_key(|name| name.parse::<u64>().unwrap_or(u64::MAX));
            numbers.into_iter().map(|name| row(columns, |column| column.as_object()?.get(name))).collect()
        }
        _ => return None,
    };
    Some(Value::Array(rows))
}

fn row<'a>(columns: &'a Map<String, Value>, cell: impl Fn(&'a Value) -> Option<&'a Value>) -> Value {
    let cells = columns.iter().filter_map(|(name, column)| Some((name.clone(), cell(column)?.clone())));
    Value::Object(cells.collect())
}
