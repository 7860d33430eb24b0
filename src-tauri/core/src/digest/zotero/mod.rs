//! What Zotero exports as JSON through Better BibTeX, and what its web service answers.

mod fields;
mod note;

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::citation;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect, hf_json};
use crate::model::{Finding, Format, Likeness, Reading};

pub(super) struct Zotero;

impl Reader for Zotero {
    fn format(&self) -> Format {
        Format::ZoteroJson
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        detect::looks_like_json(content) && content.text.contains("\"itemType\"")
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let unknown = || ReadError::unrecognised(Likeness::Json);
        let loaded = hf_json::load(content.start()).map_err(|_| unknown())?;
        let items = items(&loaded.value).ok_or_else(unknown)?;
        let notes = child_notes(items);
        let mut gathered = Gathered::default();
        for (item, number) in items.iter().zip(1..) {
            let place = format!("entry {number}");
            let Some(data) = data(item) else {
                gathered.lose(place, Finding::NoItemKind, &item.to_string());
                continue;
            };
            // Notes, files and marks belong to the items beside them.
            if matches!(kind(data), "note" | "attachment" | "annotation") {
                continue;
            }
            let key = item.get("key").or_else(|| data.get("key")).and_then(Value::as_str);
            let children = key.and_then(|key| notes.get(key)).map(Vec::as_slice).unwrap_or_default();
            fields::citation(data, children).gather(place, &item.to_string(), &mut gathered);
        }
        if let Some(reason) = loaded.damage {
            gathered.warn("file", Finding::JsonDamaged { reason }, None);
        }
        if gathered.entries.is_empty() && gathered.warnings.is_empty() {
            return Err(ReadError::unrecognised(Likeness::EmptyZotero));
        }
        Ok(citation::reading(Format::ZoteroJson, gathered))
    }
}

fn items(value: &Value) -> Option<&Vec<Value>> {
    let list = value.as_array().or_else(|| value.get("items")?.as_array())?;
    list.iter().any(|item| data(item).is_some()).then_some(list)
}

/// The web service puts an item's fields under `data`.
fn data(item: &Value) -> Option<&Map<String, Value>> {
    let inner = item.get("data").filter(|data| data.get("itemType").is_some()).unwrap_or(item);
    inner.as_object().filter(|object| object.contains_key("itemType"))
}

fn kind(data: &Map<String, Value>) -> &str {
    data.get("itemType").and_then(Value::as_str).unwrap_or_default()
}

/// Notes that stand as items of their own, by the key of what they are about.
fn child_notes(items: &[Value]) -> HashMap<&str, Vec<&str>> {
    let mut notes: HashMap<&str, Vec<&str>> = HashMap::new();
    for data in items.iter().filter_map(data).filter(|data| kind(data) == "note") {
        let parent = data.get("parentItem").and_then(Value::as_str);
        let note = data.get("note").and_then(Value::as_str);
        if let Some((parent, note)) = parent.zip(note) {
            notes.entry(parent).or_default().push(note);
        }
    }
    notes
}
