//! Verbs for the library as a whole: digests, shelves, what was done, choices.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum LibraryVerb {
    /// List the digests, newest first, or change one
    Digests {
        #[command(subcommand)]
        verb: Option<DigestVerb>,
    },
    /// List the shelves, which keep searches, or change one
    Shelves {
        #[command(subcommand)]
        verb: Option<ShelfVerb>,
    },
    /// List what was done, newest first, and can be undone or done again
    History {
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
    },
    /// Take the last action back
    Undo {
        /// Take this action back, by the number that `history` shows, and before it all that was done after it
        #[arg(long, value_name = "N")]
        through: Option<i64>,
    },
    /// Do the last action that was taken back again
    Redo {
        /// Do this action again, and before it all that was done before it
        #[arg(long, value_name = "N")]
        through: Option<i64>,
    },
    /// List notes that were emptied and tags that were deleted, or give a tag back
    Deleted {
        /// Only those with these words
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
        /// Give the tag of this number back to the papers that had it
        #[arg(long, value_name = "N", conflicts_with = "words")]
        restore_tag: Option<i64>,
    },
    /// Print your choices, one of them, or choose
    Settings {
        /// The choice
        name: Option<String>,
        /// What it should be, as it is printed; `null` for none
        value: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum DigestVerb {
    /// Give a digest a name of your own; an empty one takes it back
    Rename {
        /// Its number, as `digests` shows it
        digest: i64,
        /// The name
        name: String,
    },
    /// Say of which day a digest is; days without a year follow
    Day {
        /// Its number
        digest: i64,
        /// The day, 2025-11-04
        #[arg(required_unless_present = "revert")]
        day: Option<String>,
        /// Go back to what the digest says
        #[arg(long, conflicts_with = "day")]
        revert: bool,
    },
    /// Put a digest into the trash; its papers are not listed by it any more
    Trash {
        /// Its number
        digest: i64,
    },
    /// Take a digest out of the trash
    Untrash {
        /// Its number, as `digests` shows it
        digest: i64,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ShelfVerb {
    /// Keep a search as a shelf; one of that name is changed
    Save {
        /// The shelf's name
        name: String,
        /// The search, as `list` takes it
        #[arg(required = true, value_name = "QUERY")]
        query: Vec<String>,
    },
    /// Give a shelf another name
    Rename {
        /// The shelf's name
        name: String,
        /// What it is called from now on
        renamed: String,
    },
    /// Move a shelf to another place in the sidebar
    Move {
        /// The shelf's name
        name: String,
        /// Its new place, counted from 1
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        place: u32,
    },
    /// Delete a shelf; its papers stay
    Delete {
        /// The shelf's name
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TrashVerb {
    /// Take away for good all that is in the trash; neither that nor what was done before can be undone
    Empty {
        /// Without this, only say what is there
        #[arg(long)]
        yes: bool,
    },
}
