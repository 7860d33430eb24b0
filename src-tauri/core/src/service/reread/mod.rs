//! Reading again from the kept originals, after the readers got better.
//!
//! Reading happens outside the library's lock, and one file after the other is written. The digests of the new reading
//! come beside the old ones, so that undo makes the old ones count again; the person's day and name of a digest go over
//! to the digest in the same place of the file.

mod compare;

use std::sync::atomic::Ordering;

use rusqlite::Connection;

use super::import::{Progress, write_digests};
use super::{Library, ServiceError, act, tags};
use crate::api::{Reread, RereadError, RereadTarget};
use crate::digest::{self, Input};
use crate::model::Reading;
use crate::store::{self, Change, ReadSource, StoreError};

use compare::compare;

/// The most changes that an answer tells one by one.
const TOLD: usize = 500;

impl Library {
    /// Says what [`Library::reread`] would change, and changes nothing.
    ///
    /// # Errors
    ///
    /// Where the digest is not in the library, an import runs, or the library cannot be read.
    pub fn reread_preview(
        &self,
        target: RereadTarget,
        progress: impl FnMut(Progress<'_>),
    ) -> Result<Reread, ServiceError> {
        self.alone(|| {
            let mut told = Reread::default();
            self.each_again(target, &mut told, progress, |_, _| Ok(()))?;
            Ok(told)
        })
    }

    /// Reads files again from their originals; where they now say something else, that counts from now on, as one
    /// action.
    ///
    /// A file that cannot be read again stays as it was, and the answer says why. `cancel_import` stops it after the
    /// file it is at; what was read until then counts.
    ///
    /// # Errors
    ///
    /// As [`Library::reread_preview`], and where the library cannot be written.
    pub fn reread(
        &self,
        target: RereadTarget,
        progress: impl FnMut(Progress<'_>),
    ) -> Result<Reread, ServiceError> {
        self.alone(|| {
            let now = self.now();
            let (mut told, mut changes, mut names) = (Reread::default(), Vec::new(), Vec::new());
            self.each_again(target, &mut told, progress, |source, read| {
                if let Some(read) = read {
                    names.push(source.name.clone());
                    changes.extend(self.store.write(|db| write_beside(db, source, read, &now))?);
                    return Ok(());
                }
                Ok(self.store.write(|db| store::confirm_reading(db, source.id, digest::REVISION))?)
            })?;
            if !changes.is_empty() {
                let label = match names.as_slice() {
                    [name] => format!("read {name} again"),
                    names => format!("read {} again", tags::count(names.len(), "file")),
                };
                self.store.write(|db| act::act(db, &now, &label, &changes))?;
                told.label = Some(label);
            }
            Ok(told)
        })
    }

    /// Reads every file again, tells what is different, and hands over the readings that are.
    fn each_again(
        &self,
        target: RereadTarget,
        told: &mut Reread,
        mut progress: impl FnMut(Progress<'_>),
        mut different: impl FnMut(&ReadSource, Option<&Reading>) -> Result<(), ServiceError>,
    ) -> Result<(), ServiceError> {
        let sources = self.store.read(|db| sources(db, target))?;
        let total = sources.len();
        for (done, id) in sources.into_iter().enumerate() {
            if self.cancelled.load(Ordering::SeqCst) {
                break;
            }
            let Some(source) = self.store.read(|db| store::read_source(db, id))? else { continue };
            progress(Progress { file: &source.name, done, total });
            let read = match self.read_original(&source) {
                Ok(read) => read,
                Err(reason) => {
                    told.errors.push(RereadError { file: source.name, reason });
                    continue;
                }
            };
            told.files += 1;
            tell(told, &source, &read);
            let same = read == source.read;
            told.changed_files += usize::from(!same);
            different(&source, (!same).then_some(&read))?;
        }
        Ok(())
    }

    fn read_original(&self, source: &ReadSource) -> Result<Reading, String> {
        let kept = "What was read of it before stays as it is.";
        let bytes = self.store.originals().read(&source.hash).map_err(|error| {
            format!("Its original could not be read: {error}. {kept} Import the file again if you have it.")
        })?;
        digest::read(&Input { bytes: &bytes }).map_err(|error| format!("{error} {kept}"))
    }
}

fn sources(db: &Connection, target: RereadTarget) -> Result<Vec<i64>, ServiceError> {
    match target {
        RereadTarget::Digest(digest) => {
            let source = store::source_of_digest(db, digest)?.ok_or(ServiceError::NotFound("digest"))?;
            Ok(vec![source])
        }
        RereadTarget::Outdated => Ok(store::sources_read_before(db, digest::REVISION)?),
        RereadTarget::All => Ok(store::sources_read_before(db, u32::MAX)?),
    }
}

fn tell(told: &mut Reread, source: &ReadSource, read: &Reading) {
    let difference = compare(&source.name, &source.read.digests, &read.digests);
    told.new += difference.new;
    told.gone += difference.gone;
    told.changed += difference.changed;
    told.unchanged += difference.unchanged;
    let room = TOLD - told.changes.len();
    told.changes.extend(difference.changes.into_iter().take(room));
}

/// Writes another reading of a file down beside the one that counts, and gives the changes that make it count.
fn write_beside(
    db: &Connection,
    source: &ReadSource,
    read: &Reading,
    now: &str,
) -> Result<Vec<Change>, StoreError> {
    let (reading, section) = store::new_reading(db, source, digest::REVISION, read)?;
    let digests = write_digests(db, source.id, reading, section, &read.digests, now)?;
    let mut changes = vec![Change::Reading { source: source.id, from: source.reading, to: reading }];
    for (old, new) in source.digests.iter().zip(digests) {
        changes.extend(store::carry_over(db, *old, new)?);
    }
    Ok(changes)
}
