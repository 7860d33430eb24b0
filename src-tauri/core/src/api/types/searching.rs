//! Searches: what a part of a query could not mean, how words are completed, and where they stand.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::Trouble;

/// A stretch of a text, in UTF-16 code units, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TextRange {
    pub start: usize,
    pub end: usize,
}

/// A part of a query that could not be read as the language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Remark {
    /// Where it begins in the query, in UTF-16 code units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What was wrong, and so what was made of it instead.
    pub trouble: Trouble,
    /// Whether it may only be unfinished, since the query ends in it: nothing to show yet.
    pub unfinished: bool,
}

/// Asks what could be typed next in a query.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CompleteRequest {
    /// The query.
    pub text: String,
    /// Where the cursor is, in UTF-16 code units.
    pub cursor: usize,
}

/// What could be typed next in a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Completions {
    /// Where what a completion takes the place of begins, in UTF-16 code units.
    pub start: usize,
    /// Where that ends.
    pub end: usize,
    /// What fits, likeliest first; at most 40.
    pub items: Vec<Completion>,
}

/// Something that could be typed in a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Completion {
    /// What to show.
    pub label: String,
    /// What to put in; the cursor goes to its end. After a field's name more can be completed at once.
    pub insert: String,
}

/// Asks where the hits of a query are in texts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MarkRequest {
    /// The query, as in the list.
    pub query: String,
    /// The texts.
    pub texts: Vec<MarkedText>,
}

/// A text to be marked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MarkedText {
    /// Which text of a paper it is, or is a piece of.
    pub field: TextKind,
    /// The text, as it is shown.
    pub text: String,
}

/// The texts of a paper that words are searched in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TextKind {
    Title,
    Abstract,
    Author,
    Note,
    Keyword,
    Organization,
}
