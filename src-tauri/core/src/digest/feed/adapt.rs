//! From an item of a feed to the fields of a record.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

use super::element::{Element, Space};
use crate::digest::day::day;
use crate::digest::html;
use crate::digest::named::Named;
use crate::digest::records::{Key, Record, bare_title, by_text, is_cut, key, labelled};
use crate::model::{Finding, PaperFacts};
use crate::text::one_line;

/// Addresses that are looked at in an item's words.
const MAX_ADDRESSES: usize = 200;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `arXiv:2508.13426v1 Announce Type: cross \nAbstract: …`
static ANNOUNCED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*arXiv:(\S+)\s+Announce Type:\s*([a-z-]+)\s*(?:Abstract:\s*)?"));
/// `A title. (arXiv:2101.00001v2 [cs.CL] UPDATED)`, as arXiv's feeds had it until 2024.
static IN_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\.?\s*\(arXiv:([^\s()]+)(?:\s+\[([^\]]+)\])?(?:\s+(?:UPDATED|CROSS LISTED))?\)\s*$")
});

/// What an item says.
pub(super) struct Told {
    fields: Map<String, Value>,
    /// Whether arXiv announced it, and as what.
    pub(super) announced: Option<String>,
}

impl Told {
    pub(super) fn of(item: &Element) -> Self {
        let mut told = Self { fields: Map::new(), announced: None };
        told.identifiers(item);
        told.title(item);
        told.people(item);
        told.days(item);
        told.classes(item);
        told.words(item);
        told
    }

    pub(super) fn record(&self) -> Record<'_> {
        Record::of(&self.fields, None)
    }

    pub(super) fn facts(&self) -> Result<PaperFacts, Finding> {
        self.record().facts()
    }

    /// Sets a field unless a better source has set it.
    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.fields.entry(name).or_insert_with(|| value.into());
    }

    /// Adds to a field that may hold many.
    fn push(&mut self, name: &str, text: &str) {
        let list = self.fields.entry(name).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.push(Value::String(text.to_owned()));
        }
    }

    fn identifiers(&mut self, item: &Element) {
        for (space, name) in [
            (Space::Arxiv, "doi"),
            (Space::Arxiv, "DOI"),
            (Space::Prism, "doi"),
            (Space::DublinCore, "identifier"),
        ] {
            for field in item.all(space, name) {
                self.push(if by_text(field.content()).is_some() { "doi" } else { "guid" }, field.content());
            }
        }
        let linked =
            item.all(Space::Feed, "link").map(|link| link.attribute("href").unwrap_or(link.content()));
        let named =
            ["guid", "id"].into_iter().flat_map(|name| item.all(Space::Feed, name)).map(Element::content);
        let other = item.all(Space::Prism, "url").map(Element::content);
        let about = item.attribute("about").into_iter();
        for address in linked.chain(named).chain(about).chain(other).filter(|address| !address.is_empty()) {
            self.push("links", address);
            if by_text(address).is_some_and(|named| named.arxiv.is_some()) {
                self.set("arxiv_id", address);
            }
        }
    }

    fn title(&mut self, item: &Element) {
        let titles = [(Space::Feed, "title"), (Space::DublinCore, "title")];
        let Some(title) = titles.into_iter().find_map(|(space, name)| item.first(space, name)) else {
            return;
        };
        let title = bare_title(title.content());
        if let Some(found) = IN_TITLE.captures(&title) {
            self.set("arxiv_id", &found[1]);
            if let Some(class) = found.get(2) {
                self.push("categories", class.as_str());
            }
        }
        self.set("title", IN_TITLE.replace(&title, "").as_ref());
    }

    fn people(&mut self, item: &Element) {
        let creators: Vec<&str> = item.all(Space::DublinCore, "creator").map(Element::content).collect();
        let authors = item.all(Space::Feed, "author").map(|author| match author.first(Space::Feed, "name") {
            Some(name) => name.content(),
            None => without_address(author.content()),
        });
        let all: Vec<&str> = if creators.is_empty() { authors.collect() } else { creators };
        match &all[..] {
            [] => {}
            // One field may hold them all.
            [one] => self.set("authors", *one),
            all => all.iter().for_each(|name| self.push("authors", name)),
        }
    }

    fn days(&mut self, item: &Element) {
        let said = [
            (Space::Feed, "published"),
            (Space::Prism, "publicationDate"),
            (Space::Feed, "pubDate"),
            (Space::DublinCore, "date"),
            (Space::Feed, "issued"),
        ];
        let said = said.into_iter().filter_map(|(space, name)| item.first(space, name));
        let said: Vec<&str> = said.map(Element::content).collect();
        if let Some(best) = said.iter().find(|said| day(said).is_some()).or(said.first()) {
            self.set("published", *best);
        } else if let Some(updated) =
            item.first(Space::Feed, "updated").filter(|updated| self.appeared(updated))
        {
            self.set("published", updated.content());
        }
    }

    /// Whether the day of an update may be the day of the paper: its identifier says the month.
    fn appeared(&self, updated: &Element) -> bool {
        let named = self.record().named();
        let month = named.and_then(|named| named.arxiv).and_then(|id| id.year_month());
        let updated = day(updated.content()).and_then(|day| Some((day.year?, day.month)));
        month.is_none() || month == updated
    }

    fn classes(&mut self, item: &Element) {
        let primary = item.all(Space::Arxiv, "primary_category");
        let others = item.all(Space::Feed, "category").chain(item.all(Space::DublinCore, "subject"));
        for class in primary.chain(others) {
            let class = class.attribute("term").unwrap_or(class.content());
            if !class.is_empty() && class.len() <= 200 {
                self.push("categories", class);
            }
        }
        let venues =
            [(Space::Arxiv, "journal_ref"), (Space::Prism, "publicationName"), (Space::DublinCore, "source")];
        if let Some(venue) = venues.into_iter().find_map(|(space, name)| item.first(space, name)) {
            self.set("venue", venue.content());
        }
        if let Some(comment) = item.first(Space::Arxiv, "comment") {
            self.push("comment", comment.content());
        }
    }

    fn words(&mut self, item: &Element) {
        let first = |space, names: &[&str]| {
            names.iter().find_map(|name| item.first(space, name)).map(Element::content)
        };
        let summary = first(Space::Feed, &["description", "summary"])
            .or_else(|| first(Space::DublinCore, &["description"]));
        let whole = first(Space::Content, &["encoded"]).or_else(|| first(Space::Feed, &["content"]));
        let announced = summary.and_then(|summary| ANNOUNCED.captures(summary));
        if let Some(found) = &announced {
            self.set("arxiv_id", &found[1]);
            self.announced = Some(found[2].to_owned());
            // Of what was there before, the day tells only when it was listed again.
            if &found[2] != "new" {
                self.fields.remove("published");
            }
        }
        let summary = summary.map(|summary| ANNOUNCED.replace(summary, "").into_owned());
        let mut said = summary.map(|summary| self.prose(&summary)).unwrap_or_default();
        if let Some(whole) = whole {
            let whole = self.prose(whole);
            if said.is_empty() || is_cut(&said) {
                said = whole;
            }
        }
        if !said.is_empty() {
            self.set("abstract", said);
        }
    }

    /// The words that no label says to be something else; the others are put into their fields.
    fn prose(&mut self, content: &str) -> String {
        if !html::has_markup(content) {
            return content.to_owned();
        }
        let Ok(prose) = html::prose(content) else { return content.to_owned() };
        // What the words lead to is said beside the paper, like the authors' remarks.
        for address in prose.addresses.iter().take(MAX_ADDRESSES) {
            self.push("comment", address);
        }
        let mut rest: Vec<&str> = Vec::new();
        let mut names_abstract = None;
        for line in prose.text.lines() {
            if matches!(key(line), Some((_, Key::Abstract | Key::Summary))) {
                names_abstract = Some(rest.len());
                continue;
            }
            match labelled(line).filter(|(_, _, words)| !words.is_empty()) {
                Some((_, Key::Abstract | Key::Summary, words)) => {
                    names_abstract = Some(rest.len());
                    rest.push(words);
                }
                Some((label, _, words)) => self.set(label, words),
                None => rest.push(line),
            }
        }
        // What stands above the label is no part of what it labels.
        rest.split_off(names_abstract.unwrap_or(0)).join("\n\n")
    }

    /// Takes the only paper that an item's words name, where its own fields name none; the reason where there are more.
    pub(super) fn settle(&mut self) -> Result<(), Finding> {
        let addresses = self.fields.get("comment").and_then(Value::as_array).cloned().unwrap_or_default();
        if self.record().named().is_some() {
            return Ok(());
        }
        let mut named: Vec<Named> =
            addresses.iter().filter_map(|address| Named::by_address(address.as_str()?)).collect();
        let text = self.fields.get("abstract").and_then(Value::as_str).unwrap_or_default();
        named.extend(Named::all_in(text).into_iter().map(|(_, named)| named));
        let mut seen = HashSet::new();
        named.retain(|named| seen.insert(named.clone()));
        match &named[..] {
            [] => Ok(()),
            [one] => {
                let id = one
                    .arxiv
                    .as_ref()
                    .map(ToString::to_string)
                    .or_else(|| one.doi.as_ref().map(ToString::to_string));
                id.or_else(|| one.hub.clone()).into_iter().for_each(|id| self.set("arxiv_id", id));
                Ok(())
            }
            more => Err(Finding::NamesMany { papers: more.len() }),
        }
    }
}

/// `ada@example.org (Ada Example)` is Ada Example.
fn without_address(author: &str) -> &str {
    let inner = author.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inner.filter(|_| author.contains('@')).unwrap_or(author)
}

/// The name of a feed or of anything in its head, on one line.
pub(super) fn line(element: &Element) -> String {
    one_line(&html::inline(element.content()))
}
