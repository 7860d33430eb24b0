//! Words as forms without markup have them. Whoever reads a form takes its words for a source again, markup of TeX and all: what is
//! written is what is left as it is by that.

use crate::text;

/// How often markup within markup is looked for.
const DEPTH: usize = 4;

/// A title or a name, on one line.
pub(super) fn line(source: &str) -> String {
    settled(source, |source| text::one_line(&text::plain(source)))
}

/// A text on one line, formulas as their source.
pub(super) fn running(source: &str) -> String {
    settled(source, |source| text::one_line(&text::shown(source)))
}

/// A text with its paragraphs, formulas as their source.
pub(super) fn body(source: &str) -> String {
    settled(source, |source| text::paragraphs(&text::shown(source)))
}

fn settled(source: &str, read: impl Fn(&str) -> String) -> String {
    let mut words = read(source);
    for _ in 1..DEPTH {
        let again = read(&words);
        if again == words {
            break;
        }
        words = again;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_left_as_they_are_when_they_are_read_again() {
        for (source, read) in [
            ("Galaxies at z\u{a0}2  and more", "Galaxies at z 2 and more"),
            ("of \\textit{Xenopus laevis}", "of Xenopus laevis"),
            ("Does Stokes~$V$ show it", "Does Stokes V show it"),
        ] {
            assert_eq!(line(source), read);
            assert_eq!(line(read), read);
        }
        assert_eq!(body("One\u{a0}two.\n\n\nThree  four."), "One two.\n\nThree four.");
    }
}
