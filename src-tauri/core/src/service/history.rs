//! The history of imports: every one with its receipt, file by file and entry by entry.

use rusqlite::Connection;

use super::import::{needing_day, offers_left};
use super::{Library, ServiceError};
use crate::api::{
    EntriesPage, EntriesRequest, EntryFilter, EntryReceipt, FileReceipt, HistoryPage, HistoryRequest,
    ImportInfo, Receipt, Totals,
};
use crate::model::{Outcome, Thing};
use crate::store::{self, Entries, EntryRow, ImportRow, LostRow, StoreError};
use crate::text;

/// The most imports and the most entries that one page has.
const MAX_IMPORTS: usize = 200;
const MAX_ENTRIES: usize = 500;

/// Words beyond these narrow nothing that a person looks for.
const MAX_WORDS: usize = 16;

impl Library {
    /// A page of the import history, newest first.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn import_history(&self, request: &HistoryRequest) -> Result<HistoryPage, ServiceError> {
        let typed = request.query.trim().to_lowercase();
        let words = split(&typed);
        let title_words = split(&text::fold(&typed));
        self.store.read(|db| {
            let found = store::imports(db, &words, &title_words, &typed)?;
            let offset = request.offset.min(found.len());
            let page = found.iter().skip(offset).take(request.limit.min(MAX_IMPORTS));
            let rows = page.filter_map(|id| store::import_row(db, *id).transpose());
            let rows = rows.map(|row| info(db, row?)).collect::<Result<_, ServiceError>>()?;
            Ok(HistoryPage { total: found.len(), offset, rows })
        })
    }

    /// One import as the history lists it.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be read.
    pub fn import_info(&self, import: i64) -> Result<ImportInfo, ServiceError> {
        self.store.read(|db| info(db, known(db, import)?))
    }

    /// The receipt of an import as it was given, with what can be taken over and what lacks its day today.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be read.
    pub fn import_receipt(&self, import: i64) -> Result<Receipt, ServiceError> {
        let now = self.now();
        self.store.read(|db| {
            let row = known(db, import)?;
            let digests = store::digests_of_import(db, import)?;
            Ok(Receipt {
                import: row.undoable.then_some(import),
                files: files(db, import)?,
                totals: totals(db, &row)?,
                stopped: row.stopped || row.totals.is_none(),
                needs_day: needing_day(db, &digests)?,
                digests,
                offers: offers_left(db, (row.undoable && !row.undone).then_some(import), &now)?,
            })
        })
    }

    /// A page of what an import made of each entry.
    ///
    /// # Errors
    ///
    /// Where there is no such import, or the library cannot be read.
    pub fn import_entries(&self, request: &EntriesRequest) -> Result<EntriesPage, ServiceError> {
        self.store.read(|db| {
            let import = known(db, request.import)?.id;
            let which = which(request.filter);
            let lost = match request.filter {
                EntryFilter::All | EntryFilter::Unreadable => store::count_lost(db, import)?,
                _ => 0,
            };
            let total = lost + store::count_entries(db, import, which)?;
            let offset = request.offset.min(total);
            let limit = request.limit.min(MAX_ENTRIES);
            let mut rows: Vec<EntryReceipt> = Vec::new();
            if offset < lost {
                rows.extend(store::lost_of_import(db, import, offset, limit)?.into_iter().map(unreadable));
            }
            let left = limit - rows.len();
            if left > 0 {
                let skipped = offset.saturating_sub(lost);
                let entries = store::entries_of_import(db, import, which, skipped, left)?;
                rows.extend(entries.into_iter().map(entry));
            }
            Ok(EntriesPage { total, offset, rows })
        })
    }
}

fn split(typed: &str) -> Vec<String> {
    typed.split_whitespace().take(MAX_WORDS).map(str::to_owned).collect()
}

fn known(db: &Connection, import: i64) -> Result<ImportRow, ServiceError> {
    store::import_row(db, import)?.ok_or(ServiceError::NotFound(Thing::Import))
}

const fn which(filter: EntryFilter) -> Entries {
    match filter {
        EntryFilter::All => Entries::All,
        EntryFilter::GainedCode => Entries::GainedCode,
        EntryFilter::PutAway => Entries::PutAway,
        EntryFilter::New => Entries::Of(Outcome::New),
        EntryFilter::Updated => Entries::Of(Outcome::Updated),
        EntryFilter::Unchanged => Entries::Of(Outcome::Unchanged),
        EntryFilter::Unreadable => Entries::Of(Outcome::Unreadable),
    }
}

fn info(db: &Connection, row: ImportRow) -> Result<ImportInfo, ServiceError> {
    Ok(ImportInfo {
        totals: totals(db, &row)?,
        id: row.id,
        at: row.at,
        label: row.label,
        file: row.file.map(|path| file_name(&path).to_owned()),
        stopped: row.stopped || row.totals.is_none(),
        undone: row.undone,
        undoable: row.undoable,
    })
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The sums as they were told; of an import that broke off, those of the files it came to.
fn totals(db: &Connection, row: &ImportRow) -> Result<Totals, ServiceError> {
    match &row.totals {
        Some(totals) => Ok(serde_json::from_str(totals).map_err(StoreError::from)?),
        None => Ok(Totals::of(&files(db, row.id)?)),
    }
}

fn files(db: &Connection, import: i64) -> Result<Vec<FileReceipt>, StoreError> {
    let files = store::files_of_import(db, import)?;
    files.iter().map(|file| Ok(serde_json::from_str(file)?)).collect()
}

fn unreadable(lost: LostRow) -> EntryReceipt {
    EntryReceipt {
        file: lost.path,
        place: lost.place,
        outcome: Outcome::Unreadable,
        title: String::new(),
        paper: None,
        fields: Vec::new(),
        gained_code: false,
        put_away: false,
        reason: Some(lost.reason),
        fragment: lost.fragment,
    }
}

fn entry(row: EntryRow) -> EntryReceipt {
    EntryReceipt {
        file: row.path,
        place: row.place,
        outcome: row.made.outcome,
        title: text::plain(&row.title),
        paper: Some(row.paper),
        fields: row.made.fields,
        gained_code: row.made.gained_code,
        put_away: row.made.put_away,
        reason: None,
        fragment: None,
    }
}
