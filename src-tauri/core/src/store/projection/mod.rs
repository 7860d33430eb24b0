//! A paper as its entries tell it: the best value of each field, by one written rule.
//!
//! The rule looks at the entries only, never at the order in which they were imported, so that any order
//! and repetition of the same imports gives the same paper.
//! - Title: of an entry with an identifier before one without, then of the newest digest.
//! - Abstract: a whole one before a piece of one, then the longest. What a machine summarised is never one.
//! - Day: one known in full before a month or a year or one without a year, one that is said before one worked out,
//!   then the newest digest's.
//! - Subjects: the longest list. Venue: the newest digest that has it.
//! - Authors: the longest list; their number: at least as many as are named, else the newest.
//! - Votes, comments, AI summary, keywords, organisation: the newest digest that has them.
//! - Links: all, each address once, kept in the order of their kind, place and position.
//! - Code appeared: by the days of the digests, or of files without one, the earliest had no code and a later one has.
//! - What the person corrected comes before all of these; own links stand beside those of the digests, the first of
//!   their kind.
//!
//! [`Choice`] is the rule; what is shown and where it comes from ([`provenance()`]) both follow it.

mod claims;
mod links;
mod presence;
mod provenance;
mod rule;

use rusqlite::{Connection, params};

use self::claims::{Claim, claims};
use self::rule::Choice;
use super::{StoreError, entry, paper};
use crate::model::{DayKnown, Field, LinkKind};

pub use presence::refresh_presence;
pub use provenance::{ClaimRow, ClaimSource, Provenance, provenance};

/// Works a paper out again from its entries and the person's corrections. A paper that no entry is of any more is not
/// listed.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn project(db: &Connection, paper: i64) -> Result<(), StoreError> {
    let (listed, claims) = claims(db, paper)?;
    let Some(choice) = Choice::of(&claims) else {
        db.prepare_cached("UPDATE paper SET listed = 0 WHERE id = ?1")?.execute([paper])?;
        return refresh_presence(db, paper);
    };
    let said = Said::of(db, paper)?;
    let claimed = links::of_claims(db, &claims)?;
    let has_code: Vec<bool> =
        claimed.iter().map(|links| links.iter().any(|link| link.kind == LinkKind::Code)).collect();
    let own = links::of_person(&said.links()?);
    let code_new =
        rule::code_appeared(&claims, &has_code) && !own.iter().any(|link| link.kind == LinkKind::Code);
    let links = links::merge(claimed, own);
    write(db, paper, &Facts { listed, code_new, claims: &claims, choice, said: &said, links: &links })?;
    links::write(db, paper, &links)?;
    refresh_presence(db, paper)
}

/// What the person corrected of a paper.
struct Said(Vec<(Field, String)>);

impl Said {
    fn of(db: &Connection, paper: i64) -> Result<Self, StoreError> {
        Ok(Self(paper::corrections(db, paper)?))
    }

    fn get(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, value)| value.as_str())
    }

    fn list(&self, field: Field) -> Result<Option<Vec<String>>, StoreError> {
        Ok(self.get(field).map(serde_json::from_str).transpose()?)
    }

    fn links(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.list(Field::Links)?.unwrap_or_default())
    }

    /// An identifier: what the person said, of which nothing is that there is none, else what a claim says.
    fn id<'a>(&'a self, field: Field, claimed: Option<&'a str>) -> Option<&'a str> {
        self.get(field).or(claimed).filter(|id| !id.is_empty())
    }
}

/// All that a paper's row follows from.
struct Facts<'a> {
    listed: bool,
    code_new: bool,
    claims: &'a [Claim],
    choice: Choice,
    said: &'a Said,
    links: &'a [links::MergedLink],
}

impl<'a> Facts<'a> {
    fn claim(&self, at: Option<usize>) -> Option<&'a Claim> {
        at.map(|at| &self.claims[at])
    }
}

fn write(db: &Connection, paper: i64, facts: &Facts<'_>) -> Result<(), StoreError> {
    let Facts { claims, choice, said, .. } = facts;
    let (known, published) = match said.get(Field::Published) {
        Some(day) => (Some(DayKnown::Explicit.as_str()), Some(day.to_owned())),
        None => facts
            .claim(choice.published)
            .and_then(|claim| claim.published)
            .map(|(known, day)| (known.as_str(), day.to_string()))
            .unzip(),
    };
    let said_authors = said.list(Field::Authors)?;
    let counted = match &said_authors {
        Some(authors) => u32::try_from(authors.len()).ok(),
        None => choice.count_authors(claims),
    };
    let none = Vec::new();
    let authors = said_authors
        .as_ref()
        .or_else(|| facts.claim(choice.authors).map(|claim| &claim.authors))
        .unwrap_or(&none);
    let subjects = facts.claim(choice.subjects).map_or(&none, |claim| &claim.subjects);
    let claimed = facts.claim(choice.abstract_text);
    let (abstract_id, cut) = match said.get(Field::Abstract) {
        Some(text) => (Some(entry::body(db, text)?), false),
        None => {
            (claimed.and_then(|claim| claim.abstract_id), claimed.is_some_and(|claim| claim.abstract_cut))
        }
    };
    let code: Vec<_> = facts.links.iter().filter(|link| link.kind == LinkKind::Code).collect();
    let claimed = |at: Option<usize>, fact: fn(&Claim) -> Option<&str>| facts.claim(at).and_then(fact);
    db.prepare_cached(
        "UPDATE paper SET listed = ?2, title = ?3, abstract = ?4, authors = ?5, author_count = ?6,
             published = ?7, published_known = ?8, arxiv_id = ?9, doi = ?10, upvotes = ?11, comments = ?12,
             ai_summary = ?13, ai_keywords = ?14, organization = ?15, code_host = ?16, code_count = ?17,
             has_project = ?18, abstract_cut = ?19, subjects = ?20, venue = ?21, code_new = ?22 WHERE id = ?1",
    )?
    .execute(params![
        paper,
        facts.listed,
        said.get(Field::Title).unwrap_or(&claims[choice.title].title),
        abstract_id,
        serde_json::to_string(authors)?,
        counted,
        published,
        known,
        said.id(Field::ArxivId, claimed(choice.arxiv_id, |claim| claim.arxiv_id.as_deref())),
        said.id(Field::Doi, claimed(choice.doi, |claim| claim.doi.as_deref())),
        facts.claim(choice.upvotes).and_then(|claim| claim.upvotes),
        facts.claim(choice.comments).and_then(|claim| claim.comments),
        claimed(choice.ai_summary, |claim| claim.ai_summary.as_deref()),
        claimed(choice.ai_keywords, |claim| Some(&claim.ai_keywords)).unwrap_or("[]"),
        claimed(choice.organization, |claim| claim.organization.as_deref()),
        code.first().map(|link| &link.host),
        code.len() as i64,
        facts.links.iter().any(|link| link.kind == LinkKind::Project),
        cut,
        serde_json::to_string(subjects)?,
        claimed(choice.venue, |claim| claim.venue.as_deref()),
        facts.code_new,
    ])?;
    Ok(())
}
