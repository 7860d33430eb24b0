//! Authors as arXiv writes them: with affiliations, collaborations and letters of TeX.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{accents, one_line};

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static INNERMOST: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\([^()]*\)"));
static LEFT_OPEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^,;]*|\)"));
static RAISED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\$[^$]{0,40}\$|\^\{?[\d,* ]+\}?"));
static BETWEEN: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[,;:&]|(?:^|\s)and(?:\s|$)|\s(?:on behalf of|for the)\s"));
/// A space at which no line breaks; behind a backslash it is an accent.
static TIE: LazyLock<Regex> = LazyLock::new(|| pattern(r"([^\\])~"));
/// An accent whose brace was never closed: `Rodr\'{iguez`.
static UNCLOSED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(\\['"`^~])\{([a-zA-Z][a-zA-Z])"#));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[\d*]{1,3}\s+|[\d*]{1,3}$"));
static MORE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\s*(?:\bet\.?\s*al\b\.?|^others$|\.\.\.|…)\s*"));
static SUFFIX: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Jr|Sr|II|III|IV)\.?$"));

/// Affiliations may stand in affiliations.
const MAX_NESTING: usize = 4;

/// The names of a field.
pub(super) struct Names {
    pub(super) all: Vec<String>,
    /// Whether it says that there are others.
    pub(super) more: bool,
}

pub(super) fn authors(field: &str) -> Names {
    let mut names = Names { all: Vec::new(), more: false };
    for part in BETWEEN.split(&without_affiliations(field)) {
        let part = UNCLOSED.replace_all(part.trim(), "$1$2");
        let name = accents(&part).replace(['{', '}'], "");
        names.more |= MORE.is_match(&name);
        let name = one_line(&NUMBERED.replace_all(MORE.replace_all(&name, "").trim(), ""));
        let name = name.strip_prefix("the ").unwrap_or(&name);
        if !name.contains(char::is_alphabetic) {
            continue;
        }
        match names.all.last_mut().filter(|_| SUFFIX.is_match(name)) {
            Some(last) => *last = format!("{last} {name}"),
            None => names.all.push(name.to_owned()),
        }
    }
    names
}

fn without_affiliations(field: &str) -> String {
    let text = TIE.replace_all(field, "$1 ").replace("\\ ", " ");
    let mut text = RAISED.replace_all(&one_line(&text), "").into_owned();
    for _ in 0..MAX_NESTING {
        let shorter = INNERMOST.replace_all(&text, " ").into_owned();
        if shorter == text {
            break;
        }
        text = shorter;
    }
    LEFT_OPEN.replace_all(&text, "").into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_without_where_they_work() {
        for (field, wanted) in [
            ("A. Lazarian", &["A. Lazarian"][..]),
            (
                "Ada Example (1 and 2), Bo Sample (2, on behalf of the X team) and\n  C. D'Or ((1) Here, (2) There (far))",
                &["Ada Example", "Bo Sample", "C. D'Or"],
            ),
            (
                "R. Hern\\'andez, M{\\aa}ns Holm & {van der Berg}, Jr.",
                &["R. Hernández", "Måns Holm", "van der Berg Jr."],
            ),
            (
                "The Example Collaboration: A. One, and B. Two",
                &["The Example Collaboration", "A. One", "B. Two"],
            ),
            ("A. One for the XY Science Team, the Z team", &["A. One", "XY Science Team", "Z team"]),
            ("J. One,1 G. Two$^{2}$ (Left open, Here, F. Three", &["J. One", "G. Two", "Here", "F. Three"]),
            ("Bruno Rodr\\'{iguez Del Pino, Pawe\\l\\ Two", &["Bruno Rodríguez Del Pino", "Paweł Two"]),
            ("Sandy Anderson and~Bo~Ford", &["Sandy Anderson", "Bo Ford"]),
            ("", &[]),
        ] {
            assert_eq!(authors(field).all, wanted, "{field}");
        }
        let names = authors("A. One (Here), B. Two, et al. (30 more)");
        assert_eq!((names.all, names.more), (vec!["A. One".to_owned(), "B. Two".to_owned()], true));
    }
}
