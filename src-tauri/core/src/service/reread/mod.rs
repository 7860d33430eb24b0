//! Reading again from the kept originals, after the readers got better.
//!
//! Reading happens outside the library's lock, and one file after the other is written. The digests of the new reading
//! come beside the old ones, so that undo makes the old ones count again; the person's day and name of a digest go over
//! to the digest in the same place of the file.

mod compare;

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::import::{Progress, write_digests};
use super::{Library, ServiceError};
use crate::api::{Reread, RereadError, RereadTarget, Work};
use crate::digest::{self, Input};
use crate::model::{ActionLabel, Named, NotReread, Reading, Thing};
use crate::store::{self, Change, ReadSource};

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
    /// A file that cannot be read again stays as it was, and the answer says why. [`Library::stop`] stops it after the
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
            let mut told = Reread::default();
            let mut doing = Doing { at: self.now(), ..Doing::default() };
            self.each_again(target, &mut told, progress, |source, read| {
                self.store.write(|db| match read {
                    Some(read) => doing.write(db, source, read),
                    None => Ok(store::confirm_reading(db, source.id, digest::REVISION)?),
                })
            })?;
            told.label = doing.action.map(|_| doing.label());
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
        let stop = self.begin(Work::Rereading);
        for (done, id) in sources.into_iter().enumerate() {
            if stop.is_asked() {
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
            let same = read.says_the_same_as(&source.read);
            told.changed_files += usize::from(!same);
            different(&source, (!same).then_some(&read))?;
        }
        Ok(())
    }

    fn read_original(&self, source: &ReadSource) -> Result<Reading, NotReread> {
        let original = self.store.originals().read(&source.hash);
        let bytes = original.map_err(|error| NotReread::Original { reason: error.to_string() })?;
        digest::read(&Input { bytes: &bytes }).map_err(|why| NotReread::Content { why })
    }
}

fn sources(db: &Connection, target: RereadTarget) -> Result<Vec<i64>, ServiceError> {
    match target {
        RereadTarget::Digest(digest) => {
            let source = store::source_of_digest(db, digest)?.ok_or(ServiceError::NotFound(Thing::Digest))?;
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

/// The action that undo takes back, which grows with each file.
#[derive(Default)]
struct Doing {
    at: String,
    action: Option<i64>,
    changes: Vec<Change>,
    /// The name of the first file, and how many there are.
    first: String,
    files: usize,
}

impl Doing {
    /// Writes another reading of a file down beside the one that counted, and makes it count.
    fn write(&mut self, db: &Connection, source: &ReadSource, read: &Reading) -> Result<(), ServiceError> {
        let (reading, section) = store::new_reading(db, source, digest::REVISION, read)?;
        let words: Vec<_> =
            source.digests.iter().map(|digest| store::words_on(db, *digest)).collect::<Result<_, _>>()?;
        let mut papers: BTreeSet<i64> = store::papers_of_readings(db, source.id)?.into_iter().collect();
        let counts = Change::Reading { source: source.id, from: source.reading, to: reading };
        counts.apply(db)?;
        let mut changes = vec![counts];
        let (digests, moves) = write_digests(db, source.id, (reading, section), &read.digests, &self.at)?;
        for (words, digest) in words.into_iter().zip(digests) {
            let carried = words.onto(digest);
            carried.iter().try_for_each(|change| change.apply(db))?;
            changes.extend(carried);
        }
        store::refresh_counts(db, source.id)?;
        changes.extend(moves);
        papers.extend(store::papers_of_readings(db, source.id)?);
        changes.extend(store::settle(db, papers.iter().copied(), &BTreeSet::new())?.moves);
        for change in &changes {
            papers.extend(change.touched(db)?);
        }
        for paper in papers {
            store::project(db, paper)?;
        }
        self.journal(db, source, changes)
    }

    fn journal(
        &mut self,
        db: &Connection,
        source: &ReadSource,
        changes: Vec<Change>,
    ) -> Result<(), ServiceError> {
        self.changes.extend(changes);
        self.files += 1;
        if self.files == 1 {
            self.first.clone_from(&source.name);
        }
        match self.action {
            Some(action) => Ok(store::relabel(db, action, &self.label(), &self.changes)?),
            None => {
                store::drop_undone(db)?;
                self.action = Some(store::push(db, &self.at, &self.label(), &self.changes)?);
                Ok(())
            }
        }
    }

    fn label(&self) -> ActionLabel {
        ActionLabel::Reread {
            files: match self.files {
                1 => Named::one(self.first.as_str()),
                files => Named::many(files),
            },
        }
    }
}
