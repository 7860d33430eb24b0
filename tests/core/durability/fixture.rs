//! A library with a cache and backups, each in a folder of its own.

use std::path::{Path, PathBuf};

use broadsheet_core::api::{AddTag, SaveNote};
use broadsheet_core::service::{Library, Pending, Places};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) struct Fixture {
    pub(crate) folders: TempDir,
}

pub(crate) fn clock() -> jiff::Timestamp {
    "2025-11-26T12:00:00Z".parse().unwrap()
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Self { folders: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn library(&self) -> PathBuf {
        self.folders.path().join("library")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.library().join("library.db")
    }

    pub(crate) fn places(&self) -> Places {
        places(self.folders.path())
    }

    pub(crate) fn open(&self) -> Library {
        open(self.folders.path())
    }
}

pub(crate) fn open(folder: &Path) -> Library {
    Library::open_in(&places(folder), clock).unwrap()
}

pub(crate) fn places(folder: &Path) -> Places {
    Places {
        library: folder.join("library"),
        cache: Some(folder.join("cache")),
        backups: Some(folder.join("backups")),
    }
}

pub(crate) fn import(library: &Library, numbers: &[u32]) {
    let papers: Vec<Value> = numbers.iter().map(|number| paper(*number)).collect();
    let bytes = serde_json::to_vec(&papers).unwrap();
    let receipt = library.import(vec![Pending::of_bytes("digest.json", bytes)], |_| {}).unwrap();
    assert_eq!(receipt.totals.failed, 0);
}

/// Overwrites the page of a database that `words` lie on, as in an abstract: opening does not look there. Gives what the file
/// is then.
pub(crate) fn overwrite(database: &Path, words: &[u8]) -> Vec<u8> {
    let mut bytes = std::fs::read(database).unwrap();
    let at = bytes.windows(words.len()).position(|window| window == words).unwrap();
    let page = at / 4096 * 4096;
    bytes[page..page + 4096].fill(0xa5);
    std::fs::write(database, &bytes).unwrap();
    bytes
}

pub(crate) fn id(library: &Library, number: u32) -> i64 {
    library.resolve(&arxiv(number)).unwrap()
}

pub(crate) fn note(library: &Library, number: u32, body: &str) {
    let paper = id(library, number);
    let base = library.paper(paper).unwrap().note;
    library.save_note(&SaveNote { paper, base, body: body.to_owned() }).unwrap();
}

pub(crate) fn noted(library: &Library, number: u32) -> String {
    library.paper(id(library, number)).unwrap().note
}

pub(crate) fn tag(library: &Library, number: u32, name: &str) {
    library.add_tag(&AddTag { papers: vec![id(library, number)], name: name.to_owned() }).unwrap();
}

pub(crate) fn arxiv(number: u32) -> String {
    format!("2501.{number:05}")
}

/// A paper in the shape of the API.
pub(crate) fn paper(number: u32) -> Value {
    let title = format!("Layer {number} of a made-up network");
    json!({
        "paper": {
            "id": arxiv(number), "title": title, "summary": format!("What layer {number} says about attention."),
            "authors": [{"name": "Ada Lovelace"}], "publishedAt": "2025-01-02T00:00:00.000Z",
            "submittedOnDailyAt": "2025-01-02T00:00:00.000Z", "upvotes": number,
        },
        "title": title, "publishedAt": "2025-01-02T04:00:00.000Z", "numComments": 1,
    })
}
