//! Names of people in any shape that programs write them.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::values::{is_nothing, listed};
use crate::digest::html;
use crate::text::one_line;

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
}
