use std::time::Duration;

use broadsheet_core::api::{Scope, Sort};
use broadsheet_core::search::query::typed;

use super::mix::QUERIES;
use super::{Bench, References, median, percentile, timed};
use crate::reference::Failure;
use crate::report::QueryFigure;

/// FTS5 is given one round where it takes longer than this, for the whole to end today.
const PATIENCE: Duration = Duration::from_millis(400);

impl Bench<'_> {
    /// Every query of the mix, from question to rows; what was kept from the time before is let go of first.
    pub(crate) fn searches(&mut self, references: &References) -> Result<(), Failure> {
        let mut runs: Vec<Runs> = QUERIES.iter().map(|_| Runs::default()).collect();
        for round in 0..=self.rounds() {
            for (query, runs) in QUERIES.iter().zip(&mut runs) {
                self.ask(query, runs, references, round)?;
            }
        }
        let times = |of: fn(&Runs) -> &Vec<Duration>| -> Vec<Duration> {
            runs.iter().map(|runs| median(of(runs).clone())).collect()
        };
        let ours = times(|runs| &runs.ours);
        let (tantivy, fts, again) =
            (times(|runs| &runs.tantivy), times(|runs| &runs.fts), times(|runs| &runs.again));
        for (percent, keys) in
            [(50, ["search.p50", "search.fts.p50"]), (95, ["search.p95", "search.fts.p95"])]
        {
            let what = format!("search, {percent}th percentile of {} queries", QUERIES.len());
            let mine = percentile(&ours, percent);
            self.time(
                keys[0],
                &what,
                mine,
                Some(("bare Tantivy, top 50 and count", percentile(&tantivy, percent))),
            );
            self.time(keys[1], &what, mine, Some(("bare FTS5, top 50 and count", percentile(&fts, percent))));
        }
        let what = "search asked again, 95th percentile";
        self.time("search.again.p95", what, percentile(&again, 95), None);
        for (at, query) in QUERIES.iter().enumerate() {
            self.queries.push(QueryFigure {
                query: (*query).to_owned(),
                hits: runs[at].hits,
                ours: ours[at].as_secs_f64(),
                tantivy: tantivy[at].as_secs_f64(),
                fts: fts[at].as_secs_f64(),
            });
        }
        Ok(())
    }

    fn ask(
        &self,
        query: &str,
        runs: &mut Runs,
        references: &References,
        round: usize,
    ) -> Result<(), Failure> {
        let parsed = typed(query).query;
        self.library.forget_answers();
        let (page, ours) = timed(|| Ok(self.page(Scope::All, query, Sort::Best)?))?;
        let (_, again) = timed(|| Ok(self.page(Scope::All, query, Sort::Best)?))?;
        let (_, tantivy) = timed(|| references.tantivy.search(&parsed))?;
        runs.hits = page.total;
        if runs.fts.first().is_none_or(|first| *first < PATIENCE) {
            let (_, fts) = timed(|| references.sqlite.search(&parsed))?;
            runs.fts.push(fts);
        }
        // The first round only warms the caches of the disk.
        if round > 0 {
            runs.ours.push(ours);
            runs.again.push(again);
            runs.tantivy.push(tantivy);
        }
        Ok(())
    }
}

#[derive(Default)]
struct Runs {
    hits: usize,
    ours: Vec<Duration>,
    again: Vec<Duration>,
    tantivy: Vec<Duration>,
    fts: Vec<Duration>,
}
