//! Tags: words of the person's own on papers, a tree by `/`.

use std::collections::HashMap;

use rusqlite::Connection;

use super::annotate::{named, shown};
use super::{Library, ServiceError, act};
use crate::api::{AddTag, RecolourTag, RemoveTag, RenameTag, Work};
use crate::model::{ActionLabel, Refusal, TagColour, Thing};
use crate::store::{self, Change, TagRow, TrashedTag};

/// The longest name of a tag, in characters.
const MAX_NAME: usize = 100;

impl Library {
    /// Adds a tag to papers, making it where it does not exist.
    ///
    /// # Errors
    ///
    /// Where the name does not do, a paper is not in the library, or it cannot be written.
    pub fn add_tag(&self, request: &AddTag) -> Result<(), ServiceError> {
        let name = tag_name(&request.name)?;
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            let tag = Names::default().find_or_make(db, &name, &mut changes)?;
            for &paper in &request.papers {
                shown(db, paper)?;
                if !has(db, paper, tag)? {
                    changes.push(Change::Tagged { paper, tag, from: false, to: true, at: now.clone() });
                }
            }
            let label = ActionLabel::Tag { papers: named(db, &request.papers)?, tag: name };
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }

    /// Takes a tag off papers.
    ///
    /// # Errors
    ///
    /// Where the tag or a paper is not in the library, or it cannot be written.
    pub fn remove_tag(&self, request: &RemoveTag) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let tag = existing(db, request.tag)?;
            let mut changes = Vec::new();
            for &paper in &request.papers {
                shown(db, paper)?;
                changes.extend(untag(db, paper, request.tag)?);
            }
            let label = ActionLabel::Untag { papers: named(db, &request.papers)?, tag: tag.name };
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }

    /// The tag of that name, whatever its case.
    ///
    /// # Errors
    ///
    /// Where there is none.
    pub fn tag_named(&self, name: &str) -> Result<i64, ServiceError> {
        let name = tag_name(name)?;
        let found = self.store.read(|db| store::tag_by_name(db, &name))?;
        Ok(found.ok_or(Refusal::NoSuchTag { name })?)
    }

    /// Gives a tag another colour.
    ///
    /// # Errors
    ///
    /// Where the tag is not in the library, or it cannot be written.
    pub fn recolour_tag(&self, request: &RecolourTag) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let from = existing(db, request.tag)?;
            if from.colour == request.colour {
                return Ok(());
            }
            let label = ActionLabel::RecolourTag { tag: from.name.clone() };
            let to = TagRow { colour: request.colour, ..from.clone() };
            let change = Change::Tag { tag: request.tag, from: Some(from), to: Some(to) };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }

    /// Gives a tag and all below it another name; where another tag has that name, the two become one.
    ///
    /// # Errors
    ///
    /// As [`Library::add_tag`].
    pub fn rename_tag(&self, request: &RenameTag) -> Result<(), ServiceError> {
        let name = tag_name(&request.name)?;
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let old = existing(db, request.tag)?;
            if old.name == name {
                return Ok(());
            }
            let mut changes = Vec::new();
            for (tag, row) in store::tags(db)? {
                let Some(rest) = below(&row.name, &old.name) else { continue };
                let renamed = tag_name(&format!("{name}{rest}"))?;
                changes.extend(rename(db, tag, &row, renamed, &now)?);
            }
            Ok(act::act(db, &now, &ActionLabel::RenameTag { from: old.name, to: name }, &changes)?)
        })
    }

    /// Puts a tag into the trash; its papers stay, and so do tags below it.
    ///
    /// # Errors
    ///
    /// Where the tag is not in the library, or it cannot be written.
    pub fn delete_tag(&self, tag: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let row = existing(db, tag)?;
            let label = ActionLabel::DeleteTag { tag: row.name.clone() };
            let (mut changes, mut papers) = (Vec::new(), Vec::new());
            for paper in store::papers_with_tag(db, tag)? {
                papers.extend(store::tagged_at(db, paper, tag)?.map(|at| (paper, at)));
                changes.extend(untag(db, paper, tag)?);
            }
            let trashed = TrashedTag { row: row.clone(), deleted_at: now.clone(), papers };
            changes.push(Change::Tag { tag, from: Some(row), to: None });
            changes.push(Change::TagTrashed { tag, from: None, to: Some(trashed) });
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }
}

/// Tags by name while an action is put together, those it makes included.
#[derive(Default)]
pub(super) struct Names {
    made: HashMap<String, i64>,
}

impl Names {
    /// The tag of that name; where there is none, `changes` makes it.
    pub(super) fn find_or_make(
        &mut self,
        db: &Connection,
        typed: &str,
        changes: &mut Vec<Change>,
    ) -> Result<i64, ServiceError> {
        let name = tag_name(typed)?;
        let key = name.to_ascii_lowercase();
        if let Some(tag) = self.made.get(&key) {
            return Ok(*tag);
        }
        if let Some(tag) = store::tag_by_name(db, &name)? {
            return Ok(tag);
        }
        let made = i64::try_from(self.made.len()).unwrap_or_default();
        let tag = store::next_tag_id(db)? + made;
        changes.push(Change::Tag { tag, from: None, to: Some(TagRow { name, colour: next_colour(tag) }) });
        self.made.insert(key, tag);
        Ok(tag)
    }
}

/// The changes that give one tag another name, joining it with the tag that has that name already.
fn rename(
    db: &Connection,
    tag: i64,
    row: &TagRow,
    name: String,
    now: &str,
) -> Result<Vec<Change>, ServiceError> {
    let other = store::tag_by_name(db, &name)?.filter(|other| *other != tag);
    let Some(other) = other else {
        let to = TagRow { name, ..row.clone() };
        return Ok(vec![Change::Tag { tag, from: Some(row.clone()), to: Some(to) }]);
    };
    let mut changes = Vec::new();
    for paper in store::papers_with_tag(db, tag)? {
        if !has(db, paper, other)? {
            changes.push(Change::Tagged { paper, tag: other, from: false, to: true, at: now.to_owned() });
        }
        changes.extend(untag(db, paper, tag)?);
    }
    changes.push(Change::Tag { tag, from: Some(row.clone()), to: None });
    Ok(changes)
}

/// What follows `above` in the name of a tag that is it or lies below it.
fn below<'a>(name: &'a str, above: &str) -> Option<&'a str> {
    let rest = name
        .get(..above.len())
        .filter(|head| head.eq_ignore_ascii_case(above))
        .map(|_| &name[above.len()..])?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

/// The change that takes a tag off, where the paper has it; taken back, it was given when it was.
pub(super) fn untag(db: &Connection, paper: i64, tag: i64) -> Result<Option<Change>, ServiceError> {
    let at = store::tagged_at(db, paper, tag)?;
    Ok(at.map(|at| Change::Tagged { paper, tag, from: true, to: false, at }))
}

fn existing(db: &Connection, tag: i64) -> Result<TagRow, ServiceError> {
    store::tag_row(db, tag)?.ok_or(ServiceError::NotFound(Thing::Tag))
}

pub(super) fn has(db: &Connection, paper: i64, tag: i64) -> Result<bool, ServiceError> {
    Ok(store::tagged_at(db, paper, tag)?.is_some())
}

fn next_colour(tag: i64) -> TagColour {
    let colours = TagColour::ALL;
    colours[(tag.unsigned_abs() as usize).wrapping_sub(1) % colours.len()]
}

/// A tag's name as it is kept: no `#`, single spaces, no empty level.
fn tag_name(typed: &str) -> Result<String, ServiceError> {
    let name: Vec<String> = typed
        .trim()
        .trim_start_matches('#')
        .split('/')
        .map(|level| level.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|level| !level.is_empty())
        .collect();
    let name = name.join("/");
    let length = name.chars().count();
    if length == 0 || length > MAX_NAME || name.chars().any(char::is_control) {
        return Err(Refusal::TagName.into());
    }
    Ok(name)
}
