//! Long work: how far it is, stopping it, and the check of all that is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, App, Event};

/// What takes long and tells how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// The files of a drop or choice are read, before anything is imported.
    Reading,
    /// Files are imported.
    Importing,
    /// Kept files are read again.
    Rereading,
    /// The library is copied to another folder; counted in bytes.
    Moving,
    /// Papers are written out.
    Exporting,
    /// All that there is is written into one file.
    Archiving,
    /// All that is kept is read and compared.
    Checking,
    /// The words of papers come into the index; counted in papers. It cannot be stopped, and nothing waits for it.
    Indexing,
    /// The library is backed up and brought to today's format; not counted. Nothing can be done meanwhile.
    Upgrading,
    /// Papers are marked, tagged, trashed, merged or parted, all in one piece; not counted.
    Changing,
    /// Something is undone or done again; not counted.
    Undoing,
    /// The trash is emptied; not counted.
    Emptying,
}

/// What a check of the library found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LibraryCheck {
    /// How many files were read.
    pub read: usize,
    /// Whether the database is as it should be.
    pub database: bool,
    /// Files that are gone or not as they were, by name.
    pub files: Vec<String>,
    /// Papers whose words the index has otherwise than the library.
    pub words: usize,
}

impl App {
    pub(super) fn stop(&self, work: Work) -> Result<(), ApiError> {
        self.library.stop(work);
        Ok(())
    }

    pub(super) fn check_library(&self, (): ()) -> Result<LibraryCheck, ApiError> {
        let checked = self.library.check(|done, total| self.tell_work(Work::Checking, None, done, total))?;
        let misplaced = checked.originals.into_iter().chain(checked.files);
        Ok(LibraryCheck {
            read: checked.read,
            database: checked.database.is_empty(),
            files: misplaced.map(|file| file.name).collect(),
            words: checked.words,
        })
    }

    /// Does work that is told as it goes, and then that it has ended.
    pub(super) fn working<T>(&self, work: Work, total: usize, doing: impl FnOnce() -> T) -> T {
        self.tell_work(work, None, 0, total);
        let done = doing();
        self.host.tell(Event::Rested { work });
        done
    }

    pub(super) fn tell_work(&self, work: Work, what: Option<&str>, done: usize, total: usize) {
        let (done, total) = (done as u64, total as u64);
        self.host.tell(Event::Working { work, what: what.map(str::to_owned), done, total });
    }
}
