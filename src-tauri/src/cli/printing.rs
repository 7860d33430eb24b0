//! How answers are printed: for people, for programs, or as ids for the next program.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::LazyLock;

use anstyle::{AnsiColor, Style};
use broadsheet_core::api::PaperRow;
use broadsheet_core::service::Library;
use serde::Serialize;

use super::arguments::Shown;
use super::{CliError, json, table};

pub(super) const ID: Style = AnsiColor::Yellow.on_default();
pub(super) const CODE: Style = AnsiColor::Green.on_default();
pub(super) const TAG: Style = AnsiColor::Cyan.on_default();
pub(super) const HEAD: Style = Style::new().bold();

/// Stands before each style in an answer, so that no other text can be taken for one: each start draws it anew.
static MARK: LazyLock<String> =
    LazyLock::new(|| format!("\u{1b}{:016x}", RandomState::new().hash_one(std::process::id())));

/// A text in a style, for `print`, which leaves the style out where nobody sees it.
pub(super) fn painted(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{0}{style}{text}{0}{style:#}", *MARK) }
}

/// A stranger's text as a terminal may show it: its lines and tabs, and nothing that moves the cursor, rings or shows letters
/// in another order than they have.
pub(super) fn harmless(text: &str) -> String {
    text.chars().filter(|letter| matches!(letter, '\n' | '\t') || !is_acted_on(*letter)).collect()
}

/// The same as part of a line: a file, or a paper of another's library, may be called what looks like the next line.
pub(super) fn on_one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\t'], " ")
}

fn is_acted_on(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// An answer in which nothing but its styles does anything to a terminal.
fn styled(answer: &str) -> String {
    let mut parts = answer.split(MARK.as_str());
    let mut out = harmless(parts.next().unwrap_or_default());
    for part in parts {
        // A style is one sequence, which `m` ends.
        let (style, text) = part.split_at(part.find('m').map_or(0, |end| end + 1));
        out.push_str(style);
        out.push_str(&harmless(text));
    }
    out
}

/// Prints for people: harmless, with styles, which are left out where standard output is no terminal or nobody wants them.
pub(super) fn print(answer: &str) -> Result<(), CliError> {
    Ok(anstream::stdout().write_all(styled(answer).as_bytes())?)
}

/// Prints text as it is for programs, and harmless in a terminal.
pub(super) fn print_plain(text: &str) -> Result<(), CliError> {
    Ok(io::stdout().write_all(plain(text).as_bytes())?)
}

fn plain(text: &str) -> Cow<'_, str> {
    if io::stdout().is_terminal() { harmless(text).into() } else { text.into() }
}

pub(super) fn print_json(value: &impl Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    print_plain(&(escaped(&text) + "\n"))
}

/// One value on a line of its own, as it comes, for who reads along.
pub(super) fn print_json_line(value: &impl Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string(value).map_err(io::Error::from)?;
    print_plain(&(escaped(&text) + "\n"))?;
    Ok(io::stdout().flush()?)
}

/// JSON that says the same in escapes, also of what it lets stand and a terminal acts on.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if letter != '\n' && is_acted_on(letter) {
            // All of these are of one unit of UTF-16.
            let _ = write!(out, "\\u{:04x}", u32::from(letter));
        } else {
            out.push(letter);
        }
    }
    out
}

/// Prints names for the next program, each with what ends it.
pub(super) fn print_each(names: impl IntoIterator<Item = impl ToString>, end: char) -> Result<(), CliError> {
    let mut out = String::new();
    for name in names {
        out.push_str(&plain(&name.to_string()));
        out.push(end);
    }
    Ok(io::stdout().write_all(out.as_bytes())?)
}

/// What papers are now.
pub(super) fn print_papers(library: &Library, papers: &[i64], shown: Shown) -> Result<(), CliError> {
    if let Some(end) = shown.end() {
        return print_each(papers, end);
    }
    let mut full = Vec::new();
    for paper in papers {
        full.push(library.paper(*paper)?);
    }
    if shown.json {
        return print_json(&full.into_iter().map(json::Paper::from).collect::<Vec<_>>());
    }
    let rows: Vec<PaperRow> = full.into_iter().map(|paper| paper.row).collect();
    print(&table::papers(&rows, columns()))
}

/// Columns to fill; none where nobody watches, so that nothing is cut.
pub(super) fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).or(Some(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strangers_title_does_nothing_to_a_terminal() {
        assert_eq!(harmless("a\u{1b}]0;title\u{7}b\u{9b}2J\tc\r\nd"), "a]0;titleb2J\tc\nd");
        assert_eq!(on_one_line("a\n    12  b\r\n\tc\u{1b}[2J"), "a     12  b  c[2J", "nor is it two rows");
        assert_eq!(harmless("a\u{202e}b\u{2066}c"), "abc", "nor do its letters change places");
    }

    #[test]
    fn an_answer_has_the_styles_of_the_program_and_no_others() {
        let answer = format!("\u{1b}[1m{}\u{1b}[2J\n", painted(TAG, "a\u{1b}[33mm\u{7}"));
        assert_eq!(styled(&answer), "[1m\u{1b}[36ma[33mm\u{1b}[0m[2J\n");
    }

    #[test]
    fn json_says_all_of_a_text_in_escapes() {
        let text = "a\u{1b}[2J\u{9b}2K\u{7f}\u{202e}\n";
        let json = escaped(&serde_json::to_string(text).unwrap());
        assert!(!json.contains(is_acted_on), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
