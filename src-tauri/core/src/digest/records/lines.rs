//! A value on every line.

use serde_json::Value;

use crate::digest::hf_json;

/// A line that is not blank: its number from 1, its text, and its value where it has one.
pub(super) struct Line<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    pub(super) value: Option<Value>,
}

/// Whether the text is a value on every line: its first one is whole, and others follow.
pub(super) fn are_in(text: &str) -> bool {
    let mut filled = text.lines().filter(|line| !line.trim().is_empty()).take(3);
    let mut first_two = filled.by_ref().take(2).filter(|line| line.trim_start().starts_with('{'));
    first_two.next().is_some_and(|line| value(line).is_some()) && first_two.next().is_some()
}

pub(super) fn read(text: &str) -> impl Iterator<Item = Line<'_>> {
    let numbered = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    numbered.map(|(line, number)| Line { number, text: line, value: value(line) })
}

fn value(line: &str) -> Option<Value> {
    let line = line.trim().trim_start_matches('\u{feff}');
    let line = line.strip_suffix(',').unwrap_or(line);
    if let Ok(value) = serde_json::from_str(line) {
        return Some(value);
    }
    hf_json::load(line).ok().map(|loaded| loaded.value).filter(Value::is_object)
}
