//! JSON of the Citation Style Language. <https://docs.citationstyles.org/en/stable/specification.html>

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::names::Name;
use super::work::Work;
use super::{Form, Heading, Record, words};
use crate::model::PartialDay;
use crate::text;

pub(super) struct Csl;

impl Form for Csl {
    fn begin(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()> {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        serde_json::to_writer_pretty(out, &item(paper)).map_err(io::Error::from)
    }

    fn end(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}

/// A paper as an item of the language.
pub(super) fn item(paper: &Record) -> Value {
    let kind = match paper.kind() {
        Work::Conference => "paper-conference",
        Work::Article => "article-journal",
        Work::Preprint | Work::Other => "article",
    };
    let mut item = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        item.extend(value.map(|value| (name.to_owned(), value)));
    };
    set("id", Some(json!(paper.key)));
    set("type", Some(json!(kind)));
    set("title", Some(json!(words::line(&paper.title))));
    set(
        "author",
        (!paper.authors.is_empty()).then(|| paper.authors.iter().map(|name| person(name)).collect()),
    );
    set("issued", paper.published.and_then(date_parts).map(|parts| json!({ "date-parts": [parts] })));
    set("container-title", paper.venue.as_ref().map(|venue| json!(text::one_line(venue))));
    let arxiv = paper.arxiv_id.as_ref();
    set("publisher", arxiv.filter(|_| paper.kind() == Work::Preprint).map(|_| json!("arXiv")));
    set("number", arxiv.map(|id| json!(format!("arXiv:{id}"))));
    set("DOI", paper.doi.as_ref().map(|doi| json!(doi)));
    set("URL", paper.address().map(|url| json!(url)));
    set("abstract", paper.abstract_text.as_ref().map(|source| json!(words::body(source))));
    set("keyword", (!paper.mine.tags.is_empty()).then(|| json!(paper.mine.tags.join("; "))));
    set("note", paper.mine.said().map(|said| json!(said)));
    Value::Object(item)
}

fn person(name: &str) -> Value {
    match Name::of(name) {
        Name::Person { given, family, suffix: "" } => json!({ "family": family, "given": given }),
        Name::Person { given, family, suffix } => {
            json!({ "family": family, "given": given, "suffix": suffix })
        }
        Name::Whole(name) => json!({ "literal": name }),
    }
}

fn date_parts(day: PartialDay) -> Option<Vec<i16>> {
    let parts = [day.year?, day.month.into(), day.day.into()];
    Some(parts.into_iter().take(day.precision().into()).collect())
}
