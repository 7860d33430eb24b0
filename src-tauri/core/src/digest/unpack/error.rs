use std::io;

/// Why a file in a file cannot be had. Each is a sentence for the person who gave it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// The disk or the archive cannot be read there.
    #[error("It could not be read: {0}.")]
    Unreadable(String),
    /// The archive is damaged from there on.
    #[error("The archive is damaged here: {0}. What lies before was read.")]
    Damaged(String),
    /// A member is locked with a password.
    #[error(
        "It is locked with a password. Unlock it with the program that made it, and import what comes out."
    )]
    Encrypted,
    /// Larger than anything that is read as a whole.
    #[error("It is larger than {} MB, the most that is read at once. Split it and import the parts.", limit / (1024 * 1024))]
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
    /// Archives in archives in archives.
    #[error("It is an archive too deep in other archives. Unpack it, and import what comes out.")]
    TooDeep,
    /// What comes out is out of all proportion to the file.
    #[error("It expands to far more than a digest would, and was left.")]
    Bomb,
}

/// Marks the error of a reader that ran out of what it may give.
#[derive(Debug, thiserror::Error)]
#[error("more than the file may expand to")]
pub(super) struct Exhausted;

impl UnpackError {
    /// The error of reading what may be compressed.
    pub(super) fn of_read(error: &io::Error) -> Self {
        if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Exhausted>) {
            return Self::Bomb;
        }
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof
            | io::ErrorKind::Other => Self::Damaged(error.to_string()),
            _ => Self::Unreadable(error.to_string()),
        }
    }
}
