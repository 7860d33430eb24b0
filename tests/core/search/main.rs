//! Finding papers: the language, what it finds, and that nothing that happens to the index changes it.
#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected has failed")]

mod catching_up;
mod completing;
mod finding;
mod fixture;
mod killed;
mod known_item;
mod language;
#[path = "../left_out.rs"]
mod left_out;
mod lists;
mod shelves;
