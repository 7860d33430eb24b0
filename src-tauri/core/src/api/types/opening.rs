//! What is opened outside the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to open in the system's browser. The window names it; the address comes from the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenTarget {
    /// One of a paper's links.
    Link {
        /// The link.
        link: i64,
    },
    /// The paper's best repository.
    Code {
        /// The paper.
        paper: i64,
    },
    /// A page that follows from the paper's identifiers.
    Page {
        /// The paper.
        paper: i64,
        /// Which page.
        page: PageKind,
    },
    /// A search for the paper's title elsewhere.
    Lookup {
        /// The paper.
        paper: i64,
        /// Where to search.
        site: LookupSite,
    },
    /// An address that the person wrote in a note: UTF-16 offsets into the saved note, end excluded.
    NoteLink {
        /// The paper.
        paper: i64,
        /// Where the address begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}

/// A page that follows from a paper's identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PageKind {
    Arxiv,
    Pdf,
    HuggingFace,
    Doi,
    Project,
}

/// A site where a title can be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum LookupSite {
    Arxiv,
    HuggingFace,
    Github,
    Scholar,
}
