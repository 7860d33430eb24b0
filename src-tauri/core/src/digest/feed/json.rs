//! JSON Feed.

use serde_json::Value;

use crate::digest::content::Content;
use crate::digest::gather::Gathered;
use crate::digest::records::Record;
use crate::digest::{ReadError, detect, hf_json};
use crate::model::{DigestKind, DigestRead, Finding, Format, Heading, Likeness, Reading};
use crate::text::one_line;

/// Whether the text is JSON that says it is a feed, at its beginning.
pub(super) fn is_feed(content: &Content<'_>) -> bool {
    let start = content.start();
    let head: String = start.chars().take(2_000).collect();
    detect::looks_like_json(content)
        && (head.contains("//jsonfeed.org/version") || head.contains(r"jsonfeed.org\/version"))
}

pub(super) fn read(text: &str) -> Result<Reading, ReadError> {
    let loaded = hf_json::load(text).map_err(|error| hf_json::unloadable(error, Format::Feed))?;
    let mut gathered = Gathered::default();
    let items = loaded.value.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let records: Vec<Option<Record<'_>>> =
        items.iter().map(|item| Some(Record::of(item.as_object()?, None))).collect();
    let papers = records.iter().flatten().filter(|record| record.is_paper()).count();
    if papers == 0 {
        return Err(ReadError::unrecognised(Likeness::Feed));
    }
    for ((record, item), number) in records.iter().zip(items).zip(1..) {
        let place = format!("entry {number}");
        match record.as_ref().ok_or(Finding::NoEntry).and_then(Record::facts) {
            Ok(facts) if papers * 2 >= items.len() || record.as_ref().is_some_and(Record::is_paper) => {
                gathered.add(place, facts);
            }
            Ok(facts) => {
                let reason = Finding::NamesNone { title: facts.title };
                gathered.warn(place, reason, Some(&item.to_string()));
            }
            Err(reason) => gathered.lose(place, reason, &item.to_string()),
        }
    }
    gathered.warnings.extend(loaded.damage.map(|reason| hf_json::damaged(reason, text)));
    let title =
        loaded.value.get("title").and_then(Value::as_str).map(one_line).filter(|title| !title.is_empty());
    let daily = title.as_deref().is_some_and(|title| title.to_lowercase().contains("daily"));
    let newest = gathered
        .entries
        .iter()
        .filter_map(|entry| entry.facts.published)
        .map(|published| published.day)
        .max();
    let day = Heading { day: newest.filter(|_| daily), inferred: false };
    let kind = if daily { DigestKind::Daily } else { DigestKind::List };
    let digest = DigestRead { kind, title, day, entries: gathered.entries };
    Ok(Reading { format: Format::Feed, digests: vec![digest], warnings: gathered.warnings })
}
