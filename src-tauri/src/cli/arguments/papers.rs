//! Verbs that list papers, show them, and say which are the same.

use std::path::PathBuf;

use broadsheet_core::export::{ExportFormat, Pattern};
use clap::{Args, Subcommand};

use super::Ids;

#[derive(Debug, Subcommand)]
pub(crate) enum PaperVerb {
    /// List papers, newest first, or those that a query finds, best first
    List(ListArguments),
    /// Write papers out for other programs, all or those that a query finds
    Export(ExportArguments),
    /// Show papers in full
    Show {
        #[command(flatten)]
        ids: Ids,
    },
    /// Say where each fact of a paper comes from
    Provenance {
        /// The paper
        id: String,
    },
    /// Open a paper's code, else its page, in the browser
    Open {
        /// The paper
        id: String,
        /// Print the address instead of opening it
        #[arg(long)]
        print: bool,
    },
    /// Print the links that show papers in Broadsheet, for notes in other programs
    Link {
        /// To their notes
        #[arg(long)]
        note: bool,
        #[command(flatten)]
        ids: Ids,
    },
    /// Make papers one; the first stays, with your tags and notes of all of them
    Merge {
        #[command(flatten)]
        ids: Ids,
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

#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// Words, or more: title:attention -survey is:unread date:2024.. sort:upvotes; quote it for the shell
    #[arg(value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// At most this many
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// Those in the trash
    #[arg(long)]
    pub(crate) trash: bool,
    /// Those of a shelf, by its name
    #[arg(long, value_name = "NAME", conflicts_with = "trash")]
    pub(crate) shelf: Option<String>,
    /// Those of a digest, by the number that `digests` shows, in its order
    #[arg(long, value_name = "N", conflicts_with_all = ["trash", "shelf"])]
    pub(crate) digest: Option<i64>,
}

#[derive(Debug, Args)]
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
