//! The command line: the same library without a window.

mod arguments;
mod bench;
mod choices;
mod export;
mod highlights;
mod identity;
mod imports;
mod json;
mod keeping;
mod library;
mod mine;
mod papers;
mod printing;
mod progress;
mod receipt;
mod sentences;
mod shelves;
mod shipped;
mod table;
mod tags;
mod watch;

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use anstream::ColorChoice;
pub(crate) use arguments::{Arguments, Shown, Verb};
use arguments::{ImportVerb, KeepingVerb, OnLibrary, ProgramVerb};
use broadsheet_core::api::{Absence, absent_in_words};
use broadsheet_core::service::{
    ExportError, Library, Place, ServiceError, SettingsFile, diagnostics_without, holds_library,
};
use broadsheet_core::store::StoreError;

use crate::surroundings::surroundings;
use crate::{backups, place};

/// Exit code: something could not be read or done.
pub(crate) const FAILED: u8 = 1;
/// Exit code: wrong usage.
pub(crate) const WRONG_USAGE: u8 = 2;
/// Exit code: there is no library where one should be.
const MISSING: u8 = 3;

/// Why a verb did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    #[error("The library in {} cannot be opened: {error}. It was left as it is.", folder.display())]
    Unopened { folder: PathBuf, error: StoreError },
    #[error("{0}")]
    Service(#[from] ServiceError),
    #[error("{0}")]
    Host(#[from] broadsheet_core::api::HostError),
    #[error("{path} could not be read: {reason}. Nothing was changed.")]
    Input { path: String, reason: std::io::Error },
    #[error("No papers were named. Nothing was changed.")]
    NoPapers,
    #[error("The abstract does not say “{0}”. Nothing was changed. `broadsheet show ID` prints it.")]
    NotInAbstract(String),
    #[error("There is no choice “{0}”. `broadsheet settings` lists those there are.")]
    NoSuchChoice(String),
    #[error(
        "“{name}” cannot be “{value}”, or is not chosen here. Nothing was changed. `broadsheet settings` shows what is chosen."
    )]
    NoChoice { name: String, value: String },
    #[error("Nothing could be written to {path}: {reason}.")]
    Unwritten { path: String, reason: std::io::Error },
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("The measuring ended early: {0}.")]
    Bench(#[from] broadsheet_bench::BenchError),
    #[error("The answer could not be written: {0}.")]
    Output(#[from] std::io::Error),
}

/// Whether a verb begins a library where there is none, or needs none.
fn begins(verb: &Verb) -> bool {
    match verb {
        Verb::OnLibrary(OnLibrary::Import(verb)) => {
            matches!(verb, ImportVerb::Import { .. } | ImportVerb::Watch { .. } | ImportVerb::Add { .. })
        }
        Verb::OnLibrary(_) => false,
        Verb::OfLibrary(verb) => !matches!(
            verb,
            KeepingVerb::Check | KeepingVerb::Archive { .. } | KeepingVerb::Backup { list: false }
        ),
        Verb::OfProgram(_) => true,
    }
}

/// Carries out a verb on the library in its place and gives the exit code. Of a library that was `named` by the person there
/// has to be one, or a slip of the keyboard would make it.
pub(crate) fn run(verb: Verb, place: &Place, named: bool, settings: &SettingsFile, shown: Shown) -> u8 {
    match shown.color {
        clap::ColorChoice::Auto => {}
        clap::ColorChoice::Always => ColorChoice::Always.write_global(),
        clap::ColorChoice::Never => ColorChoice::Never.write_global(),
    }
    let json = shown.json;
    if let Place::Here(folder) = place
        && named
        && !holds_library(folder)
        && !begins(&verb)
    {
        complain(&format!(
            "There is no library in {0}. Nothing was changed, and none was made. `broadsheet --library {0} import FILE` begins one.",
            folder.display()
        ));
        return MISSING;
    }
    match (verb, place) {
        (Verb::OfProgram(verb), _) => exit_code(of_program(verb, json).map(|()| true)),
        (Verb::OfLibrary(verb), Place::Here(folder)) => exit_code(keeping::run(verb, folder, json)),
        (Verb::OnLibrary(verb), Place::Here(folder)) => exit_code(
            open(folder)
                .and_then(|library| backed_up(&library, || on_library(&library, settings, verb, shown))),
        ),
        (
            Verb::OfLibrary(verb @ (KeepingVerb::Backup { list: true } | KeepingVerb::Restore { .. })),
            Place::Absent(folder, Absence::Lost),
        ) => exit_code(keeping::run(verb, folder, json)),
        (Verb::OfLibrary(KeepingVerb::Diagnostics), Place::Absent(folder, absence)) => {
            let told = diagnostics_without(&place::places(folder), absence, &surroundings());
            exit_code(printing::print_plain(&told).map(|()| true))
        }
        (Verb::OfLibrary(_) | Verb::OnLibrary(_), Place::Absent(folder, absence)) => {
            complain(&absent_in_words(folder, absence));
            MISSING
        }
    }
}

fn of_program(verb: ProgramVerb, json: bool) -> Result<(), CliError> {
    match verb {
        ProgramVerb::Bench(asked) => bench::run(asked, json),
        ProgramVerb::Completions { shell } => shipped::completions(shell),
        ProgramVerb::Man { folder } => shipped::man(&folder),
    }
}

/// `false` where not all was done.
fn on_library(
    library: &Library,
    settings: &SettingsFile,
    verb: OnLibrary,
    shown: Shown,
) -> Result<bool, CliError> {
    match verb {
        OnLibrary::Import(verb) => imports::run(library, verb, shown),
        OnLibrary::Paper(verb) => papers::run(library, verb, shown),
        OnLibrary::Mine(verb) => mine::run(library, settings, verb, shown).map(|()| true),
        OnLibrary::Library(verb) => library::run(library, settings, verb, shown).map(|()| true),
    }
}

/// Does something with a library, and backs it up after where something was written and a backup is due.
fn backed_up<T>(library: &Library, work: impl FnOnce() -> T) -> T {
    let before = library.version().ok();
    let done = work();
    if library.version().ok() != before {
        let _ = backups::ask(library);
    }
    done
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

/// The papers that names stand for.
fn resolve(library: &Library, names: &[String]) -> Result<Vec<i64>, CliError> {
    Ok(names.iter().map(|name| library.resolve(name)).collect::<Result<_, _>>()?)
}

/// The bytes that a file holds; `-` is standard input.
fn read_bytes(path: &Path) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|reason| CliError::Input { path: path.display().to_string(), reason })?;
    Ok(bytes)
}

/// The text that a file holds; `-` is standard input.
fn read_text(path: &Path) -> Result<String, CliError> {
    String::from_utf8(read_bytes(path)?).map_err(|_| CliError::Input {
        path: path.display().to_string(),
        reason: std::io::Error::new(std::io::ErrorKind::InvalidData, "it is not UTF-8 text"),
    })
}

/// Says what is wrong where a person looks for it.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(std::io::stderr(), "broadsheet: {}", printing::harmless(message));
}
