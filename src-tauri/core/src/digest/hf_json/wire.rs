//! The shape of an entry on the wire, every field as lenient as can be.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::literal;
use crate::model::ArxivId;

type Object = Map<String, Value>;

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static KEYS: LazyLock<Regex> = LazyLock::new(|| {
    let names = "paper|dailyPapers|publishedAt|submittedOnDailyAt";
    Regex::new(&format!(r#"\\?["'](?:{names})\\?["']\s*:"#)).expect("a valid pattern")
});

/// Whether the text names a field that the API's answers have, and hardly another list of papers.
pub(super) fn names_papers(text: &str) -> bool {
    KEYS.is_match(text)
}

/// An entry of a list: what is said of the paper, and of its place in the list.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// The entry, which is the paper itself where it came unwrapped.
    pub(super) outer: &'a Object,
    pub(super) paper: &'a Object,
}

impl<'a> Item<'a> {
    /// The entry in a value, if it is one.
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        let outer = value.as_object()?;
        match outer.get("paper").and_then(Value::as_object) {
            Some(paper) => is_said(outer, paper).then_some(Self { outer, paper }),
            None => is_paper(outer).then_some(Self { outer, paper: outer }),
        }
    }

    /// A text of the paper, else of the entry.
    pub(super) fn text(self, key: &str) -> Option<&'a str> {
        [self.paper, self.outer].into_iter().find_map(|object| text(object, key))
    }

    /// A field of the paper, else of the entry; null is no field.
    pub(super) fn field(self, key: &str) -> Option<&'a Value> {
        [self.paper, self.outer]
            .into_iter()
            .find_map(|object| object.get(key).filter(|value| !value.is_null()))
    }
}

/// Whether a value is an entry as the API wraps it.
pub(in crate::digest) fn is_wrapped(value: &Value) -> bool {
    value.get("paper").is_some_and(Value::is_object) && Item::of(value).is_some()
}

/// What Python prints in place of the entry, read.
pub(super) fn printed(value: &Value) -> Option<Value> {
    literal::parse(value.as_str()?.trim())
}

/// A text that is not empty.
pub(super) fn text<'a>(object: &'a Object, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// A count that fits; anything else is none.
pub(super) fn count(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|count| u32::try_from(count).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn is_said(outer: &Object, paper: &Object) -> bool {
    text(paper, "title").or_else(|| text(outer, "title")).or_else(|| text(paper, "id")).is_some()
}

/// A title alone makes no paper: lists of anything have titles.
fn is_paper(object: &Object) -> bool {
    // Bibliographies (CSL, Zotero) have titles and abstracts too, and forms of their own.
    if object.contains_key("itemType") || (object.contains_key("author") && !object.contains_key("authors")) {
        return false;
    }
    let told = ["summary", "abstract"].iter().any(|key| text(object, key).is_some());
    let named =
        object.get("authors").is_some_and(|authors| authors.as_array().is_some_and(|list| !list.is_empty()));
    text(object, "title").is_some() && (told || named || arxiv_id(object).is_some())
}

/// The identifier under whichever name it was kept.
pub(super) fn arxiv_id(object: &Object) -> Option<ArxivId> {
    let said = ["id", "arxiv_id", "arxivId", "paper_id"].iter().filter_map(|key| text(object, key));
    let linked = ["arxiv_url", "link", "url", "paper_url", "pdf_url", "arxiv_pdf_url"].iter();
    let linked = linked.filter_map(|key| text(object, key));
    said.clone().find_map(ArxivId::parse).or_else(|| said.chain(linked).find_map(ArxivId::from_url))
}
