use std::fmt;

use jiff::civil::Date;

/// A day as far as it is known: a page may leave the year out, a bibliography the day and the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDay {
    /// Four digits, or none where the source did not say and nothing else told.
    pub year: Option<i16>,
    /// 1 to 12; 0 where only the year is known.
    pub month: i8,
    /// 1 to 31; 0 where only the month or the year is known.
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

    /// A year, and the month where it is known; `None` where there is no such month.
    pub fn month_of(year: i16, month: Option<i8>) -> Option<Self> {
        let month = month.unwrap_or(0);
        ((1400..=2200).contains(&year) && (0..=12).contains(&month)).then_some(Self {
            year: Some(year),
            month,
            day: 0,
        })
    }

    /// How much of it is known; more is greater.
    pub fn precision(self) -> u8 {
        match (self.year, self.month, self.day) {
            (None, ..) => 0,
            (_, 0, _) => 1,
            (_, _, 0) => 2,
            _ => 3,
        }
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

    /// Reads what [`fmt::Display`] writes: `2024-02-07`, `2024-02`, `2024`, or `--02-07` (ISO 8601:2000) without a
    /// year.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("--") {
            let (month, day) = rest.split_once('-')?;
            return Self::yearless(month.parse().ok()?, day.parse().ok()?);
        }
        let mut parts = text.splitn(3, '-');
        let number = |part: &str, digits: usize| (part.len() == digits).then(|| part.parse().ok()).flatten();
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Self::month_of(year, None) };
        let month = i8::try_from(number(month, 2)?).ok()?;
        match parts.next() {
            Some(day) => Self::full(year, month, i8::try_from(number(day, 2)?).ok()?),
            None => Self::month_of(year, Some(month)).filter(|_| month > 0),
        }
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
            Some(year) if self.month == 0 => write!(f, "{year:04}"),
            Some(year) if self.day == 0 => write!(f, "{year:04}-{:02}", self.month),
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
