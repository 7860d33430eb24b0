//! Tags and notes that other programs keep beside papers: theirs until the person takes them over.
//!
//! Taking over only adds: a tag where it was not, a note where there was none.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::super::{Library, ServiceError, act, annotate, tags};
use crate::api::{Offers, Work};
use crate::model::{ActionLabel, Offered};
use crate::store::{self, Change};

/// What taking over would change.
#[derive(Default)]
struct Offer {
    count: Offers,
    changes: Vec<Change>,
}

impl Library {
    /// Takes over what the files of an import offer, as one action. Gives what was taken.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn take_offers(&self, import: i64) -> Result<Offers, ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let offer = of_import(db, import, &now)?;
            act::act(
                db,
                &now,
                &ActionLabel::TakeOver { tags: offer.count.tags, notes: offer.count.notes },
                &offer.changes,
            )?;
            Ok(offer.count)
        })
    }
}

/// How much is left to take over of what the files of an import offer.
pub(in crate::service) fn left(
    db: &Connection,
    import: Option<i64>,
    now: &str,
) -> Result<Offers, ServiceError> {
    Ok(match import {
        Some(import) => of_import(db, import, now)?.count,
        None => Offers::default(),
    })
}

/// What the files of an import offer beyond what the person has.
fn of_import(db: &Connection, import: i64, now: &str) -> Result<Offer, ServiceError> {
    let mut by_paper: BTreeMap<i64, Offered> = BTreeMap::new();
    for (paper, offered) in store::offers_of_import(db, import)? {
        join(by_paper.entry(paper).or_default(), offered);
    }
    let mut offer = Offer::default();
    let mut known = tags::Names::default();
    for (paper, offered) in by_paper {
        let before = offer.changes.len();
        for name in &offered.tags {
            let Ok(tag) = known.find_or_make(db, name, &mut offer.changes) else { continue };
            if store::tagged_at(db, paper, tag)?.is_none() {
                offer.changes.push(Change::Tagged { paper, tag, from: false, to: true, at: now.to_owned() });
                offer.count.tags += 1;
            }
        }
        if let Some(note) = offered.note.filter(|note| !note.trim().is_empty())
            && store::note(db, paper)?.is_empty()
        {
            offer.changes.push(annotate::note(db, paper, String::new(), note, now)?);
            offer.count.notes += 1;
        }
        offer.count.papers += usize::from(offer.changes.len() > before);
    }
    Ok(offer)
}

/// The same paper may stand in a file, or in several, more than once.
fn join(known: &mut Offered, more: Offered) {
    for tag in more.tags {
        if !known.tags.contains(&tag) {
            known.tags.push(tag);
        }
    }
    known.note = match (known.note.take(), more.note) {
        (Some(one), Some(other)) if one.contains(&other) => Some(one),
        (Some(one), Some(other)) => Some(format!("{one}\n\n{other}")),
        (one, other) => one.or(other),
    };
}
