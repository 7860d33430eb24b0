//! Backups as the window knows them: listed, made, put back; and what there is to go on with where a library is damaged.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use serde::Serialize;
use ts_rs::TS;

use super::{ApiError, App};
use crate::store::Cause;

/// A backup, and how much is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupInfo {
    /// By which it is asked for.
    pub name: String,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Why.
    pub cause: Cause,
    /// Its bytes.
    pub size: u64,
    /// Its papers; none where it cannot be read.
    pub papers: Option<usize>,
    /// Those of them with a note; none where it cannot be read.
    pub notes: Option<usize>,
}

/// What putting a backup back has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RestoredBackup {
    /// The backup.
    pub backup: BackupInfo,
    /// The library as it was before, which can be put back in turn; none where there was no whole one.
    pub before: Option<BackupInfo>,
    /// Where a damaged library was set aside; the program starts anew then.
    pub aside: Option<String>,
}

/// What there is where a library is damaged or gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Rescue {
    /// The newest backup that is whole.
    pub good: Option<BackupInfo>,
    /// What could be read of the damaged library.
    pub salvaged: Option<BackupInfo>,
    /// All other backups, newest first.
    pub others: Vec<BackupInfo>,
}

impl App {
    pub(super) fn backups(&self, (): ()) -> Result<Vec<BackupInfo>, ApiError> {
        Ok(self.library.backups()?)
    }

    pub(super) fn back_up(&self, (): ()) -> Result<BackupInfo, ApiError> {
        Ok(self.library.back_up_now()?)
    }

    pub(super) fn restore_backup(&self, name: String) -> Result<RestoredBackup, ApiError> {
        let restored = self.library.restore(&name)?;
        if restored.aside.is_some() {
            // What is open here is the one set aside.
            self.host.restart();
        }
        Ok(restored)
    }

    pub(super) fn rescue(&self, (): ()) -> Result<Rescue, ApiError> {
        Ok(self.library.rescue()?)
    }
}
