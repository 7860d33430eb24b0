use std::sync::Arc;

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use super::super::columns::Set;
use super::super::index::{Segment, Snapshot};
use super::super::pending::Stand;
use super::super::query::TextField;
use super::super::words::{Pattern, Sought, stem, words};
use super::{Sources, Unfound, phrase};

/// The papers that hold words, and what each is worth for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    pub(crate) set: Set,
    /// By place; 0 where it is not in the set.
    pub(crate) worth: Vec<u8>,
}

/// What a word is worth where it stands whole, and where it is only the beginning of what stands there. Words one
/// after the other are worth twice as much. They add up to less than 128.
const fn value(field: Option<TextField>, whole: bool) -> u8 {
    let (of_whole, of_begun) = match field {
        Some(TextField::Title) => (40, 24),
        // Tags.
        None => (24, 16),
        Some(TextField::Author) => (20, 12),
        Some(TextField::Note) => (16, 10),
        Some(TextField::Keyword) => (12, 8),
        Some(TextField::Organization) => (8, 6),
        Some(TextField::Abstract) => (4, 3),
    };
    if whole { of_whole } else { of_begun }
}

/// What a word that stands `times` in an abstract is worth beyond standing there: it may be what it is about.
pub(super) const fn emphasis(times: u32) -> u8 {
    if times > 3 { 3 } else { times.saturating_sub(1) as u8 }
}

impl Hits {
    fn new(len: usize) -> Self {
        Self { set: Set::new(), worth: vec![0; len] }
    }

    pub(super) fn bytes(&self) -> usize {
        self.worth.len() + self.worth.len() / 8
    }

    fn add(&mut self, place: usize, worth: u8) {
        if place >= self.worth.len() {
            self.worth.resize(place + 1, 0);
        }
        self.worth[place] = self.worth[place].saturating_add(worth);
    }

    /// Makes the set of what is worth anything.
    fn sealed(mut self) -> Self {
        let bits = usize::BITS as usize;
        let block = |chunk: &[u8]| {
            chunk.iter().enumerate().fold(0_usize, |block, (at, worth)| block | usize::from(*worth > 0) << at)
        };
        self.set = Set::with_capacity_and_blocks(self.worth.len(), self.worth.chunks(bits).map(block));
        self
    }
}

/// The papers in which the words of `pattern` stand one after the other in `field`, or in any and in the names of
/// tags; of those outside `within` some may be missing.
pub(crate) fn hits(
    sources: &Sources<'_>,
    field: Option<TextField>,
    pattern: &Pattern,
    within: Option<&Set>,
) -> Result<Arc<Hits>, Unfound> {
    let indexed = match sources.snapshot {
        Some(snapshot) => in_index(sources, snapshot, field, pattern, within)?,
        None => Arc::new(Hits::new(sources.columns.len()).sealed()),
    };
    let tags = if field.is_none() { tagged(sources, pattern) } else { Vec::new() };
    if sources.pending.len() == 0 && tags.is_empty() {
        return Ok(indexed);
    }
    let mut hits = Arc::unwrap_or_clone(indexed);
    for place in sources.pending.places().ones() {
        hits.worth.get_mut(place).into_iter().for_each(|worth| *worth = 0);
    }
    beside_index(sources, field, pattern, &mut hits);
    for (papers, worth) in tags {
        papers.ones().for_each(|place| hits.add(place, worth));
    }
    Ok(Arc::new(hits.sealed()))
}

fn fields(field: &Option<TextField>) -> &[TextField] {
    field.as_ref().map_or(&TextField::ALL, std::slice::from_ref)
}

fn in_index(
    sources: &Sources<'_>,
    snapshot: &Snapshot,
    field: Option<TextField>,
    pattern: &Pattern,
    within: Option<&Set>,
) -> Result<Arc<Hits>, Unfound> {
    let within = within.filter(|_| pattern.words.len() > 1);
    let key = (field, pattern.clone());
    if let Some(kept) = sources.kept.get(snapshot.mark, &key) {
        return Ok(kept);
    }
    let mut hits = Hits::new(sources.columns.len().max(snapshot.len));
    for field in fields(&field) {
        match pattern.words.as_slice() {
            [word] => each_word(sources, snapshot, *field, word, &mut hits)?,
            _ => one_after_the_other(sources, snapshot, *field, pattern, within, &mut hits)?,
        }
    }
    let hits = Arc::new(hits.sealed());
    if within.is_none() {
        sources.kept.put(snapshot.mark, key, &hits);
    }
    Ok(hits)
}

fn each_word(
    sources: &Sources<'_>,
    snapshot: &Snapshot,
    field: TextField,
    word: &Sought,
    hits: &mut Hits,
) -> Result<(), Unfound> {
    let mut begun = Set::new();
    for segment in &snapshot.segments {
        if !(sources.wanted)() {
            return Err(Unfound::Superseded);
        }
        whole(segment, field, word.term(field), value(Some(field), true), hits)?;
        if word.begins.is_some() {
            begun.grow(hits.worth.len());
            self::begun(segment, field, word, &mut begun)?;
        }
    }
    if word.begins.is_some() {
        let mut wholly = Set::with_capacity(hits.worth.len());
        for segment in &snapshot.segments {
            each_block(segment, field, word.term(field), IndexRecordOption::Basic, |postings| {
                let papers = postings.docs().iter().map(|doc| segment.papers[*doc as usize]);
                wholly.extend(papers.filter(|paper| *paper != Segment::GONE).map(|paper| paper as usize));
            })?;
        }
        begun.difference_with(&wholly);
        begun.ones().for_each(|place| hits.add(place, value(Some(field), false)));
    }
    Ok(())
}

/// Adds what a term is worth to each paper that has it.
fn whole(segment: &Segment, field: TextField, term: &str, worth: u8, hits: &mut Hits) -> Result<(), Unfound> {
    let counted = field == TextField::Abstract;
    let option = if counted { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
    each_block(segment, field, term, option, |postings| {
        let papers = postings.docs().iter().map(|doc| segment.papers[*doc as usize]);
        if counted {
            for (paper, times) in papers.zip(postings.freqs()) {
                if let Some(place) = hits.worth.get_mut(paper as usize) {
                    *place = place.saturating_add(worth + emphasis(*times));
                }
            }
        } else {
            for paper in papers {
                if let Some(place) = hits.worth.get_mut(paper as usize) {
                    *place = place.saturating_add(worth);
                }
            }
        }
    })
}

fn each_block(
    segment: &Segment,
    field: TextField,
    term: &str,
    option: IndexRecordOption,
    mut take: impl FnMut(&BlockSegmentPostings),
) -> Result<(), Unfound> {
    let inverted = segment.field(field);
    let Some(info) = inverted.terms().get(term)? else { return Ok(()) };
    let mut postings = inverted.read_block_postings_from_terminfo(&info, option)?;
    while !postings.docs().is_empty() {
        take(&postings);
        postings.advance();
    }
    Ok(())
}

/// Notes the papers that have a term which begins as `word` does, or a stem that it is on its way to a form of.
fn begun(segment: &Segment, field: TextField, word: &Sought, found: &mut Set) -> Result<(), Unfound> {
    let inverted = segment.field(field);
    let mut postings: Option<BlockSegmentPostings> = None;
    each_begun(segment, field, word, |info| {
        match &mut postings {
            Some(postings) => inverted.reset_block_postings_from_terminfo(info, postings)?,
            None => {
                postings = Some(inverted.read_block_postings_from_terminfo(info, IndexRecordOption::Basic)?);
            }
        }
        let Some(postings) = &mut postings else { return Ok(()) };
        while !postings.docs().is_empty() {
            for doc in postings.docs() {
                let paper = segment.papers[*doc as usize];
                if paper != Segment::GONE {
                    found.insert(paper as usize);
                }
            }
            postings.advance();
        }
        Ok(())
    })
}

/// Gives `take` every term of a field that `word` may be the beginning of.
pub(super) fn each_begun(
    segment: &Segment,
    field: TextField,
    word: &Sought,
    mut take: impl FnMut(&TermInfo) -> Result<(), Unfound>,
) -> Result<(), Unfound> {
    let terms = segment.field(field).terms();
    let mut stream = terms.range().ge(word.folded.as_bytes()).into_stream()?;
    while let Some((term, info)) = stream.next() {
        if !term.starts_with(word.folded.as_bytes()) {
            break;
        }
        take(info)?;
    }
    for stem in word.begins.iter().flatten().filter(|_| field.is_stemmed()) {
        if let Some(info) = terms.get(stem)? {
            take(&info)?;
        }
    }
    Ok(())
}

fn one_after_the_other(
    sources: &Sources<'_>,
    snapshot: &Snapshot,
    field: TextField,
    pattern: &Pattern,
    within: Option<&Set>,
    hits: &mut Hits,
) -> Result<(), Unfound> {
    let found = phrase::find(sources, snapshot, field, pattern, within)?;
    let (mut wholly, mut begun) = (found.whole, found.begun);
    wholly.grow(hits.worth.len());
    begun.grow(hits.worth.len());
    if let Some(joined) = pattern.joined() {
        let mut as_one = Hits::new(hits.worth.len());
        each_word(sources, snapshot, field, &joined, &mut as_one)?;
        for (place, worth) in as_one.worth.iter().enumerate().filter(|(_, worth)| **worth > 0) {
            let set = if *worth >= value(Some(field), true) { &mut wholly } else { &mut begun };
            set.insert(place);
        }
    }
    begun.difference_with(&wholly);
    wholly.ones().for_each(|place| hits.add(place, 2 * value(Some(field), true)));
    begun.ones().for_each(|place| hits.add(place, 2 * value(Some(field), false)));
    Ok(())
}

/// What the papers beside the index hold.
fn beside_index(sources: &Sources<'_>, field: Option<TextField>, pattern: &Pattern, hits: &mut Hits) {
    let mut found: std::collections::HashMap<(usize, TextField), Stand> = std::collections::HashMap::new();
    let mut note = |place, field, here: Stand| {
        let known = found.entry((place, field)).or_default();
        *known = Stand { times: known.times + here.times, any: true, all: known.all || here.all };
    };
    sources.pending.find(fields(&field), pattern, &mut note);
    if let Some(joined) = pattern.joined() {
        sources.pending.find(fields(&field), &Pattern { words: vec![joined] }, &mut note);
    }
    let single = pattern.words.len() == 1;
    for ((place, field), here) in found {
        let worth = value(Some(field), here.times > 0);
        let emphasis = if single && field == TextField::Abstract { emphasis(here.times) } else { 0 };
        hits.add(place, if single { worth + emphasis } else { 2 * worth });
    }
}

/// The papers of the tags whose names hold the words, with what that is worth.
fn tagged(sources: &Sources<'_>, pattern: &Pattern) -> Vec<(Set, u8)> {
    let (mut whole, mut begun) = (Vec::new(), Vec::new());
    for (id, name) in sources.columns.tags.names() {
        let terms: Vec<String> = words(name).map(|word| stem(&word.folded).into_owned()).collect();
        let stands = |is: &dyn Fn(&Sought, &str) -> bool| {
            terms
                .windows(pattern.words.len())
                .any(|terms| pattern.words.iter().zip(terms).all(|(word, term)| is(word, term)))
        };
        if stands(&|word, term| word.stem == term) {
            whole.push(id);
        } else if stands(&|word, term| word.is(term, TextField::Title)) {
            begun.push(id);
        }
    }
    let len = sources.columns.len();
    let double = if pattern.words.len() == 1 { 1 } else { 2 };
    let mut all = Vec::new();
    let wholly = sources.columns.tags.papers(&whole, len);
    if !begun.is_empty() {
        let mut papers = sources.columns.tags.papers(&begun, len);
        papers.difference_with(&wholly);
        all.push((papers, double * value(None, false)));
    }
    if !whole.is_empty() {
        all.push((wholly, double * value(None, true)));
    }
    all
}
