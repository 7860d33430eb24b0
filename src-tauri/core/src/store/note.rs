//! Notes, every text that one ever had, and what they link to.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Stamps, StoreError};
use crate::text;

/// A version of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteVersionRow {
    /// Its id: later ones are higher.
    pub id: i64,
    /// The paper.
    pub paper: i64,
    /// When it was saved; RFC 3339.
    pub at: String,
    /// Bytes of its text; 0 where the note was emptied.
    pub size: usize,
}

/// A note that was emptied, with its last text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmptiedNote {
    /// The paper.
    pub paper: i64,
    /// Its title.
    pub title: String,
    /// When the note was emptied; RFC 3339.
    pub at: String,
    /// The last version that was not empty.
    pub version: i64,
}

/// A note or a highlight, by when it was last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the tables")]
pub enum NotebookRow {
    Note { paper: i64, at: String },
    Highlight { id: i64, paper: i64, at: String },
}

impl NotebookRow {
    /// Its paper.
    pub const fn paper(&self) -> i64 {
        match self {
            Self::Note { paper, .. } | Self::Highlight { paper, .. } => *paper,
        }
    }
}

/// Versions told one from the other before one stands whole again: what it takes to bring one back stays short.
const CHAIN: usize = 40;

/// A paper's note; empty where there is none.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn note(db: &Connection, paper: i64) -> Result<String, StoreError> {
    let body = db
        .prepare_cached("SELECT body FROM note WHERE paper = ?1")?
        .query_row([paper], |row| row.get(0))
        .optional()?;
    Ok(body.unwrap_or_default())
}

/// When a paper's note was begun and last changed; none where there is none.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn note_stamps(db: &Connection, paper: i64) -> Result<Option<Stamps>, StoreError> {
    let mut statement = db.prepare_cached("SELECT created_at, updated_at FROM note WHERE paper = ?1")?;
    let read = |row: &Row<'_>| Ok(Stamps { created: row.get(0)?, updated: row.get(1)? });
    Ok(statement.query_row([paper], read).optional()?)
}

/// Gives a paper that note, none where `body` is empty, and keeps the text as a version.
pub(super) fn set_note(
    db: &Connection,
    paper: i64,
    body: &str,
    at: &str,
    stamps: Option<&Stamps>,
) -> Result<(), StoreError> {
    keep_version(db, paper, body, at)?;
    set_links(db, paper, body)?;
    if body.is_empty() {
        db.prepare_cached("DELETE FROM note WHERE paper = ?1")?.execute([paper])?;
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO note (paper, body, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)
         ON CONFLICT (paper) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at",
    )?
    .execute(params![paper, body, at])?;
    if let Some(Stamps { created, updated }) = stamps {
        db.prepare_cached("UPDATE note SET created_at = ?2, updated_at = ?3 WHERE paper = ?1")?
            .execute(params![paper, created, updated])?;
    }
    Ok(())
}

fn keep_version(db: &Connection, paper: i64, body: &str, at: &str) -> Result<(), StoreError> {
    let mut latest =
        db.prepare_cached("SELECT id FROM note_version WHERE paper = ?1 ORDER BY id DESC LIMIT 1")?;
    let base: Option<i64> = latest.query_row([paper], |row| row.get(0)).optional()?;
    // One whose text is lost is no base: a note can always be saved.
    let before = match base {
        Some(base) => read_version(db, base)?,
        None => None,
    };
    let (base, head, tail, between) = match &before {
        Some((text, _)) if text == body => return Ok(()),
        Some((text, steps)) if *steps < CHAIN => {
            let (head, tail) = text::common_ends(text, body);
            (base, head, tail, &body[head..body.len() - tail])
        }
        _ => (None, 0, 0, body),
    };
    db.prepare_cached(
        "INSERT INTO note_version (paper, at, base, head, tail, body, size) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![paper, at, base, head as i64, tail as i64, between, body.len() as i64])?;
    Ok(())
}

/// How the text of a version is told.
struct Delta {
    /// The version whose text it is told from.
    base: Option<i64>,
    /// Bytes of that text's beginning and end that stay.
    head: usize,
    tail: usize,
    between: String,
    /// Bytes of the text.
    size: usize,
}

impl Delta {
    /// Of the columns `base, head, tail, body, size`, from the one numbered `first` on.
    fn of(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        let length = |at| row.get(at).map(|length: i64| usize::try_from(length).unwrap_or_default());
        Ok(Self {
            base: row.get(first)?,
            head: length(first + 1)?,
            tail: length(first + 2)?,
            between: row.get(first + 3)?,
            size: length(first + 4)?,
        })
    }

    /// The text, where `before` is that of the base; none where it cannot have been, as after damage.
    fn applied(&self, before: &str) -> Option<String> {
        let end = before.len().checked_sub(self.tail)?;
        let text = [before.get(..self.head)?, &self.between, before.get(end..)?].concat();
        (text.len() == self.size).then_some(text)
    }
}

/// The text of a version, and how many versions it was told from; none where one of those is lost.
fn read_version(db: &Connection, id: i64) -> Result<Option<(String, usize)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT base, head, tail, body, size FROM note_version WHERE id = ?1")?;
    let mut deltas: Vec<Delta> = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let Some(delta) = statement.query_row([id], |row| Delta::of(row, 0)).optional()? else {
            return Ok(None);
        };
        // A base is older than what is told from it: a damaged one cannot lead in a circle.
        if delta.base.is_some_and(|base| base >= id) {
            return Ok(None);
        }
        next = delta.base;
        deltas.push(delta);
    }
    let steps = deltas.len() - 1;
    let text = deltas.iter().rev().try_fold(String::new(), |before, delta| delta.applied(&before));
    Ok(text.map(|text| (text, steps)))
}

/// Shows `visit` every text that the notes of papers ever had; gives whether all could be read. `papers` selects theirs and is
/// one of ours, never input.
pub(super) fn each_text(
    db: &Connection,
    papers: &str,
    mut visit: impl FnMut(&str),
) -> Result<bool, StoreError> {
    let mut notes = db.prepare(&format!("SELECT body FROM note WHERE paper IN ({papers})"))?;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        visit(row.get_ref(0)?.as_str().unwrap_or_default());
    }
    let mut whole = true;
    each_version(db, papers, |_, text| match text {
        Some(text) => visit(text),
        None => whole = false,
    })?;
    Ok(whole)
}

/// Shows `visit` every version of the notes of papers by its id, with its text; none where that is lost. `papers` as for
/// [`each_text`].
fn each_version(
    db: &Connection,
    papers: &str,
    mut visit: impl FnMut(i64, Option<&str>),
) -> Result<(), StoreError> {
    let mut versions = db.prepare(&format!(
        "SELECT id, base, head, tail, body, size FROM note_version WHERE paper IN ({papers}) ORDER BY paper, id"
    ))?;
    let mut rows = versions.query([])?;
    // Each is told from the one before it, so that a walk makes each once.
    let mut last: Option<(i64, String)> = None;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let delta = Delta::of(row, 1)?;
        let before = match (delta.base, last.take()) {
            (None, _) => Some(String::new()),
            (Some(base), Some((id, text))) if base == id => Some(text),
            _ => None,
        };
        let text = before.and_then(|before| delta.applied(&before));
        visit(id, text.as_deref());
        last = text.map(|text| (id, text));
    }
    Ok(())
}

/// The versions of notes whose text is lost.
pub(super) fn lost_versions(db: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut lost = Vec::new();
    each_version(db, "SELECT paper FROM note_version", |id, text| {
        if text.is_none() {
            lost.push(id);
        }
    })?;
    Ok(lost)
}

/// Lets go of the versions whose text is lost, and keeps every note as it is as a version.
pub(super) fn mend_versions(db: &Connection) -> Result<(), StoreError> {
    // What keeps nothing of its base needs none.
    db.execute("UPDATE note_version SET base = NULL WHERE head = 0 AND tail = 0", [])?;
    let mut delete = db.prepare("DELETE FROM note_version WHERE id = ?1")?;
    for version in lost_versions(db)? {
        delete.execute([version])?;
    }
    let mut notes = db.prepare("SELECT paper, body, updated_at FROM note")?;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        keep_version(
            db,
            row.get(0)?,
            row.get_ref(1)?.as_str().unwrap_or_default(),
            &row.get::<_, String>(2)?,
        )?;
    }
    Ok(())
}

/// The versions of a paper's note, newest first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn note_versions(db: &Connection, paper: i64) -> Result<Vec<NoteVersionRow>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, paper, at, size FROM note_version WHERE paper = ?1 ORDER BY id DESC")?;
    Ok(statement.query_map([paper], read_row)?.collect::<Result<_, _>>()?)
}

/// A version of a note with its text.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn note_version(db: &Connection, id: i64) -> Result<Option<(NoteVersionRow, String)>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id, paper, at, size FROM note_version WHERE id = ?1")?;
    let Some(row) = statement.query_row([id], read_row).optional()? else { return Ok(None) };
    let lost = || StoreError::Damaged(format!("version {id} of a note"));
    let (text, _) = read_version(db, id)?.ok_or_else(lost)?;
    Ok(Some((row, text)))
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<NoteVersionRow> {
    let size: i64 = row.get(3)?;
    Ok(NoteVersionRow {
        id: row.get(0)?,
        paper: row.get(1)?,
        at: row.get(2)?,
        size: usize::try_from(size).unwrap_or_default(),
    })
}

/// The papers, shown or in the trash, whose note was emptied; the last emptied first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn emptied_notes(db: &Connection) -> Result<Vec<EmptiedNote>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT v.paper, p.title, v.at,
                (SELECT w.id FROM note_version w WHERE w.paper = v.paper AND w.size > 0 ORDER BY w.id DESC LIMIT 1)
         FROM note_version v JOIN paper p ON p.id = v.paper LEFT JOIN mark m ON m.paper = p.id
         WHERE v.size = 0 AND (p.present OR (m.trashed_at IS NOT NULL AND NOT m.emptied))
             AND NOT EXISTS (SELECT 1 FROM note_version w WHERE w.paper = v.paper AND w.id > v.id)
         ORDER BY v.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(EmptiedNote { paper: row.get(0)?, title: row.get(1)?, at: row.get(2)?, version: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn set_links(db: &Connection, paper: i64, body: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM note_link WHERE paper = ?1")?.execute([paper])?;
    let mut insert = db.prepare_cached("INSERT OR IGNORE INTO note_link (paper, target) VALUES (?1, ?2)")?;
    for link in text::paper_links(body) {
        insert.execute(params![paper, link.target])?;
    }
    Ok(())
}

/// The shown papers whose notes link to any of `targets`, with their titles; the note changed last first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn linking_to(db: &Connection, targets: &[String]) -> Result<Vec<(i64, String)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT p.id, p.title FROM note_link l JOIN paper p ON p.id = l.paper
             JOIN note n ON n.paper = p.id
         WHERE l.target IN (SELECT value FROM json_each(?1)) AND p.present
         ORDER BY n.updated_at DESC, p.id",
    )?;
    let rows =
        statement.query_map([serde_json::to_string(targets)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Every note and every highlight, the one changed last first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn notebook(db: &Connection) -> Result<Vec<NotebookRow>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT NULL, paper, updated_at AS at FROM note
         UNION ALL SELECT id, paper, updated_at FROM highlight
         ORDER BY at DESC, paper DESC, 1 DESC",
    )?;
    let rows = statement.query_map([], |row| {
        let (paper, at) = (row.get(1)?, row.get(2)?);
        Ok(match row.get(0)? {
            Some(id) => NotebookRow::Highlight { id, paper, at },
            None => NotebookRow::Note { paper, at },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many papers have a note.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count_notes(db: &Connection) -> Result<usize, StoreError> {
    let count: i64 = db
        .prepare_cached(
            "SELECT count(*) FROM note JOIN paper ON id = note.paper WHERE body <> '' AND present",
        )?
        .query_row([], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
