use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

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
    /// The database is damaged, which was noticed as it was opened; it was left untouched.
    #[error("{} is damaged: {reason}.{}", path.display(), way_out(backup.as_deref()))]
    Broken {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
        /// The name of the newest good backup.
        backup: Option<String>,
    },
    /// The person stopped it, and all of it was taken back.
    #[error("it was stopped")]
    Stopped,
    /// Another process keeps writing.
    #[error("another program is writing to the library")]
    Busy,
    /// A value in the library is not what it should be.
    #[error("the library holds something unexpected: {0}")]
    Damaged(String),
}

impl StoreError {
    /// The same error, met where the database in `path` was read: what tells of damage says so.
    pub(super) fn at_opening(self, path: &Path) -> Self {
        let reason = match self {
            Self::Sqlite(error) if is_damage(&error) => error.to_string(),
            Self::Broken { reason, .. } => reason,
            other => return other,
        };
        Self::Broken { path: path.to_owned(), reason, backup: None }
    }
}

/// Whether SQLite says that the file is not as it should be.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

fn way_out(backup: Option<&str>) -> String {
    match backup {
        Some(backup) => format!(
            " The newest good backup is {backup}: `broadsheet restore {backup}` puts it in the library's place, and \
             `broadsheet salvage FOLDER` reads what can still be read of the damaged one, your notes first"
        ),
        None => " There is no good backup. `broadsheet salvage FOLDER` reads what can still be read of it, your notes \
                 first"
            .to_owned(),
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
