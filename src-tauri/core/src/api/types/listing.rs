//! Lists of papers: what is asked for, and the rows that come.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Remark, TextRange};
use crate::model::{Status, TagColour};

/// Which papers a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Scope {
    /// Every paper.
    All,
    /// Papers not yet decided about.
    Inbox,
    /// The reading list.
    Queued,
    /// Starred papers.
    Starred,
    /// Papers with a source repository.
    Code,
    /// Papers that gained a source repository in a later digest and were not opened since.
    CodeNew,
    /// Papers in the trash, last put there first.
    Trash,
    /// The papers of one digest, in its order.
    Digest(i64),
    /// Papers with one tag or a tag below it.
    Tag(i64),
    /// What a smart shelf finds.
    Shelf(i64),
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What fits the list best: relevance for a search, a digest's own order, else newest first.
    #[default]
    Best,
    /// Newest publication first.
    Newest,
    /// Oldest publication first.
    Oldest,
    /// Last imported first.
    Added,
    /// Most votes first.
    Upvotes,
    /// Most comments first.
    Comments,
    /// By title, A to Z.
    Title,
}

/// Names one list: a scope, what is searched for in it (possibly nothing) and an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct ListQuery {
    /// Which papers.
    pub scope: Scope,
    /// What is searched for, in the query language; empty for all. It counts as being typed: where it ends in a
    /// word, that may be the beginning of one. A space at its end finishes it.
    pub query: String,
    /// In which order; where the query itself says one (`sort:`), that comes first.
    pub sort: Sort,
}

/// Asks for a page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ListRequest {
    /// The list.
    pub list: ListQuery,
    /// Rows to skip.
    pub offset: usize,
    /// Rows wanted; at most 500 are given.
    pub limit: usize,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ListPage {
    /// Papers in the whole list.
    pub total: usize,
    /// Rows skipped.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<PaperRow>,
    /// The hits in each row's title.
    pub title_marks: Vec<Vec<TextRange>>,
    /// The order of the list: the one asked for, or the one the query says.
    pub sort: Sort,
    /// Where the query found nothing, and one that differs by a typing error does: that one. The rows are what it
    /// finds.
    pub mended: Option<String>,
    /// What of the query could not be read as the language.
    pub remarks: Vec<Remark>,
    /// Papers whose words cannot be searched yet, since the index is being made; more may be found once it is 0.
    pub waiting: usize,
    /// Where a place of the library holds nothing of what was searched as it was typed: how many papers the whole
    /// library has of it.
    pub elsewhere: usize,
}

/// Asks where a paper stands in a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PositionRequest {
    /// The list.
    pub list: ListQuery,
    /// The paper.
    pub paper: i64,
}

/// Asks for the ids of a stretch of a list, for a selection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RangeRequest {
    /// The list.
    pub list: ListQuery,
    /// First row of the stretch, from 0.
    pub from: usize,
    /// Last row of the stretch, included.
    pub to: usize,
}

/// A paper as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PaperRow {
    /// Broadsheet's own id.
    pub id: i64,
    /// The title, ready for display.
    pub title: String,
    /// Day of publication: `YYYY-MM-DD`, or `--MM-DD` where the year is not known.
    pub published: Option<String>,
    /// Whether the year was worked out.
    pub published_inferred: bool,
    /// How many authors.
    pub author_count: Option<u32>,
    /// Votes, newest count.
    pub upvotes: Option<u32>,
    /// Comments, newest count.
    pub comments: Option<u32>,
    /// Where the code lives: the host of the best repository (`github.com`).
    pub code_host: Option<String>,
    /// How many repositories.
    pub code_count: u32,
    /// Whether a project page is known.
    pub has_project: bool,
    /// Whether a later digest brought code that the first had not, and the paper was not opened since.
    pub code_new: bool,
    /// Where it stands.
    pub status: Status,
    /// Whether it was opened.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether there is a note.
    pub has_note: bool,
    /// Its tags, by name.
    pub tags: Vec<TagLabel>,
}

/// A tag as a paper shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TagLabel {
    /// Its id.
    pub id: i64,
    /// Its name, `/` between levels.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}
