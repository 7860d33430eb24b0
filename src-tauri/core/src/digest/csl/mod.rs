//! Bibliographies in the JSON of the Citation Style Language, and what Crossref answers, which has the same fields.

mod fields;

use serde_json::{Map, Value};

use super::citation;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect, hf_json};
use crate::model::{Finding, Format, Likeness, Reading};

/// How deep a list may be wrapped: `{doi: [item]}`, `{message: {items: [item]}}`.
const MAX_WRAPPERS: usize = 3;

pub(super) struct Csl;

impl Reader for Csl {
    fn format(&self) -> Format {
        Format::CslJson
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        let has = |name: &str| content.text.contains(name);
        detect::looks_like_json(content)
            && has("\"type\"")
            && (has("\"issued\"") || has("\"container-title\"") || has("\"family\""))
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let unknown = || ReadError::unrecognised(Likeness::Json);
        let loaded = hf_json::load(content.start()).map_err(|_| unknown())?;
        let items = items(&loaded.value, MAX_WRAPPERS);
        if items.iter().filter(|item| is_item(item)).count() * 2 <= items.len() {
            return Err(unknown());
        }
        let mut gathered = Gathered::default();
        for (item, number) in items.into_iter().zip(1..) {
            let place = format!("entry {number}");
            match item.as_object() {
                Some(object) => fields::citation(object).gather(place, &item.to_string(), &mut gathered),
                None => gathered.lose(place, Finding::NoRecord, &item.to_string()),
            }
        }
        if let Some(reason) = loaded.damage {
            gathered.warn("file", Finding::JsonDamaged { reason }, None);
        }
        Ok(citation::reading(Format::CslJson, gathered))
    }
}

/// The records of a value, wherever they lie.
fn items(value: &Value, wrappers: usize) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(_) if is_item(value) => vec![value],
        Value::Object(object) if wrappers > 0 => {
            object.values().flat_map(|inner| items(inner, wrappers - 1)).collect()
        }
        _ => Vec::new(),
    }
}

/// A type, and what only these records have: names in parts, dates in parts, or the name of the container.
fn is_item(value: &Value) -> bool {
    let Some(object) = value.as_object() else { return false };
    object.get("type").is_some_and(Value::is_string)
        && object.contains_key("title")
        && (dated(object) || named(object) || object.contains_key("container-title"))
}

fn dated(object: &Map<String, Value>) -> bool {
    object
        .get("issued")
        .and_then(|issued| issued.get("date-parts").or(issued.get("raw")).or(issued.get("literal")))
        .is_some()
}

fn named(object: &Map<String, Value>) -> bool {
    let first = object.get("author").or_else(|| object.get("editor")).and_then(|people| people.get(0));
    first.is_some_and(|person| person.get("family").is_some() || person.get("literal").is_some())
}
