use rusqlite::Connection;

use super::Run;
use crate::api::{FileReceipt, Offers, Receipt, Totals};
use crate::service::ServiceError;
use crate::store::{self, SourceRow};

/// The receipt of a file of which nothing could be imported.
pub(super) fn refused(name: String, why: String) -> FileReceipt {
    FileReceipt {
        path: name,
        format: None,
        entries: 0,
        papers: 0,
        new: 0,
        updated: 0,
        unchanged: 0,
        unreadable: 0,
        warnings: Vec::new(),
        error: Some(why),
        passed_over: false,
    }
}

/// The receipt of a file that was read, before its papers are counted.
pub(super) fn read(name: &str, source: &SourceRow, entries: usize, papers: usize) -> FileReceipt {
    FileReceipt {
        format: Some(source.format),
        entries: entries + source.unreadable,
        papers,
        unreadable: source.unreadable,
        warnings: source.warnings.clone(),
        error: None,
        ..refused(name.to_owned(), String::new())
    }
}

/// The receipt of everything.
pub(super) fn of(run: Run, needs_day: Vec<i64>, offers: Offers) -> Receipt {
    let mut totals = Totals { files: run.files.len(), papers: run.papers.len(), ..Totals::default() };
    for file in &run.files {
        totals.passed_over += usize::from(file.passed_over);
        totals.failed += usize::from(file.error.is_some() && !file.passed_over);
        totals.entries += file.entries;
        totals.new += file.new;
        totals.updated += file.updated;
        totals.unchanged += file.unchanged;
        totals.unreadable += file.unreadable;
    }
    let (import, digests) = if run.dry { (None, Vec::new()) } else { (run.import, run.digests) };
    Receipt { import, files: run.files, totals, stopped: run.stopped, digests, needs_day, offers }
}

/// Those of `digests` whose day the person should say.
pub(super) fn needing_day(db: &Connection, digests: &[i64]) -> Result<Vec<i64>, ServiceError> {
    let mut needing = Vec::new();
    for id in digests {
        if store::digest(db, *id)?.is_some_and(|digest| digest.needs_day) {
            needing.push(*id);
        }
    }
    Ok(needing)
}
