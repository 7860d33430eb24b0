//! Papers wrongly apart made one, papers wrongly joined made two: by hand, and remembered against later imports.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::annotate;
use super::{Library, ServiceError, act, tags};
use crate::api::{DismissDuplicates, MergePapers, SplitPaper, Work};
use crate::model::{ActionLabel, Field, Named, Refusal, Status, Thing, shortened};
use crate::store::{self, AttachmentRow, Change, HighlightRow, Paper, StoreError};

impl Library {
    /// Makes the papers of each group one: the first stays, with all that the person said of any of them. Gives those
    /// that stay.
    ///
    /// # Errors
    ///
    /// Where a group has fewer than two papers, a paper is not shown, their notes are too long together, or the library
    /// cannot be written; nothing is merged then.
    pub fn merge_papers(&self, request: &MergePapers) -> Result<Vec<i64>, ServiceError> {
        let groups = disjoint(&request.groups);
        if groups.is_empty() || groups.iter().any(|group| group.len() < 2) {
            return Err(Refusal::MergeTakesTwo.into());
        }
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            for group in &groups {
                merge(db, group, &now, &mut changes)?;
            }
            let papers = match groups.as_slice() {
                [one] => Named::one(shortened(&present(db, one[0])?.title)),
                many => Named::many(many.iter().map(Vec::len).sum()),
            };
            act::act(db, &now, &ActionLabel::Merge { papers }, &changes)?;
            Ok(groups.iter().map(|group| group[0]).collect())
        })
    }

    /// Makes some entries of a paper a paper of their own and gives it. What the person said stays with the first.
    ///
    /// # Errors
    ///
    /// Where the entries are not of that paper, or are all that it has, or the library cannot be written.
    pub fn split_paper(&self, request: &SplitPaper) -> Result<i64, ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let paper = present(db, request.paper)?;
            let shown: BTreeSet<i64> =
                store::appearances(db, paper.id)?.into_iter().map(|row| row.entry).collect();
            let chosen: BTreeSet<i64> = request.entries.iter().copied().collect();
            if chosen.is_empty() || !chosen.is_subset(&shown) || chosen == shown {
                return Err(Refusal::SplitTakesSome.into());
            }
            let rest: BTreeSet<i64> = shown.difference(&chosen).copied().collect();
            let mut changes = Vec::new();
            for (a, b) in store::joinings_among(db, &shown)? {
                if chosen.contains(&a) != chosen.contains(&b) {
                    changes.push(Change::Joined { a, b, from: true, to: false });
                }
            }
            part(store::next_parting(db)?, &rest, &chosen, &mut changes);
            let apart = store::new_paper_beside(db, paper.id)?;
            let moved = |entry: &i64| Change::Entry { entry: *entry, from: paper.id, to: apart };
            changes.extend(chosen.iter().map(moved));
            act::act(db, &now, &ActionLabel::Split { title: shortened(&paper.title) }, &changes)?;
            Ok(apart)
        })
    }

    /// Remembers that papers are not the same, pair by pair.
    ///
    /// # Errors
    ///
    /// Where a paper is not shown, a pair is of one paper, or the library cannot be written.
    pub fn dismiss_duplicates(&self, request: &DismissDuplicates) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            for (number, (one, other)) in (store::next_parting(db)?..).zip(&request.pairs) {
                let (one, other) = (present(db, *one)?.id, present(db, *other)?.id);
                if one == other {
                    return Err(Refusal::PartedFromItself.into());
                }
                let side = |paper| store::naming_entry(db, paper).map(|entry| entry.into_iter().collect());
                part(number, &side(one)?, &side(other)?, &mut changes);
            }
            let label = ActionLabel::KeepApart { pairs: request.pairs.len() };
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }
}

/// A paper that is shown and not in the trash.
fn present(db: &Connection, id: i64) -> Result<Paper, ServiceError> {
    store::paper(db, id)?.filter(|paper| paper.present).ok_or(ServiceError::NotFound(Thing::Paper))
}

fn part(parting: i64, one: &BTreeSet<i64>, other: &BTreeSet<i64>, changes: &mut Vec<Change>) {
    for (side, entries) in [(0, one), (1, other)] {
        changes.extend(entries.iter().map(|entry| Change::Parted {
            parting,
            entry: *entry,
            side,
            from: false,
            to: true,
        }));
    }
}

/// Groups without repetition; those that share a paper are one, in the order in which papers come.
fn disjoint(groups: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let mut found: Vec<Vec<i64>> = Vec::new();
    for group in groups {
        let (sharing, apart): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|known| known.iter().any(|paper| group.contains(paper)));
        let mut joined: Vec<i64> = sharing.into_iter().flatten().collect();
        for paper in group {
            if !joined.contains(paper) {
                joined.push(*paper);
            }
        }
        found = apart;
        found.push(joined);
    }
    found
}

/// The changes that make the papers of a group one.
fn merge(db: &Connection, group: &[i64], now: &str, changes: &mut Vec<Change>) -> Result<(), ServiceError> {
    let papers = group.iter().map(|id| present(db, *id)).collect::<Result<Vec<_>, _>>()?;
    let Some((first, others)) = papers.split_first() else { return Ok(()) };
    merge_notes(db, first.id, others, now, changes)?;
    merge_tags(db, first.id, others, changes)?;
    merge_marks(first, others, changes);
    merge_highlights_and_files(db, first.id, others, changes)?;
    merge_corrections(db, first.id, others, changes)?;
    forget_partings(db, group, changes)?;
    let anchor = store::naming_entry(db, first.id)?;
    for other in others {
        if let (Some(a), Some(b)) = (anchor, store::naming_entry(db, other.id)?) {
            changes.push(Change::Joined { a, b, from: false, to: true });
        }
        for entry in store::entries_of(db, other.id)? {
            changes.push(Change::Entry { entry, from: other.id, to: first.id });
        }
    }
    Ok(())
}

/// All notes one after the other, under a rule; each other paper's is taken off it.
fn merge_notes(
    db: &Connection,
    first: i64,
    others: &[Paper],
    now: &str,
    changes: &mut Vec<Change>,
) -> Result<(), ServiceError> {
    let from = store::note(db, first)?;
    let mut notes = vec![from.clone()];
    for other in others {
        let note = store::note(db, other.id)?;
        if !note.is_empty() {
            changes.push(annotate::note(db, other.id, note.clone(), String::new(), now)?);
            notes.push(note);
        }
    }
    notes.retain(|note| !note.is_empty());
    let to = notes.join("\n\n---\n\n");
    if to.len() > annotate::MAX_NOTE {
        return Err(Refusal::NotesTooLong.into());
    }
    if from != to {
        changes.push(annotate::note(db, first, from, to, now)?);
    }
    Ok(())
}

fn merge_tags(
    db: &Connection,
    first: i64,
    others: &[Paper],
    changes: &mut Vec<Change>,
) -> Result<(), ServiceError> {
    let mut known: BTreeSet<i64> = store::tag_ids_of(db, first)?.into_iter().collect();
    for other in others {
        for tag in store::tag_ids_of(db, other.id)? {
            let Some(at) = store::tagged_at(db, other.id, tag)? else { continue };
            if known.insert(tag) {
                changes.push(Change::Tagged { paper: first, tag, from: false, to: true, at });
            }
            changes.extend(tags::untag(db, other.id, tag)?);
        }
    }
    Ok(())
}

/// Starred if one was, read if one was, and as far as the furthest.
fn merge_marks(first: &Paper, others: &[Paper], changes: &mut Vec<Change>) {
    let furthest = others.iter().map(|paper| paper.status).fold(first.status, |one, other| {
        let rank = |status| match status {
            Status::Inbox => 0,
            Status::Queued => 1,
            Status::Done => 2,
        };
        if rank(other) > rank(one) { other } else { one }
    });
    let starred = first.starred || others.iter().any(|paper| paper.starred);
    let read = first.read || others.iter().any(|paper| paper.read);
    set_marks(first, furthest, starred, read, changes);
    for other in others {
        set_marks(other, Status::Inbox, false, false, changes);
    }
}

fn set_marks(paper: &Paper, status: Status, starred: bool, read: bool, changes: &mut Vec<Change>) {
    let id = paper.id;
    if paper.status != status {
        changes.push(Change::Status { paper: id, from: paper.status, to: status });
    }
    if paper.starred != starred {
        changes.push(Change::Starred { paper: id, from: paper.starred, to: starred });
    }
    if paper.read != read {
        changes.push(Change::Read { paper: id, from: paper.read, to: read });
    }
}

/// Highlights and files of the others come to the first.
fn merge_highlights_and_files(
    db: &Connection,
    first: i64,
    others: &[Paper],
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    for other in others {
        for (highlight, row) in store::highlights_of(db, other.id)? {
            let to = HighlightRow { paper: first, ..row.clone() };
            changes.push(Change::Highlight { highlight, from: Some(row), to: Some(to) });
        }
        for (attachment, row) in store::attachments_of(db, other.id)? {
            let to = AttachmentRow { paper: first, ..row.clone() };
            changes.push(Change::Attachment { attachment, from: Some(row), to: Some(to) });
        }
    }
    Ok(())
}

/// The first paper's corrections stay; what the others have beyond them comes to it, and own links come together.
fn merge_corrections(
    db: &Connection,
    first: i64,
    others: &[Paper],
    changes: &mut Vec<Change>,
) -> Result<(), ServiceError> {
    let before: BTreeMap<Field, String> = store::corrections(db, first)?.into_iter().collect();
    let mut after = before.clone();
    for other in others {
        for (field, value) in store::corrections(db, other.id)? {
            let joined = match after.get(&field) {
                Some(known) if field == Field::Links => join_lists(known, &value)?,
                Some(known) => known.clone(),
                None => value.clone(),
            };
            after.insert(field, joined);
            changes.push(Change::Correction { paper: other.id, field, from: Some(value), to: None });
        }
    }
    for (field, to) in after {
        let from = before.get(&field).cloned();
        if from.as_ref() != Some(&to) {
            changes.push(Change::Correction { paper: first, field, from, to: Some(to) });
        }
    }
    Ok(())
}

fn join_lists(one: &str, other: &str) -> Result<String, StoreError> {
    let mut joined: Vec<String> = serde_json::from_str(one)?;
    for item in serde_json::from_str::<Vec<String>>(other)? {
        if !joined.contains(&item) {
            joined.push(item);
        }
    }
    Ok(serde_json::to_string(&joined)?)
}

/// The latest word holds: what once parted these papers from each other does so no longer. What parts them from others
/// still does.
fn forget_partings(db: &Connection, group: &[i64], changes: &mut Vec<Change>) -> Result<(), ServiceError> {
    let mut entries = BTreeSet::new();
    for paper in group {
        entries.extend(store::entries_of(db, *paper)?);
    }
    let partings: BTreeSet<i64> =
        store::partings_among(db, &entries)?.into_iter().map(|(parting, ..)| parting).collect();
    for parting in partings {
        let sides = store::sides_of(db, parting)?;
        let stands = |side: u8, ours: bool| {
            sides.iter().any(|(_, entry, known)| *known == side && entries.contains(entry) == ours)
        };
        if !(stands(0, true) && stands(1, true)) {
            continue;
        }
        // Where only one side stands for other papers too, the merged one is parted from those as the other was.
        let kept = match (stands(0, false), stands(1, false)) {
            (true, false) => Some(1),
            (false, true) => Some(0),
            _ => None,
        };
        for (parting, entry, side) in sides {
            if entries.contains(&entry) && kept != Some(side) {
                changes.push(Change::Parted { parting, entry, side, from: true, to: false });
            }
        }
    }
    Ok(())
}
