//! The facts of a paper from fields under whichever names a program gave them.

use serde_json::{Map, Value};

use super::identity::{addresses_in, by_address, by_id, by_text, is_address, leads_to, own_page, told};
use super::names::{Key, key};
use super::people;
use super::subjects::{subjects_in, subjects_of};
use super::values::{self, is_nothing};
use crate::digest::html;
use crate::digest::links::{best_first, link, links_in};
use crate::digest::named::Named;
use crate::model::{Finding, FoundIn, Link, LinkKind, Offered, PaperFacts, PartialDay, Published};
use crate::text::{one_line, paragraphs};

/// Parts of a record lie at most so deep in one another.
const MAX_PARTS: usize = 3;

/// Fields that are looked at; no program writes more of a paper.
const MAX_FIELDS: usize = 400;

/// A text that is shorter than this is no abstract by itself.
const ABSTRACT_AT_LEAST: usize = 80;

/// What a program wrote of one paper, its fields by what they are, the best named first.
#[derive(Default)]
pub(in crate::digest) struct Record<'a> {
    fields: Vec<(usize, Key, &'a Value)>,
    /// The key under which the whole record stood.
    outer: Option<&'a str>,
}

impl<'a> Record<'a> {
    pub(in crate::digest) fn of(object: &'a Map<String, Value>, outer: Option<&'a str>) -> Self {
        let mut record = Self { fields: Vec::new(), outer };
        record.add(object, 0);
        record.fields.sort_by_key(|(rank, _, _)| *rank);
        record
    }

    fn add(&mut self, object: &'a Map<String, Value>, part: usize) {
        for (name, value) in object {
            let Some((rank, named)) = key(name).filter(|_| self.fields.len() < MAX_FIELDS) else { continue };
            match value {
                Value::Null => {}
                Value::String(text) if is_nothing(text) => {}
                Value::Object(inner) if matches!(named, Key::Part | Key::Title) => {
                    if part < MAX_PARTS {
                        self.add(inner, part + 1);
                    }
                }
                // The record's own fields come before those of its parts.
                _ => self.fields.push((rank + part * 10_000, named, value)),
            }
        }
    }

    fn all(&self, wanted: Key) -> impl Iterator<Item = &'a Value> {
        self.fields.iter().filter(move |(_, key, _)| *key == wanted).map(|(_, _, value)| *value)
    }

    fn text(&self, wanted: Key) -> Option<String> {
        self.all(wanted).filter_map(values::text).find(|text| !is_address(text))
    }

    /// Whether the record has such a field.
    pub(in crate::digest) fn has(&self, wanted: Key) -> bool {
        self.all(wanted).next().is_some()
    }

    /// What the paper is called, on one line.
    pub(in crate::digest) fn title(&self) -> Option<String> {
        let titles = self.all(Key::Title).chain(self.all(Key::Translated));
        let mut titles = titles.filter_map(Value::as_str).filter(|text| !is_address(text));
        titles.find_map(|text| Some(bare_title(text)).filter(|title| !title.is_empty()))
    }

    /// The paper that the record's identifiers and links name.
    pub(in crate::digest) fn named(&self) -> Option<Named> {
        let ids = self.all(Key::Id).filter_map(by_id);
        let outer = self.outer.and_then(by_text);
        let dois = self.all(Key::Doi).flat_map(values::texts).filter_map(|text| by_text(&text));
        let linked = self.all(Key::Link).flat_map(values::texts).filter_map(|text| by_address(&text));
        // Some programs have the address under the name of what it leads to.
        let odd =
            [Key::Abstract, Key::Title].into_iter().flat_map(|key| self.all(key)).flat_map(values::texts);
        let odd = odd.filter(|text| is_address(text)).filter_map(|text| by_address(&text));
        let mut all: Vec<Named> = ids.chain(outer).chain(linked).chain(odd).chain(dois).collect();
        let doi = all.iter().find_map(|named| named.doi.clone());
        // arXiv knows a paper better than a site's own number for it.
        let best = all.iter().position(|named| named.arxiv.is_some()).unwrap_or(0);
        let mut best = (!all.is_empty()).then(|| all.swap_remove(best))?;
        best.doi = best.doi.or(doi);
        Some(best)
    }

    /// Whether the record is of a paper beyond doubt: lists of anything have titles.
    pub(in crate::digest) fn is_paper(&self) -> bool {
        self.title().is_some() && (self.named().is_some() || (self.has_abstract() && self.has(Key::Authors)))
    }

    fn has_abstract(&self) -> bool {
        let said = [Key::Abstract, Key::Summary].into_iter().flat_map(|key| self.all(key));
        said.filter_map(Value::as_str).any(|text| text.len() >= ABSTRACT_AT_LEAST && !is_address(text))
    }

    /// The day under a name that may mean the day of the list.
    pub(in crate::digest) fn date(&self) -> Option<PartialDay> {
        self.all(Key::Date).find_map(values::day_of)
    }

    /// What a person would miss: a day that the calendar does not have.
    pub(in crate::digest) fn missing(&self) -> Option<Finding> {
        let said = self.all(Key::Published).chain(self.all(Key::Date));
        let (mut shaped, mut days) = (false, 0);
        for value in said {
            let text = value.as_str().unwrap_or_default().as_bytes();
            let digits = |range: std::ops::Range<usize>| {
                text.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
            };
            shaped |= digits(0..4) && digits(5..7) && digits(8..10);
            days += usize::from(values::day_of(value).is_some());
        }
        (shaped && days == 0).then_some(Finding::NoDay)
    }

    /// What a person wrote beside the paper in another program.
    pub(in crate::digest) fn offered(&self) -> Offered {
        let tags = distinct(self.all(Key::OwnTags).flat_map(values::words));
        Offered { tags, note: self.text(Key::OwnNote) }
    }

    /// Everything that the record says; the reason where it says no paper.
    pub(in crate::digest) fn facts(&self) -> Result<PaperFacts, Finding> {
        let title = self.title().ok_or(Finding::NotCalled)?;
        let named = self.named().unwrap_or_default();
        let (abstract_text, ai_summary) = self.words();
        let authors = self
            .all(Key::Authors)
            .map(people::names)
            .find(|names| !names.names.is_empty())
            .unwrap_or_default();
        let count = u32::try_from(authors.names.len()).ok().filter(|count| *count > 0 && !authors.cut);
        let published = self.all(Key::Published).find_map(values::day_of).or_else(|| self.date());
        Ok(PaperFacts {
            title,
            links: self.links(abstract_text.as_deref(), &named),
            abstract_cut: abstract_text.as_deref().is_some_and(is_cut),
            abstract_text,
            ai_summary,
            author_count: count,
            authors: authors.names,
            published: published.map(Published::explicit),
            arxiv_id: named.arxiv,
            doi: named.doi,
            upvotes: self.all(Key::Upvotes).find_map(values::count),
            comments: self.all(Key::Comments).chain(self.all(Key::Comment)).find_map(values::count),
            ai_keywords: distinct(self.all(Key::Keywords).flat_map(values::words)),
            subjects: self.subjects(),
            venue: self.text(Key::Venue).map(|venue| one_line(&venue)),
            organization: self.all(Key::Organization).find_map(organization),
        })
    }

    /// The abstract, and what else is said of the paper.
    fn words(&self) -> (Option<String>, Option<String>) {
        let mut summaries: Vec<String> =
            self.all(Key::Summary).filter_map(values::text).filter(|text| !is_address(text)).collect();
        let mut told = self.text(Key::Abstract).map(|text| without_label(&text));
        if told.is_none() && !summaries.is_empty() {
            told = Some(without_label(&summaries.remove(0)));
        }
        let machine = self.all(Key::AiSummary).filter_map(values::said).chain(summaries);
        let machine = distinct(machine.filter(|text| Some(text) != told.as_ref()));
        (told, (!machine.is_empty()).then(|| machine.join("\n\n")))
    }

    fn subjects(&self) -> Vec<String> {
        let subjects = self.all(Key::Subjects).flat_map(|value| match value {
            // A member of a list is one subject, commas and all (`I.2.7; H.1`).
            Value::Array(_) => values::texts(value).iter().flat_map(|text| subjects_of(text)).collect(),
            _ => values::texts(value).iter().flat_map(|text| subjects_in(text)).collect::<Vec<String>>(),
        });
        distinct(subjects)
    }

    fn links(&self, abstract_text: Option<&str>, own: &Named) -> Vec<Link> {
        let mut found: Vec<Link> = Vec::new();
        for (wanted, kind) in [(Key::Code, LinkKind::Code), (Key::Project, LinkKind::Project)] {
            let addresses = self.all(wanted).flat_map(values::texts);
            found.extend(addresses.flat_map(|text| addresses_in(&text, wanted)).map(|link| told(link, kind)));
        }
        let others = [Key::Link, Key::Id, Key::Abstract, Key::Title, Key::Summary].into_iter();
        let others =
            others.flat_map(|key| self.all(key)).flat_map(values::texts).filter(|text| is_address(text));
        found.extend(others.flat_map(|text| addresses_in(&text, Key::Link)));
        // Links are read even where the field is no plain address, such as `[code](https://…)`.
        let fields = self.all(Key::Link).flat_map(values::texts).filter(|text| !is_address(text));
        found.extend(fields.flat_map(|text| links_in(&text, FoundIn::Field)));
        let remarks = [(Key::Comment, FoundIn::Field), (Key::AiSummary, FoundIn::Page)];
        for (wanted, found_in) in remarks {
            found.extend(self.all(wanted).flat_map(values::texts).flat_map(|text| links_in(&text, found_in)));
        }
        let markup =
            [Key::Abstract, Key::Summary].into_iter().flat_map(|key| self.all(key)).filter_map(Value::as_str);
        found.extend(markup.flat_map(values::addresses).filter_map(|address| link(&address, FoundIn::Page)));
        found.extend(links_in(abstract_text.unwrap_or_default(), FoundIn::Abstract));
        found.retain(|link| !leads_to(link, own));
        found.extend(own_page(own));
        best_first(found)
    }
}

/// A title without the markup, the emphasis and the wrapping that it was given.
pub(in crate::digest) fn bare_title(text: &str) -> String {
    let line = one_line(&html::inline(text));
    let emphasised = ["***", "**", "__"].iter().find_map(|mark| line.strip_prefix(mark)?.strip_suffix(mark));
    emphasised.map_or_else(|| line.clone(), one_line)
}

/// `Abstract: …` says its name twice.
fn without_label(text: &str) -> String {
    let bare = ["Abstract:", "ABSTRACT:", "Summary:", "摘要：", "摘要:"]
        .iter()
        .find_map(|label| text.strip_prefix(label));
    paragraphs(bare.unwrap_or(text))
}

/// Whether an abstract was cut off by whoever wrote it down.
pub(in crate::digest) fn is_cut(text: &str) -> bool {
    text.ends_with('…') || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]")
}

fn organization(value: &Value) -> Option<String> {
    let name = match value {
        Value::String(name) => Some(name.as_str()),
        Value::Object(known) => ["fullname", "name"].iter().find_map(|key| known.get(*key)?.as_str()),
        Value::Array(list) => list.first().and_then(Value::as_str),
        _ => None,
    };
    name.map(one_line).filter(|name| !is_nothing(name) && name.len() <= 300)
}

fn distinct(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        // Lists are short; those that are not are no lists of words.
        if found.len() < 100 && !found.contains(&word) {
            found.push(word);
        }
    }
    found
}
