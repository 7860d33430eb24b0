//! Whether two titles are nearly the same.

use crate::text;

/// Words that stand in every title.
const COMMON: [&str; 20] = [
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "the",
    "to", "via", "with", "without",
];

/// A title as it is compared.
#[derive(Debug)]
pub(super) struct Title {
    pub(super) folded: String,
}

impl Title {
    pub(super) fn of(title: &str) -> Self {
        Self { folded: text::fold(title) }
    }

    fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.folded.split(' ').filter(|word| !word.is_empty())
    }

    fn significant(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.words().filter(|word| !COMMON.contains(word))
    }

    /// Keys that it shares with every title of the same significant words, whatever their order, but for one that is
    /// another, is left out or stands beside them; of at least three words each.
    pub(super) fn word_keys(&self, hash: impl Fn(&str) -> u64) -> Vec<u64> {
        let mut words: Vec<u64> = self.significant().map(hash).collect();
        words.sort_unstable();
        words.dedup();
        // A sum does not hang on the order of its terms.
        let all = words.iter().fold(0_u64, |sum, word| sum.wrapping_add(*word));
        match words.len() {
            0..3 => Vec::new(),
            3 => vec![all],
            _ => words.iter().map(|word| all.wrapping_sub(*word)).chain([all]).collect(),
        }
    }

    /// Its first significant words.
    pub(super) fn head(&self, edge: usize) -> Option<Vec<&str>> {
        let words: Vec<&str> = self.significant().take(edge).collect();
        (words.len() == edge).then_some(words)
    }

    /// Its last significant words, the last one first.
    pub(super) fn tail(&self, edge: usize) -> Option<Vec<&str>> {
        let words: Vec<&str> = self.significant().rev().take(edge).collect();
        (words.len() == edge).then_some(words)
    }

    /// The words with a digit in them: a version, a part, a year is another paper.
    fn numbers(&self) -> Vec<&str> {
        let mut numbers: Vec<&str> =
            self.words().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect();
        numbers.sort_unstable();
        numbers
    }
}

/// Whether most words are the same, or most letters in their order; numbers all.
pub(super) fn alike(one: &Title, other: &Title) -> bool {
    one.numbers() == other.numbers() && (share_words(one, other) || share_letters(one, other))
}

/// At least four of five words of both together.
fn share_words(one: &Title, other: &Title) -> bool {
    let (mut a, mut b): (Vec<&str>, Vec<&str>) = (one.words().collect(), other.words().collect());
    for words in [&mut a, &mut b] {
        words.sort_unstable();
        words.dedup();
    }
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    shared * 5 >= (a.len() + b.len() - shared) * 4
}

/// At most one letter of twelve is another.
fn share_letters(one: &Title, other: &Title) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.folded.chars().collect(), other.folded.chars().collect());
    let most = a.len().max(b.len()) / 12;
    a.len().abs_diff(b.len()) <= most && within(&a, &b, most)
}

/// Whether at most `most` letters must be put in, left out or changed to make one of the other; only the band of the
/// table that can hold so few is worked out.
fn within(a: &[char], b: &[char], most: usize) -> bool {
    let far = most + 1;
    let mut above: Vec<usize> = (0..=b.len()).map(|at| at.min(far)).collect();
    for (i, letter) in a.iter().enumerate() {
        let mut row = vec![far; b.len() + 1];
        row[0] = (i + 1).min(far);
        let from = (i + 1).saturating_sub(most).max(1);
        for j in from..=(i + 1 + most).min(b.len()) {
            let changed = above[j - 1] + usize::from(*letter != b[j - 1]);
            row[j] = changed.min(above[j] + 1).min(row[j - 1] + 1).min(far);
        }
        above = row;
    }
    above[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        alike(&Title::of(one), &Title::of(other))
    }

    #[test]
    fn a_slip_of_the_pen_is_the_same_title_and_another_number_is_not() {
        assert!(near(
            "Scaling laws for sparse mixtures of experts",
            "Scaling laws for sparse mixture of experts"
        ));
        assert!(near("On the Memory of Long Agents", "The Memory of Long Agents"));
        assert!(near("Attentoin in long documents revisited", "Attention in long documents revisited"));
        assert!(!near("Foundation model technical report 2", "Foundation model technical report 3"));
        assert!(!near("Learning to see in the dark", "Learning to hear in the dark"));
        assert!(!near("Learning to plan", "Learning to walk on two legs in deep snow"));
    }
}
