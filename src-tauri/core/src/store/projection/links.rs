use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::claims::Claim;
use crate::model::{FoundIn, LinkKind};
use crate::store::StoreError;
use crate::text::address;

/// A link of a paper, with the best evidence for it.
pub(super) struct MergedLink {
    pub(super) kind: LinkKind,
    pub(super) found_in: FoundIn,
    position: i64,
    pub(super) url: String,
    pub(super) host: String,
}

impl MergedLink {
    const fn evidence(&self) -> (LinkKind, FoundIn, i64) {
        (self.kind, self.found_in, self.position)
    }
}

/// The links of each claim, in their order.
pub(super) fn of_claims(db: &Connection, claims: &[Claim]) -> Result<Vec<Vec<MergedLink>>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT kind, found_in, position, url, host FROM entry_link WHERE entry = ?1 ORDER BY position",
    )?;
    let mut all = Vec::with_capacity(claims.len());
    for claim in claims {
        let links = statement.query_map([claim.entry], |row| {
            Ok(MergedLink {
                kind: LinkKind::from_name(&row.get::<_, String>(0)?).unwrap_or(LinkKind::Other),
                found_in: FoundIn::from_name(&row.get::<_, String>(1)?).unwrap_or(FoundIn::Page),
                position: row.get(2)?,
                url: row.get(3)?,
                host: row.get(4)?,
            })
        })?;
        all.push(links.collect::<Result<_, _>>()?);
    }
    Ok(all)
}

/// The person's own links, best first.
pub(super) fn of_person(addresses: &[String]) -> Vec<MergedLink> {
    let links = addresses.iter().filter_map(|url| address::link(url, FoundIn::Person));
    let merged = (0..).zip(address::best_first(links.collect())).map(|(position, link)| MergedLink {
        kind: link.kind,
        found_in: link.found_in,
        position,
        url: link.url,
        host: link.host,
    });
    merged.collect()
}

/// Each address once, with the best evidence for it, in the order in which the reader shows them: the person's own are
/// the first of their kind.
pub(super) fn merge(claimed: Vec<Vec<MergedLink>>, own: Vec<MergedLink>) -> Vec<MergedLink> {
    let mut by_url: BTreeMap<String, MergedLink> = BTreeMap::new();
    for link in claimed.into_iter().flatten() {
        match by_url.get(&link.url) {
            Some(known) if known.evidence() <= link.evidence() => {}
            _ => drop(by_url.insert(link.url.clone(), link)),
        }
    }
    for link in own {
        by_url.retain(|url, _| !address::same(url, &link.url));
        by_url.insert(link.url.clone(), link);
    }
    let mut links: Vec<MergedLink> = by_url.into_values().collect();
    links.sort_by(|a, b| a.evidence().cmp(&b.evidence()).then_with(|| a.url.cmp(&b.url)));
    links
}

/// Writes a paper's links down; an address keeps its id.
pub(super) fn write(db: &Connection, paper: i64, links: &[MergedLink]) -> Result<(), StoreError> {
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
