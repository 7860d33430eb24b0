use std::borrow::Cow;
use std::collections::HashMap;

use rust_stemmers::Algorithm;

/// The stem of a folded word: what its forms have in common. Words of other letters than `a` to `z` have no
/// endings that are known here.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if word.len() < 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    rust_stemmers::Stemmer::create(Algorithm::English).stem(word)
}

/// Stems words, and remembers: texts use the same ones over and over.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stemmer(HashMap<Box<str>, Box<str>>);

/// Words remembered; ten times what a large field uses.
const REMEMBERED: usize = 200_000;

impl Stemmer {
    pub(crate) fn stem(&mut self, word: &str) -> &str {
        if !self.0.contains_key(word) {
            if self.0.len() >= REMEMBERED {
                self.0.clear();
            }
            self.0.insert(word.into(), stem(word).into());
        }
        self.0.get(word).map_or("", |stem| stem)
    }
}

/// Endings that stemming takes off.
pub(crate) const ENDINGS: [&str; 46] = [
    "s", "es", "ed", "e", "ing", "ings", "ion", "ions", "ation", "ations", "ational", "ative", "ator",
    "ators", "ization", "izations", "ize", "izes", "ized", "izing", "izer", "al", "ally", "ality", "ic",
    "ical", "ically", "ity", "ities", "ive", "ively", "iveness", "ly", "er", "ers", "or", "ors", "ment",
    "ments", "ement", "ements", "able", "ness", "ence", "ance", "ous",
];

/// The shortest stem that an ending may follow.
const SHORTEST: usize = 3;

/// The stems of which `begun`, a folded word that is still typed, may be on its way to a form, besides those that
/// begin with it. So hits do not vanish while the ending of a word is typed.
pub(crate) fn stems_begun_by(begun: &str) -> Vec<String> {
    let mut stems = vec![stem(begun).into_owned()];
    if begun.bytes().all(|byte| byte.is_ascii_lowercase()) {
        for cut in SHORTEST..begun.len() {
            let (head, rest) = begun.split_at(cut);
            if may_end_with(head, rest) {
                stems.push(head.to_owned());
                // `studying` is of the stem `studi`.
                stems.extend(head.strip_suffix('y').map(|head| format!("{head}i")));
            }
        }
    }
    stems.retain(|stem| !stem.starts_with(begun));
    stems.sort();
    stems.dedup();
    stems
}

/// Whether `rest` is the beginning of an ending that follows `stem`.
fn may_end_with(stem: &str, rest: &str) -> bool {
    // `run`, `runn`, `running`.
    let doubled = stem.bytes().last() == rest.bytes().next();
    let undoubled = if doubled { &rest[1..] } else { rest };
    ENDINGS.iter().any(|ending| ending.starts_with(rest) || ending.starts_with(undoubled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in
            ["diffusion diffused diffuse", "models model modeling", "relativity relative", "studies study"]
        {
            let stems: Vec<Cow<'_, str>> = forms.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
        }
        assert_eq!(stem("gpt4"), "gpt4");
        assert_eq!(stem("模"), "模");
        let mut stemmer = Stemmer::default();
        assert_eq!(stemmer.stem("layers"), "layer");
        assert_eq!(stemmer.stem("layers"), "layer");
    }

    #[test]
    fn every_beginning_of_a_word_leads_to_it() {
        for word in [
            "diffusion",
            "transformers",
            "generalization",
            "running",
            "optimizing",
            "reinforcement",
            "studying",
        ] {
            let stem = stem(word).into_owned();
            for end in 1..=word.len() {
                let begun = &word[..end];
                let found = stem.starts_with(begun) || stems_begun_by(begun).contains(&stem);
                assert!(found, "{begun} of {word}, stem {stem}");
            }
        }
        assert!(!stems_begun_by("modelz").contains(&"model".to_owned()));
    }
}
