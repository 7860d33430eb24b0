use super::super::query::{Text, TextField};
use super::{stem, stems_begun_by, words};

/// Words one after the other, as a text must hold them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Pattern {
    /// At least one.
    pub(crate) words: Vec<Sought>,
}

/// A word that is sought.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sought {
    /// As it was typed, folded.
    pub(crate) folded: String,
    /// Its stem.
    pub(crate) stem: String,
    /// Whether it is only the beginning of a word; then the stems it may be a longer form of.
    pub(crate) begins: Option<Vec<String>>,
}

impl TextField {
    /// Every field.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Abstract, Self::Author, Self::Note, Self::Keyword, Self::Organization];

    /// Whether its words are searched by their stems. Names have none.
    pub(crate) const fn is_stemmed(self) -> bool {
        !matches!(self, Self::Author | Self::Organization)
    }
}

impl Pattern {
    /// What a text must hold: each of these, wherever. Words that hang together by a hyphen or a dot, and
    /// characters of scripts without spaces, stand one after the other.
    pub(crate) fn all_of(text: &Text) -> Vec<Self> {
        let parts: Vec<&str> = if text.phrase {
            vec![&text.words]
        } else {
            text.words.split([':', '/', '\\', ',', ';']).collect()
        };
        let mut patterns: Vec<Self> = parts.into_iter().filter_map(Self::of).collect();
        if text.begins
            && let Some(last) = patterns.last_mut().and_then(|pattern| pattern.words.last_mut())
        {
            last.begins = Some(stems_begun_by(&last.folded));
        }
        patterns
    }

    fn of(text: &str) -> Option<Self> {
        let words: Vec<Sought> = words(text).map(|word| Sought::whole(&word.folded)).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// These words written as one: `pretraining` for `pre-training`.
    pub(crate) fn joined(&self) -> Option<Sought> {
        let ascii = |word: &Sought| word.folded.bytes().all(|byte| byte.is_ascii_alphabetic());
        if self.words.len() < 2 || self.words.len() > 3 || !self.words.iter().all(ascii) {
            return None;
        }
        let folded: String = self.words.iter().map(|word| word.folded.as_str()).collect();
        let begins = self.words.last().is_some_and(|word| word.begins.is_some());
        Some(Sought {
            stem: stem(&folded).into_owned(),
            begins: begins.then(|| stems_begun_by(&folded)),
            folded,
        })
    }
}

impl Sought {
    /// A folded word, whole.
    pub(crate) fn whole(folded: &str) -> Self {
        Self { folded: folded.to_owned(), stem: stem(folded).into_owned(), begins: None }
    }

    /// The term that stands for the word in a field.
    pub(crate) fn term(&self, field: TextField) -> &str {
        if field.is_stemmed() { &self.stem } else { &self.folded }
    }

    /// Whether a term of a field is this word, or begins with it where only the beginning is sought.
    pub(crate) fn is(&self, term: &str, field: TextField) -> bool {
        term == self.term(field) || self.is_begun(term, field)
    }

    /// Whether only the beginning is sought and a term of a field begins so, or is a stem of what may follow.
    pub(crate) fn is_begun(&self, term: &str, field: TextField) -> bool {
        let Some(stems) = &self.begins else { return false };
        term.starts_with(&self.folded) || (field.is_stemmed() && stems.iter().any(|stem| stem == term))
    }
}
