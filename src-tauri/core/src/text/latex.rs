//! Commands and groups of TeX in running text.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::accents;
use super::symbols::sign;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Words in another type: `\emph{…}`, `\textsc{…}`, and `textit{…}` whose backslash was lost.
static STYLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\\(?:emph|text|mathrm|mathbf|underline|mbox|url|footnotesize|b)|\\?\btext(?:it|bf|sc|tt|rm|sf|sl|up|md))\{([^{}]*)\}",
    )
});
static SWITCHED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\\(?:em|it|bf|sc|tt|rm|sl)\s+([^{}]*)\}"));
/// `{\SST}`, `{\deg}`, `{sim}20%`.
static GROUPED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{\\([A-Za-z]+)\}"));
static GROUPED_SIGN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\{(sim|approx|leq|geq)\}( ?\d)"));
static COMMAND: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\([A-Za-z]+)"));
static ESCAPED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\\([%&_#$])"));

/// Styles may stand in styles; deeper ones than this are nobody's writing.
const MAX_NESTING: usize = 4;

/// The text without the commands that have one reading in running text.
pub(super) fn without_commands(text: &str) -> String {
    let mut text = replaced(text, &SWITCHED, |found| found[1].to_owned());
    for _ in 0..MAX_NESTING {
        let simpler = replaced(&text, &STYLED, |found| found[1].to_owned());
        if simpler == text {
            break;
        }
        text = simpler;
    }
    let text = replaced(&text, &GROUPED, grouped);
    let text = replaced(&text, &GROUPED_SIGN, |found| {
        format!("{}{}", sign(&found[1]).unwrap_or_default(), &found[2])
    });
    let text = replaced(&accents(&text), &COMMAND, command);
    replaced(&text, &ESCAPED, |found| found[1].to_owned())
}

fn replaced(text: &str, pattern: &Regex, with: impl Fn(&Captures<'_>) -> String) -> String {
    pattern.replace_all(text, |found: &Captures<'_>| with(found)).into_owned()
}

fn grouped(found: &Captures<'_>) -> String {
    let name = &found[1];
    // `{\SST}` is a name set by its own command; what `{\method}` stands for, nobody can tell.
    let is_name = name.chars().next().is_some_and(char::is_uppercase);
    sign(name).or(is_name.then_some(name)).unwrap_or(&found[0]).to_owned()
}

fn command(found: &Captures<'_>) -> String {
    match &found[1] {
        "eg" => "e.g.".to_owned(),
        "ie" => "i.e.".to_owned(),
        "etal" => "et al.".to_owned(),
        "nobreakdash" => String::new(),
        name => sign(name).unwrap_or(&found[0]).to_owned(),
    }
}
