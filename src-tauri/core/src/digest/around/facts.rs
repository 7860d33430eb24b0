//! What the pieces of one paper say of it, put into the fields of a record.

use serde_json::{Map, Value};

use super::outline::{Kind, Outline, Piece};
use super::title::{self, Sure, Title, clean};
use super::units::Unit;
use crate::digest::label::is_label;
use crate::digest::links::{best_first, link};
use crate::digest::named::Named;
use crate::digest::records::{Key, Record, key, labelled};
use crate::model::{Finding, FoundIn, Link, LinkKind, PaperFacts};
use crate::text::one_line;

/// Shorter words are no abstract.
const ABSTRACT_AT_LEAST: usize = 80;

/// Links that are looked at beside one paper.
const MAX_LINKS: usize = 100;

/// What is said of one paper, and how sure its title is; `None` where only its name is known.
pub(super) struct Told {
    pub(super) facts: PaperFacts,
    pub(super) sure: Option<Sure>,
}

/// `is_mail` says whose words stand below a title: in a newsletter its own.
pub(super) fn told(outline: &Outline, unit: &Unit, is_mail: bool) -> Result<Told, Finding> {
    let named = outline.papers.get(unit.paper);
    let own = &outline.pieces[unit.own.clone()];
    let before = &outline.pieces[unit.before.clone()];
    let after = &outline.pieces[unit.after.clone()];
    let mut title = best_title(own, before, unit).or_else(|| {
        // The name may stand above its title.
        title::before(after).filter(|_| !unit.mentioned)
    });
    if unit.first_of_several
        && title.as_ref().is_some_and(|title| is_of_section(title, before))
        && is_bare(own, after)
    {
        title = None;
    }
    let mut fields = Fields::default();
    fields.name(named);
    let words = title.as_ref().map_or_else(|| name_of(named), |title| title.words.clone());
    fields.set("title", &words);
    if !unit.mentioned {
        let before = behind_title(before, title.as_ref());
        let all: Vec<&Piece> = before.iter().chain(own).chain(after).collect();
        fields.labelled(&all);
        fields.words(&all, &words, is_mail);
        fields.linked(&all);
    }
    let mut facts = Record::of(&fields.fields, None).facts()?;
    facts.arxiv_id.clone_from(&named.arxiv);
    facts.doi.clone_from(&named.doi);
    facts.links.extend(fields.links);
    facts.links = best_first(facts.links);
    Ok(Told { facts, sure: title.map(|title| title.sure) })
}

fn best_title(own: &[Piece], before: &[Piece], unit: &Unit) -> Option<Title> {
    let inner = title::own(own, unit.paper);
    let outer = title::before(before);
    let is_sure = |title: &Title| title.sure > Sure::Beside;
    let sure = inner.clone().filter(is_sure).or_else(|| outer.clone().filter(is_sure));
    sure.or(inner).or(outer)
}

/// Whether a title is the heading of what stands below, of which there is more.
fn is_of_section(title: &Title, before: &[Piece]) -> bool {
    title.sure == Sure::Heading && before.iter().any(|piece| piece.text.contains(&title.words))
}

/// Whether nothing is said of a paper but its name.
fn is_bare(own: &[Piece], after: &[Piece]) -> bool {
    own.iter()
        .chain(after)
        .all(|piece| without_names(piece, "").chars().filter(|c| c.is_alphanumeric()).count() < 3)
}

/// What a paper is called of which nothing but its name is known.
pub(super) fn name_of(named: &Named) -> String {
    let arxiv = named.arxiv.as_ref().map(|id| format!("arXiv:{id}"));
    let doi = || named.doi.as_ref().map(|doi| format!("doi:{doi}"));
    arxiv.or_else(doi).or_else(|| named.hub.clone()).unwrap_or_default()
}

/// The pieces from the one that holds the title.
fn behind_title<'a>(before: &'a [Piece], title: Option<&Title>) -> &'a [Piece] {
    let at = title.and_then(|title| before.iter().rposition(|piece| piece.text.contains(&title.words)));
    &before[at.unwrap_or(0)..]
}

#[derive(Default)]
struct Fields {
    fields: Map<String, Value>,
    links: Vec<Link>,
}

impl Fields {
    fn set(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.fields.entry(name).or_insert_with(|| Value::String(text.to_owned()));
        }
    }

    fn name(&mut self, named: &Named) {
        self.set("arxiv_id", named.arxiv.as_ref().map_or("", |id| id.as_str()));
        self.set("doi", named.doi.as_ref().map_or("", |doi| doi.as_str()));
        if let Some(hub) = &named.hub {
            self.set("url", &format!("https://huggingface.co/papers/{hub}"));
        }
    }

    /// Takes what labels or the page's own names say.
    fn labelled(&mut self, pieces: &[&Piece]) {
        let mut open: Option<Key> = None;
        for piece in pieces {
            let found = labelled(&piece.text).filter(|(_, key, words)| is_value(*key, words));
            if let Some((_, key, words)) = found {
                self.known(key, words);
                open = None;
            } else if let Some(key) = open.take().filter(|_| piece.kind == Kind::Words) {
                self.known(key, &piece.text);
            } else if let Some(key) = piece.hint {
                self.known(key, &piece.text);
            } else {
                open = key(piece.text.trim_end_matches([':', '：'])).map(|(_, key)| key);
            }
        }
    }

    fn known(&mut self, key: Key, words: &str) {
        let words = words.trim_end_matches("△ Less").trim();
        match key {
            Key::Abstract => {
                // A page may hold it short and whole.
                let longer = self
                    .fields
                    .get("abstract")
                    .and_then(Value::as_str)
                    .is_none_or(|known| known.len() < words.len());
                if longer {
                    self.fields.insert("abstract".to_owned(), Value::String(words.to_owned()));
                }
            }
            Key::Summary | Key::AiSummary => self.set("tldr", words),
            Key::Authors => self.set("authors", words),
            Key::Published | Key::Date => self.set("published", words),
            Key::Subjects => self.set("categories", words),
            Key::Keywords => self.set("keywords", words),
            Key::Venue => self.set("venue", words),
            Key::Upvotes => self.set("upvotes", words),
            Key::Comments => self.set("num_comments", words),
            Key::Organization => self.set("organization", words),
            Key::Comment => self.set("comment", words),
            Key::Code => self.set("code", words),
            Key::Project => self.set("project", words),
            _ => {}
        }
    }

    /// Takes the names and the paragraphs that nothing labels.
    fn words(&mut self, pieces: &[&Piece], title: &str, is_mail: bool) {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut label = false;
        for piece in pieces.iter().filter(|piece| piece.kind != Kind::Rule) {
            let is_named = labelled(&piece.text).is_some() || piece.hint.is_some();
            let is_said =
                std::mem::replace(&mut label, key(piece.text.trim_end_matches([':', '：'])).is_some());
            if is_named || is_said || piece.kind == Kind::Heading {
                continue;
            }
            let words = without_names(piece, title);
            if !self.fields.contains_key("authors") && is_names(&words) {
                self.set("authors", &words);
            } else if words.len() >= ABSTRACT_AT_LEAST && words != title {
                paragraphs.push(words);
            }
        }
        let words = paragraphs.join("\n\n");
        let known = self.fields.contains_key("abstract");
        match is_mail {
            true => self.set("tldr", &words),
            false if !known => self.set("abstract", &words),
            false => {}
        }
    }

    fn linked(&mut self, pieces: &[&Piece]) {
        let anchors = pieces.iter().flat_map(|piece| piece.links.iter().map(move |anchor| (piece, anchor)));
        for (piece, anchor) in anchors.take(MAX_LINKS) {
            let address = anchor.address.trim();
            if !address.starts_with("http") || super::names::named_by(address).is_some() {
                continue;
            }
            let Some(link) = link(address, FoundIn::Page) else { continue };
            let words = &piece.text[anchor.words.clone()];
            let said = key(words).or_else(|| key(labelled(&piece.text)?.0)).map(|(_, key)| key);
            let kind = match (link.kind, said) {
                (LinkKind::Other, Some(Key::Code)) => LinkKind::Code,
                (LinkKind::Other, Some(Key::Project)) => LinkKind::Project,
                // Shares, authors' pages, whatever a page has.
                (LinkKind::Other, _) => continue,
                (kind, _) => kind,
            };
            self.links.push(Link { kind, ..link });
        }
    }
}

/// Whether words behind a label are what it labels, and no label themselves: a number is one for a day or a count.
fn is_value(key: Key, words: &str) -> bool {
    let counts = matches!(key, Key::Published | Key::Date | Key::Upvotes | Key::Comments | Key::Comment);
    !words.is_empty() && (!is_label(words) || (counts && words.starts_with(|c: char| c.is_ascii_digit())))
}

/// The words of a piece without the title and without the links that name papers.
fn without_names(piece: &Piece, title: &str) -> String {
    let mut words = piece.text.clone();
    for (range, _) in piece.names.iter().rev() {
        if is_label(&piece.text[range.clone()])
            && words.is_char_boundary(range.start)
            && range.end <= words.len()
        {
            words.replace_range(range.clone(), "");
        }
    }
    let titled = words.split_once(title).filter(|(before, _)| !title.is_empty() && before.len() < 20);
    if let Some((_, behind)) = titled {
        let sign = |c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '(' | '$');
        words = behind.trim_start_matches(sign).to_owned();
    }
    let words = one_line(&words);
    let bare = words.trim_end_matches([' ', '[', ']', '(', ')', '|', '·', ',', '/', '-', '–', '—', '→']);
    // A closing bracket belongs to the sentence that it ends.
    if words.len() - bare.len() > 1 { bare.to_owned() } else { words }
}

/// Whether words are nothing but people's names: `Ada Example, Bo C. Sample and Cy Third`.
pub(super) fn is_names(words: &str) -> bool {
    if words.len() > 5_000 || words.ends_with(['.', ':', '?']) {
        return false;
    }
    let names: Vec<&str> = words
        .split([',', ';'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &&&str| {
        let parts: Vec<&str> = name.split(' ').collect();
        let capital = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
        name.len() <= 40
            && (2..=5).contains(&parts.len())
            && capital(&parts[0])
            && parts.last().is_some_and(capital)
    };
    // Two capital words and two more may be a title.
    names.len() >= 3
        && !words.contains([':', '?'])
        && names.iter().filter(is_name).count() * 10 >= names.len() * 9
        && clean(words).is_some()
}
