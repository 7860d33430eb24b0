use rusqlite::Connection;
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::super::columns::{Set, place};
use super::super::query::TextField;
use super::{Index, IndexError, Mark, Segment};
use crate::store::{self, Reader, Searchable};
use crate::text;

/// Papers written between two commits while there is much to do: what is lost when the process ends.
const BATCH: usize = 25_000;

/// Fewer papers than this are written by one thread.
const FEW: usize = 2_000;

/// Bytes for words that wait to be written, for each thread.
const MEMORY: usize = 48_000_000;

impl Index {
    /// Brings the index up to what `reader` sees, a batch at a time; after each, `done` is told. Stops early where
    /// `go_on` says so; what was written until then is kept.
    ///
    /// # Errors
    ///
    /// Where another process writes ([`IndexError::is_busy`]), or it cannot be written.
    pub(crate) fn catch_up(
        &self,
        reader: &mut Reader,
        go_on: &dyn Fn() -> bool,
        mut done: impl FnMut() -> Result<(), IndexError>,
    ) -> Result<(), IndexError> {
        let waiting = reader.read(|db| waiting(db, self.mark()?, FEW))?;
        let threads = if waiting < FEW { 1 } else { threads() };
        let mut writer = self.begin(threads)?;
        // Another process may have written until a moment ago.
        let mut from = self.mark()?;
        let mut known = self.papers()?;
        loop {
            let (mark, more) = reader.read(|db| self.write(db, &writer, from, &mut known, go_on))?;
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&mark.write());
            commit.commit()?;
            from = Some(mark);
            done()?;
            if !more || !go_on() {
                break;
            }
        }
        writer.wait_merging_threads()?;
        Ok(())
    }

    /// A writer, whose first operation is nothing.
    ///
    /// Tantivy (0.27) numbers the first operation of a writer as the commit before it. Segments that a killed process did not
    /// merge are merged up to that commit, and a deletion of its number is held for done in those where it was not.
    fn begin(&self, threads: usize) -> Result<IndexWriter, IndexError> {
        let writer = self.inner.writer_with_num_threads(threads, threads * MEMORY)?;
        writer.delete_term(Term::from_field_u64(self.fields.paper, u64::MAX));
        Ok(writer)
    }

    /// The papers that the index holds.
    fn papers(&self) -> Result<Set, IndexError> {
        let snapshot = self.snapshot()?;
        let papers =
            snapshot.iter().flat_map(|snapshot| &snapshot.segments).flat_map(|segment| &segment.papers);
        Ok(papers.filter(|paper| **paper != Segment::GONE).map(|paper| *paper as usize).collect())
    }

    /// Writes the papers whose words changed after `from`; `known` are those to take out first. Gives how far that
    /// is, and whether there are more.
    fn write(
        &self,
        db: &Connection,
        writer: &IndexWriter,
        from: Option<Mark>,
        known: &mut Set,
        go_on: &dyn Fn() -> bool,
    ) -> Result<(Mark, bool), IndexError> {
        let from = from.map_or((0, 0), |mark| mark.upto);
        let changed = store::words_changed_after(db, from, BATCH)?;
        let mut upto = from;
        for (stamp, paper) in &changed {
            if !go_on() {
                return Ok((Mark { upto, epoch: store::epoch_of(db, upto.0)? }, true));
            }
            upto = (*stamp, *paper);
            let (at, key) = (place(*paper)?, paper.unsigned_abs());
            known.grow(at + 1);
            if known.put(at) {
                writer.delete_term(Term::from_field_u64(self.fields.paper, key));
            }
            if let Some(texts) = store::searchable(db, *paper)? {
                writer.add_document(self.document(key, &texts))?;
            }
        }
        let more = changed.len() == BATCH;
        if !more {
            upto = (store::last_stamp(db)?, i64::MAX);
        }
        Ok((Mark { upto, epoch: store::epoch_of(db, upto.0)? }, more))
    }

    fn document(&self, paper: u64, texts: &Searchable) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.paper, paper);
        for field in TextField::ALL {
            let words = shown(texts, field);
            if !words.is_empty() {
                document.add_text(self.fields.of(field), words);
            }
        }
        document
    }
}

/// A text of a paper as it is shown, since that is what people search for.
pub(crate) fn shown(texts: &Searchable, field: TextField) -> String {
    match field {
        TextField::Title => text::plain(&texts.title),
        TextField::Abstract => text::plain(&texts.abstract_text),
        TextField::Author => texts.authors.clone(),
        TextField::Note => texts.note.clone(),
        TextField::Keyword => texts.keywords.clone(),
        TextField::Organization => texts.organization.clone(),
    }
}

/// How many papers the index lacks, counted up to `most`.
fn waiting(db: &Connection, from: Option<Mark>, most: usize) -> Result<usize, IndexError> {
    Ok(store::words_changed_after(db, from.map_or((0, 0), |mark| mark.upto), most)?.len())
}

/// The window needs a thread of its own.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |all| all.get().clamp(1, 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    use tantivy::merge_policy::NoMergePolicy;

    fn put(index: &Index, writer: &IndexWriter, paper: u64) {
        writer.delete_term(Term::from_field_u64(index.fields.paper, paper));
        let mut document = TantivyDocument::default();
        document.add_u64(index.fields.paper, paper);
        writer.add_document(document).unwrap();
    }

    /// One commit, as of a process that is killed before it merges anything.
    fn killed_after(index: &Index, papers: &[u64]) {
        let writer: IndexWriter = index.inner.writer_with_num_threads(1, MEMORY).unwrap();
        writer.set_merge_policy(Box::new(NoMergePolicy));
        commit(index, writer, papers);
    }

    fn commit(index: &Index, mut writer: IndexWriter, papers: &[u64]) {
        for paper in papers {
            put(index, &writer, *paper);
        }
        let mut commit = writer.prepare_commit().unwrap();
        commit.set_payload(&Mark { upto: (0, 0), epoch: (0, 0) }.write());
        commit.commit().unwrap();
        writer.wait_merging_threads().unwrap();
    }

    #[test]
    fn what_a_killed_process_did_not_merge_is_merged_without_what_was_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(Some(folder.path())).unwrap();
        killed_after(&index, &[1, 2, 3, 4, 5]);
        killed_after(&index, &[6, 7, 14]);
        (8..14).for_each(|paper| killed_after(&index, &[paper]));
        // The segment of 6, 7 and 14 has a deletion as of the last commit.
        killed_after(&index, &[7]);
        commit(&index, index.begin(1).unwrap(), &[6]);
        let snapshot = index.snapshot().unwrap().unwrap();
        let papers = snapshot.segments.iter().flat_map(|segment| &segment.papers);
        let mut papers: Vec<u32> = papers.copied().filter(|paper| *paper != Segment::GONE).collect();
        papers.sort_unstable();
        assert_eq!(papers, (1..15).collect::<Vec<u32>>());
    }
}
