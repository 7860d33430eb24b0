//! Papers whose words are newer than the index, as the index would hold them. Kept in memory, so that what was just
//! saved is found by the very next search without waiting for a commit.

use std::collections::HashMap;

use super::columns::Set;
use super::index::shown;
use super::query::TextField;
use super::words::{Pattern, Sought, Stemmer, words};
use crate::store::Searchable;

/// The papers beside the index.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    papers: HashMap<u32, Paper>,
    /// Their places, as a set.
    places: Set,
    terms: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
    stemmer: Stemmer,
}

#[derive(Debug)]
struct Paper {
    /// The stamp of the change, with the paper's id: what a mark covers.
    changed: (i64, i64),
    /// The terms of each field in order, by number; [`NEW_LINE`] between lines.
    fields: [Vec<u32>; 6],
}

const NEW_LINE: u32 = u32::MAX;

/// Terms that are kept; more than papers beside the index ever have.
const TERMS: usize = 400_000;

/// How often and how a word or phrase stands in a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stand {
    /// Places where it stands whole.
    pub(crate) times: u32,
    /// Whether it stands there, whole or begun.
    pub(crate) any: bool,
    /// Whether it is all of the field.
    pub(crate) all: bool,
}

impl Pending {
    /// The papers here: what the index says of them does not count.
    pub(crate) const fn places(&self) -> &Set {
        &self.places
    }

    pub(crate) fn len(&self) -> usize {
        self.papers.len()
    }

    /// Takes a paper in as it is now; `None` where it is not shown, and so not found.
    pub(crate) fn put(&mut self, place: usize, changed: (i64, i64), texts: Option<&Searchable>) {
        if self.papers.is_empty() && self.terms.len() > TERMS {
            *self = Self::default();
        }
        let fields = TextField::ALL.map(|field| match texts {
            Some(texts) => self.terms_of(&shown(texts, field), field),
            None => Vec::new(),
        });
        self.places.grow(place + 1);
        self.places.insert(place);
        self.papers.insert(place as u32, Paper { changed, fields });
    }

    /// Lets go of the papers that the index holds by now.
    pub(crate) fn let_go(&mut self, upto: (i64, i64)) {
        let places = &mut self.places;
        self.papers.retain(|place, paper| {
            let stays = paper.changed > upto;
            places.set(*place as usize, stays);
            stays
        });
    }

    fn terms_of(&mut self, text: &str, field: TextField) -> Vec<u32> {
        let mut terms = Vec::new();
        for word in words(text) {
            if word.new_line && !terms.is_empty() {
                terms.push(NEW_LINE);
            }
            let term = if field.is_stemmed() { self.stemmer.stem(&word.folded) } else { &word.folded };
            let number = match self.numbers.get(term) {
                Some(number) => *number,
                None => {
                    let number = self.terms.len() as u32;
                    self.terms.push(term.into());
                    self.numbers.insert(term.into(), number);
                    number
                }
            };
            terms.push(number);
        }
        terms
    }

    /// Tells `take` of each paper and field in which the words stand one after the other.
    pub(crate) fn find(
        &self,
        fields: &[TextField],
        pattern: &Pattern,
        mut take: impl FnMut(usize, TextField, Stand),
    ) {
        if self.papers.is_empty() {
            return;
        }
        for field in fields {
            let sought: Vec<Numbers> = pattern.words.iter().map(|word| self.numbers(word, *field)).collect();
            for (place, paper) in &self.papers {
                let found = stands(&sought, &paper.fields[*field as usize]);
                if found.any {
                    take(*place as usize, *field, found);
                }
            }
        }
    }

    fn numbers(&self, word: &Sought, field: TextField) -> Numbers {
        let whole = self.numbers.get(word.term(field)).copied();
        let mut begun = Vec::new();
        if word.begins.is_some() {
            let terms = self.terms.iter().enumerate();
            begun.extend(
                terms.filter(|(_, term)| word.is_begun(term, field)).map(|(number, _)| number as u32),
            );
        }
        Numbers { whole, begun }
    }

    /// The terms that stand in a field, each as often as papers have it.
    pub(crate) fn terms(&self, field: TextField) -> impl Iterator<Item = &str> {
        self.papers.values().flat_map(move |paper| {
            let mut numbers = paper.fields[field as usize].clone();
            numbers.sort_unstable();
            numbers.dedup();
            numbers.into_iter().filter_map(|number| self.terms.get(number as usize).map(|term| &**term))
        })
    }
}

/// A word as the numbers of terms.
struct Numbers {
    whole: Option<u32>,
    /// In order.
    begun: Vec<u32>,
}

impl Numbers {
    fn is(&self, term: u32) -> bool {
        self.whole == Some(term) || self.begun.binary_search(&term).is_ok()
    }
}

fn stands(sought: &[Numbers], terms: &[u32]) -> Stand {
    let mut found = Stand::default();
    for window in terms.windows(sought.len()) {
        if window.iter().zip(sought).all(|(term, sought)| sought.is(*term)) {
            found.any = true;
            found.times +=
                u32::from(window.iter().zip(sought).all(|(term, sought)| sought.whole == Some(*term)));
        }
    }
    found.all = found.any && terms.len() == sought.len();
    found
}
