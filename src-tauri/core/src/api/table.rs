//! The one table of commands. A line here without a handler does not compile; the TypeScript map of
//! commands is made from the same lines.

use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS};

use super::absent::FindLibrary;
use super::annotating::*;
use super::archive::*;
use super::commanding::*;
use super::exporting::*;
use super::identity::*;
use super::imports::*;
use super::keeping::*;
use super::place::*;
use super::session::{FirstSteps, LastPlace};
use super::working::{LibraryCheck, Work};
use super::{App, types::*};
use crate::model::Choice;

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $variant:ident $handler:ident ($request:ty) -> $reply:ty;)+) => {
        /// A call of a front: `{"command": "list_papers", "args": {…}}`.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(tag = "command", content = "args", rename_all = "snake_case")]
        pub enum Request {
            $($(#[doc = $doc])+ $variant($request),)+
        }

        impl Request {
            /// The command's name, without what it was called with.
            pub(super) fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant(_) => stringify!($handler),)+
                }
            }
        }

        impl App {
            /// Hands one call to its handler and gives its reply as JSON.
            pub(super) fn answer(&self, request: Request) -> Result<serde_json::Value, ApiError> {
                match request {
                    $(Request::$variant(args) => reply(&self.$handler(args)?),)+
                }
            }
        }

        /// The TypeScript map from command to request and reply.
        pub(super) fn typescript_commands(config: &Config) -> String {
            let mut out = String::from("export interface Commands {\n");
            $(
                for line in [$($doc),+] {
                    out.push_str(&format!("  /**{line} */\n"));
                }
                out.push_str(&format!(
                    "  {}: {{ args: {}; reply: {} }};\n",
                    stringify!($handler),
                    <$request as TS>::name(config),
                    <$reply as TS>::name(config),
                ));
            )+
            out.push_str("}\n");
            out
        }
    };
}

commands! {
    /// All that the window's first picture needs.
    Begin begin(()) -> Beginning;
    /// All that the sidebar shows.
    Overview overview(()) -> Overview;
    /// A page of a list.
    ListPapers list_papers(ListRequest) -> ListPage;
    /// Where a paper stands in a list, from 0; null where it is not in it.
    Position position(PositionRequest) -> Option<usize>;
    /// The ids of a stretch of a list.
    RangeIds range_ids(RangeRequest) -> Vec<i64>;
    /// What could be typed next in a query.
    Complete complete(CompleteRequest) -> Completions;
    /// Where the hits of a query are in texts, in order; one list for each text.
    MarkTexts mark_texts(MarkRequest) -> Vec<Vec<TextRange>>;
    /// One paper in full.
    Paper paper(i64) -> PaperDetail;
    /// Moves papers to the inbox, the reading list or done.
    SetStatus set_status(SetStatus) -> ();
    /// Marks papers read or unread, as the person asked.
    SetRead set_read(SetFlag) -> ();
    /// Notes that a paper was opened: it is read from now on. Not an action that undo would take back.
    MarkOpened mark_opened(i64) -> ();
    /// Stars papers, or takes the star off.
    SetStarred set_starred(SetFlag) -> ();
    /// Adds a tag to papers.
    AddTag add_tag(AddTag) -> ();
    /// Takes a tag off papers.
    RemoveTag remove_tag(RemoveTag) -> ();
    /// Gives a tag another colour.
    RecolourTag recolour_tag(RecolourTag) -> ();
    /// Gives a tag another name.
    RenameTag rename_tag(RenameTag) -> ();
    /// Deletes a tag; its papers stay.
    DeleteTag delete_tag(i64) -> ();
    /// Makes or changes a smart shelf, and gives its id.
    SaveShelf save_shelf(SaveShelf) -> i64;
    /// Deletes a smart shelf; its papers stay.
    DeleteShelf delete_shelf(i64) -> ();
    /// Moves a smart shelf to another place among the shelves.
    MoveShelf move_shelf(MoveShelf) -> ();
    /// Saves a note; when this returns, it is on disk.
    SaveNote save_note(SaveNote) -> ();
    /// Highlights a stretch of an abstract; gives the highlight's id.
    AddHighlight add_highlight(AddHighlight) -> i64;
    /// Gives a highlight another colour or comment.
    ChangeHighlight change_highlight(ChangeHighlight) -> ();
    /// Takes a highlight away, with its comment.
    DeleteHighlight delete_highlight(i64) -> ();
    /// A paper's highlights with their comments as Markdown, for its note.
    HighlightsAsMarkdown highlights_as_markdown(i64) -> String;
    /// The versions of a note, newest first.
    NoteHistory note_history(NoteHistoryRequest) -> Vec<NoteVersion>;
    /// A version of a note, beside the note as it is.
    NoteVersion note_version(i64) -> NoteVersionDetail;
    /// Makes a version of a note the note again.
    RestoreNoteVersion restore_note_version(i64) -> ();
    /// Notes that were emptied and tags that were deleted, those that hold these words.
    Deleted deleted(String) -> Deleted;
    /// Gives a deleted tag back to the papers that had it.
    RestoreTag restore_tag(i64) -> ();
    /// Takes away for good all that is in the trash. Cannot be undone, and neither can what was done before.
    EmptyTrash empty_trash(()) -> EmptiedTrash;
    /// Lets the person choose PDFs, in a dialog of that title, and adds copies of them to a paper; gives how many.
    ChooseAttachments choose_attachments(ChooseAttachments) -> usize;
    /// Opens a PDF of the person's own in the system's viewer.
    OpenAttachment open_attachment(i64) -> ();
    /// Takes a PDF off its paper.
    Detach detach(i64) -> ();
    /// Keeps an image for a note, PNG, JPEG, GIF or WebP in base 64; gives `image:` and its hash, which stand for it there.
    AddImage add_image(String) -> String;
    /// Keeps the image on the clipboard, where the page does not get it by itself; gives what stands for it, none where there is none.
    PasteImage paste_image(()) -> Option<String>;
    /// An image of a note by what stands for it, as PNG in base 64.
    Image image(String) -> String;
    /// A page of all notes and highlights.
    Notebook notebook(NotebookRequest) -> NotebookPage;
    /// Papers for a link in a note.
    SuggestPapers suggest_papers(SuggestPapers) -> Vec<SuggestedPaper>;
    /// The paper that a link in a note names.
    LinkedPaper linked_paper(String) -> i64;
    /// The person's template for notes, filled in for a paper.
    NoteTemplate note_template(i64) -> String;
    /// Marks all of a list that is undecided as done.
    MarkRest mark_rest(MarkRest) -> ();
    /// Says of which day a digest is; days without a year follow.
    SetDigestDay set_digest_day(SetDigestDay) -> ();
    /// Gives a digest a name of the person's.
    RenameDigest rename_digest(RenameDigest) -> ();
    /// Puts a digest into the trash; its papers are not listed by it any more.
    TrashDigest trash_digest(i64) -> ();
    /// Takes a digest out of the trash.
    RestoreDigest restore_digest(i64) -> ();
    /// Puts papers into the trash; no import brings them back.
    TrashPapers trash_papers(Papers) -> ();
    /// Takes papers out of the trash.
    RestorePapers restore_papers(Papers) -> ();
    /// Makes the papers of each group one; gives those that stay.
    MergePapers merge_papers(MergePapers) -> Vec<i64>;
    /// Makes some entries of a paper a paper of their own; gives its id.
    SplitPaper split_paper(SplitPaper) -> i64;
    /// A page of the papers that may be the same.
    Duplicates duplicates(DuplicatesRequest) -> DuplicatesPage;
    /// Remembers that papers are not the same.
    DismissDuplicates dismiss_duplicates(DismissDuplicates) -> ();
    /// Where each fact of a paper comes from.
    Provenance provenance(i64) -> Vec<FactProvenance>;
    /// Corrects a fact of a paper.
    Correct correct(Correct) -> ();
    /// Takes the last action back.
    Undo undo(()) -> Undone;
    /// Does the last action taken back again.
    Redo redo(()) -> Undone;
    /// A page of what was done and can be taken back or done again.
    UndoHistory undo_history(UndoHistoryRequest) -> UndoHistory;
    /// Takes an action back, and before it all that was done after it.
    UndoThrough undo_through(i64) -> Undone;
    /// Does an action that was taken back again, and before it all that was done before it.
    RedoThrough redo_through(i64) -> Undone;
    /// What was used in the palette, by recency and frequency, the best first.
    Used used(()) -> Vec<String>;
    /// Notes that something was used in the palette, by the window's name for it.
    NoteUse note_use(String) -> ();
    /// Papers as other texts name them.
    References references(Papers) -> Vec<PaperReference>;
    /// How an export begins.
    ExportPreview export_preview(ExportRequest) -> ExportPreview;
    /// Lets the person choose where, and writes papers there; none where they chose nothing. Told as it goes, and stopped by `stop`.
    Export export(ExportTo) -> Option<Exported>;
    /// What is copied of papers for other texts to cite them.
    Cite cite(CiteRequest) -> String;
    /// Lets the person choose files, in a dialog of that title, and imports them.
    ChooseFiles choose_files(String) -> ();
    /// Imports what was pasted, unless it is only the name of a paper.
    ImportPaste import_paste(Paste) -> Pasted;
    /// Adds a paper that the person typed in; gives its id.
    AddPaper add_paper(NewPaper) -> i64;
    /// Imports the sample digest.
    ImportSample import_sample(()) -> ();
    /// Stops what takes long and is of this kind, and nothing else: an import or reading after the file it is at, what is done in one piece at once, which is taken back.
    Stop stop(Work) -> ();
    /// Imports the files of a preview.
    ConfirmImport confirm_import(u64) -> ();
    /// Lets the files of a preview go; nothing was imported.
    DropPreview drop_preview(u64) -> ();
    /// A page of the import history.
    ImportHistory import_history(HistoryRequest) -> HistoryPage;
    /// The receipt of an import.
    ImportReceipt import_receipt(i64) -> Receipt;
    /// A page of what an import made of each entry.
    ImportEntries import_entries(EntriesRequest) -> EntriesPage;
    /// Takes exactly one import back, whatever was done since.
    UndoImport undo_import(i64) -> Undone;
    /// Does an import that was taken back again, whatever was done since.
    RedoImport redo_import(i64) -> Undone;
    /// Says what reading again from the kept originals would change.
    RereadPreview reread_preview(RereadTarget) -> Reread;
    /// Reads again from the kept originals.
    Reread reread(RereadTarget) -> Reread;
    /// Takes over the tags and notes that came with an import's papers from another program.
    TakeOffers take_offers(i64) -> Offers;
    /// Opens something in the system's browser.
    Open open(OpenTarget) -> ();
    /// Keeps a choice of the person's, as an action that undo takes back.
    Choose choose(Choice) -> Settings;
    /// Keeps how wide the panes are. Not an action.
    SetPanes set_panes(Panes) -> Settings;
    /// Lets the person choose, in a dialog of that title, the folder whose new files are imported by themselves.
    ChooseWatchFolder choose_watch_folder(String) -> Settings;
    /// Watches no folder any more.
    StopWatching stop_watching(()) -> Settings;
    /// Shows a notification on the desktop, where the person has not turned that off.
    Notify notify(Notification) -> ();
    /// How the watched folder is.
    Watching watching(()) -> Watching;
    /// Where the library is, what it holds, and how large it is.
    LibraryInfo library_info(()) -> LibraryInfo;
    /// Reads all that is kept and compares it with what it was; told as it goes, and stopped by `stop`.
    CheckLibrary check_library(()) -> LibraryCheck;
    /// Opens the library's folder in the file manager.
    OpenLibraryFolder open_library_folder(()) -> ();
    /// Lets the person choose an empty folder, in a dialog of that title, and moves the library there; none where they chose
    /// none, or stopped it with `stop`. Nothing can be changed after that until `restart`.
    MoveLibrary move_library(String) -> Option<MovedLibrary>;
    /// Lets the person choose a file, in a dialog of that title, and writes all that there is into it; none where they chose
    /// none. Told as it goes, and stopped by `stop`.
    WriteArchive write_archive(String) -> Option<Archived>;
    /// Makes the library what an archive holds; the library as it was is backed up before. None where none was chosen.
    OpenArchive open_archive(WhichArchive) -> Option<OpenedArchive>;
    /// The backups of the library, newest first.
    Backups backups(()) -> Vec<BackupInfo>;
    /// Backs the library up now.
    BackUp back_up(()) -> BackupInfo;
    /// Puts a backup, by its name, in the library's place; the library as it was is backed up before. Where there is no library
    /// that can be opened, `begin` can be called again then.
    RestoreBackup restore_backup(String) -> RestoredBackup;
    /// What there is to go on with where the library is damaged or gone. Reads what can be read of it, which takes time.
    Rescue rescue(()) -> Rescue;
    /// Finds the library that is not where the settings say; `begin` can be called again then.
    FindLibrary find_library(FindLibrary) -> ();
    /// Ends the program and starts it anew: everything is saved.
    Restart restart(()) -> ();
    /// Versions, sizes, counts and the last lines of the log, for a report: no word of what the person wrote or read.
    Diagnostics diagnostics(()) -> String;
    /// Facts about the program and its library.
    About about(()) -> About;
    /// Keeps where the person is, for the next start.
    Remember remember(LastPlace) -> ();
    /// Keeps which first steps were taken in this library.
    KeepFirstSteps keep_first_steps(FirstSteps) -> ();
    /// Tells that the window was asked to close and stays, since something is not saved.
    Stay stay(()) -> ();
    /// Tells that everything is saved and the window can go.
    Close close(()) -> ();
}

pub(super) fn reply<T: Serialize>(value: &T) -> Result<serde_json::Value, ApiError> {
    serde_json::to_value(value).map_err(|error| ApiError {
        problem: Problem::Program,
        message: format!("The answer could not be put into words for the window: {error}."),
    })
}
