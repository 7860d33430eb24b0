use jiff::civil::Date;
use rusqlite::Connection;

use crate::model::{DayKnown, PartialDay};
use crate::store::StoreError;
use crate::store::digest::ONCE;

/// What one digest says of a paper.
pub(super) struct Claim {
    pub(super) entry: i64,
    pub(super) title: String,
    pub(super) abstract_id: Option<i64>,
    pub(super) abstract_length: i64,
    pub(super) abstract_cut: bool,
    pub(super) authors: Vec<String>,
    pub(super) author_count: Option<u32>,
    pub(super) published: Option<(DayKnown, PartialDay)>,
    pub(super) arxiv_id: Option<String>,
    pub(super) doi: Option<String>,
    pub(super) upvotes: Option<u32>,
    pub(super) comments: Option<u32>,
    pub(super) ai_summary: Option<String>,
    pub(super) ai_keywords: String,
    pub(super) organization: Option<String>,
    pub(super) subjects: Vec<String>,
    pub(super) venue: Option<String>,
    /// The day it was said: of the digest, else of the file. None where the year is not known.
    pub(super) day: Option<String>,
}

/// What the digests that count say of a paper; of a paper that none lists, what those said that once did, else what all
/// say. Newest digest first; ties are broken by content, never by row. With whether the paper is listed.
pub(super) fn claims(db: &Connection, paper: i64) -> Result<(bool, Vec<Claim>), StoreError> {
    let counting = of(db, paper, "d.counts")?;
    if !counting.is_empty() {
        return Ok((true, counting));
    }
    let once = of(db, paper, ONCE)?;
    Ok((false, if once.is_empty() { of(db, paper, "TRUE")? } else { once }))
}

/// `which` is one of ours, never input.
fn of(db: &Connection, paper: i64, which: &str) -> Result<Vec<Claim>, StoreError> {
    let sql = format!(
        "SELECT e.id, e.title, e.abstract, length(b.text), e.authors, e.author_count, e.published,
                e.published_known, e.arxiv_id, e.doi, e.upvotes, e.comments, e.ai_summary, e.ai_keywords,
                e.organization, g.day, e.abstract_cut, e.subjects, e.venue,
                coalesce(g.day, d.day, substr(s.modified, 1, 10))
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
              LEFT JOIN body b ON b.id = e.abstract LEFT JOIN digest_day g ON g.digest = d.id
         WHERE e.paper = ?1 AND {which}
         ORDER BY coalesce(g.day, d.day) DESC, s.hash, d.section, e.rank"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([paper])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        let known: Option<String> = row.get(7)?;
        let published: Option<String> = row.get(6)?;
        let given: Option<String> = row.get(15)?;
        claims.push(Claim {
            entry: row.get(0)?,
            title: row.get(1)?,
            abstract_id: row.get(2)?,
            abstract_length: row.get::<_, Option<i64>>(3)?.unwrap_or_default(),
            authors: serde_json::from_str(&row.get::<_, String>(4)?)?,
            author_count: row.get(5)?,
            published: dated(published.as_deref(), known.as_deref(), given.as_deref()),
            arxiv_id: row.get(8)?,
            doi: row.get(9)?,
            upvotes: row.get(10)?,
            comments: row.get(11)?,
            ai_summary: row.get(12)?,
            ai_keywords: row.get(13)?,
            organization: row.get(14)?,
            abstract_cut: row.get(16)?,
            subjects: serde_json::from_str(&row.get::<_, String>(17)?)?,
            venue: row.get(18)?,
            day: row.get::<_, Option<String>>(19)?.filter(|day| !day.starts_with("--")),
        });
    }
    Ok(claims)
}

/// A day without its year takes it from the day that the person gave the digest; so does a year that was
/// only worked out, since the person knows better.
fn dated(day: Option<&str>, known: Option<&str>, given: Option<&str>) -> Option<(DayKnown, PartialDay)> {
    let day = PartialDay::parse(day?)?;
    let known = DayKnown::from_name(known?)?;
    let given: Option<Date> = given.and_then(|given| given.parse().ok());
    Some(match (known, given) {
        (DayKnown::YearUnknown | DayKnown::Inferred, Some(given)) => {
            (DayKnown::Inferred, PartialDay { year: None, ..day }.latest_until(given))
        }
        _ => (known, day),
    })
}
