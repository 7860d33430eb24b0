use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// What a disk refused, in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
pub enum Disk {
    /// There is no room.
    #[error("the disk is full")]
    Full,
    /// The folder or a file may not be read or written.
    #[error("the system does not permit Broadsheet to read or write there")]
    Denied,
    /// It could not be read or written.
    #[error("the disk could not be read or written")]
    Failed,
    /// Another program held it for longer than anybody waits.
    #[error("another program keeps writing to the library")]
    Busy,
}
