use std::fmt;
use std::ops::Range;

/// A part of a query that could not be read as the language, and was searched as words or passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Bytes of the query.
    pub span: Range<usize>,
    /// What was wrong.
    pub trouble: Trouble,
    /// Whether it may only be unfinished: it stands where the person is typing.
    pub unfinished: bool,
}

/// What was wrong with a part of a query. Its text is a sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing is called so.
    NoField(String),
    /// A field without a value.
    NoValue(&'static str),
    /// A field that takes one of a few words.
    NotOneOf(&'static str, Vec<&'static str>),
    /// A field that takes days.
    NoDay(&'static str),
    /// A field that takes numbers.
    NoNumber(&'static str),
    /// A parenthesis that closes nothing.
    NothingOpen,
    /// An operator with nothing beside it.
    NothingBeside(&'static str),
    /// More, or deeper, than is searched at once.
    TooMuch,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoField(name) => {
                write!(f, "There is no field “{name}”, so this was searched as words.")
            }
            Self::NoValue(name) => write!(f, "“{name}:” wants something after it."),
            Self::NotOneOf(name, values) => {
                let values = values.join(", ");
                write!(f, "“{name}:” takes {values}; this was searched as words.")
            }
            Self::NoDay(name) => write!(
                f,
                "“{name}:” takes a day (2025-11-04), a month, a year, a range (2024..2025-06) or an age (7d, 2w, \
                 3m, 1y); this was searched as words."
            ),
            Self::NoNumber(name) => {
                write!(f, "“{name}:” takes a number (20, >20, 10..20); this was searched as words.")
            }
            Self::NothingOpen => f.write_str("This parenthesis closes nothing and was passed over."),
            Self::NothingBeside(word) => {
                write!(f, "“{word}” has nothing to join here and was passed over.")
            }
            Self::TooMuch => f.write_str("The query is too long; this part was passed over."),
        }
    }
}
