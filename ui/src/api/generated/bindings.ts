// Generated from the backend's types by `make bindings`. Do not edit.

export type Status = "inbox" | "queued" | "done";

export type TagColour = "violet" | "teal" | "amber" | "green" | "blue" | "rose" | "olive" | "slate";

export type Field = "title" | "published";

export type LinkKind = "code" | "project" | "model" | "dataset" | "space" | "paper" | "pdf" | "video" | "other";

export type FoundIn = "field" | "abstract" | "page";

export type Passage = { "kind": "text", 
/**
 * The words.
 */
text: string, } | { "kind": "math", 
/**
 * TeX without its delimiters.
 */
tex: string, 
/**
 * The source as it stood, delimiters included: what is shown where the TeX cannot be set.
 */
source: string, } | { "kind": "link", 
/**
 * The words to show.
 */
text: string, 
/**
 * The repaired address; the reader finds the paper's link of the same address.
 */
url: string, };

export type Format = "hf-text" | "hf-html" | "hf-json" | "records" | "arxiv-mail" | "arxiv-abs" | "scholar-alert" | "mail" | "feed" | "markdown" | "csv" | "bibtex" | "ris" | "csl-json" | "zotero-json" | "pdf" | "web-page" | "plain-text" | "by-hand";

export type DigestKind = "daily" | "weekly" | "monthly" | "trending" | "search" | "paper" | "list";

export type Warning = { 
/**
 * Where: `line 13`, `entry 4`.
 */
place: string, 
/**
 * What was found and what was made of it.
 */
reason: string, 
/**
 * Whether a whole entry could not be read.
 */
entry_lost: boolean, 
/**
 * The beginning of the source there, for another try; at most 2,000 characters.
 */
fragment: string | null, };

export type Scope = { "kind": "all" } | { "kind": "inbox" } | { "kind": "queued" } | { "kind": "starred" } | { "kind": "code" } | { "kind": "digest", "id": number } | { "kind": "tag", "id": number };

export type Sort = "best" | "newest" | "oldest" | "added" | "upvotes" | "title";

export type ListQuery = { 
/**
 * Which papers.
 */
scope: Scope, 
/**
 * What is searched for; empty for all.
 */
query: string, 
/**
 * In which order.
 */
sort: Sort, };

export type ListRequest = { 
/**
 * The list.
 */
list: ListQuery, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows wanted; at most 500 are given.
 */
limit: number, };

export type ListPage = { 
/**
 * Papers in the whole list.
 */
total: number, 
/**
 * Rows skipped.
 */
offset: number, 
/**
 * The rows.
 */
rows: Array<PaperRow>, 
/**
 * The words to mark in titles and abstracts, folded; a word of the text is marked when it begins
 * with one of them.
 */
marks: Array<string>, };

export type PositionRequest = { 
/**
 * The list.
 */
list: ListQuery, 
/**
 * The paper.
 */
paper: number, };

export type RangeRequest = { 
/**
 * The list.
 */
list: ListQuery, 
/**
 * First row of the stretch, from 0.
 */
from: number, 
/**
 * Last row of the stretch, included.
 */
to: number, };

export type PaperRow = { 
/**
 * Broadsheet's own id.
 */
id: number, 
/**
 * The title, ready for display.
 */
title: string, 
/**
 * Day of publication: `YYYY-MM-DD`, or `--MM-DD` where the year is not known.
 */
published: string | null, 
/**
 * Whether the year was worked out.
 */
published_inferred: boolean, 
/**
 * How many authors.
 */
author_count: number | null, 
/**
 * Votes, newest count.
 */
upvotes: number | null, 
/**
 * Comments, newest count.
 */
comments: number | null, 
/**
 * Where the code lives: the host of the best repository (`github.com`).
 */
code_host: string | null, 
/**
 * How many repositories.
 */
code_count: number, 
/**
 * Whether a project page is known.
 */
has_project: boolean, 
/**
 * Where it stands.
 */
status: Status, 
/**
 * Whether it was opened.
 */
read: boolean, 
/**
 * Whether it is starred.
 */
starred: boolean, 
/**
 * Whether there is a note.
 */
has_note: boolean, 
/**
 * Its tags, by name.
 */
tags: Array<TagLabel>, };

export type TagLabel = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name, `/` between levels.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, };

export type PaperDetail = { 
/**
 * What the list shows of it.
 */
row: PaperRow, 
/**
 * The title, in pieces.
 */
title_passages: Array<Passage>, 
/**
 * The abstract, in pieces; paragraphs are parted by an empty line in the text.
 */
abstract_passages: Array<Passage>, 
/**
 * Whether what is shown was repaired and differs from the source.
 */
abstract_repaired: boolean, 
/**
 * The abstract as the digest gave it.
 */
abstract_source: string | null, 
/**
 * Authors by name, where they are known.
 */
authors: Array<string>, 
/**
 * arXiv identifier without version.
 */
arxiv_id: string | null, 
/**
 * DOI.
 */
doi: string | null, 
/**
 * Whether a Hugging Face page is known.
 */
has_hf_page: boolean, 
/**
 * Machine-made summary.
 */
ai_summary: string | null, 
/**
 * Machine-made keywords.
 */
ai_keywords: Array<string>, 
/**
 * Organisation.
 */
organization: string | null, 
/**
 * Whether the abstract is only a piece of it.
 */
abstract_cut: boolean, 
/**
 * Subjects as sources class them, the primary one first.
 */
subjects: Array<string>, 
/**
 * Journal, conference or book.
 */
venue: string | null, 
/**
 * Every link, best first.
 */
links: Array<LinkInfo>, 
/**
 * The note in Markdown; empty where there is none.
 */
note: string, 
/**
 * Every digest it was in, newest first.
 */
appearances: Array<Appearance>, 
/**
 * The fields a person corrected.
 */
corrected: Array<Field>, };

export type LinkInfo = { 
/**
 * Its id: what the reader sends to open it.
 */
id: number, 
/**
 * What it leads to.
 */
kind: LinkKind, 
/**
 * The address, to be read, not to be followed.
 */
url: string, 
/**
 * Its host.
 */
host: string, 
/**
 * Where it was found.
 */
found_in: FoundIn, };

export type Appearance = { 
/**
 * The digest's id; none for a paper kept after its import was undone.
 */
digest: number | null, 
/**
 * The digest's kind.
 */
kind: DigestKind, 
/**
 * What its source calls it.
 */
title: string | null, 
/**
 * Its day, `YYYY-MM-DD` or `--MM-DD`.
 */
day: string | null, 
/**
 * The file it came from.
 */
file: string, 
/**
 * Place in its list, from 1.
 */
rank: number, 
/**
 * Votes then.
 */
upvotes: number | null, 
/**
 * Comments then.
 */
comments: number | null, };

export type Beginning = { 
/**
 * The person's choices.
 */
settings: Settings, 
/**
 * The sidebar.
 */
overview: Overview, 
/**
 * The list shown first: the inbox, or all papers where it is empty.
 */
list: ListQuery, 
/**
 * Its first page.
 */
page: ListPage, 
/**
 * The paper at its top.
 */
paper: PaperDetail | null, };

export type Overview = { 
/**
 * Papers by place.
 */
counts: Counts, 
/**
 * Digests, newest first.
 */
digests: Array<DigestInfo>, 
/**
 * Tags by name.
 */
tags: Array<TagInfo>, 
/**
 * What undo would take back, in words.
 */
undo: string | null, 
/**
 * What redo would do again, in words.
 */
redo: string | null, 
/**
 * Whether anything was ever imported.
 */
empty: boolean, };

export type Counts = { all: number, inbox: number, queued: number, starred: number, code: number, };

export type DigestInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its kind.
 */
kind: DigestKind, 
/**
 * What its source calls it.
 */
title: string | null, 
/**
 * Its day, `YYYY-MM-DD` or `--MM-DD`.
 */
day: string | null, 
/**
 * Whether the year was worked out.
 */
day_inferred: boolean, 
/**
 * Whether the person said the day.
 */
day_given: boolean, 
/**
 * Whether papers in it lack their year until the person says its day.
 */
needs_day: boolean, 
/**
 * The name of the file it came from.
 */
file: string, 
/**
 * Papers in it.
 */
papers: number, 
/**
 * Papers in it not yet read.
 */
unread: number, };

export type TagInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name, `/` between levels.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, 
/**
 * Papers that have it.
 */
papers: number, };

export type SetStatus = { 
/**
 * The papers.
 */
papers: Array<number>, 
/**
 * Where they go.
 */
status: Status, };

export type SetFlag = { 
/**
 * The papers.
 */
papers: Array<number>, 
/**
 * Yes or no.
 */
on: boolean, };

export type AddTag = { 
/**
 * The papers.
 */
papers: Array<number>, 
/**
 * The tag's name, at most 100 characters.
 */
name: string, };

export type RemoveTag = { 
/**
 * The papers.
 */
papers: Array<number>, 
/**
 * The tag.
 */
tag: number, };

export type RecolourTag = { 
/**
 * The tag.
 */
tag: number, 
/**
 * Its new colour.
 */
colour: TagColour, };

export type RenameTag = { 
/**
 * The tag.
 */
tag: number, 
/**
 * Its new name.
 */
name: string, };

export type SaveNote = { 
/**
 * The paper.
 */
paper: number, 
/**
 * The note as the editor last knew it saved. Where the library holds another by now, nothing is
 * overwritten: the reply is the error code `note_changed`.
 */
base: string, 
/**
 * The whole note in Markdown; empty removes it. At most 1 MiB.
 */
body: string, };

export type SetDigestDay = { 
/**
 * The digest.
 */
digest: number, 
/**
 * `YYYY-MM-DD`; none takes the person's word back.
 */
day: string | null, };

export type Correct = { 
/**
 * The paper.
 */
paper: number, 
/**
 * The fact.
 */
field: Field, 
/**
 * What it should be; none goes back to what the digests say.
 */
value: string | null, };

export type Paste = { 
/**
 * The clipboard's HTML, where it held any: it keeps the links, and so the ids.
 */
html: string | null, 
/**
 * The clipboard's plain text.
 */
text: string | null, };

export type Pasted = { "kind": "importing" } | { "kind": "known", 
/**
 * The paper.
 */
paper: number, } | { "kind": "name", 
/**
 * The name as it was pasted.
 */
name: string, };

export type NewPaper = { 
/**
 * The title.
 */
title: string, 
/**
 * Its authors in order.
 */
authors: Array<string>, 
/**
 * The abstract.
 */
abstract_text: string | null, 
/**
 * The day of publication, `YYYY-MM-DD`.
 */
published: string | null, 
/**
 * A link, an arXiv identifier or a DOI.
 */
name: string | null, 
/**
 * Other links: code, project.
 */
links: Array<string>, };

export type Offers = { 
/**
 * Papers that would change.
 */
papers: number, 
/**
 * Tags on papers.
 */
tags: number, 
/**
 * Notes, for papers that have none.
 */
notes: number, };

export type OpenTarget = { "kind": "link", 
/**
 * The link.
 */
link: number, } | { "kind": "code", 
/**
 * The paper.
 */
paper: number, } | { "kind": "page", 
/**
 * The paper.
 */
paper: number, 
/**
 * Which page.
 */
page: PageKind, } | { "kind": "lookup", 
/**
 * The paper.
 */
paper: number, 
/**
 * Where to search.
 */
site: LookupSite, } | { "kind": "note_link", 
/**
 * The paper.
 */
paper: number, 
/**
 * Where the address begins.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

export type PageKind = "arxiv" | "pdf" | "hugging_face" | "doi" | "project";

export type LookupSite = "arxiv" | "hugging_face" | "github" | "scholar";

export type Receipt = { 
/**
 * The import's id; none for a dry run, and where nothing was imported.
 */
import: number | null, 
/**
 * File by file.
 */
files: Array<FileReceipt>, 
/**
 * All files together.
 */
totals: Totals, 
/**
 * Whether it was stopped before its end; what was read until then stays.
 */
stopped: boolean, 
/**
 * The digests that were read, for the window to show.
 */
digests: Array<number>, 
/**
 * Digests whose day the person should say, since their papers lack the year.
 */
needs_day: Array<number>, 
/**
 * Tags and notes of another program that came with the papers, for the person to take over.
 */
offers: Offers, };

export type FileReceipt = { 
/**
 * The path, or a name for what was pasted.
 */
path: string, 
/**
 * The form it was in; none where nothing recognised it.
 */
format: Format | null, 
/**
 * Entries in it.
 */
entries: number, 
/**
 * Different papers in it.
 */
papers: number, 
/**
 * Papers the library did not know.
 */
new: number, 
/**
 * Papers of which something changed.
 */
updated: number, 
/**
 * Papers of which nothing changed.
 */
unchanged: number, 
/**
 * Entries that could not be read.
 */
unreadable: number, 
/**
 * What could not be read, and why.
 */
warnings: Array<Warning>, 
/**
 * Why nothing of the file was imported, in a sentence for people.
 */
error: string | null, 
/**
 * Whether that is no fault: a file of another kind that lay in the same folder or archive.
 */
passed_over: boolean, };

export type Totals = { files: number, 
/**
 * Files of which nothing could be imported.
 */
failed: number, 
/**
 * Files of other kinds in folders and archives.
 */
passed_over: number, entries: number, 
/**
 * Different papers in all the files.
 */
papers: number, new: number, updated: number, unchanged: number, unreadable: number, };

export type Undone = { 
/**
 * What was taken back or done again, in words; none where there was nothing.
 */
label: string | null, 
/**
 * Papers of an undone import that stay, because the person added something to them.
 */
kept: number, };

export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * Size of the reading text in percent, 80 to 200.
 */
text_size: number, 
/**
 * Width of the sidebar, CSS pixels.
 */
sidebar_width: number, 
/**
 * Width of the list, CSS pixels.
 */
list_width: number, };

export type Theme = "system" | "light" | "dark";

export type About = { 
/**
 * Version of Broadsheet.
 */
version: string, 
/**
 * Version of SQLite inside.
 */
sqlite: string, 
/**
 * The library's folder.
 */
library: string, };

export type Event = { "kind": "changed" } | { "kind": "importing", 
/**
 * The file being read.
 */
file: string, 
/**
 * Files finished.
 */
done: number, 
/**
 * Files in all.
 */
total: number, } | { "kind": "imported", 
/**
 * What became of everything.
 */
receipt: Receipt, } | { "kind": "import_failed", 
/**
 * What happened, what was kept, what to do.
 */
error: ApiError, } | { "kind": "drag_enter", 
/**
 * How many can be imported.
 */
files: number, } | { "kind": "drag_leave" } | { "kind": "closing" };

export type ApiError = { 
/**
 * What kind of error; a code exists only where a front acts on it.
 */
code: ErrorCode, 
/**
 * What happened, what was kept, what to do: a sentence for people.
 */
message: string, };

export type ErrorCode = "not_found" | "invalid" | "note_changed" | "busy" | "library" | "system";

export interface Commands {
  /** All that the window's first picture needs. */
  begin: { args: null; reply: Beginning };
  /** All that the sidebar shows. */
  overview: { args: null; reply: Overview };
  /** A page of a list. */
  list_papers: { args: ListRequest; reply: ListPage };
  /** Where a paper stands in a list, from 0; null where it is not in it. */
  position: { args: PositionRequest; reply: number | null };
  /** The ids of a stretch of a list. */
  range_ids: { args: RangeRequest; reply: Array<number> };
  /** One paper in full. */
  paper: { args: number; reply: PaperDetail };
  /** Moves papers to the inbox, the reading list or done. */
  set_status: { args: SetStatus; reply: null };
  /** Marks papers read or unread, as the person asked. */
  set_read: { args: SetFlag; reply: null };
  /** Notes that a paper was opened: it is read from now on. Not an action that undo would take back. */
  mark_opened: { args: number; reply: null };
  /** Stars papers, or takes the star off. */
  set_starred: { args: SetFlag; reply: null };
  /** Adds a tag to papers. */
  add_tag: { args: AddTag; reply: null };
  /** Takes a tag off papers. */
  remove_tag: { args: RemoveTag; reply: null };
  /** Gives a tag another colour. */
  recolour_tag: { args: RecolourTag; reply: null };
  /** Gives a tag another name. */
  rename_tag: { args: RenameTag; reply: null };
  /** Deletes a tag; its papers stay. */
  delete_tag: { args: number; reply: null };
  /** Saves a note; when this returns, it is on disk. */
  save_note: { args: SaveNote; reply: null };
  /** Says of which day a digest is; days without a year follow. */
  set_digest_day: { args: SetDigestDay; reply: null };
  /** Corrects a fact of a paper. */
  correct: { args: Correct; reply: null };
  /** Takes the last action back. */
  undo: { args: null; reply: Undone };
  /** Does the last action taken back again. */
  redo: { args: null; reply: Undone };
  /** Lets the person choose files and imports them. */
  choose_files: { args: null; reply: null };
  /** Imports what was pasted, unless it is only the name of a paper. */
  import_paste: { args: Paste; reply: Pasted };
  /** Adds a paper that the person typed in; gives its id. */
  add_paper: { args: NewPaper; reply: number };
  /** Imports the sample digest. */
  import_sample: { args: null; reply: null };
  /** Stops the running import after the file it is at. */
  cancel_import: { args: null; reply: null };
  /** Takes exactly one import back. */
  undo_import: { args: number; reply: Undone };
  /** Takes over the tags and notes that came with an import's papers from another program. */
  take_offers: { args: number; reply: Offers };
  /** Opens something in the system's browser. */
  open: { args: OpenTarget; reply: null };
  /** Keeps the person's choices. */
  set_settings: { args: Settings; reply: Settings };
  /** Facts about the program and its library. */
  about: { args: null; reply: About };
  /** Tells that everything is saved and the window can go. */
  close: { args: null; reply: null };
}
