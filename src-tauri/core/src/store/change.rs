//! What a person can change, as values with before and after: applied, journaled, taken back.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::{
    AttachmentRow, HighlightRow, ShelfRow, StoreError, TrashedTag, attachment, digest, highlight, identity,
    import, note, reading, shelf, tag,
};
use crate::model::{Choice, Field, Status, TagColour};

/// A tag's own row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagRow {
    /// Its name, `/` between levels.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}

/// When a note was begun and when it was last changed; RFC 3339.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Stamps {
    pub created: String,
    pub updated: String,
}

/// One change of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each names its thing, and from and to")]
pub enum Change {
    Status {
        paper: i64,
        from: Status,
        to: Status,
    },
    Read {
        paper: i64,
        from: bool,
        to: bool,
    },
    Starred {
        paper: i64,
        from: bool,
        to: bool,
    },
    Note {
        paper: i64,
        from: String,
        to: String,
        at: String,
        /// When the note was begun and last changed before, so that taking this back gives them back.
        #[serde(default)]
        was: Option<Stamps>,
        /// When it was begun and last changed after; as `at` says where none.
        #[serde(default)]
        stamps: Option<Stamps>,
    },
    Tag {
        tag: i64,
        from: Option<TagRow>,
        to: Option<TagRow>,
    },
    Tagged {
        paper: i64,
        tag: i64,
        from: bool,
        to: bool,
        at: String,
    },
    Correction {
        paper: i64,
        field: Field,
        from: Option<String>,
        to: Option<String>,
    },
    DigestDay {
        digest: i64,
        from: Option<String>,
        to: Option<String>,
    },
    DigestName {
        digest: i64,
        from: Option<String>,
        to: Option<String>,
    },
    /// When the digest was put into the trash; none where it is not there.
    DigestTrashed {
        digest: i64,
        from: Option<String>,
        to: Option<String>,
    },
    /// Whether an import counts. Where it does not, it may be as if it had `never` been: that is what undo makes of the
    /// action that brought it; an import that is taken back later once was.
    Import {
        import: i64,
        from: bool,
        to: bool,
        #[serde(default)]
        never: bool,
    },
    /// Which reading of a file counts.
    Reading {
        source: i64,
        from: i64,
        to: i64,
    },
    /// When the paper was put into the trash; none where it is not there.
    Trashed {
        paper: i64,
        from: Option<String>,
        to: Option<String>,
    },
    CodeSeen {
        paper: i64,
        from: bool,
        to: bool,
    },
    /// The person's word that two entries are of one paper.
    Joined {
        a: i64,
        b: i64,
        from: bool,
        to: bool,
    },
    /// The person's word that an entry stands on one side of a parting.
    Parted {
        parting: i64,
        entry: i64,
        side: u8,
        from: bool,
        to: bool,
    },
    Shelf {
        shelf: i64,
        from: Option<ShelfRow>,
        to: Option<ShelfRow>,
    },
    Highlight {
        highlight: i64,
        from: Option<HighlightRow>,
        to: Option<HighlightRow>,
    },
    /// A file of the person's.
    Attachment {
        attachment: i64,
        from: Option<AttachmentRow>,
        to: Option<AttachmentRow>,
    },
    /// A tag that was deleted, as the trash keeps it.
    TagTrashed {
        tag: i64,
        from: Option<TrashedTag>,
        to: Option<TrashedTag>,
    },
    /// A choice of the person's. The settings file has it, and follows after the commit.
    Choice {
        from: Choice,
        to: Choice,
    },
    /// The watched folder, which the settings file has too.
    WatchFolder {
        from: Option<String>,
        to: Option<String>,
    },
    /// The paper that an entry is of. This follows from other changes; it is written down with them, so that taking
    /// them back gives every paper its entries again exactly.
    Entry {
        entry: i64,
        from: i64,
        to: i64,
    },
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Status { paper, from, to } => Self::Status { paper, from: to, to: from },
            Self::Read { paper, from, to } => Self::Read { paper, from: to, to: from },
            Self::Starred { paper, from, to } => Self::Starred { paper, from: to, to: from },
            Self::Note { paper, from, to, at, was, stamps } => {
                Self::Note { paper, from: to, to: from, at, was: stamps, stamps: was }
            }
            Self::Tag { tag, from, to } => Self::Tag { tag, from: to, to: from },
            Self::Tagged { paper, tag, from, to, at } => Self::Tagged { paper, tag, from: to, to: from, at },
            Self::Correction { paper, field, from, to } => {
                Self::Correction { paper, field, from: to, to: from }
            }
            Self::DigestDay { digest, from, to } => Self::DigestDay { digest, from: to, to: from },
            Self::DigestName { digest, from, to } => Self::DigestName { digest, from: to, to: from },
            Self::DigestTrashed { digest, from, to } => Self::DigestTrashed { digest, from: to, to: from },
            Self::Import { import, from, to, never } => Self::Import { import, from: to, to: from, never },
            Self::Reading { source, from, to } => Self::Reading { source, from: to, to: from },
            Self::Trashed { paper, from, to } => Self::Trashed { paper, from: to, to: from },
            Self::CodeSeen { paper, from, to } => Self::CodeSeen { paper, from: to, to: from },
            Self::Joined { a, b, from, to } => Self::Joined { a, b, from: to, to: from },
            Self::Parted { parting, entry, side, from, to } => {
                Self::Parted { parting, entry, side, from: to, to: from }
            }
            Self::Shelf { shelf, from, to } => Self::Shelf { shelf, from: to, to: from },
            Self::Highlight { highlight, from, to } => Self::Highlight { highlight, from: to, to: from },
            Self::Attachment { attachment, from, to } => Self::Attachment { attachment, from: to, to: from },
            Self::TagTrashed { tag, from, to } => Self::TagTrashed { tag, from: to, to: from },
            Self::Choice { from, to } => Self::Choice { from: to, to: from },
            Self::WatchFolder { from, to } => Self::WatchFolder { from: to, to: from },
            Self::Entry { entry, from, to } => Self::Entry { entry, from: to, to: from },
        }
    }

    /// The change as it is made again or taken back `now` (RFC 3339): a text that a note gets then is saved then, and so
    /// is a note that is emptied.
    #[must_use]
    pub fn made_at(self, now: &str) -> Self {
        match self {
            Self::Note { paper, from, to, was, stamps, .. } => {
                Self::Note { paper, from, to, at: now.to_owned(), was, stamps }
            }
            other => other,
        }
    }

    /// Makes the change. The papers that must be worked out and indexed again are those of
    /// [`Change::touched`].
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn apply(&self, db: &Connection) -> Result<(), StoreError> {
        match self {
            Self::Status { paper, to, .. } => mark(db, *paper, "status", &to.as_str())?,
            Self::Read { paper, to, .. } => mark(db, *paper, "read", to)?,
            Self::Starred { paper, to, .. } => mark(db, *paper, "starred", to)?,
            Self::Note { paper, to, at, stamps, .. } => note::set_note(db, *paper, to, at, stamps.as_ref())?,
            Self::Tag { tag, to, .. } => tag::set_tag(db, *tag, to.as_ref())?,
            Self::Tagged { paper, tag, to, at, .. } => set_tagged(db, *paper, *tag, *to, at)?,
            Self::Correction { paper, field, to, .. } => set_correction(db, *paper, *field, to.as_deref())?,
            Self::DigestDay { digest, to, .. } => digest::set_day(db, *digest, to.as_deref())?,
            Self::DigestName { digest, to, .. } => digest::set_name(db, *digest, to.as_deref())?,
            Self::DigestTrashed { digest, to, .. } => digest::set_trashed(db, *digest, to.as_deref())?,
            Self::Import { import, to, never, .. } => import::set_counting(db, *import, *to, *never)?,
            Self::Reading { source, to, .. } => reading::set_reading(db, *source, *to)?,
            Self::Trashed { paper, to, .. } => mark(db, *paper, "trashed_at", to)?,
            Self::CodeSeen { paper, to, .. } => mark(db, *paper, "code_seen", to)?,
            Self::Joined { a, b, to, .. } => identity::set_joined(db, *a, *b, *to)?,
            Self::Parted { parting, entry, side, to, .. } => {
                identity::set_parted(db, (*parting, *entry, *side), *to)?;
            }
            Self::Shelf { shelf, to, .. } => shelf::set_shelf(db, *shelf, to.as_ref())?,
            Self::Highlight { highlight, to, .. } => {
                highlight::set_highlight(db, *highlight, to.as_ref())?;
            }
            Self::Attachment { attachment, to, .. } => {
                attachment::set_attachment(db, *attachment, to.as_ref())?;
            }
            Self::TagTrashed { tag, to, .. } => tag::set_trashed(db, *tag, to.as_ref())?,
            Self::Choice { .. } | Self::WatchFolder { .. } => {}
            Self::Entry { entry, to, .. } => identity::set_paper(db, *entry, *to)?,
        }
        Ok(())
    }

    /// Whether it is of the settings file, and of nothing in the library.
    #[must_use]
    pub const fn is_choice(&self) -> bool {
        matches!(self, Self::Choice { .. } | Self::WatchFolder { .. })
    }

    /// Whether it may alter which paper an entry is of.
    #[must_use]
    pub const fn moves_entries(&self) -> bool {
        match self {
            Self::Import { .. }
            | Self::Reading { .. }
            | Self::DigestTrashed { .. }
            | Self::Joined { .. }
            | Self::Parted { .. } => true,
            Self::Correction { field, .. } => matches!(field, Field::ArxivId | Field::Doi),
            _ => false,
        }
    }

    /// Whether what it changes is still as it was before it: only of [`Change::Entry`] this is ever in question, since
    /// an import that goes on meanwhile may move entries too.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn still_fits(&self, db: &Connection) -> Result<bool, StoreError> {
        let Self::Entry { entry, from, .. } = self else { return Ok(true) };
        Ok(identity::paper_of_entry(db, *entry)? == Some(*from))
    }

    /// The papers whose facts, presence or words this change may alter; read before and after it applies.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn touched(&self, db: &Connection) -> Result<Vec<i64>, StoreError> {
        match self {
            Self::Read { .. }
            | Self::CodeSeen { .. }
            | Self::DigestName { .. }
            | Self::Shelf { .. }
            | Self::TagTrashed { .. }
            | Self::Choice { .. }
            | Self::WatchFolder { .. } => Ok(Vec::new()),
            Self::Attachment { from, to, .. } => Ok(from.iter().chain(to).map(|row| row.paper).collect()),
            Self::Highlight { from, to, .. } => Ok(from.iter().chain(to).map(|row| row.paper).collect()),
            Self::Trashed { paper, .. }
            | Self::Status { paper, .. }
            | Self::Starred { paper, .. }
            | Self::Note { paper, .. }
            | Self::Tagged { paper, .. }
            | Self::Correction { paper, .. } => Ok(vec![*paper]),
            Self::Tag { tag, from: Some(from), to: Some(to) } if from.name != to.name => {
                tag::papers_with_tag(db, *tag)
            }
            Self::Tag { .. } => Ok(Vec::new()),
            Self::DigestDay { digest, .. } | Self::DigestTrashed { digest, .. } => {
                digest::papers_of(db, *digest)
            }
            Self::Joined { a, b, .. } => of_entries(db, &[*a, *b]),
            Self::Parted { entry, .. } => of_entries(db, &[*entry]),
            Self::Entry { from, to, .. } => Ok(vec![*from, *to]),
            Self::Import { import, .. } => import::papers_of_import(db, *import),
            Self::Reading { source, .. } => reading::papers_of_readings(db, *source),
        }
    }
}

fn of_entries(db: &Connection, entries: &[i64]) -> Result<Vec<i64>, StoreError> {
    let mut papers = Vec::new();
    for entry in entries {
        papers.extend(identity::paper_of_entry(db, *entry)?);
    }
    Ok(papers)
}

/// `column` is one of ours, never input.
fn mark(db: &Connection, paper: i64, column: &str, value: &dyn rusqlite::ToSql) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO mark (paper, {column}) VALUES (?1, ?2)
         ON CONFLICT (paper) DO UPDATE SET {column} = excluded.{column}"
    );
    db.prepare_cached(&sql)?.execute(params![paper, value])?;
    // A mark that says nothing is none, as before the first.
    db.prepare_cached(
        "DELETE FROM mark WHERE paper = ?1 AND status = 'inbox' AND NOT read AND NOT starred
             AND trashed_at IS NULL AND NOT code_seen",
    )?
    .execute([paper])?;
    Ok(())
}

fn set_tagged(db: &Connection, paper: i64, tag: i64, on: bool, at: &str) -> Result<(), StoreError> {
    if on {
        db.prepare_cached("INSERT OR IGNORE INTO paper_tag (paper, tag, added_at) VALUES (?1, ?2, ?3)")?
            .execute(params![paper, tag, at])?;
    } else {
        db.prepare_cached("DELETE FROM paper_tag WHERE paper = ?1 AND tag = ?2")?
            .execute(params![paper, tag])?;
    }
    Ok(())
}

fn set_correction(db: &Connection, paper: i64, field: Field, value: Option<&str>) -> Result<(), StoreError> {
    match value {
        Some(value) => db.execute(
            "INSERT INTO correction (paper, field, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (paper, field) DO UPDATE SET value = excluded.value",
            params![paper, field.as_str(), value],
        )?,
        None => db.execute(
            "DELETE FROM correction WHERE paper = ?1 AND field = ?2",
            params![paper, field.as_str()],
        )?,
    };
    Ok(())
}
