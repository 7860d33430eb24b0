//! Days as sources write them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use regex::{Captures, Regex};

use super::card::month;
use crate::model::PartialDay;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `2024-02-07`, `2024/2/7`, `2024年2月7日`, each perhaps with a time behind.
static YEAR_FIRST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\D|$)"));
/// `20240207`
static COMPACT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T|$)"));
/// `Wed, 7 Feb 2024`, `7th of February 2024`, `07-Feb-2024`
static DAY_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})\b",
    )
});
/// `Sat, 29 Nov 97 01:00:19`, as mails had it; the time tells that the number behind the month is a year.
static SHORT_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:[a-z]{3}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})\s+(\d{2})\s+\d{1,2}:\d{2}"));
/// `February 7, 2024`, `Wed Feb 7 10:00:00 2024`
static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d\d?:\d\d:\d\d\s+)?(\d{4})\b",
    )
});
/// `2/7/2024` is American unless it cannot be; `7.2.2024` is not.
static YEAR_LAST: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4})(?:\D|$)"));

/// The day at the beginning of a text, where its year is said; a time behind it does not matter.
pub(super) fn day(text: &str) -> Option<PartialDay> {
    let text = text.trim();
    let found = |pattern: &Regex| pattern.captures(text);
    if let Some(found) = found(&YEAR_FIRST).or_else(|| found(&COMPACT)) {
        return full(&found[1], &found[2], &found[3]);
    }
    if let Some(found) = found(&DAY_FIRST) {
        return with_month(&found[3], &found[2], &found[1]);
    }
    if let Some(found) = found(&SHORT_YEAR) {
        // RFC 5322, 4.3
        let century = if found[3].starts_with(['0', '1', '2', '3', '4']) { "20" } else { "19" };
        return with_month(&format!("{century}{}", &found[3]), &found[2], &found[1]);
    }
    if let Some(found) = found(&MONTH_FIRST) {
        return with_month(&found[3], &found[1], &found[2]);
    }
    found(&YEAR_LAST).and_then(|found| year_last(&found))
}

fn full(year: &str, month: &str, day: &str) -> Option<PartialDay> {
    PartialDay::full(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn with_month(year: &str, name: &str, day: &str) -> Option<PartialDay> {
    let name: String = name
        .char_indices()
        .map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() })
        .collect();
    PartialDay::full(year.parse().ok()?, month(&name)?, day.parse().ok()?)
}

fn year_last(found: &Captures<'_>) -> Option<PartialDay> {
    let american = full(&found[4], &found[1], &found[3]);
    let other = full(&found[4], &found[3], &found[1]);
    if &found[2] == "." { other } else { american.or(other) }
}

/// The day of a time that is counted in seconds or milliseconds since 1970.
pub(super) fn day_of_stamp(stamp: i64) -> Option<PartialDay> {
    // Smaller numbers are years, or counts of something else.
    let time = match stamp {
        300_000_000..=9_999_999_999 => Timestamp::from_second(stamp).ok()?,
        300_000_000_000..=9_999_999_999_999 => Timestamp::from_millisecond(stamp).ok()?,
        _ => return None,
    };
    Some(TimeZone::UTC.to_datetime(time).date().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for text in [
            "2024-02-07",
            " 2024-02-07T23:59:59+08:00",
            "2024/2/7 10:00",
            "2024.02.07",
            "2024年2月7日",
            "2024 年 2 月 7 日",
            "20240207",
            "20240207T101500Z",
            "Wed, 07 Feb 2024 00:00:00 -0400",
            "7th of February 2024",
            "07-FEB-2024",
            "Wed  7 Feb 24 00:00:19 GMT",
            "7 Feb. 2024",
            "February 7, 2024",
            "Feb 7 2024",
            "Wednesday, February 7th, 2024",
            "Wed Feb  7 10:00:00 2024",
            "02/07/2024",
            "7.2.2024",
        ] {
            assert_eq!(day(text), PartialDay::full(2024, 2, 7), "{text}");
        }
        assert_eq!(day("23/02/2024"), PartialDay::full(2024, 2, 23));
        assert_eq!(day("Sat, 29 Nov 97 01:00:19 GMT"), PartialDay::full(1997, 11, 29));
        assert_eq!(day_of_stamp(1_707_264_000), PartialDay::full(2024, 2, 7));
        assert_eq!(day_of_stamp(1_707_264_000_000), PartialDay::full(2024, 2, 7));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2024",
            "2024-02",
            "2024-13-01",
            "Feb 7",
            "2402.04644",
            "31/31/2024",
            "99999999",
            "Foo 7, 2024",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!((day_of_stamp(2024), day_of_stamp(i64::MAX), day_of_stamp(-1)), (None, None, None));
    }
}
