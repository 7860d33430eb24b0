//! What a person says of papers: where they stand, stars, notes, corrections.

use rusqlite::Connection;

use super::tags::papers_in_words;
use super::{Library, ServiceError, act};
use crate::api::{Correct, SaveNote, SetDigestDay, SetFlag, SetStatus};
use crate::model::{Field, Status};
use crate::store::{self, Change, Paper};

/// A note's greatest size in bytes.
const MAX_NOTE: usize = 1024 * 1024;

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
        let verb = match to {
            Status::Inbox => "move to the inbox:",
            Status::Queued => "put on the reading list:",
            Status::Done => "mark as done:",
        };
        self.mark(&request.papers, verb, |paper| {
            (paper.status != to).then_some(Change::Status { paper: paper.id, from: paper.status, to })
        })
    }

    /// Marks papers read or unread.
    ///
    /// # Errors
    ///
    /// As [`Library::set_status`].
    pub fn set_read(&self, request: &SetFlag) -> Result<(), ServiceError> {
        let to = request.on;
        self.mark(&request.papers, if to { "mark as read:" } else { "mark as unread:" }, |paper| {
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
        self.mark(&request.papers, if to { "star" } else { "take the star off" }, |paper| {
            (paper.starred != to).then_some(Change::Starred { paper: paper.id, from: paper.starred, to })
        })
    }

    fn mark(
        &self,
        papers: &[i64],
        verb: &str,
        change: impl Fn(&Paper) -> Option<Change>,
    ) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let mut changes = Vec::new();
            for id in papers {
                changes.extend(change(&shown(db, *id)?));
            }
            let label = format!("{verb} {}", papers_in_words(db, papers)?);
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
            return Err(ServiceError::Invalid(
                "A note holds at most 1 MiB. This one was not saved; the text is still in the editor. \
                 Shorten it, or keep the rest in a file."
                    .to_owned(),
            ));
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
            let change =
                Change::Note { paper: request.paper, from, to: request.body.clone(), at: now.clone() };
            if let Some((action, merged)) = same_sitting(db, &change, &now)? {
                act::apply(db, std::slice::from_ref(&change))?;
                store::drop_undone(db)?;
                return Ok(store::rewrite(db, action, &[merged])?);
            }
            Ok(act::act(db, &now, &format!("note on {}", quoted(&paper.title)), &[change])?)
        })
    }

    /// Says of which day a digest is, or takes that back.
    ///
    /// # Errors
    ///
    /// Where the day is none, the digest is not in the library, or it cannot be written.
    pub fn set_digest_day(&self, request: &SetDigestDay) -> Result<(), ServiceError> {
        let to = request.day.as_deref().map(whole_day).transpose()?;
        let now = self.now();
        self.store.write(|db| {
            store::digest(db, request.digest)?.ok_or(ServiceError::NotFound("digest"))?;
            let from = store::given_day(db, request.digest)?.map(|day| day.to_string());
            if from == to {
                return Ok(());
            }
            let change = Change::DigestDay { digest: request.digest, from, to };
            Ok(act::act(db, &now, "day of a digest", &[change])?)
        })
    }

    /// Corrects a fact of a paper, or goes back to what the digests say.
    ///
    /// # Errors
    ///
    /// Where the value does not do, the paper is not in the library, or it cannot be written.
    pub fn correct(&self, request: &Correct) -> Result<(), ServiceError> {
        let to = request.value.as_deref().map(|value| checked(request.field, value)).transpose()?;
        let now = self.now();
        self.store.write(|db| {
            let paper = shown(db, request.paper)?;
            let corrections = store::corrections(db, request.paper)?;
            let from = corrections.into_iter().find(|(field, _)| *field == request.field).map(|(_, v)| v);
            if from == to {
                return Ok(());
            }
            let label = format!("correction of {}", quoted(&paper.title));
            let change = Change::Correction { paper: request.paper, field: request.field, from, to };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }
}

/// The paper of that id, if it is shown, be it in the trash.
pub(super) fn shown(db: &Connection, id: i64) -> Result<Paper, ServiceError> {
    store::paper(db, id)?
        .filter(|paper| paper.present || paper.trashed)
        .ok_or(ServiceError::NotFound("paper"))
}

/// The action that typing goes on with, and its change with the new end.
fn same_sitting(db: &Connection, change: &Change, now: &str) -> Result<Option<(i64, Change)>, ServiceError> {
    let Change::Note { paper, to, at, .. } = change else { return Ok(None) };
    let Some(action) = store::last_done(db)? else { return Ok(None) };
    let [Change::Note { paper: last, from, at: then, .. }] = action.changes.as_slice() else {
        return Ok(None);
    };
    if last != paper || !within(then, now) {
        return Ok(None);
    }
    let merged = Change::Note { paper: *paper, from: from.clone(), to: to.clone(), at: at.clone() };
    Ok(Some((action.id, merged)))
}

fn within(then: &str, now: &str) -> bool {
    let seconds = |text: &str| text.parse::<jiff::Timestamp>().map(jiff::Timestamp::as_second);
    match (seconds(then), seconds(now)) {
        (Ok(then), Ok(now)) => (0..=ONE_SITTING).contains(&(now - then)),
        _ => false,
    }
}

fn checked(field: Field, value: &str) -> Result<String, ServiceError> {
    match field {
        Field::Published => calendar_day(value),
        Field::Title => {
            let title = crate::text::one_line(value);
            if title.is_empty() || title.chars().count() > 1000 {
                return Err(ServiceError::Invalid(
                    "A title has 1 to 1,000 characters. The old one was kept.".to_owned(),
                ));
            }
            Ok(title)
        }
        Field::Authors | Field::ArxivId | Field::Doi | Field::Abstract | Field::Links => Ok(value.to_owned()),
    }
}

/// A digest is of one day.
fn whole_day(value: &str) -> Result<String, ServiceError> {
    let whole = |day: &String| day.len() == "2025-11-04".len();
    calendar_day(value).ok().filter(whole).ok_or_else(|| not_a_day(value))
}

fn not_a_day(value: &str) -> ServiceError {
    ServiceError::Invalid(format!("“{value}” is not a day. Nothing was changed. Write it as 2025-11-04."))
}

fn calendar_day(value: &str) -> Result<String, ServiceError> {
    match crate::model::PartialDay::parse(value.trim()) {
        Some(day) if day.year.is_some() => Ok(day.to_string()),
        _ => Err(not_a_day(value)),
    }
}

/// A title short enough for one line of a message.
pub(super) fn quoted(title: &str) -> String {
    let mut short: String = title.chars().take(48).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    format!("“{short}”")
}
