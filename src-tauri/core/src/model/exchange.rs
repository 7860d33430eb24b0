use serde::{Deserialize, Serialize};

use super::{DayKnown, DigestKind, FoundIn, HighlightColour, LinkKind, Status};

/// The version of [`Exchanged`] that is written; a reader takes every version up to its own.
pub const EXCHANGE_VERSION: u32 = 1;

/// A paper as Broadsheet's own JSON has it, for other programs and for another Broadsheet. Described in
/// `docs/exchange.md`; what is not known or was not asked for is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are those of PaperFacts")]
pub struct Exchanged {
    /// The version of this shape. It stands first, so that the beginning of a file tells what it is.
    pub broadsheet: u32,
    /// By which bibliographies name the paper.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub key: String,
    pub title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author_count: Option<u32>,
    /// `2024-02-07`, `2024-02`, `2024`, or `--02-07` without a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// How the year is known, where it was not simply said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_known: Option<ExchangedKnown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arxiv_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub abstract_text: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub abstract_cut: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ai_summary: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ai_keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upvotes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<ExchangedLink>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<ExchangedDigest>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlights: Vec<ExchangedHighlight>,
}

/// How the year of a day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExchangedKnown {
    /// Worked out.
    Inferred,
    /// Not at all.
    YearUnknown,
}

impl From<ExchangedKnown> for DayKnown {
    fn from(known: ExchangedKnown) -> Self {
        match known {
            ExchangedKnown::Inferred => Self::Inferred,
            ExchangedKnown::YearUnknown => Self::YearUnknown,
        }
    }
}

/// A link of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of Link")]
pub struct ExchangedLink {
    pub kind: LinkKind,
    pub url: String,
    pub found_in: FoundIn,
}

/// A digest that listed the paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of DigestRead and its entries")]
pub struct ExchangedDigest {
    pub kind: DigestKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upvotes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<u32>,
}

/// Words of the abstract that a person marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of a highlight")]
pub struct ExchangedHighlight {
    pub quote: String,
    pub colour: HighlightColour,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}
