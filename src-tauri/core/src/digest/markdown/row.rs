//! Rows of tables: which cell is what.

use super::block::{Block, Line};
use super::label::meant;
use super::title::{self, Sure, Title};
use crate::digest::named::Named;
use crate::digest::records::Key;

/// A cell that is longer holds a summary.
const MAX_TITLE: usize = 300;

/// The fact that a column holds, by its head.
pub(super) fn column(row: &Block, at: usize) -> Option<Key> {
    row.head.as_ref()?.get(at).and_then(|name| meant(name))
}

/// Whether a row is a name and its value, as tables of one paper have them.
pub(super) fn is_pair(row: &Block) -> bool {
    let titled = (0..row.lines.len()).any(|at| column(row, at) == Some(Key::Title));
    let first = row.lines.first().map(Line::text).unwrap_or_default();
    row.lines.len() == 2 && !titled && meant(&first).is_some()
}

/// What a row calls its paper, and in which cell.
pub(super) fn title(row: &Block) -> Option<(usize, Title)> {
    if is_pair(row) {
        return None;
    }
    let by_head = (0..row.lines.len()).find(|at| column(row, *at) == Some(Key::Title));
    let of_cell = |at: usize| title::of_line(row.lines.get(at)?).map(|title| (at, title));
    if let Some(found) = by_head.and_then(of_cell) {
        let (at, title) = found;
        return Some((at, Title { sure: title.sure.max(Sure::Strong), ..title }));
    }
    let others = (0..row.lines.len()).filter(|at| matches!(column(row, *at), None | Some(Key::Link)));
    let cells = others.filter_map(of_cell).filter(|(_, title)| title.text.len() <= MAX_TITLE);
    // The cell that leads to the paper, else the longest that is no summary.
    cells.max_by_key(|(at, title)| {
        let leads = title.link.as_ref().is_some_and(|link| Named::by_address(link).is_some());
        (leads, title.sure, title.text.len(), std::cmp::Reverse(*at))
    })
}

/// What stands behind so many cells of a row.
pub(super) fn behind(row: &str, columns: usize) -> Option<&str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut before = '\0';
    let mut bars = 0;
    for (at, c) in row.char_indices() {
        let bar = c == '|' && before != '\\';
        bars += usize::from(bar);
        if bar && bars == columns {
            let rest = row[at + 1..].trim().trim_end_matches('|').trim();
            return (!rest.is_empty()).then_some(rest);
        }
        before = c;
    }
    None
}

/// Joins lines that a program broke within a cell to the row to which they belong.
pub(super) fn whole(blocks: Vec<Block>, source: &str) -> Vec<Block> {
    let mut rows: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let broken = is_broken(&block, source);
        match rows.last_mut() {
            Some(last) if broken && last.kind == block.kind => {
                let words = block.lines.into_iter().next().unwrap_or_default();
                last.range.end = block.range.end;
                if let Some(cell) = last.lines.iter_mut().rev().find(|cell| !cell.is_blank()) {
                    cell.spans.push(super::block::Span { text: "\n".to_owned(), ..Default::default() });
                    cell.spans.extend(words.spans);
                }
            }
            _ => rows.push(block),
        }
    }
    rows
}

/// Only the first cell of such a row has words, and no bar begins it.
fn is_broken(row: &Block, source: &str) -> bool {
    let start = source.get(row.range.start..).unwrap_or_default().trim_start();
    row.kind == super::block::Kind::Row
        && row.lines.len() > 1
        && !start.starts_with(['|', '<'])
        && row.lines[1..].iter().all(Line::is_blank)
        && row.lines[0].text().len() > 40
}
