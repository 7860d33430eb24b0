//! What was deleted besides papers and digests, and its way back.

use super::{Library, ServiceError, act, tags};
use crate::api::{Deleted, DeletedNote, DeletedTag, PaperName, Work};
use crate::model::{ActionLabel, Thing};
use crate::store::{self, Change};
use crate::text;

/// Characters shown of a note.
const EXCERPT: usize = 200;

impl Library {
    /// Notes that were emptied and tags that were deleted; those in which each word of `words` stands, all where there
    /// are none.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn deleted(&self, words: &str) -> Result<Deleted, ServiceError> {
        let words: Vec<String> = text::fold(words).split(' ').map(str::to_owned).collect();
        let holds = |text: &str| {
            let text = text::fold(text);
            words.iter().all(|word| text.contains(word.as_str()))
        };
        self.store.read(|db| {
            let mut deleted = Deleted::default();
            for emptied in store::emptied_notes(db)? {
                let body =
                    store::note_version(db, emptied.version)?.map(|(_, body)| body).unwrap_or_default();
                let title = text::plain(&emptied.title);
                if holds(&format!("{title} {body}")) {
                    deleted.notes.push(DeletedNote {
                        paper: PaperName { id: emptied.paper, title },
                        at: emptied.at,
                        version: emptied.version,
                        excerpt: body.chars().take(EXCERPT).collect(),
                    });
                }
            }
            for (id, tag) in store::trashed_tags(db)? {
                if holds(&tag.row.name) {
                    deleted.tags.push(DeletedTag {
                        id,
                        name: tag.row.name,
                        colour: tag.row.colour,
                        at: tag.deleted_at,
                        papers: tag.papers.len(),
                    });
                }
            }
            Ok(deleted)
        })
    }

    /// Gives a deleted tag back to the papers that had it; where a tag of its name was made since, to that one's.
    ///
    /// # Errors
    ///
    /// Where it is not in the trash, or the library cannot be written.
    pub fn restore_tag(&self, tag: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.write_long(Work::Changing, |db| {
            let trashed = store::trashed_tag(db, tag)?.ok_or(ServiceError::NotFound(Thing::Tag))?;
            let label = ActionLabel::RestoreTag { tag: trashed.row.name.clone() };
            let mut changes = vec![Change::TagTrashed { tag, from: Some(trashed.clone()), to: None }];
            let id = match store::tag_by_name(db, &trashed.row.name)? {
                Some(known) => known,
                None => {
                    changes.push(Change::Tag { tag, from: None, to: Some(trashed.row) });
                    tag
                }
            };
            for (paper, at) in trashed.papers {
                let there = store::paper(db, paper)?.is_some_and(|paper| paper.present || paper.trashed);
                if there && !tags::has(db, paper, id)? {
                    changes.push(Change::Tagged { paper, tag: id, from: false, to: true, at });
                }
            }
            Ok(act::act(db, &now, &label, &changes)?)
        })
    }
}
