//! From the wire to the model.

use serde_json::Value;

use super::wire::{self, Item};
use crate::digest::links::{best_first, link, links_in};
use crate::model::{ArxivId, Doi, Finding, FoundIn, Link, LinkKind, PaperFacts, PartialDay, Published};
use crate::text::{one_line, paragraphs};

/// What an entry says, and what it should have said and did not.
pub(super) struct Adapted {
    pub(super) facts: PaperFacts,
    /// What a person would miss.
    pub(super) missing: Vec<Finding>,
}

/// The facts of an entry; the reason where it is none.
pub(super) fn facts(item: Item<'_>) -> Result<Adapted, Finding> {
    let title = item.text("title").map(one_line).filter(|title| !title.is_empty()).ok_or(Finding::NoTitle)?;
    let abstract_text = item.text("summary").or_else(|| item.text("abstract")).map(paragraphs);
    let arxiv_id = arxiv_id(item);
    let doi = item.text("doi").and_then(Doi::parse);
    let authors = item.field("authors").map(authors).unwrap_or_default();
    let facts = PaperFacts {
        links: links(item, abstract_text.as_deref(), arxiv_id.as_ref()),
        author_count: author_count(item).or_else(|| (!authors.is_empty()).then_some(len(&authors))),
        published: wire::text(item.paper, "publishedAt").and_then(day_of).map(Published::explicit),
        arxiv_id: arxiv_id.or_else(|| doi.as_ref().and_then(Doi::arxiv)),
        doi: doi.filter(|doi| doi.arxiv().is_none()),
        upvotes: item.field("upvotes").and_then(wire::count),
        comments: item.field("numComments").and_then(wire::count),
        ai_summary: item.text("ai_summary").or_else(|| item.text("translation")).map(paragraphs),
        ai_keywords: item.field("ai_keywords").map(words).unwrap_or_default(),
        organization: item.field("organization").and_then(organization),
        title,
        abstract_text,
        authors,
        ..PaperFacts::default()
    };
    Ok(Adapted { missing: missing(item, &facts), facts })
}

fn missing(item: Item<'_>, facts: &PaperFacts) -> Vec<Finding> {
    let told = [
        ("summary", facts.abstract_text.is_none(), Finding::AbstractNoText),
        ("authors", facts.authors.is_empty(), Finding::AuthorsNoList),
        ("publishedAt", facts.published.is_none(), Finding::NoDay),
    ];
    let odd = |key: &str| match item.paper.get(key) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(list)) => !list.is_empty(),
        Some(_) => true,
    };
    told.into_iter().filter(|(key, none, _)| *none && odd(key)).map(|(_, _, said)| said).collect()
}

fn arxiv_id(item: Item<'_>) -> Option<ArxivId> {
    wire::arxiv_id(item.paper).or_else(|| wire::arxiv_id(item.outer))
}

/// The day of a time stamp in UTC: `2024-05-24T17:34:15.000Z`.
pub(super) fn day_of(stamp: &str) -> Option<PartialDay> {
    PartialDay::parse(stamp.get(..10)?)
}

/// Names in order, those that the site hides too: the paper has them all.
fn authors(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(author).collect(),
        Value::String(names) => {
            names.split([',', ';']).map(one_line).filter(|name| !name.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

fn author(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(name) => Some(name.as_str()),
        Value::Object(author) => wire::text(author, "name").or_else(|| {
            let user = author.get("user").and_then(Value::as_object);
            wire::text(author, "fullname").or_else(|| user.and_then(|user| wire::text(user, "fullname")))
        }),
        _ => None,
    };
    name.map(one_line).filter(|name| !name.is_empty())
}

/// An author without a name still counts.
fn author_count(item: Item<'_>) -> Option<u32> {
    let list = item.field("authors")?.as_array()?;
    (!list.is_empty()).then(|| len(list))
}

fn len<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

fn words(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(one_line).filter(|word| !word.is_empty()).collect()
}

fn organization(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(name) => Some(name.as_str()),
        Value::Object(known) => ["fullname", "name"].iter().find_map(|key| wire::text(known, key)),
        _ => None,
    };
    name.map(one_line).filter(|name| !name.is_empty())
}

fn links(item: Item<'_>, abstract_text: Option<&str>, arxiv_id: Option<&ArxivId>) -> Vec<Link> {
    let field = |key: &str| item.text(key).and_then(|address| link(address, FoundIn::Field));
    let mut found: Vec<Link> = field("githubRepo").into_iter().collect();
    found.extend(field("projectPage").map(as_project));
    found.extend(media(item));
    found.extend(links_in(abstract_text.unwrap_or_default(), FoundIn::Abstract));
    if arxiv_id.is_none() {
        found.extend(item.text("id").and_then(page_on_hub));
    }
    best_first(found)
}

/// What authors call their project page is one, unless it is known to be something better.
fn as_project(link: Link) -> Link {
    let kind = if link.kind == LinkKind::Other { LinkKind::Project } else { link.kind };
    Link { kind, ..link }
}

/// Films and pictures that were handed in with the paper.
fn media(item: Item<'_>) -> impl Iterator<Item = Link> {
    let lists = [item.outer, item.paper].into_iter().filter_map(|object| object.get("mediaUrls")?.as_array());
    lists.flatten().filter_map(|address| link(address.as_str()?, FoundIn::Field))
}

/// The paper's own page, where it has no other identifier.
pub(in crate::digest) fn page_on_hub(id: &str) -> Option<Link> {
    let shaped =
        id.len() <= 100 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    shaped.then(|| link(&format!("https://huggingface.co/papers/{id}"), FoundIn::Field)).flatten()
}
