//! Keys of bibliographies: worked out from the paper by a pattern the person can choose, no two the same.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::names::Name;
use crate::model::PartialDay;
use crate::text::fold;

/// Of what a key is made: `{author}{year}{word}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The first author's family name.
    Author,
    /// The year in four digits.
    Year,
    /// The first word of the title that means something.
    Word,
    /// The first three of them, each with a capital.
    Title,
    /// The arXiv id, else the DOI.
    Id,
    /// Itself.
    Text(String),
}

/// A pattern that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "The pattern {0} cannot be used for keys. It may hold {{author}}, {{year}}, {{word}}, {{title}} and {{id}}, letters, digits and - _ : . between them, and at least one of the five."
)]
pub struct PatternError(String);

/// Words of a title that say nothing of it.
const EMPTY: [&str; 37] = [
    "a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is",
    "of", "on", "or", "the", "to", "towards", "toward", "via", "what", "when", "why", "with", "it", "its",
    "be", "we", "you", "our", "your", "this", "that",
];

/// The longest a word of a key is, in letters.
const MAX_WORD: usize = 24;

impl Pattern {
    /// The pattern where the person chose none: `vaswani2017attention`.
    pub const STANDARD: &'static str = "{author}{year}{word}";

    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// Where a part has no meaning, a sign may not stand in a key, or every paper would have the same key.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let wrong = || PatternError(text.to_owned());
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(named) = rest.strip_prefix('{') {
                let (name, behind) = named.split_once('}').ok_or_else(wrong)?;
                parts.push(match name {
                    "author" => Part::Author,
                    "year" => Part::Year,
                    "word" => Part::Word,
                    "title" => Part::Title,
                    "id" => Part::Id,
                    _ => return Err(wrong()),
                });
                rest = behind;
            } else {
                let (plain, behind) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
                let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
                if !plain.chars().all(fits) {
                    return Err(wrong());
                }
                parts.push(Part::Text(plain.to_owned()));
                rest = behind;
            }
        }
        if parts.iter().all(|part| matches!(part, Part::Text(_))) {
            return Err(wrong());
        }
        Ok(Self(parts))
    }

    /// The key of a paper, which another may have too.
    pub fn key(&self, paper: &Named<'_>) -> String {
        let key: String = self.0.iter().map(|part| part.of(paper)).collect();
        if key.is_empty() { "paper".to_owned() } else { key }
    }
}

impl Default for Pattern {
    fn default() -> Self {
        Self(vec![Part::Author, Part::Year, Part::Word])
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.0 {
            match part {
                Part::Author => f.write_str("{author}")?,
                Part::Year => f.write_str("{year}")?,
                Part::Word => f.write_str("{word}")?,
                Part::Title => f.write_str("{title}")?,
                Part::Id => f.write_str("{id}")?,
                Part::Text(text) => f.write_str(text)?,
            }
        }
        Ok(())
    }
}

/// What a key is made of.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names are those of Record")]
pub struct Named<'a> {
    /// As it is shown.
    pub title: &'a str,
    pub first_author: Option<&'a str>,
    pub published: Option<PartialDay>,
    pub arxiv_id: Option<&'a str>,
    pub doi: Option<&'a str>,
}

impl Part {
    fn of(&self, paper: &Named<'_>) -> String {
        let words = || meaningful(paper.title);
        match self {
            Self::Author => paper.first_author.map(family).unwrap_or_default(),
            Self::Year => {
                paper.published.and_then(|day| day.year).map(|year| year.to_string()).unwrap_or_default()
            }
            Self::Word => words().next().unwrap_or_default(),
            Self::Title => words().take(3).map(|word| capital(&word)).collect(),
            Self::Id => paper.arxiv_id.or(paper.doi).map(plain_id).unwrap_or_default(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The family name in small letters of the alphabet.
fn family(name: &str) -> String {
    let family = match Name::of(name) {
        Name::Person { family, .. } => family,
        Name::Whole(name) => name.split(' ').next().unwrap_or_default(),
    };
    letters(&fold(family).replace(' ', ""))
}

fn meaningful(title: &str) -> impl Iterator<Item = String> {
    let words: Vec<String> = fold(title)
        .split(' ')
        .filter(|word| !EMPTY.contains(word))
        .map(letters)
        .filter(|word| !word.is_empty())
        .collect();
    words.into_iter()
}

/// Letters that no accent makes of another.
const LATIN: [(char, &str); 8] =
    [('ß', "ss"), ('ø', "o"), ('ł', "l"), ('æ', "ae"), ('œ', "oe"), ('đ', "d"), ('ð', "d"), ('ı', "i")];

/// What keys may hold everywhere: letters of other scripts are left out.
fn letters(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match LATIN.iter().find(|(known, _)| *known == letter) {
            Some((_, written)) => plain.push_str(written),
            None if letter.is_ascii_alphanumeric() => plain.push(letter),
            None => {}
        }
    }
    plain.truncate(MAX_WORD);
    plain
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

fn plain_id(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-') { c } else { '-' }).collect()
}

/// Gives each paper of a library a key of its own: the first that came has it plain, the next with `a` behind it, then `b`.
///
/// So a key stays what it is, whatever comes in later and whichever papers are written out together.
#[derive(Debug, Default)]
pub struct Keys {
    /// How many letters each key was given with.
    next: HashMap<String, usize>,
    given: HashSet<String>,
}

impl Keys {
    /// The key of the next paper, in the order in which they came into the library.
    pub fn next(&mut self, key: &str) -> String {
        let next = self.next.entry(key.to_owned()).or_default();
        loop {
            let own = format!("{key}{}", suffix(*next));
            *next += 1;
            // `moda` may be the second `mod`, or have come by itself.
            if self.given.insert(own.clone()) {
                return own;
            }
        }
    }
}

/// Nothing for the first, then `a` to `z`, then `aa`.
fn suffix(before: usize) -> String {
    let mut left = before;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(title: &'static str, author: Option<&'static str>) -> Named<'static> {
        let published = PartialDay::full(2017, 6, 12);
        Named { title, first_author: author, published, arxiv_id: Some("1706.03762"), doi: None }
    }

    #[test]
    fn a_key_follows_its_pattern() {
        let paper = named("Attention Is All You Need", Some("Ashish Vaswani"));
        for (pattern, key) in [
            (Pattern::STANDARD, "vaswani2017attention"),
            ("{author}:{year}-{title}", "vaswani:2017-AttentionAllNeed"),
            ("arxiv.{id}", "arxiv.1706.03762"),
        ] {
            let read = Pattern::parse(pattern).unwrap();
            assert_eq!((read.key(&paper).as_str(), read.to_string().as_str()), (key, pattern));
        }
        assert_eq!(Pattern::parse(Pattern::STANDARD), Ok(Pattern::default()));
        for wrong in ["", "paper", "{who}", "{author", "{author} {year}", "{author}%"] {
            assert!(Pattern::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_key_holds_only_what_every_program_takes() {
        let key = |title, author| Pattern::default().key(&named(title, author));
        assert_eq!(
            key("How to α-Rénormalise: a Guide", Some("Jürgen van der Größe")),
            "vandergrosse2017renormalise"
        );
        assert_eq!(key("注意力", None), "2017");
        assert_eq!(key("The", Some("Qwen Team")), "qwen2017");
    }

    #[test]
    fn later_papers_of_the_same_key_have_letters() {
        let mut keys = Keys::default();
        let given: Vec<String> = (0..29).map(|_| keys.next("k")).collect();
        assert_eq!(
            (given[0].as_str(), given[1].as_str(), given[26].as_str(), given[27].as_str()),
            ("k", "ka", "kz", "kaa")
        );
        assert_eq!(keys.next("other"), "other");
        // One that is plainly called what another was given.
        assert_eq!(keys.next("ka"), "kac");
    }
}
