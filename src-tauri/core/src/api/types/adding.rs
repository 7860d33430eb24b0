//! Papers by hand and by paste.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was pasted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Paste {
    /// The clipboard's HTML, where it held any: it keeps the links, and so the ids.
    pub html: Option<String>,
    /// The clipboard's plain text.
    pub text: Option<String>,
}

/// What became of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pasted {
    /// It is being imported.
    Importing,
    /// It is only the name of a paper, which the library has.
    Known {
        /// The paper.
        paper: i64,
    },
    /// It is only the name of a paper, which the library does not have.
    Name {
        /// The name as it was pasted.
        name: String,
    },
}

/// A paper that the person types in.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct NewPaper {
    /// The title.
    pub title: String,
    /// Its authors in order.
    pub authors: Vec<String>,
    /// The abstract.
    pub abstract_text: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// A link, an arXiv identifier or a DOI.
    pub name: Option<String>,
    /// Other links: code, project.
    pub links: Vec<String>,
}
