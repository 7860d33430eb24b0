use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a paper stands in a person's reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not yet decided about.
    #[default]
    Inbox,
    /// On the reading list.
    Queued,
    /// Dealt with.
    Done,
}

impl Status {
    /// The word stored in the library and shown by the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Queued => "queued",
            Self::Done => "done",
        }
    }

    /// The status of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Inbox, Self::Queued, Self::Done].into_iter().find(|status| status.as_str() == name)
    }
}

/// A tag's colour, by its name in the palette; the window gives each a value for light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TagColour {
    Violet,
    Teal,
    Amber,
    Green,
    Blue,
    Rose,
    Olive,
    Slate,
}

impl TagColour {
    /// Every colour, in the order in which new tags take them.
    pub const ALL: [Self; 8] = [
        Self::Violet,
        Self::Teal,
        Self::Amber,
        Self::Green,
        Self::Blue,
        Self::Rose,
        Self::Olive,
        Self::Slate,
    ];

    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Violet => "violet",
            Self::Teal => "teal",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Rose => "rose",
            Self::Olive => "olive",
            Self::Slate => "slate",
        }
    }

    /// The colour of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == name)
    }
}

/// A fact of a paper that a person can correct.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The title.
    Title,
    /// The day of publication, `YYYY-MM-DD`, or only the month or the year.
    Published,
    /// The authors: a JSON list of names in order.
    Authors,
    /// The arXiv identifier; empty where there is none.
    ArxivId,
    /// The DOI; empty where there is none.
    Doi,
    /// The abstract.
    Abstract,
    /// The person's own links, beside those of the digests: a JSON list of addresses.
    Links,
}

impl Field {
    /// Every field, in the order in which an editor shows them.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Published, Self::Authors, Self::ArxivId, Self::Doi, Self::Abstract, Self::Links];

    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Published => "published",
            Self::Authors => "authors",
            Self::ArxivId => "arxiv_id",
            Self::Doi => "doi",
            Self::Abstract => "abstract",
            Self::Links => "links",
        }
    }

    /// The field of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }
}

/// A fact of a paper that digests tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of PaperFacts")]
pub enum Fact {
    Title,
    Authors,
    AuthorCount,
    Published,
    Abstract,
    ArxivId,
    Doi,
    Venue,
    Organization,
    Subjects,
    Upvotes,
    Comments,
    AiSummary,
    AiKeywords,
    Links,
}

impl From<Field> for Fact {
    fn from(field: Field) -> Self {
        match field {
            Field::Title => Self::Title,
            Field::Published => Self::Published,
            Field::Authors => Self::Authors,
            Field::ArxivId => Self::ArxivId,
            Field::Doi => Self::Doi,
            Field::Abstract => Self::Abstract,
            Field::Links => Self::Links,
        }
    }
}

/// The colour of a highlight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum HighlightColour {
    #[default]
    Yellow,
    Green,
    Blue,
    Pink,
    Orange,
}

impl HighlightColour {
    /// Every colour, in the order of their keys.
    pub const ALL: [Self; 5] = [Self::Yellow, Self::Green, Self::Blue, Self::Pink, Self::Orange];

    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
            Self::Orange => "orange",
        }
    }

    /// The colour of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.as_str() == name)
    }
}
