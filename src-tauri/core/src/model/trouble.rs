use std::fmt;

use serde::Serialize;
use ts_rs::TS;

/// What was wrong with a part of a query. Its text is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the parts say it")]
pub enum Trouble {
    /// Nothing is called so.
    NoField { name: String },
    /// A field without a value.
    NoValue { field: &'static str },
    /// A field that takes one of a few words.
    NotOneOf { field: &'static str, values: Vec<&'static str> },
    /// A field that takes days.
    NoDay { field: &'static str },
    /// A field that takes numbers.
    NoNumber { field: &'static str },
    /// A parenthesis that closes nothing.
    NothingOpen,
    /// An operator with nothing beside it.
    NothingBeside { word: &'static str },
    /// More, or deeper, than is searched at once.
    TooMuch,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoField { name } => {
                write!(f, "There is no field “{name}”, so this was searched as words.")
            }
            Self::NoValue { field } => write!(f, "“{field}:” wants something after it."),
            Self::NotOneOf { field, values } => {
                let values = values.join(", ");
                write!(f, "“{field}:” takes {values}; this was searched as words.")
            }
            Self::NoDay { field } => write!(
                f,
                "“{field}:” takes a day (2025-11-04), a month, a year, a range (2024..2025-06) or an age (7d, 2w, \
                 3m, 1y); this was searched as words."
            ),
            Self::NoNumber { field } => {
                write!(f, "“{field}:” takes a number (20, >20, 10..20); this was searched as words.")
            }
            Self::NothingOpen => f.write_str("This parenthesis closes nothing and was passed over."),
            Self::NothingBeside { word } => {
                write!(f, "“{word}” has nothing to join here and was passed over.")
            }
            Self::TooMuch => f.write_str("The query is too long; this part was passed over."),
        }
    }
}
