//! A file as it was read, and as it is read again: the digests of every reading stay, those of one count.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Change, StoreError, digest};
use crate::model::{
    ArxivId, DayKnown, DigestKind, DigestRead, Doi, Entry, Format, FoundIn, Heading, Link, LinkKind, Offered,
    PaperFacts, PartialDay, Published, Reading, Warning,
};

/// A file that counts, with the reading of it that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSource {
    /// Its id.
    pub id: i64,
    /// SHA-256 in hexadecimal: the name of its original.
    pub hash: String,
    /// The name of the file.
    pub name: String,
    /// Which revision of the readers read it.
    pub reader: u32,
    /// Which of its readings counts.
    pub reading: i64,
    /// What was read.
    pub read: Reading,
    /// The ids of its digests, in the same order.
    pub digests: Vec<i64>,
}

/// The file that a digest came in, where that counts.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn source_of_digest(db: &Connection, digest: i64) -> Result<Option<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT d.source FROM digest d JOIN source s ON s.id = d.source WHERE d.id = ?1 AND s.active",
    )?;
    Ok(statement.query_row([digest], |row| row.get(0)).optional()?)
}

/// The files that count and were read by readers before `revision`, in the order in which they came.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn sources_read_before(db: &Connection, revision: u32) -> Result<Vec<i64>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT id FROM source WHERE active AND reader < ?1 ORDER BY id")?;
    Ok(statement.query_map([revision], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// One file with what was read of it, if there is one of that id.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn read_source(db: &Connection, id: i64) -> Result<Option<ReadSource>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT hash, name, format, reader, reading, warnings FROM source WHERE id = ?1")?;
    let found = statement
        .query_row([id], |row| {
            let texts: (String, String) = (row.get(2)?, row.get(5)?);
            Ok((row.get(0)?, row.get(1)?, row.get(3)?, row.get(4)?, texts))
        })
        .optional()?;
    let Some((hash, name, reader, reading, (format, warnings))) = found else { return Ok(None) };
    let (mut ids, mut digests) = (Vec::new(), Vec::new());
    for (digest, read) in digests_of_reading(db, id, reading)? {
        ids.push(digest);
        digests.push(read);
    }
    let read =
        Reading { format: format_named(&format)?, digests, warnings: serde_json::from_str(&warnings)? };
    Ok(Some(ReadSource { id, hash, name, reader, reading, read, digests: ids }))
}

fn format_named(name: &str) -> Result<Format, StoreError> {
    Format::from_name(name).ok_or_else(|| StoreError::Damaged(format!("format {name}")))
}

fn digests_of_reading(
    db: &Connection,
    source: i64,
    reading: i64,
) -> Result<Vec<(i64, DigestRead)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, title, day, day_inferred FROM digest WHERE source = ?1 AND reading = ?2
         ORDER BY section",
    )?;
    let mut rows = statement.query([source, reading])?;
    let mut digests = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let day: Option<String> = row.get(3)?;
        let digest = DigestRead {
            kind: DigestKind::from_name(&row.get::<_, String>(1)?).unwrap_or(DigestKind::List),
            title: row.get(2)?,
            day: Heading { day: day.as_deref().and_then(PartialDay::parse), inferred: row.get(4)? },
            entries: entries_of_digest(db, id)?,
        };
        digests.push((id, digest));
    }
    Ok(digests)
}

fn entries_of_digest(db: &Connection, digest: i64) -> Result<Vec<Entry>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.rank, e.place, e.title, b.text, e.abstract_cut, e.authors, e.author_count, e.published,
                e.published_known, e.arxiv_id, e.doi, e.upvotes, e.comments, e.ai_summary, e.ai_keywords,
                e.organization, e.subjects, e.venue, o.tags, o.note
         FROM entry e LEFT JOIN body b ON b.id = e.abstract LEFT JOIN entry_offer o ON o.entry = e.id
         WHERE e.digest = ?1 ORDER BY e.rank",
    )?;
    let mut rows = statement.query([digest])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let facts = PaperFacts { links: links_of_entry(db, id)?, ..facts(row)? };
        let offered = Offered { tags: list(row, 19)?, note: row.get(20)? };
        entries.push(Entry { rank: row.get(1)?, turn: None, place: row.get(2)?, facts, offered });
    }
    Ok(entries)
}

fn facts(row: &Row<'_>) -> Result<PaperFacts, StoreError> {
    let text = |at: usize| row.get::<_, Option<String>>(at);
    let day = text(8)?.as_deref().and_then(PartialDay::parse);
    let known = text(9)?.as_deref().and_then(DayKnown::from_name);
    Ok(PaperFacts {
        title: row.get(3)?,
        abstract_text: row.get(4)?,
        abstract_cut: row.get(5)?,
        authors: list(row, 6)?,
        author_count: row.get(7)?,
        published: day.zip(known).map(|(day, known)| Published { day, known }),
        arxiv_id: text(10)?.as_deref().and_then(ArxivId::parse),
        doi: text(11)?.as_deref().and_then(Doi::parse),
        upvotes: row.get(12)?,
        comments: row.get(13)?,
        ai_summary: row.get(14)?,
        ai_keywords: list(row, 15)?,
        organization: row.get(16)?,
        subjects: list(row, 17)?,
        venue: row.get(18)?,
        links: Vec::new(),
    })
}

fn list(row: &Row<'_>, at: usize) -> Result<Vec<String>, StoreError> {
    let text: Option<String> = row.get(at)?;
    Ok(text.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
}

fn links_of_entry(db: &Connection, entry: i64) -> Result<Vec<Link>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT kind, url, host, found_in FROM entry_link WHERE entry = ?1 ORDER BY position",
    )?;
    let rows = statement.query_map([entry], |row| {
        Ok(Link {
            kind: LinkKind::from_name(&row.get::<_, String>(0)?).unwrap_or(LinkKind::Other),
            url: row.get(1)?,
            host: row.get(2)?,
            found_in: FoundIn::from_name(&row.get::<_, String>(3)?).unwrap_or(FoundIn::Page),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Makes room for another reading of a file, not counting yet: gives its number and the section of its first digest.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn new_reading(
    db: &Connection,
    source: &ReadSource,
    reader: u32,
    read: &Reading,
) -> Result<(i64, usize), StoreError> {
    // What was read before is kept beside it when it is read again for the first time.
    keep(db, source.id, source.reading, source.reader, &source.read, "INSERT OR IGNORE")?;
    let (reading, section): (i64, i64) = db
        .prepare_cached(
            "SELECT max(reading) + 1, max(section) + 1 FROM (
             SELECT reading, section FROM digest WHERE source = ?1
             UNION ALL SELECT reading, -1 FROM source_reading WHERE source = ?1)",
        )?
        .query_row([source.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    keep(db, source.id, reading, reader, read, "INSERT")?;
    Ok((reading, usize::try_from(section).unwrap_or_default()))
}

fn keep(
    db: &Connection,
    source: i64,
    reading: i64,
    reader: u32,
    read: &Reading,
    insert: &'static str,
) -> Result<(), StoreError> {
    let sql = format!(
        "{insert} INTO source_reading (source, reading, format, reader, unreadable, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    db.prepare_cached(&sql)?.execute(params![
        source,
        reading,
        read.format.as_str(),
        reader,
        lost(&read.warnings) as i64,
        serde_json::to_string(&read.warnings)?
    ])?;
    Ok(())
}

/// How many entries could not be read.
pub fn lost(warnings: &[Warning]) -> usize {
    warnings.iter().filter(|warning| warning.entry_lost).count()
}

/// Notes that today's readers, of `revision`, read a file as it was read before.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn confirm_reading(db: &Connection, source: i64, revision: u32) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE source SET reader = ?2 WHERE id = ?1")?.execute(params![source, revision])?;
    db.prepare_cached(
        "UPDATE source_reading SET reader = ?2
         WHERE source = ?1 AND reading = (SELECT reading FROM source WHERE id = ?1)",
    )?
    .execute(params![source, revision])?;
    Ok(())
}

/// Makes another reading of a file the one that counts.
pub(super) fn set_reading(db: &Connection, source: i64, reading: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE source SET reading = r.reading, format = r.format, reader = r.reader,
             unreadable = r.unreadable, warnings = r.warnings
         FROM source_reading r WHERE r.source = source.id AND source.id = ?1 AND r.reading = ?2",
    )?
    .execute([source, reading])?;
    digest::refresh_counts(db, source)
}

/// Every paper of a file, in whichever reading.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn papers_of_readings(db: &Connection, source: i64) -> Result<Vec<i64>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT e.paper FROM digest d JOIN entry e ON e.digest = d.id WHERE d.source = ?1",
    )?;
    Ok(statement.query_map([source], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// What the person said of a digest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DigestWords {
    day: Option<String>,
    name: Option<String>,
    trashed: Option<String>,
}

/// What the person said of a digest of the reading that counts.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn words_on(db: &Connection, digest: i64) -> Result<DigestWords, StoreError> {
    Ok(DigestWords {
        day: digest::given_day(db, digest)?.map(|day| day.to_string()),
        name: digest::given_name(db, digest)?,
        trashed: digest::trashed_at(db, digest)?,
    })
}

impl DigestWords {
    /// The changes that say the same of another digest, of which nothing was said.
    #[must_use]
    pub fn onto(self, digest: i64) -> Vec<Change> {
        let Self { day, name, trashed } = self;
        let mut changes = Vec::new();
        changes.extend(day.map(|day| Change::DigestDay { digest, from: None, to: Some(day) }));
        changes.extend(name.map(|name| Change::DigestName { digest, from: None, to: Some(name) }));
        changes.extend(trashed.map(|at| Change::DigestTrashed { digest, from: None, to: Some(at) }));
        changes
    }
}
