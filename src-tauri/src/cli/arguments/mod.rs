//! What can be asked of the command line: the one definition that help, completions and manual pages are made of.

mod given;
mod importing;
mod keeping;
mod library;
mod mine;
mod papers;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

pub(crate) use given::{Ids, Shown};
pub(crate) use importing::{ImportVerb, ImportsVerb};
pub(crate) use keeping::KeepingVerb;
pub(crate) use library::{DigestVerb, LibraryVerb, ShelfVerb, TrashVerb};
pub(crate) use mine::{AttachmentVerb, HighlightVerb, MineVerb, TagVerb, VersionsVerb};
pub(crate) use papers::{ExportArguments, ListArguments, PaperVerb};

/// What every way to end means.
const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something could not be read or done; what is said on standard error says what, and what was kept
  2  wrong usage; nothing was done
  3  there is no library where one should be; nothing was done

Whoever reads the output may stop reading (broadsheet list | head): that is no failure.";

/// Keeps the papers of your digests, with your tags and notes.
///
/// Without a verb, opens the window. With one, works on the same library without a window; a window that is
/// open shows what changed.
#[derive(Debug, Parser)]
#[command(name = "broadsheet", version, subcommand_precedence_over_arg = true, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    /// The library's folder [default: where the settings say, else the system's place for application data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) library: Option<PathBuf>,
    /// Begin a new library where there is none any more and there are backups of it; they stay
    #[arg(long, global = true)]
    pub(crate) new: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
    /// Files, archives and folders that the window imports, or a link to the paper that it shows: broadsheet://paper/…
    #[arg(value_name = "FILE")]
    pub(crate) given: Vec<PathBuf>,
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    #[command(flatten)]
    OnLibrary(OnLibrary),
    #[command(flatten)]
    OfLibrary(KeepingVerb),
    #[command(flatten)]
    OfProgram(ProgramVerb),
}

/// What is done on the person's library, once it is open.
#[derive(Debug, Subcommand)]
pub(crate) enum OnLibrary {
    #[command(flatten)]
    Import(ImportVerb),
    #[command(flatten)]
    Paper(PaperVerb),
    #[command(flatten)]
    Mine(MineVerb),
    #[command(flatten)]
    Library(LibraryVerb),
}

/// What needs no library.
#[derive(Debug, Subcommand)]
pub(crate) enum ProgramVerb {
    /// Measure how fast Broadsheet is here, on a library made for it; yours is not touched
    Bench(BenchArguments),
    /// Print what completes these verbs in a shell; the packages install it
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the manual's pages into a folder, one for each verb; the packages install them
    Man {
        /// The folder, which is there already
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct BenchArguments {
    /// Papers of the library
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(100..=5_000_000))]
    pub(crate) papers: u32,
    /// Make it of the words of the papers in these digests
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub(crate) words_of: Vec<PathBuf>,
    /// Make it in this folder, which must not exist, and leave it there
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
    /// Write the figures to this file too, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::*;

    /// What is global has a name that no verb uses for something else: clap would hand it the other's value.
    fn uses_none(command: &Command, globals: &[String]) {
        for verb in command.get_subcommands() {
            for argument in verb.get_arguments() {
                let id = argument.get_id().to_string();
                assert!(!globals.contains(&id), "{} {id}", verb.get_name());
            }
            uses_none(verb, globals);
        }
    }

    #[test]
    fn the_definition_contradicts_itself_nowhere() {
        let command = Arguments::command();
        let globals = command.get_arguments().filter(|argument| argument.is_global_set());
        let globals: Vec<String> = globals.map(|argument| argument.get_id().to_string()).collect();
        assert_eq!(globals.len(), 6);
        uses_none(&command, &globals);
        command.debug_assert();
    }
}
