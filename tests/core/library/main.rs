//! The library as its fronts see it, on real SQLite files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets the unexpected has failed")]
#![expect(clippy::needless_pass_by_value, reason = "calls read better with json!(…) in place")]

mod adding;
mod annotating;
mod archiving;
mod bindings;
mod choosing;
mod citing;
mod commanding;
mod exporting;
mod facts;
mod fixture;
mod following;
mod foreign;
mod history;
mod identity;
mod images;
mod importing;
#[path = "../left_out.rs"]
mod left_out;
mod logging;
mod moving;
mod opening;
mod previewing;
mod property;
mod reading;
mod real_identity;
mod rereading;
mod returning;
mod same_day;
mod searching;
mod stopping;
mod tidy;
mod trash;
mod upgrading;
mod watching;
