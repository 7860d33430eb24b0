//! What is left of TeX in running text, put right where there is only one reading.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::latex;
use super::symbols::sign;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Quotes of TeX, closed in TeX's way or by a straight quote.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"``([^`"]{1,300}?)(?:''|")"#));
/// `20sim40`, and `sim20%` where the digits are a quantity. `sim2real` is a word, so is `sim3`.
static SIM_BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d)sim(\d)"));
static SIM_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(^|[\s(\[{<>~,])sim(\d+(?:[.,]\d+)+|\d{2,}|\d)(%|\\%|×|times|[KMBkx])?($|[\s).,;:\]–-])")
});
/// `256times256`, `3.9times`.
static TIMES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\d)times(\d|\b)"));
/// No language has these words.
static BOUND: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b([gl]eq)( ?\d)"));
static ARROW: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\s)rightarrow(\s)"));
static PLUS_MINUS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\.\d+)( ?)pm( ?)(\d+\.\d)"));
/// A sign of Unicode by its number, glued between two words.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| pattern(r"([A-Za-z,)])x(2013|2014|2019)([A-Za-z])"));
/// TeX's space between words; `12~20%` and `~50%` are ranges and estimates.
static TIE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(\p{L}[.)]?|\d\b)~(\p{L}|\()|(\p{L})~(\d)"));

/// The text with its residue put right; the text itself where there is none.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if text.contains(['\\', '{']) {
        text = Cow::Owned(latex::without_commands(&text));
    }
    if text.contains("``") {
        replace(&mut text, &QUOTED, |found| format!("“{}”", &found[1]));
    }
    if text.contains("sim") {
        replace(&mut text, &SIM_BETWEEN, |found| format!("{}∼{}", &found[1], &found[2]));
        replace(&mut text, &SIM_BEFORE, quantity);
    }
    if text.contains("times") {
        replace(&mut text, &TIMES, |found| format!("{}×{}", &found[1], &found[2]));
    }
    if text.contains("eq") {
        replace(&mut text, &BOUND, |found| format!("{}{}", sign(&found[1]).unwrap_or(&found[1]), &found[2]));
    }
    if text.contains("rightarrow") {
        replace(&mut text, &ARROW, |found| format!("{}→{}", &found[1], &found[2]));
    }
    if text.contains("pm") {
        replace(&mut text, &PLUS_MINUS, |found| {
            format!("{}{}±{}{}", &found[1], &found[2], &found[3], &found[4])
        });
    }
    if text.contains("x20") {
        replace(&mut text, &NUMBERED, numbered);
    }
    if text.contains('~') {
        replace(&mut text, &TIE, tied);
    }
    text
}

fn replace(text: &mut Cow<'_, str>, pattern: &Regex, with: impl Fn(&Captures<'_>) -> String) {
    if let Cow::Owned(changed) = pattern.replace_all(text, |found: &Captures<'_>| with(found)) {
        *text = Cow::Owned(changed);
    }
}

fn quantity(found: &Captures<'_>) -> String {
    let unit = found.get(3).map_or("", |unit| unit.as_str());
    // One digit without a unit may be the name of something.
    if found[2].len() == 1 && unit.is_empty() {
        return found[0].to_owned();
    }
    format!("{}∼{}{unit}{}", &found[1], &found[2], &found[4])
}

fn numbered(found: &Captures<'_>) -> String {
    let sign = match &found[2] {
        "2013" => "–",
        "2014" => "—",
        _ => "’",
    };
    format!("{}{sign}{}", &found[1], &found[3])
}

fn tied(found: &Captures<'_>) -> String {
    found[0].replace('~', "\u{a0}")
}
