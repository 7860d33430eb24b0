//! Verbs for what a person makes of papers.

use std::path::PathBuf;

use clap::Subcommand;

use super::Ids;

#[derive(Debug, Subcommand)]
pub(crate) enum MineVerb {
    /// Move papers to the inbox, the reading list or done
    Status {
        /// Where
        #[arg(value_parser = ["inbox", "queued", "done"])]
        place: String,
        #[command(flatten)]
        ids: Ids,
    },
    /// Star papers
    Star {
        /// Take the star off instead
        #[arg(long)]
        off: bool,
        #[command(flatten)]
        ids: Ids,
    },
    /// Mark papers read
    Read {
        /// Mark them unread instead
        #[arg(long)]
        off: bool,
        #[command(flatten)]
        ids: Ids,
    },
    /// Add tags to papers, take them off, and change the tags themselves
    #[command(subcommand)]
    Tag(TagVerb),
    /// Print a paper's note, or set it
    Note {
        /// The paper
        id: String,
        /// Set the note to what this file holds; `-` reads standard input
        #[arg(long, value_name = "FILE")]
        set: Option<PathBuf>,
        /// Add an image at the note's end: PNG, JPEG, GIF or WebP
        #[arg(long, value_name = "FILE")]
        image: Vec<PathBuf>,
        /// Print what your template makes of the paper instead
        #[arg(long, conflicts_with_all = ["set", "image"])]
        template: bool,
    },
    /// List the versions of a paper's note, newest first; print one, or make one the note again
    #[command(subcommand)]
    Versions(VersionsVerb),
    /// Highlights in abstracts: list, add, change, delete
    #[command(subcommand)]
    Highlight(HighlightVerb),
    /// List all notes and highlights, the one changed last first
    Notebook {
        /// Only those with these words, or of papers that a query finds
        #[arg(value_name = "QUERY")]
        query: Vec<String>,
        /// At most this many
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// PDFs of your own: list, add, take off
    #[command(subcommand)]
    Attachment(AttachmentVerb),
    /// Put papers into the trash, or empty it; no import brings back what is there
    #[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
    Trash {
        #[command(subcommand)]
        verb: Option<super::TrashVerb>,
        #[command(flatten)]
        ids: Ids,
    },
    /// Take papers out of the trash
    Untrash {
        #[command(flatten)]
        ids: Ids,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TagVerb {
    /// Add a tag to papers, making it where it does not exist
    Add {
        /// The tag's name; `/` makes levels
        tag: String,
        #[command(flatten)]
        ids: Ids,
    },
    /// Take a tag off papers
    Remove {
        /// The tag's name
        tag: String,
        #[command(flatten)]
        ids: Ids,
    },
    /// List all tags, with how many papers have each
    List,
    /// Give a tag another name; that of another tag makes the two one
    Rename {
        /// The tag's name
        tag: String,
        /// What it is called from now on
        name: String,
    },
    /// Give a tag another colour
    Colour {
        /// The tag's name
        tag: String,
        /// The colour
        #[arg(value_parser = ["violet", "teal", "amber", "green", "blue", "rose", "olive", "slate"])]
        colour: String,
    },
    /// Delete a tag; its papers stay, and `deleted` gives it back
    Delete {
        /// The tag's name
        tag: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum VersionsVerb {
    /// List the versions of a paper's note, newest first
    List {
        /// The paper
        id: String,
        /// Every one, not only the last of each sitting
        #[arg(long)]
        all: bool,
    },
    /// Print a version
    Show {
        /// Its number, as `versions list` shows it
        version: i64,
    },
    /// Make a version the note again; the note as it is stays a version
    Restore {
        /// Its number
        version: i64,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum HighlightVerb {
    /// List a paper's highlights
    List {
        /// The paper
        id: String,
    },
    /// Highlight words of a paper's abstract
    Add {
        /// The paper
        id: String,
        /// The words, as the abstract has them; where they stand more than once, the first
        quote: String,
        /// Its colour
        #[arg(long, value_parser = COLOURS, default_value = "yellow")]
        colour: String,
        /// A comment on it
        #[arg(long, value_name = "TEXT", default_value = "")]
        comment: String,
    },
    /// Give a highlight another colour or comment
    Change {
        /// The paper
        id: String,
        /// Its number, as `highlight list` shows it
        highlight: i64,
        /// Its colour
        #[arg(long, value_parser = COLOURS)]
        colour: Option<String>,
        /// The comment on it
        #[arg(long, value_name = "TEXT")]
        comment: Option<String>,
    },
    /// Take a highlight away, with its comment
    Delete {
        /// Its number
        highlight: i64,
    },
}

/// The colours of highlights, in the order of their keys.
const COLOURS: [&str; 5] = ["yellow", "green", "blue", "pink", "orange"];

#[derive(Debug, Subcommand)]
pub(crate) enum AttachmentVerb {
    /// List a paper's PDFs, each with its number and where its file is
    List {
        /// The paper
        id: String,
    },
    /// Add copies of PDFs to a paper
    Add {
        /// The paper
        id: String,
        /// The PDFs
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Take a PDF off its paper
    Delete {
        /// Its number
        attachment: i64,
    },
}
