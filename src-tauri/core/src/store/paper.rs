use rusqlite::{Connection, OptionalExtension, Row};

use super::StoreError;
use crate::model::{DayKnown, Field, FoundIn, LinkKind, Status};

/// A paper in full, as worked out from its entries, with where the person put it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of PaperFacts and PaperRow")]
pub struct Paper {
    pub id: i64,
    /// Whether it is shown at all.
    pub present: bool,
    /// Whether a digest that counts lists it.
    pub listed: bool,
    pub title: String,
    pub abstract_text: Option<String>,
    pub authors: Vec<String>,
    pub author_count: Option<u32>,
    pub published: Option<String>,
    pub published_known: Option<DayKnown>,
    pub arxiv_id: Option<String>,
    pub doi: Option<String>,
    pub upvotes: Option<u32>,
    pub comments: Option<u32>,
    pub ai_summary: Option<String>,
    pub ai_keywords: Vec<String>,
    pub organization: Option<String>,
    pub abstract_cut: bool,
    pub subjects: Vec<String>,
    pub venue: Option<String>,
    pub code_host: Option<String>,
    pub code_count: u32,
    pub has_project: bool,
    pub status: Status,
    pub read: bool,
    pub starred: bool,
    /// Whether it is in the trash.
    pub trashed: bool,
    /// Whether code appeared in a later digest, and whether the person saw that.
    pub code_new: bool,
    pub code_seen: bool,
}

/// A link of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Link")]
pub struct LinkRow {
    pub id: i64,
    pub paper: i64,
    pub kind: LinkKind,
    pub url: String,
    pub host: String,
    pub found_in: FoundIn,
}

/// The texts of a paper that a search looks at. Several of a kind stand on lines of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Searchable {
    pub title: String,
    pub abstract_text: String,
    pub authors: String,
    /// The note, and what the person highlighted with their comments.
    pub note: String,
    /// Machine-made keywords and subjects.
    pub keywords: String,
    /// Organisation and venue.
    pub organization: String,
}

/// One paper, shown or not.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn paper(db: &Connection, id: i64) -> Result<Option<Paper>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.present, p.listed, p.title, b.text, p.authors, p.author_count, p.published,
                p.published_known, p.arxiv_id, p.doi, p.upvotes, p.comments, p.ai_summary, p.ai_keywords,
                p.organization, p.code_host, p.code_count, p.has_project,
                m.status, coalesce(m.read, 0), coalesce(m.starred, 0), p.abstract_cut, p.subjects, p.venue,
                m.trashed_at IS NOT NULL AND NOT m.emptied, p.code_new, coalesce(m.code_seen, 0)
         FROM paper p LEFT JOIN body b ON b.id = p.abstract LEFT JOIN mark m ON m.paper = p.id
         WHERE p.id = ?1",
    )?;
    let found = statement.query_row([id], |row| Ok(read_paper(row))).optional()?;
    found.transpose()
}

fn read_paper(row: &Row<'_>) -> Result<Paper, StoreError> {
    Ok(Paper {
        id: row.get(0)?,
        present: row.get(1)?,
        listed: row.get(2)?,
        title: row.get(3)?,
        abstract_text: row.get(4)?,
        authors: serde_json::from_str(&row.get::<_, String>(5)?)?,
        author_count: row.get(6)?,
        published: row.get(7)?,
        published_known: row.get::<_, Option<String>>(8)?.as_deref().and_then(DayKnown::from_name),
        arxiv_id: row.get(9)?,
        doi: row.get(10)?,
        upvotes: row.get(11)?,
        comments: row.get(12)?,
        ai_summary: row.get(13)?,
        ai_keywords: serde_json::from_str(&row.get::<_, String>(14)?)?,
        organization: row.get(15)?,
        code_host: row.get(16)?,
        code_count: row.get(17)?,
        has_project: row.get(18)?,
        status: row.get::<_, Option<String>>(19)?.as_deref().and_then(Status::from_name).unwrap_or_default(),
        read: row.get(20)?,
        starred: row.get(21)?,
        abstract_cut: row.get(22)?,
        subjects: serde_json::from_str(&row.get::<_, String>(23)?)?,
        venue: row.get(24)?,
        trashed: row.get(25)?,
        code_new: row.get(26)?,
        code_seen: row.get(27)?,
    })
}

/// Every link of a paper, best first.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn links(db: &Connection, paper: i64) -> Result<Vec<LinkRow>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, paper, kind, url, host, found_in FROM link WHERE paper = ?1 ORDER BY position",
    )?;
    Ok(statement.query_map([paper], read_link)?.collect::<Result<_, _>>()?)
}

/// One link.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn link(db: &Connection, id: i64) -> Result<Option<LinkRow>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id, paper, kind, url, host, found_in FROM link WHERE id = ?1")?;
    Ok(statement.query_row([id], read_link).optional()?)
}

fn read_link(row: &Row<'_>) -> rusqlite::Result<LinkRow> {
    Ok(LinkRow {
        id: row.get(0)?,
        paper: row.get(1)?,
        kind: LinkKind::from_name(&row.get::<_, String>(2)?).unwrap_or(LinkKind::Other),
        url: row.get(3)?,
        host: row.get(4)?,
        found_in: FoundIn::from_name(&row.get::<_, String>(5)?).unwrap_or(FoundIn::Page),
    })
}

/// When a paper was put into the trash (RFC 3339); none where it is not there.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn paper_trashed_at(db: &Connection, paper: i64) -> Result<Option<String>, StoreError> {
    let mut statement = db.prepare_cached("SELECT trashed_at FROM mark WHERE paper = ?1")?;
    Ok(statement.query_row([paper], |row| row.get(0)).optional()?.flatten())
}

/// The tags of a paper, in the order of their ids.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tag_ids_of(db: &Connection, paper: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT tag FROM paper_tag WHERE paper = ?1 ORDER BY tag")?;
    Ok(statement.query_map([paper], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The names of a paper's tags, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn tags_of(db: &Connection, paper: i64) -> Result<Vec<String>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT t.name FROM paper_tag x JOIN tag t ON t.id = x.tag WHERE x.paper = ?1 ORDER BY t.name",
    )?;
    Ok(statement.query_map([paper], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// What the person corrected of a paper.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn corrections(db: &Connection, paper: i64) -> Result<Vec<(Field, String)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT field, value FROM correction WHERE paper = ?1 ORDER BY field")?;
    let rows = statement.query_map([paper], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().filter_map(|(field, value)| Some((Field::from_name(&field)?, value))).collect())
}

/// The texts to search a paper by; none where it is neither shown nor in the trash.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn searchable(db: &Connection, id: i64) -> Result<Option<Searchable>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT p.title, b.text, p.authors,
                concat_ws(char(10), n.body,
                    (SELECT group_concat(h.quote || char(10) || h.comment, char(10)) FROM highlight h
                     WHERE h.paper = p.id)),
                p.ai_keywords, p.subjects, p.organization, p.venue
         FROM paper p LEFT JOIN body b ON b.id = p.abstract LEFT JOIN note n ON n.paper = p.id
         WHERE p.id = ?1 AND (p.present OR EXISTS (
             SELECT 1 FROM mark m WHERE m.paper = p.id AND m.trashed_at IS NOT NULL AND NOT m.emptied))",
    )?;
    let found = statement.query_row([id], |row| Ok(read_searchable(row))).optional()?;
    found.transpose()
}

fn read_searchable(row: &Row<'_>) -> Result<Searchable, StoreError> {
    let text = |at: usize| Ok::<_, StoreError>(row.get::<_, Option<String>>(at)?.unwrap_or_default());
    let list = |at: usize| {
        let list = row.get_ref(at)?.as_str().map_err(rusqlite::Error::from)?;
        Ok::<_, StoreError>(if list == "[]" {
            Vec::new()
        } else {
            serde_json::from_str::<Vec<String>>(list)?
        })
    };
    let mut keywords = list(4)?;
    keywords.extend(list(5)?);
    Ok(Searchable {
        title: row.get(0)?,
        abstract_text: text(1)?,
        authors: list(2)?.join("\n"),
        note: text(3)?,
        keywords: keywords.join("\n"),
        organization: [text(6)?, text(7)?].join("\n"),
    })
}

/// The paper of that arXiv identifier (without version): a shown one, else one in the trash.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn by_arxiv(db: &Connection, arxiv: &str) -> Result<Option<i64>, StoreError> {
    by(db, "arxiv_id", arxiv)
}

/// The paper of that DOI (lower case): a shown one, else one in the trash.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn by_doi(db: &Connection, doi: &str) -> Result<Option<i64>, StoreError> {
    by(db, "doi", doi)
}

/// `column` is one of ours, never input.
fn by(db: &Connection, column: &str, id: &str) -> Result<Option<i64>, StoreError> {
    let sql = format!(
        "SELECT p.id FROM paper p WHERE p.{column} = ?1 AND (p.present OR EXISTS (
             SELECT 1 FROM mark m WHERE m.paper = p.id AND m.trashed_at IS NOT NULL AND NOT m.emptied))
         ORDER BY p.present DESC, p.id LIMIT 1"
    );
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
}
