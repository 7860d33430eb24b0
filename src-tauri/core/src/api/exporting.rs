//! The door's words for writing papers out.

use super::ListQuery;
use crate::export::ExportFormat;

/// Which papers to write out, and how.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The list they are in.
    pub list: ListQuery,
    /// The form.
    pub format: ExportFormat,
    /// What of the person's goes along.
    pub parts: ExportParts,
}

/// What of the person's own goes along with the facts of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportParts {
    /// Tags, and where the person put the paper.
    pub tags: bool,
    /// Notes.
    pub notes: bool,
    /// Highlights with their comments.
    pub highlights: bool,
}
