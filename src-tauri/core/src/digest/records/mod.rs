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
pub(super) use record::{Record, bare_title, by_text, is_class, is_cut, leads_to, own_page, subjects_in};
pub(super) use values::{is_nothing, names_in};

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::content::Content;
use super::gather::{Gathered, fragment};
use super::{ReadError, Reader, detect, hf_json};
use crate::model::{DigestKind, DigestRead, Format, Heading, PaperFacts, PartialDay, Reading, Warning};
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
    let single = matches!(&found[..], [one] if std::ptr::eq(one.value, &raw const loaded.value));
    let mut lists = Lists::default();
    for (found, number) in found.into_iter().zip(1..) {
        lists.add(format!("entry {number}"), found);
    }
    let none = || loaded.too_deep().unwrap_or_else(|| ReadError::unrecognised(detect::JSON));
    let mut reading = lists.reading().ok_or_else(none)?;
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
                // A line that holds no record is still a line that was to hold one.
                let itself = Found { value, outer: None, around: Around::default() };
                let all = if inner.is_empty() { vec![itself] } else { inner };
                all.into_iter().for_each(|found| lists.add(place.clone(), found));
            }
            None => lists.lose(place, "The line is no JSON.", line.text),
        }
    }
    lists.reading().ok_or_else(|| ReadError::unrecognised(detect::JSON_LINES))
}

fn from_blocks(text: &str) -> Result<Reading, ReadError> {
    let mut gathered = Gathered::default();
    for block in blocks::read(text) {
        let place = format!("line {}", block.number);
        match Record::of(&block.fields, None).facts() {
            Ok(facts) => gathered.add(place, facts),
            Err(reason) => gathered.lose(place, reason, block.source),
        }
    }
    let digest = DigestRead { kind: DigestKind::List, title: None, day: Heading::default(), entries: gathered.entries };
    Ok(Reading { format: Format::Records, digests: vec![digest], warnings: gathered.warnings })
}

/// Records gathered by the list that they are of.
#[derive(Default)]
struct Lists<'a> {
    lists: Vec<List<'a>>,
    lost: Vec<Warning>,
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
        self.papers += usize::from(walk::is_paper(found.value, found.outer));
        self.all += 1;
        let same = |list: &List<'_>| list.around.day == found.around.day && list.around.title == found.around.title;
        // Days come in order; a list that goes on after another is rare.
        match self.lists.iter_mut().rev().take(400).find(|list| same(list)) {
            Some(list) => list.records.push((place, found)),
            None => self.lists.push(List { around: found.around, records: vec![(place, found)] }),
        }
    }

    fn lose(&mut self, place: String, reason: &str, source: &str) {
        self.all += 1;
        let fragment = Some(fragment(source));
        self.lost.push(Warning { place, reason: reason.to_owned(), entry_lost: true, fragment });
    }

    /// `None` where too few are papers: lists of tasks and settings have titles too.
    fn reading(self) -> Option<Reading> {
        if self.papers == 0 || self.papers * 2 < self.all {
            return None;
        }
        let mut warnings = self.lost;
        let mut digests = Vec::with_capacity(self.lists.len());
        for list in self.lists {
            let (digest, more) = list.read();
            digests.push(digest);
            warnings.extend(more);
        }
        Some(Reading { format: Format::Records, digests, warnings })
    }
}

impl List<'_> {
    fn read(self) -> (DigestRead, Vec<Warning>) {
        let mut gathered = Gathered::default();
        let shared = self.shared_date();
        for (place, found) in &self.records {
            keep(place.clone(), found, shared, &mut gathered);
        }
        let day = self.around.day.or(shared);
        let kind = if day.is_some() { DigestKind::Daily } else { DigestKind::List };
        let title = self.around.title.map(one_line).filter(|title| !title.is_empty());
        let day = Heading { day, inferred: false };
        (DigestRead { kind, title, day, entries: gathered.entries }, gathered.warnings)
    }

    /// The `date` that all records share, which is then the day of the list and not of each paper.
    fn shared_date(&self) -> Option<PartialDay> {
        let mut dates = self.records.iter().map(|(_, found)| {
            let object = found.value.as_object()?;
            Record::of(object, found.outer).date()
        });
        let first = dates.next()??;
        (self.records.len() > 1 && dates.all(|date| date == Some(first))).then_some(first)
    }
}

fn keep(place: String, found: &Found<'_>, shared: Option<PartialDay>, gathered: &mut Gathered) {
    if hf_json::is_wrapped(found.value) {
        hf_json::keep_one(place, found.value, gathered);
        return;
    }
    let object: Option<Cow<'_, Map<String, Value>>> = match found.value {
        Value::Object(object) => Some(Cow::Borrowed(object)),
        Value::String(text) => rows::row(text).map(Cow::Owned),
        _ => None,
    };
    let source = || found.value.as_str().map_or_else(|| found.value.to_string(), str::to_owned);
    let record = object.as_deref().map(|object| Record::of(object, found.outer));
    match record.as_ref().ok_or("It is no record of a paper.").and_then(|record| facts(record, found, shared)) {
        Ok(facts) => gathered.add(place, facts),
        Err(reason) => gathered.lose(place, reason, &source()),
    }
}

fn facts(record: &Record<'_>, found: &Found<'_>, shared: Option<PartialDay>) -> Result<PaperFacts, &'static str> {
    let mut facts = record.facts()?;
    if shared.is_some() && !record.has(Key::Published) {
        facts.published = None;
    }
    if let Some(topic) = found.around.topic.map(one_line).filter(|topic| !facts.subjects.contains(topic)) {
        facts.subjects.push(topic);
    }
    Ok(facts)
}
