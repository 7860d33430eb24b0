//! Days of a query as spans of the columns.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use super::super::query::{Days, Unit};
use crate::model::PartialDay;
use crate::store::day_number;

/// The numbers of the days, as the column of publication has them. Days without a year are in none.
pub(super) fn numbers(days: Days, today: Date) -> RangeInclusive<i32> {
    let (from, to) = ends(days, today);
    let last = |day: PartialDay| {
        let unknown = [(day.month == 0, 99_00), (day.day == 0, 99)];
        day_number(day) + unknown.iter().filter(|(unknown, _)| *unknown).map(|(_, nines)| nines).sum::<i32>()
    };
    from.map_or(0, day_number)..=to.map_or(i32::MAX, last)
}

/// The seconds of the days, in universal time.
pub(super) fn seconds(days: Days, today: Date) -> RangeInclusive<i64> {
    let (from, to) = ends(days, today);
    let first = from.and_then(first_day).and_then(second_of).unwrap_or(i64::MIN);
    let after =
        to.and_then(last_day).and_then(|day| day.tomorrow().ok()).and_then(second_of).unwrap_or(i64::MAX);
    first..=after.saturating_sub(1)
}

fn ends(days: Days, today: Date) -> (Option<PartialDay>, Option<PartialDay>) {
    match days {
        Days::Between(from, to) => (from, to),
        Days::Last(number, unit) => {
            (Some(today.checked_sub(span(number, unit)).unwrap_or(Date::MIN).into()), None)
        }
    }
}

fn span(number: u16, unit: Unit) -> Span {
    let number = i32::from(number);
    match unit {
        Unit::Day => number.days(),
        Unit::Week => (number * 7).days(),
        Unit::Month => number.min(240_000).months(),
        Unit::Year => number.min(19_998).years(),
    }
}

fn first_day(day: PartialDay) -> Option<Date> {
    Date::new(day.year?, day.month.max(1), day.day.max(1)).ok()
}

fn last_day(day: PartialDay) -> Option<Date> {
    if let Some(date) = day.date() {
        return Some(date);
    }
    let month = if day.month == 0 { 12 } else { day.month };
    Date::new(day.year?, month, 1).ok().map(Date::last_of_month)
}

fn second_of(day: Date) -> Option<i64> {
    day.to_zoned_datetime(TimeZone::UTC).ok().map(|zoned| zoned.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_spans_of_numbers_and_seconds() {
        let today = date(2025, 11, 26);
        let day = |text: &str| PartialDay::parse(text).unwrap();
        let between = |from: &str, to: &str| Days::Between(Some(day(from)), Some(day(to)));
        assert_eq!(numbers(between("2024", "2025-06"), today), 20_240_000..=20_250_699);
        assert_eq!(numbers(between("2024", "2024"), today), 20_240_000..=20_249_999);
        assert_eq!(numbers(Days::Last(7, Unit::Day), today), 20_251_119..=i32::MAX);
        assert_eq!(numbers(Days::Last(1, Unit::Month), today), 20_251_026..=i32::MAX);
        assert_eq!(numbers(Days::Between(None, Some(day("2024-02"))), today), 0..=20_240_299);
        assert_eq!(seconds(between("1970-01-02", "1970-01"), today), 86_400..=31 * 86_400 - 1);
        assert_eq!(*seconds(Days::Last(u16::MAX, Unit::Year), today).end(), i64::MAX - 1);
    }
}
