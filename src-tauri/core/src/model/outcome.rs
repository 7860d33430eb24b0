use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an import made of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The library did not know the paper.
    New,
    /// Something of the paper changed.
    Updated,
    /// Nothing of the paper changed.
    Unchanged,
    /// It could not be read.
    Unreadable,
}

impl Outcome {
    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Unreadable => "unreadable",
        }
    }

    /// The outcome of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::New, Self::Updated, Self::Unchanged, Self::Unreadable]
            .into_iter()
            .find(|outcome| outcome.as_str() == name)
    }
}
