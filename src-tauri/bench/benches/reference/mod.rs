//! What others take for the same, measured beside us.

use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_core::digest::{self, Input};
use rusqlite::Connection;
use serde_json::Value;

/// The words of a paper.
pub(crate) struct Words {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) authors: Vec<String>,
}

impl Words {
    /// Those of the papers of a digest.
    pub(crate) fn of(digest: &[u8]) -> Vec<Self> {
        let reading = digest::read(&Input { bytes: digest });
        let entries =
            reading.into_iter().flat_map(|reading| reading.digests).flat_map(|digest| digest.entries);
        let words = entries.map(|entry| Self {
            title: entry.facts.title,
            text: entry.facts.abstract_text.unwrap_or_default(),
            authors: entry.facts.authors,
        });
        words.collect()
    }
}

/// How long parsing takes, and nothing else.
pub(crate) fn parse(days: &[Vec<u8>]) -> Duration {
    timed(|| days.iter().for_each(|day| drop(std::hint::black_box(serde_json::from_slice::<Value>(day)))))
}

/// How long writing the rows to a full-text table with nothing around it takes: one transaction, on disk at its end.
pub(crate) fn bare_fts(path: &Path, papers: &[Words]) -> rusqlite::Result<Duration> {
    let mut db = Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = full;
         CREATE VIRTUAL TABLE paper USING fts5(title, abstract, authors);",
    )?;
    let start = Instant::now();
    let tx = db.transaction()?;
    for paper in papers {
        tx.prepare_cached("INSERT INTO paper (title, abstract, authors) VALUES (?1, ?2, ?3)")?.execute([
            &paper.title,
            &paper.text,
            &paper.authors.join("\n"),
        ])?;
    }
    tx.commit()?;
    Ok(start.elapsed())
}

/// The median of five runs.
pub(crate) fn timed(mut work: impl FnMut()) -> Duration {
    let mut runs: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    runs.sort();
    runs[2]
}

/// One line of the table.
pub(crate) fn row(what: &str, ours: Duration, reference: &str, theirs: Duration) {
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64().max(1e-9);
    println!("{what:<44} {ours:>12.3?}   {reference:<40} {theirs:>12.3?}   ratio {ratio:.2}");
}
