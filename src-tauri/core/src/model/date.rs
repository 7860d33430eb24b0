use std::fmt;

use jiff::civil::Date;

/// A day whose year may be unknown, because the page left it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDay {
    /// Four digits, or none where the source did not say and nothing else told.
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl PartialDay {
    /// A day of a known year; `None` where the calendar has no such day.
    pub fn full(year: i16, month: i8, day: i8) -> Option<Self> {
        // Papers are not older than printing nor from beyond the next generation.
        if !(1400..=2200).contains(&year) {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// A day without its year; 29 February counts, since some year has it.
    pub fn yearless(month: i8, day: i8) -> Option<Self> {
        Date::new(2000, month, day).ok().map(|_| Self { year: None, month, day })
    }

    /// The same day in `year`; unchanged where that year has no such day.
    #[must_use]
    pub fn in_year(self, year: i16) -> Self {
        Self::full(year, self.month, self.day).unwrap_or(self)
    }

    /// The calendar day, where the year is known.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// Reads what [`fmt::Display`] writes: `2024-02-07`, or `--02-07` (ISO 8601:2000) without a year.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("--") {
            let (month, day) = rest.split_once('-')?;
            return Self::yearless(month.parse().ok()?, day.parse().ok()?);
        }
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?;
        let (month, day) = (parts.next()?, parts.next()?);
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return None;
        }
        Self::full(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }
}

impl From<Date> for PartialDay {
    fn from(date: Date) -> Self {
        Self { year: Some(date.year()), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for PartialDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// How a day was known. Later variants are better evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKnown {
    /// Only the month and the day stand in the source, and nothing tells the year.
    YearUnknown,
    /// The year was worked out from the rest of the source.
    Inferred,
    /// The source says it in full.
    Explicit,
}

impl DayKnown {
    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::YearUnknown => "year_unknown",
            Self::Inferred => "inferred",
            Self::Explicit => "explicit",
        }
    }

    /// The value of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::YearUnknown, Self::Inferred, Self::Explicit].into_iter().find(|known| known.as_str() == name)
    }
}

/// A day of publication, and how it was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Published {
    /// The day.
    pub day: PartialDay,
    /// How its year was known.
    pub known: DayKnown,
}

impl Published {
    /// A day that the source says in full.
    pub const fn explicit(day: PartialDay) -> Self {
        Self { day, known: DayKnown::Explicit }
    }

    /// A day whose year the source leaves out.
    pub const fn yearless(day: PartialDay) -> Self {
        Self { day, known: DayKnown::YearUnknown }
    }
}

impl PartialDay {
    /// The latest day of this month and day that is not after `limit`; a known year stays.
    ///
    /// A digest lists what was published before it, so its day tells the years its page left out.
    /// One day of grace, since the two may be told in different time zones.
    #[must_use]
    pub fn latest_until(self, limit: Date) -> Self {
        if self.year.is_some() {
            return self;
        }
        let limit = limit.tomorrow().unwrap_or(limit);
        // 29 February may be up to eight years back.
        (0..=8)
            .filter_map(|back| Self::full(limit.year() - back, self.month, self.day))
            .find(|day| day.date().is_some_and(|date| date <= limit))
            .unwrap_or(self)
    }
}
