//! What crosses the door between the backend and any front: requests and replies, as plain data.
//! Every type here is exported to TypeScript; ids are SQLite row ids, days are `YYYY-MM-DD`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Absence, AttachmentInfo, FirstSteps, HighlightInfo, LastPlace, PaperName, Preview, Receipt, Work,
};
use crate::export::Pattern;
use crate::model::{
    ActionLabel, CitationStyle, DigestKind, Disk, Drops, Face, Field, FoundIn, Keys, Language, LinkKind,
    Passage, Refusal, SharedBy, Status, TagColour, Theme, Thing, Trouble,
};

/// Which papers a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Scope {
    /// Every paper.
    All,
    /// Papers not yet decided about.
    Inbox,
    /// The reading list.
    Queued,
    /// Starred papers.
    Starred,
    /// Papers with a source repository.
    Code,
    /// Papers that gained a source repository in a later digest and were not opened since.
    CodeNew,
    /// Papers in the trash, last put there first.
    Trash,
    /// The papers of one digest, in its order.
    Digest(i64),
    /// Papers with one tag or a tag below it.
    Tag(i64),
    /// What a smart shelf finds.
    Shelf(i64),
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What fits the list best: relevance for a search, a digest's own order, else newest first.
    #[default]
    Best,
    /// Newest publication first.
    Newest,
    /// Oldest publication first.
    Oldest,
    /// Last imported first.
    Added,
    /// Most votes first.
    Upvotes,
    /// Most comments first.
    Comments,
    /// By title, A to Z.
    Title,
}

/// Names one list: a scope, what is searched for in it (possibly nothing) and an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct ListQuery {
    /// Which papers.
    pub scope: Scope,
    /// What is searched for, in the query language; empty for all. It counts as being typed: where it ends in a
    /// word, that may be the beginning of one. A space at its end finishes it.
    pub query: String,
    /// In which order; where the query itself says one (`sort:`), that comes first.
    pub sort: Sort,
}

/// Asks for a page of a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ListRequest {
    /// The list.
    pub list: ListQuery,
    /// Rows to skip.
    pub offset: usize,
    /// Rows wanted; at most 500 are given.
    pub limit: usize,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ListPage {
    /// Papers in the whole list.
    pub total: usize,
    /// Rows skipped.
    pub offset: usize,
    /// The rows.
    pub rows: Vec<PaperRow>,
    /// The hits in each row's title.
    pub title_marks: Vec<Vec<TextRange>>,
    /// The order of the list: the one asked for, or the one the query says.
    pub sort: Sort,
    /// Where the query found nothing, and one that differs by a typing error does: that one. The rows are what it
    /// finds.
    pub mended: Option<String>,
    /// What of the query could not be read as the language.
    pub remarks: Vec<Remark>,
    /// Papers whose words cannot be searched yet, since the index is being made; more may be found once it is 0.
    pub waiting: usize,
    /// Where a place of the library holds nothing of what was searched as it was typed: how many papers the whole
    /// library has of it.
    pub elsewhere: usize,
}

/// A stretch of a text, in UTF-16 code units, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names say it")]
pub struct TextRange {
    pub start: usize,
    pub end: usize,
}

/// A part of a query that could not be read as the language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Remark {
    /// Where it begins in the query, in UTF-16 code units.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What was wrong, and so what was made of it instead.
    pub trouble: Trouble,
    /// Whether it may only be unfinished, since the query ends in it: nothing to show yet.
    pub unfinished: bool,
}

/// Asks what could be typed next in a query.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CompleteRequest {
    /// The query.
    pub text: String,
    /// Where the cursor is, in UTF-16 code units.
    pub cursor: usize,
}

/// What could be typed next in a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Completions {
    /// Where what a completion takes the place of begins, in UTF-16 code units.
    pub start: usize,
    /// Where that ends.
    pub end: usize,
    /// What fits, likeliest first; at most 40.
    pub items: Vec<Completion>,
}

/// Something that could be typed in a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Completion {
    /// What to show.
    pub label: String,
    /// What to put in; the cursor goes to its end. After a field's name more can be completed at once.
    pub insert: String,
}

/// Asks where the hits of a query are in texts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MarkRequest {
    /// The query, as in the list.
    pub query: String,
    /// The texts.
    pub texts: Vec<MarkedText>,
}

/// A text to be marked.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MarkedText {
    /// Which text of a paper it is, or is a piece of.
    pub field: TextKind,
    /// The text, as it is shown.
    pub text: String,
}

/// The texts of a paper that words are searched in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TextKind {
    Title,
    Abstract,
    Author,
    Note,
    Keyword,
    Organization,
}

/// Asks where a paper stands in a list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PositionRequest {
    /// The list.
    pub list: ListQuery,
    /// The paper.
    pub paper: i64,
}

/// Asks for the ids of a stretch of a list, for a selection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RangeRequest {
    /// The list.
    pub list: ListQuery,
    /// First row of the stretch, from 0.
    pub from: usize,
    /// Last row of the stretch, included.
    pub to: usize,
}

/// A paper as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PaperRow {
    /// Broadsheet's own id.
    pub id: i64,
    /// The title, ready for display.
    pub title: String,
    /// Day of publication: `YYYY-MM-DD`, or `--MM-DD` where the year is not known.
    pub published: Option<String>,
    /// Whether the year was worked out.
    pub published_inferred: bool,
    /// How many authors.
    pub author_count: Option<u32>,
    /// Votes, newest count.
    pub upvotes: Option<u32>,
    /// Comments, newest count.
    pub comments: Option<u32>,
    /// Where the code lives: the host of the best repository (`github.com`).
    pub code_host: Option<String>,
    /// How many repositories.
    pub code_count: u32,
    /// Whether a project page is known.
    pub has_project: bool,
    /// Whether a later digest brought code that the first had not, and the paper was not opened since.
    pub code_new: bool,
    /// Where it stands.
    pub status: Status,
    /// Whether it was opened.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Whether there is a note.
    pub has_note: bool,
    /// Its tags, by name.
    pub tags: Vec<TagLabel>,
}

/// A tag as a paper shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TagLabel {
    /// Its id.
    pub id: i64,
    /// Its name, `/` between levels.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
}

/// A paper as the reader shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PaperDetail {
    /// What the list shows of it.
    pub row: PaperRow,
    /// The title, in pieces.
    pub title_passages: Vec<Passage>,
    /// The abstract, in pieces; paragraphs are parted by an empty line in the text.
    pub abstract_passages: Vec<Passage>,
    /// Whether what is shown was repaired and differs from the source.
    pub abstract_repaired: bool,
    /// The abstract as the digest gave it.
    pub abstract_source: Option<String>,
    /// Authors by name, where they are known.
    pub authors: Vec<String>,
    /// arXiv identifier without version.
    pub arxiv_id: Option<String>,
    /// DOI.
    pub doi: Option<String>,
    /// Whether a Hugging Face page is known.
    pub has_hf_page: bool,
    /// Machine-made summary.
    pub ai_summary: Option<String>,
    /// Machine-made keywords.
    pub ai_keywords: Vec<String>,
    /// Organisation.
    pub organization: Option<String>,
    /// Whether the abstract is only a piece of it.
    pub abstract_cut: bool,
    /// Subjects as sources class them, the primary one first.
    pub subjects: Vec<String>,
    /// Journal, conference or book.
    pub venue: Option<String>,
    /// Every link, best first.
    pub links: Vec<LinkInfo>,
    /// The note in Markdown; empty where there is none.
    pub note: String,
    /// Every digest it was in, newest first.
    pub appearances: Vec<Appearance>,
    /// What the person highlighted in the abstract, in order; what its words do not hold any more comes last.
    pub highlights: Vec<HighlightInfo>,
    /// PDFs of the person's own.
    pub attachments: Vec<AttachmentInfo>,
    /// The papers whose notes link to this one.
    pub backlinks: Vec<PaperName>,
    /// The fields a person corrected.
    pub corrected: Vec<Field>,
    /// Whether it is in the trash.
    pub trashed: bool,
}

/// A link as the reader shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LinkInfo {
    /// Its id: what the reader sends to open it.
    pub id: i64,
    /// What it leads to.
    pub kind: LinkKind,
    /// The address, to be read, not to be followed.
    pub url: String,
    /// Its host.
    pub host: String,
    /// Where it was found.
    pub found_in: FoundIn,
    /// The repository that it leads to or into, as version control takes it.
    pub repository: Option<String>,
}

/// One digest a paper was in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Appearance {
    /// What the digest says of the paper, by its id: what splitting names.
    pub entry: i64,
    /// The digest's id; none for a paper kept after its import was undone.
    pub digest: Option<i64>,
    /// The digest's kind.
    pub kind: DigestKind,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// Its day, `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// The file it came from.
    pub file: String,
    /// Place in its list, from 1.
    pub rank: u32,
    /// Votes then.
    pub upvotes: Option<u32>,
    /// Comments then.
    pub comments: Option<u32>,
}

/// All that the window's first picture needs, in one reply.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Beginning {
    /// The person's choices.
    pub settings: Settings,
    /// The sidebar.
    pub overview: Overview,
    /// The list shown first: the one the person left; else the inbox, or all papers where it is empty.
    pub list: ListQuery,
    /// Its rows that are in view.
    pub page: ListPage,
    /// The paper the person left; else the one at the list's top.
    pub paper: Option<PaperDetail>,
    /// Where the person was, as far as it is still there.
    pub place: Option<LastPlace>,
    /// The first steps taken so far; none where there is nothing of them to show: they are over, or the library held papers
    /// from before.
    pub first_steps: Option<FirstSteps>,
}

/// All that the sidebar shows.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Overview {
    /// Papers by place.
    pub counts: Counts,
    /// Digests, newest first.
    pub digests: Vec<DigestInfo>,
    /// Digests in the trash, last put there first.
    pub trashed_digests: Vec<DigestInfo>,
    /// Tags by name.
    pub tags: Vec<TagInfo>,
    /// Smart shelves, in the person's order.
    pub shelves: Vec<ShelfInfo>,
    /// What undo would take back.
    pub undo: Option<ActionLabel>,
    /// What redo would do again.
    pub redo: Option<ActionLabel>,
    /// Whether anything was ever imported.
    pub empty: bool,
}

/// How many papers each place of the sidebar holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "the names are those of Scope")]
pub struct Counts {
    pub all: usize,
    pub inbox: usize,
    pub queued: usize,
    pub starred: usize,
    pub code: usize,
    pub code_new: usize,
    pub trash: usize,
}

/// A digest as the sidebar shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DigestInfo {
    /// Its id.
    pub id: i64,
    /// Its kind.
    pub kind: DigestKind,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// Whether the person named it.
    pub named: bool,
    /// Its day, `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// Whether the year was worked out.
    pub day_inferred: bool,
    /// Whether the person said the day.
    pub day_given: bool,
    /// Whether papers in it lack their year until the person says its day.
    pub needs_day: bool,
    /// The name of the file it came from.
    pub file: String,
    /// Papers in it.
    pub papers: usize,
    /// Papers in it not yet read.
    pub unread: usize,
    /// Papers in it that are on the reading list or done: how far through it the person is.
    pub decided: usize,
    /// Whether its file was read by readers that have become better since, so that reading it again is offered.
    pub outdated: bool,
}

/// A tag as the sidebar shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TagInfo {
    /// Its id.
    pub id: i64,
    /// Its name, `/` between levels.
    pub name: String,
    /// Its colour.
    pub colour: TagColour,
    /// Papers that have it.
    pub papers: usize,
}

/// A smart shelf as the sidebar shows it: a query kept under a name.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ShelfInfo {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its query.
    pub query: String,
    /// Its order.
    pub sort: Sort,
    /// Papers that it finds now.
    pub papers: usize,
}

/// A smart shelf to make, or to change.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveShelf {
    /// The shelf to change; none makes a new one, below the others.
    pub shelf: Option<i64>,
    /// Its name, 1 to 100 characters.
    pub name: String,
    /// Its query, not empty.
    pub query: String,
    /// Its order.
    pub sort: Sort,
}

/// A new place for a smart shelf.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MoveShelf {
    /// The shelf.
    pub shelf: i64,
    /// Its new place among the shelves, from 0.
    pub to: usize,
}

/// A paper that PDFs are chosen for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ChooseAttachments {
    /// The paper.
    pub paper: i64,
    /// The title of the dialog.
    pub title: String,
}

/// Papers, and what to do with them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetStatus {
    /// The papers.
    pub papers: Vec<i64>,
    /// Where they go.
    pub status: Status,
}

/// Papers, and a yes or no for each.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetFlag {
    /// The papers.
    pub papers: Vec<i64>,
    /// Yes or no.
    pub on: bool,
}

/// Papers and the name of a tag, made where it does not exist.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AddTag {
    /// The papers.
    pub papers: Vec<i64>,
    /// The tag's name, at most 100 characters.
    pub name: String,
}

/// Papers and a tag to take off them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RemoveTag {
    /// The papers.
    pub papers: Vec<i64>,
    /// The tag.
    pub tag: i64,
}

/// A new colour for a tag.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecolourTag {
    /// The tag.
    pub tag: i64,
    /// Its new colour.
    pub colour: TagColour,
}

/// A new name for a tag; the name of another tag joins the two.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RenameTag {
    /// The tag.
    pub tag: i64,
    /// Its new name.
    pub name: String,
}

/// A note to save.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SaveNote {
    /// The paper.
    pub paper: i64,
    /// The note as the editor last knew it saved. Where the library holds another by now, nothing is
    /// overwritten: the reply is the error code `note_changed`.
    pub base: String,
    /// The whole note in Markdown; empty removes it. At most 1 MiB.
    pub body: String,
}

/// The day of a digest, as the person says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SetDigestDay {
    /// The digest.
    pub digest: i64,
    /// `YYYY-MM-DD`; none takes the person's word back.
    pub day: Option<String>,
}

/// A fact of a paper, as the person says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Correct {
    /// The paper.
    pub paper: i64,
    /// The fact.
    pub field: Field,
    /// What it should be; none goes back to what the digests say.
    pub value: Option<String>,
}

/// What was pasted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Paste {
    /// The clipboard's HTML, where it held any: it keeps the links, and so the ids.
    pub html: Option<String>,
    /// The clipboard's plain text.
    pub text: Option<String>,
}

/// What became of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pasted {
    /// It is being imported.
    Importing,
    /// It is only the name of a paper, which the library has.
    Known {
        /// The paper.
        paper: i64,
    },
    /// It is only the name of a paper, which the library does not have.
    Name {
        /// The name as it was pasted.
        name: String,
    },
}

/// A paper that the person types in.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct NewPaper {
    /// The title.
    pub title: String,
    /// Its authors in order.
    pub authors: Vec<String>,
    /// The abstract.
    pub abstract_text: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// A link, an arXiv identifier or a DOI.
    pub name: Option<String>,
    /// Other links: code, project.
    pub links: Vec<String>,
}

/// What to open in the system's browser. The window names it; the address comes from the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenTarget {
    /// One of a paper's links.
    Link {
        /// The link.
        link: i64,
    },
    /// The paper's best repository.
    Code {
        /// The paper.
        paper: i64,
    },
    /// A page that follows from the paper's identifiers.
    Page {
        /// The paper.
        paper: i64,
        /// Which page.
        page: PageKind,
    },
    /// A search for the paper's title elsewhere.
    Lookup {
        /// The paper.
        paper: i64,
        /// Where to search.
        site: LookupSite,
    },
    /// An address that the person wrote in a note: UTF-16 offsets into the saved note, end excluded.
    NoteLink {
        /// The paper.
        paper: i64,
        /// Where the address begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
}

/// A page that follows from a paper's identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PageKind {
    Arxiv,
    Pdf,
    HuggingFace,
    Doi,
    Project,
}

/// A site where a title can be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum LookupSite {
    Arxiv,
    HuggingFace,
    Github,
    Scholar,
}

/// A person's choices, kept in one readable file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// What the window says its texts in.
    pub language: Language,
    /// Colours.
    pub theme: Theme,
    /// Size of the reading text in percent, 80 to 200.
    pub text_size: u16,
    /// Width of the sidebar, CSS pixels.
    pub sidebar_width: u16,
    /// Width of the list, CSS pixels.
    pub list_width: u16,
    /// Width of the reading column in characters, 50 to 100.
    pub reading_width: u16,
    /// The face of title and abstract.
    pub reading_face: Face,
    /// What a new note begins with; fields in braces are filled in. Empty begins with nothing.
    pub note_template: String,
    /// How references are set that are copied.
    pub citation_style: CitationStyle,
    /// What the keys of bibliographies are made of; see [`crate::export::Pattern`].
    pub citation_keys: String,
    /// After how many days what is in the trash is taken away for good; none keeps it until it is emptied by hand.
    pub trash_days: Option<u16>,
    /// What files that are dropped or chosen do.
    pub drop: Drops,
    /// The folder whose new files are imported by themselves; none watches nothing. The window reads it and cannot
    /// choose it: `choose_watch_folder` and `stop_watching` do.
    pub watch_folder: Option<String>,
    /// Whether the desktop tells what came from it while the window is not in front.
    pub notify: bool,
    /// The folder that the library was moved to; none where it is in the system's standard place. The window reads it and
    /// cannot choose it: `move_library` does.
    pub library: Option<String>,
    /// Which keys do what.
    pub keys: Keys,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::System,
            theme: Theme::System,
            text_size: 100,
            sidebar_width: 228,
            list_width: 384,
            reading_width: 68,
            reading_face: Face::Serif,
            note_template: String::new(),
            citation_style: CitationStyle::Apa,
            citation_keys: Pattern::STANDARD.to_owned(),
            trash_days: None,
            drop: Drops::Ask,
            watch_folder: None,
            notify: true,
            library: None,
            keys: Keys::default(),
        }
    }
}

/// How wide the window's panes are, CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Panes {
    /// The sidebar.
    pub sidebar_width: u16,
    /// The list.
    pub list_width: u16,
}

/// What the desktop shows while the window is not in front, in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notification {
    /// In a few words.
    pub title: String,
    /// A line more.
    pub body: String,
}

/// Facts about the program and its library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct About {
    /// Version of Broadsheet.
    pub version: String,
    /// Version of SQLite inside.
    pub sqlite: String,
    /// The library's folder.
    pub library: String,
}

/// What the backend tells the window unasked.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The library changed, here or through another process.
    Changed,
    /// The person's choices are others now, and not by the window's own doing: undo gave them back, or the settings file
    /// was changed from outside.
    Settings {
        /// Those in force.
        settings: Settings,
    },
    /// Work that takes long goes on; `stop` stops it where that is possible.
    Working {
        /// What is done.
        work: Work,
        /// The file it is at.
        what: Option<String>,
        /// How much is done, of `total`.
        done: u64,
        /// How much there is to do; 0 where that is not known.
        total: u64,
    },
    /// Such work has ended, where nothing else tells so.
    Rested {
        /// What was done.
        work: Work,
    },
    /// More than one digest came at once: what importing them would do. Nothing is imported until `confirm_import`.
    Preview {
        /// What would happen.
        preview: Preview,
    },
    /// The reading for a preview was stopped; nothing was imported.
    PreviewStopped,
    /// An archive of a library was dropped: whether it is to take the library's place is asked first. `open_archive` opens it.
    Archive {
        /// The file's name.
        file: String,
        /// Its papers.
        papers: usize,
        /// When it was written; RFC 3339.
        at: String,
    },
    /// An import ended.
    Imported {
        /// What became of everything.
        receipt: Receipt,
    },
    /// Files that landed in the watched folder were imported: to be said quietly, without leaving what is shown.
    Watched {
        /// What became of them.
        receipt: Receipt,
    },
    /// An import or its preview ended before anything could be kept.
    ImportFailed {
        /// What happened, what was kept, what to do.
        error: ApiError,
    },
    /// The person followed a link to a paper, in another program: it is to be shown.
    Followed {
        /// The paper.
        paper: i64,
        /// Whether the link is to its note.
        note: bool,
    },
    /// A link that the person followed leads nowhere; nothing was done.
    NotFollowed {
        /// What happened, what to do.
        error: ApiError,
    },
    /// Others than this machine write to the library's folder; told once for each folder.
    Shared {
        /// Who.
        by: SharedBy,
    },
    /// The library is damaged, which a backup of it met. Nothing was overwritten.
    Damaged,
    /// Files hover over the window.
    DragEnter {
        /// How many can be imported.
        files: usize,
    },
    /// They left it, or were dropped.
    DragLeave,
    /// The person closes the window: what is not saved is to be saved now, then `close` is to be called.
    Closing,
}

/// An error a front can act on or show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct ApiError {
    /// What happened, by a code, with what a front needs to act on it or to say it in its own language.
    #[serde(flatten)]
    pub problem: Problem,
    /// What happened, what was kept, what to do: a sentence for people, in English.
    pub message: String,
}

/// A kind of thing that the system opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Opened {
    /// An address, in the browser.
    Address,
    /// A file, in a PDF viewer.
    File,
    /// A folder, in the file manager.
    Folder,
}

/// What happened where something was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// The thing is not in the library (any more).
    NotFound {
        /// What it is.
        what: Thing,
    },
    /// What was asked cannot be done with what was given.
    Refused {
        /// Why.
        why: Refusal,
    },
    /// The note in the library is not the one the editor started from.
    NoteChanged,
    /// An import is running already.
    Busy,
    /// The person stopped it; nothing was changed.
    Stopped,
    /// A newer list was asked for before this one was ready: its answer is the one that counts.
    Superseded,
    /// The library could not be read or written.
    Library {
        /// What the disk refused, where that is why.
        disk: Option<Disk>,
        /// What was wrong, in English.
        reason: String,
    },
    /// There is no library that can be opened. Only `find_library`, `rescue`, `restore_backup` and `close` can be called.
    NoLibrary {
        /// Where it should be.
        folder: String,
        /// Why there is none.
        absence: Absence,
        /// The folder that a library is in where the settings name none; none where one was named at the start.
        standard: Option<String>,
        /// Whether there is a library in that.
        standard_holds: bool,
        /// The person's choices, for the window that says so.
        settings: Box<Settings>,
    },
    /// The settings could not be written; they are in force until the program ends.
    Settings {
        /// The file.
        path: String,
        /// What the system said.
        reason: String,
    },
    /// The system did not open something.
    NotOpened {
        /// The address or the file.
        what: String,
        /// What the system said.
        reason: String,
        /// Which kind of thing it is.
        kind: Opened,
    },
    /// Something in the program went wrong.
    Program,
}
