//! Records gathered by the list that they are of, and read as its digest.

use std::collections::HashMap;

use super::names::Key;
use super::record::Record;
use super::walk::{Around, Found};
use crate::digest::gather::Gathered;
use crate::digest::hf_json;
use crate::model::{
    ArxivId, DigestKind, DigestRead, Finding, Format, Heading, PaperFacts, PartialDay, Reading, Warning,
};
use crate::text::one_line;

/// Records gathered by the list that they are of.
#[derive(Default)]
pub(super) struct Lists<'a> {
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
    pub(super) fn add(&mut self, place: String, found: Found<'a>) {
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
    pub(super) fn reading(self, format: Format) -> Option<Reading> {
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
            match record.as_ref().ok_or(Finding::NoPaperRecord).and_then(|record| facts(record, shared)) {
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
                Err(reason) => {
                    gathered.lose(place.clone(), found.note.clone().unwrap_or(reason), &found.source());
                }
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

fn facts(record: &Record<'_>, shared: Option<PartialDay>) -> Result<PaperFacts, Finding> {
    let mut facts = record.facts()?;
    if shared.is_some() && !record.has(Key::Published) {
        facts.published = None;
    }
    Ok(facts)
}

/// Notes what a person would want to know of a record that is kept.
fn tell(place: &str, found: &Found<'_>, gathered: &mut Gathered) {
    let missing = found.record().and_then(|record| record.missing());
    let damaged = found.value.get(hf_json::DAMAGED).map(|_| Finding::EntryInPart);
    for note in [found.note.clone(), missing, damaged].into_iter().flatten() {
        gathered.warn(place, note, Some(&found.source()));
    }
}
