//! Measuring, for anyone to repeat.

use std::io::{IsTerminal as _, Write as _};

use broadsheet_bench::Options;

use super::CliError;
use super::arguments::BenchArguments;
use super::printing::{print, print_json};

/// Measures, and prints the table.
pub(super) fn run(asked: BenchArguments, json: bool) -> Result<(), CliError> {
    let options = Options { papers: asked.papers as usize, words_of: asked.words_of, keep: asked.keep };
    let report = broadsheet_bench::run(&options, &mut tell)?;
    if let Some(path) = asked.report {
        let text = serde_json::to_string_pretty(&report).map_err(std::io::Error::from)?;
        std::fs::write(path, text + "\n")?;
    }
    if json { print_json(&report) } else { print(&report.table()) }
}

/// Says what is being done, to who waits at a terminal.
fn tell(what: &str) {
    let mut out = std::io::stderr();
    if out.is_terminal() {
        let _ = writeln!(out, "{what}");
    }
}
