use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use super::Finding;

/// What is wrong with a file, a message or an entry that cannot be read, as a clause in English: `it is encrypted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Fault {
    /// A parser's own words.
    #[error("{reason}")]
    Parser { reason: String },
    /// A parser's own words, on the whole of it.
    #[error("it cannot be read ({reason})")]
    Unreadable { reason: String },
    #[error("a part of it is missing")]
    PartMissing,
    #[error("it is nested deeper than {limit} levels")]
    TooDeep { limit: usize },

    // Lists of which nothing is left.
    #[error("not one entry could be read ({})", within(first))]
    NoEntryRead { first: Box<Finding> },
    #[error("not one entry could be read (it holds no entry)")]
    NoEntry,
    #[error("not one of its messages could be read ({})", within(first))]
    NoMessageRead { first: Box<Finding> },

    // Pages and mails.
    #[error("one of its tags has more than {limit} attributes")]
    TooManyAttributes { limit: usize },
    #[error("it has more than {limit} messages within messages")]
    TooManyMessages { limit: usize },
    #[error("it has more than {limit} parts")]
    TooManyParts { limit: usize },
    #[error("its parts lie in one another in a way that mail programs do not write")]
    OddParts,

    // Entries of bibliographies and feeds.
    #[error("a value has too many pieces")]
    TooManyPieces,
    #[error("its abbreviations stand for too much")]
    LongAbbreviations,
    #[error("its braces are nested too deep")]
    DeepBraces,
    #[error("there is no element in it")]
    NoElement,

    // PDF documents.
    #[error("it cannot be opened as one")]
    NotOpened,
    #[error("there is no room to read it")]
    NoRoom,
    #[error("it is encrypted")]
    Encrypted,
    #[error("there is no text in it; a scanned page is only a picture")]
    NoText,
    #[error("its text names no papers")]
    NamesNoPapers,
    #[error("its parts are nested too deep")]
    DeepParts,
    #[error("what is packed in it is too large")]
    TooLarge,
    #[error("it is written in a way that no printer writes")]
    OddlyWritten,
}

/// A sentence between parentheses.
fn within(finding: &Finding) -> String {
    finding.to_string().trim_end_matches('.').to_owned()
}
