//! A list of entries: where it lies in the value, what kind it is, and the day it is of.

use std::collections::BTreeMap;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};

use super::adapt::{self, day_of};
use super::salvage::DAMAGED;
use super::wire::{self, Item};
use crate::digest::gather::Gathered;
use crate::model::{DigestKind, Finding, PartialDay};

/// Until this day, an entry's outer `publishedAt` is when it was listed; later it is the paper's own.
const OUTER_IS_LISTED_UNTIL: PartialDay = PartialDay { year: Some(2025), month: 3, day: 9 };

/// From the end of November 2024 on, those times are New York's, labelled as if they were UTC. Days were
/// listed between 1 and 16 o'clock UTC, so earlier ones stay on their day too.
const OUTER_IS_BEHIND: SignedDuration = SignedDuration::from_hours(5);

/// How deep a list may be wrapped.
const MAX_WRAPPERS: usize = 3;

/// What kind of list was read, and of which day.
#[derive(Clone, Copy)]
pub(in crate::digest) struct Listed {
    pub(in crate::digest) kind: DigestKind,
    pub(in crate::digest) day: Option<PartialDay>,
}

/// Gathers every entry of a value; `None` where it holds no list of papers and is no paper.
pub(in crate::digest) fn list(value: &Value, gathered: &mut Gathered) -> Option<Listed> {
    if Item::of(value).is_some() {
        let days = gather(std::slice::from_ref(value), gathered);
        return Some(Listed { kind: DigestKind::Paper, day: days.most_common() });
    }
    let (wrapper, entries) = find(value, MAX_WRAPPERS)?;
    let days = gather(entries, gathered);
    let said = wrapper.and_then(said_day);
    let kind = wrapper.and_then(said_kind);
    let day = match kind {
        // The entries of a week or a month were listed on many days.
        Some(DigestKind::Weekly | DigestKind::Monthly) => said.or_else(|| days.most_common()),
        _ => days.listed().or(said).or_else(|| days.outer()),
    };
    let kind = kind.unwrap_or(if day.is_some() { DigestKind::Daily } else { DigestKind::List });
    Some(Listed { kind, day })
}

/// The object that a list lies in, if it is wrapped, and the list.
type Found<'a> = (Option<&'a Map<String, Value>>, &'a [Value]);

fn find(value: &Value, wrappers: usize) -> Option<Found<'_>> {
    match value {
        Value::Array(list) => list.iter().any(is_entry).then_some((None, list)),
        Value::Object(object) => {
            let below = wrappers.checked_sub(1)?;
            let usual =
                ["dailyPapers", "papers", "data", "results"].iter().filter_map(|key| object.get(*key));
            let (inner, entries) = usual.chain(object.values()).find_map(|member| find(member, below))?;
            Some((inner.filter(|inner| said_day(inner).is_some()).or(Some(object)), entries))
        }
        _ => None,
    }
}

fn is_entry(value: &Value) -> bool {
    let is_printed =
        value.as_str().is_some_and(|text| text.trim_start().starts_with('{') && wire::names_papers(text));
    is_printed || Item::of(value).is_some()
}

fn gather(entries: &[Value], gathered: &mut Gathered) -> Days {
    let mut days = Days::default();
    for (number, entry) in (1..).zip(entries) {
        let place = format!("entry {number}");
        let printed = wire::printed(entry);
        match Item::of(printed.as_ref().unwrap_or(entry)).ok_or(Finding::NotCalled) {
            Ok(item) => {
                days.add(item);
                keep(place, item, entry, gathered);
            }
            Err(reason) => gathered.lose(place, reason, &source(entry)),
        }
    }
    days
}

/// Keeps an entry that stood by itself, such as on a line of its own.
pub(in crate::digest) fn keep_one(place: String, entry: &Value, gathered: &mut Gathered) {
    match Item::of(entry) {
        Some(item) => keep(place, item, entry, gathered),
        None => gathered.lose(place, Finding::NotCalled, &source(entry)),
    }
}

fn keep(place: String, item: Item<'_>, entry: &Value, gathered: &mut Gathered) {
    match adapt::facts(item) {
        Ok(adapted) => {
            for missing in adapted.missing {
                gathered.warn(&place, missing, Some(&source(entry)));
            }
            if entry.get(DAMAGED).is_some() {
                gathered.warn(&place, Finding::EntryInPart, Some(&source(entry)));
            }
            gathered.add(place, adapted.facts);
        }
        Err(reason) => gathered.lose(place, reason, &source(entry)),
    }
}

/// The source of an entry, as far as it was kept.
pub(in crate::digest) fn source(entry: &Value) -> String {
    let damaged = entry.get(DAMAGED).and_then(Value::as_str);
    damaged.or(entry.as_str()).map_or_else(|| entry.to_string(), str::to_owned)
}

/// The days that entries tell, and how many entries tell each.
#[derive(Default)]
struct Days {
    listed: BTreeMap<PartialDay, usize>,
    outer: BTreeMap<PartialDay, usize>,
}

impl Days {
    fn add(&mut self, item: Item<'_>) {
        if let Some(day) = item.text("submittedOnDailyAt").and_then(day_of) {
            *self.listed.entry(day).or_default() += 1;
        }
        if let Some(day) = outer_day(item) {
            *self.outer.entry(day).or_default() += 1;
        }
    }

    fn most_common(&self) -> Option<PartialDay> {
        most_common(&self.listed)
    }

    /// The day that most entries were listed on; a search gathers entries of any day, so has none.
    fn listed(&self) -> Option<PartialDay> {
        most_common(&self.listed).filter(|day| self.listed[day] * 2 > self.listed.values().sum())
    }

    fn outer(&self) -> Option<PartialDay> {
        let last = self.outer.keys().next_back()?;
        let common =
            most_common(&self.outer).filter(|day| self.outer[day] * 2 > self.outer.values().sum())?;
        (self.listed.is_empty() && *last <= OUTER_IS_LISTED_UNTIL).then_some(common)
    }
}

/// The day of the outer `publishedAt`, where it is not the paper's own.
fn outer_day(item: Item<'_>) -> Option<PartialDay> {
    if std::ptr::eq(item.outer, item.paper) {
        return None;
    }
    let stamp = |object| wire::text(object, "publishedAt").and_then(|stamp| stamp.parse::<Timestamp>().ok());
    let listed = stamp(item.outer)?;
    let is_own = stamp(item.paper)
        .is_some_and(|own| [0, 4, 5].map(SignedDuration::from_hours).contains(&own.duration_since(listed)));
    let listed = listed.checked_add(OUTER_IS_BEHIND).ok()?;
    (!is_own).then(|| TimeZone::UTC.to_datetime(listed).date().into())
}

/// The later of two that are as common: what is listed late at night belongs to the next day.
fn most_common(days: &BTreeMap<PartialDay, usize>) -> Option<PartialDay> {
    days.iter().max_by_key(|(_, count)| **count).map(|(day, _)| *day)
}

fn said_kind(wrapper: &Map<String, Value>) -> Option<DigestKind> {
    match wire::text(wrapper, "periodType")? {
        "day" | "daily" => Some(DigestKind::Daily),
        "week" | "weekly" => Some(DigestKind::Weekly),
        "month" | "monthly" => Some(DigestKind::Monthly),
        _ => None,
    }
}

fn said_day(wrapper: &Map<String, Value>) -> Option<PartialDay> {
    ["date", "dateString"].iter().find_map(|key| {
        let said = wire::text(wrapper, key)?;
        day_of(said).or_else(|| first_of_unit(said))
    })
}

/// The first day of a week (`2025-W45`) or a month (`2025-11`).
pub(in crate::digest) fn first_of_unit(said: &str) -> Option<PartialDay> {
    let (year, rest) = said.trim().split_once('-')?;
    let year: i16 = year.parse().ok()?;
    match rest.strip_prefix('W') {
        Some(week) => {
            let monday = ISOWeekDate::new(year, week.parse().ok()?, Weekday::Monday).ok()?;
            Some(Date::from(monday).into())
        }
        None => PartialDay::full(year, rest.parse().ok()?, 1),
    }
}
