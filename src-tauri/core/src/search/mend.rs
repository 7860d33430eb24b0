//! Typing errors, forgiven where nothing else is found: the nearest words that the library knows, then the same
//! query without the word that fits nowhere.

use std::collections::HashMap;
use std::ops::Range;

use super::columns::Set;
use super::find::{Found, Sources, Unfound, find};
use super::near::Near;
use super::query::{Leaf, Node, Query, Text, TextField};
use super::words::{ENDINGS, Pattern, Sought, stem, words};

/// The most words looked at, and the most neighbours tried of each.
const WORDS: usize = 16;
const NEIGHBOURS: usize = 3;

/// A word of a query.
struct Typed {
    /// Which of the query's texts it is in, and where in that.
    text: usize,
    span: Range<usize>,
    folded: String,
    field: Option<TextField>,
    /// Whether any paper has it.
    known: bool,
}

/// What `query` may have meant, and what that finds; none where its words are found somewhere in the library, or
/// nothing near them is.
pub(crate) fn mend(
    sources: &Sources<'_>,
    query: &Query,
    scope: Option<&Set>,
) -> Result<Option<(Query, Found)>, Unfound> {
    let Some(root) = query.root.as_ref().filter(|root| !root.texts().is_empty()) else { return Ok(None) };
    let texts =
        root.texts().into_iter().map(|(field, text)| Node::Leaf(Leaf::Text(field, text.clone()))).collect();
    let alone = Query { root: Node::and(texts), order: None };
    if find(sources, &alone, None)?.count > 0 {
        return Ok(None);
    }
    let typed = typed(sources, root)?;
    let mut tries = nearest(sources, query, &typed);
    tries.extend(fewer(query, &typed));
    for tried in tries {
        let found = find(sources, &tried, scope.cloned())?;
        if found.count > 0 {
            return Ok(Some((tried, found)));
        }
    }
    Ok(None)
}

fn typed(sources: &Sources<'_>, root: &Node) -> Result<Vec<Typed>, Unfound> {
    let mut all = Vec::new();
    for (at, (field, text)) in root.texts().into_iter().enumerate() {
        let patterns = Pattern::all_of(text);
        let begun =
            patterns.last().and_then(|pattern| pattern.words.last()).filter(|word| word.begins.is_some());
        for word in words(&text.words).take(WORDS - all.len().min(WORDS)) {
            let last = word.end == text.words.len();
            let sought = match begun.filter(|_| last) {
                Some(begun) => begun.clone(),
                None => Sought::whole(&word.folded),
            };
            let hits = super::find::hits(sources, field, &Pattern { words: vec![sought] }, None)?;
            all.push(Typed {
                text: at,
                span: word.start..word.end,
                folded: word.folded.into_owned(),
                field,
                known: !hits.set.is_clear(),
            });
        }
    }
    Ok(all)
}

/// The query with its unknown words, or else one of its words, changed to what is near; what is nearest first.
fn nearest(sources: &Sources<'_>, query: &Query, typed: &[Typed]) -> Vec<Query> {
    let unknown: Vec<&Typed> = typed.iter().filter(|word| !word.known).collect();
    let mut tries: Vec<(usize, Query)> = Vec::new();
    if unknown.is_empty() {
        for word in typed {
            for (distance, near) in neighbours(sources, word) {
                tries.push((distance, changed(query, &[(word, Some(near))])));
            }
        }
    } else {
        let near: Vec<Vec<(usize, String)>> = unknown.iter().map(|word| neighbours(sources, word)).collect();
        for choice in 0..NEIGHBOURS {
            let pick =
                |near: &Vec<(usize, String)>| near.get(choice.min(near.len().saturating_sub(1))).cloned();
            let picked: Option<Vec<(usize, String)>> = near.iter().map(pick).collect();
            let Some(picked) = picked else { break };
            let changes: Vec<(&Typed, Option<String>)> =
                unknown.iter().copied().zip(picked.iter().map(|(_, near)| Some(near.clone()))).collect();
            tries.push((picked.iter().map(|(distance, _)| distance).sum(), changed(query, &changes)));
        }
    }
    tries.sort_by_key(|(distance, _)| *distance);
    tries.into_iter().map(|(_, query)| query).collect()
}

/// The query without the words that no paper has, or else without one of its words. Only where most of it stays: a
/// title that was typed from memory, not two words of which one is wrong.
fn fewer(query: &Query, typed: &[Typed]) -> Vec<Query> {
    let unknown: Vec<&Typed> = typed.iter().filter(|word| !word.known).collect();
    if typed.len() < 3 || unknown.len() * 3 > typed.len() {
        return Vec::new();
    }
    if unknown.is_empty() {
        return typed.iter().map(|word| changed(query, &[(word, None)])).collect();
    }
    let without: Vec<(&Typed, Option<String>)> = unknown.into_iter().map(|word| (word, None)).collect();
    vec![changed(query, &without)]
}

/// The query with words changed, or taken out.
fn changed(query: &Query, changes: &[(&Typed, Option<String>)]) -> Query {
    let mut at = 0;
    let root = query.root.clone().and_then(|root| {
        rewritten(root, &mut |mut text: Text| {
            let mut here: Vec<&(&Typed, Option<String>)> =
                changes.iter().filter(|(word, _)| word.text == at).collect();
            at += 1;
            // From the end, so that the places of those before stay.
            here.sort_by_key(|(word, _)| std::cmp::Reverse(word.span.start));
            for (word, near) in here {
                text.begins &= word.span.end < text.words.len();
                text.words.replace_range(word.span.clone(), near.as_deref().unwrap_or_default());
            }
            text.words = text.words.split_whitespace().collect::<Vec<_>>().join(" ");
            text.words.chars().any(char::is_alphanumeric).then_some(text)
        })
    });
    Query { root, order: query.order }
}

/// The tree with each text that is not excluded put through `change`, in order.
fn rewritten(node: Node, change: &mut impl FnMut(Text) -> Option<Text>) -> Option<Node> {
    match node {
        Node::And(nodes) => Node::and(nodes.into_iter().filter_map(|node| rewritten(node, change)).collect()),
        Node::Or(nodes) => Node::or(nodes.into_iter().filter_map(|node| rewritten(node, change)).collect()),
        Node::Leaf(Leaf::Text(field, text)) => change(text).map(|text| Node::Leaf(Leaf::Text(field, text))),
        other => Some(other),
    }
}

/// Known words near a typed one with how far they are, the nearest and then the most frequent first.
fn neighbours(sources: &Sources<'_>, typed: &Typed) -> Vec<(usize, String)> {
    let reach = match typed.folded.len() {
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    if !typed.folded.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut near: HashMap<String, (usize, u32)> = HashMap::new();
    let fields = typed
        .field
        .map_or(vec![TextField::Title, TextField::Abstract, TextField::Author], |field| vec![field]);
    let Some(reachable) = Near::new(&typed.folded, reach) else { return Vec::new() };
    for field in fields {
        each_term(sources, field, &reachable, |term, papers| {
            if let Some((distance, word)) = form(term, &typed.folded, field, reach) {
                near.entry(word).and_modify(|(_, known)| *known += papers).or_insert((distance, papers));
            }
        });
    }
    let mut near: Vec<(usize, u32, String)> =
        near.into_iter().map(|(word, (distance, papers))| (distance, papers, word)).collect();
    near.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)).then_with(|| a.2.cmp(&b.2)));
    near.into_iter().take(NEIGHBOURS).map(|(distance, _, word)| (distance, word)).collect()
}

/// Gives `take` every term of a field that is near, with a number of papers that have it.
fn each_term(sources: &Sources<'_>, field: TextField, near: &Near<'_>, mut take: impl FnMut(&str, u32)) {
    for segment in sources.snapshot.iter().flat_map(|snapshot| &snapshot.segments) {
        let Ok(mut stream) = segment.field(field).terms().search(near).into_stream() else { continue };
        while let Some((term, info)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                take(term, info.doc_freq);
            }
        }
    }
    for term in sources.pending.terms(field).filter(|term| near.holds(term)) {
        take(term, 1);
    }
}

/// The form of a term that is nearest to what was typed, if it is within reach and not what was typed.
fn form(term: &str, typed: &str, field: TextField, reach: usize) -> Option<(usize, String)> {
    let fits = |length: usize| length.abs_diff(typed.len()) <= reach;
    let mut forms = Vec::new();
    if fits(term.len()) {
        forms.push(term.to_owned());
    }
    if field.is_stemmed() {
        let head = term.strip_suffix('i');
        forms.extend(head.into_iter().flat_map(|head| [format!("{head}y"), format!("{head}ies")]));
        let endings = ENDINGS.iter().filter(|ending| fits(term.len() + ending.len()));
        forms.extend(endings.map(|ending| format!("{term}{ending}")));
    }
    let near = forms.into_iter().filter(|form| form != typed);
    let near = near.map(|form| (strsim::osa_distance(&form, typed), form)).filter(|(far, _)| *far <= reach);
    // Stems last: few forms are left by now.
    near.filter(|(_, form)| !field.is_stemmed() || stem(form) == term).min()
}
