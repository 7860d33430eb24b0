//! The library as its fronts see it, on real SQLite files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected has failed")]
#![expect(clippy::needless_pass_by_value, reason = "calls read better with json!(…) in place")]

mod adding;
mod annotating;
mod bindings;
mod commanding;
mod facts;
mod fixture;
mod history;
mod identity;
mod images;
mod importing;
mod opening;
mod place;
mod previewing;
mod property;
mod reading;
mod real_identity;
mod rereading;
mod same_day;
mod searching;
mod tidy;
mod trash;
mod upgrading;
mod watching;
