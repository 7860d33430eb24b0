//! Letters that TeX writes with a command: `\'e`, `{\ss}`, `\c{c}`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization;

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static LETTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?x) (?P<open> \{ )? \\ (?:
              (?P<sign> ['"`^~=.] ) \s? (?: \{ \s* (?P<a> \\? [a-zA-Z] ) \s* \} | (?P<b> \\[ij]\b | [a-zA-Z] ) )
            | (?P<mark> [vcHukrd] ) \s* \{ \s* (?P<c> \\? [a-zA-Z] ) \s* \}
            | (?P<spaced> [vcHk] ) \s+ (?P<d> \\[ij]\b | [a-zA-Z] )
            | (?P<name> aa|AA|ae|AE|oe|OE|ss|dh|DH|th|TH|dj|DJ|ng|NG|[lLoOij] )
              (?: \{\} | \s+ (?P<next> [a-z] ) | \b )
        ) (?P<close> \} )?"#,
    )
    .expect("a valid pattern")
});

/// Letters that have a command of their own.
const LETTERS: [(&str, &str); 21] = [
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ss", "ß"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("l", "ł"),
    ("L", "Ł"),
    ("o", "ø"),
    ("O", "Ø"),
    // Without their dots they stand only under an accent.
    ("i", "i"),
    ("j", "j"),
];

/// The text with TeX's accents and letters as letters; anything else stays.
pub fn accents(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    LETTER.replace_all(text, letter)
}

fn letter(found: &Captures<'_>) -> String {
    let part = |name: &str| found.name(name).map(|part| part.as_str());
    let made: String = match part("name") {
        Some(name) => format!("{}{}", named(name), part("next").unwrap_or_default()),
        None => {
            let base = ["a", "b", "c", "d"].into_iter().find_map(part).unwrap_or_default();
            let mark = ["sign", "mark", "spaced"].into_iter().find_map(part).and_then(combining);
            // `\i` and `\j` have no dots that an accent could meet.
            base.trim_start_matches('\\').chars().chain(mark).nfc().collect()
        }
    };
    // A brace that holds more than the letter is not the letter's.
    match (part("open"), part("close")) {
        (Some(_), Some(_)) => made,
        (open, close) => format!("{}{made}{}", open.unwrap_or_default(), close.unwrap_or_default()),
    }
}

fn named(name: &str) -> &str {
    LETTERS.iter().find(|(known, _)| *known == name).map_or(name, |(_, letter)| *letter)
}

fn combining(command: &str) -> Option<char> {
    Some(match command {
        "'" => '\u{301}',
        "\"" => '\u{308}',
        "`" => '\u{300}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "." => '\u{307}',
        "v" => '\u{30c}',
        "c" => '\u{327}',
        "H" => '\u{30b}',
        "u" => '\u{306}',
        "k" => '\u{328}',
        "r" => '\u{30a}',
        "d" => '\u{323}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_tex_are_letters() {
        for (tex, wanted) in [
            (r"Hern\'andez", "Hernández"),
            (r#"Sch\"{o}nb\"achler"#, "Schönbächler"),
            (r"M{\aa}ns and {\AA}sa", "Måns and Åsa"),
            (r"Rodr\'iguez D\'{\i}az {\'\i}", "Rodríguez Díaz í"),
            (r"Pet\H{o}, Djokovi\'{c}", "Pető, Djoković"),
            (r"Fran\c{c}ois Fran\c cois", "François François"),
            (r"\v{S}im\'unek, {\v Z}ivkov, \v Z", "Šimúnek, Živkov, Ž"),
            (r"Bj\o rn, S{\o}ren, Stra\ss e, Wei\ss", "Bjørn, Søren, Straße, Weiß"),
            (r"Pawe\l Kowalski, Micha\l{}", "Paweł Kowalski, Michał"),
            (r"\.Ibrahim \u{g}, \k{a}, \r{u}, Mu\~noz, d\`e, \^{\j}", "İbrahim ğ, ą, ů, Muñoz, dè, ĵ"),
            (r"{Ang\'elique}, {\'Etude}", "{Angélique}, {Étude}"),
            (
                r"\lambda \in \cup \ddot{a} \sigma \vec{c} C:\data \\ \'",
                r"\lambda \in \cup \ddot{a} \sigma \vec{c} C:\data \\ \'",
            ),
            ("plain", "plain"),
        ] {
            assert_eq!(accents(tex), wanted, "{tex}");
        }
    }
}
