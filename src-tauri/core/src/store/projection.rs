//! A paper as its entries tell it: the best value of each field, by one written rule.
//!
//! The rule looks at the entries only, never at the order in which they were imported, so that any order
//! and repetition of the same imports gives the same paper.
//! - Title: of an entry with an identifier before one without, then of the newest digest.
//! - Abstract: a whole one before a piece of one, then the longest.
//! - Day: one known in full before a month or a year or one without a year, one that is said before one worked out,
//!   then the newest digest's.
//! - Subjects: the longest list. Venue: the newest digest that has it.
//! - Authors: the longest list; their number: at least as many as are named, else the newest.
//! - Votes, comments, AI summary, keywords, organisation: the newest digest that has them.
//! - Links: all, each address once, kept in the order of their kind, place and position.
//! - What the person corrected comes before all of these.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::{StoreError, paper};
use crate::model::{DayKnown, Field, FoundIn, LinkKind, PartialDay};

struct Claim {
    id: i64,
    title: String,
    abstract_id: Option<i64>,
    abstract_length: i64,
    abstract_cut: bool,
    authors: Vec<String>,
    author_count: Option<u32>,
    published: Option<(DayKnown, PartialDay)>,
    arxiv_id: Option<String>,
    doi: Option<String>,
    upvotes: Option<u32>,
    comments: Option<u32>,
    ai_summary: Option<String>,
    ai_keywords: String,
    organization: Option<String>,
    subjects: Vec<String>,
    venue: Option<String>,
}

/// Works a paper out again from its entries and the person's corrections.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn project(db: &Connection, paper: i64) -> Result<(), StoreError> {
    let mut claims = claims(db, paper, true)?;
    let listed = !claims.is_empty();
    if !listed {
        claims = self::claims(db, paper, false)?;
    }
    let Some(best) = Best::of(&claims) else { return Ok(()) };
    let links = merge_links(db, &claims)?;
    let corrections = paper::corrections(db, paper)?;
    let corrected = |field| corrections.iter().find(|(f, _)| *f == field).map(|(_, value)| value.clone());
    let (known, published) = match corrected(Field::Published) {
        Some(day) => (Some(DayKnown::Explicit.as_str()), Some(day)),
        None => {
            (best.published.map(|(known, _)| known.as_str()), best.published.map(|(_, day)| day.to_string()))
        }
    };
    let code: Vec<&MergedLink> = links.iter().filter(|link| link.kind == LinkKind::Code).collect();
    db.prepare_cached(
        "UPDATE paper SET listed = ?2, title = ?3, abstract = ?4, authors = ?5, author_count = ?6,
             published = ?7, published_known = ?8, arxiv_id = ?9, doi = ?10, upvotes = ?11, comments = ?12,
             ai_summary = ?13, ai_keywords = ?14, organization = ?15, code_host = ?16, code_count = ?17,
             has_project = ?18, abstract_cut = ?19, subjects = ?20, venue = ?21 WHERE id = ?1",
    )?
    .execute(params![
        paper,
        listed,
        corrected(Field::Title).unwrap_or(best.title),
        best.abstract_id,
        serde_json::to_string(&best.authors)?,
        best.author_count,
        published,
        known,
        best.arxiv_id,
        best.doi,
        best.upvotes,
        best.comments,
        best.ai_summary,
        best.ai_keywords,
        best.organization,
        code.first().map(|link| &link.host),
        code.len() as i64,
        links.iter().any(|link| link.kind == LinkKind::Project),
        best.abstract_cut,
        serde_json::to_string(&best.subjects)?,
        best.venue,
    ])?;
    write_links(db, paper, &links)?;
    refresh_presence(db, paper)
}

/// A paper is shown while a digest lists it or it holds something of the person's: a note, a tag, a star,
/// a decision or a correction. Having been opened is not enough.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn refresh_presence(db: &Connection, paper: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE paper SET present = listed
             OR EXISTS (SELECT 1 FROM note WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM paper_tag WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM correction WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM mark WHERE paper = ?1 AND (starred OR status <> 'inbox'))
         WHERE id = ?1",
    )?
    .execute([paper])?;
    Ok(())
}

/// What the digests say of a paper, newest digest first; ties are broken by content, never by row.
fn claims(db: &Connection, paper: i64, active: bool) -> Result<Vec<Claim>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.title, e.abstract, length(b.text), e.authors, e.author_count, e.published,
                e.published_known, e.arxiv_id, e.doi, e.upvotes, e.comments, e.ai_summary, e.ai_keywords,
                e.organization, g.day, e.abstract_cut, e.subjects, e.venue
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
              LEFT JOIN body b ON b.id = e.abstract LEFT JOIN digest_day g ON g.digest = d.id
         WHERE e.paper = ?1 AND (d.counts OR NOT ?2)
         ORDER BY coalesce(g.day, d.day) DESC, s.hash, d.section, e.rank",
    )?;
    let mut rows = statement.query(params![paper, active])?;
    let mut claims = Vec::new();
    while let Some(row) = rows.next()? {
        let known: Option<String> = row.get(7)?;
        let published: Option<String> = row.get(6)?;
        let given: Option<String> = row.get(15)?;
        claims.push(Claim {
            id: row.get(0)?,
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

struct Best {
    title: String,
    abstract_id: Option<i64>,
    abstract_cut: bool,
    authors: Vec<String>,
    author_count: Option<u32>,
    published: Option<(DayKnown, PartialDay)>,
    arxiv_id: Option<String>,
    doi: Option<String>,
    upvotes: Option<u32>,
    comments: Option<u32>,
    ai_summary: Option<String>,
    ai_keywords: String,
    organization: Option<String>,
    subjects: Vec<String>,
    venue: Option<String>,
}

impl Best {
    fn of(claims: &[Claim]) -> Option<Self> {
        let title =
            first_best(claims, |claim| claim.arxiv_id.is_some() || claim.doi.is_some())?.title.clone();
        let authors = first_best(claims, |claim| claim.authors.len())?.authors.clone();
        let said = first_best(claims, |claim| {
            (claim.abstract_id.is_some() && !claim.abstract_cut, claim.abstract_length)
        })?;
        let named = u32::try_from(authors.len()).unwrap_or(u32::MAX);
        let counted = newest(claims, |claim| claim.author_count).unwrap_or_default().max(named);
        Some(Self {
            title,
            abstract_id: said.abstract_id,
            abstract_cut: said.abstract_cut,
            author_count: (counted > 0).then_some(counted),
            authors,
            published: first_best(claims, |claim| {
                claim.published.map(|(known, day)| (day.precision(), known))
            })?
            .published,
            arxiv_id: newest(claims, |claim| claim.arxiv_id.clone()),
            doi: newest(claims, |claim| claim.doi.clone()),
            upvotes: newest(claims, |claim| claim.upvotes),
            comments: newest(claims, |claim| claim.comments),
            ai_summary: newest(claims, |claim| claim.ai_summary.clone()),
            ai_keywords: newest(claims, |claim| {
                (claim.ai_keywords != "[]").then(|| claim.ai_keywords.clone())
            })
            .unwrap_or_else(|| "[]".to_owned()),
            organization: newest(claims, |claim| claim.organization.clone()),
            subjects: first_best(claims, |claim| claim.subjects.len())?.subjects.clone(),
            venue: newest(claims, |claim| claim.venue.clone()),
        })
    }
}

fn newest<T>(claims: &[Claim], field: impl Fn(&Claim) -> Option<T>) -> Option<T> {
    claims.iter().find_map(field)
}

/// The first claim of those that `worth` ranks highest; claims come newest first.
fn first_best<K: Ord>(claims: &[Claim], worth: impl Fn(&Claim) -> K) -> Option<&Claim> {
    claims.iter().rev().max_by_key(|claim| worth(claim))
}

struct MergedLink {
    kind: LinkKind,
    found_in: FoundIn,
    position: i64,
    url: String,
    host: String,
}

/// Each address once, with the best evidence for it, in the order in which the reader shows them.
fn merge_links(db: &Connection, claims: &[Claim]) -> Result<Vec<MergedLink>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT kind, found_in, position, url, host FROM entry_link WHERE entry = ?1 ORDER BY position",
    )?;
    let mut by_url: BTreeMap<String, MergedLink> = BTreeMap::new();
    for claim in claims {
        let mut rows = statement.query([claim.id])?;
        while let Some(row) = rows.next()? {
            let link = MergedLink {
                kind: LinkKind::from_name(&row.get::<_, String>(0)?).unwrap_or(LinkKind::Other),
                found_in: FoundIn::from_name(&row.get::<_, String>(1)?).unwrap_or(FoundIn::Page),
                position: row.get(2)?,
                url: row.get(3)?,
                host: row.get(4)?,
            };
            match by_url.get(&link.url) {
                Some(known) if known.evidence() <= link.evidence() => {}
                _ => drop(by_url.insert(link.url.clone(), link)),
            }
        }
    }
    let mut links: Vec<MergedLink> = by_url.into_values().collect();
    links.sort_by(|a, b| a.evidence().cmp(&b.evidence()).then_with(|| a.url.cmp(&b.url)));
    Ok(links)
}

impl MergedLink {
    const fn evidence(&self) -> (LinkKind, FoundIn, i64) {
        (self.kind, self.found_in, self.position)
    }
}

fn write_links(db: &Connection, paper: i64, links: &[MergedLink]) -> Result<(), StoreError> {
    let addresses: Vec<&str> = links.iter().map(|link| link.url.as_str()).collect();
    db.prepare_cached("DELETE FROM link WHERE paper = ?1 AND url NOT IN (SELECT value FROM json_each(?2))")?
        .execute(params![paper, serde_json::to_string(&addresses)?])?;
    let mut upsert = db.prepare_cached(
        "INSERT INTO link (paper, position, kind, url, host, found_in) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (paper, url) DO UPDATE SET position = excluded.position, kind = excluded.kind,
             host = excluded.host, found_in = excluded.found_in",
    )?;
    for (position, link) in links.iter().enumerate() {
        upsert.execute(params![
            paper,
            position as i64,
            link.kind.as_str(),
            link.url,
            link.host,
            link.found_in.as_str()
        ])?;
    }
    Ok(())
}
