//! Verbs that bring papers in, and those on imports of the past.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum ImportVerb {
    /// Import digests: files, archives and folders of files
    Import {
        /// Say what would happen, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// Take over the tags and notes that other programs keep beside their papers
        #[arg(long, conflicts_with = "dry_run")]
        take_over: bool,
        /// Files, archives and folders; `-` reads standard input as one file
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// Import what lands in a folder, once each file is complete, until Ctrl+C ends it
    Watch {
        /// The folder; those in it are not looked into
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Take what is there now, and end when all of it is complete
        #[arg(long)]
        once: bool,
    },
    /// List past imports, newest first, or show one with what became of each entry
    Imports {
        #[command(subcommand)]
        verb: Option<ImportsVerb>,
        /// Only those with all these words in a file's name or a paper's title, or of this day
        #[arg(long, value_name = "WORDS")]
        find: Option<String>,
        /// At most this many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// Take one import back, whatever was done since; papers with notes, tags or stars stay
    UndoImport {
        /// The import, by the number that `imports` shows
        import: i64,
    },
    /// Do an import that was taken back again
    RedoImport {
        /// The import, by the number that `imports` shows
        import: i64,
    },
    /// Read kept files again, after Broadsheet learnt to read them better
    Reread {
        /// Say what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// All files, not only those that an older Broadsheet read
        #[arg(long)]
        all: bool,
    },
    /// Add one paper by hand
    Add {
        /// Its title
        #[arg(long, value_name = "TITLE")]
        title: String,
        /// An author; once for each, in order
        #[arg(long = "author", value_name = "NAME")]
        authors: Vec<String>,
        /// The day it was published, 2025-11-04
        #[arg(long, value_name = "DAY")]
        published: Option<String>,
        /// A file that holds the abstract; `-` reads standard input
        #[arg(long = "abstract", value_name = "FILE")]
        abstract_file: Option<PathBuf>,
        /// Where its code is, or another link; as often as wanted
        #[arg(long = "link", value_name = "URL")]
        links: Vec<String>,
        /// An arXiv id, a DOI or a link by which it is known
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportsVerb {
    /// Show what one import made of each entry
    Show {
        /// The import, by the number that `imports` shows
        import: i64,
    },
}
