//! What a person does to papers, tags, shelves and digests.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Sort;
use crate::model::{Field, Status, TagColour};

/// A smart shelf to make, or to change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveShelf {
    /// The shelf to change; none makes a new one, below the others.
    pub shelf: Option<i64>,
    /// Its name, 1 to 100 characters.
    pub name: String,
    /// Its query, not empty.
    pub query: String,
    /// Its order.
    pub sort: Sort,
}

/// A new place for a smart shelf.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveShelf {
    /// The shelf.
    pub shelf: i64,
    /// Its new place among the shelves, from 0.
    pub to: usize,
}

/// A paper that PDFs are chosen for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChooseAttachments {
    /// The paper.
    pub paper: i64,
    /// The title of the dialog.
    pub title: String,
}

/// Papers, and what to do with them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetStatus {
    /// The papers.
    pub papers: Vec<i64>,
    /// Where they go.
    pub status: Status,
}

/// Papers, and a yes or no for each.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetFlag {
    /// The papers.
    pub papers: Vec<i64>,
    /// Yes or no.
    pub on: bool,
}

/// Papers and the name of a tag, made where it does not exist.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddTag {
    /// The papers.
    pub papers: Vec<i64>,
    /// The tag's name, at most 100 characters.
    pub name: String,
}

/// Papers and a tag to take off them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemoveTag {
    /// The papers.
    pub papers: Vec<i64>,
    /// The tag.
    pub tag: i64,
}

/// A new colour for a tag.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecolourTag {
    /// The tag.
    pub tag: i64,
    /// Its new colour.
    pub colour: TagColour,
}

/// A new name for a tag; the name of another tag joins the two.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameTag {
    /// The tag.
    pub tag: i64,
    /// Its new name.
    pub name: String,
}

/// A note to save.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveNote {
    /// The paper.
    pub paper: i64,
    /// The note as the editor last knew it saved. Where the library holds another by now, nothing is
    /// overwritten: the reply is the error code `note_changed`.
    pub base: String,
    /// The whole note in Markdown; empty removes it. At most 1 MiB.
    pub body: String,
}

/// The day of a digest, as the person says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetDigestDay {
    /// The digest.
    pub digest: i64,
    /// `YYYY-MM-DD`; none takes the person's word back.
    pub day: Option<String>,
}

/// A fact of a paper, as the person says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Correct {
    /// The paper.
    pub paper: i64,
    /// The fact.
    pub field: Field,
    /// What it should be; none goes back to what the digests say.
    pub value: Option<String>,
}
