//! Values as programs write them: text, lists, lists in text, names in any shape, nothing in many words.

use std::borrow::Cow;

use serde_json::Value;

use super::names::{Key, key};
use crate::digest::day::{day, day_of_stamp};
use crate::digest::{hf_json, html};
use crate::model::PartialDay;
use crate::text::{one_line, paragraphs};

/// Lists within lists are followed so far.
const MAX_DEPTH: usize = 4;

/// What programs write for nothing.
pub(in crate::digest) fn is_nothing(text: &str) -> bool {
    const NOTHING: [&str; 15] =
        ["", "null", "none", "n/a", "na", "nan", "nil", "-", "--", "–", "—", "无", "暂无", "[]", "undefined"];
    let text = text.trim();
    text.len() <= 9 && NOTHING.contains(&text.to_lowercase().as_str())
}

/// The text of a value that is one, or a list of paragraphs; markup is read.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => without_markup(text),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => {
            let lines: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            lines?.join("\n\n")
        }
        _ => return None,
    };
    Some(paragraphs(&text)).filter(|text| !is_nothing(text))
}

fn without_markup(text: &str) -> String {
    if !html::has_markup(text) {
        return text.to_owned();
    }
    // Markup beyond the parser's bounds stays as it was: no word of it is lost.
    html::prose(text).map_or_else(|_| text.to_owned(), |prose| prose.text.replace('\n', "\n\n"))
}

/// Where the markup of a text leads.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let marked = text.contains("href") && html::has_markup(text);
    marked.then(|| html::prose(text).ok()).flatten().map(|prose| prose.addresses).unwrap_or_default()
}

/// What a machine says, each of its parts a paragraph.
pub(super) fn said(value: &Value) -> Option<String> {
    let Value::Object(parts) = value else { return text(value) };
    // The shortest word on a paper comes first.
    let is_short = |name: &str| matches!(key(name), Some((_, Key::AiSummary | Key::Summary)));
    let (first, rest): (Vec<_>, Vec<_>) = parts.iter().partition(|(name, _)| is_short(name));
    let parts = first
        .into_iter()
        .chain(rest)
        .filter_map(|(name, part)| Some(format!("{}: {}", capitalised(name), text(part)?)));
    Some(parts.collect::<Vec<String>>().join("\n\n")).filter(|said| !said.is_empty())
}

fn capitalised(name: &str) -> String {
    let name = name.replace(['_', '-'], " ");
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Every text within a value, in order.
pub(super) fn texts(value: &Value) -> Vec<Cow<'_, str>> {
    let mut found = Vec::new();
    gather(value, MAX_DEPTH, &mut found);
    found
}

fn gather<'a>(value: &'a Value, depth: usize, found: &mut Vec<Cow<'a, str>>) {
    let Some(below) = depth.checked_sub(1) else { return };
    match value {
        Value::String(text) if !is_nothing(text) => match listed(text) {
            Some(list) => found.extend(texts(&list).into_iter().map(|text| Cow::Owned(text.into_owned()))),
            None => found.push(Cow::Borrowed(text.trim())),
        },
        Value::Number(number) => found.push(Cow::Owned(number.to_string())),
        Value::Array(list) => list.iter().for_each(|member| gather(member, below, found)),
        Value::Object(object) => object.values().for_each(|member| gather(member, below, found)),
        _ => {}
    }
}

/// A list that was printed into a text: `['A', 'B']`.
pub(super) fn listed(text: &str) -> Option<Value> {
    let text = text.trim();
    let shaped = text.starts_with(['[', '(', '{']) && text.ends_with([']', ')', '}']);
    let value =
        shaped.then(|| serde_json::from_str(text).ok().or_else(|| hf_json::literal(text))).flatten()?;
    matches!(value, Value::Array(_) | Value::Object(_)).then_some(value)
}

/// Words of a list, or of a text between commas, semicolons or bars.
pub(super) fn words(value: &Value) -> Vec<String> {
    let parts = texts(value);
    let split = parts.iter().flat_map(|text| text.split([',', ';', '|', '，', '、', '；', '\n', '#']));
    split.map(one_line).filter(|word| !is_nothing(word)).collect()
}

/// The day of a text or of a time stamp.
pub(super) fn day_of(value: &Value) -> Option<PartialDay> {
    match value {
        Value::String(text) => day(text.trim_matches(['*', '[', ']', '(', ')', ' '])),
        Value::Number(number) => number.as_i64().and_then(day_of_stamp),
        _ => None,
    }
}

/// A count that fits.
pub(super) fn count(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|count| u32::try_from(count).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_may_speak_in_parts() {
        let parts = serde_json::json!({"tldr": "Short.", "motivation": "Why.", "none": null});
        assert_eq!(said(&parts).as_deref(), Some("Tldr: Short.\n\nMotivation: Why."));
    }
}
