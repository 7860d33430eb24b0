use super::{Library, ServiceError};
use crate::api::{Counts, DigestInfo, Overview, TagInfo};
use crate::store::{self, DigestRow, Place, TagCount};

impl Library {
    /// All that the sidebar shows.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn overview(&self) -> Result<Overview, ServiceError> {
        self.store.read(|db| {
            let count = |place| store::count(db, place);
            let digests = store::digests(db)?;
            let counts = Counts {
                all: count(Place::All)?,
                inbox: count(Place::Inbox)?,
                queued: count(Place::Queued)?,
                starred: count(Place::Starred)?,
                code: count(Place::Code)?,
                code_new: count(Place::CodeNew)?,
                trash: count(Place::Trash)?,
            };
            let trashed = store::trashed_digests(db)?;
            Ok(Overview {
                empty: counts.all + counts.trash + digests.len() + trashed.len() == 0,
                counts,
                digests: digests.into_iter().map(digest).collect(),
                trashed_digests: trashed.into_iter().map(digest).collect(),
                tags: store::tags(db)?.into_iter().map(tag).collect(),
                undo: store::last_done(db)?.map(|action| action.label),
                redo: store::next_undone(db)?.map(|action| action.label),
            })
        })
    }
}

fn digest(row: DigestRow) -> DigestInfo {
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
        papers: row.papers,
        unread: row.unread,
        outdated: row.reader < crate::digest::REVISION,
    }
}

fn tag(tag: TagCount) -> TagInfo {
    TagInfo { id: tag.id, name: tag.tag.name, colour: tag.tag.colour, papers: tag.papers }
}
