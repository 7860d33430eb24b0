//! Which papers a block names, and how.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::block::{Block, Kind, Line};
use super::label::{is_label, labelled, pattern};
use super::title;
use crate::digest::named::Named;
use crate::digest::records::{Key, by_text};
use crate::model::ArxivId;

/// A cell that is longer holds running words.
const LONG_CELL: usize = 200;

/// How a paper is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// By the way, in running words.
    Mention,
    /// By a label, an identifier beside a title.
    Labelled,
    /// By the link under its title.
    Titled,
}

/// A paper that a block names.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) named: Named,
    pub(super) role: Role,
    /// The words of the link, where they may be a title.
    pub(super) words: Option<String>,
}

/// `[[2402.04644]]`, `[2402.04644]`, `(2402.04644)`, and an identifier before anything else.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^[^\p{L}\p{N}]*|[\[(])(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:[\])|]|\s*[-–—:：|]\s|$)")
});

/// Whether two names may be of one paper, and everything they say then.
pub(super) fn merged(one: &Named, other: &Named) -> Option<Named> {
    fn either<T: Clone + PartialEq>(one: &Option<T>, other: &Option<T>) -> Option<Option<T>> {
        match (one, other) {
            (Some(one), Some(other)) if one != other => None,
            (one, other) => Some(one.clone().or(other.clone())),
        }
    }
    // What has a name of Hugging Face's own is not on arXiv.
    if (one.hub.is_some() && other.arxiv.is_some()) || (one.arxiv.is_some() && other.hub.is_some()) {
        return None;
    }
    Some(Named {
        arxiv: either(&one.arxiv, &other.arxiv)?,
        doi: either(&one.doi, &other.doi)?,
        hub: either(&one.hub, &other.hub)?,
    })
}

/// Every paper that a block names, each once for each way in which it does.
pub(super) fn of(block: &Block) -> Vec<Said> {
    let mut heard = Heard::default();
    for line in &block.lines {
        in_line(block, line).into_iter().for_each(|said| heard.add(said));
    }
    heard.found
}

/// Papers as they are heard, each once.
#[derive(Default)]
struct Heard {
    found: Vec<Said>,
    places: HashMap<Named, usize>,
}

impl Heard {
    fn add(&mut self, said: Said) {
        match self.places.get(&said.named).and_then(|at| self.found.get_mut(*at)) {
            Some(known) => {
                known.role = known.role.max(said.role);
                known.words = known.words.take().or(said.words);
            }
            None => {
                self.places.insert(said.named.clone(), self.found.len());
                self.found.push(said);
            }
        }
    }
}

fn in_line(block: &Block, line: &Line) -> Vec<Said> {
    let text = line.text();
    let mut found = by_links(line, &text);
    let role = role_of_text(block, line, &text);
    let in_text = Named::all_in(&text).into_iter().map(|(_, named)| named);
    let short = text.len() <= LONG_CELL || block.kind != Kind::Row;
    let bare = BARE.captures_iter(&text).filter(|_| short && role > Role::Mention);
    let bare =
        bare.filter_map(|found| Some(Named { arxiv: Some(ArxivId::parse(&found[1])?), ..Named::default() }));
    let cell = by_text(text.trim()).filter(|_| block.kind == Kind::Row);
    let told = labelled(line).filter(|found| matches!(found.key, Some(Key::Id | Key::Doi | Key::Link)));
    let told = told.and_then(|found| by_text(found.rest.trim_matches(['`', '[', ']', ' '])));
    let linked: HashSet<Named> = found.iter().map(|said| said.named.clone()).collect();
    let others = in_text.chain(bare).chain(cell).chain(told).filter(|named| !linked.contains(named));
    found.extend(others.map(|named| Said { named, role, words: None }));
    found
}

fn by_links(line: &Line, text: &str) -> Vec<Said> {
    let first = title::of_line(line).and_then(|title| title.link);
    let links = line.links();
    let only_links = is_between_signs(text, &links);
    let mut found = Vec::new();
    for (words, address) in links {
        let Some(named) = address_of(&address) else { continue };
        let label = is_label(&words);
        let words = title::clean(&words).filter(|_| !label);
        let is_first = first.as_ref().is_some_and(|first| std::rc::Rc::ptr_eq(first, &address));
        let role = match &words {
            Some(_) if is_first => Role::Titled,
            Some(_) if only_links => Role::Titled,
            Some(_) => Role::Mention,
            // `[S4](…)` in running words.
            None if !label => Role::Mention,
            None => Role::Labelled,
        };
        found.push(Said { named, role, words });
    }
    found
}

/// The paper to which a link leads; the document's own pages may be called by an identifier.
pub(super) fn address_of(address: &str) -> Option<Named> {
    if let Some(named) = Named::by_address(address) {
        return Some(named);
    }
    let own = address.contains("://").then_some(()).is_none();
    let last = address.trim_end_matches('/').rsplit('/').next()?;
    let stem = last.trim_end_matches(".html").trim_end_matches(".md").trim_end_matches(".pdf");
    let id = ArxivId::parse(stem).filter(|_| own && stem.contains('.'))?;
    Some(Named { arxiv: Some(id), ..Named::default() })
}

/// Whether a line is nothing but links, or a few words and several of them.
fn is_between_signs(text: &str, links: &[(String, std::rc::Rc<str>)]) -> bool {
    let few = if links.iter().filter(|(words, _)| title::is_long(words)).count() > 1 { 24 } else { 6 };
    let linked: usize =
        links.iter().map(|(words, _)| words.chars().filter(|c| c.is_alphanumeric()).count()).sum();
    text.chars().filter(|c| c.is_alphanumeric()).count() <= linked + few
}

fn role_of_text(block: &Block, line: &Line, text: &str) -> Role {
    if block.kind == Kind::Code {
        return Role::Mention;
    }
    let told = labelled(line).and_then(|found| found.key);
    if matches!(told, Some(Key::Id | Key::Doi | Key::Link | Key::Code | Key::Project | Key::Venue)) {
        return Role::Labelled;
    }
    if told.is_some() && told != Some(Key::Title) && told != Some(Key::Published) {
        return Role::Mention;
    }
    let short = text.len() <= LONG_CELL;
    match block.kind {
        Kind::Heading | Kind::Bold => Role::Labelled,
        Kind::Row | Kind::Item if short => Role::Labelled,
        Kind::Paragraph if short && BARE.is_match(text) => Role::Labelled,
        // Words around a name at the beginning or the end of a line.
        _ if short && Named::all_in(text).len() == 1 => Role::Labelled,
        Kind::Item => {
            let early = Named::all_in(text).first().is_some_and(|(range, _)| range.start <= LONG_CELL);
            if early { Role::Labelled } else { Role::Mention }
        }
        _ => Role::Mention,
    }
}

/// The papers that a part of a document names, as far as they may be one.
#[derive(Clone, Debug, Default)]
pub(super) enum Papers {
    #[default]
    None,
    One(Named),
    Many,
}

impl Papers {
    pub(super) fn add(&mut self, named: &Named) {
        *self = match self {
            Self::None => Self::One(named.clone()),
            Self::One(one) => merged(one, named).map_or(Self::Many, Self::One),
            Self::Many => Self::Many,
        };
    }

    pub(super) fn join(&mut self, other: &Self) {
        match other {
            Self::None => {}
            Self::One(named) => self.add(named),
            Self::Many => *self = Self::Many,
        }
    }
}
