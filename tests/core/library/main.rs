//! The library as its fronts see it, on real SQLite files.

mod annotating;
mod bindings;
mod fixture;
mod importing;
mod opening;
mod property;
mod searching;
mod tidy;
