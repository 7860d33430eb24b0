//! Which pieces of a page are one paper's: the largest block that names no other, and what stands before and behind it
//! up to the next border.

use std::collections::HashSet;
use std::ops::Range;

use super::outline::{Anchor, Kind, Outline, Piece};
use super::title;
use crate::digest::label::is_label;
use crate::digest::records::{Key, labelled};

/// Pieces that are looked at on either side of a paper.
const MAX_AROUND: usize = 40;

/// Words of this length are prose, and links within are mentions.
pub(super) const PROSE: usize = 200;

/// The pieces of one paper.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) paper: usize,
    pub(super) own: Range<usize>,
    /// The title's and what follows it, where it stands before.
    pub(super) before: Range<usize>,
    pub(super) after: Range<usize>,
    /// Whether it is only named by the way, in words about another.
    pub(super) mentioned: bool,
    /// Whether it is the first of several under one heading.
    pub(super) first_of_several: bool,
}

/// Every paper's pieces, in the order of the page; a paper may come more than once.
pub(super) fn units(outline: &mut Outline) -> Vec<Unit> {
    let is_prose = outline.pieces.iter().all(|piece| (0..piece.names.len()).all(|at| is_mention(piece, at)));
    let mentions = set_mentions_apart(outline, is_prose);
    let mut units = if is_prose { alone(outline) } else { together(outline) };
    let known: HashSet<usize> = units.iter().map(|unit| unit.paper).collect();
    let mut order: Vec<(usize, Unit)> = units.drain(..).map(|unit| (unit.own.start, unit)).collect();
    for mention in mentions.into_iter().filter(|mention| !known.contains(&mention.paper)) {
        let at = outline.pieces.len();
        outline.pieces.push(mention.words);
        order.push((mention.at, Unit { mentioned: true, ..Unit::of(mention.paper, at) }));
    }
    order.sort_by_key(|(at, _)| *at);
    order.into_iter().map(|(_, unit)| unit).collect()
}

/// In prose, every paragraph that names one paper stands for itself.
fn alone(outline: &Outline) -> Vec<Unit> {
    let named = outline.pieces.iter().enumerate().filter(|(_, piece)| !piece.names.is_empty());
    named.map(|(at, piece)| Unit::of(piece.names[0].1, at)).collect()
}

fn together(outline: &Outline) -> Vec<Unit> {
    let owners = Owners::of(outline);
    let mut units = owners.units(outline);
    if let [only] = &mut units[..] {
        leave_foot(outline, only);
    }
    owners.share_gaps(outline, &mut units);
    units
}

/// A page that names one paper is its own down to the next border; what stands below is the page's foot.
fn leave_foot(outline: &Outline, only: &mut Unit) {
    let own = &outline.pieces[only.own.clone()];
    let named = own.iter().rposition(|piece| !piece.names.is_empty()).unwrap_or(0);
    let Some(border) = own[named + 1..].iter().position(is_border) else { return };
    let end = only.own.start + named + 1 + border;
    if title::own(&outline.pieces[only.own.start..end], only.paper).is_some() {
        only.own.end = end;
        only.after = end..end;
    }
}

impl Unit {
    fn of(paper: usize, at: usize) -> Self {
        let behind = at + 1..at + 1;
        Self {
            paper,
            own: at..at + 1,
            before: at..at,
            after: behind,
            mentioned: false,
            first_of_several: false,
        }
    }
}

/// A name that stands by the way, with the words of its link.
struct Mention {
    paper: usize,
    words: Piece,
    /// The piece behind which it stood.
    at: usize,
}

/// Takes the names out of prose about something else, and pieces that name several papers apart. A page that is all
/// prose keeps the names that stand alone in a paragraph.
fn set_mentions_apart(outline: &mut Outline, is_prose: bool) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut pieces: Vec<Piece> = Vec::with_capacity(outline.pieces.len());
    for mut piece in std::mem::take(&mut outline.pieces) {
        if !(is_prose && distinct(&piece) == 1) {
            let flags: Vec<bool> = (0..piece.names.len()).map(|at| is_mention(&piece, at)).collect();
            for ((range, paper), is_mention) in std::mem::take(&mut piece.names).into_iter().zip(flags) {
                match is_mention {
                    true => mentions.push(Mention {
                        paper,
                        words: mentioned(&piece, &range, paper),
                        at: pieces.len(),
                    }),
                    false => piece.names.push((range, paper)),
                }
            }
        }
        pieces.extend(apart(piece));
    }
    outline.pieces = pieces;
    mentions
}

fn mentioned(piece: &Piece, range: &Range<usize>, paper: usize) -> Piece {
    let text = piece.text[range.clone()].to_owned();
    let words = 0..text.len();
    let behind = piece.links.partition_point(|link| link.words.start < range.start);
    let link = piece.links.get(behind).filter(|link| link.words == *range);
    let links = link.map(|link| Anchor { words: words.clone(), address: link.address.clone() });
    Piece {
        text,
        links: links.into_iter().collect(),
        names: vec![(words, paper)],
        line: piece.line,
        ..Piece::default()
    }
}

fn distinct(piece: &Piece) -> usize {
    piece.names.iter().map(|(_, paper)| paper).collect::<HashSet<_>>().len()
}

/// Whether a name stands by the way in a piece of prose.
fn is_mention(piece: &Piece, at: usize) -> bool {
    let (range, _) = &piece.names[at];
    if piece.text.len() < PROSE
        || piece.hint == Some(Key::Title)
        || piece.kind == Kind::Heading
        || range.start <= 12
    {
        return false;
    }
    // Short words on each paper are a list on one line.
    let papers = piece.names.len();
    if papers > 1 && piece.text.len() / papers <= 100 {
        return false;
    }
    let is_link =
        piece.links.iter().any(|link| link.words == *range && !piece.text[range.clone()].contains("://"));
    // A link may be called `paper`; a name in the midst of a sentence is no more than that.
    let amid = !is_link && piece.text.len() - range.end >= PROSE / 2;
    papers > 1 || amid || !is_label(&piece.text[range.clone()])
}

/// A piece that names several papers comes apart between them.
fn apart(piece: Piece) -> Vec<Piece> {
    if piece.names.windows(2).all(|pair| pair[0].1 == pair[1].1) {
        return vec![piece];
    }
    let first = &piece.names[0].0;
    // Where names lead, each has what follows it; else what stands before it.
    let leads = first.start <= 3 && is_label(&piece.text[first.clone()]);
    let mut cuts = vec![0];
    for pair in piece.names.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
        cuts.push(if leads { pair[1].0.start } else { pair[0].0.end });
    }
    cuts.push(piece.text.len());
    let parts = cuts.windows(2).map(|cut| cut[0]..cut[1].max(cut[0]));
    let mut names = piece.names.iter().peekable();
    let mut links = piece.links.iter().peekable();
    let mut strong = piece.strong.iter().peekable();
    parts
        .map(|part| {
            let last = part.end == piece.text.len();
            let inside = |range: &Range<usize>| last || range.end <= part.end;
            let moved = |range: &Range<usize>| {
                let at = |at: usize| at.clamp(part.start, part.end) - part.start;
                at(range.start)..at(range.end)
            };
            let text = piece.text[part.clone()].to_owned();
            let mut taken = Piece {
                kind: piece.kind,
                text,
                block: piece.block,
                hint: piece.hint,
                line: piece.line,
                ..Piece::default()
            };
            while let Some((range, paper)) = names.next_if(|(range, _)| inside(range)) {
                taken.names.push((moved(range), *paper));
            }
            while let Some(link) = links.next_if(|link| inside(&link.words)) {
                taken.links.push(Anchor { words: moved(&link.words), address: link.address.clone() });
            }
            while let Some(range) = strong.next_if(|range| inside(range)) {
                taken.strong.push(moved(range));
            }
            taken
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    None,
    One(usize),
    Many,
}

/// Which paper each block and each piece is of.
struct Owners {
    /// The paper of a piece.
    of_piece: Vec<Option<usize>>,
    /// The block around a piece's unit, within which its title and its words are looked for.
    scope: Vec<usize>,
}

impl Owners {
    fn of(outline: &Outline) -> Self {
        let states = states(outline);
        // The outermost block around each that is of the same paper alone.
        let mut top: Vec<Option<usize>> = vec![None; states.len()];
        for block in 0..states.len() {
            let own = matches!(states[block], State::One(_)).then_some(block);
            top[block] = top[outline.around[block]].filter(|_| block > 0).or(own);
        }
        let mut owners = Self { of_piece: Vec::new(), scope: Vec::new() };
        for piece in &outline.pieces {
            let block = top[piece.block];
            let of_block = match block.map(|block| states[block]) {
                Some(State::One(paper)) => Some(paper),
                _ => None,
            };
            owners.of_piece.push(piece.names.first().map(|(_, paper)| *paper).or(of_block));
            owners.scope.push(block.map_or(piece.block, |block| outline.around[block]));
        }
        owners
    }

    fn units(&self, outline: &Outline) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for (at, owner) in self.of_piece.iter().enumerate() {
            let Some(paper) = *owner else { continue };
            match units.last_mut() {
                Some(last) if last.paper == paper && !has_border(&outline.pieces[last.own.end..at]) => {
                    last.own.end = at + 1;
                }
                _ => units.push(Unit::of(paper, at)),
            }
            if let Some(last) = units.last_mut() {
                last.after = last.own.end..last.own.end;
            }
        }
        units
    }

    /// Gives what stands between two papers to the one or the other.
    fn share_gaps(&self, outline: &Outline, units: &mut [Unit]) {
        let mut end = 0;
        for at in 0..=units.len() {
            let gap = end..units.get(at).map_or(outline.pieces.len(), |unit| unit.own.start);
            let own_title = units.get(at).is_some_and(|unit| says_title(outline, unit));
            let cut = cut(&outline.pieces[gap.clone()], own_title || at == units.len(), at == 0) + gap.start;
            if let Some(before) = at.checked_sub(1).and_then(|before| units.get_mut(before)) {
                before.after = gap.start..self.reach(outline, before.own.end - 1, gap.start..cut);
                before.first_of_several = gap.end < outline.pieces.len()
                    && !outline.pieces[gap.clone()].iter().any(is_border)
                    && outline.is_within(self.scope[gap.end], self.scope[before.own.start]);
            }
            if let Some(unit) = units.get_mut(at) {
                unit.before = self.reach_back(outline, unit.own.start, cut..gap.end)..gap.end;
                end = unit.own.end;
            }
        }
    }

    /// How far the pieces behind a unit lie in the same block as it.
    fn reach(&self, outline: &Outline, unit: usize, gap: Range<usize>) -> usize {
        let near = gap.clone().take(MAX_AROUND);
        let within = near.take_while(|at| outline.is_within(outline.pieces[*at].block, self.scope[unit]));
        within.last().map_or(gap.start, |last| last + 1)
    }

    fn reach_back(&self, outline: &Outline, unit: usize, gap: Range<usize>) -> usize {
        let near = gap.clone().rev().take(MAX_AROUND);
        let within = near.take_while(|at| outline.is_within(outline.pieces[*at].block, self.scope[unit]));
        within.last().unwrap_or(gap.end)
    }
}

/// Whether each block is of no paper, of one or of more.
fn states(outline: &Outline) -> Vec<State> {
    let mut states = vec![State::None; outline.around.len()];
    for piece in &outline.pieces {
        for (_, paper) in &piece.names {
            let mut block = piece.block;
            // What is settled for a block is settled for those around it.
            while states[block] != State::Many && states[block] != State::One(*paper) {
                states[block] = if states[block] == State::None { State::One(*paper) } else { State::Many };
                if block == 0 {
                    break;
                }
                block = outline.around[block];
            }
        }
    }
    states
}

fn has_border(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.kind != Kind::Words)
}

/// Whether a unit's own pieces say what it is called, so that nothing before it needs to.
fn says_title(outline: &Outline, unit: &Unit) -> bool {
    title::own(&outline.pieces[unit.own.clone()], unit.paper).is_some()
}

/// Where the words on one paper end and those on the next begin.
fn cut(gap: &[Piece], own_title: bool, first: bool) -> usize {
    if let Some(border) = gap.iter().position(is_border) {
        return border;
    }
    if own_title {
        return gap.len();
    }
    let is_long = |piece: &Piece| piece.text.len() >= PROSE;
    // An abstract may stand between the title and the link.
    let abstracts = gap.iter().rev().take_while(|piece| is_long(piece)).count();
    let short = gap[..gap.len() - abstracts].iter().rev().take_while(|piece| !is_long(piece)).count();
    if first { 0 } else { gap.len() - abstracts - short }
}

/// What begins something new: a heading, a rule, a line that stands out, a title that is called one.
fn is_border(piece: &Piece) -> bool {
    let stands_out = piece.strong.first().is_some_and(|strong| strong.len() == piece.text.len());
    piece.kind == Kind::Rule
        || ((piece.kind == Kind::Heading || stands_out) && !is_label(&piece.text))
        || piece.hint == Some(Key::Title)
        || matches!(labelled(&piece.text), Some((_, Key::Title, _)))
}
