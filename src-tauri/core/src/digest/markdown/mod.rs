//! Digests written in Markdown, in whatever layout.
//!
//! The parser's events become a row of blocks; blocks that are entries are found by the papers that they name
//! (`units`), and what an entry says is read as a record.

mod block;
mod days;
mod facts;
mod front;
mod label;
mod lines;
mod markup;
mod parse;
mod row;
mod said;
mod title;
mod units;

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::content::Content;
use super::gather::{Gathered, fragment};
use super::named::Named;
use super::records::{Key, Record, key};
use super::{ReadError, Reader, detect};
use crate::model::{
    ArxivId, DigestKind, DigestRead, Finding, Format, Heading, PaperFacts, PartialDay, Reading, Warning,
};
use block::{Block, Kind, parents};
use facts::Told;
use units::{Found, Left, Unit};

/// Papers without a title that are mentioned each by itself.
const MAX_UNTITLED: usize = 20;

pub(super) struct Markdown;

impl Reader for Markdown {
    fn format(&self) -> Format {
        Format::Markdown
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        let text = content.start();
        is_written_so(text) && !is_another_form(content) && MAY_NAME.is_match(text)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let text = content.start();
        let above = content.text[..content.text.len() - text.len()].matches('\n').count();
        let mut document = parse::parse(text);
        document.blocks = lines::part(row::whole(document.blocks, text));
        document.blocks.iter_mut().for_each(|block| block.number += above);
        units::settle(&mut document.blocks);
        let cut = document.cut.then(too_long);
        let mut reading = Digests::of(text, document)
            .reading()
            .ok_or_else(|| ReadError::unrecognised(detect::seems(content)))?;
        reading.warnings.extend(cut);
        Ok(reading)
    }
}

static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    label::pattern(
        r"(?m)^ {0,3}#{1,6}[ \t]+\S|\]\((?:<?https?://|#|[\w./-]+\))|^ {0,3}\|? ?:?-{2,}:? ?\||\*\*\S|^---\r?\n\w+:|^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*\r?$",
    )
});
static MAY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    label::pattern(
        r"(?i)arxiv|10\.\d{4,9}/|huggingface\.co/|hf\.co/|hf-mirror|alphaxiv|papers\.cool|摘要|\babstract\b|\b\d{4}\.\d{5}\b",
    )
});
/// Markdown beyond doubt, even behind a line of markup.
static SURE: LazyLock<Regex> =
    LazyLock::new(|| label::pattern(r"(?m)^ {0,3}#{1,6}[ \t]+\S|^[^<\n]*\]\((?:https?://|#)|^\|.*\|[ \t]*$"));
static PAGE: LazyLock<Regex> =
    LazyLock::new(|| label::pattern(r"(?i)<(?:!doctype\s+html|html|body|head)[\s>]"));

fn is_written_so(text: &str) -> bool {
    SIGNS.is_match(text)
}

/// Forms with signs of their own, in which those of Markdown may stand too.
fn is_another_form(content: &Content<'_>) -> bool {
    let text = content.start();
    let page =
        detect::looks_like_html(content) && (PAGE.is_match(detect::window(content)) || !SURE.is_match(text));
    let announcement = text.lines().any(|line| line.trim_end() == r"\\");
    page || announcement || detect::looks_like_json(content) || detect::is_other_text(content)
}

fn too_long() -> Warning {
    Warning {
        place: "file".to_owned(),
        reason: Finding::TooManyBlocks { limit: parse::MAX_BLOCKS },
        entry_lost: false,
        fragment: None,
    }
}

/// A document with its entries.
struct Digests<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    parents: Vec<Option<usize>>,
    found: Found,
    front: Map<String, Value>,
}

/// An entry, the day over it and what it is about.
struct Entry {
    place: String,
    told: Told,
    day: Option<PartialDay>,
    topic: Option<String>,
    source: String,
}

impl<'a> Digests<'a> {
    fn of(text: &'a str, document: parse::Document) -> Self {
        let parents = parents(&document.blocks);
        let found = units::find(&document.blocks);
        Self { text, blocks: document.blocks, parents, found, front: front::fields(&document.front) }
    }

    /// `None` where the document has no entry and names no paper.
    fn reading(self) -> Option<Reading> {
        if let Some(reading) = self.one_paper() {
            return Some(reading);
        }
        let mut entries = self.entries();
        let untitled = self.found.left.iter().filter(|(_, _, why)| *why == Left::Untitled).count();
        if entries.len() <= untitled {
            return None;
        }
        keep_real_topics(&mut entries);
        let shared = shared_date(&entries);
        let days = Days::of(&entries);
        let mut warnings = Vec::new();
        let mut digests = Vec::new();
        let said = self.front_text(Key::Title);
        let title = days::title(&self.blocks, &self.found.units, said);
        let lone = days.0.len() == 1;
        for day in days.0 {
            let (of_day, rest) = entries.into_iter().partition(|entry| entry.day == day || day.is_none());
            entries = rest;
            let (digest, more) = self.digest(day, of_day, shared, title.clone(), lone);
            digests.push(digest);
            warnings.extend(more);
        }
        warnings.extend(self.left());
        Some(Reading { format: Format::Markdown, digests, warnings })
    }

    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(self.found.units.len());
        for (number, unit) in self.found.units.iter().enumerate() {
            let within = self.found.units[number + 1..].iter().take_while(|inner| inner.head < unit.end);
            let inner: Vec<(usize, usize)> =
                within.filter(|inner| inner.head > unit.head).map(|inner| (inner.head, inner.end)).collect();
            let (day, topic) = self.around(unit);
            entries.push(Entry {
                place: self.blocks[unit.head].place(),
                told: facts::told(unit, &self.blocks, &inner).of_many(),
                day,
                topic,
                source: self.source(unit.head, unit.end),
            });
        }
        entries
    }

    /// The day and the topic that headings over an entry say.
    fn around(&self, unit: &Unit) -> (Option<PartialDay>, Option<String>) {
        let mut day = None;
        let mut topic = None;
        for at in std::iter::successors(self.parents[unit.head], |at| self.parents[*at]) {
            let block = &self.blocks[at];
            day = day.or_else(|| days::of_block(block));
            if block.kind == Kind::Heading {
                topic = topic.or_else(|| days::topic(block));
            }
        }
        (day, topic)
    }

    fn digest(
        &self,
        day: Option<PartialDay>,
        entries: Vec<Entry>,
        shared: Option<PartialDay>,
        title: Option<String>,
        lone: bool,
    ) -> (DigestRead, Vec<Warning>) {
        let mut gathered = Gathered::default();
        let mut newest = None;
        for entry in one_of_each(entries) {
            match entry.told.facts() {
                Ok(mut facts) => {
                    newest = newest.max(facts.arxiv_id.as_ref().and_then(ArxivId::year_month));
                    if shared.is_some() && !entry.told.fields.contains_key("published") {
                        facts.published = None;
                    }
                    add_topics(&mut facts, entry.topic.as_deref());
                    gathered.add(entry.place, facts);
                }
                Err(reason) => gathered.lose(entry.place, reason, &entry.source),
            }
        }
        // Beside lists of several days, what stands under none is of none.
        let day = day.or(shared).or_else(|| self.own_day().filter(|_| lone));
        let heading = day.map_or(Heading::default(), |day| days::told(day, newest));
        let name = title.as_deref().unwrap_or_default();
        let first = self.blocks.iter().find(|block| block.kind == Kind::Heading).map(Block::text);
        let kind = match self.is_of_one() {
            true => DigestKind::Paper,
            false => days::kind(&format!("{name} {}", first.unwrap_or_default()), heading.day.is_some()),
        };
        (DigestRead { kind, title, day: heading, entries: gathered.entries }, gathered.warnings)
    }

    /// Whether the document is of one paper from its first heading to its end.
    fn is_of_one(&self) -> bool {
        let first = self.blocks.iter().position(|block| block.kind == Kind::Heading);
        matches!(&self.found.units[..], [unit] if Some(unit.head) == first && unit.end == self.blocks.len())
    }

    /// The day that the document says of itself.
    fn own_day(&self) -> Option<PartialDay> {
        let front =
            [Key::Date, Key::Published].into_iter().find_map(|key| days::day_in(self.front_text(key)?));
        let front = front.or_else(|| days::day_in(self.front_text(Key::Title)?));
        let first = self.found.units.first().map_or(self.blocks.len(), |unit| unit.head);
        let above = || self.blocks[..first].iter().take(30);
        let headed = || above().find_map(days::of_block);
        let said = || {
            above()
                .filter(|block| block.text().chars().count() <= 120)
                .find_map(|block| days::day_in(&block.text()))
        };
        front.or_else(headed).or_else(said)
    }

    fn front_text(&self, wanted: Key) -> Option<&str> {
        let fields = self.front.iter().filter(|(name, _)| key(name).is_some_and(|(_, key)| key == wanted));
        fields.filter_map(|(_, value)| value.as_str()).find(|text| !text.is_empty())
    }

    /// A note on one paper, named by what stands at the beginning of the document.
    fn one_paper(&self) -> Option<Reading> {
        let record = Record::of(&self.front, None);
        let named = record.named()?;
        let title = record.title().or_else(|| {
            self.blocks
                .iter()
                .filter(|block| block.kind == Kind::Heading)
                .find_map(|block| Some(title::of(block)?.text))
        });
        let unit = Unit { head: 0, end: self.blocks.len(), title: title?, named: Some(named), alone: false };
        let mut told = facts::told(&unit, &self.blocks, &[]);
        let own = told.fields.remove("own_note").and_then(|note| Some(note.as_str()?.to_owned()));
        for (name, value) in &self.front {
            told.fields.entry(name.clone()).or_insert_with(|| value.clone());
        }
        let mut facts = told.facts().ok()?;
        // A person who keeps a note on a paper gave it these tags.
        let mut offered = record.offered();
        offered.tags.extend(std::mem::take(&mut facts.ai_keywords));
        offered.note = offered.note.or(own);
        let mut gathered = Gathered::default();
        gathered.add_with("line 1".to_owned(), facts, offered);
        let day = Heading { day: None, inferred: false };
        let digest = DigestRead { kind: DigestKind::Paper, title: None, day, entries: gathered.entries };
        let mut warnings = gathered.warnings;
        warnings.extend(self.left());
        Some(Reading { format: Format::Markdown, digests: vec![digest], warnings })
    }

    /// A warning for each paper that is named and is no entry.
    fn left(&self) -> Vec<Warning> {
        let untitled = self.found.left.iter().filter(|(_, _, why)| *why == Left::Untitled).count();
        let told =
            self.found.left.iter().filter(|(_, _, why)| *why != Left::Untitled || untitled <= MAX_UNTITLED);
        let mut warnings: Vec<Warning> = told.map(|left| self.warning(left)).collect();
        if untitled > MAX_UNTITLED {
            let reason = Finding::ManyUntitled { papers: untitled };
            warnings.push(Warning { place: "file".to_owned(), reason, entry_lost: false, fragment: None });
        }
        warnings
    }

    fn warning(&self, (at, named, why): &(usize, Named, Left)) -> Warning {
        let name = units::called(named);
        let reason = match why {
            Left::Untitled => Finding::Untitled { name },
            Left::Mentioned => Finding::OnlyMentioned { name },
            Left::Reference => Finding::OnlyReference { name },
        };
        let fragment = Some(self.source(*at, *at + 1));
        Warning { place: self.blocks[*at].place(), reason, entry_lost: false, fragment }
    }

    fn source(&self, from: usize, end: usize) -> String {
        let start = self.blocks[from].range.start;
        let end = self.blocks[from..end].iter().map(|block| block.range.end).max().unwrap_or(start);
        fragment(self.text.get(start..end).unwrap_or_default())
    }
}

/// The days of which a document is, in order; one of them where no heading over entries says another.
struct Days(Vec<Option<PartialDay>>);

impl Days {
    fn of(entries: &[Entry]) -> Self {
        let mut days: Vec<Option<PartialDay>> = Vec::new();
        for entry in entries.iter().filter(|entry| entry.day.is_some()) {
            if !days.contains(&entry.day) {
                days.push(entry.day);
            }
        }
        match &days[..] {
            [] => Self(vec![None]),
            [_] if entries.iter().all(|entry| entry.day.is_some()) => Self(days),
            _ => {
                if entries.iter().any(|entry| entry.day.is_none()) {
                    days.push(None);
                }
                Self(days)
            }
        }
    }
}

/// A topic is one where there are others; the only heading over all entries is none.
fn keep_real_topics(entries: &mut [Entry]) {
    let mut topics: Vec<&String> = entries.iter().filter_map(|entry| entry.topic.as_ref()).collect();
    topics.sort_unstable();
    topics.dedup();
    if topics.len() < 2 {
        entries.iter_mut().for_each(|entry| entry.topic = None);
    }
}

/// The `date` that all entries share, which is then the day of the list and not of each paper.
fn shared_date(entries: &[Entry]) -> Option<PartialDay> {
    let mut dates = entries.iter().map(|entry| entry.told.date());
    let first = dates.next()??;
    (entries.len() > 1 && dates.all(|date| date == Some(first))).then_some(first)
}

/// Each paper once, where it comes first, as the entry that says most of it has it; tables of contents say little.
fn one_of_each(entries: Vec<Entry>) -> Vec<Entry> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let name = entry.told.name();
        let known = name.as_ref().and_then(|name| places.get(name)).copied();
        match known.and_then(|at| kept.get_mut(at)) {
            Some(known) => {
                let topics = [known.topic.take(), entry.topic.clone()];
                if entry.told.len() > known.told.len() {
                    *known = Entry { place: known.place.clone(), ..entry };
                }
                let mut topics: Vec<String> = topics.into_iter().flatten().collect();
                topics.dedup();
                known.topic = (!topics.is_empty()).then(|| topics.join("\n"));
            }
            None => {
                name.into_iter().for_each(|name| {
                    places.insert(name, kept.len());
                });
                kept.push(entry);
            }
        }
    }
    kept
}

fn add_topics(facts: &mut PaperFacts, topics: Option<&str>) {
    for topic in topics.into_iter().flat_map(str::lines) {
        if !facts.subjects.iter().any(|subject| subject == topic) {
            facts.subjects.push(topic.to_owned());
        }
    }
}
