//! Papers as a list of references, the way a style sets them.
//!
//! The styles are files of the Citation Style Language <https://docs.citationstyles.org/en/stable/specification.html>, read
//! by hayagriva. They know the kinds of papers that a digest names.

use std::sync::LazyLock;

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleFile};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use serde::Deserialize as _;
use serde_json::Value;

use super::csl::item;
use super::record::Record;
use crate::model::CitationStyle;

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    LocaleFile::from_xml(include_str!("styles/en.xml")).map(Locale::from).into_iter().collect()
});

/// Papers could not be set in a style.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The reference could not be set: {0}.")]
pub struct CiteError(String);

/// The references of papers in the order of the style, each a paragraph of plain text.
///
/// # Errors
///
/// Where the style cannot be read, which a test rules out, or a paper is more than it can hold.
pub fn cite(papers: &[Record], style: CitationStyle) -> Result<Vec<String>, CiteError> {
    let wrong = |error: &dyn std::fmt::Display| CiteError(error.to_string());
    let style = IndependentStyle::from_xml(source(style)).map_err(|error| wrong(&error))?;
    let items: Vec<Item> = papers
        .iter()
        .map(|paper| Item::deserialize(with_particles(item(paper))))
        .collect::<Result<_, _>>()
        .map_err(|error| wrong(&error))?;
    let mut driver = BibliographyDriver::new();
    for item in &items {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::from_items(cited, &style, &LOCALES));
    }
    let rendered = driver.finish(BibliographyRequest { style: &style, locale: None, locale_files: &LOCALES });
    let listed = rendered.bibliography.map(|list| list.items).unwrap_or_default();
    listed
        .iter()
        .map(|entry| {
            let mut text = String::new();
            entry.content.write_buf(&mut text, BufWriteFormat::Plain).map_err(|error| wrong(&error))?;
            Ok(ended_once(&text))
        })
        .collect()
}

fn source(style: CitationStyle) -> &'static str {
    match style {
        CitationStyle::Apa => include_str!("styles/apa.csl"),
        CitationStyle::Ieee => include_str!("styles/ieee.csl"),
        CitationStyle::Acm => include_str!("styles/acm.csl"),
        CitationStyle::Chicago => include_str!("styles/chicago.csl"),
        CitationStyle::Mla => include_str!("styles/mla.csl"),
    }
}

/// Parts "van der" from the name behind it: styles put it in front of the whole or behind.
fn with_particles(mut item: Value) -> Value {
    let authors = item.get_mut("author").and_then(Value::as_array_mut);
    for author in authors.into_iter().flatten().filter_map(Value::as_object_mut) {
        let Some(family) = author.get("family").and_then(Value::as_str) else { continue };
        let Some(at) = family.find(char::is_uppercase).filter(|at| family[..*at].ends_with(' ')) else {
            continue;
        };
        let (particle, name) = (family[..at].trim().to_owned(), family[at..].to_owned());
        author.insert("non-dropping-particle".to_owned(), Value::String(particle));
        author.insert("family".to_owned(), Value::String(name));
    }
    item
}

/// A title that ends in a question is not ended once more.
fn ended_once(text: &str) -> String {
    text.trim().replace("?.", "?").replace("!.", "!").replace("..", ".")
}
