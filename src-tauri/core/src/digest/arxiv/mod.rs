//! What arXiv sends and keeps: announcements of its mailing lists, listings, and records of single papers.
//!
//! All of them are the same blocks between rules and `\\`. A listing may hold the lists of several days.

mod authors;
mod block;
mod head;
mod record;

use block::{Block, Piece};
use head::Head;
use jiff::civil::Date;

use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader};
use crate::model::{
    DigestKind, DigestRead, Entry, Fault, Finding, Format, Heading, PartialDay, Reading, Warning,
};

pub(super) struct Arxiv;

impl Reader for Arxiv {
    fn format(&self) -> Format {
        Format::ArxivMail
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        block::begins_in(&content.text)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let text = block::without_quotes(&content.text);
        let pieces = block::pieces(&text);
        if let Some(record) = alone(&pieces) {
            return record_alone(record);
        }
        let mut lists: Vec<List> = Vec::new();
        let mut above: Vec<&str> = Vec::new();
        for piece in &pieces {
            match piece {
                Piece::Words(words) => above.extend(words),
                Piece::Entry(block) => {
                    let head = Head::of(&above);
                    above.clear();
                    if head.is_some() || lists.is_empty() {
                        lists.push(List::under(head.unwrap_or_default()));
                    }
                    lists.iter_mut().last().into_iter().for_each(|list| list.add(block));
                }
            }
        }
        reading(Format::ArxivMail, lists)
    }
}

/// The one entry of a text that is a record and no list: it ends without an address, and nothing heads it.
fn alone<'a, 'b>(pieces: &'b [Piece<'a>]) -> Option<&'b Block<'a>> {
    let mut entries = pieces.iter().filter_map(|piece| match piece {
        Piece::Entry(block) => Some(block),
        Piece::Words(_) => None,
    });
    let headed = pieces.iter().any(|piece| matches!(piece, Piece::Words(words) if Head::of(words).is_some()));
    let record = entries.next().filter(|block| block.is_record() && !headed);
    record.filter(|_| entries.next().is_none())
}

fn record_alone(block: &Block<'_>) -> Result<Reading, ReadError> {
    let mut list = List::under(Head { kind: Some(DigestKind::Paper), ..Head::default() });
    list.add(block);
    reading(Format::ArxivAbs, vec![list])
}

/// The entries under one heading.
struct List {
    head: Head,
    gathered: Gathered,
}

impl List {
    fn under(head: Head) -> Self {
        Self { head, gathered: Gathered::default() }
    }

    fn add(&mut self, block: &Block<'_>) {
        let place = format!("line {}", block.line);
        match record::facts(block) {
            Ok(facts) => {
                if block.is_cut() {
                    self.gathered.warn(&place, Finding::EntryCutKept, Some(&block.source()));
                }
                self.gathered.add(place, facts);
            }
            Err(reason) => self.gathered.lose(place, reason, &block.source()),
        }
    }

    fn read(self, warnings: &mut Vec<Warning>) -> Option<DigestRead> {
        let Self { head, gathered } = self;
        warnings.extend(gathered.warnings);
        if gathered.entries.is_empty() {
            return None;
        }
        let month = month_of(&gathered.entries).filter(|_| !head.is_of_a_day);
        let of_month = month.map(|_| DigestKind::Monthly);
        let of_day = head.day.map(|_| DigestKind::Daily);
        let kind = head.kind.or(of_month).or(of_day).unwrap_or(DigestKind::List);
        let day = Heading { day: month.or(head.day), inferred: false };
        Some(DigestRead { kind, title: head.title, day, entries: gathered.entries })
    }
}

/// A month's list holds papers of that month by their identifiers, submitted over more than a week of it.
fn month_of(entries: &[Entry]) -> Option<PartialDay> {
    let ids = entries.iter().filter_map(|entry| entry.facts.arxiv_id.as_ref()?.year_month());
    let months: Vec<(i16, i8)> = ids.collect();
    let (year, month) = *months.get(months.len() / 2)?;
    let same = months.iter().filter(|other| **other == (year, month)).count();
    let days = || {
        let days = entries.iter().filter_map(|entry| entry.facts.published?.day.date());
        days.filter(|day| (day.year(), day.month()) == (year, month)).map(Date::day)
    };
    let span = days().max()? - days().min()?;
    let first = PartialDay::full(year, month, 1);
    first.filter(|_| same * 10 >= months.len() * 9 && span > 7)
}

fn reading(format: Format, lists: Vec<List>) -> Result<Reading, ReadError> {
    let mut warnings = Vec::new();
    let digests: Vec<DigestRead> = lists.into_iter().filter_map(|list| list.read(&mut warnings)).collect();
    if digests.is_empty() {
        let first = warnings.into_iter().next().map(|warning| Box::new(warning.reason));
        let why = first.map_or(Fault::NoEntry, |first| Fault::NoEntryRead { first });
        return Err(ReadError::Damaged { format, why });
    }
    Ok(Reading { format, digests, warnings })
}
