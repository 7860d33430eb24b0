//! Words to papers: the language of the search box, and the engine that answers it.
//!
//! SQLite is the only truth. What searches need is worked out from it: columns in memory for whatever lists are
//! filtered and ordered by, and an index of words on disk beside the library. Both say up to which change of the
//! library they are, and are caught up before each answer; both can be thrown away.

mod columns;
mod engine;
mod find;
mod index;
mod mend;
mod near;
mod page;
mod pending;
pub mod query;
mod words;

pub use columns::InDigest;
pub use engine::{Engine, Listing, Place, Request, SearchError, Totals};
pub use index::Fields;
pub use words::Marker;
