//! What packages bring beside the program, made of the one definition of its verbs.

use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::{Shell, generate};

use super::CliError;
use super::arguments::Arguments;

/// Prints what completes the verbs in a shell.
pub(super) fn completions(shell: Shell) -> Result<(), CliError> {
    let mut text = Vec::new();
    generate(shell, &mut Arguments::command(), "broadsheet", &mut text);
    super::printing::print_plain(&String::from_utf8_lossy(&text))
}

/// Writes a page of the manual for the program and for each verb.
pub(super) fn man(folder: &Path) -> Result<(), CliError> {
    clap_mangen::generate_to(Arguments::command(), folder)
        .map_err(|reason| CliError::Unwritten { path: folder.display().to_string(), reason })
}
