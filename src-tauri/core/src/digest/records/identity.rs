//! The addresses and identifiers in a record's fields, and the papers that they name.

use serde_json::Value;

use super::names::Key;
use crate::digest::links::{link, links_in};
use crate::digest::named::Named;
use crate::model::{FoundIn, Link, LinkKind};

/// Whether a link only says again which paper it is.
pub(super) fn leads_to(link: &Link, own: &Named) -> bool {
    let same = |named: Named| {
        (named.arxiv.is_some() && named.arxiv == own.arxiv)
            || (named.doi.is_some() && named.doi == own.doi)
            || (named.hub.is_some() && named.hub == own.hub)
    };
    Named::by_address(&link.url).is_some_and(same)
}

/// The paper's page on Hugging Face, where it has no other identifier.
pub(super) fn own_page(own: &Named) -> Option<Link> {
    let hub = own.hub.as_deref().filter(|_| own.arxiv.is_none() && own.doi.is_none())?;
    crate::digest::hf_json::page_on_hub(hub)
}

/// Whether a text is nothing but an address, or a path on a papers page.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let spaced = text.contains(char::is_whitespace);
    !spaced && (text.starts_with("/papers/") || (text.len() > 4 && link(text, FoundIn::Field).is_some()))
}

pub(super) fn addresses_in(text: &str, wanted: Key) -> Vec<Link> {
    if let Some(path) = text.strip_prefix("/papers/") {
        return link(&format!("https://huggingface.co/papers/{path}"), FoundIn::Field).into_iter().collect();
    }
    if let Some(link) = is_address(text).then(|| link(text, FoundIn::Field)).flatten() {
        return vec![link];
    }
    let found = links_in(text, FoundIn::Field);
    let is_repository = wanted == Key::Code && found.is_empty() && text.matches('/').count() == 1;
    let named = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'));
    if is_repository && named {
        return link(&format!("https://github.com/{text}"), FoundIn::Field).into_iter().collect();
    }
    found
}

/// What a field calls code or a project is that, unless its address says something better.
pub(super) fn told(link: Link, kind: LinkKind) -> Link {
    let kind = if link.kind == LinkKind::Other { kind } else { link.kind };
    Link { kind, ..link }
}

pub(super) fn by_id(value: &Value) -> Option<Named> {
    match value {
        Value::String(text) => by_text(text),
        // A number drops the zeros at its end; since 2015 there are five digits behind the dot.
        Value::Number(number) if number.is_f64() => {
            let (month, rest) = number
                .to_string()
                .split_once('.')
                .map(|(month, rest)| (month.to_owned(), rest.to_owned()))?;
            let digits = if month.parse::<u16>().ok()? >= 1501 { 5 } else { 4 };
            by_text(&format!("{month:0>4}.{rest:0<digits$}"))
        }
        _ => None,
    }
}

/// The paper that a field names which holds nothing else.
pub(in crate::digest) fn by_text(text: &str) -> Option<Named> {
    let text = text.trim();
    // `oai:arXiv.org:2402.04644v1`
    let text = text.strip_prefix("oai:arXiv.org:").unwrap_or(text);
    if is_address(text) { by_address(text) } else { Named::by_name(text).or_else(|| by_address(text)) }
}

pub(super) fn by_address(text: &str) -> Option<Named> {
    if let Some(path) = text.strip_prefix("/papers/") {
        return Named::by_address(&format!("https://huggingface.co/papers/{path}"));
    }
    if is_address(text) {
        return Named::by_address(text);
    }
    // `[2402.04644](http://arxiv.org/abs/2402.04644)`
    (text.len() <= 1_000)
        .then(|| links_in(text, FoundIn::Field).iter().find_map(|link| Named::by_address(&link.url)))
        .flatten()
}
