//! What helps to find out why something does not work, in plain text for a report: versions, sizes and counts. Nothing that a
//! person wrote, read or searched for, and no name of a file of theirs.

use std::fmt::Write as _;
use std::path::Path;

use super::{Library, Places, backups, shared_by};
use crate::api::Absence;
use crate::store;

/// What is known of the surroundings, besides the library.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The system, its desktop and its web view, a line each.
    pub system: Vec<String>,
    /// The last lines of the log, oldest first.
    pub log: Vec<String>,
}

impl Library {
    /// A report on the program and this library.
    pub fn diagnostics(&self, around: &Surroundings) -> String {
        let mut out = head(around);
        let _ = writeln!(out, "Library: open");
        match self.store.read(store::counts) {
            Ok(counts) => {
                let counts: Vec<String> =
                    counts.iter().map(|(table, rows)| format!("{table} {rows}")).collect();
                let _ = writeln!(out, "Format {}; rows: {}", store::format(), counts.join(", "));
            }
            Err(error) => drop(writeln!(out, "It cannot be read: {}", error.without_text())),
        }
        kept(&mut out, &self.places());
        tail(out, around)
    }
}

/// The same where the library cannot be opened.
pub fn diagnostics_without(places: &Places, absence: &Absence, around: &Surroundings) -> String {
    let mut out = head(around);
    let why = match absence {
        Absence::Missing => "missing",
        Absence::Lost => "gone, with backups",
        Absence::Damaged { .. } => "damaged",
        Absence::Unusable { .. } => "cannot be used",
    };
    let _ = writeln!(out, "Library: {why}");
    kept(&mut out, places);
    tail(out, around)
}

fn head(around: &Surroundings) -> String {
    let mut out = format!("Broadsheet {}, SQLite {}\n", env!("CARGO_PKG_VERSION"), store::sqlite_version());
    for line in &around.system {
        let _ = writeln!(out, "{line}");
    }
    out
}

/// What lies on the disk, in bytes.
fn kept(out: &mut String, places: &Places) {
    let folder = &places.library;
    let size = |folder: Option<&Path>| folder.map_or(0, store::size_of);
    let _ = writeln!(
        out,
        "Bytes: database {}, originals {}, files {}, index {}, backups {}",
        store::size_of_database(folder),
        store::size_of(&folder.join("originals")),
        store::size_of(&folder.join("files")),
        size(places.cache.as_deref()),
        size(places.backups.as_deref()),
    );
    if let Some(by) = shared_by(folder) {
        let _ = writeln!(out, "Its folder is also written to by {by}");
    }
    if let Ok(backups) = backups(places) {
        let newest = backups.first().map_or("none".to_owned(), |newest| newest.at.to_string());
        let _ = writeln!(out, "Backups: {}, the newest of {newest}", backups.len());
    }
}

fn tail(mut out: String, around: &Surroundings) -> String {
    let _ = writeln!(out, "Log:");
    for line in &around.log {
        let _ = writeln!(out, "  {line}");
    }
    out
}
