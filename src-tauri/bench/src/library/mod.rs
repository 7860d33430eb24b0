//! Libraries of any size: digests of papers that nobody wrote, imported as everything is, and what a person made of
//! them.

mod papers;
mod person;
mod vocabulary;
mod words;

use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_core::service::{Library, Pending, ServiceError};
use broadsheet_core::store::StoreError;
use serde::{Deserialize, Serialize};

pub use papers::{Paper, Papers};
pub use words::Words;

/// Papers of one import: a month's file now and then, not ten years at once.
const PER_IMPORT: usize = 20_000;

/// How long making a library took, by its parts.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Made {
    /// Papers in it.
    pub papers: usize,
    /// Writing the digests' bytes: not Broadsheet's work.
    pub writing: Duration,
    /// Parsing their JSON and nothing else.
    pub parsing: Duration,
    /// Importing them.
    pub importing: Duration,
    /// Reading, tagging, noting.
    pub living: Duration,
    /// Bytes of the digests.
    pub bytes: usize,
}

/// Fills an empty library with `total` papers and a person's marks, tags and notes.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn fill(
    library: &Library,
    words: &Words,
    total: usize,
    mut progress: impl FnMut(usize),
) -> Result<Made, ServiceError> {
    let papers = Papers::new(words, total);
    let mut made = Made { papers: total, ..Made::default() };
    let days: Vec<usize> = (0..papers.days()).collect();
    let per_import = (PER_IMPORT * papers.days()).div_ceil(total.max(1)).max(1);
    for days in days.chunks(per_import) {
        let start = Instant::now();
        let mut digests = Vec::new();
        for day in days {
            let bytes = papers.digest(*day).map_err(StoreError::from)?;
            digests.push((format!("digest-{day:05}.json"), bytes));
        }
        made.writing += start.elapsed();
        made.bytes += digests.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
        let start = Instant::now();
        for (_, bytes) in &digests {
            std::hint::black_box(serde_json::from_slice::<serde_json::Value>(bytes).is_ok());
        }
        made.parsing += start.elapsed();
        let pending = digests.into_iter().map(|(name, bytes)| Pending::of_bytes(name, bytes)).collect();
        let start = Instant::now();
        library.import(pending, |_| {})?;
        made.importing += start.elapsed();
        progress(days.last().map_or(total, |day| ((day + 1) * total / papers.days()).min(total)));
    }
    let start = Instant::now();
    person::live(library, &papers, total)?;
    made.living = start.elapsed();
    Ok(made)
}

/// The bytes of all files in a folder and below it.
pub(crate) fn size_of(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size_of(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
