//! Which paper an entry is of: a function of the entries and of the person's word, never of the order of imports.
//!
//! - What counts as evidence: the entries of digests that count; of a paper without such an entry that holds something
//!   of the person's, all its entries (but not those of imports that undo left as if they had never been, unless it has
//!   no other); and every entry that the person's word names.
//! - Keys: the arXiv identifier without version (an arXiv DOI and a Hugging Face id are that identifier), the DOI, the
//!   folded title. An identifier that the person corrected replaces that of the paper's entries.
//! - The person's word comes first: entries joined by hand are one paper, entries parted by hand never are. Entries of
//!   a paper that holds something of the person's stay together, and no import joins two such papers: they are shown as
//!   possible duplicates.
//! - Then identifiers. A DOI does not join different arXiv identifiers: proceedings lend theirs to every paper.
//! - Then titles, unless identifiers, first authors, numbers of authors or years contradict each other. Who would fit
//!   two that contradict each other stays apart: same title with different identifiers stays two. A short title needs
//!   authors and day to speak for it.
//! - A paper keeps its id where its entries stay together; else the id goes with what the person said, then with having
//!   been opened, then to the smallest [`born`](Evidence).
//!
//! [`partition`](mod@partition) and [`assign`](mod@assign) are pure; [`closure`](mod@closure) reads all that can be reached from where
//! something changed, so that a file costs what hangs on its papers and not what the library holds.

mod assign;
mod closure;
mod compatible;
mod evidence;
mod forest;
mod partition;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};

use self::closure::Closure;
use super::{Change, StoreError};
use crate::model::PaperFacts;

pub use words::{
    JoinedPair, PartedSide, joinings_among, next_parting, parted_pairs, partings_among, sides_of,
};
pub(super) use words::{set_joined, set_parted};

/// Entries that moved, and the papers whose facts follow.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The moves, made already: each a [`Change::Entry`].
    pub moves: Vec<Change>,
    /// The papers of the entries that are to be written down, in their order.
    pub(super) placed: Vec<i64>,
}

/// Finds anew which paper each entry is of, for all that hangs on `papers`, after entries began or ceased to count or
/// the person's word changed. Of `loose` papers the person corrected an identifier: their entries come apart where that
/// was all that joined them.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn settle(
    db: &Connection,
    papers: impl IntoIterator<Item = i64>,
    loose: &BTreeSet<i64>,
) -> Result<Settled, StoreError> {
    finish(db, &Closure::of_papers(db, papers, loose)?, "")
}

/// Finds the papers that entries not yet written down are of, as if they counted. `now` is when the papers among them
/// that the library does not know were added (RFC 3339).
pub(super) fn place(
    db: &Connection,
    entries: &[(&PaperFacts, &str)],
    now: &str,
) -> Result<Settled, StoreError> {
    finish(db, &Closure::of_entries(db, entries)?, now)
}

fn finish(db: &Connection, closure: &Closure, now: &str) -> Result<Settled, StoreError> {
    let clusters = partition::partition(&closure.evidence, &closure.words);
    let ids = assign::assign(&clusters, &closure.places, &closure.papers, |paper| free(db, paper))?;
    let mut settled = Settled::default();
    let mut placed = vec![0; closure.pending];
    let written = closure.evidence.len() - closure.pending;
    for (cluster, id) in clusters.iter().zip(ids) {
        let paper = match id {
            Some(paper) => paper,
            None => create_paper(db, closure.places[cluster[0]].paper, now)?,
        };
        for &member in cluster {
            if let Some(place) = member.checked_sub(written) {
                placed[place] = paper;
                continue;
            }
            let entry = closure.evidence[member].entry;
            if id.is_none() {
                db.prepare_cached("UPDATE entry SET born = ?2 WHERE id = ?1")?.execute([entry, paper])?;
            }
            if let Some(from) = closure.places[member].paper.filter(|from| *from != paper) {
                set_paper(db, entry, paper)?;
                settled.moves.push(Change::Entry { entry, from, to: paper });
            }
        }
    }
    settled.placed = placed;
    Ok(settled)
}

/// Whether no entry is of that paper and nothing of the person's hangs on it.
fn free(db: &Connection, paper: i64) -> Result<bool, StoreError> {
    let used = db.prepare_cached("SELECT 1 FROM entry WHERE paper = ?1 LIMIT 1")?.exists([paper])?;
    Ok(!used && !closure::standing(db, paper)?.held)
}

/// A paper of its own for entries that were of `from`; it was added when that was, else `now`.
fn create_paper(db: &Connection, from: Option<i64>, now: &str) -> Result<i64, StoreError> {
    db.prepare_cached(
        "INSERT INTO paper (added_at) VALUES (coalesce((SELECT added_at FROM paper WHERE id = ?1), ?2))",
    )?
    .execute(params![from, now])?;
    Ok(db.last_insert_rowid())
}

/// A new paper, for entries that the person parts from `paper`.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn new_paper_beside(db: &Connection, paper: i64) -> Result<i64, StoreError> {
    create_paper(db, Some(paper), "")
}

/// The paper an entry is of.
///
/// # Errors
///
/// Where the library cannot be read.
pub(super) fn paper_of_entry(db: &Connection, entry: i64) -> Result<Option<i64>, StoreError> {
    Ok(db
        .prepare_cached("SELECT paper FROM entry WHERE id = ?1")?
        .query_row([entry], |row| row.get(0))
        .optional()?)
}

/// Says which paper an entry is of.
pub(super) fn set_paper(db: &Connection, entry: i64, paper: i64) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE entry SET paper = ?2 WHERE id = ?1")?.execute([entry, paper])?;
    Ok(())
}
