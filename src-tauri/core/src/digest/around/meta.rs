//! The page of one paper, which says so in its head: `<meta name="citation_title" …>`, as search engines ask for it.

use scraper::{Html, Selector};
use serde_json::{Map, Value};

use super::names::named_by;
use crate::digest::gather::Gathered;
use crate::digest::links::{best_first, link};
use crate::digest::records::Record;
use crate::model::{FoundIn, Link, PaperFacts};

/// Tags that are looked at; authors have one each.
const MAX_TAGS: usize = 10_000;

/// Links of the page that are looked at.
const MAX_LINKS: usize = 5_000;

/// The paper of the page, if its head names one.
pub(super) fn read(page: &Html) -> Option<Gathered> {
    let tags = Selector::parse("meta[content]").ok()?;
    let mut fields = Map::new();
    for tag in page.select(&tags).take(MAX_TAGS) {
        let name = tag.attr("name").or_else(|| tag.attr("property")).unwrap_or_default().to_ascii_lowercase();
        let content = tag.attr("content").unwrap_or_default().trim();
        if !content.is_empty() {
            take(&mut fields, &name, content);
        }
    }
    fields.get("title")?;
    let record = Record::of(&fields, None);
    let mut facts = record.facts().ok()?;
    // Without an author or an identifier it may be any article.
    if record.named().is_none() && facts.authors.is_empty() {
        return None;
    }
    facts.authors.iter_mut().for_each(|name| *name = in_order(name));
    facts.abstract_text = facts.abstract_text.or_else(|| shown_abstract(page));
    facts.links.extend(shown_links(page, &facts));
    facts.links = best_first(facts.links);
    let mut gathered = Gathered::default();
    gathered.add("page".to_owned(), facts);
    Some(gathered)
}

fn take(fields: &mut Map<String, Value>, name: &str, content: &str) {
    let field = match name {
        "citation_title" => "title",
        "citation_author" | "citation_authors" => "authors",
        "citation_date" | "citation_publication_date" | "citation_online_date" => "published",
        "citation_arxiv_id" => "arxiv_id",
        "citation_doi" => "doi",
        "citation_abstract" => "abstract",
        "citation_journal_title" | "citation_conference_title" | "citation_inbook_title" => "venue",
        "citation_pdf_url" | "citation_abstract_html_url" => "links",
        _ => return,
    };
    let value = Value::String(content.to_owned());
    if !matches!(name, "citation_author" | "citation_pdf_url" | "citation_abstract_html_url") {
        fields.entry(field).or_insert(value);
    } else if let Value::Array(list) = fields.entry(field).or_insert_with(|| Value::Array(Vec::new())) {
        list.push(value);
    }
}

/// `Example, Ada` is Ada Example.
fn in_order(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    }
}

/// The abstract where the page shows it and its head does not have it.
fn shown_abstract(page: &Html) -> Option<String> {
    let selector = Selector::parse("blockquote.abstract, #abstract, .abstract, section.abstract").ok()?;
    let mut shown = page.select(&selector).filter_map(|element| {
        let text = crate::text::one_line(&element.text().collect::<Vec<&str>>().join(" "));
        let bare =
            ["Abstract:", "Abstract"].iter().find_map(|label| text.strip_prefix(label)).unwrap_or(&text);
        Some(bare.trim().to_owned()).filter(|text| text.len() >= 80)
    });
    shown.next()
}

/// Code and data that the page links; what belongs to the site itself has other kinds.
fn shown_links(page: &Html, facts: &PaperFacts) -> Vec<Link> {
    let Ok(selector) = Selector::parse("a[href^=http]") else { return Vec::new() };
    let words = format!("{:?}", facts.links);
    let links = page.select(&selector).take(MAX_LINKS).filter(|anchor| !is_around(anchor));
    let links = links.filter_map(|anchor| link(anchor.attr("href")?, FoundIn::Page));
    links
        .filter(|link| named_by(&link.url).is_none() && !words.contains(&link.url))
        .filter(|link| link.kind <= crate::model::LinkKind::Space)
        .collect()
}

/// Whether a link stands in the head or the foot of its site.
fn is_around(anchor: &scraper::ElementRef<'_>) -> bool {
    let outer = anchor.ancestors().filter_map(scraper::ElementRef::wrap);
    outer.into_iter().any(|element| matches!(element.value().name(), "nav" | "footer" | "header" | "aside"))
}
