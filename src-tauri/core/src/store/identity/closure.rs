//! All evidence that can be reached from some entries by shared keys, shared papers and the person's word.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, Row, params};

use super::assign::{Place, Standing};
use super::evidence::{Evidence, Words};
use super::partition::MAX_NAMESAKES;
use super::words;
use crate::model::{ArxivId, Doi, PaperFacts, PartialDay};
use crate::store::StoreError;
use crate::store::digest::ONCE;

/// What was reached: evidence in the order of its entries, the last `pending` of it not written down yet.
#[derive(Debug, Default)]
pub(super) struct Closure {
    pub(super) evidence: Vec<Evidence>,
    pub(super) places: Vec<Place>,
    pub(super) pending: usize,
    pub(super) papers: HashMap<i64, Standing>,
    pub(super) words: Words,
}

impl Closure {
    /// From every entry of these papers, whether it counts or not: what ceased to count let go of others.
    ///
    /// What the entries of `loose` say of its identity was changed by the person: that they are one paper by now holds
    /// them together no longer.
    pub(super) fn of_papers(
        db: &Connection,
        papers: impl IntoIterator<Item = i64>,
        loose: &BTreeSet<i64>,
    ) -> Result<Self, StoreError> {
        let mut walk = Walk { loose: loose.clone(), ..Walk::new(db)? };
        for paper in papers {
            walk.reach(Key::Paper(paper));
            for row in rows(db, paper)? {
                walk.reach_keys(&row.evidence);
            }
        }
        walk.finish(Vec::new())
    }

    /// From entries that are not written down yet.
    pub(super) fn of_entries(db: &Connection, entries: &[(&PaperFacts, &str)]) -> Result<Self, StoreError> {
        let mut walk = Walk::new(db)?;
        let highest: i64 = db.query_row("SELECT coalesce(max(id), 0) FROM entry", [], |row| row.get(0))?;
        let pending: Vec<Evidence> = (highest + 1..)
            .zip(entries)
            .map(|(entry, (facts, title))| pending(entry, facts, title))
            .collect();
        pending.iter().for_each(|evidence| walk.reach_keys(evidence));
        walk.finish(pending)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Paper(i64),
    Arxiv(String),
    Doi(String),
    Title(String),
}

struct Walk<'a> {
    db: &'a Connection,
    seen: HashSet<Key>,
    next: Vec<Key>,
    loose: BTreeSet<i64>,
    joined: bool,
    parted: bool,
    /// Titles and DOIs that too many papers have.
    common: HashSet<String>,
    found: BTreeMap<i64, (Evidence, Place)>,
    papers: HashMap<i64, Standing>,
    words: Words,
}

impl<'a> Walk<'a> {
    fn new(db: &'a Connection) -> Result<Self, StoreError> {
        let (joined, parted) = words::any(db)?;
        Ok(Self {
            db,
            seen: HashSet::new(),
            next: Vec::new(),
            loose: BTreeSet::new(),
            joined,
            parted,
            common: HashSet::new(),
            found: BTreeMap::new(),
            papers: HashMap::new(),
            words: Words::default(),
        })
    }

    fn reach(&mut self, key: Key) {
        if !self.seen.contains(&key) {
            self.seen.insert(key.clone());
            self.next.push(key);
        }
    }

    fn reach_keys(&mut self, evidence: &Evidence) {
        evidence.arxiv.iter().for_each(|id| self.reach(Key::Arxiv(id.clone())));
        evidence.doi.iter().for_each(|id| self.reach(Key::Doi(id.clone())));
        if !evidence.title.is_empty() {
            self.reach(Key::Title(evidence.title.clone()));
        }
    }

    fn finish(mut self, pending: Vec<Evidence>) -> Result<Closure, StoreError> {
        while let Some(key) = self.next.pop() {
            match key {
                Key::Paper(paper) => self.paper(paper)?,
                Key::Arxiv(id) => drop(self.papers_by(&id, BY_ARXIV)?),
                Key::Doi(id) => self.common_by(id, BY_DOI)?,
                Key::Title(title) => self.common_by(title, BY_TITLE)?,
            }
        }
        let mut closure =
            Closure { pending: pending.len(), papers: self.papers, words: self.words, ..Closure::default() };
        let pending = pending.into_iter().map(|evidence| (evidence, Place::default()));
        for (mut evidence, place) in self.found.into_values().chain(pending) {
            if self.common.contains(&evidence.title) {
                evidence.title.clear();
            }
            evidence.doi = evidence.doi.filter(|doi| !self.common.contains(doi));
            closure.evidence.push(evidence);
            closure.places.push(place);
        }
        Ok(closure)
    }

    /// Reaches the papers that answer to a key, unless too many do, and says how many do.
    fn papers_by(&mut self, key: &str, sql: &str) -> Result<usize, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let papers: Vec<i64> = statement
            .query_map(params![key, MAX_NAMESAKES as i64 + 1], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if papers.len() <= MAX_NAMESAKES {
            papers.iter().for_each(|paper| self.reach(Key::Paper(*paper)));
        }
        Ok(papers.len())
    }

    /// Reaches the papers that answer to a key; one that too many answer to tells nothing.
    fn common_by(&mut self, key: String, sql: &str) -> Result<(), StoreError> {
        if self.papers_by(&key, sql)? > MAX_NAMESAKES {
            self.common.insert(key);
        }
        Ok(())
    }

    fn paper(&mut self, paper: i64) -> Result<(), StoreError> {
        let mut found = rows(self.db, paper)?;
        if found.is_empty() {
            return Ok(());
        }
        let standing = standing(self.db, paper)?;
        let kept = standing.held && !found.iter().any(|row| row.counts);
        let all_never = found.iter().all(|row| row.never);
        if standing.held {
            correct(self.db, paper, &mut found)?;
        }
        for row in found {
            let entry = row.evidence.entry;
            let named = self.named(entry)?;
            if !(row.counts || named || (kept && (all_never || !row.never))) {
                continue;
            }
            let place = Place { paper: Some(paper), born: row.born };
            let held = standing.held.then_some(paper);
            let loose = self.loose.contains(&paper);
            let evidence = Evidence { held, loose, ..row.evidence };
            self.reach_keys(&evidence);
            self.found.insert(entry, (evidence, place));
        }
        self.papers.insert(paper, standing);
        Ok(())
    }

    /// Takes up what the person said of an entry; whether there is anything.
    fn named(&mut self, entry: i64) -> Result<bool, StoreError> {
        let mut named = false;
        if self.joined {
            for (a, b) in words::joined_with(self.db, entry)? {
                named = true;
                let other = if a == entry { b } else { a };
                if let Some(paper) = super::paper_of_entry(self.db, other)? {
                    self.reach(Key::Paper(paper));
                }
                if a == entry {
                    self.words.joined.push((a, b));
                }
            }
        }
        if self.parted {
            let parted = words::parted_in(self.db, entry)?;
            named |= !parted.is_empty();
            self.words.parted.extend(parted);
        }
        Ok(named)
    }
}

const BY_ARXIV: &str = "SELECT DISTINCT paper FROM (
     SELECT paper FROM entry WHERE arxiv_id = ?1
     UNION ALL SELECT paper FROM correction WHERE field = 'arxiv_id' AND value = ?1) LIMIT ?2";
const BY_DOI: &str = "SELECT DISTINCT paper FROM (
     SELECT paper FROM entry WHERE doi = ?1
     UNION ALL SELECT paper FROM correction WHERE field = 'doi' AND value = ?1) LIMIT ?2";
const BY_TITLE: &str = "SELECT DISTINCT paper FROM entry WHERE title_key = ?1 LIMIT ?2";

struct EntryRow {
    evidence: Evidence,
    born: Option<i64>,
    counts: bool,
    never: bool,
}

fn rows(db: &Connection, paper: i64) -> Result<Vec<EntryRow>, StoreError> {
    let sql = format!(
        "SELECT e.id, e.born, e.arxiv_id, e.doi, e.title_key, e.authors ->> 0, e.author_count, e.published, d.counts,
                NOT ({ONCE})
         FROM entry e JOIN digest d ON d.id = e.digest JOIN source s ON s.id = d.source WHERE e.paper = ?1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_map([paper], read)?.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    let published: Option<String> = row.get(7)?;
    let evidence = Evidence {
        entry: row.get(0)?,
        held: None,
        loose: false,
        arxiv: row.get(2)?,
        doi: row.get(3)?,
        title: row.get(4)?,
        author: row.get(5)?,
        authors: row.get(6)?,
        day: None,
    };
    let day = day(published.as_deref().and_then(PartialDay::parse), evidence.arxiv.as_deref());
    Ok(EntryRow {
        evidence: Evidence { day, ..evidence },
        born: row.get(1)?,
        counts: row.get(8)?,
        never: row.get(9)?,
    })
}

/// The day a source says, else the month that an arXiv identifier carries.
pub(super) fn day(published: Option<PartialDay>, arxiv: Option<&str>) -> Option<PartialDay> {
    published.or_else(|| {
        let (year, month) = ArxivId::parse(arxiv?)?.year_month()?;
        PartialDay::month_of(year, Some(month))
    })
}

fn pending(entry: i64, facts: &PaperFacts, title: &str) -> Evidence {
    let arxiv = facts.arxiv_id.as_ref().map(ToString::to_string);
    Evidence {
        entry,
        held: None,
        loose: false,
        day: day(facts.published.map(|published| published.day), arxiv.as_deref()),
        arxiv,
        doi: facts.doi.as_ref().map(Doi::to_string),
        title: title.to_owned(),
        author: facts.authors.first().cloned(),
        authors: facts.author_count,
    }
}

/// The person's identifiers stand for those of all the paper's entries; an empty one says that there is none.
fn correct(db: &Connection, paper: i64, rows: &mut [EntryRow]) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT field, value FROM correction WHERE paper = ?1 AND field IN ('arxiv_id', 'doi')",
    )?;
    let mut said = statement.query([paper])?;
    while let Some(row) = said.next()? {
        let (field, value): (String, String) = (row.get(0)?, row.get(1)?);
        let value = Some(value).filter(|value| !value.is_empty());
        for row in rows.iter_mut() {
            if field == "doi" {
                row.evidence.doi.clone_from(&value);
            } else {
                row.evidence.arxiv.clone_from(&value);
            }
        }
    }
    Ok(())
}

/// What hangs on a paper.
pub(super) fn standing(db: &Connection, paper: i64) -> Result<Standing, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM note WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM highlight WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM attachment WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM paper_tag WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM correction WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM mark WHERE paper = ?1
                            AND (starred OR status <> 'inbox' OR trashed_at IS NOT NULL))
             OR EXISTS (SELECT 1 FROM entry e WHERE e.paper = ?1 AND (
                            EXISTS (SELECT 1 FROM joining WHERE a = e.id)
                            OR EXISTS (SELECT 1 FROM joining WHERE b = e.id)
                            OR EXISTS (SELECT 1 FROM parted WHERE entry = e.id))),
             EXISTS (SELECT 1 FROM mark WHERE paper = ?1)",
    )?;
    Ok(statement.query_row([paper], |row| Ok(Standing { held: row.get(0)?, marked: row.get(1)? }))?)
}
