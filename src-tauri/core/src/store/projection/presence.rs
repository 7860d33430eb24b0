use rusqlite::Connection;

use crate::store::StoreError;

/// A paper is shown while a digest lists it or it holds something of the person's (a note, a highlight, a file, a tag, a star,
/// a decision or a correction) and it is not in the trash. Having been opened is not enough.
///
/// # Errors
///
/// Where the library cannot be written.
pub fn refresh_presence(db: &Connection, paper: i64) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE paper SET present = (listed
             OR EXISTS (SELECT 1 FROM note WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM highlight WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM attachment WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM paper_tag WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM correction WHERE paper = ?1)
             OR EXISTS (SELECT 1 FROM mark WHERE paper = ?1 AND (starred OR status <> 'inbox')))
             AND NOT EXISTS (SELECT 1 FROM mark WHERE paper = ?1 AND trashed_at IS NOT NULL)
         WHERE id = ?1",
    )?
    .execute([paper])?;
    Ok(())
}
