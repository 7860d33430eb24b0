use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PaperFacts, PartialDay};

/// The form a digest came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text of a Hugging Face papers page, copied or saved.
    HfText,
    /// A Hugging Face papers page saved as HTML, or pasted with its markup.
    HfHtml,
    /// What the Hugging Face API answers.
    HfJson,
}

impl Format {
    /// The word stored in the library and shown by the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HfText => "hf-text",
            Self::HfHtml => "hf-html",
            Self::HfJson => "hf-json",
        }
    }

    /// The format of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::HfText, Self::HfHtml, Self::HfJson].into_iter().find(|format| format.as_str() == name)
    }
}

/// What kind of list a digest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DigestKind {
    Daily,
    Weekly,
    Monthly,
    Trending,
    Search,
    /// One paper's own page.
    Paper,
    /// A list whose source does not say what it is.
    List,
}

impl DigestKind {
    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Trending => "trending",
            Self::Search => "search",
            Self::Paper => "paper",
            Self::List => "list",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Daily, Self::Weekly, Self::Monthly, Self::Trending, Self::Search, Self::Paper, Self::List]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

/// What a reader made of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The form it was in.
    pub format: Format,
    /// The digests in it, in order; a file of one day holds one.
    pub digests: Vec<DigestRead>,
    /// What could not be read, and why; an entry is here or in a digest, never nowhere.
    pub warnings: Vec<Warning>,
}

/// One digest: an event that listed papers in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRead {
    /// What kind of list it is.
    pub kind: DigestKind,
    /// The day it is of.
    pub day: Heading,
    /// The entries in the order of the list, doubled ones once.
    pub entries: Vec<Entry>,
}

/// The day a digest is of, as far as its source tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The day, the year worked out where it was left out and could be.
    pub day: Option<PartialDay>,
    /// Whether the year was worked out and not said.
    pub inferred: bool,
}

/// One paper's place in a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Place in the list, from 1.
    pub rank: u32,
    /// Where in the file it stands, for a person: `line 13`, `entry 4`.
    pub place: String,
    /// What it says.
    pub facts: PaperFacts,
}

/// Something in a file that a person should know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Warning {
    /// Where: `line 13`, `entry 4`.
    pub place: String,
    /// What was found and what was made of it.
    pub reason: String,
    /// Whether a whole entry could not be read.
    pub entry_lost: bool,
    /// The beginning of the source there, for another try; at most 2,000 characters.
    pub fragment: Option<String>,
}
