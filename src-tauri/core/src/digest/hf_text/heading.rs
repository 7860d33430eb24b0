//! The head of a page: what kind of list it is and the day it is of.

use std::sync::LazyLock;

use regex::Regex;

use super::line::{Kind, Line};
use crate::digest::card::month;
use crate::digest::hf_json::first_of_unit;
use crate::model::{DigestKind, Heading, PartialDay};

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static WEEK: LazyLock<Regex> = LazyLock::new(|| pattern(r"^Week (\d{1,2})(?:, (\d{4}))?$"));
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})$"));

#[derive(Debug, Default)]
pub(super) struct PageHeading {
    pub(super) kind: Option<DigestKind>,
    /// The day that it shows.
    pub(super) day: Option<PartialDay>,
    /// The year that it says of its week or month, before which it was not captured.
    pub(super) year: Option<i16>,
    /// The week (`W45`) or the month (`11`) that it shows.
    unit: Option<String>,
    /// The first line behind the head; 0 where nothing tells.
    pub(super) end: usize,
}

impl PageHeading {
    /// The head within the lines above the first byline.
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut heading = Self::default();
        for (at, line) in lines.iter().enumerate() {
            if heading.take(line) {
                heading.end = at + 1;
            }
        }
        heading
    }

    fn take(&mut self, line: &Line) -> bool {
        let text = line.text.as_str();
        if let Kind::Day(shown) = line.kind {
            self.day = shown.day;
        } else if let Some(found) = WEEK.captures(text) {
            self.kind = Some(DigestKind::Weekly);
            self.unit = Some(format!("W{:0>2}", &found[1]));
            self.year = found.get(2).and_then(|year| year.as_str().parse().ok());
        } else if let Some(found) = MONTH.captures(text) {
            self.kind = Some(DigestKind::Monthly);
            self.year = found[2].parse().ok();
            self.unit = month(&found[1]).map(|month| format!("{month:02}"));
        } else if matches!(text, "Trending Papers" | "Trending") {
            self.kind = Some(DigestKind::Trending);
        } else {
            return matches!(
                text,
                "Daily Papers"
                    | "Papers"
                    | "Subscribe"
                    | "Daily"
                    | "Weekly"
                    | "Monthly"
                    | "Previous"
                    | "Next"
            ) || (text.starts_with("by") && text.ends_with("research community"));
        }
        true
    }

    /// The first day of the week or month; its year is the capture's where the page leaves it out.
    pub(super) fn first_day(&self, capture: Option<i16>) -> Option<Heading> {
        let (unit, year) = (self.unit.as_ref()?, self.year.or(capture)?);
        let day = first_of_unit(&format!("{year}-{unit}"))?;
        Some(Heading { day: Some(day), inferred: self.year.is_none() })
    }

    /// The days when a page of fresh papers says their year, since it was another.
    pub(super) fn is_early_in_year(&self) -> bool {
        self.day.is_some_and(|day| day.month == 1)
    }
}
