//! Paragraphs that hold a paper on each line, parted.

use super::block::{Block, Kind, Line};
use super::facts::is_only_names;
use super::label::labelled;
use super::said::{self, Papers, Role};
use super::title::{self, Sure};

/// Parts paragraphs of which several lines begin an entry.
pub(super) fn part(blocks: Vec<Block>) -> Vec<Block> {
    let mut parted = Vec::with_capacity(blocks.len());
    for block in blocks {
        let begins = begins(&block);
        if begins.len() < 2 {
            parted.push(block);
            continue;
        }
        let Block { kind, rank, number, range, lines, head } = block;
        let mut own: Vec<Line> = Vec::new();
        let mut from = 0;
        for (at, line) in lines.into_iter().enumerate() {
            if begins.contains(&at) && !own.is_empty() {
                let lines = std::mem::take(&mut own);
                parted.push(Block {
                    kind,
                    rank,
                    number: number + from,
                    range: range.clone(),
                    lines,
                    head: head.clone(),
                });
                from = at;
            }
            own.push(line);
        }
        parted.push(Block { kind, rank, number: number + from, range, lines: own, head });
    }
    parted
}

/// The lines that begin an entry, where they name different papers.
fn begins(block: &Block) -> Vec<usize> {
    let lines = matches!(block.kind, Kind::Paragraph | Kind::Bold | Kind::Item) && block.lines.len() > 1;
    if !lines {
        return Vec::new();
    }
    let named: Vec<Papers> = block.lines.iter().map(|line| named_in(block, line)).collect();
    let mut all = Papers::None;
    named.iter().for_each(|papers| all.join(papers));
    if !matches!(all, Papers::Many) {
        return Vec::new();
    }
    let begins = |at: &usize| {
        let line = &block.lines[*at];
        match named[*at] {
            Papers::One(_) => is_headed(line),
            Papers::None => {
                let next = block.lines.get(at + 1).filter(|_| matches!(named[at + 1], Papers::One(_)));
                labelled(line).is_none() && next.is_some_and(is_only_names) && title::of_line(line).is_some()
            }
            Papers::Many => false,
        }
    };
    (0..block.lines.len()).filter(begins).collect()
}

fn named_in(block: &Block, line: &Line) -> Papers {
    let alone = Block { lines: vec![line.clone()], head: None, ..block.clone_without_lines() };
    let mut papers = Papers::None;
    for said in said::of(&alone).iter().filter(|said| said.role > Role::Mention) {
        papers.add(&said.named);
    }
    papers
}

/// Whether a line begins with a title and says little else.
fn is_headed(line: &Line) -> bool {
    let Some(title) = title::of_line(line).filter(|_| labelled(line).is_none()) else { return false };
    let bold = line
        .spans
        .iter()
        .find(|span| span.text.contains(char::is_alphabetic))
        .is_some_and(|span| span.strong);
    let behind = line.text().chars().count().saturating_sub(title.text.chars().count());
    title.link.is_some() || bold || (title.sure >= Sure::Strong && behind <= 40)
}
