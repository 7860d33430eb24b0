//! What lists are filtered and ordered by, narrow and for many papers at once.

use rusqlite::{Connection, OptionalExtension, Row};

use super::StoreError;
use crate::model::{LinkKind, PartialDay, Status};

/// What digests say of a paper, as far as lists need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperColumns {
    /// Its id.
    pub paper: i64,
    /// Whether it is shown.
    pub present: bool,
    /// The day of publication as a number that orders as the days do; see [`day_number`].
    pub published: i32,
    /// When it was added, in seconds of the Unix clock.
    pub added: i64,
    /// Votes.
    pub upvotes: Option<u32>,
    /// Comments.
    pub comments: Option<u32>,
    /// Whether a source repository is known.
    pub code: bool,
    /// Whether a later digest has a source repository where the first had none.
    pub code_new: bool,
    /// Whether a project page is known.
    pub project: bool,
    /// Whether there is an abstract.
    pub has_abstract: bool,
}

/// What the person made of a paper, beside tags and the note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Paper")]
pub struct MarkColumns {
    pub status: Status,
    pub read: bool,
    pub starred: bool,
    /// Whether it is in the trash.
    pub trashed: bool,
    /// Whether the person saw that code appeared.
    pub code_seen: bool,
}

/// The number of a day that is not known at all.
pub const NO_DAY: i32 = i32::MIN;

/// A day as a number: `YYYYMMDD`, with zeros for what is not known, so that it orders as the text does. Days without
/// a year are below zero, in the order of the calendar.
pub fn day_number(day: PartialDay) -> i32 {
    let in_year = i32::from(day.month) * 100 + i32::from(day.day);
    day.year.map_or(in_year - 10_000, |year| i32::from(year) * 10_000 + in_year)
}

/// What names a paper in a bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Paper")]
pub struct NamedPaper {
    pub id: i64,
    pub title: String,
    pub first_author: Option<String>,
    pub published: Option<String>,
    pub arxiv_id: Option<String>,
    pub doi: Option<String>,
}

/// Gives `take` every paper, shown or not, in the order in which they came into the library.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_named(db: &Connection, mut take: impl FnMut(NamedPaper)) -> Result<(), StoreError> {
    let mut statement = db
        .prepare_cached("SELECT id, title, authors ->> 0, published, arxiv_id, doi FROM paper ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(NamedPaper {
            id: row.get(0)?,
            title: row.get(1)?,
            first_author: row.get(2)?,
            published: row.get(3)?,
            arxiv_id: row.get(4)?,
            doi: row.get(5)?,
        });
    }
    Ok(())
}

const PAPER: &str = "SELECT id, present, published, unixepoch(added_at), upvotes, comments, code_count > 0,
     has_project, abstract IS NOT NULL, code_new FROM paper";

fn read_paper(row: &Row<'_>) -> rusqlite::Result<PaperColumns> {
    let published =
        row.get_ref(2)?.as_str_or_null().map_err(rusqlite::Error::from)?.and_then(PartialDay::parse);
    Ok(PaperColumns {
        paper: row.get(0)?,
        present: row.get(1)?,
        published: published.map_or(NO_DAY, day_number),
        added: row.get::<_, Option<i64>>(3)?.unwrap_or_default(),
        upvotes: row.get(4)?,
        comments: row.get(5)?,
        code: row.get(6)?,
        project: row.get(7)?,
        has_abstract: row.get(8)?,
        code_new: row.get(9)?,
    })
}

/// Gives `take` every paper, shown or not.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_paper(db: &Connection, mut take: impl FnMut(PaperColumns)) -> Result<(), StoreError> {
    // The narrow index holds all of it; the table itself is twenty times as large.
    let mut statement = db.prepare(&format!("{PAPER} INDEXED BY paper_columns"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(read_paper(row)?);
    }
    Ok(())
}

/// One paper, if there is such a row.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn paper_columns(db: &Connection, paper: i64) -> Result<Option<PaperColumns>, StoreError> {
    let mut statement = db.prepare_cached(&format!("{PAPER} WHERE id = ?1"))?;
    Ok(statement.query_row([paper], read_paper).optional()?)
}

const MARK: &str = "SELECT paper, status, read, starred,
     trashed_at IS NOT NULL AND NOT emptied, code_seen FROM mark";

fn read_mark(row: &Row<'_>) -> rusqlite::Result<(i64, MarkColumns)> {
    let status = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
    let mark = MarkColumns {
        status: Status::from_name(status).unwrap_or_default(),
        read: row.get(2)?,
        starred: row.get(3)?,
        trashed: row.get(4)?,
        code_seen: row.get(5)?,
    };
    Ok((row.get(0)?, mark))
}

/// Gives `take` every paper of which the person made something.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_mark(db: &Connection, mut take: impl FnMut(i64, MarkColumns)) -> Result<(), StoreError> {
    let mut statement = db.prepare(MARK)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (paper, mark) = read_mark(row)?;
        take(paper, mark);
    }
    Ok(())
}

/// What the person made of one paper.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn mark_columns(db: &Connection, paper: i64) -> Result<MarkColumns, StoreError> {
    let mut statement = db.prepare_cached(&format!("{MARK} WHERE paper = ?1"))?;
    Ok(statement.query_row([paper], read_mark).optional()?.map(|(_, mark)| mark).unwrap_or_default())
}

/// Gives `take` every paper with a note.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_note(db: &Connection, mut take: impl FnMut(i64)) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT paper FROM note")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?);
    }
    Ok(())
}

/// Gives `take` every paper that has a tag, with the tag.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_tagged(db: &Connection, take: impl FnMut(i64, i64)) -> Result<(), StoreError> {
    pairs(db, "SELECT paper, tag FROM paper_tag", take)
}

/// Gives `take` every paper of every digest that counts, with the digest: digests of one paper together.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_appearance(db: &Connection, take: impl FnMut(i64, i64)) -> Result<(), StoreError> {
    pairs(
        db,
        "SELECT DISTINCT e.paper, e.digest FROM entry e INDEXED BY entry_by_paper
         WHERE e.digest IN (SELECT d.id FROM digest d WHERE d.counts)",
        take,
    )
}

/// The digests that count and that one paper is in.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn digests_of(db: &Connection, paper: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT e.digest FROM entry e JOIN digest d ON d.id = e.digest
         WHERE e.paper = ?1 AND d.counts ORDER BY e.digest",
    )?;
    Ok(statement.query_map([paper], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn pairs(db: &Connection, sql: &str, mut take: impl FnMut(i64, i64)) -> Result<(), StoreError> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

/// Gives `take` every paper that has a link of a kind, with the kind.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn each_link(db: &Connection, mut take: impl FnMut(i64, LinkKind)) -> Result<(), StoreError> {
    let mut statement = db.prepare("SELECT paper, kind FROM link INDEXED BY link_by_host")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(kind) = LinkKind::from_name(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?) {
            take(row.get(0)?, kind);
        }
    }
    Ok(())
}

/// The kinds of one paper's links.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn link_kinds_of(db: &Connection, paper: i64) -> Result<Vec<LinkKind>, StoreError> {
    let mut statement = db.prepare_cached("SELECT kind FROM link WHERE paper = ?1")?;
    let kinds =
        statement.query_map([paper], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(kinds.iter().filter_map(|kind| LinkKind::from_name(kind)).collect())
}

/// The papers with a link to `host` or a host below it.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn papers_with_host(db: &Connection, host: &str) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT paper FROM link WHERE host IN (
             WITH RECURSIVE known (host) AS (
                 SELECT min(host) FROM link
                 UNION ALL SELECT (SELECT min(l.host) FROM link l WHERE l.host > known.host) FROM known
                 WHERE known.host IS NOT NULL)
             SELECT host FROM known WHERE host = ?1 OR substr(host, -length(?1) - 1) = '.' || ?1)",
    )?;
    Ok(statement.query_map([host], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Every host that a link leads to, the one with most links first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn hosts(db: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT host FROM link GROUP BY host ORDER BY count(*) DESC, host")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The papers in the trash, the one put there last first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn trashed(db: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT paper FROM mark WHERE trashed_at IS NOT NULL AND NOT emptied ORDER BY trashed_at DESC, paper DESC",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The ids of all papers, by title.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn by_title(db: &Connection) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id FROM paper ORDER BY title COLLATE NOCASE, id")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}
