use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest as _, Sha256};

use super::{StoreError, identity, offer};
use crate::model::{DigestKind, Entry, PaperFacts, Published};

/// An entry that was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The paper it is of.
    pub paper: i64,
    /// Whether the library did not know the paper in any form.
    pub created: bool,
}

/// Writes down what `entry` of `digest` says, under the paper it is of. `title_key` is the folded title,
/// `now` the time of the import (RFC 3339). The paper itself is worked out by [`super::project`].
///
/// # Errors
///
/// Where the library cannot be written.
pub fn record(
    db: &Connection,
    digest: i64,
    entry: &Entry,
    title_key: &str,
    now: &str,
) -> Result<Recorded, StoreError> {
    let facts = &entry.facts;
    let known = identity::find(db, facts, title_key)?;
    let paper = match known {
        Some(paper) => paper,
        None => create_paper(db, facts, now)?,
    };
    db.prepare_cached(
        "INSERT INTO entry (digest, rank, place, paper, title, title_key, abstract, authors, author_count,
             published, published_known, arxiv_id, doi, upvotes, comments, ai_summary, ai_keywords, organization,
             abstract_cut, subjects, venue)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
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
    offer::record(db, row, &entry.offered)?;
    Ok(Recorded { paper, created: known.is_none() })
}

/// The identifiers are set at once, so that the next entry of the same import finds the paper by them.
fn create_paper(db: &Connection, facts: &PaperFacts, now: &str) -> Result<i64, StoreError> {
    db.prepare_cached("INSERT INTO paper (added_at, arxiv_id, doi, author_count) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
        now,
        facts.arxiv_id.as_ref().map(ToString::to_string),
        facts.doi.as_ref().map(ToString::to_string),
        facts.author_count
    ])?;
    Ok(db.last_insert_rowid())
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
fn body(db: &Connection, text: &str) -> Result<i64, StoreError> {
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

/// Every digest `paper` was in, newest first; those of undone imports only for a paper that has no other.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn appearances(db: &Connection, paper: i64) -> Result<Vec<AppearanceRow>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT CASE WHEN d.counts THEN d.id END, d.kind, coalesce(g.day, d.day) AS said, s.name, e.rank,
                e.upvotes, e.comments, coalesce(n.name, d.title), e.id
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
              JOIN paper p ON p.id = e.paper LEFT JOIN digest_day g ON g.digest = d.id
              LEFT JOIN digest_name n ON n.digest = d.id
         WHERE e.paper = ?1 AND (d.counts OR NOT p.listed)
         ORDER BY said DESC, d.id DESC, e.rank",
    )?;
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
