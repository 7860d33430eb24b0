//! Plain types that every room shares. They depend on nothing and touch nothing.

mod action_label;
mod annotation;
mod choice;
mod date;
mod disk;
mod exchange;
mod fault;
mod finding;
mod ids;
mod likeness;
mod link;
mod outcome;
mod paper;
mod paper_link;
mod passage;
mod reading;
mod refusal;
mod shared;
mod trouble;
mod unread;

pub use action_label::{ActionLabel, Named, shortened};
pub use annotation::{Fact, Field, HighlightColour, Status, TagColour};
pub use choice::{Choice, CitationStyle, Drops, Face, KeyPreset, Keys, Language, Theme};
pub use date::{DayKnown, PartialDay, Published};
pub use disk::Disk;
pub use exchange::{
    EXCHANGE_VERSION, Exchanged, ExchangedDigest, ExchangedHighlight, ExchangedKnown, ExchangedLink,
};
pub use fault::Fault;
pub use finding::Finding;
pub use ids::{ArxivId, Doi};
pub use likeness::Likeness;
pub use link::{FoundIn, Link, LinkKind};
pub use outcome::Outcome;
pub use paper::PaperFacts;
pub use paper_link::{LinkedPaper, PAPER_SCHEME, PaperLink};
pub use passage::Passage;
pub use reading::{DigestKind, DigestRead, Entry, Format, Heading, Offered, Reading, Warning};
pub use refusal::{AddressFault, ArchiveFault, Refusal, Sought, Thing};
pub use shared::SharedBy;
pub use trouble::Trouble;
pub use unread::{NotReread, ReadError, Unread};
