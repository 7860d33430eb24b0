use rusqlite::Connection;

use crate::api::{FileReceipt, Totals};
use crate::model::Unread;
use crate::service::ServiceError;
use crate::store::{self, SourceRow};

/// The receipt of a file of which nothing could be imported.
pub(super) fn refused(name: String, why: Unread) -> FileReceipt {
    FileReceipt { path: name, error: Some(why), ..FileReceipt::default() }
}

/// The receipt of a file that was read, before its papers are counted.
pub(super) fn read(name: &str, source: &SourceRow, entries: usize, papers: usize) -> FileReceipt {
    FileReceipt {
        path: name.to_owned(),
        format: Some(source.format),
        entries: entries + source.unreadable,
        papers,
        unreadable: source.unreadable,
        warnings: source.warnings.clone(),
        ..FileReceipt::default()
    }
}

impl Totals {
    /// The sums of some files; a paper counts for each file that it is in.
    pub(in crate::service) fn of(files: &[FileReceipt]) -> Self {
        let mut totals = Self { files: files.len(), ..Self::default() };
        for file in files {
            totals.passed_over += usize::from(file.passed_over);
            totals.failed += usize::from(file.error.is_some() && !file.passed_over);
            totals.entries += file.entries;
            totals.papers += file.papers;
            totals.new += file.new;
            totals.updated += file.updated;
            totals.unchanged += file.unchanged;
            totals.unreadable += file.unreadable;
            totals.gained_code += file.gained_code;
            totals.put_away += file.put_away;
        }
        totals
    }
}

/// Those of `digests` whose day the person should say.
pub(in crate::service) fn needing_day(db: &Connection, digests: &[i64]) -> Result<Vec<i64>, ServiceError> {
    let mut needing = Vec::new();
    for id in digests {
        if store::digest(db, *id)?.is_some_and(|digest| digest.needs_day) {
            needing.push(*id);
        }
    }
    Ok(needing)
}
