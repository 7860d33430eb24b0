//! Whether the index holds what it would hold if it were made anew.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rusqlite::Connection;
use tantivy::postings::Postings as _;
use tantivy::schema::IndexRecordOption;
use tantivy::tokenizer::{TokenStream as _, Tokenizer as _};
use tantivy::{DocSet as _, TERMINATED};

use super::super::query::TextField;
use super::tokens::Tokens;
use super::{Index, IndexError, Segment, Snapshot, shown};
use crate::store::{self, Reader, Searchable};

/// The words of a paper as one number, whatever the order they are met in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum(u64);

impl Sum {
    fn add(&mut self, field: TextField, word: &[u8], position: u32) {
        let mut hash = DefaultHasher::new();
        (field as usize, word, position).hash(&mut hash);
        self.0 = self.0.wrapping_add(hash.finish());
    }
}

impl Index {
    /// How many papers' words it has otherwise than the library. Papers that changed after its mark are passed over.
    ///
    /// # Errors
    ///
    /// Where either cannot be read.
    pub(crate) fn differing(&self, reader: &mut Reader) -> Result<usize, IndexError> {
        reader.read(|db| {
            let Some(snapshot) = self.snapshot()? else { return Ok(0) };
            let mut indexed = sums(&snapshot)?;
            let later = store::words_changed_after(db, snapshot.mark.upto, i64::MAX as usize)?;
            let later: BTreeSet<i64> = later.into_iter().map(|(_, paper)| paper).collect();
            let mut papers = Vec::new();
            store::each_paper(db, |row| papers.push(row.paper))?;
            let mut differing = 0;
            for paper in papers.into_iter().filter(|paper| !later.contains(paper)) {
                let found = u32::try_from(paper).ok().and_then(|paper| indexed.remove(&paper));
                differing += usize::from(found != of_library(db, paper)?);
            }
            // What is left is of papers that are gone.
            Ok(differing + indexed.keys().filter(|paper| !later.contains(&i64::from(**paper))).count())
        })
    }
}

fn sums(snapshot: &Snapshot) -> Result<HashMap<u32, Sum>, IndexError> {
    let mut sums = HashMap::new();
    for segment in &snapshot.segments {
        let papers = segment.papers.iter().filter(|paper| **paper != Segment::GONE);
        sums.extend(papers.map(|paper| (*paper, Sum::default())));
    }
    for segment in &snapshot.segments {
        for field in TextField::ALL {
            add(segment, field, &mut sums)?;
        }
    }
    Ok(sums)
}

fn add(segment: &Segment, field: TextField, sums: &mut HashMap<u32, Sum>) -> Result<(), IndexError> {
    let words = segment.field(field);
    let mut terms = words.terms().stream()?;
    let mut positions = Vec::new();
    while terms.advance() {
        let mut postings =
            words.read_postings_from_terminfo(terms.value(), IndexRecordOption::WithFreqsAndPositions)?;
        while postings.doc() != TERMINATED {
            if let Some(sum) = sums.get_mut(&segment.papers[postings.doc() as usize]) {
                postings.positions(&mut positions);
                positions.iter().for_each(|position| sum.add(field, terms.key(), *position));
            }
            postings.advance();
        }
    }
    Ok(())
}

fn of_library(db: &Connection, paper: i64) -> Result<Option<Sum>, store::StoreError> {
    Ok(store::searchable(db, paper)?.map(|texts| sum(&texts)))
}

fn sum(texts: &Searchable) -> Sum {
    let mut sum = Sum::default();
    for field in TextField::ALL {
        let text = shown(texts, field);
        let mut tokens = Tokens::new(field.is_stemmed());
        let mut stream = tokens.token_stream(&text);
        while stream.advance() {
            let token = stream.token();
            sum.add(field, token.text.as_bytes(), token.position as u32);
        }
    }
    sum
}
