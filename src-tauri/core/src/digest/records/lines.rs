//! A value on every line.

use serde_json::Value;

use crate::digest::hf_json;

/// A line that is not blank: its number from 1, its text, and its value where it has one.
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) value: Option<Value>,
    /// Whether nothing of it was lost.
    pub(super) whole: bool,
}

/// Whether the text is a value on every line, as its first lines show; one of them may be broken.
pub(super) fn are_in(text: &str) -> bool {
    let first: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(5).collect();
    let whole = first.iter().filter(|line| strict(line).is_some_and(|value| value.is_object())).count();
    first.len() > 1 && first.iter().all(|line| line.starts_with('{')) && whole * 2 >= first.len()
}

pub(super) fn read(text: &str) -> impl Iterator<Item = Line<'_>> {
    let numbered = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    numbered.map(|(text, number)| {
        let line = text.trim().trim_start_matches('\u{feff}');
        let line = line.strip_suffix(',').unwrap_or(line);
        let value = strict(line);
        let whole = value.is_some();
        Line { number, text, value: value.or_else(|| Some(hf_json::load(line).ok()?.value)), whole }
    })
}

fn strict(line: &str) -> Option<Value> {
    serde_json::from_str(line).ok().or_else(|| hf_json::literal(line))
}
