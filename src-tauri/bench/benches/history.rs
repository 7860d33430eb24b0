//! What the history of imports costs: opened, searched, and an import in the middle taken back.
//!
//! `cargo bench -p broadsheet-bench --bench history` has 10,000 papers in 30 imports; `-- 100000` ten times that.

use std::time::{Duration, Instant};

use broadsheet_bench::{Papers, Words};
use broadsheet_core::api::{EntriesRequest, EntryFilter, HistoryRequest, SetFlag};
use broadsheet_core::service::{Library, Pending};
use serde_json::Value;

/// Papers that each import brings.
const PAPERS: usize = 333;
/// Papers of the import before that come again.
const AGAIN: usize = 33;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let papers: usize = asked.unwrap_or(10_000);
    let words = Words::own();
    let made = Papers::new(&words, papers);
    let mut items: Vec<Value> = Vec::new();
    for day in 0..made.days() {
        items.extend(items_of(serde_json::from_slice(&made.digest(day)?)?));
    }
    let folder = tempfile::tempdir()?;
    let library = Library::open(folder.path(), jiff::Timestamp::now)?;
    let (mut imports, mut slowest, mut all) = (Vec::new(), Duration::ZERO, Duration::ZERO);
    for (number, start) in (0..papers).step_by(PAPERS).enumerate() {
        let end = (start + PAPERS).min(papers);
        let digest: Value = items[start.saturating_sub(AGAIN)..end].to_vec().into();
        let pending = Pending::of_bytes(format!("digest-{number:04}.json"), serde_json::to_vec(&digest)?);
        let began = Instant::now();
        imports.extend(library.import(vec![pending], |_| {})?.import);
        slowest = slowest.max(began.elapsed());
        all += began.elapsed();
    }
    let mean = all / u32::try_from(imports.len())?;
    println!("{papers} papers in {} imports: mean {mean:.1?} each, slowest {slowest:.1?}", imports.len());

    let page = |query: &str, offset: usize| {
        let request = HistoryRequest { query: query.to_owned(), offset, limit: 50 };
        library.import_history(&request).map(|page| page.total)
    };
    row("first page of the history", || page("", 0))?;
    row("last page of the history", || page("", imports.len().saturating_sub(50)))?;
    let title = title_of(&items[papers / 2]);
    for query in ["digest-0007", "2024-03", "layer", "zebrafish", &title] {
        row(&format!("search the history for “{query}”"), || page(query, 0))?;
    }
    let middle = imports[imports.len() / 2];
    row("a receipt", || library.import_receipt(middle).map(|receipt| receipt.files.len()))?;
    for filter in [EntryFilter::All, EntryFilter::GainedCode] {
        let request = EntriesRequest { import: middle, filter, offset: 0, limit: 100 };
        row(&format!("entries, {filter:?}"), || library.import_entries(&request).map(|page| page.total))?;
    }

    let request = EntriesRequest { import: middle, filter: EntryFilter::New, offset: 0, limit: 40 };
    let starred = library.import_entries(&request)?.rows.into_iter().filter_map(|row| row.paper).collect();
    library.set_starred(&SetFlag { papers: starred, on: true })?;
    once("take back an import in the middle", || library.undo_import(middle).map(|undone| undone.kept))?;
    once("do it again", || library.redo_import(middle).map(|undone| undone.kept))?;
    Ok(())
}

fn items_of(day: Value) -> Vec<Value> {
    match day {
        Value::Array(items) => items,
        _ => Vec::new(),
    }
}

fn title_of(item: &Value) -> String {
    item["paper"]["title"].as_str().unwrap_or_default().to_owned()
}

/// The median of five runs, and what the last gave.
fn row<E>(what: &str, mut work: impl FnMut() -> Result<usize, E>) -> Result<(), E> {
    let (mut runs, mut found) = (Vec::new(), 0);
    for _ in 0..5 {
        let start = Instant::now();
        found = work()?;
        runs.push(start.elapsed());
    }
    runs.sort();
    println!("{what:<110} {:>12.3?}   {found:>6}", runs[2]);
    Ok(())
}

/// A single run, and what it gave.
fn once<E>(what: &str, work: impl FnOnce() -> Result<usize, E>) -> Result<(), E> {
    let start = Instant::now();
    let found = work()?;
    println!("{what:<110} {:>12.3?}   {found:>6}", start.elapsed());
    Ok(())
}
