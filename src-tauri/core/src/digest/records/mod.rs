//! What programs write that collect papers: JSON of any shape, a value on every line, labelled lines of text.
//!
//! A record is an object with a title and something that tells it is of a paper, under whichever names
//! (`names` has them). Records lie in lists, under their identifiers, under topics or days.

mod blocks;
mod lines;
mod names;
mod record;
mod rows;
mod values;
mod walk;

pub(super) use blocks::labelled;
pub(super) use names::{Key, key};
pub(super) use record::{Record, bare_title, by_text, is_class, is_cut};
pub(super) use values::is_nothing;

use std::collections::HashMap;

use serde_json::Value;

use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect, hf_json};
use crate::model::{
    ArxivId, DigestKind, DigestRead, Format, Heading, PaperFacts, PartialDay, Reading, Warning,
};
use crate::text::one_line;
use walk::{Around, Found};

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
    let none = || loaded.too_deep().unwrap_or_else(|| ReadError::unrecognised(detect::JSON));
    let mut reading = lists.reading(Format::Records).ok_or_else(none)?;
    if let Some(digest) = reading.digests.first_mut().filter(|_| single) {
        digest.kind = DigestKind::Paper;
    }
    reading.warnings.extend(loaded.damage.map(|reason| hf_json::damaged(&reason, text)));
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
                    let note = (!line.whole).then_some("The line is no JSON.");
                    lists.add(place, Found { source: Some(line.text), note, ..Found::of(value, None) });
                    continue;
                }
                inner.into_iter().for_each(|found| lists.add(place.clone(), found));
            }
            None => lists.add(
                place,
                Found {
                    source: Some(line.text),
                    note: Some("The line is no JSON."),
                    ..Found::of(&Value::Null, None)
                },
            ),
        }
    }
    lists.reading(Format::Records).ok_or_else(|| ReadError::unrecognised(detect::JSON_LINES))
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
    pub(super) fields: Result<Value, &'static str>,
    pub(super) source: &'a str,
    /// What a person should know of it.
    pub(super) note: Option<String>,
}

/// A digest of such records; `None` where too few are of papers.
pub(super) fn of_rows(format: Format, rows: &[Row<'_>]) -> Option<Reading> {
    let mut lists = Lists::default();
    for row in rows {
        let value = row.fields.as_ref().unwrap_or(&Value::Null);
        let note = row.fields.as_ref().err().copied().or(row.note.as_deref());
        lists.add(row.place.clone(), Found { source: Some(row.source), note, ..Found::of(value, None) });
    }
    lists.reading(format)
}

/// Records gathered by the list that they are of.
#[derive(Default)]
struct Lists<'a> {
    lists: Vec<List<'a>>,
    /// How many are papers beyond doubt, and how many there are.
    papers: usize,
    all: usize,
}

#[derive(Default)]
struct List<'a> {
    around: Around<'a>,
    records: Vec<(String, Found<'a>)>,
}

impl<'a> Lists<'a> {
    fn add(&mut self, place: String, found: Found<'a>) {
        self.papers += usize::from(found.is_paper);
        self.all += 1;
        let same =
            |list: &List<'_>| list.around.day == found.around.day && list.around.title == found.around.title;
        // Days come in order; a list that goes on after another is rare.
        match self.lists.iter_mut().rev().take(400).find(|list| same(list)) {
            Some(list) => list.records.push((place, found)),
            None => self.lists.push(List { around: found.around, records: vec![(place, found)] }),
        }
    }

    /// `None` where too few are papers: lists of tasks and settings have titles too.
    fn reading(self, format: Format) -> Option<Reading> {
        if self.papers == 0 || self.papers * 2 < self.all {
            return None;
        }
        let mut warnings = Vec::new();
        let mut digests = Vec::with_capacity(self.lists.len());
        for list in self.lists {
            let (digest, more) = list.read();
            digests.push(digest);
            warnings.extend(more);
        }
        Some(Reading { format, digests, warnings })
    }
}

impl List<'_> {
    fn read(self) -> (DigestRead, Vec<Warning>) {
        let mut gathered = Gathered::default();
        let shared = self.shared_date();
        let topics = self.topics();
        for (place, found) in &self.records {
            if hf_json::is_wrapped(&found.value) {
                hf_json::keep_one(place.clone(), &found.value, &mut gathered);
                continue;
            }
            let record = found.record();
            match record
                .as_ref()
                .ok_or("It is no record of a paper.")
                .and_then(|record| facts(record, shared))
            {
                Ok(mut facts) => {
                    let offered = record.as_ref().map(Record::offered).unwrap_or_default();
                    let topics = facts.arxiv_id.as_ref().and_then(|id| topics.get(id)).into_iter().flatten();
                    let own = found.around.topic.iter().chain(topics).map(|topic| one_line(topic));
                    own.for_each(|topic| {
                        if !facts.subjects.contains(&topic) {
                            facts.subjects.push(topic);
                        }
                    });
                    tell(place, found, &mut gathered);
                    gathered.add_with(place.clone(), facts, offered);
                }
                Err(reason) => gathered.lose(place.clone(), found.note.unwrap_or(reason), &found.source()),
            }
        }
        let day = self.around.day.or(shared);
        let kind = if day.is_some() { DigestKind::Daily } else { DigestKind::List };
        let title = self.around.title.map(one_line).filter(|title| !title.is_empty());
        let day = Heading { day, inferred: false };
        (DigestRead { kind, title, day, entries: gathered.entries }, gathered.warnings)
    }

    /// The `date` that all records share, which is then the day of the list and not of each paper.
    fn shared_date(&self) -> Option<PartialDay> {
        let papers = self.records.iter().filter(|(_, found)| found.is_paper);
        let mut dates = papers.map(|(_, found)| found.record()?.date());
        let first = dates.next()??;
        let second = dates.next()??;
        (first == second && dates.all(|date| date == Some(first))).then_some(first)
    }

    /// The topics under which papers stand that stand under more than one.
    fn topics(&self) -> HashMap<ArxivId, Vec<&str>> {
        let mut topics: HashMap<ArxivId, Vec<&str>> = HashMap::new();
        for (_, found) in self.records.iter().filter(|(_, found)| found.around.topic.is_some()) {
            let id = found.outer.and_then(ArxivId::parse);
            let known = id.map(|id| topics.entry(id).or_default()).into_iter();
            known.zip(found.around.topic).for_each(|(known, topic)| {
                if !known.contains(&topic) {
                    known.push(topic);
                }
            });
        }
        topics.retain(|_, topics| topics.len() > 1);
        topics
    }
}

fn facts(record: &Record<'_>, shared: Option<PartialDay>) -> Result<PaperFacts, &'static str> {
    let mut facts = record.facts()?;
    if shared.is_some() && !record.has(Key::Published) {
        facts.published = None;
    }
    Ok(facts)
}

/// Notes what a person would want to know of a record that is kept.
fn tell(place: &str, found: &Found<'_>, gathered: &mut Gathered) {
    let missing = found.record().and_then(|record| record.missing());
    let damaged = found.value.get(hf_json::DAMAGED).map(|_| "A part of the entry could not be read.");
    for note in [found.note, missing, damaged].into_iter().flatten() {
        gathered.warn(place, note, Some(&found.source()));
    }
}
