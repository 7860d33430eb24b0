//! Emptying the trash: the one thing that cannot be taken back.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::{IMAGE, StoreError, note};
use crate::text;

/// What emptying the trash took away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Papers.
    pub papers: usize,
    /// Digests.
    pub digests: usize,
    /// Notes.
    pub notes: usize,
    /// Tags.
    pub tags: usize,
    /// Files, by hash and name, that no paper has and no note names any more.
    pub files: Vec<(String, String)>,
}

/// Takes away for good what was put into the trash until `until` (RFC 3339): of papers all that the person said of them,
/// emptied notes with their versions and images, deleted tags. Papers and digests stay away. Where anything was taken away, so is what
/// was done until then from what undo can take back, since it holds the same words.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn empty_trash(db: &Connection, until: &str) -> Result<Emptied, StoreError> {
    db.execute_batch("CREATE TEMP TABLE IF NOT EXISTS gone (paper INTEGER PRIMARY KEY); DELETE FROM gone;")?;
    let papers = db
        .execute("INSERT INTO gone SELECT paper FROM mark WHERE trashed_at <= ?1 AND NOT emptied", [until])?;
    let files = attached(db)?;
    let mut images = images_of(db)?;
    for table in ["note", "note_link", "highlight", "paper_tag", "correction", "attachment"] {
        db.execute(&format!("DELETE FROM {table} WHERE paper IN (SELECT paper FROM gone)"), [])?;
    }
    forget_versions(db, "SELECT paper FROM gone")?;
    db.execute(
        "UPDATE mark SET emptied = 1, status = 'inbox', read = 0, starred = 0
         WHERE paper IN (SELECT paper FROM gone)",
        [],
    )?;
    let digests =
        db.execute("UPDATE digest_trash SET emptied = 1 WHERE at <= ?1 AND NOT emptied", [until])?;
    db.execute(
        "DELETE FROM digest_name WHERE digest IN (SELECT digest FROM digest_trash WHERE emptied)",
        [],
    )?;
    db.execute_batch("DELETE FROM gone")?;
    let notes = db.execute(
        "INSERT INTO gone SELECT v.paper FROM note_version v
         WHERE v.size = 0 AND v.at <= ?1
             AND NOT EXISTS (SELECT 1 FROM note_version w WHERE w.paper = v.paper AND w.id > v.id)",
        [until],
    )?;
    images.append(&mut images_of(db)?);
    forget_versions(db, "SELECT paper FROM gone")?;
    let tags = db.execute("DELETE FROM tag_trash WHERE deleted_at <= ?1", [until])?;
    if papers + digests + notes + tags > 0 {
        db.execute("DELETE FROM action WHERE at <= ?1", [until])?;
    }
    let mut gone = Vec::new();
    for (hash, name) in files {
        if !has_file(db, &hash, &name)? {
            gone.push((hash, name));
        }
    }
    gone.extend(unnamed(db, images)?.into_iter().map(|hash| (hash, IMAGE.to_owned())));
    Ok(Emptied { papers, digests, notes, tags, files: gone })
}

/// The images that the notes of what goes ever named.
fn images_of(db: &Connection) -> Result<BTreeSet<String>, StoreError> {
    let mut named = BTreeSet::new();
    let name = |text: &str| named.extend(text::image_names(text).map(str::to_owned));
    note::each_text(db, "SELECT paper FROM gone", name)?;
    Ok(named)
}

/// Those of the images that no note names, in nothing that it ever said or that undo can bring back. None where a text cannot be
/// read: it may name them all.
fn unnamed(db: &Connection, mut images: BTreeSet<String>) -> Result<BTreeSet<String>, StoreError> {
    if images.is_empty() {
        return Ok(images);
    }
    let all = "SELECT paper FROM note UNION SELECT paper FROM note_version";
    let keep = |text: &str| {
        for hash in text::image_names(text) {
            images.remove(hash);
        }
    };
    if !note::each_text(db, all, keep)? {
        return Ok(BTreeSet::new());
    }
    let mut in_journal = db.prepare("SELECT EXISTS (SELECT 1 FROM action WHERE instr(changes, ?1) > 0)")?;
    let mut unnamed = BTreeSet::new();
    for hash in images {
        if !in_journal.query_row([&hash], |row| row.get(0))? {
            unnamed.insert(hash);
        }
    }
    Ok(unnamed)
}

fn attached(db: &Connection) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        db.prepare("SELECT DISTINCT hash, name FROM attachment WHERE paper IN (SELECT paper FROM gone)")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// `papers` is one of ours, never input.
fn forget_versions(db: &Connection, papers: &str) -> Result<(), StoreError> {
    db.execute(&format!("UPDATE note_version SET base = NULL WHERE paper IN ({papers})"), [])?;
    db.execute(&format!("DELETE FROM note_version WHERE paper IN ({papers})"), [])?;
    Ok(())
}

/// Whether any paper, or anything that undo can bring back, has the file of that hash and name.
fn has_file(db: &Connection, hash: &str, name: &str) -> Result<bool, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = ?1 AND name = ?2)
             OR EXISTS (SELECT 1 FROM action WHERE instr(changes, ?1) > 0)",
    )?;
    Ok(statement.query_row(params![hash, name], |row| row.get(0))?)
}
