//! Words: folded for matching, put on one line, and made ready for display.
//!
//! The text of a source is kept as it was; what is made here is made again whenever it is shown.

mod accents;
pub mod address;
mod anchor;
mod images;
mod latex;
mod links;
mod math;
mod passages;
mod residue;
mod symbols;

pub use accents::accents;
pub use anchor::{AROUND, Selector, utf16};
pub use images::{image_hash, image_name, image_names};
pub use links::{PaperLink, common_ends, paper_links, paper_target};
pub use passages::{passages, plain, shown};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a title for matching: lower case, no accents, anything but letters and digits one space.
///
/// Empty where the text has neither letters nor digits.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_letters(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())), text.len());
    }
    let letters = text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c));
    fold_letters(letters, text.len())
}

fn fold_letters(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for letter in letters {
        if letter.is_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            folded.push(letter);
        }
        gap = !letter.is_alphanumeric();
    }
    folded
}

/// Joins wrapped lines and runs of white space (the non-breaking kind too) into single spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Joins the wrapped lines of each paragraph; paragraphs stay apart by one blank line.
///
/// An address that was broken over two lines is joined without a space.
pub fn paragraphs(text: &str) -> String {
    let text = mend_addresses(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let mut joined = String::with_capacity(text.len());
    let mut blank_before = false;
    for line in text.split('\n').map(one_line) {
        if line.is_empty() {
            blank_before = true;
            continue;
        }
        if !joined.is_empty() {
            joined.push_str(if blank_before { "\n\n" } else { " " });
        }
        joined.push_str(&line);
        blank_before = false;
    }
    joined
}

fn mend_addresses(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for (range, _) in address::locate(text) {
        mended.push_str(&text[at..range.start]);
        mended.extend(text[range.clone()].split('\n').map(str::trim));
        at = range.end;
    }
    mended.push_str(&text[at..]);
    mended
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_case_accents_and_punctuation() {
        assert_eq!(fold("  Mamba-2:\u{a0}Éléments—of “Scale”! "), "mamba 2 elements of scale");
        assert_eq!(fold("ﬁne-Tuning"), "fine tuning");
        assert_eq!(fold("— …"), "");
    }

    #[test]
    fn lines_are_joined_and_paragraphs_kept() {
        assert_eq!(one_line(" Deep\n  Clustering\u{a0}via\tAuto "), "Deep Clustering via Auto");
        assert_eq!(paragraphs("One\r\nline.\r\n\r\n\r\nAnother\n one."), "One line.\n\nAnother one.");
    }

    #[test]
    fn an_address_broken_over_lines_is_whole_again() {
        assert_eq!(
            paragraphs("Code: https://github.com/\nowner/name. Fin"),
            "Code: https://github.com/owner/name. Fin"
        );
    }
}
