//! Dates as bibliographies write them: often only a year.

use std::sync::LazyLock;

use regex::Regex;

use crate::digest::card::month;
use crate::digest::day::day;
use crate::model::PartialDay;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `2009-03`, `2009/03/`, `2009/00/00`
static YEAR_MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(\d{4})(?:\s*[-/.]\s*(\d{0,2}))?(?:\D|$)"));
/// `2/2016`, `02-2016`
static MONTH_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(\d{1,2})[-/.](\d{4})\s*$"));
/// `March 2009`, `2009 Mar`, `2015/october`
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"));
static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(1[4-9]\d\d|20\d\d|21\d\d)\b"));

/// A date as far as a text tells it.
pub(in crate::digest) fn date_of(text: &str) -> Option<PartialDay> {
    if let Some(day) = day(text) {
        return Some(day);
    }
    if let Some(found) = MONTH_YEAR.captures(text) {
        return PartialDay::month_of(found[2].parse().ok()?, Some(found[1].parse().ok()?));
    }
    let named = NAMED.captures(text).and_then(|found| month_of_name(&found[1]));
    if let Some(found) = YEAR_MONTH.captures(text) {
        let said = found
            .get(2)
            .and_then(|month| month.as_str().parse().ok())
            .filter(|month| (1..=12).contains(month));
        return PartialDay::month_of(found[1].parse().ok()?, said.or(named));
    }
    PartialDay::month_of(YEAR.captures(text)?[1].parse().ok()?, named)
}

/// The number of a month by its English name, or by its number.
pub(in crate::digest) fn month_of_name(name: &str) -> Option<i8> {
    let name = name.trim();
    if let Ok(number) = name.parse() {
        return (1..=12).contains(&number).then_some(number);
    }
    let start: String = name.chars().take(3).collect();
    let mut letters = start.to_lowercase().chars().collect::<Vec<_>>();
    letters.first_mut()?.make_ascii_uppercase();
    month(&letters.into_iter().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        for (text, shown) in [
            ("2014-07-25", "2014-07-25"),
            ("2014-07-25/2014-08-01", "2014-07-25"),
            ("2009-03", "2009-03"),
            ("2012/05//", "2012-05"),
            ("2001/00/00/", "2001"),
            ("2/2016", "2016-02"),
            ("2015/october", "2015-10"),
            ("March 2009", "2009-03"),
            ("c. 1987", "1987"),
            ("1948/07//", "1948-07"),
        ] {
            assert_eq!(date_of(text).map(|day| day.to_string()).as_deref(), Some(shown), "{text}");
        }
        for text in ["", "///", "99", "YEAR/MONTH/DAY/", "forthcoming"] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }
}
