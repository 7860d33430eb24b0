//! Days and numbers as they are typed.

use jiff::civil::Date;

use super::ast::{Days, Numbers, Unit};
use crate::model::PartialDay;

/// Reads `20`, `>20`, `<=20`, `10..20`, `10..`.
pub(super) fn numbers(text: &str) -> Option<Numbers> {
    let (from, to) = bounds(text, |part| part.parse::<u32>().ok())?;
    let from = match from {
        Some((number, false)) => Some(number.checked_add(1)?),
        other => other.map(|(number, _)| number),
    };
    let to = match to {
        Some((number, false)) => Some(number.checked_sub(1)?),
        other => other.map(|(number, _)| number),
    };
    Some(Numbers { from, to })
}

/// Reads `2025-11-04`, `2025-11`, `2025`, `>2024`, `2024..2025-06`, `7d`.
pub(super) fn days(text: &str) -> Option<Days> {
    if let Some(last) = last(text) {
        return Some(last);
    }
    let (from, to) = bounds(text, |part| PartialDay::parse(part).filter(|day| day.year.is_some()))?;
    let from = match from {
        Some((day, false)) => Some(after(day)?),
        other => other.map(|(day, _)| day),
    };
    let to = match to {
        Some((day, false)) => Some(before(day)?),
        other => other.map(|(day, _)| day),
    };
    Some(Days::Between(from, to))
}

fn last(text: &str) -> Option<Days> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "d" => Unit::Day,
        "w" => Unit::Week,
        "m" => Unit::Month,
        "y" => Unit::Year,
        _ => return None,
    };
    Some(Days::Last(number.parse().ok()?, unit))
}

/// A bound, and whether it is included.
type Bound<T> = Option<(T, bool)>;

fn bounds<T: Copy>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(Bound<T>, Bound<T>)> {
    let one = |part: &str, included: bool| read(part).map(|value| Some((value, included)));
    if let Some((from, to)) = text.split_once("..") {
        let end = |part: &str| if part.is_empty() { Some(None) } else { one(part, true) };
        return Some((end(from)?, end(to)?)).filter(|(from, to)| from.is_some() || to.is_some());
    }
    Some(if let Some(rest) = text.strip_prefix(">=") {
        (one(rest, true)?, None)
    } else if let Some(rest) = text.strip_prefix("<=") {
        (None, one(rest, true)?)
    } else if let Some(rest) = text.strip_prefix('>') {
        (one(rest, false)?, None)
    } else if let Some(rest) = text.strip_prefix('<') {
        (None, one(rest, false)?)
    } else {
        let value = one(text.strip_prefix('=').unwrap_or(text), true)?;
        (value, value)
    })
}

/// The day, month or year after this one.
fn after(day: PartialDay) -> Option<PartialDay> {
    let year = day.year?;
    match (day.date(), day.month) {
        (Some(date), _) => known(date.tomorrow().ok()?),
        (None, 0) => PartialDay::month_of(year + 1, None),
        (None, 12) => PartialDay::month_of(year + 1, Some(1)),
        (None, month) => PartialDay::month_of(year, Some(month + 1)),
    }
}

/// The day, month or year before this one.
fn before(day: PartialDay) -> Option<PartialDay> {
    let year = day.year?;
    match (day.date(), day.month) {
        (Some(date), _) => known(date.yesterday().ok()?),
        (None, 0) => PartialDay::month_of(year - 1, None),
        (None, 1) => PartialDay::month_of(year - 1, Some(12)),
        (None, month) => PartialDay::month_of(year, Some(month - 1)),
    }
}

fn known(date: Date) -> Option<PartialDay> {
    PartialDay::full(date.year(), date.month(), date.day())
}
