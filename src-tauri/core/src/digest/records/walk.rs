//! Where records lie in a value: in a list, under their identifiers, under topics or days, column by column.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::identity::by_text;
use super::names::{Key, key};
use super::record::Record;
use super::rows;
use crate::digest::day::day;
use crate::digest::hf_json;
use crate::model::{Finding, PartialDay};
use crate::text::one_line;

/// Lists lie at most so deep: wrapper, topic, day, identifier.
const MAX_DEPTH: usize = 5;

/// Columns that are read of a table.
const MAX_COLUMNS: usize = 100;

/// One that may be a record, and what stood around it.
pub(super) struct Found<'a> {
    /// The record; what stands in its place where there is none.
    pub(super) value: Cow<'a, Value>,
    /// The identifier or the title under which it stood.
    pub(super) outer: Option<&'a str>,
    pub(super) around: Around<'a>,
    /// Its source, where the value is not what stood there.
    pub(super) source: Option<&'a str>,
    /// What a person should know of it; the reason it is lost where it is.
    pub(super) note: Option<Finding>,
    /// Whether it is a record of a paper beyond doubt.
    pub(super) is_paper: bool,
}

impl<'a> Found<'a> {
    /// What stands under a name, or under none. A row that was kept as text is read.
    pub(super) fn of(value: &'a Value, outer: Option<&'a str>) -> Self {
        let row = value.as_str().and_then(rows::row).map(Value::Object);
        let source = row.as_ref().and(value.as_str());
        let mut found = Self {
            value: row.map_or(Cow::Borrowed(value), Cow::Owned),
            outer,
            around: Around::default(),
            source,
            note: None,
            is_paper: false,
        };
        found.is_paper = hf_json::is_wrapped(value) || found.record().is_some_and(|record| record.is_paper());
        found
    }

    /// The record that it is, if it is one.
    pub(super) fn record(&self) -> Option<Record<'_>> {
        Some(Record::of(self.value.as_object()?, self.outer))
    }

    pub(super) fn source(&self) -> String {
        self.source.map_or_else(|| hf_json::source(&self.value), str::to_owned)
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

fn walk<'a>(value: &'a Value, depth: usize, around: Around<'a>, all: &mut Vec<Found<'a>>) {
    let Some(below) = depth.checked_sub(1) else { return };
    let mut members: Vec<Found<'a>> = match value {
        Value::Array(list) => list.iter().map(|member| Found::of(member, None)).collect(),
        Value::Object(object) => {
            let itself = Found::of(value, None);
            if itself.is_paper {
                all.push(Found { around, ..itself });
                return;
            }
            object
                .iter()
                .filter(|(name, member)| may_be_keyed(name, member))
                .map(|(name, member)| Found::of(member, Some(name)))
                .collect()
        }
        _ => return,
    };
    let papers = members.iter().filter(|found| found.is_paper).count();
    let count = value.as_object().map_or(1, Map::len);
    // In a list one is enough; what stands under names is a list if most are.
    if papers > 0 && papers * 2 >= count {
        members.iter_mut().for_each(|found| found.around = around);
        all.append(&mut members);
        return;
    }
    drop(members);
    match value {
        Value::Array(list) => list.iter().for_each(|member| walk(member, below, around, all)),
        Value::Object(object) => {
            let around = said(object, around);
            for (name, member) in object.iter().filter(|(_, member)| member.is_array() || member.is_object())
            {
                walk(member, below, under(name, around), all);
            }
        }
        _ => {}
    }
}

/// Whether a member may be a record under its identifier or its title.
fn may_be_keyed(name: &str, member: &Value) -> bool {
    member.is_object() || by_text(name).is_some()
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
    let known = value.as_object()?.iter().filter_map(|(name, column)| Some((name, key(name)?.1, column)));
    let columns: Vec<(&String, Key, &Value)> = known.take(MAX_COLUMNS).collect();
    let (_, _, titles) = columns.iter().find(|(_, key, _)| *key == Key::Title)?;
    let rows: Vec<Value> = match titles {
        Value::Array(list) if list.iter().any(Value::is_string) => {
            (0..list.len()).map(|at| row(&columns, |column| column.as_array()?.get(at))).collect()
        }
        Value::Object(cells) if cells.keys().all(|name| name.bytes().all(|b| b.is_ascii_digit())) => {
            cells.keys().map(|name| row(&columns, |column| column.as_object()?.get(name))).collect()
        }
        _ => return None,
    };
    Some(Value::Array(rows))
}

fn row<'a>(columns: &[(&String, Key, &'a Value)], cell: impl Fn(&'a Value) -> Option<&'a Value>) -> Value {
    let cells = columns.iter().filter_map(|(name, _, column)| Some(((*name).clone(), cell(column)?.clone())));
    Value::Object(cells.collect())
}
