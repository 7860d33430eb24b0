//! What lists are filtered and ordered by, in memory: a column for each fact, a set for each yes or no, all by the
//! paper's id. Worked out from the library, and kept up with it by what its clock says changed.

mod appearances;
mod load;
mod tags;

use fixedbitset::FixedBitSet;

use crate::store::{MarkColumns, NO_DAY, PaperColumns, StoreError};

pub(crate) use appearances::Appearances;
pub use appearances::InDigest;
pub(crate) use tags::{Tags, is_at_or_below};

/// A set of papers by id.
pub(crate) type Set = FixedBitSet;

/// A count that no source gives.
pub(crate) const NO_COUNT: i32 = -1;

/// Ids above this are no ids that a library gives out one after the other; a column of them would fill the memory.
const HIGHEST: i64 = 1 << 26;

/// The columns of a library, as of one stamp of its clock.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// All that changed up to here is in.
    pub(crate) stamp: i64,
    /// The stamp at which anything but the person's own last changed.
    pub(crate) facts: i64,
    pub(crate) published: Vec<i32>,
    /// Seconds of the Unix clock.
    pub(crate) added: Vec<u32>,
    pub(crate) upvotes: Vec<i32>,
    pub(crate) comments: Vec<i32>,
    pub(crate) sets: Sets,
    pub(crate) tags: Tags,
    pub(crate) appearances: Appearances,
}

/// Papers of which something is so.
#[derive(Debug, Default)]
pub(crate) struct Sets {
    pub(crate) present: Set,
    pub(crate) read: Set,
    pub(crate) starred: Set,
    pub(crate) queued: Set,
    pub(crate) done: Set,
    /// In the trash, and so not present.
    pub(crate) trashed: Set,
    /// Code appeared, and the person has seen it.
    pub(crate) code_seen: Set,
    pub(crate) note: Set,
    pub(crate) highlight: Set,
    pub(crate) has_abstract: Set,
    pub(crate) code: Set,
    pub(crate) code_appeared: Set,
    pub(crate) project: Set,
    pub(crate) model: Set,
    pub(crate) dataset: Set,
    pub(crate) pdf: Set,
    /// With a file of the person's.
    pub(crate) attached: Set,
    pub(crate) video: Set,
}

/// The place of a paper in the columns.
pub(crate) fn place(paper: i64) -> Result<usize, StoreError> {
    if (0..HIGHEST).contains(&paper) {
        return Ok(paper.unsigned_abs() as usize);
    }
    Err(StoreError::Damaged(format!("paper number {paper}")))
}

impl Columns {
    /// One more than the highest place.
    pub(crate) fn len(&self) -> usize {
        self.published.len()
    }

    fn reach(&mut self, place: usize) {
        if place < self.len() {
            return;
        }
        // With room to grow, or each new paper would move all of them.
        let len = (place + 1).next_multiple_of(1024);
        self.published.resize(len, NO_DAY);
        self.added.resize(len, 0);
        self.upvotes.resize(len, NO_COUNT);
        self.comments.resize(len, NO_COUNT);
        for set in self.sets.all() {
            set.grow(len);
        }
    }

    fn set_paper(&mut self, row: PaperColumns) -> Result<(), StoreError> {
        let at = place(row.paper)?;
        self.reach(at);
        let count =
            |count: Option<u32>| count.map_or(NO_COUNT, |count| i32::try_from(count).unwrap_or(i32::MAX));
        self.published[at] = row.published;
        self.added[at] = u32::try_from(row.added).unwrap_or_default();
        self.upvotes[at] = count(row.upvotes);
        self.comments[at] = count(row.comments);
        self.sets.present.set(at, row.present);
        self.sets.code.set(at, row.code);
        self.sets.code_appeared.set(at, row.code_new);
        self.sets.project.set(at, row.project);
        self.sets.has_abstract.set(at, row.has_abstract);
        Ok(())
    }

    fn set_mark(&mut self, paper: i64, mark: MarkColumns) -> Result<(), StoreError> {
        use crate::model::Status;
        let at = place(paper)?;
        self.reach(at);
        self.sets.read.set(at, mark.read);
        self.sets.starred.set(at, mark.starred);
        self.sets.queued.set(at, mark.status == Status::Queued);
        self.sets.done.set(at, mark.status == Status::Done);
        self.sets.trashed.set(at, mark.trashed);
        self.sets.code_seen.set(at, mark.code_seen);
        Ok(())
    }

    /// Papers not yet decided about.
    pub(crate) fn inbox(&self) -> Set {
        let mut inbox = self.sets.present.clone();
        inbox.difference_with(&self.sets.queued);
        inbox.difference_with(&self.sets.done);
        inbox
    }

    /// Papers that got code after they were first listed, and the person has not seen it yet.
    pub(crate) fn new_code(&self) -> Set {
        let mut new = self.sets.code_appeared.clone();
        new.difference_with(&self.sets.code_seen);
        new
    }
}

impl Sets {
    fn all(&mut self) -> [&mut Set; 18] {
        [
            &mut self.present,
            &mut self.read,
            &mut self.starred,
            &mut self.queued,
            &mut self.done,
            &mut self.trashed,
            &mut self.code_seen,
            &mut self.note,
            &mut self.highlight,
            &mut self.has_abstract,
            &mut self.code,
            &mut self.code_appeared,
            &mut self.project,
            &mut self.model,
            &mut self.dataset,
            &mut self.pdf,
            &mut self.attached,
            &mut self.video,
        ]
    }
}
