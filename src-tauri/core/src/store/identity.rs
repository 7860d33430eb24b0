//! Which paper an entry is of.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use crate::model::PaperFacts;

/// The paper that `facts` are of, where the library knows it.
///
/// Identifiers decide. Without one in common, the folded title does, unless identifiers or the number of
/// authors speak against it, or two papers answer to it: same title with different ids stays two.
pub(super) fn find(db: &Connection, facts: &PaperFacts, title_key: &str) -> Result<Option<i64>, StoreError> {
    if let Some(arxiv) = &facts.arxiv_id
        && let Some(paper) = by(db, "SELECT paper FROM entry WHERE arxiv_id = ?1 LIMIT 1", arxiv.as_str())?
    {
        return Ok(Some(paper));
    }
    if let Some(doi) = &facts.doi
        && let Some(paper) = by(db, "SELECT paper FROM entry WHERE doi = ?1 LIMIT 1", doi.as_str())?
    {
        return Ok(Some(paper));
    }
    by_title(db, facts, title_key)
}

fn by(db: &Connection, sql: &str, id: &str) -> Result<Option<i64>, StoreError> {
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

struct Namesake {
    paper: i64,
    arxiv_id: Option<String>,
    doi: Option<String>,
    author_count: Option<u32>,
}

fn by_title(db: &Connection, facts: &PaperFacts, title_key: &str) -> Result<Option<i64>, StoreError> {
    // A few words are no identity: "Introduction", "Reply".
    if title_key.chars().count() < 12 {
        return Ok(None);
    }
    let mut statement = db.prepare_cached(
        "SELECT p.id, p.arxiv_id, p.doi, p.author_count FROM paper p
         WHERE p.id IN (SELECT paper FROM entry WHERE title_key = ?1) ORDER BY p.id",
    )?;
    let namesakes = statement
        .query_map([title_key], |row| {
            Ok(Namesake {
                paper: row.get(0)?,
                arxiv_id: row.get(1)?,
                doi: row.get(2)?,
                author_count: row.get(3)?,
            })
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let mut fitting = namesakes.iter().filter(|namesake| namesake.fits(facts));
    Ok(match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(only.paper),
        _ => None,
    })
}

impl Namesake {
    fn fits(&self, facts: &PaperFacts) -> bool {
        let arxiv = facts.arxiv_id.as_ref().map(crate::model::ArxivId::as_str);
        let doi = facts.doi.as_ref().map(crate::model::Doi::as_str);
        !differ(self.arxiv_id.as_deref(), arxiv)
            && !differ(self.doi.as_deref(), doi)
            && !differ(self.author_count, facts.author_count)
    }
}

fn differ<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a != b)
}
