use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use super::{Fault, Format, Likeness};

/// Why the readers could read nothing. Each is a sentence in English for the person who gave the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReadError {
    /// Not a digest of a form that is known.
    #[error("{}", unlike(*seems))]
    Unrecognised {
        /// What it seems to be instead.
        seems: Likeness,
    },
    /// Larger than anything that is read.
    #[error("This is {} MB. Digests of up to {} MB can be imported.", megabytes(*bytes), megabytes(*limit))]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Nested deeper than a person's tools would nest it.
    #[error("This is nested {depth} levels deep. Digests of up to {limit} levels can be imported.")]
    TooDeep {
        /// The depth at which reading stopped.
        depth: usize,
        /// The limit.
        limit: usize,
    },
    /// Of a known form, but not one entry can be read.
    #[error("This seems to be {}, but {why}.", format.described())]
    Damaged {
        /// The form it has.
        format: Format,
        /// What is wrong with it.
        why: Fault,
    },
}

impl ReadError {
    pub(crate) const fn unrecognised(seems: Likeness) -> Self {
        Self::Unrecognised { seems }
    }
}

/// Who gave an empty file needs no list of what is read.
fn unlike(seems: Likeness) -> String {
    if seems == Likeness::Empty {
        return "This is an empty file: there is nothing in it to read.".to_owned();
    }
    format!(
        "This seems to be {seems}. Broadsheet reads papers pages, mails, feeds, Markdown, tables, bibliographies, \
         JSON and archives of these, and any text that names papers by arXiv id, DOI or Hugging Face link."
    )
}

/// Rounded up, so that what is over the limit never reads as being at it.
const fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// Why nothing of a file was imported, or of a file within it. Each is a sentence in English for the person who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Unread {
    /// No reader could read it.
    #[error("{why}")]
    Content {
        /// Why.
        why: ReadError,
    },
    /// A reader broke off.
    #[error("Its reader broke off in the middle of it. Nothing of it was imported; all other files were.")]
    BrokenOff,

    /// The disk or the archive cannot be read there.
    #[error("It could not be read: {reason}.")]
    Unreadable {
        /// The system's own words.
        reason: String,
    },
    /// There is no such file, or it may not be looked at.
    #[error("It could not be found or read: {reason}.")]
    NotFound {
        /// The system's own words.
        reason: String,
    },
    /// A device, a socket and the like.
    #[error("It is neither a file nor a folder.")]
    NoFile,
    /// A folder with more files than are taken from one.
    #[error("Only its first {limit} files were taken.")]
    FolderTooLarge {
        /// The limit.
        limit: usize,
    },

    /// A ZIP archive that is a document.
    #[error("It could not be read: it is {seems}, not an archive of digests.")]
    NoArchive {
        /// What it is.
        seems: Likeness,
    },
    /// The archive is damaged from there on.
    #[error("The archive is damaged here: {reason}. What lies before was read.")]
    ArchiveDamaged {
        /// The unpacking program's own words.
        reason: String,
    },
    /// A member is locked with a password.
    #[error(
        "It is locked with a password. Unlock it with the program that made it, and import what comes out."
    )]
    Locked,
    /// Larger than anything that is read as a whole.
    #[error("It is larger than {} MB, the most that is read at once. Split it and import the parts.", megabytes(*limit))]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// More members than anything that a person keeps.
    #[error("It holds more than {limit} files. The first {limit} were read.")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// A ZIP archive that lists more members than anything that a person keeps.
    #[error(
        "It lists more than {limit} files, and none of them was read. Unpack it, and import what comes out a part at a time."
    )]
    ListTooLong {
        /// The limit.
        limit: usize,
    },
    /// Archives in archives in archives.
    #[error("It is an archive too deep in other archives. Unpack it, and import what comes out.")]
    TooDeep,
    /// What comes out is out of all proportion to the file.
    #[error("It expands to far more than a digest would, and was left.")]
    Bomb,

    /// What an earlier version said, in its own words and as it is kept: a sentence and no kind.
    #[error("{0}")]
    #[serde(untagged)]
    Told(String),
}

/// Why a file was not read again. Each is a sentence in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NotReread {
    /// The kept original is gone or damaged.
    #[error(
        "Its original could not be read: {reason}. What was read of it before stays as it is. Import the file again if \
         you have it."
    )]
    Original {
        /// What is wrong with it, in English.
        reason: String,
    },
    /// The readers of today can read nothing of it.
    #[error("{why} What was read of it before stays as it is.")]
    Content {
        /// Why.
        why: ReadError,
    },
}
