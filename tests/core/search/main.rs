//! Finding papers: the language, and what it finds.
#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected has failed")]

mod completing;
mod language;
