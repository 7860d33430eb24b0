use crate::model::Format;

/// Why nothing could be read. Each is a sentence for the person who gave the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Not a digest of a form that is known.
    #[error(
        "This seems to be {seems}. Broadsheet reads papers pages, mails, feeds, Markdown, tables, bibliographies, \
         JSON and archives of these, and any text that names papers by arXiv id, DOI or Hugging Face link."
    )]
    Unrecognised {
        /// What it seems to be instead, with its article: `a PDF document`.
        seems: String,
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
    #[error("This seems to be {}, but {reason}.", format.described())]
    Damaged {
        /// The form it has.
        format: Format,
        /// What is wrong with it.
        reason: String,
    },
}

impl ReadError {
    pub(super) fn unrecognised(seems: impl Into<String>) -> Self {
        Self::Unrecognised { seems: seems.into() }
    }
}

/// Rounded up, so that what is over the limit never reads as being at it.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}
