//! The years that a Hugging Face page leaves out.
//!
//! The page omits the year of a day when it is the year in which the page is looked at. So that year is
//! later than every year the page says. No clock, no time of a file and no constant is asked.

use crate::model::{ArxivId, DayKnown, PartialDay, Published};

/// A day as the page says it, and the identifier beside it, if there is one.
pub(super) struct Said<'a> {
    pub(super) day: PartialDay,
    pub(super) id: Option<&'a ArxivId>,
}

/// The year in which the page was captured, as far as its days tell.
///
/// An identifier beside a yearless day tells that day's year, which is the capture's; else the year after
/// the last one said, which is the earliest that it can be.
pub(super) fn capture_year<'a>(days: impl Iterator<Item = Said<'a>>) -> Option<i16> {
    let mut after_said = None;
    let mut by_id = None;
    for said in days {
        match said.day.year {
            Some(year) => after_said = after_said.max(Some(year + 1)),
            None => by_id = by_id.max(said.id.and_then(|id| year_of_submission(said.day, id))),
        }
    }
    by_id.max(after_said)
}

/// When a paper was published, its year taken from its own identifier, else from the page's capture.
pub(super) fn published(day: PartialDay, id: Option<&ArxivId>, capture: Option<i16>) -> Published {
    if day.year.is_some() {
        return Published::explicit(day);
    }
    let year = id.and_then(|id| year_of_submission(day, id)).or(capture);
    let told = year.map_or(day, |year| day.in_year(year));
    match told.year {
        Some(_) => Published { day: told, known: DayKnown::Inferred },
        None => Published::yearless(day),
    }
}

/// The year that brings the day nearest to the month in which the identifier was given.
fn year_of_submission(day: PartialDay, id: &ArxivId) -> Option<i16> {
    let (year, month) = id.year_month()?;
    let months_off = |candidate: i16| {
        ((i32::from(candidate) - i32::from(year)) * 12 + i32::from(day.month) - i32::from(month)).abs()
    };
    [year, year - 1, year + 1]
        .into_iter()
        .filter(|candidate| day.in_year(*candidate).year.is_some())
        .min_by_key(|candidate| months_off(*candidate))
}
