use std::path::PathBuf;

/// Why the library could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("the library's database could not be used: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file system said no.
    #[error("{path} could not be used: {source}")]
    File {
        /// Which file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The library was written by a later Broadsheet; it was left untouched.
    #[error(
        "this library was last used by a newer Broadsheet (its format is {found}, this one knows up to {known})"
    )]
    Newer {
        /// The library's format.
        found: usize,
        /// The latest format this program knows.
        known: usize,
    },
    /// The file is a database, but not Broadsheet's.
    #[error("{0} is not a Broadsheet library")]
    Foreign(PathBuf),
    /// A copy is not what it was made of.
    #[error("the copy of {path} is not as it should be: {reason}")]
    Miscopied {
        /// What was copied.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// The library was moved to another folder, where it is opened at the next start.
    #[error("the library was moved, and is used in its new folder once Broadsheet is started anew")]
    Moved,
    /// A value in the library is not what it should be.
    #[error("the library holds something unexpected: {0}")]
    Damaged(String),
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
