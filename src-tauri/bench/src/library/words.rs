//! What texts are drawn from: which word follows which, as often as it does in texts that people wrote.

use std::collections::HashMap;
use std::path::PathBuf;

use broadsheet_core::digest::unpack::{Flow, unpack};
use broadsheet_core::digest::{Input, read};

use super::vocabulary::{QUALITIES, SENTENCES, THINGS, TITLES, TOPICS};
use crate::chance::Chance;

/// Texts of our own that words are learnt from, where no others are given.
const OWN: usize = 4_000;

/// The words of titles and of abstracts.
#[derive(Debug)]
pub struct Words {
    pub(super) titles: Chain,
    pub(super) abstracts: Chain,
    /// How many papers were learnt from; none where the words are our own.
    pub learnt: usize,
}

impl Words {
    /// Words of our own.
    pub fn own() -> Self {
        let mut chance = Chance::new(1);
        let titles = (0..OWN).map(|_| spelt(&mut chance, &TITLES));
        let titles = Chain::of(titles.collect::<Vec<_>>().iter().map(String::as_str));
        let sentences = (0..OWN).map(|_| {
            let sentences = (0..8).map(|_| spelt(&mut chance, &SENTENCES));
            sentences.collect::<Vec<_>>().join(" ")
        });
        let abstracts = Chain::of(sentences.collect::<Vec<_>>().iter().map(String::as_str));
        Self { titles, abstracts, learnt: 0 }
    }

    /// The words of the papers in digests; our own where there are none.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read.
    pub fn of(files: &[PathBuf]) -> std::io::Result<Self> {
        let mut texts: Vec<(String, String)> = Vec::new();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            unpack(&name, std::fs::File::open(file)?, &mut |piece| {
                let reading = piece.content.ok().and_then(|bytes| read(&Input { bytes: &bytes }).ok());
                let entries = reading.into_iter().flat_map(|reading| reading.digests).flat_map(|d| d.entries);
                texts.extend(entries.filter_map(|e| Some((e.facts.title, e.facts.abstract_text?))));
                Flow::Continue(())
            });
        }
        if texts.is_empty() {
            return Ok(Self::own());
        }
        Ok(Self {
            titles: Chain::of(texts.iter().map(|(title, _)| title.as_str())),
            abstracts: Chain::of(texts.iter().map(|(_, text)| text.as_str())),
            learnt: texts.len(),
        })
    }
}

/// One of the patterns, each as likely, with its places filled.
fn spelt(chance: &mut Chance, patterns: &[&str]) -> String {
    let words = patterns[chance.below(patterns.len())].split(' ').map(|word| {
        let bare = word.trim_end_matches(['.', ',', ':', '?']);
        let filled = match bare {
            "T" => chance.of(&TOPICS).to_owned(),
            "Q" => chance.of(&QUALITIES).to_owned(),
            "X" => chance.of(&THINGS).to_owned(),
            "%" => chance.between(2, 100).to_string(),
            "%%" => format!("{}.{}%", chance.between(1, 60), chance.below(10)),
            other => other.to_owned(),
        };
        filled + &word[bare.len()..]
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Which word follows which. A text is a walk: from a word to what came after it somewhere, and on from there.
#[derive(Debug)]
pub(super) struct Chain {
    words: Vec<Box<str>>,
    /// The texts, one after the other, as numbers of words; [`END`] between them.
    tokens: Vec<u32>,
    /// Where each word stands in `tokens`: those of word `w` from `starts[w]` up to `starts[w + 1]`.
    places: Vec<u32>,
    starts: Vec<u32>,
}

/// The end of a text.
const END: u32 = 0;

impl Chain {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut words: Vec<Box<str>> = vec!["".into()];
        let mut tokens = vec![END];
        for text in texts {
            for word in text.split_whitespace() {
                tokens.push(*numbers.entry(word).or_insert_with(|| {
                    words.push(word.into());
                    words.len() as u32 - 1
                }));
            }
            tokens.push(END);
        }
        let mut starts = vec![0_u32; words.len() + 1];
        // After the last token nothing comes.
        let followed = &tokens[..tokens.len() - 1];
        followed.iter().for_each(|token| starts[*token as usize + 1] += 1);
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0_u32; followed.len()];
        for (place, token) in followed.iter().enumerate() {
            let slot = &mut next[*token as usize];
            places[*slot as usize] = place as u32;
            *slot += 1;
        }
        Self { words, tokens, places, starts }
    }

    /// Gives `take` the words of a new text: at least about `least`, ending where one ended, at most `most`.
    pub(super) fn walk(&self, chance: &mut Chance, least: usize, most: usize, mut take: impl FnMut(&str)) {
        let mut at = END;
        let mut length = 0;
        while length < most {
            let (from, to) = (self.starts[at as usize] as usize, self.starts[at as usize + 1] as usize);
            at = self.tokens[self.places[chance.between(from, to)] as usize + 1];
            if at == END {
                if length >= least {
                    return;
                }
                continue;
            }
            take(&self.words[at as usize]);
            length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_goes_only_where_a_text_went() {
        let chain = Chain::of(["a b c", "b d", "a c"].into_iter());
        let mut chance = Chance::new(5);
        for _ in 0..200 {
            let mut text = Vec::new();
            chain.walk(&mut chance, 1, 50, |word| text.push(word.to_owned()));
            let text = text.join(" ");
            assert!(["a b c", "b d", "a c", "a b d", "b c"].contains(&text.as_str()), "{text}");
        }
    }

    #[test]
    fn what_bounds_a_text_holds() {
        let words = Words::own();
        let mut length = 0;
        words.abstracts.walk(&mut Chance::new(2), 120, 150, |_| length += 1);
        assert!((120..=150).contains(&length), "{length}");
    }
}
