//! What the window is told.

use serde::Serialize;
use ts_rs::TS;

use super::{ApiError, Settings};
use crate::api::{Preview, Receipt, Work};
use crate::model::SharedBy;

/// What the backend tells the window unasked.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The library changed, here or through another process.
    Changed,
    /// The person's choices are others now, and not by the window's own doing: undo gave them back, or the settings file
    /// was changed from outside.
    Settings {
        /// Those in force.
        settings: Settings,
    },
    /// Work that takes long goes on; `stop` stops it where that is possible.
    Working {
        /// What is done.
        work: Work,
        /// The file it is at.
        what: Option<String>,
        /// How much is done, of `total`.
        done: u64,
        /// How much there is to do; 0 where that is not known.
        total: u64,
    },
    /// Such work has ended, where nothing else tells so.
    Rested {
        /// What was done.
        work: Work,
    },
    /// More than one digest came at once: what importing them would do. Nothing is imported until `confirm_import`.
    Preview {
        /// What would happen.
        preview: Preview,
    },
    /// The reading for a preview was stopped; nothing was imported.
    PreviewStopped,
    /// An archive of a library was dropped: whether it is to take the library's place is asked first. `open_archive` opens it.
    Archive {
        /// The file's name.
        file: String,
        /// Its papers.
        papers: usize,
        /// When it was written; RFC 3339.
        at: String,
    },
    /// An import ended.
    Imported {
        /// What became of everything.
        receipt: Receipt,
    },
    /// Files that landed in the watched folder were imported: to be said quietly, without leaving what is shown.
    Watched {
        /// What became of them.
        receipt: Receipt,
    },
    /// An import or its preview ended before anything could be kept.
    ImportFailed {
        /// What happened, what was kept, what to do.
        error: ApiError,
    },
    /// The person followed a link to a paper, in another program: it is to be shown.
    Followed {
        /// The paper.
        paper: i64,
        /// Whether the link is to its note.
        note: bool,
    },
    /// A link that the person followed leads nowhere; nothing was done.
    NotFollowed {
        /// What happened, what to do.
        error: ApiError,
    },
    /// Others than this machine write to the library's folder; told once for each folder.
    Shared {
        /// Who.
        by: SharedBy,
    },
    /// The library is damaged, which a backup of it met. Nothing was overwritten.
    Damaged,
    /// Files hover over the window.
    DragEnter {
        /// How many can be imported.
        files: usize,
    },
    /// They left it, or were dropped.
    DragLeave,
    /// The person closes the window: what is not saved is to be saved now, then `close` is to be called, or `stay`.
    Closing,
}
