//! Where each fact of a paper comes from: what every digest says of it, and which the rule took.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::claims::{Claim, claims};
use super::rule::Choice;
use super::{Said, links};
use crate::model::{DigestKind, Fact, Field, Format};
use crate::store::StoreError;

/// Where one fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The fact.
    pub fact: Fact,
    /// What the person said of it; empty where that there is none.
    pub said: Option<String>,
    /// What the digests say, newest first.
    pub claims: Vec<ClaimRow>,
}

/// What one digest says of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimRow {
    /// What it says, in words.
    pub value: String,
    /// Whether the rule takes it.
    pub chosen: bool,
    /// Who says it.
    pub source: ClaimSource,
}

/// An entry, and the digest it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimSource {
    /// The entry.
    pub entry: i64,
    /// The digest; none where it does not count.
    pub digest: Option<i64>,
    /// What the person, else its source, calls the digest.
    pub title: Option<String>,
    /// The digest's kind.
    pub kind: DigestKind,
    /// Its day as the person or else the page says.
    pub day: Option<String>,
    /// The name of the file.
    pub file: String,
    /// The form it was in.
    pub format: Format,
    /// Place in the digest's list, from 1.
    pub rank: u32,
    /// Where in the file it stands.
    pub place: String,
}

/// Where every fact of a paper comes from, in the order in which a reader shows them; facts that nobody says are left
/// out.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn provenance(db: &Connection, paper: i64) -> Result<Vec<Provenance>, StoreError> {
    let (_, claims) = claims(db, paper)?;
    let Some(choice) = Choice::of(&claims) else { return Ok(Vec::new()) };
    let said = Said::of(db, paper)?;
    let mut sources = BTreeMap::new();
    for claim in &claims {
        sources.insert(claim.entry, source(db, claim.entry)?);
    }
    let mut all = Vec::new();
    for (fact, chosen, value) in table(&choice) {
        let mut rows = Vec::new();
        for (at, claim) in claims.iter().enumerate() {
            let (Some(value), Some(source)) =
                (value(db, claim)?, sources.get(&claim.entry).cloned().flatten())
            else {
                continue;
            };
            rows.push(ClaimRow { value, chosen: chosen == Some(at), source });
        }
        all.push(Provenance { fact, said: said_of(&said, fact)?, claims: rows });
    }
    all.push(linked(db, &claims, &said, &sources)?);
    all.retain(|provenance| provenance.said.is_some() || !provenance.claims.is_empty());
    Ok(all)
}

type Value = fn(&Connection, &Claim) -> Result<Option<String>, StoreError>;

/// Each fact, the claim that the rule takes, and what a claim says of it.
fn table(choice: &Choice) -> [(Fact, Option<usize>, Value); 14] {
    [
        (Fact::Title, Some(choice.title), |_, claim| Ok(Some(claim.title.clone()))),
        (Fact::Authors, choice.authors, |_, claim| Ok(joined(&claim.authors))),
        (Fact::AuthorCount, choice.author_count, |_, claim| {
            Ok(claim.author_count.map(|count| count.to_string()))
        }),
        (Fact::Published, choice.published, |_, claim| Ok(claim.published.map(|(_, day)| day.to_string()))),
        (Fact::Abstract, choice.abstract_text, |db, claim| {
            claim.abstract_id.map(|id| text(db, id)).transpose()
        }),
        (Fact::ArxivId, choice.arxiv_id, |_, claim| Ok(claim.arxiv_id.clone())),
        (Fact::Doi, choice.doi, |_, claim| Ok(claim.doi.clone())),
        (Fact::Venue, choice.venue, |_, claim| Ok(claim.venue.clone())),
        (Fact::Organization, choice.organization, |_, claim| Ok(claim.organization.clone())),
        (Fact::Subjects, choice.subjects, |_, claim| Ok(joined(&claim.subjects))),
        (Fact::Upvotes, choice.upvotes, |_, claim| Ok(claim.upvotes.map(|count| count.to_string()))),
        (Fact::Comments, choice.comments, |_, claim| Ok(claim.comments.map(|count| count.to_string()))),
        (Fact::AiSummary, choice.ai_summary, |_, claim| Ok(claim.ai_summary.clone())),
        (Fact::AiKeywords, choice.ai_keywords, |_, claim| {
            Ok(joined(&serde_json::from_str::<Vec<String>>(&claim.ai_keywords)?))
        }),
    ]
}

fn joined(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join(", "))
}

fn text(db: &Connection, body: i64) -> Result<String, StoreError> {
    Ok(db.prepare_cached("SELECT text FROM body WHERE id = ?1")?.query_row([body], |row| row.get(0))?)
}

/// Every link is shown, so every claim is chosen.
fn linked(
    db: &Connection,
    claims: &[Claim],
    said: &Said,
    sources: &BTreeMap<i64, Option<ClaimSource>>,
) -> Result<Provenance, StoreError> {
    let mut rows = Vec::new();
    for (claim, links) in claims.iter().zip(links::of_claims(db, claims)?) {
        let urls: Vec<String> = links.into_iter().map(|link| link.url).collect();
        if let (false, Some(source)) = (urls.is_empty(), sources.get(&claim.entry).cloned().flatten()) {
            rows.push(ClaimRow { value: urls.join("\n"), chosen: true, source });
        }
    }
    Ok(Provenance { fact: Fact::Links, said: said_of(said, Fact::Links)?, claims: rows })
}

fn said_of(said: &Said, fact: Fact) -> Result<Option<String>, StoreError> {
    let Some(field) = Field::ALL.into_iter().find(|field| Fact::from(*field) == fact) else {
        return Ok(None);
    };
    Ok(match field {
        Field::Authors => said.list(field)?.map(|names| names.join(", ")),
        Field::Links => said.list(field)?.map(|urls| urls.join("\n")),
        _ => said.get(field).map(str::to_owned),
    })
}

fn source(db: &Connection, entry: i64) -> Result<Option<ClaimSource>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT CASE WHEN d.counts THEN d.id END, coalesce(n.name, d.title), d.kind, coalesce(g.day, d.day), s.name,
                s.format, e.rank, e.place
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source
              LEFT JOIN digest_day g ON g.digest = d.id LEFT JOIN digest_name n ON n.digest = d.id
         WHERE e.id = ?1",
    )?;
    let found = statement.query_row([entry], |row| {
        Ok(ClaimSource {
            entry,
            digest: row.get(0)?,
            title: row.get(1)?,
            kind: DigestKind::from_name(&row.get::<_, String>(2)?).unwrap_or(DigestKind::List),
            day: row.get(3)?,
            file: row.get(4)?,
            format: Format::from_name(&row.get::<_, String>(5)?).unwrap_or(Format::PlainText),
            rank: row.get(6)?,
            place: row.get(7)?,
        })
    });
    Ok(found.optional()?)
}
