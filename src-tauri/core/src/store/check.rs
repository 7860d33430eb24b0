//! Whether the library is as it should be.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{IMAGE, StoreError, backup, note};
use crate::text;

/// What lies beside the database, by the hash of each.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Imported files, with the name of each.
    pub originals: Vec<(String, String)>,
    /// Files of papers and images of notes: hash and name.
    pub files: BTreeSet<(String, String)>,
}

/// What SQLite finds wrong with the database, rows that name what is not there, and versions of notes whose text is lost; a line
/// each, at most a hundred of any.
///
/// # Errors
///
/// Where it cannot be looked for.
pub fn faults(db: &Connection) -> Result<Vec<String>, StoreError> {
    const MOST: usize = 100;
    let mut faults = backup::faults(db, MOST as u32)?;
    if faults.is_empty() {
        let mut statement = db.prepare("PRAGMA foreign_key_check")?;
        let dangling = statement.query_map([], |row| {
            let (table, of, row) = (
                row.get::<_, String>(0)?,
                row.get::<_, String>(2)?,
                row.get::<_, Option<i64>>(1)?.unwrap_or_default(),
            );
            Ok(format!("row {row} of {table} names a {of} that is not there"))
        })?;
        faults.extend(dangling.take(MOST).collect::<Result<Vec<_>, _>>()?);
        let lost = note::lost_versions(db)?.into_iter().take(MOST);
        faults.extend(lost.map(|version| format!("the text of version {version} of a note is lost")));
    }
    Ok(faults)
}

/// What should lie beside the database.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn content(db: &Connection) -> Result<Content, StoreError> {
    let pairs = |sql: &str| -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = db.prepare(sql)?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    };
    let mut files: BTreeSet<_> = pairs("SELECT hash, name FROM attachment")?.into_iter().collect();
    for (body, _) in pairs("SELECT body, updated_at FROM note WHERE body LIKE '%image:%'")? {
        files.extend(text::image_names(&body).map(|hash| (hash.to_owned(), IMAGE.to_owned())));
    }
    Ok(Content { originals: pairs("SELECT hash, name FROM source")?, files })
}
