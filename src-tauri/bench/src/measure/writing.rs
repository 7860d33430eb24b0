//! What a person writes: saved, and found by the next question.

use std::time::Duration;

use broadsheet_core::api::{AddTag, ListQuery, RangeRequest, RemoveTag, SaveNote, Scope, SetFlag, Sort};
use broadsheet_core::search::query::typed;

use super::{Bench, References, median, timed};
use crate::reference::{Failure, Notmuch};

/// Notes saved and looked for.
const NOTES: usize = 15;

/// Papers marked at once.
const MANY: usize = 10_000;
const THOUSAND: usize = 1_000;

impl Bench<'_> {
    /// A note, saved on disk and found by a word that no paper has.
    pub(crate) fn notes(&mut self, references: &mut References) -> Result<(), Failure> {
        let ids = self.some(NOTES)?;
        let (mut ours, mut sqlite, mut tantivy) = (Vec::new(), Vec::new(), Vec::new());
        for (round, paper) in ids.into_iter().enumerate() {
            let base = self.library.paper(paper)?.note;
            let word = format!("zauber{}nuss", char::from(b'b' + round as u8));
            let body = format!("{base}\n\nLooks like a {word}.");
            let query = typed(&word).query;
            let mut note = self.papers.paper(round);
            note.note.clone_from(&body);
            ours.push(found(timed(|| {
                self.library.save_note(&SaveNote { paper, base: base.clone(), body: body.clone() })?;
                Ok(self.page(Scope::All, &word, Sort::Best)?.total)
            })?)?);
            sqlite.push(found(timed(|| {
                references.sqlite.note(round + 1, &body)?;
                references.sqlite.search(&query)
            })?)?);
            tantivy.push(found(timed(|| {
                references.tantivy.note(round as u64 + 1, &note)?;
                references.tantivy.search(&query)
            })?)?);
            self.library.save_note(&SaveNote { paper, base: body, body: base })?;
        }
        let (ours, what) = (median(ours), "a note saved and found");
        self.time("note", what, ours, Some(("bare FTS5, committed and found", median(sqlite))));
        self.time("note.tantivy", what, ours, Some(("bare Tantivy, committed and found", median(tantivy))));
        Ok(())
    }

    /// Marks on many papers at once, and the list after it.
    pub(crate) fn marks(&mut self) -> Result<(), Failure> {
        let many = self.some(MANY)?;
        let what = format!("star {} papers", crate::report::grouped(many.len()));
        let (_, time) = timed(|| Ok(self.library.set_starred(&SetFlag { papers: many, on: true })?))?;
        self.time("star", &what, time, None);
        let (_, time) = timed(|| Ok(self.page(Scope::Starred, "", Sort::Newest)?))?;
        self.time("star.list", "the list of the starred after it", time, None);
        let (_, time) = timed(|| Ok(self.library.undo()?))?;
        self.time("star.undo", "that undone", time, None);
        Ok(())
    }

    /// The same as a mail indexer does it, where there is one.
    pub(crate) fn notmuch(&mut self) -> Result<(), Failure> {
        let folder = tempfile::tempdir()?;
        let Some(notmuch) = Notmuch::of(folder.path(), &self.papers, self.total)? else {
            self.skipped.push("the comparison with notmuch, which is not installed".to_owned());
            return Ok(());
        };
        let queries =
            ["layer", "language model", "reinforcement learning agents", "diffusion", "\"language model\""];
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for query in queries.iter().cycle().take(3 * queries.len()) {
            self.library.forget_answers();
            let finished = format!("{query} ");
            ours.push(timed(|| Ok(self.page(Scope::All, &finished, Sort::Best)?))?.1);
            theirs.push(timed(|| notmuch.search(query))?.1);
        }
        let reference = "notmuch search and count, two processes";
        self.time(
            "notmuch.search",
            "search, five everyday queries",
            median(ours),
            Some((reference, median(theirs))),
        );
        let papers = self.some(THOUSAND)?;
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for round in 0..3 {
            let name = format!("measured-{round}");
            let add = AddTag { papers: papers.clone(), name: name.clone() };
            ours.push(timed(|| Ok(self.library.add_tag(&add)?))?.1);
            theirs.push(timed(|| notmuch.tag(&name, papers.len()))?.1);
            let tag = self.library.tag_named(&name)?;
            self.library.remove_tag(&RemoveTag { papers: papers.clone(), tag })?;
        }
        self.time(
            "notmuch.tag",
            "tag 1,000 papers",
            median(ours),
            Some(("notmuch tag --batch", median(theirs))),
        );
        Ok(())
    }

    /// The ids of so many papers.
    fn some(&self, papers: usize) -> Result<Vec<i64>, Failure> {
        let list = ListQuery { scope: Scope::Inbox, query: String::new(), sort: Sort::Oldest };
        Ok(self.library.range_ids(&RangeRequest { list, from: 0, to: papers - 1 })?)
    }
}

/// The time it took, where the one paper was found.
fn found((hits, time): (usize, Duration)) -> Result<Duration, Failure> {
    if hits == 1 { Ok(time) } else { Err(format!("a note just saved was found {hits} times").into()) }
}
