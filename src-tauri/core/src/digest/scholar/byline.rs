//! The line under a title: `Z Chen, S Kommrusch… - arXiv preprint arXiv:1912.02015, 2019`.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::one_line;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// A space of either kind, a dash, a space.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s[-–—]\s"));
static YEAR_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d\d$"));
static ARXIV: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^arxiv(?:\.org| e-prints| preprint|,|$)"));

/// What the line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub(super) authors: Vec<String>,
    /// Whether authors were left out.
    pub(super) more: bool,
    /// As it stood, its year and what was left out included.
    pub(super) venue: Option<String>,
}

pub(super) fn read(line: &str) -> Byline {
    let line = one_line(line);
    let mut parts = BETWEEN.split(&line).map(str::trim);
    let names = parts.next().unwrap_or_default();
    let venue = parts.next().filter(|venue| venue.contains(char::is_alphabetic));
    let venue = venue.filter(|venue| !YEAR_ALONE.is_match(venue) && !ARXIV.is_match(venue));
    let bare = names.trim_matches(['…', '.', ' ', ',']);
    let more = names.contains('…') || names.ends_with("...");
    let authors =
        bare.split(',').map(|name| one_line(name.trim_matches(['…', ' ']))).filter(|name| !name.is_empty());
    Byline { authors: authors.collect(), more, venue: venue.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_taken_apart() {
        for (line, authors, more, venue) in [
            (
                "Z Chen, S Kommrusch\u{a0}- arXiv preprint arXiv:1912.02015, 2019",
                &["Z Chen", "S Kommrusch"][..],
                false,
                None,
            ),
            (
                "PM Nguyen, M Le Nguyen\u{a0}- …\u{a0}on Examples (EX), 2019",
                &["PM Nguyen", "M Le Nguyen"],
                false,
                Some("… on Examples (EX), 2019"),
            ),
            (
                "T Nguyen, P Vu…\u{a0}- Journal of Examples\u{a0}…, 2023 - Springer",
                &["T Nguyen", "P Vu"],
                true,
                Some("Journal of Examples …, 2023"),
            ),
            ("A Karmakar - 2019", &["A Karmakar"], false, None),
            ("M Abdi, H Rocha, JM Sainte-Marie", &["M Abdi", "H Rocha", "JM Sainte-Marie"], false, None),
            ("", &[], false, None),
        ] {
            let authors = authors.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(read(line), Byline { authors, more, venue: venue.map(str::to_owned) }, "{line}");
        }
    }
}
