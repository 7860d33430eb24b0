use rusqlite::{Connection, params};

use super::StoreError;
use crate::model::Offered;

/// Keeps what another program has beside an entry.
pub(super) fn record(db: &Connection, entry: i64, offered: &Offered) -> Result<(), StoreError> {
    if offered.is_empty() {
        return Ok(());
    }
    db.prepare_cached("INSERT INTO entry_offer (entry, tags, note) VALUES (?1, ?2, ?3)")?
        .execute(params![entry, serde_json::to_string(&offered.tags)?, offered.note])?;
    Ok(())
}

/// What the files of an import offer, paper by paper in their order; a paper may come more than once.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn offers_of_import(db: &Connection, import: i64) -> Result<Vec<(i64, Offered)>, StoreError> {
    let mut statement = db.prepare_cached(
        "SELECT e.paper, o.tags, o.note FROM import_source i JOIN source s ON s.id = i.source
              JOIN digest d ON d.source = s.id AND d.reading = s.reading JOIN entry e ON e.digest = d.id JOIN entry_offer o ON o.entry = e.id
         WHERE i.import = ?1 ORDER BY e.id",
    )?;
    let mut rows = statement.query([import])?;
    let mut offers = Vec::new();
    while let Some(row) = rows.next()? {
        let tags = serde_json::from_str(&row.get::<_, String>(1)?)?;
        offers.push((row.get(0)?, Offered { tags, note: row.get(2)? }));
    }
    Ok(offers)
}
