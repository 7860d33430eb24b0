use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// Who else than this machine writes to a folder, by a name in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum SharedBy {
    #[error("Dropbox")]
    Dropbox,
    #[error("OneDrive")]
    OneDrive,
    #[error("iCloud")]
    ICloud,
    #[error("Google Drive")]
    GoogleDrive,
    #[error("Nextcloud")]
    Nextcloud,
    #[error("Syncthing")]
    Syncthing,
    #[error("another machine, over a network")]
    Network,
}
