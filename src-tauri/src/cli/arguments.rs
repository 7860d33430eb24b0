use std::path::PathBuf;

use broadsheet_core::export::{ExportFormat, Pattern};
use clap::{Parser, Subcommand};

/// Keeps the papers of your digests, with your tags and notes.
///
/// Without a verb, opens the window. With one, works on the same library without a window; a window that is
/// open shows what changed.
#[derive(Debug, Parser)]
#[command(
    name = "broadsheet",
    version,
    subcommand_precedence_over_arg = true,
    after_help = "Exit codes: 0 done, 1 something could not be read or done, 2 wrong usage, \
                  3 there is no library where one should be."
)]
pub(crate) struct Arguments {
    /// The library's folder [default: where the settings say, else the system's place for application data]
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) library: Option<PathBuf>,
    /// Begin a new library where there is none any more and there are backups of it; they stay
    #[arg(long, global = true)]
    pub(crate) new: bool,
    /// Print JSON for programs instead of tables for people
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Files, archives and folders that the window imports, or a link to the paper that it shows: broadsheet://paper/…
    #[arg(value_name = "FILE")]
    pub(crate) given: Vec<PathBuf>,
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    #[command(flatten)]
    OnLibrary(LibraryVerb),
    #[command(flatten)]
    OfLibrary(KeepingVerb),
    /// Measure how fast Broadsheet is here, on a library made for it; yours is not touched
    Bench(BenchArguments),
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

/// What is done on the person's library.
#[derive(Debug, Subcommand)]
pub(crate) enum LibraryVerb {
    /// Import digests: files, archives and folders of files
    Import {
        /// Say what would happen, and change nothing
        #[arg(long)]
        dry_run: bool,
        /// Take over the tags and notes that other programs keep beside their papers
        #[arg(long, conflicts_with = "dry_run")]
        take_over: bool,
        /// Files, archives and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
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
    /// List papers, newest first, or those that a query finds, best first
    List {
        /// Words, or more: title:attention -survey is:unread date:2024.. sort:upvotes; quote it for the shell
        #[arg(value_name = "QUERY")]
        query: Vec<String>,
        /// At most this many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// Those in the trash
        #[arg(long)]
        trash: bool,
    },
    /// Write papers out for other programs, all or those that a query finds
    Export(ExportArguments),
    /// Show one paper in full
    Show {
        /// Broadsheet's own id, an arXiv id, a DOI or a Hugging Face link
        id: String,
    },
    /// Add tags to papers, or take them off
    #[command(subcommand)]
    Tag(TagVerb),
    /// Print a paper's note, or set it
    Note {
        /// The paper
        id: String,
        /// Set the note to what this file holds; `-` reads standard input
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
    },
    /// Open a paper's code, else its page, in the browser
    Open {
        /// The paper
        id: String,
        /// Print the address instead of opening it
        #[arg(long)]
        print: bool,
    },
    /// Make papers one; the first stays, with your tags and notes of all of them
    Merge {
        /// The papers
        #[arg(required = true, num_args = 2.., value_name = "ID")]
        ids: Vec<String>,
    },
    /// Make some digests' entries of a paper a paper of their own
    Split {
        /// The paper
        id: String,
        /// The entries, by the numbers that `show` gives
        #[arg(required = true, value_name = "ENTRY")]
        entries: Vec<i64>,
    },
    /// List papers that may be the same
    Duplicates {
        /// At most so many pairs
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: usize,
        /// Remember that these two are not the same
        #[arg(long, num_args = 2, value_names = ["ID", "ID"])]
        dismiss: Option<Vec<String>>,
    },
    /// Put papers into the trash; no import brings them back
    Trash {
        /// The papers
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Take papers out of the trash
    Untrash {
        /// The papers
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
    /// Correct a fact of a paper
    Correct {
        /// The paper
        id: String,
        /// The fact
        #[arg(value_parser = ["title", "published", "authors", "arxiv-id", "doi", "abstract", "links"])]
        field: String,
        /// What it should be; authors and links one by one
        #[arg(value_name = "VALUE", required_unless_present = "revert")]
        values: Vec<String>,
        /// Go back to what the digests say
        #[arg(long, conflicts_with = "values")]
        revert: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArguments {
    /// The form
    #[arg(long, short, value_name = "FORM", value_parser = ExportFormat::ALL.map(ExportFormat::as_str))]
    pub(crate) format: String,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write a Markdown file for each paper into this folder, and bring those written before up to date; files you changed stay
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(crate) folder: Option<PathBuf>,
    /// With your tags, and where you put each paper
    #[arg(long)]
    pub(crate) tags: bool,
    /// With your notes
    #[arg(long)]
    pub(crate) notes: bool,
    /// With your highlights
    #[arg(long)]
    pub(crate) highlights: bool,
    /// With all of these
    #[arg(long)]
    pub(crate) mine: bool,
    /// What the keys of bibliographies are made of: {author} {year} {word} {title} {id}
    #[arg(long, value_name = "PATTERN", default_value = Pattern::STANDARD, value_parser = Pattern::parse)]
    pub(crate) keys: Pattern,
    /// Which papers, as `list` takes them; all without
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportsVerb {
    /// Show what one import made of each entry
    Show {
        /// The import, by the number that `imports` shows
        import: i64,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TagVerb {
    /// Add a tag to papers, making it where it does not exist
    Add(TagArguments),
    /// Take a tag off papers
    Remove(TagArguments),
}

#[derive(Debug, clap::Args)]
pub(crate) struct TagArguments {
    /// The tag's name; `/` makes levels
    pub(crate) tag: String,
    /// The papers
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}
