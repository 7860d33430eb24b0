//! What the sidebar shows: counts, digests, tags, shelves.

use serde::Serialize;
use ts_rs::TS;

use super::{ListPage, ListQuery, PaperDetail, Settings, Sort};
use crate::api::{FirstSteps, LastPlace};
use crate::model::{ActionLabel, DigestKind, TagColour};

/// All that the window's first picture needs, in one reply.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Beginning {
    /// The person's choices.
    pub settings: Settings,
    /// The sidebar.
    pub overview: Overview,
    /// The list shown first: the one the person left; else the inbox, or all papers where it is empty.
    pub list: ListQuery,
    /// Its rows that are in view.
    pub page: ListPage,
    /// The paper the person left; else the one at the list's top.
    pub paper: Option<PaperDetail>,
    /// Where the person was, as far as it is still there.
    pub place: Option<LastPlace>,
    /// The first steps taken so far; none where there is nothing of them to show: they are over, or the library held papers
    /// from before.
    pub first_steps: Option<FirstSteps>,
}

/// All that the sidebar shows.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Overview {
    /// Papers by place.
    pub counts: Counts,
    /// Digests, newest first.
    pub digests: Vec<DigestInfo>,
    /// Digests in the trash, last put there first.
    pub trashed_digests: Vec<DigestInfo>,
    /// Tags by name.
    pub tags: Vec<TagInfo>,
    /// Smart shelves, in the person's order.
    pub shelves: Vec<ShelfInfo>,
    /// What undo would take back.
    pub undo: Option<ActionLabel>,
    /// What redo would do again.
    pub redo: Option<ActionLabel>,
    /// Whether anything was ever imported.
    pub empty: bool,
}

/// How many papers each place of the sidebar holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "the names are those of Scope")]
pub struct Counts {
    pub all: usize,
    pub inbox: usize,
    pub queued: usize,
    pub starred: usize,
    pub code: usize,
    pub code_new: usize,
    pub trash: usize,
}

/// A digest as the sidebar shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DigestInfo {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: DigestKind,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// Whether the person named it.
    pub named: bool,
    /// Its day, `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// Whether the year was worked out.
    pub day_inferred: bool,
    /// Whether the person said the day.
    pub day_given: bool,
    /// Whether papers in it lack their year until the person says its day.
    pub needs_day: bool,
    /// The name of the file it came from.
    pub file: String,
    /// Papers in it.
    pub papers: usize,
    /// Papers in it not yet read.
    pub unread: usize,
    /// Papers in it that are on the reading list or done: how far through it the person is.
    pub decided: usize,
    /// Whether its file was read by readers that have become better since, so that reading it again is offered.
    pub outdated: bool,
}

/// A tag as the sidebar shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TagInfo {
    /// Its id.
    pub id: i64,
    /// Its name, `/` between levels.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// Papers that have it.
    pub papers: usize,
}

/// A smart shelf as the sidebar shows it: a query kept under a name.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ShelfInfo {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its query.
    pub query: String,
    /// Its order.
    pub sort: Sort,
    /// Papers that it finds now.
    pub papers: usize,
}
