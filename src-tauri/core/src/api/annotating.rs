//! What passes through the door about highlights, versions of notes, what was deleted, and links between notes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::imports::PaperName;
use super::types::{ListQuery, Scope, TextRange};
use crate::model::{HighlightColour, TagColour};

/// A highlight as the reader shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HighlightInfo {
    /// Its id.
    pub id: i64,
    /// Where it stands in the abstract as it is shown (its passages joined, mathematics as its source), in UTF-16
    /// units; null where the abstract does not say these words any more.
    pub at: Option<TextRange>,
    /// The words.
    pub quote: String,
    /// Its colour.
    pub colour: HighlightColour,
    /// What the person said of it; may be empty.
    pub comment: String,
    /// When it was made; RFC 3339.
    pub created_at: String,
    /// When its colour or comment was last changed.
    pub updated_at: String,
}

/// A stretch of an abstract to highlight.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddHighlight {
    /// The paper.
    pub paper: i64,
    /// The stretch of the abstract as it is shown, in UTF-16 units.
    pub at: TextRange,
    /// Its colour.
    pub colour: HighlightColour,
    /// What the person says of it; may be empty.
    pub comment: String,
}

/// A highlight with another colour or comment.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names are those of HighlightInfo")]
pub struct ChangeHighlight {
    pub highlight: i64,
    pub colour: HighlightColour,
    pub comment: String,
}

/// A version of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoteVersion {
    /// Its id.
    pub id: i64,
    /// When it was saved; RFC 3339.
    pub at: String,
    /// Bytes of its text; 0 where the note was emptied.
    pub size: usize,
}

/// Which versions of a note to list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NoteHistoryRequest {
    /// The paper.
    pub paper: i64,
    /// Every version ever saved; else the last of each sitting, and of each day where that is long ago.
    pub all: bool,
}

/// A version of a note, beside the note as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoteVersionDetail {
    /// The version.
    pub version: NoteVersion,
    /// The paper.
    pub paper: i64,
    /// Its whole text.
    pub body: String,
    /// From this version to the note as it is now.
    pub diff: Vec<DiffPiece>,
}

/// A piece of a text compared with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DiffPiece {
    /// What became of it.
    pub kind: DiffKind,
    /// The piece.
    pub text: String,
}

/// What became of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiffKind {
    /// In both.
    Same,
    /// Only in the later one.
    Added,
    /// Only in the earlier one.
    Removed,
}

/// What was deleted besides papers and digests.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Deleted {
    /// Notes that were emptied, the last one first.
    pub notes: Vec<DeletedNote>,
    /// Tags that were deleted, the last one first.
    pub tags: Vec<DeletedTag>,
}

/// A note that was emptied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeletedNote {
    /// Its paper.
    pub paper: PaperName,
    /// When that was; RFC 3339.
    pub at: String,
    /// The version to restore.
    pub version: i64,
    /// The beginning of its text.
    pub excerpt: String,
}

/// A tag that was deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DeletedTag {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// When that was; RFC 3339.
    pub at: String,
    /// How many papers had it.
    pub papers: usize,
}

/// What of the notebook to show.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NotebookRequest {
    /// Papers of which.
    pub scope: Scope,
    /// The query: words must be in the note or highlight itself, conditions hold for its paper.
    pub query: String,
    /// Row of the first, from 0.
    pub offset: usize,
    /// Rows; at most 200.
    pub limit: usize,
}

/// A page of the notebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NotebookPage {
    /// How many there are.
    pub total: usize,
    /// Row of the first, from 0.
    pub offset: usize,
    /// Notes and highlights, the one changed last first.
    pub items: Vec<NotebookItem>,
}

/// A note or a highlight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NotebookItem {
    /// Its paper.
    pub paper: PaperName,
    /// When it was last changed; RFC 3339.
    pub at: String,
    /// What it is.
    pub what: NotebookKind,
}

/// What stands in the notebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NotebookKind {
    /// A note.
    Note {
        /// Its whole text.
        body: String,
    },
    /// A highlight.
    Highlight {
        /// Its id.
        id: i64,
        /// The words.
        quote: String,
        /// Its colour.
        colour: HighlightColour,
        /// What the person said of it; may be empty.
        comment: String,
    },
}

/// All that is undecided in a list, to be marked done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MarkRest {
    /// The list.
    pub list: ListQuery,
}

/// What is typed after `[[` in a note.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SuggestPapers {
    /// The words typed so far.
    pub words: String,
    /// The paper of the note, which is not suggested.
    pub paper: i64,
}

/// A paper that a note may link to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SuggestedPaper {
    /// The paper.
    pub paper: PaperName,
    /// What stands in the note for it, `[[…]]` with its title.
    pub link: String,
}

/// A PDF of the person's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AttachmentInfo {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// When it was added; RFC 3339.
    pub added_at: String,
}

/// What emptying the trash took away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct EmptiedTrash {
    pub papers: usize,
    pub digests: usize,
    pub notes: usize,
    pub tags: usize,
}
