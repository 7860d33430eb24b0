//! Terms that may be the beginning of a word near a typed one. The index's terms are a tree of letters; here is told
//! which of its branches need not be looked into, which is nearly all.

use tantivy_fst::Automaton;

use super::words::ENDINGS;

/// Longer words, in bytes, are not mended.
const LONGEST: usize = 31;

/// A letter that changed places between a term and its ending counts twice where the two are looked at apart.
const SEAM: u8 = 1;

/// The terms within some distance of a beginning of a word, where what is left of the word is about as far from an ending.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near<'a> {
    typed: &'a [u8],
    reach: u8,
    /// How far what is left behind each place of the word is from the nearest ending, or from nothing.
    left: [u8; LONGEST + 1],
}

/// How far a beginning of a term is from every beginning of what was typed: the last two rows of the table of
/// distances, where letters that changed places count once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Far {
    older: [u8; LONGEST + 1],
    old: [u8; LONGEST + 1],
    letters: u8,
    before: u8,
    /// Whether nothing that begins so is near.
    lost: bool,
}

impl<'a> Near<'a> {
    /// None where the word is too short or too long to be mended.
    pub(super) fn new(typed: &'a str, reach: usize) -> Option<Self> {
        let fits = (2..=LONGEST).contains(&typed.len()) && typed.is_ascii() && reach < 8;
        if !fits {
            return None;
        }
        let mut left = [u8::MAX; LONGEST + 1];
        for (far, at) in left.iter_mut().zip(0..=typed.len()) {
            *far = from_an_ending(&typed[at..]);
        }
        Some(Self { typed: typed.as_bytes(), reach: reach as u8, left })
    }

    /// Whether a term is among them.
    pub(super) fn holds(self, term: &str) -> bool {
        let mut far = (&self).start();
        for letter in term.bytes() {
            far = (&self).accept(&far, letter);
            if far.lost {
                return false;
            }
        }
        (&self).is_match(&far)
    }

    /// One of the first two letters must be where it was typed, or have changed places with its neighbour.
    fn begins_so(self, first: u8, second: u8) -> bool {
        let (x, y) = (self.typed[0], self.typed[1]);
        first == x || second == y || first == y || second == x
    }
}

/// How far the end of a word is from the nearest ending.
fn from_an_ending(end: &str) -> u8 {
    let distances = ENDINGS.iter().map(|ending| strsim::osa_distance(end, ending));
    distances.fold(end.len(), usize::min) as u8
}

impl Automaton for &Near<'_> {
    type State = Far;

    fn start(&self) -> Far {
        let mut old = [0; LONGEST + 1];
        for (far, at) in old.iter_mut().zip(0..) {
            *far = at;
        }
        Far { older: [0; LONGEST + 1], old, letters: 0, before: 0, lost: false }
    }

    fn is_match(&self, far: &Far) -> bool {
        let near = |(far, left): (&u8, &u8)| far.saturating_add(*left) <= self.reach + SEAM;
        let places = ..=self.typed.len();
        far.letters >= 2 && !far.lost && far.old[places].iter().zip(&self.left[places]).any(near)
    }

    fn can_match(&self, far: &Far) -> bool {
        !far.lost
    }

    fn accept(&self, far: &Far, letter: u8) -> Far {
        let mut next = Far { older: far.old, letters: far.letters.saturating_add(1), before: letter, ..*far };
        let too_long = usize::from(far.letters) >= self.typed.len() + usize::from(self.reach);
        if far.lost || too_long || (far.letters == 1 && !self.begins_so(far.before, letter)) {
            next.lost = true;
            return next;
        }
        next.old[0] = next.letters;
        let mut nearest = next.old[0];
        for (at, other) in self.typed.iter().enumerate() {
            let changed = far.old[at] + u8::from(letter != *other);
            let mut least = changed.min(far.old[at + 1] + 1).min(next.old[at] + 1);
            if far.letters > 0 && at > 0 && letter == self.typed[at - 1] && far.before == *other {
                least = least.min(far.older[at - 1] + 1);
            }
            next.old[at + 1] = least;
            nearest = nearest.min(least);
        }
        next.lost = nearest > self.reach;
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_near_where_with_an_ending_it_is_about_what_was_typed() {
        for (typed, reach, term, near) in [
            ("difusion", 2, "diffus", true),
            ("zebrafish", 2, "zebrafis", true),
            ("zebrafish", 2, "ze", false),
            ("diffuison", 1, "diffus", true),
            ("optimiaztion", 2, "optim", true),
            ("studis", 1, "studi", true),
            ("zebrafish", 2, "debat", false),
            ("lnaguage", 1, "languag", true),
            ("language", 2, "languages", true),
            ("layer", 1, "layerwis", false),
            ("layer", 1, "l", false),
            ("model", 1, "domel", false),
        ] {
            assert_eq!(Near::new(typed, reach).is_some_and(|n| n.holds(term)), near, "{typed} {term}");
        }
    }

    #[test]
    fn what_is_near_is_what_the_whole_table_says() {
        let words = [
            "model", "modal", "omdel", "modeling", "mel", "mo", "remodel", "motel", "mdoel", "moxyel",
            "molde",
        ];
        for typed in ["model", "models", "modelling"] {
            for term in words {
                let far = |end: usize| {
                    let left = usize::from(from_an_ending(&typed[end..]));
                    (strsim::osa_distance(term, &typed[..end]), left)
                };
                let places: Vec<(usize, usize)> = (0..=typed.len()).map(far).collect();
                let begins = |near: Near<'_>| near.begins_so(term.as_bytes()[0], term.as_bytes()[1]);
                for reach in [1, 2] {
                    let near = Near::new(typed, reach).unwrap();
                    let begun = places.iter().any(|(far, _)| *far <= reach);
                    let whole = places.iter().any(|(far, left)| far + left <= reach + usize::from(SEAM));
                    let expected = begun && whole && begins(near);
                    assert_eq!(near.holds(term), expected, "{typed} {term} {reach}");
                }
            }
        }
    }
}
