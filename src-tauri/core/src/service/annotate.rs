//! What a person says of papers: where they stand, stars, notes.

use rusqlite::Connection;

use super::{Library, ServiceError, act};
use crate::api::{MarkRest, SaveNote, SetFlag, SetStatus, Work};
use crate::model::{ActionLabel, Named, Refusal, Status, Thing, shortened};
use crate::store::{self, Change, Paper, Stamps, StoreError};

/// A note's greatest size in bytes.
pub(super) const MAX_NOTE: usize = 1024 * 1024;

/// Typing with no longer pause than this is one action, in seconds.
const ONE_SITTING: i64 = 120;

impl Library {
    /// Moves papers to the inbox, the reading list or done.
    ///
    /// # Errors
    ///
    /// Where a paper is not in the library, or it cannot be written.
    pub fn set_status(&self, request: &SetStatus) -> Result<(), ServiceError> {
        let to = request.status;
        self.mark(
            &request.papers,
            |papers| ActionLabel::SetStatus { papers, to },
            |paper| {
                (paper.status != to).then_some(Change::Status { paper: paper.id, from: paper.status, to })
            },
        )
    }

    /// Marks papers read or unread.
    ///
    /// # Errors
    ///
    /// As [`Library::set_status`].
    pub fn set_read(&self, request: &SetFlag) -> Result<(), ServiceError> {
        let to = request.on;
        let label = |papers| match to {
            true => ActionLabel::MarkRead { papers },
            false => ActionLabel::MarkUnread { papers },
        };
        self.mark(&request.papers, label, |paper| {
            (paper.read != to).then_some(Change::Read { paper: paper.id, from: paper.read, to })
        })
    }

    /// Stars papers, or takes the star off.
    ///
    /// # Errors
    ///
    /// As [`Library::set_status`].
    pub fn set_starred(&self, request: &SetFlag) -> Result<(), ServiceError> {
        let to = request.on;
        let label = |papers| match to {
            true => ActionLabel::Star { papers },
            false => ActionLabel::Unstar { papers },
        };
        self.mark(&request.papers, label, |paper| {
            (paper.starred != to).then_some(Change::Starred { paper: paper.id, from: paper.starred, to })
        })
    }

    /// Marks all of a list that is undecided as done.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or written.
    pub fn mark_rest(&self, request: &MarkRest) -> Result<(), ServiceError> {
        let papers = self.top_of(&request.list, usize::MAX)?;
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            for id in papers {
                // One that was taken away meanwhile is nothing to decide about.
                let paper = store::paper(db, id)?.filter(|paper| paper.present);
                changes.extend(
                    paper.filter(|paper| paper.status == Status::Inbox).map(|paper| Change::Status {
                        paper: paper.id,
                        from: Status::Inbox,
                        to: Status::Done,
                    }),
                );
            }
            let label = ActionLabel::MarkRest { papers: Named::many(changes.len()) };
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }

    fn mark(
        &self,
        papers: &[i64],
        label: impl FnOnce(Named) -> ActionLabel,
        change: impl Fn(&Paper) -> Option<Change>,
    ) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let mut changes = Vec::new();
            for id in papers {
                changes.extend(change(&shown(db, *id)?));
            }
            let label = label(named(db, papers)?);
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }

    /// Notes that a paper was opened, and that the person saw that code appeared. Reading is no action: there is nothing
    /// to undo.
    ///
    /// # Errors
    ///
    /// As [`Library::set_status`].
    pub fn mark_opened(&self, id: i64) -> Result<(), ServiceError> {
        let paper = self.store.read(|db| shown(db, id))?;
        let mut changes = Vec::new();
        if !paper.read {
            changes.push(Change::Read { paper: id, from: false, to: true });
        }
        if paper.code_new && !paper.code_seen {
            changes.push(Change::CodeSeen { paper: id, from: false, to: true });
        }
        if changes.is_empty() {
            return Ok(());
        }
        self.store.write(|db| Ok(act::apply(db, &changes).map(drop)?))
    }

    /// Saves a note; on disk when this returns. A note that is not the one the editor started from is
    /// never overwritten.
    ///
    /// # Errors
    ///
    /// [`ServiceError::NoteChanged`] then; else as [`Library::set_status`].
    pub fn save_note(&self, request: &SaveNote) -> Result<(), ServiceError> {
        if request.body.len() > MAX_NOTE {
            return Err(Refusal::NoteTooLong.into());
        }
        let now = self.now();
        self.store.write(|db| {
            let paper = shown(db, request.paper)?;
            let from = store::note(db, request.paper)?;
            if from == request.body {
                return Ok(());
            }
            if from != request.base {
                return Err(ServiceError::NoteChanged);
            }
            let change = note(db, request.paper, from, request.body.clone(), &now)?;
            if let Some((action, merged)) = same_sitting(db, &change, &now)? {
                act::apply(db, std::slice::from_ref(&change))?;
                store::drop_undone(db)?;
                return Ok(store::rewrite(db, action, &[merged])?);
            }
            Ok(act::act(db, &now, &ActionLabel::Note { title: shortened(&paper.title) }, &[change])?)
        })
    }
}

/// The paper of that id, if it is shown, be it in the trash.
pub(super) fn shown(db: &Connection, id: i64) -> Result<Paper, ServiceError> {
    store::paper(db, id)?
        .filter(|paper| paper.present || paper.trashed)
        .ok_or(ServiceError::NotFound(Thing::Paper))
}

/// The change that gives a paper another note.
pub(super) fn note(
    db: &Connection,
    paper: i64,
    from: String,
    to: String,
    now: &str,
) -> Result<Change, StoreError> {
    let was = store::note_stamps(db, paper)?;
    let created = was.as_ref().map_or(now, |was| &was.created).to_owned();
    let stamps = (!to.is_empty()).then(|| Stamps { created, updated: now.to_owned() });
    Ok(Change::Note { paper, from, to, at: now.to_owned(), was, stamps })
}

/// The action that typing goes on with, and its change with the new end.
fn same_sitting(db: &Connection, change: &Change, now: &str) -> Result<Option<(i64, Change)>, ServiceError> {
    let Change::Note { paper, to, at, stamps, .. } = change else { return Ok(None) };
    let Some(action) = store::last_done(db)? else { return Ok(None) };
    let [Change::Note { paper: last, from, at: then, was, .. }] = action.changes.as_slice() else {
        return Ok(None);
    };
    if last != paper || !within(then, now) {
        return Ok(None);
    }
    let merged = Change::Note {
        paper: *paper,
        from: from.clone(),
        to: to.clone(),
        at: at.clone(),
        was: was.clone(),
        stamps: stamps.clone(),
    };
    Ok(Some((action.id, merged)))
}

fn within(then: &str, now: &str) -> bool {
    let seconds = |text: &str| text.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_second);
    match (seconds(then), seconds(now)) {
        (Ok(then), Ok(now)) => (0..=ONE_SITTING).contains(&(now - then)),
        _ => false,
    }
}

/// How a label names papers.
pub(super) fn named(db: &Connection, papers: &[i64]) -> Result<Named, ServiceError> {
    match papers {
        [one] => Ok(Named::one(shortened(&shown(db, *one)?.title))),
        many => Ok(Named::many(many.len())),
    }
}
