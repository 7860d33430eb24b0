//! How answers are printed: for people, for programs, or as ids for the next program.

use std::io::{self, IsTerminal as _, Write as _};

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

/// A text in a style, which is left out where nobody sees it.
pub(super) fn painted(style: Style, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") }
}

/// A stranger's text as a terminal may show it: its lines and tabs, and nothing that moves the cursor or rings.
pub(super) fn harmless(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect()
}

/// Prints for people; styles are left out where standard output is no terminal, or nobody wants them.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    Ok(anstream::stdout().write_all(text.as_bytes())?)
}

/// Prints text as it is, for programs.
pub(super) fn print_plain(text: &str) -> Result<(), CliError> {
    Ok(io::stdout().write_all(text.as_bytes())?)
}

pub(super) fn print_json(value: &impl Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value).map_err(io::Error::from)?;
    print_plain(&(text + "\n"))
}

/// One value on a line of its own, as it comes, for who reads along.
pub(super) fn print_json_line(value: &impl Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string(value).map_err(io::Error::from)?;
    print_plain(&(text + "\n"))?;
    Ok(io::stdout().flush()?)
}

/// Prints names for the next program, each with what ends it.
pub(super) fn print_each(names: impl IntoIterator<Item = impl ToString>, end: char) -> Result<(), CliError> {
    print_plain(
        &names.into_iter().fold(String::new(), |out, name| out + &name.to_string() + &String::from(end)),
    )
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
    }
}
