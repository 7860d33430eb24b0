use rusqlite::Connection;

use super::{Columns, NO_COUNT, place};
use crate::model::LinkKind;
use crate::store::{self, NO_DAY, StoreError};

/// Where more than one in so many papers changed, reading all of them at once is faster.
const PART: usize = 16;

impl Columns {
    /// Reads the columns of a library.
    pub(crate) fn load(db: &Connection) -> Result<Self, StoreError> {
        let stamp = store::last_stamp(db)?;
        let mut columns = Self { stamp, facts: stamp, ..Self::default() };
        let mut result = Ok(());
        // The first failure is kept: rows are given one at a time.
        let mut keep =
            |outcome: Result<(), StoreError>| result = std::mem::replace(&mut result, Ok(())).and(outcome);
        store::each_paper(db, |row| keep(columns.set_paper(row)))?;
        store::each_mark(db, |paper, mark| keep(columns.set_mark(paper, mark)))?;
        store::each_note(db, |paper| keep(columns.set_note(paper, true)))?;
        store::each_highlighted(db, |paper| keep(columns.set_highlight(paper, true)))?;
        store::each_attached(db, |paper| keep(columns.set_attached(paper, true)))?;
        store::each_link(db, |paper, kind| keep(columns.add_link(paper, kind)))?;
        store::each_tagged(db, |paper, tag| keep(place(paper).map(|at| columns.tags.add(at, tag))))?;
        store::each_appearance(db, |paper, digest| {
            keep(place(paper).map(|at| columns.appearances.add(at, digest)));
        })?;
        columns.tags.read_names(db)?;
        result.map(|()| columns)
    }

    /// Brings the columns up to what `db` sees.
    pub(crate) fn catch_up(&mut self, db: &Connection) -> Result<(), StoreError> {
        let now = store::last_stamp(db)?;
        if now == self.stamp {
            return Ok(());
        }
        let changed = store::changed_after(db, self.stamp)?;
        if now < self.stamp || changed.len() > 64 + self.len() / PART {
            *self = Self::load(db)?;
            return Ok(());
        }
        let facts: Vec<i64> = changed.iter().filter(|c| c.facts).map(|changed| changed.paper).collect();
        for changed in &changed {
            self.refresh(db, changed.paper, changed.facts)?;
        }
        if !facts.is_empty() {
            self.appearances.catch_up(db, &facts)?;
            self.facts = now;
        }
        self.tags.read_names(db)?;
        self.stamp = now;
        Ok(())
    }

    fn refresh(&mut self, db: &Connection, paper: i64, facts: bool) -> Result<(), StoreError> {
        let at = place(paper)?;
        self.set_mark(paper, store::mark_columns(db, paper)?)?;
        self.set_note(paper, !store::note(db, paper)?.is_empty())?;
        self.set_attached(paper, !store::attachments_of(db, paper)?.is_empty())?;
        self.set_highlight(paper, store::is_highlighted(db, paper)?)?;
        self.tags.set(at, store::tag_ids_of(db, paper)?);
        if !facts {
            return Ok(());
        }
        match store::paper_columns(db, paper)? {
            Some(row) => self.set_paper(row)?,
            None => self.forget(at),
        }
        for set in self.sets.of_links() {
            set.set(at, false);
        }
        for kind in store::link_kinds_of(db, paper)? {
            self.add_link(paper, kind)?;
        }
        Ok(())
    }

    fn forget(&mut self, at: usize) {
        self.published[at] = NO_DAY;
        self.added[at] = 0;
        self.upvotes[at] = NO_COUNT;
        self.comments[at] = NO_COUNT;
        for set in self.sets.all() {
            set.set(at, false);
        }
    }

    fn set_note(&mut self, paper: i64, has: bool) -> Result<(), StoreError> {
        let at = place(paper)?;
        self.reach(at);
        self.sets.note.set(at, has);
        Ok(())
    }

    fn set_attached(&mut self, paper: i64, has: bool) -> Result<(), StoreError> {
        let at = place(paper)?;
        self.reach(at);
        self.sets.attached.set(at, has);
        Ok(())
    }

    fn set_highlight(&mut self, paper: i64, has: bool) -> Result<(), StoreError> {
        let at = place(paper)?;
        self.reach(at);
        self.sets.highlight.set(at, has);
        Ok(())
    }

    fn add_link(&mut self, paper: i64, kind: LinkKind) -> Result<(), StoreError> {
        let at = place(paper)?;
        self.reach(at);
        let set = match kind {
            LinkKind::Model => &mut self.sets.model,
            LinkKind::Dataset => &mut self.sets.dataset,
            LinkKind::Pdf => &mut self.sets.pdf,
            LinkKind::Video => &mut self.sets.video,
            // Code and project are columns of the paper; of the others nothing asks.
            LinkKind::Code | LinkKind::Project | LinkKind::Space | LinkKind::Paper | LinkKind::Other => {
                return Ok(());
            }
        };
        set.insert(at);
        Ok(())
    }
}

impl super::Sets {
    fn of_links(&mut self) -> [&mut super::Set; 4] {
        [&mut self.model, &mut self.dataset, &mut self.pdf, &mut self.video]
    }
}
