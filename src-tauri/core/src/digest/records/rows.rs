//! A row of a Markdown table or a line of a list, kept as text in place of a record.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::identity::is_address;
use super::names::{Key, key};
use super::values::is_nothing;
use crate::digest::day::day;
use crate::digest::links::{links_in, locate};
use crate::digest::named::Named;
use crate::model::{FoundIn, LinkKind};

/// Longer rows are none.
const MAX_LEN: usize = 20_000;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Cells of a list's line stand between commas; a title may hold commas of its own.
static BOLD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\*\*([^*]+(?:\*[^*]+)*)\*\*"));
static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([\p{L} ]{1,20})[:：]\s*"));

/// The fields of `|**2021-10-14**|**Title**|Names|[2110.07546](http://…)|**[link](http://…)**|`, or of
/// `- 2021-10-14, **Title**, Names, Paper: [http://…](http://…)`.
pub(super) fn row(text: &str) -> Option<Map<String, Value>> {
    let text = text.trim();
    if text.len() > MAX_LEN || !text.contains("](") && !text.contains('|') {
        return None;
    }
    let cells: Vec<String> = if text.starts_with('|') { bars(text) } else { commas(text) };
    let row = told(&cells);
    row.contains_key("title").then_some(row)
}

/// What stands between bars; those that are escaped or emphasised stand for themselves.
fn bars(text: &str) -> Vec<String> {
    let inner = text.trim_start_matches('|').trim_end().trim_end_matches('|');
    let mut cells = vec![String::new()];
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '\\' if chars.peek() == Some(&'|') => cell.extend(chars.next()),
            '|' if cell.matches("**").count() % 2 == 0 => cells.push(String::new()),
            _ => cell.push(c),
        }
    }
    cells
}

/// The parts of a list's line: what stands before the title, the title, the rest.
fn commas(text: &str) -> Vec<String> {
    let line = text.trim_start_matches(['-', '*', '+']).trim_start();
    let bold = BOLD
        .captures_iter(line)
        .filter_map(|found| found.get(0))
        .find(|bold| day(bare(bold.as_str())).is_none());
    let Some(bold) = bold.filter(|bold| !bold.as_str().contains("](")) else { return Vec::new() };
    let mut cells: Vec<String> = line[..bold.start()].split(',').map(str::to_owned).collect();
    cells.push(bold.as_str().to_owned());
    cells.extend(line[bold.end()..].split(", ").map(|part| part.trim_start_matches(',').to_owned()));
    cells
}

fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('*').trim()
}

/// Each cell by what it holds.
fn told(cells: &[String]) -> Map<String, Value> {
    let mut row = Map::new();
    let mut put = |name: &str, value: &str| {
        row.entry(name).or_insert_with(|| Value::String(value.to_owned()));
    };
    let mut title = false;
    for cell in cells.iter().filter(|cell| !is_nothing(bare(cell))) {
        let plain = bare(cell);
        let labelled = LABEL.captures(plain).and_then(|found| Some((key(&found[1])?.1, found.get(0)?.end())));
        let links = links_in(cell, FoundIn::Field);
        if let Some(best) = links.first().filter(|_| is_link(plain)) {
            let code = matches!(labelled, Some((Key::Code, _)))
                || (best.kind == LinkKind::Code && Named::by_address(&best.url).is_none());
            put(if code { "code" } else { "url" }, &best.url);
            if let Some(words) = titled(plain).filter(|_| !title) {
                put("title", words);
                title = true;
            }
        } else if day(plain).is_some() && plain.len() <= 40 {
            put("date", plain);
        } else if !title {
            put("title", plain);
            title = true;
        } else {
            put("authors", plain);
        }
    }
    row
}

/// Whether a cell is nothing but a link and its words.
fn is_link(cell: &str) -> bool {
    is_address(cell)
        || (cell.contains("](") && (cell.ends_with(')') || cell.ends_with("**")))
        || locate(cell).first().is_some_and(|(range, _)| range.end + 1 >= cell.len())
}

/// The words of a link, where they are a title and neither an address nor an identifier.
fn titled(cell: &str) -> Option<&str> {
    let (words, _) = cell.strip_prefix('[')?.split_once("](")?;
    let words = bare(words);
    let is_title =
        words.contains(' ') && words.len() >= 12 && Named::first_in(words).is_none() && !is_address(words);
    is_title.then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell<'a>(row: &'a Map<String, Value>, name: &str) -> &'a str {
        row.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    #[test]
    fn rows_of_tables_and_lists_are_read() {
        let table = "|**2021-10-14**|**Quad \\| Control on $SU(2)$**|Ada Example et.al.|[2110.07546](http://arxiv.org/abs/2110.07546)|**[link](https://github.com/a/b)**|\n";
        let list = "- 2021-10-14, **Quad | Control on $SU(2)$**, Ada Example et.al., Paper: [http://arxiv.org/abs/2110.07546](http://arxiv.org/abs/2110.07546), Code: **[https://github.com/a/b](https://github.com/a/b)**";
        for text in [table, list] {
            let row = row(text).unwrap();
            assert_eq!(cell(&row, "title"), "Quad | Control on $SU(2)$");
            assert_eq!(cell(&row, "date"), "2021-10-14");
            assert_eq!(cell(&row, "authors"), "Ada Example et.al.");
            assert!(cell(&row, "url").ends_with("/2110.07546"), "{row:?}");
            assert_eq!(cell(&row, "code"), "https://github.com/a/b");
        }
        let linked =
            row("| 2021-10-14 | [Quadrotor Control](http://arxiv.org/abs/2110.07546v1) | null |").unwrap();
        assert_eq!(cell(&linked, "title"), "Quadrotor Control");
        assert!(row("no row at all").is_none());
    }
}
