//! The door's words for writing papers out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ListQuery;
use crate::export::ExportFormat;

/// Which papers to write out, and how.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// The list they are in.
    pub list: ListQuery,
    /// Only these of it; all where there are none.
    pub papers: Option<Vec<i64>>,
    /// The form.
    pub format: ExportFormat,
    /// What of the person's goes along.
    pub parts: ExportParts,
}

/// What of the person's own goes along with the facts of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportParts {
    /// Tags, and where the person put the paper.
    pub tags: bool,
    /// Notes.
    pub notes: bool,
    /// Highlights with their comments.
    pub highlights: bool,
}
