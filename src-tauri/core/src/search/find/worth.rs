//! What each paper found is worth: what its words are worth one by one, and more where they stand as typed.

use std::sync::Arc;

use super::super::columns::Set;
use super::super::index::IndexError;
use super::super::query::{Leaf, Node, TextField};
use super::super::words::{Pattern, Sought};
use super::words::Hits;
use super::{Sources, Unfound, phrase};

/// What a title is worth that holds the words one after the other, and one that holds nothing else.
const IN_TITLE: u16 = 90;
const THE_TITLE: u16 = 100;

/// What an abstract is worth that holds the words one after the other: less than any title.
const IN_ABSTRACT: u16 = 10;

/// Where more papers than this are found, abstracts are not looked through for words one after the other: there are
/// enough titles.
const MANY: usize = 20_000;

/// The shortest beginning of a word that is looked for after other words.
const SHORT: usize = 3;

/// What each paper of `set` is worth, by its place.
pub(super) fn of(
    sources: &Sources<'_>,
    root: &Node,
    words: &[Arc<Hits>],
    set: &Set,
) -> Result<Vec<u16>, Unfound> {
    let mut worth = vec![0_u16; set.len()];
    for place in set.ones() {
        let one = |hits: &Arc<Hits>| hits.worth.get(place).copied().map_or(0, u16::from);
        worth[place] = words.iter().map(one).sum();
    }
    for run in runs(root) {
        let title = stand(sources, TextField::Title, &run, None)?;
        reward(&mut worth, set, &title.0, IN_TITLE * u16::from(run.words.len() > 1));
        reward(&mut worth, set, &title.1, THE_TITLE);
        if run.words.len() > 1 && set.count_ones(..) <= MANY {
            let text = stand(sources, TextField::Abstract, &run, Some(set))?;
            reward(&mut worth, set, &text.0, IN_ABSTRACT);
        }
    }
    Ok(worth)
}

fn reward(worth: &mut [u16], set: &Set, papers: &Set, more: u16) {
    for place in set.intersection(papers) {
        worth[place] = worth[place].saturating_add(more);
    }
}

/// Words that were typed one after the other and must all be there.
fn runs(root: &Node) -> Vec<Pattern> {
    let nodes = match root {
        Node::And(nodes) => nodes.as_slice(),
        node => std::slice::from_ref(node),
    };
    let mut runs: Vec<Vec<Sought>> = vec![Vec::new()];
    for node in nodes {
        match node {
            Node::Leaf(Leaf::Text(None | Some(TextField::Title), text)) if !text.phrase => {
                let words = Pattern::all_of(text).into_iter().flat_map(|pattern| pattern.words);
                runs.last_mut().into_iter().for_each(|run| run.extend(words.clone()));
            }
            _ => runs.push(Vec::new()),
        }
    }
    for run in &mut runs {
        // A letter or two may begin anything: until there are more, the words before them tell.
        if run.len() > 1 && run.last().is_some_and(|last| last.begins.is_some() && last.folded.len() < SHORT)
        {
            run.pop();
        }
    }
    runs.into_iter().filter(|run| !run.is_empty()).map(|words| Pattern { words }).collect()
}

/// The papers in which the words stand one after the other, and those of which they are the whole field.
fn stand(
    sources: &Sources<'_>,
    field: TextField,
    run: &Pattern,
    within: Option<&Set>,
) -> Result<(Set, Set), Unfound> {
    let len = sources.columns.len();
    let (mut stands, mut all) = (Set::with_capacity(len), Set::with_capacity(len));
    if let Some(snapshot) = sources.snapshot {
        let found = phrase::find(sources, snapshot, field, run, within)?;
        stands.union_with(&found.whole);
        stands.union_with(&found.begun);
        all.union_with(&found.all);
        stands.difference_with(sources.pending.places());
        all.difference_with(sources.pending.places());
    }
    sources.pending.find(&[field], run, |place, _, here| {
        stands.grow_and_insert(place);
        if here.times > 0 && here.all {
            all.grow_and_insert(place);
        }
    });
    Ok((stands, all))
}

impl From<tantivy::TantivyError> for Unfound {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(IndexError::from(error))
    }
}
