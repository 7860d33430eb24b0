//! Papers that a page calls by their title alone, where labels say what is a title and what an abstract.

use super::outline::{Kind, Outline, Piece};
use crate::digest::records::{Key, labelled};

/// Gives a number of its own to every paper that labels tell and no name.
pub(super) fn find(outline: &mut Outline) {
    let mut at = 0;
    while at < outline.pieces.len() {
        let start = at;
        at += 1;
        if !is_title(&outline.pieces[start]) {
            continue;
        }
        let ends = |piece: &Piece| piece.kind != Kind::Words || is_title(piece);
        let rest = &outline.pieces[at..];
        let end = at + rest.iter().position(ends).unwrap_or(rest.len());
        let section = &outline.pieces[start..end];
        let told = |piece: &Piece| {
            matches!(labelled(&piece.text), Some((_, Key::Abstract | Key::Summary | Key::Authors, _)))
        };
        if section.iter().all(|piece| piece.names.is_empty()) && section.iter().any(told) {
            let paper = outline.papers.unnamed();
            outline.pieces[start].names.push((0..0, paper));
        }
        at = end;
    }
}

fn is_title(piece: &Piece) -> bool {
    matches!(labelled(&piece.text), Some((_, Key::Title, words)) if !words.is_empty())
}
