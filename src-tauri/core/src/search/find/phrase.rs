//! Words one after the other: the papers in which the positions of one follow those of the word before.

use tantivy::postings::{Postings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED};

use super::super::columns::Set;
use super::super::index::{Segment, Snapshot};
use super::super::query::TextField;
use super::super::words::{Pattern, Sought};
use super::words::each_begun;
use super::{Sources, Unfound};

/// Papers by how the words stand in them.
#[derive(Debug, Default)]
pub(super) struct Stand {
    /// All words whole.
    pub(super) whole: Set,
    /// The last one only begun.
    pub(super) begun: Set,
    /// Whole, and nothing else in the field; only told of titles.
    pub(super) all: Set,
}

/// Documents between two looks at whether the answer is still wanted.
const STRIDE: usize = 4096;

/// The papers in which the words of `pattern` stand one after the other in `field`. Of those outside `within` some
/// may be missing.
pub(super) fn find(
    sources: &Sources<'_>,
    snapshot: &Snapshot,
    field: TextField,
    pattern: &Pattern,
    within: Option<&Set>,
) -> Result<Stand, Unfound> {
    let mut stand = Stand::default();
    for set in [&mut stand.whole, &mut stand.begun, &mut stand.all] {
        set.grow(snapshot.len);
    }
    for segment in &snapshot.segments {
        let wanted = |doc: DocId| {
            let paper = segment.papers[doc as usize];
            paper != Segment::GONE && within.is_none_or(|within| within.contains(paper as usize))
        };
        let mut place = Place { segment, field, sources, wanted: &wanted };
        let paper = |doc: &DocId| segment.papers[*doc as usize] as usize;
        let whole = place.whole(&pattern.words)?;
        let docs = || whole.docs.iter().map(|(doc, _)| doc);
        if field == TextField::Title {
            let only = |doc: &&DocId| segment.title_lengths.fieldnorm(**doc) as usize == pattern.words.len();
            stand.all.extend(docs().filter(only).map(paper));
        }
        stand.whole.extend(docs().map(paper));
        if let Some((last, before)) = pattern.words.split_last()
            && last.begins.is_some()
        {
            let begun = place.begun(before, last)?;
            stand.begun.extend(begun.iter().map(paper));
        }
    }
    stand.begun.difference_with(&stand.whole);
    Ok(stand)
}

/// Where words begin, document by document; all in one list, since room for each would cost more than the search.
#[derive(Default)]
struct Starts {
    /// The documents in order, each with where its places end in `at`.
    docs: Vec<(DocId, usize)>,
    at: Vec<u32>,
    spare: Vec<u32>,
}

struct Place<'a> {
    segment: &'a Segment,
    field: TextField,
    sources: &'a Sources<'a>,
    wanted: &'a dyn Fn(DocId) -> bool,
}

impl Place<'_> {
    fn postings(&self, term: &str) -> Result<Option<SegmentPostings>, Unfound> {
        let inverted = self.segment.field(self.field);
        let Some(info) = inverted.terms().get(term)? else { return Ok(None) };
        Ok(Some(inverted.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions)?))
    }

    /// The documents in which all the words stand, whole.
    fn whole(&mut self, words: &[Sought]) -> Result<Starts, Unfound> {
        let mut lists = Vec::with_capacity(words.len());
        for (offset, word) in words.iter().enumerate() {
            let Some(postings) = self.postings(word.term(self.field))? else { return Ok(Starts::default()) };
            lists.push((offset as u32, postings));
        }
        // The rarest leads; the others are only asked where it is.
        lists.sort_by_key(|(_, postings)| postings.doc_freq());
        let Some(((first, leader), others)) = lists.split_first_mut() else { return Ok(Starts::default()) };
        let mut found = Starts::default();
        let mut looked_at = 0_usize;
        let mut doc = leader.doc();
        'documents: while doc != TERMINATED {
            looked_at += 1;
            if looked_at.is_multiple_of(STRIDE) && !(self.sources.wanted)() {
                return Err(Unfound::Superseded);
            }
            for (_, other) in others.iter_mut() {
                let there = if other.doc() < doc { other.seek(doc) } else { other.doc() };
                if there > doc {
                    doc = if there == TERMINATED { TERMINATED } else { leader.seek(there) };
                    continue 'documents;
                }
            }
            if (self.wanted)(doc) {
                found.add(doc, (*first, leader), others);
            }
            doc = leader.advance();
        }
        Ok(found)
    }

    /// The documents in which the words stand, and right after them one that `last` may be the beginning of.
    fn begun(&mut self, before: &[Sought], last: &Sought) -> Result<Vec<DocId>, Unfound> {
        let candidates = self.whole(before)?;
        let mut found = Vec::new();
        if candidates.docs.is_empty() {
            return Ok(found);
        }
        let inverted = self.segment.field(self.field);
        let offset = before.len() as u32;
        let mut positions = Vec::new();
        each_begun(self.segment, self.field, last, |info| {
            if !(self.sources.wanted)() {
                return Err(Unfound::Superseded);
            }
            let mut postings =
                inverted.read_postings_from_terminfo(info, IndexRecordOption::WithFreqsAndPositions)?;
            for (doc, at) in candidates.each() {
                let there = if postings.doc() < doc { postings.seek(doc) } else { postings.doc() };
                if there == TERMINATED {
                    break;
                }
                if there == doc {
                    postings.positions(&mut positions);
                    if at.iter().any(|start| positions.binary_search(&(start + offset)).is_ok()) {
                        found.push(doc);
                    }
                }
            }
            Ok(())
        })?;
        Ok(found)
    }
}

impl Starts {
    /// Each document with where the words begin in it.
    fn each(&self) -> impl Iterator<Item = (DocId, &[u32])> {
        let mut from = 0;
        self.docs.iter().map(move |(doc, to)| {
            let at = &self.at[from..*to];
            from = *to;
            (*doc, at)
        })
    }

    /// Adds a document that has all the words, if they follow each other there.
    fn add(
        &mut self,
        doc: DocId,
        (first, leader): (u32, &mut SegmentPostings),
        others: &mut [(u32, SegmentPostings)],
    ) {
        let from = self.at.len();
        leader.positions(&mut self.spare);
        self.at.extend(self.spare.iter().filter_map(|position| position.checked_sub(first)));
        for (offset, other) in others {
            if self.at.len() == from {
                return;
            }
            other.positions(&mut self.spare);
            let mut kept = from;
            for at in from..self.at.len() {
                let start = self.at[at];
                if self.spare.binary_search(&(start + *offset)).is_ok() {
                    self.at[kept] = start;
                    kept += 1;
                }
            }
            self.at.truncate(kept);
        }
        if self.at.len() > from {
            self.docs.push((doc, self.at.len()));
        }
    }
}
