//! Values as programs write them: text, lists, lists in text, names in any shape, nothing in many words.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::names::{Key, key};
use crate::digest::day::{day, day_of_stamp};
use crate::digest::{hf_json, html};
use crate::model::PartialDay;
use crate::text::{one_line, paragraphs};

/// Lists within lists are followed so far.
const MAX_DEPTH: usize = 4;

/// No paper has more authors; the rest of a list is no list of names.
const MAX_NAMES: usize = 20_000;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static ET_AL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:[,;]?\s*\bet\.?\s?al\.?|[,;]?\s*\band others|\s?等人?|,?\s*…|,?\s*\.\.\.)\s*$")
});

/// `Ada Example (Example Lab, Example City)`
static AFFILIATIONS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*\([^()]{0,200}\)"));

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
fn listed(text: &str) -> Option<Value> {
    let text = text.trim();
    let shaped = text.starts_with(['[', '(', '{']) && text.ends_with([']', ')', '}']);
    let value =
        shaped.then(|| serde_json::from_str(text).ok().or_else(|| hf_json::literal(text))).flatten()?;
    matches!(value, Value::Array(_) | Value::Object(_)).then_some(value)
}

/// Authors as a record names them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) names: Vec<String>,
    /// Whether there are more.
    pub(super) cut: bool,
}

/// The names of a value: a list of names or of objects, or one text.
pub(super) fn names(value: &Value) -> Names {
    match value {
        Value::String(text) => match listed(text) {
            Some(list) => names(&list),
            None => names_in(text),
        },
        Value::Array(list) => {
            let each = list.iter().take(MAX_NAMES).filter_map(name);
            let mut names = Names { names: each.filter(|name| !is_nothing(name)).collect(), cut: false };
            let last = names.names.pop().map(|last| without_et_al(&last));
            names.cut = last.as_ref().is_some_and(|(_, cut)| *cut);
            names.names.extend(last.map(|(name, _)| name).filter(|name| !name.is_empty()));
            names
        }
        Value::Object(_) => Names { names: name(value).into_iter().collect(), cut: false },
        _ => Names::default(),
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(one_line(&html::inline(name))),
        Value::Object(author) => named(author),
        Value::Array(parts) => {
            let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
            // arXiv's metadata: last name, first name, suffix.
            let (last, rest) = parts.split_first()?;
            Some(one_line(&format!("{} {last}", rest.join(" "))))
        }
        _ => None,
    }
    .filter(|name| !name.is_empty())
}

fn named(author: &Map<String, Value>) -> Option<String> {
    let part = |keys: &[&str]| keys.iter().find_map(|key| author.get(*key)?.as_str().map(one_line));
    let whole = part(&[
        "name",
        "fullname",
        "fullName",
        "full_name",
        "author_name",
        "authorName",
        "display_name",
        "姓名",
    ]);
    whole.filter(|name| !name.is_empty()).or_else(|| {
        let family = part(&["family", "last", "lastName", "last_name", "lastname", "surname"])?;
        let given = part(&["given", "first", "firstName", "first_name", "firstname"]).unwrap_or_default();
        Some(one_line(&format!("{given} {family}")))
    })
}

/// The names of a text, whatever stands between them.
fn names_in(text: &str) -> Names {
    let text = AFFILIATIONS.replace_all(&one_line(&html::inline(text)), "").into_owned();
    let (text, cut) = without_et_al(&text);
    let family_first =
        |names: &[&str]| names.len() > 1 && names.iter().all(|name| name.matches(',').count() == 1);
    let by_and: Vec<&str> = text.split(" and ").collect();
    let parts: Vec<&str> = if text.contains([';', '；', '|']) {
        text.split([';', '；', '|']).collect()
    } else if is_family_first(&text) {
        vec![text.as_str()]
    } else if family_first(&by_and) {
        by_and
    } else {
        by_and.into_iter().flat_map(|part| part.split([',', '，', '、'])).collect()
    };
    let clean =
        |name: &str| name.trim().trim_start_matches("and ").trim_matches(['*', '_', '.', ' ']).to_owned();
    let names = parts.into_iter().map(clean).filter(|name| !is_nothing(name)).take(MAX_NAMES).collect();
    Names { names, cut }
}

/// `Example, Ada` is one name, where `Ada Example, Ben Example` are two.
fn is_family_first(text: &str) -> bool {
    let parts = text.split_once(", ");
    parts.is_some_and(|(family, given)| {
        !family.contains(' ') && !given.contains([',', ' ']) || family.is_empty()
    })
}

fn without_et_al(text: &str) -> (String, bool) {
    let kept = ET_AL.replace(text, "");
    (kept.trim().to_owned(), kept.len() < text.len())
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
    fn names_are_told_apart_whatever_stands_between_them() {
        for (text, wanted, cut) in [
            (
                "Ada Example, Ben Example, and Cy Example",
                vec!["Ada Example", "Ben Example", "Cy Example"],
                false,
            ),
            ("Example, Ada; Example, Ben", vec!["Example, Ada", "Example, Ben"], false),
            ("Example, Ada and Example, Ben", vec!["Example, Ada", "Example, Ben"], false),
            ("Ada Example et.al.", vec!["Ada Example"], true),
            ("Ada Example, Ben Example, et al.", vec!["Ada Example", "Ben Example"], true),
            ("Example, Ada", vec!["Example, Ada"], false),
            ("Ada Example (Example Lab), Ben Example (1)", vec!["Ada Example", "Ben Example"], false),
            ("张三、李四", vec!["张三", "李四"], false),
            ("['Ada Example', \"Ben O'Example\"]", vec!["Ada Example", "Ben O'Example"], false),
            ("Alexander Sandberg", vec!["Alexander Sandberg"], false),
            ("N/A", vec![], false),
        ] {
            let found = names(&Value::String(text.to_owned()));
            assert_eq!(
                (found.names, found.cut),
                (wanted.into_iter().map(str::to_owned).collect(), cut),
                "{text}"
            );
        }
        let objects =
            serde_json::json!([{"name": "Ada"}, {"given": "Ben", "family": "Example"}, ["Cy", "D."], null]);
        assert_eq!(names(&objects).names, ["Ada", "Ben Example", "D. Cy"]);
    }

    #[test]
    fn a_machine_may_speak_in_parts() {
        let parts = serde_json::json!({"tldr": "Short.", "motivation": "Why.", "none": null});
        assert_eq!(said(&parts).as_deref(), Some("Tldr: Short.\n\nMotivation: Why."));
    }
}
