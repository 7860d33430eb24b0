//! Links of papers: found in text, repaired, told apart. The work is done where words are at home.

pub use crate::text::address::{best_first, link, links_in, locate};
