use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A source repository.
    Code,
    /// The authors' page of the work.
    Project,
    /// Trained weights.
    Model,
    /// Data.
    Dataset,
    /// A hosted demonstration.
    Space,
    /// The paper's landing page.
    Paper,
    /// The paper itself.
    Pdf,
    /// A film.
    Video,
    /// Something else.
    Other,
}

impl LinkKind {
    /// Every kind, best first.
    pub const ALL: [Self; 9] = [
        Self::Code,
        Self::Project,
        Self::Model,
        Self::Dataset,
        Self::Space,
        Self::Paper,
        Self::Pdf,
        Self::Video,
        Self::Other,
    ];

    /// The word stored in the library and shown by the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Project => "project",
            Self::Model => "model",
            Self::Dataset => "dataset",
            Self::Space => "space",
            Self::Paper => "paper",
            Self::Pdf => "pdf",
            Self::Video => "video",
            Self::Other => "other",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Where in its source a link was found. Earlier variants are better evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoundIn {
    /// The person gave it.
    Person,
    /// A field of its own.
    Field,
    /// The text of the abstract.
    Abstract,
    /// The page around the entry.
    Page,
}

impl FoundIn {
    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Field => "field",
            Self::Abstract => "abstract",
            Self::Page => "page",
        }
    }

    /// The value of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Person, Self::Field, Self::Abstract, Self::Page]
            .into_iter()
            .find(|found| found.as_str() == name)
    }
}

/// A link of a paper, repaired: always http or https, with a host and without credentials.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// What it leads to.
    pub kind: LinkKind,
    /// The whole address.
    pub url: String,
    /// Its host in lower case, without `www.`.
    pub host: String,
    /// Where it stood.
    pub found_in: FoundIn,
}
