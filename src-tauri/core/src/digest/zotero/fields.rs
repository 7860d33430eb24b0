//! Zotero's fields to ours: <https://api.zotero.org/schema>.

use serde_json::{Map, Value};

use super::note::markdown;
use crate::digest::citation::{Citation, date_of};
use crate::digest::html;
use crate::text::one_line;

/// What an item says, with the notes that stand beside it.
pub(super) fn citation(item: &Map<String, Value>, children: &[&str]) -> Citation {
    let text =
        |name: &str| item.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let extra = lines(item.get("extra"));
    let said = |names: &[&str]| {
        extra.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            names.iter().any(|known| name.trim().eq_ignore_ascii_case(known)).then(|| value.trim().to_owned())
        })
    };
    let own: Vec<&str> =
        item.get("notes").and_then(Value::as_array).into_iter().flatten().filter_map(note_of).collect();
    let notes: Vec<String> =
        own.iter().chain(children).map(|note| markdown(note)).filter(|note| !note.is_empty()).collect();
    let venues =
        ["publicationTitle", "proceedingsTitle", "conferenceName", "bookTitle", "journalAbbreviation"];
    Citation {
        title: text("title").map(|title| html::inline(title).into_owned()).unwrap_or_default(),
        authors: authors(item.get("creators")),
        abstract_text: text("abstractNote").map(str::to_owned),
        date: text("date").and_then(date_of),
        venue: venues.iter().find_map(|name| text(name)).map(str::to_owned),
        doi: text("DOI").map(str::to_owned).or_else(|| said(&["doi"])),
        arxiv: said(&["arxiv", "arxiv id"]),
        subjects: Vec::new(),
        urls: text("url").into_iter().map(str::to_owned).collect(),
        told: Vec::new(),
        hints: ["archiveID", "archiveLocation", "publicationTitle", "number", "reportNumber"]
            .iter()
            .filter_map(|name| text(name))
            .map(str::to_owned)
            .chain(extra.iter().cloned())
            .collect(),
        tags: tags(item.get("tags")),
        note: (!notes.is_empty()).then(|| notes.join("\n\n")),
    }
}

fn lines(extra: Option<&Value>) -> Vec<String> {
    match extra {
        Some(Value::String(text)) => text.lines().map(str::to_owned).collect(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn note_of(note: &Value) -> Option<&str> {
    note.as_str().or_else(|| note.get("note")?.as_str())
}

/// The authors; where none is called that, whoever made it.
fn authors(creators: Option<&Value>) -> Vec<String> {
    let creators: Vec<&Value> = creators.and_then(Value::as_array).into_iter().flatten().collect();
    let is_author = |creator: &&&Value| creator.get("creatorType").and_then(Value::as_str) == Some("author");
    let any = creators.iter().any(|creator| is_author(&creator));
    let chosen = creators.iter().filter(|creator| !any || is_author(creator));
    chosen.map(|creator| name(creator)).filter(|name| !name.is_empty()).collect()
}

fn name(creator: &Value) -> String {
    let part = |name: &str| creator.get(name).and_then(Value::as_str).unwrap_or_default();
    one_line(&format!("{} {} {}", part("firstName"), part("lastName"), part("name")))
}

fn tags(tags: Option<&Value>) -> Vec<String> {
    let list = tags.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|tag| tag.as_str().or_else(|| tag.get("tag")?.as_str())).map(str::to_owned).collect()
}
