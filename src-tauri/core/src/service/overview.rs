use super::{Library, ServiceError};
use crate::api::{Counts, DigestInfo, Overview, TagInfo};
use crate::search::{InDigest, Totals};
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
            let mut trashed_digests = Vec::new();
            for row in store::trashed_digests(db)? {
                let (papers, unread) = store::count_in_digest(db, row.id)?;
                trashed_digests.push(digest(row, InDigest { papers, unread, decided: 0 }));
            }
            let counted = |row: DigestRow| {
                let counts = totals.digests.get(&row.id).copied().unwrap_or_default();
                digest(row, counts)
            };
            Ok(Overview {
                empty: totals.all + totals.trash + digests.len() + trashed_digests.len() == 0,
                counts: Counts {
                    all: totals.all,
                    inbox: totals.inbox,
                    queued: totals.queued,
                    starred: totals.starred,
                    code: totals.code,
                    code_new: totals.code_new,
                    trash: totals.trash,
                },
                digests: digests.into_iter().map(counted).collect(),
                trashed_digests,
                tags: tags.into_iter().map(|(id, row)| tag(id, row, &totals)).collect(),
                shelves,
                undo: store::last_done(db)?.map(|action| action.label),
                redo: store::next_undone(db)?.map(|action| action.label),
            })
        })
    }
}

fn digest(row: DigestRow, InDigest { papers, unread, decided }: InDigest) -> DigestInfo {
    DigestInfo {
        id: row.id,
        kind: row.kind,
        title: row.title,
        named: row.named,
        day: row.day,
        day_inferred: row.day_inferred && !row.day_given,
        day_given: row.day_given,
        needs_day: row.needs_day,
        file: row.file,
        papers,
        unread,
        decided,
        outdated: row.reader < crate::digest::REVISION,
    }
}

fn tag(id: i64, row: TagRow, totals: &Totals) -> TagInfo {
    let papers = totals.tags.get(&id).copied().unwrap_or_default();
    TagInfo { id, name: row.name, colour: row.colour, papers }
}
