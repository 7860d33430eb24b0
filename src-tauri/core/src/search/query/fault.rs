use std::ops::Range;

pub use crate::model::Trouble;

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
