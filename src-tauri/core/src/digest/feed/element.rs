//! Elements of a feed, each with the namespace it is of, however its prefix is called.
//!
//! Entities that a document declares itself are not expanded: their names stay, as in `&lol;`. So a text is
//! never longer than its source.

use crate::model::Fault;
use quick_xml::NsReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// Elements nest at most so deep in an item.
pub(super) const MAX_DEPTH: usize = 100;

const FIELD_DEPTH: usize = 2;

/// Attributes that are read of an element.
const MAX_ATTRIBUTES: usize = 32;

/// The vocabularies that say something of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS of any version, or Atom.
    Feed,
    /// The modules that hold the whole text of an item.
    Content,
    DublinCore,
    Prism,
    Arxiv,
    Search,
    Other,
}

impl Space {
    fn of(namespace: &ResolveResult<'_>, prefix: Option<&str>) -> Self {
        match namespace {
            ResolveResult::Bound(Namespace(name)) => Self::named(name),
            ResolveResult::Unbound => Self::Feed,
            // Declared where it cannot be seen, or forgotten: the usual prefixes are told.
            ResolveResult::Unknown(_) => match prefix {
                Some("dc" | "dcterms") => Self::DublinCore,
                Some("prism") => Self::Prism,
                Some("arxiv") => Self::Arxiv,
                Some("content") => Self::Content,
                Some("atom") => Self::Feed,
                _ => Self::Other,
            },
        }
    }

    fn named(name: &str) -> Self {
        match name.trim() {
            "http://www.w3.org/2005/Atom"
            | "http://purl.org/rss/1.0/"
            | "http://my.netscape.com/rdf/simple/0.9/"
            | "http://purl.org/atom/ns#"
            | "http://backend.userland.com/rss2"
            | "" => Self::Feed,
            "http://purl.org/rss/1.0/modules/content/" => Self::Content,
            "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" => Self::DublinCore,
            name if name.starts_with("http://prismstandard.org/namespaces/") => Self::Prism,
            name if name.contains("arxiv.org/schemas/") => Self::Arxiv,
            name if name.contains("opensearch") => Self::Search,
            _ => Self::Other,
        }
    }
}

/// An element with everything in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) space: Space,
    /// Without prefix.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// Its own words, without those of the elements in it.
    text: String,
    pub(super) children: Vec<Element>,
    /// Where its content begins in the source.
    inner: usize,
    /// Its content as it stands in the source, where it is a field that has elements in it.
    markup: Option<String>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What it holds: text, which may be markup that was escaped, or markup that was not.
    pub(super) fn content(&self) -> &str {
        self.markup.as_ref().unwrap_or(&self.text).trim()
    }

    /// The children of that name and vocabulary.
    pub(super) fn all(&self, space: Space, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.space == space && child.name == name)
    }

    pub(super) fn first(&self, space: Space, name: &str) -> Option<&Self> {
        self.all(space, name).find(|child| !child.content().is_empty())
    }
}

/// The first element of a source that stands in a document which begins with the tag `root`.
///
/// Elements that are not closed end where those around them do.
pub(super) fn read(root: &str, source: &str) -> Result<Element, Fault> {
    let document = format!("{root}{source}");
    let mut reader = NsReader::from_str(&document);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(document.len());
        let (namespace, event) =
            reader.read_resolved_event().map_err(|error| Fault::Parser { reason: error.to_string() })?;
        match event {
            Event::Start(tag) => {
                let inner = at + tag.len() + 2;
                open.push(element(&namespace, &tag, inner));
            }
            Event::End(tag) => {
                let name = tag.local_name().into_inner().to_owned();
                close(&mut open, &name, &document[..at]);
            }
            Event::Text(text) => add(&mut open, &text),
            Event::CData(text) => add(&mut open, &text),
            Event::GeneralRef(entity) => {
                let sign = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = resolve_predefined_entity(&entity).map(str::to_owned);
                add(&mut open, &sign.or(known).unwrap_or_else(|| format!("&{};", &*entity)));
            }
            Event::Eof => break,
            _ => {}
        }
        if open.len() > MAX_DEPTH + 1 {
            return Err(Fault::TooDeep { limit: MAX_DEPTH });
        }
    }
    while open.len() > 1 {
        finish(&mut open, &document);
    }
    open.pop().ok_or(Fault::NoElement)
}

fn element(namespace: &ResolveResult<'_>, tag: &BytesStart<'_>, inner: usize) -> Element {
    let prefix = tag.name().into_inner().split_once(':').map(|(prefix, _)| prefix);
    let mut all = tag.attributes();
    // Without checks, since each would be compared with every other.
    let attributes = all.with_checks(false).take(MAX_ATTRIBUTES).filter_map(Result::ok);
    let attributes = attributes.map(|attribute| {
        let value = unescape(&attribute.value)
            .map_or_else(|_| attribute.value.to_string(), |value| value.to_string());
        (attribute.key.local_name().into_inner().to_owned(), value)
    });
    Element {
        space: Space::of(namespace, prefix),
        name: tag.local_name().into_inner().to_owned(),
        attributes: attributes.collect(),
        text: String::new(),
        children: Vec::new(),
        inner,
        markup: None,
    }
}

fn add(open: &mut [Element], text: &str) {
    if let Some(last) = open.last_mut() {
        last.text.push_str(text);
    }
}

/// Closes the innermost element of that name, and those within it that nobody closed.
fn close(open: &mut Vec<Element>, name: &str, source: &str) {
    // The first element closes with the document.
    let Some(at) = open.iter().rposition(|element| element.name == name).filter(|at| *at > 0) else { return };
    while open.len() > at {
        finish(open, source);
    }
}

fn finish(open: &mut Vec<Element>, source: &str) {
    let Some(mut done) = open.pop() else { return };
    // Fields are children of the item, which is a child of the root; deeper elements are parts of a field.
    if !done.children.is_empty() && open.len() <= FIELD_DEPTH {
        done.markup = source.get(done.inner..).map(str::to_owned);
    }
    if let Some(around) = open.last_mut() {
        around.children.push(done);
    }
}
