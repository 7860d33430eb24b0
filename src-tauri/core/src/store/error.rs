use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::model::Disk;

/// Why the library could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("{}", in_words(.0))]
    Sqlite(#[from] rusqlite::Error),
    /// The file system said no.
    #[error("{path} could not be used: {}", refused(source).map_or_else(|| source.to_string(), |disk| disk.to_string()))]
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
    /// The library does things of its own, which no Broadsheet taught it; it was left untouched.
    #[error(
        "{} was altered by another program: \u{201c}{what}\u{201d} in it would change what Broadsheet reads or writes", path.display()
    )]
    Altered {
        /// The database.
        path: PathBuf,
        /// The name of a trigger, a view or a virtual table.
        what: String,
    },
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
    /// What the disk refused, where that is what is wrong.
    pub fn disk(&self) -> Option<Disk> {
        match self {
            Self::Sqlite(error) => refused_database(error),
            Self::File { source, .. } => refused(source),
            Self::Busy => Some(Disk::Busy),
            _ => None,
        }
    }

    /// What is wrong, without a word of what is in the library or of any name: for the log.
    pub fn without_text(&self) -> String {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => {
                format!("SQLite: {:?} ({})", error.code, error.extended_code)
            }
            Self::Sqlite(_) => "SQLite: a value or a statement is not as expected".to_owned(),
            Self::File { source, .. } => {
                let number = source.raw_os_error().map_or(String::new(), |number| format!(" ({number})"));
                format!("a file or a folder: {}{number}", source.kind())
            }
            Self::Newer { found, known } => format!("format {found} is newer than {known}"),
            Self::Foreign(_) => "another program's database".to_owned(),
            Self::Altered { .. } => "the database does things of its own".to_owned(),
            Self::Miscopied { .. } => "a copy is not as it should be".to_owned(),
            Self::Moved => "the library was moved".to_owned(),
            Self::Broken { .. } => "the database is damaged".to_owned(),
            Self::Busy => "another program is writing".to_owned(),
            Self::Stopped => "stopped".to_owned(),
            Self::Damaged(_) => "something in the library is not as expected".to_owned(),
        }
    }

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

/// What the disk refused, where a file could not be used for that.
fn refused(error: &io::Error) -> Option<Disk> {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Some(Disk::Full),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Some(Disk::Denied),
        _ => None,
    }
}

/// The same, where the database could not be used.
fn refused_database(error: &rusqlite::Error) -> Option<Disk> {
    match error.sqlite_error_code()? {
        ErrorCode::DiskFull => Some(Disk::Full),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Some(Disk::Denied),
        ErrorCode::SystemIoFailure => Some(Disk::Failed),
        ErrorCode::DatabaseBusy => Some(Disk::Busy),
        _ => None,
    }
}

fn in_words(error: &rusqlite::Error) -> String {
    let of_database = || format!("the library's database could not be used: {error}");
    refused_database(error).map_or_else(of_database, |disk| disk.to_string())
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
