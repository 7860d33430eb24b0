//! What is worked out from the library: made anew, and opened.

use std::path::Path;
use std::time::Duration;

use broadsheet_core::api::{ListQuery, ListRequest, Scope, Sort};
use broadsheet_core::service::Library;
use serde::{Deserialize, Serialize};

use super::{Bench, References, median, timed};
use crate::library::{Paper, size_of};
use crate::reference::{BareSqlite, BareTantivy, Failure};
use crate::report::Unit;

/// How long what is kept for the next run took to make.
#[derive(Debug, Serialize, Deserialize)]
struct Built {
    /// Our index of words, made anew.
    ours: Vec<Duration>,
    tantivy: Vec<Duration>,
    sqlite: Duration,
}

/// Papers handed to a reference at once.
const PART: usize = 100_000;

impl Bench<'_> {
    /// The references an earlier run left whole, else new ones.
    pub(crate) fn references(&mut self) -> Result<References, Failure> {
        let note = self.references.join("built.json");
        let (references, built) = match std::fs::read(&note) {
            Ok(built) => {
                let sqlite = BareSqlite::open(&self.references.join("bare.db"))?;
                (
                    References { sqlite, tantivy: BareTantivy::open(&self.references.join("bare-0"))? },
                    serde_json::from_slice(&built)?,
                )
            }
            Err(_) => {
                let made = self.build_references()?;
                std::fs::write(&note, serde_json::to_vec(&made.1)?)?;
                let parsed_and_written = self.made.parsing + made.1.sqlite;
                self.parsed_and_written = self.in_this_run.then_some(parsed_and_written);
                made
            }
        };
        let reference = "bare Tantivy, from memory";
        self.time(
            "rebuild",
            "the index of words made anew",
            median(built.ours),
            Some((reference, median(built.tantivy))),
        );
        Ok(references)
    }

    /// Makes the references and, in turns with Tantivy's, the index of words anew.
    fn build_references(&self) -> Result<(References, Built), Failure> {
        let folder = &self.references;
        // What a run that did not end left is made anew.
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        let mut sqlite = BareSqlite::create(&folder.join("bare.db"))?;
        let mut tantivy = BareTantivy::create(&folder.join("bare-0"))?;
        ours.push(self.rebuild(&folder.join("again-0"))?);
        for part in self.parts() {
            sqlite.add(&part)?;
            tantivy.add(&part)?;
        }
        tantivy.finish()?;
        theirs.push(tantivy.writing);
        if self.total <= PART {
            let part: Vec<Paper> = self.parts().flatten().collect();
            for round in 1..3 {
                ours.push(self.rebuild(&folder.join(format!("again-{round}")))?);
                let mut another = BareTantivy::create(&folder.join(format!("bare-{round}")))?;
                another.add(&part)?;
                another.finish()?;
                theirs.push(another.writing);
            }
        }
        let built = Built { ours, tantivy: theirs, sqlite: sqlite.writing };
        Ok((References { sqlite, tantivy }, built))
    }

    fn parts(&self) -> impl Iterator<Item = Vec<Paper>> + '_ {
        let starts = (0..self.total).step_by(PART);
        starts.map(|start| {
            (start..(start + PART).min(self.total)).map(|number| self.papers.paper(number)).collect()
        })
    }

    fn rebuild(&self, cache: &Path) -> Result<Duration, Failure> {
        let library = Library::open_with_cache(self.library.folder(), cache, jiff::Timestamp::now)?;
        let (_, time) = timed(|| Ok(library.finish_indexing()?))?;
        drop(library);
        std::fs::remove_dir_all(cache)?;
        Ok(time)
    }

    /// A library opened in a process that has none: until the sidebar and the first page are there, and until the first
    /// search is answered.
    pub(crate) fn opening(&mut self) -> Result<(), Failure> {
        let (mut list, mut search) = (Vec::new(), Vec::new());
        for _ in 0..self.rounds() {
            let request = |query: &str| {
                let list = ListQuery { scope: Scope::Inbox, query: query.to_owned(), sort: Sort::Best };
                ListRequest { list, offset: 0, limit: 50 }
            };
            let (library, time) = timed(|| {
                let (folder, cache) = (self.library.folder(), self.folder.join("cache"));
                let library = Library::open_with_cache(folder, &cache, jiff::Timestamp::now)?;
                library.overview()?;
                library.list_papers(&request(""))?;
                Ok(library)
            })?;
            list.push(time);
            search.push(timed(|| Ok(library.list_papers(&request("language model"))?))?.1);
        }
        self.time("open", "library opened, counts and first page", median(list), None);
        self.time("open.search", "the first search after it", median(search), None);
        Ok(())
    }

    /// What lies on the disk, beside the references on the same words.
    pub(crate) fn sizes(&mut self) {
        let (folder, bare) = (self.folder.clone(), self.references.clone());
        let mut library = 0;
        for part in ["library.db", "library.db-wal"] {
            library += std::fs::metadata(self.library.folder().join(part)).map_or(0, |file| file.len());
        }
        let (index, bare_index) =
            (size_of(&folder.join("cache")) as f64, size_of(&bare.join("bare-0")) as f64);
        let bare = std::fs::metadata(bare.join("bare.db")).map_or(0, |file| file.len()) as f64;
        self.figure(
            "size.library",
            "on disk: the library",
            Unit::Size,
            library as f64,
            Some(("bare FTS5 and a table", bare)),
        );
        let originals = size_of(&self.library.folder().join("originals")) as f64;
        let digests = self.made.bytes as f64;
        self.figure(
            "size.originals",
            "on disk: digests as they came",
            Unit::Size,
            originals,
            Some(("the digests themselves", digests)),
        );
        self.figure(
            "size.index",
            "on disk: the index of words",
            Unit::Size,
            index,
            Some(("bare Tantivy", bare_index)),
        );
    }
}
