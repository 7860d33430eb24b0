//! Texts as the words they are searched by: folded, and stemmed where the language has endings.
//!
//! A word is a run of letters and digits; of scripts that write no spaces each character is one. The index, the
//! papers not yet in it, queries and marks all come through here, so that they agree.

mod fold;
mod marks;
mod pattern;
mod stem;

pub use marks::Marker;

pub(crate) use fold::{Words, words};
pub(crate) use pattern::{Pattern, Sought};
use stem::stems_begun_by;
pub(crate) use stem::{ENDINGS, Stemmer, stem};
