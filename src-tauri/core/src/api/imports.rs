//! Imports as they cross the door: receipts, their history, previews, reading again, the watched folder.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ApiError;
use crate::model::{ActionLabel, Fact, Finding, Format, NotReread, Outcome, Unread, Warning};
use crate::store::Change;

/// What an import did, kept with the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// The import's id, to undo it by; none for a dry run, and where nothing was imported.
    pub import: Option<i64>,
    /// File by file.
    pub files: Vec<FileReceipt>,
    /// All files together.
    pub totals: Totals,
    /// Whether it was stopped before its end; what was read until then stays.
    pub stopped: bool,
    /// The digests that were read, for the window to show.
    pub digests: Vec<i64>,
    /// Digests whose day the person should say, since their papers lack the year.
    pub needs_day: Vec<i64>,
    /// Tags and notes of another program that came with the papers, for the person to take over.
    pub offers: Offers,
}

/// What can be taken over of another program's tags and notes, or was. What the person has already is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Offers {
    /// Papers that would change.
    pub papers: usize,
    /// Tags on papers.
    pub tags: usize,
    /// Notes, for papers that have none.
    pub notes: usize,
}

/// What became of one file. `new + updated + unchanged + unreadable = entries`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct FileReceipt {
    /// The path, or a name for what was pasted.
    pub path: String,
    /// The form it was in; none where nothing recognised it.
    pub format: Option<Format>,
    /// Entries in it.
    pub entries: usize,
    /// Different papers in it.
    pub papers: usize,
    /// Papers the library did not know.
    pub new: usize,
    /// Papers of which something changed.
    pub updated: usize,
    /// Papers of which nothing changed.
    pub unchanged: usize,
    /// Entries that could not be read.
    pub unreadable: usize,
    /// Papers known before this import that had no code and have some now.
    #[serde(default)]
    pub gained_code: usize,
    /// Papers that the person is done with or put in the trash: they stay where they are.
    #[serde(default)]
    pub put_away: usize,
    /// What could not be read, and why.
    pub warnings: Vec<Warning>,
    /// Why nothing of the file was imported.
    pub error: Option<Unread>,
    /// Whether that is no fault: a file of another kind that lay in the same folder or archive.
    pub passed_over: bool,
}

/// The sums of a receipt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[expect(missing_docs, reason = "the names are those of FileReceipt")]
pub struct Totals {
    pub files: usize,
    /// Files of which nothing could be imported.
    pub failed: usize,
    /// Files of other kinds in folders and archives.
    pub passed_over: usize,
    pub entries: usize,
    /// Different papers in all the files.
    pub papers: usize,
    pub new: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub unreadable: usize,
    /// Different papers, as of each file.
    pub gained_code: usize,
    /// Different papers, as of each file.
    pub put_away: usize,
}

/// What undo or redo did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Undone {
    /// What was taken back or done again; none where there was nothing.
    pub label: Option<ActionLabel>,
    /// How many actions were taken back or done again.
    pub steps: usize,
    /// Papers of an undone import that stay, because the person added something to them.
    pub kept: usize,
    /// The first of those, at most 20, by title.
    pub kept_papers: Vec<PaperName>,
    /// Choices that were given back, for the settings file to follow.
    #[serde(skip)]
    #[ts(skip)]
    pub chosen: Vec<Change>,
}

/// A paper, named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PaperName {
    /// Its id.
    pub id: i64,
    /// Its title, ready for display.
    pub title: String,
}

/// Asks for a page of the import history.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct HistoryRequest {
    /// Words of which each stands in a file's name, in the day of the import or of a digest, or in the title of a
    /// paper; empty for all.
    pub query: String,
    /// Imports to skip.
    pub offset: usize,
    /// Imports wanted; at most 200 are given.
    pub limit: usize,
}

/// A page of the import history, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct HistoryPage {
    /// Imports found in all.
    pub total: usize,
    /// Imports skipped.
    pub offset: usize,
    /// The imports.
    pub rows: Vec<ImportInfo>,
}

/// An import as the history lists it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportInfo {
    /// Its id.
    pub id: i64,
    /// When it began, RFC 3339 in UTC.
    pub at: String,
    /// What it was: an import of files.
    pub label: ActionLabel,
    /// The first of its files, by name.
    pub file: Option<String>,
    /// What it did then.
    pub totals: Totals,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// Whether it was taken back.
    pub undone: bool,
    /// Whether it brought anything, so that it can be taken back or done again.
    pub undoable: bool,
}

/// Asks for a page of what an import made of each entry.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct EntriesRequest {
    /// The import.
    pub import: i64,
    /// Which of its entries.
    pub filter: EntryFilter,
    /// Entries to skip.
    pub offset: usize,
    /// Entries wanted; at most 500 are given.
    pub limit: usize,
}

/// Which entries of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntryFilter {
    /// All, in the order of the files; what could not be read comes first.
    #[default]
    All,
    /// Papers known before that had no code and got some.
    GainedCode,
    /// Papers that the person is done with or had put in the trash.
    PutAway,
    /// Papers the library did not know.
    New,
    /// Papers of which something changed.
    Updated,
    /// Papers of which nothing changed.
    Unchanged,
    /// Entries that could not be read.
    Unreadable,
}

/// A page of what an import made of each entry.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct EntriesPage {
    /// Entries found in all.
    pub total: usize,
    /// Entries skipped.
    pub offset: usize,
    /// The entries.
    pub rows: Vec<EntryReceipt>,
}

/// What became of one entry of a file.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct EntryReceipt {
    /// The file's path, or a name for what was pasted.
    pub file: String,
    /// Where in the file: `line 13`, `entry 4`.
    pub place: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The title it gives, ready for display; for an unreadable entry nothing.
    pub title: String,
    /// The paper it is of today; none for an unreadable entry.
    pub paper: Option<i64>,
    /// The facts of the paper that changed by it.
    pub fields: Vec<Fact>,
    /// Whether the paper was known, had no code, and got some.
    pub gained_code: bool,
    /// Whether the person was done with the paper or had put it in the trash.
    pub put_away: bool,
    /// Why it could not be read.
    pub reason: Option<Finding>,
    /// The beginning of its source, for another try; at most 2,000 characters.
    pub fragment: Option<String>,
}

/// What importing several digests would do.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Preview {
    /// What `confirm_import` and `drop_preview` take. A later preview replaces an earlier one.
    pub id: u64,
    /// The receipt it would have, no id and no digests in it.
    pub receipt: Receipt,
    /// Files that were too much to look into beforehand; importing takes them too.
    pub unseen: usize,
}

/// What is to be read again from the kept original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum RereadTarget {
    /// The file that a digest came in, with all its digests.
    Digest(i64),
    /// Every file that was read by readers that have become better since.
    Outdated,
    /// Every file.
    All,
}

/// What reading again would change, or did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Reread {
    /// Files read again.
    pub files: usize,
    /// Files of which the reading is another than before.
    pub changed_files: usize,
    /// Entries that were not read before.
    pub new: usize,
    /// Entries that are no longer read.
    pub gone: usize,
    /// Entries that say something else now.
    pub changed: usize,
    /// Entries that say the same.
    pub unchanged: usize,
    /// What is different, file by file; at most 500.
    pub changes: Vec<RereadChange>,
    /// Files that could not be read again, and why; they stay as they were.
    pub errors: Vec<RereadError>,
    /// What undo takes back; none where nothing was done.
    pub label: Option<ActionLabel>,
}

/// An entry that reading again reads differently.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RereadChange {
    /// The name of the file.
    pub file: String,
    /// In which way.
    pub kind: RereadKind,
    /// Where in the file.
    pub place: String,
    /// The title, as read now; as before where it is gone.
    pub title: String,
    /// What is different in it.
    pub fields: Vec<FactChange>,
}

/// In which way a new reading differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RereadKind {
    /// An entry that was not read before.
    New,
    /// An entry that is no longer read.
    Gone,
    /// An entry that says something else.
    Changed,
}

/// One fact before and after, as text; at most 300 characters of each.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FactChange {
    pub fact: Fact,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// A file that could not be read again.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RereadError {
    /// The name of the file.
    pub file: String,
    /// Why.
    pub reason: NotReread,
}

/// How the watched folder is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Watching {
    /// The folder; none where nothing is watched.
    pub folder: Option<String>,
    /// Why it cannot be looked into at the moment. It is tried again on its own.
    pub trouble: Option<ApiError>,
}
