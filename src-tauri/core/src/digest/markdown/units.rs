//! Which blocks are entries.
//!
//! A paper is named somewhere; the entry is the smallest block around that place which has a title and names no
//! other. Where several would do, the one of the kind that most entries of the document have.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::block::{Block, Kind, Line, ends, parents, rank};
use super::label::{heading_key, is_label, labelled, pattern};
use super::parse::MAX_BLOCKS;
use super::said::{self, Papers, Role, Said, address_of, merged};
use super::title::{self, Sure, Title, is_long};
use super::{days, row};
use crate::digest::named::Named;
use crate::digest::records::Key;
use crate::text::fold;

/// A block that is an entry.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The block with its title.
    pub(super) head: usize,
    /// The first block that is no longer its own.
    pub(super) end: usize,
    pub(super) title: String,
    pub(super) named: Option<Named>,
    /// Whether it is no more than a link in a list of links.
    pub(super) alone: bool,
}

/// What was found in a document.
pub(super) struct Found {
    pub(super) units: Vec<Unit>,
    /// Papers that are named and are no entry, each with its block and the reason.
    pub(super) left: Vec<(usize, Named, Left)>,
}

/// Why a paper that is named is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    Untitled,
    Mentioned,
    Reference,
}

static REFERENCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:\d+\W+)?(?:references?|bibliography|citations?|further reading|related (?:work|papers|reading)s?|see also|works cited|prior work|参考文献|参考资料|相关工作|相关论文|延伸阅读)\W*$",
    )
});
/// The title of an entry is among its first lines.
const LABELLED_WITHIN: usize = 8;

/// A block that names more is a list, where each name is of another paper.
const MAX_GROUPED: usize = 200;

/// Headings of a document about itself.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:contribut|licen[cs]e|acknowledg|subscri|table of contents|star history|getting started|sponsor|disclaimer|how to|unsubscribe|usage|installation)",
    )
});

struct Tree<'a> {
    blocks: &'a [Block],
    ends: Vec<usize>,
    parents: Vec<Option<usize>>,
    said: Vec<Vec<Said>>,
    /// Papers named by label or title within each block, and named at all.
    strict: Vec<Papers>,
    all: Vec<Papers>,
    titles: Vec<Option<Title>>,
}

/// A block that may be the entry of a paper.
struct Candidate {
    head: usize,
    sure: Sure,
}

/// Finds the entries of a document.
pub(super) fn find(blocks: &[Block]) -> Found {
    let tree = Tree::of(blocks);
    let mut units: BTreeMap<(usize, usize), Unit> = BTreeMap::new();
    let mut left: Vec<(usize, Named, Left)> = Vec::new();
    let mut open: Vec<(usize, Named, Vec<Candidate>)> = Vec::new();
    for at in 0..blocks.len() {
        if tree.said[at].is_empty() {
            continue;
        }
        tree.claims(at, &mut open, &mut units, &mut left);
    }
    let usual = usual_rank(&tree, &open);
    for (at, named, candidates) in open {
        let head = best(&tree, &candidates, usual);
        if !head.is_some_and(|head| tree.claim(head, at, &named, &mut units)) {
            left.push((at, named, Left::Untitled));
        }
    }
    tree.without_doubles(&mut units);
    tree.references(&mut units, &mut left);
    tree.unnamed(&mut units);
    tree.mentioned(&mut units, usual, &mut left);
    let mut units: Vec<Unit> = units.into_values().collect();
    tree.set_ends(&mut units);
    keep_unknown(&units, &mut left);
    tree.untitled(&mut units, &left);
    Found { units, left }
}

/// The rank that most papers have where they might be an entry; of two, the deeper.
fn usual_rank(tree: &Tree<'_>, open: &[(usize, Named, Vec<Candidate>)]) -> Option<u8> {
    let mut counts: HashMap<u8, usize> = HashMap::new();
    for (_, _, candidates) in open {
        let mut ranks: Vec<u8> =
            candidates.iter().map(|candidate| tree.blocks[candidate.head].rank).collect();
        ranks.dedup();
        ranks.into_iter().for_each(|rank| *counts.entry(rank).or_default() += 1);
    }
    counts.into_iter().max_by_key(|(rank, count)| (*count, *rank)).map(|(rank, _)| rank)
}

fn best(tree: &Tree<'_>, candidates: &[Candidate], usual: Option<u8>) -> Option<usize> {
    let linked = candidates.iter().find(|candidate| candidate.sure == Sure::Linked);
    // A plain paragraph over a list is no entry of which the list is a part.
    let is_usual = |candidate: &&Candidate| {
        let block = &tree.blocks[candidate.head];
        Some(block.rank) == usual && block.kind != Kind::Paragraph
    };
    let found = linked
        .or_else(|| candidates.iter().find(is_usual))
        .or_else(|| candidates.iter().find(|candidate| candidate.sure >= Sure::Strong))
        .or_else(|| candidates.first());
    found.map(|candidate| candidate.head)
}

impl<'a> Tree<'a> {
    fn of(blocks: &'a [Block]) -> Self {
        let said: Vec<Vec<Said>> = blocks.iter().map(said::of).collect();
        let parents = parents(blocks);
        let mut strict = vec![Papers::None; blocks.len()];
        let mut all = vec![Papers::None; blocks.len()];
        for at in (0..blocks.len()).rev() {
            for said in &said[at] {
                all[at].add(&said.named);
                if said.role > Role::Mention {
                    strict[at].add(&said.named);
                }
            }
            if let Some(parent) = parents[at] {
                let (own, any) = (strict[at].clone(), all[at].clone());
                strict[parent].join(&own);
                all[parent].join(&any);
            }
        }
        let titles = blocks.iter().map(title_of).collect();
        let mut tree = Self { blocks, ends: ends(blocks), parents, said, strict, all, titles };
        tree.forget_repeated();
        tree.take_labelled();
        tree
    }

    /// What stands over several papers in the same words is a label: `Full paper`, `Links`, `Details`.
    fn forget_repeated(&mut self) {
        let mut seen: HashMap<String, Papers> = HashMap::new();
        for (title, papers) in self.titles.iter().zip(&self.all) {
            let Some(title) = title else { continue };
            seen.entry(fold(&title.text)).or_default().join(papers);
        }
        let mut counts: HashMap<String, usize> = HashMap::new();
        for title in self.titles.iter().flatten() {
            *counts.entry(fold(&title.text)).or_default() += 1;
        }
        for title in &mut self.titles {
            let again = title.as_ref().is_some_and(|title| {
                let text = fold(&title.text);
                // Papers of one title and several identifiers exist; long titles are none's label.
                let short = title.text.split_whitespace().count() <= 4;
                short && counts[&text] > 1 && matches!(seen[&text], Papers::Many)
            });
            if again {
                *title = None;
            }
        }
    }

    /// A block over the lines of one paper is called what they say: `### Paper 1`, `**Title:** Deep Sets`.
    fn take_labelled(&mut self) {
        for at in 0..self.blocks.len() {
            let may = self.titles[at].is_none() && self.blocks[at].kind != Kind::Row;
            if may && matches!(self.strict[at], Papers::One(_)) {
                let within = &self.blocks[at..self.ends[at].min(at + LABELLED_WITHIN)];
                let text = within.iter().flat_map(|block| &block.lines).find_map(labelled_title);
                self.titles[at] = text.map(|text| Title { text, sure: Sure::Strong, link: None });
            }
        }
    }

    fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parents[at], |at| self.parents[*at])
    }

    /// The papers that a block names by label or title; those that may be one are one.
    fn groups(&self, at: usize) -> Vec<(Named, Vec<&Said>)> {
        let mut groups: Vec<(Named, Vec<&Said>)> = Vec::new();
        let own = self.said[at].iter().filter(|said| said.role > Role::Mention);
        if self.said[at].len() > MAX_GROUPED {
            return own.map(|said| (said.named.clone(), vec![said])).collect();
        }
        for said in own {
            let same = groups
                .iter_mut()
                .find_map(|(named, all)| merged(named, &said.named).map(|one| (one, named, all)));
            match same {
                Some((one, named, all)) => {
                    *named = one;
                    all.push(said);
                }
                None => groups.push((said.named.clone(), vec![said])),
            }
        }
        groups
    }

    fn claims(
        &self,
        at: usize,
        open: &mut Vec<(usize, Named, Vec<Candidate>)>,
        units: &mut BTreeMap<(usize, usize), Unit>,
        left: &mut Vec<(usize, Named, Left)>,
    ) {
        let groups = self.groups(at);
        let leads_to = |named: &Named| {
            let link = self.titles[at].as_ref().and_then(|title| title.link.as_deref());
            link.and_then(address_of).is_some_and(|linked| merged(&linked, named).is_some())
        };
        if groups.len() == 1 {
            let (named, _) = &groups[0];
            let sure =
                self.titles[at].as_ref().map(|title| if leads_to(named) { Sure::Linked } else { title.sure });
            let own = sure.map(|sure| Candidate { head: at, sure });
            let candidates = own.into_iter().chain(self.around(at, named, &self.strict)).collect();
            open.push((at, named.clone(), candidates));
            return;
        }
        let mut taken = false;
        for (order, (named, all)) in groups.iter().enumerate() {
            let words = all.iter().find_map(|said| said.words.clone().filter(|_| said.role == Role::Titled));
            if leads_to(named) && !taken {
                taken = true;
                open.push((at, named.clone(), vec![Candidate { head: at, sure: Sure::Linked }]));
            } else if let Some(title) = words {
                let unit = Unit { head: at, end: at + 1, title, named: Some(named.clone()), alone: true };
                units.insert((at, order + 1), unit);
            } else if taken {
                left.push((at, named.clone(), Left::Mentioned));
            } else {
                left.push((at, named.clone(), Left::Untitled));
            }
        }
    }

    /// The blocks around a place that have a title and name no other paper, the nearest first.
    fn around(&self, at: usize, named: &Named, papers: &[Papers]) -> Vec<Candidate> {
        let alone =
            |around: &usize| matches!(&papers[*around], Papers::One(one) if merged(one, named).is_some());
        let mut found: Vec<Candidate> = Vec::new();
        if let Some(before) = self.title_before(at) {
            found.push(Candidate { head: before, sure: Sure::Weak });
        }
        for around in self.ancestors(at).take_while(alone) {
            let title = self.titles[around].as_ref().filter(|_| self.blocks[around].kind != Kind::Row);
            found.extend(title.map(|title| Candidate { head: around, sure: title.sure }));
        }
        found
    }

    /// A line alone above a paragraph without a title of its own.
    fn title_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let (block, last) = (&self.blocks[at], &self.blocks[before]);
        let plain = block.kind == Kind::Paragraph && last.kind == Kind::Paragraph && last.rank == block.rank;
        let [line] = &last.lines[..] else { return None };
        let text = line.text();
        let short = text.chars().count() <= 200 && !text.trim_end().ends_with(['.', ':', '。', '：']);
        let free = self.said[before].is_empty() && labelled(line).is_none() && self.titles[at].is_none();
        (plain && short && free && title::of_line(line).is_some()).then_some(before)
    }

    /// Makes a block the entry of a paper; not where it has no title, or is that of another.
    fn claim(
        &self,
        head: usize,
        at: usize,
        named: &Named,
        units: &mut BTreeMap<(usize, usize), Unit>,
    ) -> bool {
        let title = self.titles[head].as_ref().map(|title| title.text.clone());
        let title =
            title.or_else(|| title::of_line(self.blocks[head].lines.first()?).map(|title| title.text));
        let Some(title) = title else { return false };
        let end = self.ends[head].max(at + 1);
        let unit = Unit { head, end, title, named: Some(named.clone()), alone: false };
        let known = units.entry((head, 0)).or_insert(unit);
        let Some(both) = known.named.as_ref().and_then(|known| merged(known, named)) else { return false };
        known.named = Some(both);
        known.end = known.end.max(end);
        true
    }

    /// An entry within the entry of the same paper is a part of it.
    fn without_doubles(&self, units: &mut BTreeMap<(usize, usize), Unit>) {
        let heads: HashMap<usize, Named> = units
            .iter()
            .filter_map(|((head, order), unit)| Some((*head, unit.named.clone()?)).filter(|_| *order == 0))
            .collect();
        units.retain(|(head, _), unit| {
            let same = |around: &Named| unit.named.as_ref().is_some_and(|own| shares(around, own));
            !self.ancestors(*head).any(|around| heads.get(&around).is_some_and(same))
        });
    }

    /// A list of references is one where it is not the document.
    fn references(&self, units: &mut BTreeMap<(usize, usize), Unit>, left: &mut Vec<(usize, Named, Left)>) {
        let is_reference = |head: usize| {
            self.ancestors(head).any(|around| {
                self.blocks[around].lines.first().is_some_and(|line| REFERENCES.is_match(line.text().trim()))
            })
        };
        let referred: Vec<(usize, usize)> =
            units.keys().filter(|(head, _)| is_reference(*head)).copied().collect();
        if referred.len() == units.len() {
            return;
        }
        for key in referred {
            let unit = units.remove(&key);
            left.extend(unit.and_then(|unit| Some((unit.head, unit.named?, Left::Reference))));
        }
    }

    /// Entries that name no paper and have the shape of those that do.
    fn unnamed(&self, units: &mut BTreeMap<(usize, usize), Unit>) {
        let mut siblings: HashMap<(Option<usize>, u8, Kind), usize> = HashMap::new();
        let mut inside = vec![false; self.blocks.len()];
        for unit in units.values() {
            inside[unit.head..unit.end].fill(true);
            let block = &self.blocks[unit.head];
            *siblings.entry((self.parents[unit.head], block.rank, block.kind)).or_default() +=
                usize::from(!unit.alone);
        }
        for at in (0..self.blocks.len()).rev() {
            let block = &self.blocks[at];
            let range = at..self.ends[at];
            if inside[at] || inside[range.clone()].contains(&true) || !matches!(self.all[at], Papers::None) {
                continue;
            }
            let like = siblings.get(&(self.parents[at], block.rank, block.kind)).copied().unwrap_or(0);
            let Some(title) = self.titles[at].as_ref().map(|title| title.text.clone()) else { continue };
            let is_entry = self.is_record(range.clone(), block) || (like >= 2 && self.is_like(at, &title));
            if is_entry && !ABOUT.is_match(&title) {
                inside[range.clone()].fill(true);
                let unit = Unit { head: at, end: range.end, title, named: None, alone: false };
                units.insert((at, 0), unit);
            }
        }
    }

    /// Whether lines say what a title and an abstract are.
    fn is_record(&self, range: std::ops::Range<usize>, block: &Block) -> bool {
        if block.kind == Kind::Row {
            return false;
        }
        let mut keys: Vec<Key> = Vec::new();
        for inner in &self.blocks[range] {
            keys.extend(inner.lines.iter().filter_map(|line| labelled(line)?.key));
            if keys.len() > 40 {
                break;
            }
        }
        let has = |key: Key| keys.contains(&key);
        has(Key::Title)
            && (has(Key::Abstract) || has(Key::AiSummary))
            && (has(Key::Authors) || has(Key::Link))
    }

    /// Whether a block that names no paper has a link, and where it is a heading, words of an entry.
    fn is_like(&self, at: usize, title: &str) -> bool {
        let range = at..self.ends[at];
        let leads = |link: &str| link.starts_with("http");
        let linked = self.blocks[range.clone()]
            .iter()
            .any(|block| block.lines.iter().any(|line| line.links().iter().any(|(_, link)| leads(link))));
        let told = |block: &Block| {
            block.lines.iter().any(|line| labelled(line).is_some_and(|found| found.key.is_some()))
        };
        let block = &self.blocks[at];
        match block.kind {
            Kind::Row => row::title(block).is_some() && (linked || row_has_authors(block)),
            Kind::Item => linked && is_long(title),
            _ => linked && is_long(title) && self.blocks[range].iter().any(told),
        }
    }

    /// A plain paragraph goes on to the next entry; other blocks end where they end.
    fn set_ends(&self, units: &mut [Unit]) {
        let heads: Vec<usize> = units.iter().map(|unit| unit.head).collect();
        for unit in units.iter_mut().filter(|unit| !unit.alone) {
            let block = &self.blocks[unit.head];
            if block.kind != Kind::Paragraph || block.rank != rank::PARAGRAPH {
                continue;
            }
            let goes_on = |at: &usize| {
                let next = &self.blocks[*at];
                next.rank >= rank::PARAGRAPH && next.kind != Kind::Rule && heads.binary_search(at).is_err()
            };
            let more = (unit.end..self.blocks.len()).take_while(goes_on).count();
            unit.end += more;
        }
    }

    /// Papers that only running words name: an entry where the words around them are one, or their link has a title's words.
    fn mentioned(
        &self,
        units: &mut BTreeMap<(usize, usize), Unit>,
        usual: Option<u8>,
        left: &mut Vec<(usize, Named, Left)>,
    ) {
        let known: HashSet<String> =
            units.values().filter_map(|unit| unit.named.as_ref()).flat_map(keys).collect();
        let mut inside = vec![false; self.blocks.len()];
        units.values().for_each(|unit| inside[unit.head..unit.end].fill(true));
        let numbered = |(at, all): (usize, &'_ Vec<Said>)| (0..all.len()).map(move |order| (at, order));
        for (at, order) in self.said.iter().enumerate().flat_map(numbered) {
            let said = &self.said[at][order];
            if said.role > Role::Mention {
                continue;
            }
            let named = &said.named;
            if inside[at] || keys(named).iter().any(|key| known.contains(key)) {
                left.push((at, named.clone(), Left::Mentioned));
                continue;
            }
            let mut around = self.around(at, named, &self.all);
            around.retain(|candidate| usual.is_none_or(|usual| self.blocks[candidate.head].rank == usual));
            let words = said.words.clone().filter(|words| is_long(words));
            match (best(self, &around, usual), words) {
                (Some(head), _) if self.claim(head, at, named, units) => {}
                (_, Some(title)) => {
                    // The words around are of the one paper that they name by its title.
                    let titled =
                        self.said[at].iter().filter(|said| said.words.as_deref().is_some_and(is_long));
                    let alone = titled.count() > 1;
                    let unit =
                        Unit { head: at, end: self.ends[at], title, named: Some(named.clone()), alone };
                    // Behind those that the block names by label.
                    let order = if alone { MAX_BLOCKS + order } else { 0 };
                    units.insert((at, order), unit);
                }
                (_, None) => left.push((at, named.clone(), Left::Mentioned)),
            }
        }
    }
}

impl Tree<'_> {
    /// Papers that are named without a title are called by that name.
    fn untitled(&self, units: &mut Vec<Unit>, left: &[(usize, Named, Left)]) {
        for (at, named, _) in left.iter().filter(|(_, _, why)| *why == Left::Untitled) {
            let alone =
                !matches!(self.strict[*at], Papers::One(_)) || units.iter().any(|unit| unit.head == *at);
            let title = called(named);
            units.push(Unit { head: *at, end: self.ends[*at], title, named: Some(named.clone()), alone });
        }
        units.sort_by_key(|unit| unit.head);
    }
}

/// The name of a paper as people write it.
pub(super) fn called(named: &Named) -> String {
    let name = keys(named).into_iter().next().unwrap_or_default();
    name.replace("arxiv ", "arXiv:").replace("doi ", "doi:").replace("hub ", "Hugging Face ")
}

/// Of the papers that are no entry where they are named, those that are none anywhere, each once.
fn keep_unknown(units: &[Unit], left: &mut Vec<(usize, Named, Left)>) {
    let mut known: HashSet<String> =
        units.iter().filter_map(|unit| unit.named.as_ref()).flat_map(keys).collect();
    left.sort_by_key(|(at, _, why)| (*at, *why == Left::Mentioned));
    left.retain(|(_, named, _)| {
        let keys = keys(named);
        let new = !keys.iter().any(|key| known.contains(key));
        known.extend(keys);
        new
    });
}

/// Everything by which a paper is known.
pub(super) fn keys(named: &Named) -> Vec<String> {
    let arxiv = named.arxiv.as_ref().map(|id| format!("arxiv {id}"));
    let doi = named.doi.as_ref().map(|doi| format!("doi {doi}"));
    let hub = named.hub.as_ref().map(|hub| format!("hub {hub}"));
    arxiv.into_iter().chain(doi).chain(hub).collect()
}

/// Whether two names are of one paper beyond doubt.
pub(super) fn shares(one: &Named, other: &Named) -> bool {
    (one.arxiv.is_some() && one.arxiv == other.arxiv)
        || (one.doi.is_some() && one.doi == other.doi)
        || (one.hub.is_some() && one.hub == other.hub)
}

fn labelled_title(line: &Line) -> Option<String> {
    let found = labelled(line).filter(|found| found.key == Some(Key::Title))?;
    title::clean(&found.rest)
}

fn title_of(block: &Block) -> Option<Title> {
    if block.kind == Kind::Row {
        return row::title(block).map(|(_, title)| title);
    }
    title::of(block).filter(|_| block.kind == Kind::Item || heading_key(&block.text()).is_none())
}

fn row_has_authors(block: &Block) -> bool {
    (0..block.lines.len())
        .any(|at| row::column(block, at) == Some(Key::Authors) && !block.lines[at].is_blank())
}

/// The fact that a bold line names at its beginning: `**Published:** 2024-01-19`.
fn fact(block: &Block) -> Option<Key> {
    block.lines.first().filter(|_| block.kind == Kind::Bold).and_then(labelled).and_then(|found| found.key)
}

/// Bold words that are no title do not part the document; lines that say a title do where no headings do.
pub(super) fn settle(blocks: &mut [Block]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| block.kind == Kind::Bold) {
        *counts.entry(fold(&block.text())).or_default() += 1;
    }
    let says_title = |block: &Block| {
        let plain = block.rank == rank::PARAGRAPH || block.kind == Kind::Bold;
        plain && block.lines.first().and_then(labelled_title).is_some()
    };
    let said = blocks.iter().filter(|block| says_title(block)).count();
    let headed = blocks.iter().filter(|block| block.kind == Kind::Heading).count();
    let dates = blocks.iter().filter(|block| fact(block) == Some(Key::Date)).count();
    for block in blocks.iter_mut() {
        // A day behind a label is a paper's, but for the one date of a document.
        let labelled = fact(block).is_some_and(|known| known != Key::Date || dates > 1);
        let says_day = days::of_block(block).is_some() && title::of(block).is_none();
        if block.kind == Kind::Bold && says_day && !labelled {
            (block.kind, block.rank) = (Kind::Heading, rank::DAY);
        } else if said > headed && says_title(block) {
            (block.kind, block.rank) = (Kind::Bold, rank::BOLD);
        } else if block.kind == Kind::Bold {
            let text = block.text();
            let again = counts.get(&fold(&text)).is_some_and(|count| *count > 1)
                && text.split_whitespace().count() <= 6;
            let titled = title::of(block).is_some() && heading_key(&text).is_none() && !is_label(&text);
            if again || !titled {
                (block.kind, block.rank) = (Kind::Paragraph, rank::PARAGRAPH);
            }
        }
    }
}
