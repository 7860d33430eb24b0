//! Variables to fields: <https://docs.citationstyles.org/en/stable/specification.html>.

use serde_json::{Map, Value};

use crate::digest::citation::{Citation, date_of, keywords};
use crate::digest::html;
use crate::model::PartialDay;
use crate::text::one_line;

/// What a record says.
pub(super) fn citation(item: &Map<String, Value>) -> Citation {
    let text = |name: &str| item.get(name).and_then(words);
    let dates = ["issued", "published-print", "published-online", "published", "posted"];
    let dates = dates.iter().filter_map(|name| item.get(*name)).filter_map(date);
    Citation {
        title: text("title").unwrap_or_default(),
        authors: item
            .get("author")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(person)
            .collect(),
        abstract_text: item.get("abstract").and_then(Value::as_str).map(prose_of),
        date: dates.reduce(|best, next| if next.precision() > best.precision() { next } else { best }),
        venue: text("container-title").or_else(|| text("event-title")),
        doi: text("DOI"),
        urls: ["URL", "archive_location"].iter().filter_map(|name| text(name)).collect(),
        hints: ["number", "archive", "container-title", "publisher"]
            .iter()
            .filter_map(|name| text(name))
            .collect(),
        tags: tags(item.get("keyword")).into_iter().chain(tags(item.get("categories"))).collect(),
        note: text("note").or_else(|| text("annote")),
        ..Citation::default()
    }
}

/// A text, or the first of several.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => html::inline(text).into_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => return list.iter().find_map(words),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// Publishers send abstracts in markup.
fn prose_of(text: &str) -> String {
    let mut plain = text.replace("<jats:", "<").replace("</jats:", "</");
    for (theirs, ours) in [("italic>", "i>"), ("bold>", "b>"), ("title>", "p>"), ("sec>", "div>")] {
        plain = plain.replace(theirs, ours);
    }
    if !html::has_markup(&plain) {
        return text.to_owned();
    }
    html::prose(&plain).map_or_else(|_| text.to_owned(), |prose| prose.text.replace('\n', "\n\n"))
}

fn person(value: &Value) -> Option<String> {
    let part = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    let whole = [
        part("given"),
        part("dropping-particle"),
        part("non-dropping-particle"),
        part("family"),
        part("suffix"),
    ];
    let name = one_line(&whole.join(" "));
    let name = if name.is_empty() {
        one_line(if part("literal").is_empty() { part("name") } else { part("literal") })
    } else {
        name
    };
    (!name.is_empty()).then_some(name)
}

fn date(value: &Value) -> Option<PartialDay> {
    if let Some(parts) = value.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array) {
        let number = |index: usize| {
            parts.get(index).and_then(|part| part.as_i64().or_else(|| part.as_str()?.parse().ok()))
        };
        let year = i16::try_from(number(0)?).ok()?;
        let month =
            number(1).and_then(|month| i8::try_from(month).ok()).filter(|month| (1..=12).contains(month));
        let day = number(2).and_then(|day| i8::try_from(day).ok());
        let whole = month.zip(day).and_then(|(month, day)| PartialDay::full(year, month, day));
        return whole.or_else(|| PartialDay::month_of(year, month));
    }
    ["raw", "literal"]
        .iter()
        .find_map(|name| date_of(value.get(*name)?.as_str()?))
        .or_else(|| date_of(value.as_str()?))
}

fn tags(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => keywords(text),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
