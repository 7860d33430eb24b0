//! Words found again in another text: what a person highlighted, after the abstract changed.
//!
//! The quote must stand there word for word; white space and the kind of quotation mark, dash and case do not matter
//! for white space, marks and dashes, case does. Of several places the one whose surroundings agree most is taken, and of
//! those the nearest. Words that are not there, or that stand only where nothing around them agrees, are not found:
//! better an orphan than a highlight on other words.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A stretch of a text by its words and what stands around them: a W3C `TextQuoteSelector` with a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selector {
    /// The words.
    pub quote: String,
    /// What stands before them; at most [`AROUND`] characters.
    pub before: String,
    /// What stands after them.
    pub after: String,
    /// Where they began, in UTF-16 units.
    pub position: usize,
}

/// Characters kept of what stands around a quote.
pub const AROUND: usize = 48;

/// A quote of so many characters is told by itself; a shorter one must have something around it that agrees.
const LONG: usize = 32;

/// Characters around a short quote that must agree.
const AGREE: usize = 8;

impl Selector {
    /// The selector of a stretch of `text`, in bytes on character boundaries, without the space at its ends; none
    /// where nothing else is in it.
    pub fn of(text: &str, stretch: Range<usize>) -> Option<Self> {
        let whole = text.get(stretch.clone())?;
        let quote = whole.trim();
        if quote.is_empty() {
            return None;
        }
        let start = stretch.start + (whole.len() - whole.trim_start().len());
        let (head, tail) = (&text[..start], &text[start + quote.len()..]);
        let from = head.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = tail.char_indices().nth(AROUND).map_or(tail.len(), |(at, _)| at);
        Some(Self {
            quote: quote.to_owned(),
            before: head[from..].to_owned(),
            after: tail[..to].to_owned(),
            position: utf16(head),
        })
    }

    /// Where these words stand in `text`, in bytes; none where they do not, or nothing says that these are they.
    pub fn anchor(&self, text: &str) -> Option<Range<usize>> {
        let text = Folded::of(text);
        let quote = Folded::of(&self.quote).letters;
        let (before, after) = (Folded::of(&self.before).letters, Folded::of(&self.after).letters);
        if quote.is_empty() {
            return None;
        }
        let places = text.letters.windows(quote.len()).enumerate().filter(|(_, window)| *window == quote);
        let agreement = |at: usize| {
            let head = text.letters[..at].iter().rev().zip(before.iter().rev());
            let tail = text.letters[at + quote.len()..].iter().zip(&after);
            let same = |pairs: &mut dyn Iterator<Item = (&char, &char)>| {
                pairs.take_while(|(here, there)| here == there).count()
            };
            same(&mut head.into_iter()) + same(&mut tail.into_iter())
        };
        let fits = |at: &usize| {
            let end = at + quote.len();
            let edge = |inside: Option<&char>, now: Option<&char>, then: Option<&char>| {
                let word = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
                // A quote that ended with a word must not end within one now.
                !word(inside) || word(then) || !word(now)
            };
            edge(quote.first(), at.checked_sub(1).and_then(|at| text.letters.get(at)), before.last())
                && edge(quote.last(), text.letters.get(end), after.first())
        };
        let needed = if quote.len() >= LONG { 0 } else { AGREE.min(before.len() + after.len()) };
        let (at, _) = places
            .map(|(at, _)| at)
            .filter(fits)
            .map(|at| (at, agreement(at)))
            .filter(|(_, agrees)| *agrees >= needed)
            .max_by_key(|(at, agrees)| {
                (*agrees, std::cmp::Reverse(text.utf16[*at].abs_diff(self.position)))
            })?;
        Some(text.bytes[at].start..text.bytes[at + quote.len() - 1].end)
    }
}

/// UTF-16 units of a text, as the window counts.
pub fn utf16(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A text with what does not matter made alike: a letter, and where it stands in the text as it is.
struct Folded {
    letters: Vec<char>,
    bytes: Vec<Range<usize>>,
    utf16: Vec<usize>,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { letters: Vec::new(), bytes: Vec::new(), utf16: Vec::new() };
        let mut units = 0;
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let alike = match letter {
                space if space.is_whitespace() => ' ',
                '“' | '”' | '„' | '«' | '»' => '"',
                '‘' | '’' | '‚' | '`' => '\'',
                '‐' | '‑' | '–' | '—' | '−' => '-',
                other => other,
            };
            match folded.bytes.last_mut() {
                Some(last) if alike == ' ' && folded.letters.last() == Some(&' ') => last.end = end,
                _ => {
                    folded.letters.push(alike);
                    folded.bytes.push(at..end);
                    folded.utf16.push(units);
                }
            }
            units += letter.len_utf16();
        }
        folded
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn selector(text: &str, words: &str) -> Selector {
        let at = text.find(words).unwrap();
        Selector::of(text, at..at + words.len()).unwrap()
    }

    fn found<'a>(selector: &Selector, text: &'a str) -> Option<&'a str> {
        selector.anchor(text).map(|at| &text[at])
    }

    #[test]
    fn words_are_found_where_they_are_still_said() {
        let text = "We propose a model. The model is small, and the model is fast.";
        let second = Selector::of(text, text.rfind("the model").map(|at| at..at + 9).unwrap()).unwrap();
        assert_eq!(second.anchor(text), Some(44..53));
        let wrapped = text.replace(". ", ".\n\n");
        assert_eq!(found(&second, &wrapped), Some("the model"));
        let longer = format!("In this paper we do much. {text} Code is public.");
        assert_eq!(second.anchor(&longer).map(|at| at.start), Some(26 + 44));
        let quoted = selector("It says “one–two” twice.", "“one–two”");
        assert_eq!(found(&quoted, "Now it says \"one-two\" twice."), Some("\"one-two\""));
    }

    #[test]
    fn words_that_are_gone_are_not_found_elsewhere() {
        let text = "The net is deep. A deep net learns.";
        let net = selector(text, "net");
        assert_eq!(found(&net, "The network is deep."), None, "not within another word");
        assert_eq!(found(&net, "A fisher throws a net into the sea."), None, "nothing around it agrees");
        assert_eq!(found(&net, "The net is deep, they say."), Some("net"));
        assert_eq!(found(&selector(text, "A deep net learns"), "The Net learns."), None);
    }

    #[test]
    fn a_stretch_is_trimmed_and_may_be_anything() {
        assert_eq!(Selector::of("a  b", 1..3), None);
        let selector = Selector::of("𝔸 word ", 4..10).unwrap();
        assert_eq!((selector.quote.as_str(), selector.position), ("word", 3));
        assert_eq!(Selector::of("é", 1..2), None, "not between the bytes of a letter");
    }

    proptest! {
        #[test]
        fn a_highlight_is_on_its_own_words_or_on_none(
            words in prop::collection::vec("[a-c]{1,3}|,|–", 1..40),
            other in prop::collection::vec("[a-c]{1,3}|,|–", 0..40),
            from in any::<prop::sample::Index>(),
            many in 1_usize..6,
            kept in any::<prop::sample::Index>(),
        ) {
            let text = words.join(" ");
            let from = from.index(words.len());
            let to = (from + many).min(words.len());
            let start = words[..from].iter().map(|word| word.len() + 1).sum();
            let quote = words[from..to].join(" ");
            let selector = Selector::of(&text, start..start + quote.len()).unwrap();
            // In the very text it was made in, it is where it was.
            prop_assert_eq!(selector.anchor(&text), Some(start..start + quote.len()));
            // Among other words, it is on the same words or nowhere.
            let kept = kept.index(words.len());
            let changed = [&words[..kept], &other[..]].concat().join("  ");
            if let Some(at) = selector.anchor(&changed) {
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                prop_assert_eq!(words(&changed[at]), words(&quote));
            }
        }
    }
}
