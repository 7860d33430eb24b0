use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::digest::ONCE;
use super::identity::Settled;
use super::{Change, StoreError, identity, offer};
use crate::model::{DigestKind, DigestRead, Entry, PaperFacts, Published};
use crate::text;

/// Entries that were written down.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// The paper of each, by their turns.
    pub papers: Vec<i64>,
    /// Other entries that moved from one paper to another by it, each a [`Change::Entry`]; made already.
    pub moves: Vec<Change>,
}

/// Writes down what `digests` say, each by its id, under the papers their entries are of, as if they counted; it is
/// for the caller to make them count. The papers themselves are worked out by [`super::project`]. `now` is the time of
/// the import (RFC 3339).
///
/// # Errors
///
/// Where the library cannot be written.
pub fn record(db: &Connection, digests: &[(i64, &DigestRead)], now: &str) -> Result<Recorded, StoreError> {
    let mut entries: Vec<(i64, &Entry)> =
        digests.iter().flat_map(|(digest, read)| read.entries.iter().map(|entry| (*digest, entry))).collect();
    entries.sort_by_key(|(_, entry)| entry.turn);
    // As it is shown: one source writes a name in italics, and another does not.
    let titles: Vec<String> =
        entries.iter().map(|(_, entry)| text::fold(&text::plain(&entry.facts.title))).collect();
    let keyed: Vec<(&PaperFacts, &str)> =
        entries.iter().zip(&titles).map(|((_, entry), title)| (&entry.facts, title.as_str())).collect();
    let Settled { moves, placed } = identity::place(db, &keyed, now)?;
    for (((digest, entry), title), paper) in entries.iter().zip(&titles).zip(&placed) {
        write(db, *digest, entry, title, *paper)?;
    }
    Ok(Recorded { papers: placed, moves })
}

fn write(db: &Connection, digest: i64, entry: &Entry, title_key: &str, paper: i64) -> Result<(), StoreError> {
    let facts = &entry.facts;
    db.prepare_cached(
        "INSERT INTO entry (digest, rank, place, paper, title, title_key, abstract, authors, author_count,
             published, published_known, arxiv_id, doi, upvotes, comments, ai_summary, ai_keywords, organization,
             abstract_cut, subjects, venue, born)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?4)",
    )?
    .execute(params![
        digest,
        entry.rank,
        entry.place,
        paper,
        facts.title,
        title_key,
        facts.abstract_text.as_deref().map(|text| body(db, text)).transpose()?,
        serde_json::to_string(&facts.authors)?,
        facts.author_count,
        facts.published.map(|published| published.day.to_string()),
        facts.published.map(|Published { known, .. }| known.as_str()),
        facts.arxiv_id.as_ref().map(ToString::to_string),
        facts.doi.as_ref().map(ToString::to_string),
        facts.upvotes,
        facts.comments,
        facts.ai_summary,
        serde_json::to_string(&facts.ai_keywords)?,
        facts.organization,
        facts.abstract_cut,
        serde_json::to_string(&facts.subjects)?,
        facts.venue,
    ])?;
    let row = db.last_insert_rowid();
    record_links(db, row, facts)?;
    offer::record(db, row, &entry.offered)
}

fn record_links(db: &Connection, entry: i64, facts: &PaperFacts) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(
        "INSERT INTO entry_link (entry, position, kind, url, host, found_in) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, link) in facts.links.iter().enumerate() {
        statement.execute(params![
            entry,
            position as i64,
            link.kind.as_str(),
            link.url,
            link.host,
            link.found_in.as_str()
        ])?;
    }
    Ok(())
}

/// The id of a long text, kept once.
pub(super) fn body(db: &Connection, text: &str) -> Result<i64, StoreError> {
    let hash = Sha256::digest(text.as_bytes());
    let known = db
        .prepare_cached("SELECT id FROM body WHERE hash = ?1")?
        .query_row([hash.as_slice()], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    db.prepare_cached("INSERT INTO body (hash, text) VALUES (?1, ?2)")?
        .execute(params![hash.as_slice(), text])?;
    Ok(db.last_insert_rowid())
}

/// The entries of a paper, in order, those of undone imports too.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn entries_of(db: &Connection, paper: i64) -> Result<BTreeSet<i64>, StoreError> {
    let mut statement = db.prepare_cached("SELECT id FROM entry WHERE paper = ?1")?;
    Ok(statement.query_map([paper], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The entry by which the person's word names a paper: its earliest that counts, else its earliest.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn naming_entry(db: &Connection, paper: i64) -> Result<Option<i64>, StoreError> {
    let sql = format!(
        "SELECT e.id FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
         WHERE e.paper = ?1 ORDER BY d.counts DESC, {ONCE} DESC, e.id LIMIT 1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_row([paper], |row| row.get(0)).optional()?)
}

/// One digest a paper was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppearanceRow {
    /// What the digest says of the paper.
    pub entry: i64,
    /// The digest; none where its import was undone.
    pub digest: Option<i64>,
    /// The digest's kind.
    pub kind: DigestKind,
    /// Its day as the person or else the page says.
    pub day: Option<String>,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// The name of the file.
    pub file: String,
    /// Place in its list, from 1.
    pub rank: u32,
    /// Votes then.
    pub upvotes: Option<u32>,
    /// Comments then.
    pub comments: Option<u32>,
}

/// Every digest `paper` was in, newest first; those that do not count only for a paper that has no other, and those
/// that are as if they had never been only where it has nothing else.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn appearances(db: &Connection, paper: i64) -> Result<Vec<AppearanceRow>, StoreError> {
    let sql = format!(
        "SELECT CASE WHEN d.counts THEN d.id END, d.kind, coalesce(g.day, d.day) AS said, s.name, e.rank,
                e.upvotes, e.comments, coalesce(n.name, d.title), e.id
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
              JOIN paper p ON p.id = e.paper LEFT JOIN digest_day g ON g.digest = d.id
              LEFT JOIN digest_name n ON n.digest = d.id
         WHERE e.paper = ?1 AND (d.counts OR (NOT p.listed AND ({ONCE} OR NOT EXISTS (
             SELECT 1 FROM entry o JOIN digest d ON d.id = o.digest JOIN source s ON s.id = d.source
             WHERE o.paper = e.paper AND {ONCE}))))
         ORDER BY said DESC, d.id DESC, e.rank"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([paper], |row| {
        Ok(AppearanceRow {
            digest: row.get(0)?,
            kind: DigestKind::from_name(&row.get::<_, String>(1)?).unwrap_or(DigestKind::List),
            day: row.get(2)?,
            file: row.get(3)?,
            rank: row.get(4)?,
            upvotes: row.get(5)?,
            comments: row.get(6)?,
            title: row.get(7)?,
            entry: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
