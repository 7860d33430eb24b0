//! What a query finds: the set of papers, and for each what it is worth to the words.
//!
//! Every condition becomes a set of papers by id, whole; sets are joined a machine word at a time. So counts are
//! exact, and a filter costs nothing that grows with what it finds. Words are read from the index's postings, block
//! by block; papers newer than the index are taken from [`Pending`] instead.

mod days;
mod kept;
mod look_up;
mod phrase;
mod words;
mod worth;

use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{Columns, Set, is_at_or_below};
use super::index::{IndexError, Snapshot};
use super::pending::Pending;
use super::query::{Counted, Has, Is, Leaf, Node, Numbers, Query, Text, TextField, is_quote};
use super::words::Pattern;
use crate::model::ArxivId;

pub(crate) use kept::Kept;
pub(crate) use look_up::LookedUp;
pub(crate) use words::{Hits, hits};

/// What searches look at.
pub(crate) struct Sources<'a> {
    pub(crate) columns: &'a Columns,
    /// All that can be found: what is shown, or what is in the trash.
    pub(crate) papers: &'a Set,
    pub(crate) snapshot: Option<&'a Snapshot>,
    pub(crate) pending: &'a Pending,
    pub(crate) looked_up: &'a LookedUp,
    pub(crate) kept: &'a Kept,
    pub(crate) today: Date,
    /// Whether the answer is still wanted.
    pub(crate) wanted: &'a (dyn Fn() -> bool + Sync),
}

/// What a query finds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// The papers.
    pub(crate) set: Set,
    /// How many they are.
    pub(crate) count: usize,
    /// What each is worth to the words searched for, by its place; empty where none are.
    pub(crate) worth: Vec<u16>,
}

/// Why a search gave nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unfound {
    /// The index could not be read.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A newer search was asked for.
    #[error("a newer search took the place of this one")]
    Superseded,
}

impl From<std::io::Error> for Unfound {
    fn from(error: std::io::Error) -> Self {
        Self::Index(error.into())
    }
}

/// Finds the papers of `query` among `scope`, all that can be found where that is none.
pub(crate) fn find(sources: &Sources<'_>, query: &Query, scope: Option<Set>) -> Result<Found, Unfound> {
    let mut search = Search { sources, words: Vec::new(), excluding: false };
    let mut set = sources.papers.clone();
    if let Some(scope) = scope {
        set.intersect_with(&scope);
    }
    if let Some(root) = &query.root {
        set.intersect_with(&search.node(root, None)?);
    }
    let words = search.words;
    let worth = match &query.root {
        Some(root) if !words.is_empty() => worth::of(sources, root, &words, &set)?,
        _ => Vec::new(),
    };
    Ok(Found { count: set.count_ones(..), set, worth })
}

struct Search<'a> {
    sources: &'a Sources<'a>,
    /// What is searched for, and not excluded.
    words: Vec<Arc<Hits>>,
    excluding: bool,
}

impl Search<'_> {
    /// The papers of a condition; only those in `within` need be told.
    fn node(&mut self, node: &Node, within: Option<&Set>) -> Result<Set, Unfound> {
        match node {
            Node::And(nodes) => self.all(nodes, within),
            Node::Or(nodes) => {
                let mut any = Set::with_capacity(self.sources.columns.len());
                for node in nodes {
                    any.union_with(&self.node(node, within)?);
                }
                Ok(any)
            }
            Node::Not(node) => {
                let mut others = self.sources.papers.clone();
                self.exclude(&mut others, node)?;
                Ok(others)
            }
            Node::Leaf(Leaf::Text(field, text)) => self.text(*field, text, within),
            Node::Leaf(leaf) => Ok(self.sources.filter(leaf)),
        }
    }

    /// What is quick first, so that what is slow need only look at what is left.
    fn all(&mut self, nodes: &[Node], within: Option<&Set>) -> Result<Set, Unfound> {
        let mut order: Vec<&Node> = nodes.iter().collect();
        order.sort_by_key(|node| cost(node));
        let mut left: Option<Set> = None;
        for node in order {
            if let Node::Not(inner) = node {
                let left = left.get_or_insert_with(|| self.sources.papers.clone());
                self.exclude(left, inner)?;
                continue;
            }
            let found = self.node(node, left.as_ref().or(within))?;
            match &mut left {
                Some(left) => left.intersect_with(&found),
                None => left = Some(found),
            }
        }
        Ok(left.unwrap_or_default())
    }

    fn exclude(&mut self, from: &mut Set, node: &Node) -> Result<(), Unfound> {
        let before = std::mem::replace(&mut self.excluding, true);
        let found = self.node(node, None);
        self.excluding = before;
        from.difference_with(&found?);
        Ok(())
    }

    /// The papers that hold each of the words, and those that an identifier among them names.
    fn text(&mut self, field: Option<TextField>, text: &Text, within: Option<&Set>) -> Result<Set, Unfound> {
        let mut left: Option<Set> = None;
        for pattern in Pattern::all_of(text) {
            if !(self.sources.wanted)() {
                return Err(Unfound::Superseded);
            }
            let hits = words::hits(self.sources, field, &pattern, left.as_ref().or(within))?;
            match &mut left {
                Some(left) => left.intersect_with(&hits.set),
                None => left = Some(hits.set.clone()),
            }
            if !self.excluding {
                self.words.push(hits);
            }
        }
        let mut found = left.unwrap_or_default();
        if let Some(named) = named(field, text).and_then(|leaf| self.sources.looked_up.get(&leaf)) {
            found.union_with(named);
        }
        Ok(found)
    }
}

/// Filters, then words, then words one after the other, then what is taken away.
fn cost(node: &Node) -> u8 {
    match node {
        Node::Leaf(Leaf::Text(_, text)) => 1 + u8::from(text.phrase),
        Node::Leaf(_) => 0,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().map(cost).max().unwrap_or_default(),
        Node::Not(_) => 3,
    }
}

/// The identifier that a word is, where it is one.
fn named(field: Option<TextField>, text: &Text) -> Option<Leaf> {
    let id = ArxivId::parse(&text.words).filter(|_| field.is_none() && !text.phrase)?;
    Some(Leaf::Id(id.as_str().to_owned()))
}

impl Sources<'_> {
    fn filter(&self, leaf: &Leaf) -> Set {
        let sets = &self.columns.sets;
        match leaf {
            Leaf::Tag(name) => self.columns.tags.papers(&self.tags(name), self.columns.len()),
            Leaf::Is(is) => match is {
                Is::Read => sets.read.clone(),
                Is::Unread => self.all_but(&sets.read),
                Is::Starred => sets.starred.clone(),
                Is::Inbox => self.columns.inbox(),
                Is::Queued => sets.queued.clone(),
                Is::Done => sets.done.clone(),
            },
            Leaf::Has(has) => match has {
                Has::Code => sets.code.clone(),
                Has::Note => sets.note.clone(),
                Has::Highlight => sets.highlight.clone(),
                Has::Project => sets.project.clone(),
                Has::Model => sets.model.clone(),
                Has::Dataset => sets.dataset.clone(),
                // A link to one, or one of the person's own.
                Has::Pdf => sets.pdf.union(&sets.attached).collect(),
                Has::Video => sets.video.clone(),
                Has::Tag => self.columns.tags.tagged(self.columns.len()),
                Has::Abstract => sets.has_abstract.clone(),
            },
            Leaf::Published(days) => {
                let span = days::numbers(*days, self.today);
                self.where_so(|at| span.contains(&self.columns.published[at]))
            }
            Leaf::Added(days) => {
                let span = days::seconds(*days, self.today);
                self.where_so(|at| span.contains(&i64::from(self.columns.added[at])))
            }
            Leaf::Count(counted, numbers) => self.counted(*counted, *numbers),
            Leaf::CodeNew => self.columns.new_code(),
            Leaf::Host(_) | Leaf::Id(_) | Leaf::Digest(_) | Leaf::Text(..) => {
                self.looked_up.get(leaf).cloned().unwrap_or_default()
            }
        }
    }

    fn counted(&self, counted: Counted, numbers: Numbers) -> Set {
        let fits = |count: i32| {
            let count = u32::try_from(count).ok();
            count.is_some_and(|count| {
                numbers.from.is_none_or(|from| count >= from) && numbers.to.is_none_or(|to| count <= to)
            })
        };
        match counted {
            Counted::Upvotes => self.where_so(|at| fits(self.columns.upvotes[at])),
            Counted::Comments => self.where_so(|at| fits(self.columns.comments[at])),
            Counted::Seen => self.where_so(|at| fits(i32::from(self.columns.appearances.seen(at)))),
        }
    }

    fn all_but(&self, set: &Set) -> Set {
        let mut others = self.papers.clone();
        others.difference_with(set);
        others
    }

    fn where_so(&self, so: impl Fn(usize) -> bool) -> Set {
        let len = self.columns.len();
        let bits = usize::BITS as usize;
        let block = |start: usize| {
            (start..(start + bits).min(len))
                .fold(0_usize, |block, at| block | usize::from(so(at)) << (at - start))
        };
        Set::with_capacity_and_blocks(len, (0..len).step_by(bits).map(block))
    }

    /// The tags of that name and below it; where none is called so, those of which a level begins so.
    fn tags(&self, name: &str) -> Vec<i64> {
        let plain = |name: &str| name.replace(is_quote, "");
        let wanted = plain(name.trim_start_matches('#'));
        let tags = || self.columns.tags.names().map(|(id, name)| (id, plain(name)));
        let exact: Vec<i64> =
            tags().filter(|(_, name)| is_at_or_below(name, &wanted)).map(|(id, _)| id).collect();
        if !exact.is_empty() {
            return exact;
        }
        let begins =
            |level: &str| level.get(..wanted.len()).is_some_and(|head| head.eq_ignore_ascii_case(&wanted));
        tags().filter(|(_, name)| name.split('/').any(begins)).map(|(id, _)| id).collect()
    }
}
