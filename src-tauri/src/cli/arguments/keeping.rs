use std::path::PathBuf;

use clap::Subcommand;

/// What is done for a library that perhaps cannot be opened.
#[derive(Debug, Subcommand)]
pub(crate) enum KeepingVerb {
    /// Back the library up now, or list the backups
    Backup {
        /// List the backups there are, newest first
        #[arg(long)]
        list: bool,
    },
    /// Put a backup in the library's place; the library as it was is backed up before
    Restore {
        /// The backup, by the name that `backup --list` shows
        backup: String,
    },
    /// Write all there is into one ZIP: papers, notes, tags, imported files, PDFs, settings
    Archive {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Make the library what an archive holds; the library as it was is backed up before
    OpenArchive {
        /// A file that `archive` or the window wrote
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Read everything that is kept, and say what is gone or damaged
    Check,
    /// Print what a report of a fault needs: versions, sizes, counts and the log; nothing that you wrote or read
    Diagnostics,
    /// Read what can be read of a damaged library, your notes first, into a new one
    Salvage {
        /// The folder of the new library: empty, or not there yet
        target: PathBuf,
    },
}
