//! What is measured, and how: the same question to Broadsheet and to what it is compared with in turns, so that both
//! meet the same machine, and the middle of several runs.

mod index;
mod lists;
mod memory;
mod mix;
mod searches;
mod writing;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use broadsheet_core::api::{ListPage, ListQuery, ListRequest, Scope, Sort};
use broadsheet_core::service::{Library, ServiceError};

use crate::library::{Made, Papers};
use crate::reference::{BareSqlite, BareTantivy, Failure};
use crate::report::{Figure, QueryFigure, Unit};

/// A library and, after [`Bench::references`], the references, with what was found so far.
pub(crate) struct Bench<'a> {
    pub(crate) folder: PathBuf,
    /// Where the references are.
    pub(crate) references: PathBuf,
    pub(crate) library: Library,
    pub(crate) papers: Papers<'a>,
    pub(crate) total: usize,
    pub(crate) made: Made,
    /// Whether the library was made in this run.
    pub(crate) in_this_run: bool,
    /// How long parsing the digests' JSON and writing bare rows of FTS5 took; none where that was not in the run that
    /// made the library.
    pub(crate) parsed_and_written: Option<Duration>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) queries: Vec<QueryFigure>,
    pub(crate) skipped: Vec<String>,
}

/// The two that it is compared with.
pub(crate) struct References {
    pub(crate) sqlite: BareSqlite,
    pub(crate) tantivy: BareTantivy,
}

impl Bench<'_> {
    /// A line of the table.
    fn time(&mut self, key: &'static str, what: &str, ours: Duration, theirs: Option<(&str, Duration)>) {
        self.figure(
            key,
            what,
            Unit::Time,
            ours.as_secs_f64(),
            theirs.map(|(name, time)| (name, time.as_secs_f64())),
        );
    }

    fn figure(&mut self, key: &'static str, what: &str, unit: Unit, ours: f64, theirs: Option<(&str, f64)>) {
        let (reference, theirs) =
            theirs.map_or((None, None), |(name, value)| (Some(name.to_owned()), Some(value)));
        self.figures.push(Figure { key, what: what.to_owned(), unit, ours, reference, theirs });
    }

    /// The first page of a list, as the window asks for it.
    fn page(&self, scope: Scope, query: &str, sort: Sort) -> Result<ListPage, ServiceError> {
        let list = ListQuery { scope, query: query.to_owned(), sort };
        self.library.list_papers(&ListRequest { list, offset: 0, limit: 50 })
    }

    /// How many times each thing is measured.
    const fn rounds(&self) -> usize {
        if self.total > 300_000 { 3 } else { 7 }
    }
}

/// How long something takes.
fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, Duration), Failure> {
    let start = Instant::now();
    let value = work()?;
    Ok((value, start.elapsed()))
}

/// The one in the middle; nothing where there are none.
fn median(mut runs: Vec<Duration>) -> Duration {
    runs.sort_unstable();
    runs.get(runs.len() / 2).copied().unwrap_or_default()
}

/// The smallest that is not less than so many of a hundred.
fn percentile(runs: &[Duration], percent: usize) -> Duration {
    let mut runs = runs.to_vec();
    runs.sort_unstable();
    let at = (runs.len() * percent).div_ceil(100).saturating_sub(1);
    runs.get(at).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_those_measured() {
        let runs: Vec<Duration> = (1..=40).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&runs, 50), Duration::from_millis(20));
        assert_eq!(percentile(&runs, 95), Duration::from_millis(38));
        assert_eq!(percentile(&runs, 100), Duration::from_millis(40));
        assert_eq!(median(runs[..3].to_vec()), Duration::from_millis(39));
    }
}
