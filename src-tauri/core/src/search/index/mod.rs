//! The index of words: Tantivy in a folder of its own, beside the library and never in it. It holds each paper's
//! words as they were up to a moment of the library's clock, and says which; it can be deleted at any time.
//!
//! Tantivy keeps the postings, their compression, segments and commits. What a query means and how hits are ranked
//! is not its affair: `find` reads postings block by block.

mod compare;
mod fields;
mod folder;
mod mark;
mod snapshot;
mod tokens;
mod writer;

pub use fields::Fields;
pub(crate) use folder::{Index, delete};
pub(crate) use mark::Mark;
pub(crate) use snapshot::{Segment, Snapshot};
pub(crate) use writer::shown;

/// Why the index could not be used. It is made again then, so nobody is told.
#[derive(Debug, thiserror::Error)]
pub(crate) enum IndexError {
    #[error(transparent)]
    Tantivy(#[from] tantivy::TantivyError),
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    #[error("the index is damaged")]
    Damaged,
}

impl IndexError {
    /// Whether another process is writing the index.
    pub(crate) const fn is_busy(&self) -> bool {
        matches!(self, Self::Tantivy(tantivy::TantivyError::LockFailure(..)))
    }
}
