//! What stands between the rules at the beginning of a document: names and values, lists of values.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::label::pattern;

/// No document begins with more of them.
const MAX_LINES: usize = 500;

static FIELD: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^["']?[\w -]{1,40}["']?:(?:\s|$)"#));

/// The lines between the rules at the beginning, and where the document goes on behind them.
///
/// A rule may stand at the beginning of any document: the first line below it says a field, and none is blank.
pub(super) fn split(text: &str) -> (&str, usize) {
    const NONE: (&str, usize) = ("", 0);
    let mut at = 0;
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').take(MAX_LINES).enumerate() {
        let bare = line.trim_end();
        at += line.len();
        match number {
            0 if bare == "---" => start = at,
            1 if FIELD.is_match(bare) => {}
            0 | 1 => return NONE,
            _ if matches!(bare, "---" | "...") => return (&text[start..at - line.len()], at),
            _ if bare.is_empty() => return NONE,
            _ => {}
        }
    }
    NONE
}

/// The lines as fields; what is nested deeper than a list is left out.
pub(super) fn fields(front: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut last: Option<String> = None;
    for line in front.lines().take(MAX_LINES) {
        let text = line.trim();
        let member = text.strip_prefix("- ").filter(|_| last.is_some());
        if let (Some(member), Some(name)) = (member, &last) {
            push(&mut fields, name, unquoted(member));
        } else if line.starts_with([' ', '\t']) {
            go_on(&mut fields, last.as_deref(), text);
        } else if let Some((name, value)) = text.split_once(':') {
            let name = unquoted(name).to_owned();
            fields.insert(name.clone(), value_of(value.trim()));
            last = Some(name);
        }
    }
    fields
}

fn push(fields: &mut Map<String, Value>, name: &str, member: &str) {
    let member = Value::String(member.to_owned());
    match fields.get_mut(name) {
        Some(Value::Array(list)) => list.push(member),
        Some(before) if before.as_str() == Some("") => *before = Value::Array(vec![member]),
        _ => {}
    }
}

/// A value may go on over lines that are set in.
fn go_on(fields: &mut Map<String, Value>, name: Option<&str>, text: &str) {
    if let Some(Value::String(value)) = name.and_then(|name| fields.get_mut(name)) {
        value.push_str(if value.is_empty() { "" } else { " " });
        value.push_str(text);
    }
}

fn value_of(text: &str) -> Value {
    if let Some(list) =
        text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|list| !list.starts_with('['))
    {
        let members = list.split(',').map(unquoted).filter(|member| !member.is_empty());
        return members.map(|member| Value::String(member.to_owned())).collect();
    }
    // Folded and literal text begins on the next line.
    let text = if matches!(text, ">" | "|" | ">-" | "|-") { "" } else { unquoted(text) };
    Value::String(text.to_owned())
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    ['"', '\''].iter().find_map(|mark| text.strip_prefix(*mark)?.strip_suffix(*mark)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_read_as_fields() {
        let front = "title: \"A: B\"\ntags: [x, 'y']\nauthors:\n  - Ada Example\n  - Ben Example\nabstract: >\n  One\n  two.\nurl: https://arxiv.org/abs/2402.04644\n";
        let wanted = serde_json::json!({
            "title": "A: B", "tags": ["x", "y"], "authors": ["Ada Example", "Ben Example"], "abstract": "One two.",
            "url": "https://arxiv.org/abs/2402.04644",
        });
        assert_eq!(Value::Object(fields(front)), wanted);
    }
}
