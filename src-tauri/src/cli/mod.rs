//! The command line: the same library without a window.

mod arguments;
mod bench;
mod export;
mod identity;
mod imports;
mod json;
mod keeping;
mod receipt;
mod table;
mod verbs;

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

pub(crate) use arguments::{Arguments, Verb};
use arguments::{KeepingVerb, LibraryVerb};
use broadsheet_core::api::{Absence, absent_in_words};
use broadsheet_core::service::{ExportError, Library, Place, ServiceError, diagnostics_without};
use broadsheet_core::store::StoreError;

use crate::place;
use crate::surroundings::surroundings;

/// Exit code: something could not be read or done.
pub(crate) const FAILED: u8 = 1;
/// Exit code: wrong usage.
pub(crate) const WRONG_USAGE: u8 = 2;
/// Exit code: there is no library where one should be.
const MISSING: u8 = 3;

/// Why a verb did not do what it was asked.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error("The library in {} cannot be opened: {error}. It was left as it is.", folder.display())]
    Unopened { folder: PathBuf, error: StoreError },
    #[error("{0}")]
    Service(#[from] ServiceError),
    #[error("{0}")]
    Host(#[from] broadsheet_core::api::HostError),
    #[error("{path} could not be read: {reason}. Nothing was changed.")]
    Input { path: String, reason: std::io::Error },
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("The measuring ended early: {0}.")]
    Bench(#[from] broadsheet_bench::BenchError),
    #[error("The answer could not be written: {0}.")]
    Output(#[from] std::io::Error),
}

/// Carries out a verb on the library in its place and gives the exit code.
pub(crate) fn run(verb: Verb, place: &Place, json: bool) -> u8 {
    match (verb, place) {
        (Verb::Bench(asked), _) => exit_code(bench::run(asked, json).map(|()| true)),
        (Verb::OfLibrary(verb), Place::Here(folder)) => exit_code(keeping::run(verb, folder, json)),
        (Verb::OnLibrary(verb), Place::Here(folder)) => on_library(verb, folder, json),
        (
            Verb::OfLibrary(verb @ (KeepingVerb::Backup { list: true } | KeepingVerb::Restore { .. })),
            Place::Absent(folder, Absence::Lost),
        ) => exit_code(keeping::run(verb, folder, json)),
        (Verb::OfLibrary(KeepingVerb::Diagnostics), Place::Absent(folder, absence)) => {
            let told = diagnostics_without(&place::places(folder), absence, &surroundings());
            exit_code(verbs::print(&told).map(|()| true))
        }
        (Verb::OfLibrary(_) | Verb::OnLibrary(_), Place::Absent(folder, absence)) => {
            complain(&absent_in_words(folder, absence));
            MISSING
        }
    }
}

fn on_library(verb: LibraryVerb, folder: &Path, json: bool) -> u8 {
    exit_code(open(folder).and_then(|library| verbs::run(&library, verb, json)))
}

fn open(folder: &Path) -> Result<Library, CliError> {
    place::open(folder).map_err(|error| CliError::Unopened { folder: folder.to_owned(), error })
}

fn exit_code(done: Result<bool, CliError>) -> u8 {
    match done {
        Ok(true) => 0,
        Ok(false) => FAILED,
        // Whoever reads has had enough: `broadsheet list | head`.
        Err(CliError::Output(error) | CliError::Export(ExportError::Output(error)))
            if error.kind() == std::io::ErrorKind::BrokenPipe =>
        {
            0
        }
        Err(error) => {
            complain(&error.to_string());
            FAILED
        }
    }
}

/// Says what is wrong where a person looks for it.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "broadsheet: {message}");
}

/// Columns to fill; none where nobody watches, so that nothing is cut.
fn columns() -> Option<usize> {
    if !std::io::stdout().is_terminal() {
        return None;
    }
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).or(Some(100))
}
