//! Readers of digests: over fixtures and over real files, by table and by property.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod copied;
mod detecting;
mod findings;
mod fixtures;
mod fuzzed;
mod hostile;
mod hostile_named;
#[path = "../left_out.rs"]
mod left_out;
mod links;
mod mails;
mod markdown;
mod passages;
mod real;
mod real_arxiv;
mod real_bibliographies;
mod real_feed;
mod real_mail;
mod real_markdown;
mod real_newsletter;
mod real_records;
mod records;
mod same_day;
mod unpacking;
mod years;

use std::path::PathBuf;

use broadsheet_core::digest::{Input, ReadError, read};
use broadsheet_core::model::{PaperFacts, Reading};

fn read_bytes(bytes: &[u8]) -> Result<Reading, ReadError> {
    read(&Input { bytes })
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/digests")
}

/// The real files beside the repository; they are not part of it.
fn real_files() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/digests");
    if !folder.is_dir() {
        left_out::left_out("no real digests lie beside the project: what is tried with them");
        return None;
    }
    Some(folder)
}

fn papers(reading: &Reading) -> Vec<&PaperFacts> {
    reading.digests.iter().flat_map(|digest| &digest.entries).map(|entry| &entry.facts).collect()
}

fn lost(reading: &Reading) -> usize {
    reading.warnings.iter().filter(|warning| warning.entry_lost).count()
}
