use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use crate::model::{DayKnown, Status, TagColour};

/// A paper as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Paper")]
pub struct ListedPaper {
    pub id: i64,
    pub title: String,
    pub published: Option<String>,
    pub published_inferred: bool,
    pub author_count: Option<u32>,
    pub upvotes: Option<u32>,
    pub comments: Option<u32>,
    pub code_host: Option<String>,
    pub code_count: u32,
    pub has_project: bool,
    pub code_new: bool,
    pub status: Status,
    pub read: bool,
    pub starred: bool,
    pub has_note: bool,
    /// Id, name and colour of each tag, by name.
    pub tags: Vec<(i64, String, TagColour)>,
}

/// The rows of `ids`, in that order; ids the library does not hold are left out.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn listed(db: &Connection, ids: &[i64]) -> Result<Vec<ListedPaper>, StoreError> {
    let mut paper = db.prepare_cached(
        "SELECT p.id, p.title, p.published, p.published_known, p.author_count, p.upvotes, p.comments,
                p.code_host, p.code_count, p.has_project, m.status, coalesce(m.read, 0),
                coalesce(m.starred, 0), EXISTS (SELECT 1 FROM note n WHERE n.paper = p.id),
                p.code_new AND NOT coalesce(m.code_seen, 0)
         FROM paper p LEFT JOIN mark m ON m.paper = p.id WHERE p.id = ?1",
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let row = paper.query_row([id], |row| {
            let known = row.get::<_, Option<String>>(3)?;
            let status = row.get::<_, Option<String>>(10)?;
            Ok(ListedPaper {
                id: row.get(0)?,
                title: row.get(1)?,
                published: row.get(2)?,
                published_inferred: known.as_deref() == Some(DayKnown::Inferred.as_str()),
                author_count: row.get(4)?,
                upvotes: row.get(5)?,
                comments: row.get(6)?,
                code_host: row.get(7)?,
                code_count: row.get(8)?,
                has_project: row.get(9)?,
                status: status.as_deref().and_then(Status::from_name).unwrap_or_default(),
                read: row.get(11)?,
                starred: row.get(12)?,
                has_note: row.get(13)?,
                code_new: row.get(14)?,
                tags: Vec::new(),
            })
        });
        if let Some(row) = row.optional()? {
            rows.push(ListedPaper { tags: labels(db, *id)?, ..row });
        }
    }
    Ok(rows)
}

fn labels(db: &Connection, paper: i64) -> Result<Vec<(i64, String, TagColour)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.name, t.colour FROM paper_tag x JOIN tag t ON t.id = x.tag
         WHERE x.paper = ?1 ORDER BY t.name",
    )?;
    let rows = statement.query_map([paper], |row| {
        let colour = TagColour::from_name(&row.get::<_, String>(2)?).unwrap_or(TagColour::Slate);
        Ok((row.get(0)?, row.get(1)?, colour))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
