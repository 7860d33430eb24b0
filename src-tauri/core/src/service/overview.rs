use super::{Library, ServiceError};
use crate::api::{Counts, DigestInfo, Overview, TagInfo};
use crate::search::Totals;
use crate::store::{self, DigestRow, TagRow};

impl Library {
    /// All that the sidebar shows.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn overview(&self) -> Result<Overview, ServiceError> {
        let totals = self.engine.totals()?;
        let shelves = self.shelves()?;
        self.store.read(|db| {
            let digests = store::digests(db)?;
            let tags = store::tags(db)?;
            Ok(Overview {
                empty: totals.all == 0 && digests.is_empty(),
                counts: Counts {
                    all: totals.all,
                    inbox: totals.inbox,
                    queued: totals.queued,
                    starred: totals.starred,
                    code: totals.code,
                },
                digests: digests.into_iter().map(|row| digest(row, &totals)).collect(),
                tags: tags.into_iter().map(|(id, row)| tag(id, row, &totals)).collect(),
                shelves,
                undo: store::last_done(db)?.map(|action| action.label),
                redo: store::next_undone(db)?.map(|action| action.label),
            })
        })
    }
}

fn digest(row: DigestRow, totals: &Totals) -> DigestInfo {
    let (papers, unread) = totals.digests.get(&row.id).copied().unwrap_or_default();
    DigestInfo {
        id: row.id,
        kind: row.kind,
        title: row.title,
        day: row.day,
        day_inferred: row.day_inferred && !row.day_given,
        day_given: row.day_given,
        needs_day: row.needs_day,
        file: row.file,
        papers,
        unread,
    }
}

fn tag(id: i64, row: TagRow, totals: &Totals) -> TagInfo {
    let papers = totals.tags.get(&id).copied().unwrap_or_default();
    TagInfo { id, name: row.name, colour: row.colour, papers }
}
