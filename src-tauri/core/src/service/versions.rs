//! Every text that a note ever had: listed, compared, brought back.

use jiff::{SignedDuration, Timestamp};
use similar::{ChangeTag, TextDiff};

use super::annotate::{self, shown};
use super::{Library, ServiceError, act};
use crate::api::{DiffKind, DiffPiece, NoteHistoryRequest, NoteVersion, NoteVersionDetail};
use crate::model::{ActionLabel, Thing, shortened};
use crate::store::{self, NoteVersionRow};

/// Saves with no longer pause than this are one sitting.
const SITTING: SignedDuration = SignedDuration::from_mins(10);

/// Of sittings longer ago than this, the last of each day is listed.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Texts longer than this together are compared by lines, not by words.
const BY_WORDS: usize = 100_000;

impl Library {
    /// The versions of a paper's note, newest first: all, or those worth a look.
    ///
    /// # Errors
    ///
    /// Where the paper is not in the library, or that cannot be read.
    pub fn note_history(&self, request: &NoteHistoryRequest) -> Result<Vec<NoteVersion>, ServiceError> {
        let now = (self.clock)();
        self.store.read(|db| {
            shown(db, request.paper)?;
            let versions = store::note_versions(db, request.paper)?;
            let versions = if request.all { versions } else { thinned(versions, now) };
            Ok(versions.into_iter().map(version).collect())
        })
    }

    /// A version of a note, with what is different in the note as it is.
    ///
    /// # Errors
    ///
    /// Where there is no such version, or the library cannot be read.
    pub fn note_version(&self, id: i64) -> Result<NoteVersionDetail, ServiceError> {
        self.store.read(|db| {
            let (row, body) = store::note_version(db, id)?.ok_or(ServiceError::NotFound(Thing::Version))?;
            let now = store::note(db, row.paper)?;
            Ok(NoteVersionDetail { paper: row.paper, diff: diff(&body, &now), version: version(row), body })
        })
    }

    /// Makes a version of a note the note again. What was there is a version too.
    ///
    /// # Errors
    ///
    /// Where there is no such version, its paper is not in the library, or that cannot be written.
    pub fn restore_note_version(&self, id: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let (row, body) = store::note_version(db, id)?.ok_or(ServiceError::NotFound(Thing::Version))?;
            let paper = shown(db, row.paper)?;
            let from = store::note(db, row.paper)?;
            if from == body {
                return Ok(());
            }
            let label = ActionLabel::RestoreNote { title: shortened(&paper.title) };
            let change = annotate::note(db, row.paper, from, body, &now)?;
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }
}

fn version(row: NoteVersionRow) -> NoteVersion {
    NoteVersion { id: row.id, at: row.at, size: row.size }
}

/// Of versions, newest first: the last of each sitting, and of each day where that is long ago.
fn thinned(versions: Vec<NoteVersionRow>, now: Timestamp) -> Vec<NoteVersionRow> {
    let mut kept: Vec<NoteVersionRow> = Vec::new();
    let mut later: Option<Timestamp> = None;
    for version in versions {
        let at: Option<Timestamp> = version.at.parse().ok();
        let of_the_same = at.zip(later).is_some_and(|(at, later)| {
            let same_day = kept.last().is_some_and(|last| last.at.get(..10) == version.at.get(..10));
            let long_ago = now.duration_since(at) > LONG_AGO;
            (later.duration_since(at) <= SITTING) || (long_ago && same_day)
        });
        later = at.or(later);
        if !of_the_same {
            kept.push(version);
        }
    }
    kept
}

fn diff(before: &str, after: &str) -> Vec<DiffPiece> {
    let diff = if before.len() + after.len() > BY_WORDS {
        TextDiff::from_lines(before, after)
    } else {
        TextDiff::from_words(before, after)
    };
    let mut pieces: Vec<DiffPiece> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => DiffKind::Same,
            ChangeTag::Insert => DiffKind::Added,
            ChangeTag::Delete => DiffKind::Removed,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(DiffPiece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(id: i64, at: &str) -> NoteVersionRow {
        NoteVersionRow { id, paper: 1, at: at.to_owned(), size: 1 }
    }

    #[test]
    fn of_a_sitting_and_of_a_day_long_ago_the_last_is_listed() {
        let versions = vec![
            saved(9, "2025-11-26T11:59:00Z"),
            saved(8, "2025-11-26T11:52:00Z"),
            saved(7, "2025-11-26T11:43:00Z"),
            saved(6, "2025-11-26T10:00:00Z"),
            saved(5, "2025-09-01T18:00:00Z"),
            saved(4, "2025-09-01T09:00:00Z"),
            saved(3, "2025-08-31T09:00:00Z"),
        ];
        let kept: Vec<i64> =
            thinned(versions, "2025-11-26T12:00:00Z".parse().unwrap()).iter().map(|v| v.id).collect();
        assert_eq!(kept, [9, 6, 5, 3]);
    }

    #[test]
    fn a_difference_is_told_in_words() {
        let pieces = diff("one two\nthree", "one 2\nthree four");
        let told: String = pieces
            .iter()
            .map(|piece| match piece.kind {
                DiffKind::Same => piece.text.clone(),
                DiffKind::Added => format!("+{}+", piece.text),
                DiffKind::Removed => format!("-{}-", piece.text),
            })
            .collect();
        assert_eq!(told, "one -two-+2+\nthree+ four+");
    }
}
