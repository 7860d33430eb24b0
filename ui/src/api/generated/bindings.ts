// Generated from the backend's types by `make bindings`. Do not edit.

export type Status = "inbox" | "queued" | "done";

export type TagColour = "violet" | "teal" | "amber" | "green" | "blue" | "rose" | "olive" | "slate";

export type HighlightColour = "yellow" | "green" | "blue" | "pink" | "orange";

export type Field = "title" | "published" | "authors" | "arxiv_id" | "doi" | "abstract" | "links";

export type Fact = "title" | "authors" | "author_count" | "published" | "abstract" | "arxiv_id" | "doi" | "venue" | "organization" | "subjects" | "upvotes" | "comments" | "ai_summary" | "ai_keywords" | "links";

export type LinkKind = "code" | "project" | "model" | "dataset" | "space" | "paper" | "pdf" | "video" | "other";

export type FoundIn = "person" | "field" | "abstract" | "page";

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

export type ActionLabel = { "kind": "set_status", papers: Named, to: Status, } | { "kind": "mark_rest", papers: Named, } | { "kind": "mark_read", papers: Named, } | { "kind": "mark_unread", papers: Named, } | { "kind": "star", papers: Named, } | { "kind": "unstar", papers: Named, } | { "kind": "trash", papers: Named, } | { "kind": "put_back", papers: Named, } | { "kind": "merge", papers: Named, } | { "kind": "split", title: string, } | { "kind": "keep_apart", pairs: number, } | { "kind": "correct", title: string, } | { "kind": "note", title: string, } | { "kind": "restore_note", title: string, } | { "kind": "tag", papers: Named, tag: string, } | { "kind": "untag", papers: Named, tag: string, } | { "kind": "recolour_tag", tag: string, } | { "kind": "rename_tag", from: string, to: string, } | { "kind": "delete_tag", tag: string, } | { "kind": "restore_tag", tag: string, } | { "kind": "highlight", quote: string, } | { "kind": "recolour_highlight", quote: string, } | { "kind": "comment", quote: string, } | { "kind": "unhighlight", quote: string, } | { "kind": "attach", title: string, } | { "kind": "detach", name: string, } | { "kind": "date_digest" } | { "kind": "rename_digest" } | { "kind": "trash_digest", name: string, } | { "kind": "put_back_digest" } | { "kind": "make_shelf", name: string, } | { "kind": "change_shelf", name: string, } | { "kind": "move_shelf", name: string, } | { "kind": "delete_shelf", name: string, } | { "kind": "import", files: Named, } | { "kind": "take_back_import", files: Named, } | { "kind": "bring_back_import", files: Named, } | { "kind": "reread", files: Named, } | { "kind": "take_over", tags: number, notes: number, } | { "kind": "choose", choice: Choice, } | { "kind": "watch" } | { "kind": "said", text: string, };

export type Named = { 
/**
 * How many.
 */
count: number, 
/**
 * The name of the one; none where there are more.
 */
name: string | null, };

export type Format = "hf-text" | "hf-html" | "hf-json" | "records" | "arxiv-mail" | "arxiv-abs" | "scholar-alert" | "mail" | "feed" | "markdown" | "csv" | "bibtex" | "ris" | "csl-json" | "zotero-json" | "pdf" | "web-page" | "plain-text" | "by-hand" | "broadsheet";

export type DigestKind = "daily" | "weekly" | "monthly" | "trending" | "search" | "paper" | "list";

export type Warning = { 
/**
 * Where: `line 13`, `entry 4`.
 */
place: string, 
/**
 * What was found and what was made of it.
 */
reason: Finding, 
/**
 * Whether a whole entry could not be read.
 */
entry_lost: boolean, 
/**
 * The beginning of the source there, for another try; at most 2,000 characters.
 */
fragment: string | null, };

export type Finding = { "kind": "no_title" } | { "kind": "not_called" } | { "kind": "no_record" } | { "kind": "no_paper_record" } | { "kind": "no_entry" } | { "kind": "no_item_kind" } | { "kind": "no_arxiv_id" } | { "kind": "no_title_above_authors" } | { "kind": "no_title_above_abstract" } | { "kind": "names_many", papers: number, } | { "kind": "names_none", title: string, } | { "kind": "newer_broadsheet" } | { "kind": "entry_unread" } | { "kind": "entry_unreadable", why: Fault, } | { "kind": "entry_damaged", reason: string, } | { "kind": "entry_in_part" } | { "kind": "entry_unclosed" } | { "kind": "entry_cut" } | { "kind": "entry_cut_kept" } | { "kind": "entry_too_long", kilobytes: number, } | { "kind": "line_no_json" } | { "kind": "quotation_open" } | { "kind": "row_short", cells: number, columns: number, } | { "kind": "row_long", cells: number, columns: number, } | { "kind": "abstract_no_text" } | { "kind": "authors_no_list" } | { "kind": "no_day" } | { "kind": "identifier_for_title" } | { "kind": "untitled", name: string, } | { "kind": "many_untitled", papers: number, } | { "kind": "guessed" } | { "kind": "only_mentioned", name: string, } | { "kind": "only_reference", name: string, } | { "kind": "too_many_papers", limit: number, } | { "kind": "bibliography_too_long", limit: number, } | { "kind": "feed_too_long", limit: number, } | { "kind": "too_many_blocks", limit: number, } | { "kind": "too_many_pages", limit: number, } | { "kind": "too_many_digests" } | { "kind": "bytes_replaced" } | { "kind": "json_damaged", reason: string, } | { "kind": "page_damaged", reason: string, } | { "kind": "page_in_part" } | { "kind": "message_left_out", why: Fault, } | { "kind": "message_unread", why: ReadError, } | { "kind": "too_many_messages", limit: number, left_out: number, } | { "kind": "without_papers", messages: number, } | { "kind": "mail_cut" } | { "kind": "mail_undecoded" } | { "kind": "too_many_parts", limit: number, } | { "kind": "part_unread", why: ReadError, } | { "kind": "archive_attached", name: string, seems: Likeness, } | string;

export type Fault = { "kind": "parser", reason: string, } | { "kind": "unreadable", reason: string, } | { "kind": "part_missing" } | { "kind": "too_deep", limit: number, } | { "kind": "no_entry_read", first: Finding, } | { "kind": "no_entry" } | { "kind": "no_message_read", first: Finding, } | { "kind": "too_many_attributes", limit: number, } | { "kind": "too_many_messages", limit: number, } | { "kind": "too_many_parts", limit: number, } | { "kind": "odd_parts" } | { "kind": "too_many_pieces" } | { "kind": "long_abbreviations" } | { "kind": "deep_braces" } | { "kind": "no_element" } | { "kind": "not_opened" } | { "kind": "no_room" } | { "kind": "encrypted" } | { "kind": "no_text" } | { "kind": "names_no_papers" } | { "kind": "deep_parts" } | { "kind": "too_large" } | { "kind": "oddly_written" };

export type Likeness = "empty" | "binary" | "png" | "jpeg" | "gif" | "webp" | "film" | "sqlite" | "program" | "old_office" | "office" | "open_document" | "ebook" | "zip" | "gzip" | "bzip2" | "xz" | "zstandard" | "seven_zip" | "rar" | "tar" | "mail" | "mailbox" | "web_page" | "feed" | "table" | "json_lines" | "json" | "xml" | "bibliography" | "empty_bibtex" | "empty_zotero" | "plain_text";

export type ReadError = { "kind": "unrecognised", 
/**
 * What it seems to be instead.
 */
seems: Likeness, } | { "kind": "too_large", 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The limit in bytes.
 */
limit: number, } | { "kind": "too_deep", 
/**
 * The depth at which reading stopped.
 */
depth: number, 
/**
 * The limit.
 */
limit: number, } | { "kind": "damaged", 
/**
 * The form it has.
 */
format: Format, 
/**
 * What is wrong with it.
 */
why: Fault, };

export type Scope = { "kind": "all" } | { "kind": "inbox" } | { "kind": "queued" } | { "kind": "starred" } | { "kind": "code" } | { "kind": "code_new" } | { "kind": "trash" } | { "kind": "digest", "id": number } | { "kind": "tag", "id": number } | { "kind": "shelf", "id": number };

export type Sort = "best" | "newest" | "oldest" | "added" | "upvotes" | "comments" | "title";

export type ListQuery = { 
/**
 * Which papers.
 */
scope: Scope, 
/**
 * What is searched for, in the query language; empty for all. It counts as being typed: where it ends in a
 * word, that may be the beginning of one. A space at its end finishes it.
 */
query: string, 
/**
 * In which order; where the query itself says one (`sort:`), that comes first.
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
 * The hits in each row's title.
 */
title_marks: Array<Array<TextRange>>, 
/**
 * The order of the list: the one asked for, or the one the query says.
 */
sort: Sort, 
/**
 * Where the query found nothing, and one that differs by a typing error does: that one. The rows are what it
 * finds.
 */
mended: string | null, 
/**
 * What of the query could not be read as the language.
 */
remarks: Array<Remark>, 
/**
 * Papers whose words cannot be searched yet, since the index is being made; more may be found once it is 0.
 */
waiting: number, 
/**
 * Where a place of the library holds nothing of what was searched as it was typed: how many papers the whole
 * library has of it.
 */
elsewhere: number, };

export type TextRange = { start: number, end: number, };

export type Remark = { 
/**
 * Where it begins in the query, in UTF-16 code units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What was wrong, and so what was made of it instead.
 */
trouble: Trouble, 
/**
 * Whether it may only be unfinished, since the query ends in it: nothing to show yet.
 */
unfinished: boolean, };

export type Trouble = { "kind": "no_field", name: string, } | { "kind": "no_value", field: string, } | { "kind": "not_one_of", field: string, values: Array<string>, } | { "kind": "no_day", field: string, } | { "kind": "no_number", field: string, } | { "kind": "nothing_open" } | { "kind": "nothing_beside", word: string, } | { "kind": "too_much" };

export type CompleteRequest = { 
/**
 * The query.
 */
text: string, 
/**
 * Where the cursor is, in UTF-16 code units.
 */
cursor: number, };

export type Completions = { 
/**
 * Where what a completion takes the place of begins, in UTF-16 code units.
 */
start: number, 
/**
 * Where that ends.
 */
end: number, 
/**
 * What fits, likeliest first; at most 40.
 */
items: Array<Completion>, };

export type Completion = { 
/**
 * What to show.
 */
label: string, 
/**
 * What to put in; the cursor goes to its end. After a field's name more can be completed at once.
 */
insert: string, };

export type MarkRequest = { 
/**
 * The query, as in the list.
 */
query: string, 
/**
 * The texts.
 */
texts: Array<MarkedText>, };

export type MarkedText = { 
/**
 * Which text of a paper it is, or is a piece of.
 */
field: TextKind, 
/**
 * The text, as it is shown.
 */
text: string, };

export type TextKind = "title" | "abstract" | "author" | "note" | "keyword" | "organization";

export type PositionRequest = { 
/**
 * The list.
 */
list: ListQuery, 
/**
 * The paper.
 */
paper: number, };

export type CitationStyle = "apa" | "ieee" | "acm" | "chicago" | "mla";

export type ArchiveFault = { "fault": "unreadable", reason: string, } | { "fault": "none" } | { "fault": "newer" } | { "fault": "damaged", reason: string, };

export type ExportFormat = "bibtex" | "biblatex" | "ris" | "csl_json" | "csv" | "json" | "json_lines" | "markdown" | "html";

export type ExportOf = { "kind": "list", "of": ListQuery } | { "kind": "papers", "of": Array<number> };

export type ExportParts = { 
/**
 * Tags, and where the person put the paper.
 */
tags: boolean, 
/**
 * Notes.
 */
notes: boolean, 
/**
 * Highlights with their comments.
 */
highlights: boolean, };

export type ExportRequest = { 
/**
 * The papers.
 */
of: ExportOf, 
/**
 * The form.
 */
format: ExportFormat, 
/**
 * What of the person's goes along.
 */
parts: ExportParts, };

export type ExportTo = { 
/**
 * Which papers, and how.
 */
request: ExportRequest, 
/**
 * What they are, as a person calls it: it heads forms to read, and names the file.
 */
title: string, 
/**
 * Whether each paper has a file of its own, in a folder; Markdown only.
 */
folder: boolean, 
/**
 * The title of the dialog that asks where.
 */
dialog: string, };

export type ExportPreview = { 
/**
 * How many papers it has.
 */
papers: number, 
/**
 * How its text begins.
 */
text: string, 
/**
 * Whether that is all of it.
 */
whole: boolean, };

export type Exported = { 
/**
 * The file or folder.
 */
place: string, 
/**
 * How many papers it has.
 */
papers: number, 
/**
 * Of a folder: files that are new or different now, that were as they are, that were of papers which are not among
 * these, and names of those that the person changed and that were left as they are.
 */
folder: FolderExported | null, };

export type FolderExported = { written: number, unchanged: number, removed: number, kept: Array<string>, };

export type Cited = "reference" | "bibtex" | "keys";

export type CiteRequest = { 
/**
 * The papers; a thousand at most.
 */
papers: Array<number>, 
/**
 * What of them.
 */
what: Cited, };

export type Archived = { 
/**
 * The file.
 */
place: string, 
/**
 * Its papers.
 */
papers: number, 
/**
 * Files that the library names and that were lost before.
 */
lost: number, };

export type WhichArchive = "dropped" | { "chosen": { 
/**
 * The title of the dialog.
 */
title: string, } };

export type OpenedArchive = { 
/**
 * Its papers.
 */
papers: number, 
/**
 * When it was written; RFC 3339.
 */
at: string, 
/**
 * The backup of the library as it was, which can be put back; none where there was no whole one.
 */
before: string | null, };

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
 * Whether a later digest brought code that the first had not, and the paper was not opened since.
 */
code_new: boolean, 
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
 * What the person highlighted in the abstract, in order; what its words do not hold any more comes last.
 */
highlights: Array<HighlightInfo>, 
/**
 * PDFs of the person's own.
 */
attachments: Array<AttachmentInfo>, 
/**
 * The papers whose notes link to this one.
 */
backlinks: Array<PaperName>, 
/**
 * The fields a person corrected.
 */
corrected: Array<Field>, 
/**
 * Whether it is in the trash.
 */
trashed: boolean, };

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
found_in: FoundIn, 
/**
 * The repository that it leads to or into, as version control takes it.
 */
repository: string | null, };

export type Appearance = { 
/**
 * What the digest says of the paper, by its id: what splitting names.
 */
entry: number, 
/**
 * The digest's id; none for a paper kept after its import was undone.
 */
digest: number | null, 
/**
 * The digest's kind.
 */
kind: DigestKind, 
/**
 * What the person, else its source, calls it.
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
 * The list shown first: the one the person left; else the inbox, or all papers where it is empty.
 */
list: ListQuery, 
/**
 * Its rows that are in view.
 */
page: ListPage, 
/**
 * The paper the person left; else the one at the list's top.
 */
paper: PaperDetail | null, 
/**
 * Where the person was, as far as it is still there.
 */
place: LastPlace | null, 
/**
 * The first steps taken so far; none where there is nothing of them to show: they are over, or the library held papers
 * from before.
 */
first_steps: FirstSteps | null, };

export type FirstSteps = { 
/**
 * Papers came into the library.
 */
imported: boolean, 
/**
 * A paper was decided about: starred, put on the reading list, or done.
 */
decided: boolean, 
/**
 * A note was written.
 */
noted: boolean, 
/**
 * The person wants to hear no more of it.
 */
left: boolean, };

export type LastPlace = { 
/**
 * What lies beside the sidebar.
 */
shown: Shown, 
/**
 * The list, also where it does not show.
 */
list: ListQuery, 
/**
 * The paper looked at.
 */
paper: number | null, 
/**
 * Its row in the list, from 0.
 */
row: number, 
/**
 * Rows of the list above what is in view, with a fraction.
 */
above: number, 
/**
 * Whether a narrow window shows the paper in place of the list.
 */
reading: boolean, 
/**
 * How far down the paper is scrolled, in CSS pixels.
 */
scrolled: number, 
/**
 * Where the cursor stands in the paper's note, in UTF-16 code units.
 */
cursor: number | null, };

export type Shown = "papers" | "notebook" | "duplicates" | "history";

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
 * Digests in the trash, last put there first.
 */
trashed_digests: Array<DigestInfo>, 
/**
 * Tags by name.
 */
tags: Array<TagInfo>, 
/**
 * Smart shelves, in the person's order.
 */
shelves: Array<ShelfInfo>, 
/**
 * What undo would take back.
 */
undo: ActionLabel | null, 
/**
 * What redo would do again.
 */
redo: ActionLabel | null, 
/**
 * Whether anything was ever imported.
 */
empty: boolean, };

export type Counts = { all: number, inbox: number, queued: number, starred: number, code: number, code_new: number, trash: number, };

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
 * What the person, else its source, calls it.
 */
title: string | null, 
/**
 * Whether the person named it.
 */
named: boolean, 
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
unread: number, 
/**
 * Papers in it that are on the reading list or done: how far through it the person is.
 */
decided: number, 
/**
 * Whether its file was read by readers that have become better since, so that reading it again is offered.
 */
outdated: boolean, };

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

export type ShelfInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its query.
 */
query: string, 
/**
 * Its order.
 */
sort: Sort, 
/**
 * Papers that it finds now.
 */
papers: number, };

export type SaveShelf = { 
/**
 * The shelf to change; none makes a new one, below the others.
 */
shelf: number | null, 
/**
 * Its name, 1 to 100 characters.
 */
name: string, 
/**
 * Its query, not empty.
 */
query: string, 
/**
 * Its order.
 */
sort: Sort, };

export type MoveShelf = { 
/**
 * The shelf.
 */
shelf: number, 
/**
 * Its new place among the shelves, from 0.
 */
to: number, };

export type ChooseAttachments = { 
/**
 * The paper.
 */
paper: number, 
/**
 * The title of the dialog.
 */
title: string, };

export type Papers = { 
/**
 * The papers.
 */
papers: Array<number>, };

export type MergePapers = { 
/**
 * Groups of at least two papers; the first of each stays, with what the person said of all of them. Groups that
 * share a paper are one group.
 */
groups: Array<Array<number>>, };

export type SplitPaper = { 
/**
 * The paper; what the person said of it stays with it.
 */
paper: number, 
/**
 * The entries that become a paper of their own, by [`super::Appearance::entry`]; not all that it has.
 */
entries: Array<number>, };

export type DismissDuplicates = { 
/**
 * The pairs.
 */
pairs: Array<[number, number]>, };

export type DuplicatesRequest = { 
/**
 * Pairs to skip.
 */
offset: number, 
/**
 * Pairs wanted; at most 500 are given.
 */
limit: number, };

export type DuplicatesPage = { 
/**
 * Pairs in all.
 */
total: number, 
/**
 * Pairs skipped.
 */
offset: number, 
/**
 * The pairs.
 */
pairs: Array<Duplicate>, };

export type Duplicate = { 
/**
 * The one that stays when they are merged: it holds more of the person's, else it has more to say.
 */
first: DuplicateSide, 
/**
 * The other.
 */
second: DuplicateSide, 
/**
 * What speaks for it.
 */
reason: DuplicateReason, 
/**
 * Whether they are apart because both hold something of the person's, which no import joins by itself.
 */
held_apart: boolean, };

export type DuplicateSide = { 
/**
 * What a list shows of it.
 */
row: PaperRow, 
/**
 * Its authors by name.
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
 * Digests it was in.
 */
digests: number, };

export type DuplicateReason = "same_arxiv" | "same_doi" | "same_title" | "near_title";

export type RenameDigest = { 
/**
 * The digest.
 */
digest: number, 
/**
 * Its name, at most 200 characters; none takes the person's word back.
 */
name: string | null, };

export type FactProvenance = { 
/**
 * The fact.
 */
fact: Fact, 
/**
 * What is shown, in words; none where the person said that there is none.
 */
value: string | null, 
/**
 * Whether the person said it. No claim is chosen then, except of links, which the person's stand beside.
 */
edited: boolean, 
/**
 * What each digest says, newest digest first.
 */
claims: Array<Claim>, };

export type Claim = { 
/**
 * What it says, in words; a long text whole.
 */
value: string, 
/**
 * Whether that is what is shown.
 */
chosen: boolean, 
/**
 * The entry that says it.
 */
entry: number, 
/**
 * The digest; none where it does not count any more.
 */
digest: number | null, 
/**
 * What the person, else its source, calls the digest.
 */
title: string | null, 
/**
 * The digest's kind.
 */
kind: DigestKind, 
/**
 * The digest's day, `YYYY-MM-DD` or `--MM-DD`.
 */
day: string | null, 
/**
 * The file it came from.
 */
file: string, 
/**
 * The form the file was in.
 */
format: Format, 
/**
 * Place in the digest's list, from 1.
 */
rank: number, 
/**
 * Where in the file it stands: `line 13`, `entry 4`.
 */
place: string, };

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

export type HighlightInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * Where it stands in the abstract as it is shown (its passages joined, mathematics as its source), in UTF-16
 * units; null where the abstract does not say these words any more.
 */
at: TextRange | null, 
/**
 * The words.
 */
quote: string, 
/**
 * Its colour.
 */
colour: HighlightColour, 
/**
 * What the person said of it; may be empty.
 */
comment: string, 
/**
 * When it was made; RFC 3339.
 */
created_at: string, 
/**
 * When its colour or comment was last changed.
 */
updated_at: string, };

export type AddHighlight = { 
/**
 * The paper.
 */
paper: number, 
/**
 * The stretch of the abstract as it is shown, in UTF-16 units.
 */
at: TextRange, 
/**
 * Its colour.
 */
colour: HighlightColour, 
/**
 * What the person says of it; may be empty.
 */
comment: string, };

export type ChangeHighlight = { highlight: number, colour: HighlightColour, comment: string, };

export type Notification = { 
/**
 * In a few words.
 */
title: string, 
/**
 * A line more.
 */
body: string, };

export type NoteVersion = { 
/**
 * Its id.
 */
id: number, 
/**
 * When it was saved; RFC 3339.
 */
at: string, 
/**
 * Bytes of its text; 0 where the note was emptied.
 */
size: number, };

export type NoteHistoryRequest = { 
/**
 * The paper.
 */
paper: number, 
/**
 * Every version ever saved; else the last of each sitting, and of each day where that is long ago.
 */
all: boolean, };

export type NoteVersionDetail = { 
/**
 * The version.
 */
version: NoteVersion, 
/**
 * The paper.
 */
paper: number, 
/**
 * Its whole text.
 */
body: string, 
/**
 * From this version to the note as it is now.
 */
diff: Array<DiffPiece>, };

export type DiffPiece = { 
/**
 * What became of it.
 */
kind: DiffKind, 
/**
 * The piece.
 */
text: string, };

export type DiffKind = "same" | "added" | "removed";

export type Deleted = { 
/**
 * Notes that were emptied, the last one first.
 */
notes: Array<DeletedNote>, 
/**
 * Tags that were deleted, the last one first.
 */
tags: Array<DeletedTag>, };

export type DeletedNote = { 
/**
 * Its paper.
 */
paper: PaperName, 
/**
 * When that was; RFC 3339.
 */
at: string, 
/**
 * The version to restore.
 */
version: number, 
/**
 * The beginning of its text.
 */
excerpt: string, };

export type DeletedTag = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, 
/**
 * When that was; RFC 3339.
 */
at: string, 
/**
 * How many papers had it.
 */
papers: number, };

export type NotebookRequest = { 
/**
 * Papers of which.
 */
scope: Scope, 
/**
 * The query: words must be in the note or highlight itself, conditions hold for its paper.
 */
query: string, 
/**
 * Row of the first, from 0.
 */
offset: number, 
/**
 * Rows; at most 200.
 */
limit: number, };

export type NotebookPage = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Row of the first, from 0.
 */
offset: number, 
/**
 * Notes and highlights, the one changed last first.
 */
items: Array<NotebookItem>, };

export type NotebookItem = { 
/**
 * Its paper.
 */
paper: PaperName, 
/**
 * When it was last changed; RFC 3339.
 */
at: string, 
/**
 * What it is.
 */
what: NotebookKind, };

export type NotebookKind = { "kind": "note", 
/**
 * Its whole text.
 */
body: string, } | { "kind": "highlight", 
/**
 * Its id.
 */
id: number, 
/**
 * The words.
 */
quote: string, 
/**
 * Its colour.
 */
colour: HighlightColour, 
/**
 * What the person said of it; may be empty.
 */
comment: string, };

export type AttachmentInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its bytes.
 */
size: number, 
/**
 * When it was added; RFC 3339.
 */
added_at: string, };

export type EmptiedTrash = { papers: number, digests: number, notes: number, tags: number, };

export type MarkRest = { 
/**
 * The list.
 */
list: ListQuery, };

export type SuggestPapers = { 
/**
 * The words typed so far.
 */
words: string, 
/**
 * The paper of the note, which is not suggested.
 */
paper: number, };

export type SuggestedPaper = { 
/**
 * The paper.
 */
paper: PaperName, 
/**
 * What stands in the note for it, `[[…]]` with its title.
 */
link: string, };

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
 * The import's id, to undo it by; none for a dry run, and where nothing was imported.
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
 * Papers known before this import that had no code and have some now.
 */
gained_code: number, 
/**
 * Papers that the person is done with or put in the trash: they stay where they are.
 */
put_away: number, 
/**
 * What could not be read, and why.
 */
warnings: Array<Warning>, 
/**
 * Why nothing of the file was imported.
 */
error: Unread | null, 
/**
 * Whether that is no fault: a file of another kind that lay in the same folder or archive.
 */
passed_over: boolean, };

export type Unread = { "kind": "content", 
/**
 * Why.
 */
why: ReadError, } | { "kind": "broken_off" } | { "kind": "unreadable", 
/**
 * The system's own words.
 */
reason: string, } | { "kind": "not_found", 
/**
 * The system's own words.
 */
reason: string, } | { "kind": "no_file" } | { "kind": "folder_too_large", 
/**
 * The limit.
 */
limit: number, } | { "kind": "no_archive", 
/**
 * What it is.
 */
seems: Likeness, } | { "kind": "archive_damaged", 
/**
 * The unpacking program's own words.
 */
reason: string, } | { "kind": "locked" } | { "kind": "too_large", 
/**
 * The limit in bytes.
 */
limit: number, } | { "kind": "too_many", 
/**
 * The limit.
 */
limit: number, } | { "kind": "list_too_long", 
/**
 * The limit.
 */
limit: number, } | { "kind": "too_deep" } | { "kind": "bomb" } | string;

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
papers: number, new: number, updated: number, unchanged: number, unreadable: number, 
/**
 * Different papers, as of each file.
 */
gained_code: number, 
/**
 * Different papers, as of each file.
 */
put_away: number, };

export type Undone = { 
/**
 * What was taken back or done again; none where there was nothing.
 */
label: ActionLabel | null, 
/**
 * How many actions were taken back or done again.
 */
steps: number, 
/**
 * Papers of an undone import that stay, because the person added something to them.
 */
kept: number, 
/**
 * The first of those, at most 20, by title.
 */
kept_papers: Array<PaperName>, };

export type UndoHistoryRequest = { 
/**
 * The first step wanted, from 0.
 */
offset: number, 
/**
 * How many; at most 200.
 */
limit: number, };

export type UndoHistory = { 
/**
 * How many steps there are.
 */
total: number, 
/**
 * The first step's place, from 0.
 */
offset: number, 
/**
 * The steps.
 */
rows: Array<UndoStep>, };

export type UndoStep = { 
/**
 * Its id: what undoing and redoing up to it names.
 */
id: number, 
/**
 * When it was done; RFC 3339.
 */
at: string, 
/**
 * What it did.
 */
label: ActionLabel, 
/**
 * How many things it changed.
 */
changes: number, 
/**
 * Whether it was taken back, and can be done again.
 */
undone: boolean, };

export type PaperReference = { 
/**
 * Its title, ready for display.
 */
title: string, 
/**
 * Where it is found; none where nothing is known.
 */
address: string | null, 
/**
 * The repository of its code, as version control takes it.
 */
repository: string | null, 
/**
 * The link that shows it in Broadsheet.
 */
here: string, 
/**
 * The link that shows its note there.
 */
note: string, };

export type PaperName = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its title, ready for display.
 */
title: string, };

export type HistoryRequest = { 
/**
 * Words of which each stands in a file's name, in the day of the import or of a digest, or in the title of a
 * paper; empty for all.
 */
query: string, 
/**
 * Imports to skip.
 */
offset: number, 
/**
 * Imports wanted; at most 200 are given.
 */
limit: number, };

export type HistoryPage = { 
/**
 * Imports found in all.
 */
total: number, 
/**
 * Imports skipped.
 */
offset: number, 
/**
 * The imports.
 */
rows: Array<ImportInfo>, };

export type ImportInfo = { 
/**
 * Its id.
 */
id: number, 
/**
 * When it began, RFC 3339 in UTC.
 */
at: string, 
/**
 * What it was: an import of files.
 */
label: ActionLabel, 
/**
 * The first of its files, by name.
 */
file: string | null, 
/**
 * What it did then.
 */
totals: Totals, 
/**
 * Whether it was stopped before its end.
 */
stopped: boolean, 
/**
 * Whether it was taken back.
 */
undone: boolean, 
/**
 * Whether it brought anything, so that it can be taken back or done again.
 */
undoable: boolean, };

export type EntriesRequest = { 
/**
 * The import.
 */
import: number, 
/**
 * Which of its entries.
 */
filter: EntryFilter, 
/**
 * Entries to skip.
 */
offset: number, 
/**
 * Entries wanted; at most 500 are given.
 */
limit: number, };

export type EntryFilter = "all" | "gained_code" | "put_away" | "new" | "updated" | "unchanged" | "unreadable";

export type EntriesPage = { 
/**
 * Entries found in all.
 */
total: number, 
/**
 * Entries skipped.
 */
offset: number, 
/**
 * The entries.
 */
rows: Array<EntryReceipt>, };

export type EntryReceipt = { 
/**
 * The file's path, or a name for what was pasted.
 */
file: string, 
/**
 * Where in the file: `line 13`, `entry 4`.
 */
place: string, 
/**
 * What became of it.
 */
outcome: Outcome, 
/**
 * The title it gives, ready for display; for an unreadable entry nothing.
 */
title: string, 
/**
 * The paper it is of today; none for an unreadable entry.
 */
paper: number | null, 
/**
 * The facts of the paper that changed by it.
 */
fields: Array<Fact>, 
/**
 * Whether the paper was known, had no code, and got some.
 */
gained_code: boolean, 
/**
 * Whether the person was done with the paper or had put it in the trash.
 */
put_away: boolean, 
/**
 * Why it could not be read.
 */
reason: Finding | null, 
/**
 * The beginning of its source, for another try; at most 2,000 characters.
 */
fragment: string | null, };

export type Outcome = "new" | "updated" | "unchanged" | "unreadable";

export type Preview = { 
/**
 * What `confirm_import` and `drop_preview` take. A later preview replaces an earlier one.
 */
id: number, 
/**
 * The receipt it would have, no id and no digests in it.
 */
receipt: Receipt, 
/**
 * Files that were too much to look into beforehand; importing takes them too.
 */
unseen: number, };

export type RereadTarget = { "kind": "digest", "id": number } | { "kind": "outdated" } | { "kind": "all" };

export type Reread = { 
/**
 * Files read again.
 */
files: number, 
/**
 * Files of which the reading is another than before.
 */
changed_files: number, 
/**
 * Entries that were not read before.
 */
new: number, 
/**
 * Entries that are no longer read.
 */
gone: number, 
/**
 * Entries that say something else now.
 */
changed: number, 
/**
 * Entries that say the same.
 */
unchanged: number, 
/**
 * What is different, file by file; at most 500.
 */
changes: Array<RereadChange>, 
/**
 * Files that could not be read again, and why; they stay as they were.
 */
errors: Array<RereadError>, 
/**
 * What undo takes back; none where nothing was done.
 */
label: ActionLabel | null, };

export type RereadChange = { 
/**
 * The name of the file.
 */
file: string, 
/**
 * In which way.
 */
kind: RereadKind, 
/**
 * Where in the file.
 */
place: string, 
/**
 * The title, as read now; as before where it is gone.
 */
title: string, 
/**
 * What is different in it.
 */
fields: Array<FactChange>, };

export type RereadKind = "new" | "gone" | "changed";

export type FactChange = { fact: Fact, from: string | null, to: string | null, };

export type RereadError = { 
/**
 * The name of the file.
 */
file: string, 
/**
 * Why.
 */
reason: NotReread, };

export type NotReread = { "kind": "original", 
/**
 * What is wrong with it, in English.
 */
reason: string, } | { "kind": "content", 
/**
 * Why.
 */
why: ReadError, };

export type Watching = { 
/**
 * The folder; none where nothing is watched.
 */
folder: string | null, 
/**
 * Why it cannot be looked into at the moment. It is tried again on its own.
 */
trouble: ApiError | null, };

export type Settings = { 
/**
 * What the window says its texts in.
 */
language: Language, 
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
list_width: number, 
/**
 * Width of the reading column in characters, 50 to 100.
 */
reading_width: number, 
/**
 * The face of title and abstract.
 */
reading_face: Face, 
/**
 * What a new note begins with; fields in braces are filled in. Empty begins with nothing.
 */
note_template: string, 
/**
 * How references are set that are copied.
 */
citation_style: CitationStyle, 
/**
 * What the keys of bibliographies are made of; see [`crate::export::Pattern`].
 */
citation_keys: string, 
/**
 * After how many days what is in the trash is taken away for good; none keeps it until it is emptied by hand.
 */
trash_days: number | null, 
/**
 * What files that are dropped or chosen do.
 */
drop: Drops, 
/**
 * The folder whose new files are imported by themselves; none watches nothing. The window reads it and cannot
 * choose it: `choose_watch_folder` and `stop_watching` do.
 */
watch_folder: string | null, 
/**
 * Whether the desktop tells what came from it while the window is not in front.
 */
notify: boolean, 
/**
 * The folder that the library was moved to; none where it is in the system's standard place. The window reads it and
 * cannot choose it: `move_library` does.
 */
library: string | null, 
/**
 * Which keys do what.
 */
keys: Keys, };

export type Panes = { 
/**
 * The sidebar.
 */
sidebar_width: number, 
/**
 * The list.
 */
list_width: number, };

export type Choice = { "setting": "language", "value": Language } | { "setting": "theme", "value": Theme } | { "setting": "text_size", "value": number } | { "setting": "reading_width", "value": number } | { "setting": "reading_face", "value": Face } | { "setting": "note_template", "value": string } | { "setting": "citation_style", "value": CitationStyle } | { "setting": "citation_keys", "value": string } | { "setting": "trash_days", "value": number | null } | { "setting": "drop", "value": Drops } | { "setting": "notify", "value": boolean } | { "setting": "keys", "value": Keys };

export type Drops = "ask" | "preview" | "import";

export type Keys = { 
/**
 * The set to begin with.
 */
preset: KeyPreset, 
/**
 * The keys of actions whose keys the person changed, by the action's name. A key is written as `e`, `Ctrl+Z` or,
 * two one after the other, `g i`; an action without keys has an empty list.
 */
own: { [key in string]: Array<string> }, };

export type KeyPreset = "standard" | "vim" | "mail";

export type Language = "system" | "en" | "zh-CN" | "pseudo";

export type Theme = "system" | "light" | "dark";

export type Face = "serif" | "sans";

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

export type LibraryInfo = { 
/**
 * Its folder.
 */
folder: string, 
/**
 * How many papers it has.
 */
papers: number, 
/**
 * How many of them have a note.
 */
notes: number, 
/**
 * The database.
 */
database: number, 
/**
 * Imported files as they were.
 */
originals: number, 
/**
 * PDFs and images.
 */
files: number, 
/**
 * The index for searches, which lies elsewhere and can be made again; none where it is in memory.
 */
index: number | null, 
/**
 * Its backups, which lie elsewhere too; none where there are none.
 */
backups: number | null, 
/**
 * Who else than this machine writes to its folder.
 */
shared: SharedBy | null, 
/**
 * Whether it can be moved: not where it was named when Broadsheet was started.
 */
movable: boolean, };

export type MovedLibrary = { 
/**
 * The old folder, left as it is.
 */
from: string, 
/**
 * The new one.
 */
to: string, };

export type FindLibrary = "again" | { "choose": { 
/**
 * The title of the dialog.
 */
title: string, } } | "standard" | "new";

export type Absence = { "kind": "missing" } | { "kind": "lost" } | { "kind": "damaged", 
/**
 * What SQLite says.
 */
reason: string, } | { "kind": "unusable", 
/**
 * Why, in English.
 */
reason: string, };

export type Cause = "change" | "asked" | "migration" | "restore" | "salvage";

export type BackupInfo = { 
/**
 * By which it is asked for.
 */
name: string, 
/**
 * When it was made, RFC 3339.
 */
at: string, 
/**
 * Why.
 */
cause: Cause, 
/**
 * Its bytes.
 */
size: number, 
/**
 * Its papers; none where it cannot be read.
 */
papers: number | null, 
/**
 * Those of them with a note; none where it cannot be read.
 */
notes: number | null, };

export type RestoredBackup = { 
/**
 * The backup.
 */
backup: BackupInfo, 
/**
 * The library as it was before, which can be put back in turn; none where there was no whole one.
 */
before: BackupInfo | null, 
/**
 * Where a damaged library was set aside; the program starts anew then.
 */
aside: string | null, };

export type Rescue = { 
/**
 * The newest backup that is whole.
 */
good: BackupInfo | null, 
/**
 * What could be read of the damaged library.
 */
salvaged: BackupInfo | null, 
/**
 * All other backups, newest first.
 */
others: Array<BackupInfo>, };

export type Opened = "address" | "file" | "folder";

export type Work = "reading" | "importing" | "rereading" | "moving" | "exporting" | "archiving" | "checking" | "indexing" | "upgrading" | "changing" | "undoing" | "emptying";

export type LibraryCheck = { 
/**
 * How many files were read.
 */
read: number, 
/**
 * Whether the database is as it should be.
 */
database: boolean, 
/**
 * Files that are gone or not as they were, by name.
 */
files: Array<string>, 
/**
 * Papers whose words the index has otherwise than the library.
 */
words: number, };

export type Event = { "kind": "changed" } | { "kind": "settings", 
/**
 * Those in force.
 */
settings: Settings, } | { "kind": "working", 
/**
 * What is done.
 */
work: Work, 
/**
 * The file it is at.
 */
what: string | null, 
/**
 * How much is done, of `total`.
 */
done: number, 
/**
 * How much there is to do; 0 where that is not known.
 */
total: number, } | { "kind": "rested", 
/**
 * What was done.
 */
work: Work, } | { "kind": "preview", 
/**
 * What would happen.
 */
preview: Preview, } | { "kind": "preview_stopped" } | { "kind": "archive", 
/**
 * The file's name.
 */
file: string, 
/**
 * Its papers.
 */
papers: number, 
/**
 * When it was written; RFC 3339.
 */
at: string, } | { "kind": "imported", 
/**
 * What became of everything.
 */
receipt: Receipt, } | { "kind": "watched", 
/**
 * What became of them.
 */
receipt: Receipt, } | { "kind": "import_failed", 
/**
 * What happened, what was kept, what to do.
 */
error: ApiError, } | { "kind": "followed", 
/**
 * The paper.
 */
paper: number, 
/**
 * Whether the link is to its note.
 */
note: boolean, } | { "kind": "not_followed", 
/**
 * What happened, what to do.
 */
error: ApiError, } | { "kind": "shared", 
/**
 * Who.
 */
by: SharedBy, } | { "kind": "damaged" } | { "kind": "drag_enter", 
/**
 * How many can be imported.
 */
files: number, } | { "kind": "drag_leave" } | { "kind": "closing" };

export type ApiError = { 
/**
 * What happened, what was kept, what to do: a sentence for people, in English.
 */
message: string, } & ({ "code": "not_found", 
/**
 * What it is.
 */
what: Thing, } | { "code": "refused", 
/**
 * Why.
 */
why: Refusal, } | { "code": "note_changed" } | { "code": "busy" } | { "code": "stopped" } | { "code": "superseded" } | { "code": "library", 
/**
 * What the disk refused, where that is why.
 */
disk: Disk | null, 
/**
 * What was wrong, in English.
 */
reason: string, } | { "code": "no_library", 
/**
 * Where it should be.
 */
folder: string, 
/**
 * Why there is none.
 */
absence: Absence, 
/**
 * The folder that a library is in where the settings name none; none where one was named at the start.
 */
standard: string | null, 
/**
 * Whether there is a library in that.
 */
standard_holds: boolean, 
/**
 * The person's choices, for the window that says so.
 */
settings: Settings, } | { "code": "settings", 
/**
 * The file.
 */
path: string, 
/**
 * What the system said.
 */
reason: string, } | { "code": "not_opened", 
/**
 * The address or the file.
 */
what: string, 
/**
 * What the system said.
 */
reason: string, 
/**
 * Which kind of thing it is.
 */
kind: Opened, } | { "code": "program" });

export type Problem = { "code": "not_found", 
/**
 * What it is.
 */
what: Thing, } | { "code": "refused", 
/**
 * Why.
 */
why: Refusal, } | { "code": "note_changed" } | { "code": "busy" } | { "code": "stopped" } | { "code": "superseded" } | { "code": "library", 
/**
 * What the disk refused, where that is why.
 */
disk: Disk | null, 
/**
 * What was wrong, in English.
 */
reason: string, } | { "code": "no_library", 
/**
 * Where it should be.
 */
folder: string, 
/**
 * Why there is none.
 */
absence: Absence, 
/**
 * The folder that a library is in where the settings name none; none where one was named at the start.
 */
standard: string | null, 
/**
 * Whether there is a library in that.
 */
standard_holds: boolean, 
/**
 * The person's choices, for the window that says so.
 */
settings: Settings, } | { "code": "settings", 
/**
 * The file.
 */
path: string, 
/**
 * What the system said.
 */
reason: string, } | { "code": "not_opened", 
/**
 * The address or the file.
 */
what: string, 
/**
 * What the system said.
 */
reason: string, 
/**
 * Which kind of thing it is.
 */
kind: Opened, } | { "code": "program" };

export type Refusal = { "kind": "title_missing" } | { "kind": "day_unclear" } | { "kind": "no_name" } | { "kind": "not_added", why: Unread, } | { "kind": "nothing_added" } | { "kind": "title_length" } | { "kind": "authors" } | { "kind": "arxiv_id" } | { "kind": "doi" } | { "kind": "doi_is_arxiv" } | { "kind": "abstract_length" } | { "kind": "too_many_links" } | { "kind": "not_a_link", typed: string, why: AddressFault, } | { "kind": "not_a_list" } | { "kind": "not_a_day", typed: string, } | { "kind": "none_known", what: Sought, } | { "kind": "address", why: AddressFault, } | { "kind": "no_paper_link" } | { "kind": "other_library" } | { "kind": "linked_paper_missing" } | { "kind": "note_too_long" } | { "kind": "notes_too_long" } | { "kind": "nothing_to_highlight" } | { "kind": "comment_too_long" } | { "kind": "merge_takes_two" } | { "kind": "split_takes_some" } | { "kind": "parted_from_itself" } | { "kind": "too_many_copied" } | { "kind": "used_name" } | { "kind": "archive", file: string, why: ArchiveFault, } | { "kind": "not_exported", file: string, reason: string, } | { "kind": "key_pattern", pattern: string, } | { "kind": "not_cited", reason: string, } | { "kind": "digest_name" } | { "kind": "tag_name" } | { "kind": "no_such_tag", name: string, } | { "kind": "shelf_name" } | { "kind": "shelf_query" } | { "kind": "no_such_paper", name: string, } | { "kind": "no_such_fact", name: string, } | { "kind": "file_unreadable", file: string, reason: string, } | { "kind": "not_a_pdf", file: string, } | { "kind": "pdf_too_large", file: string, } | { "kind": "not_an_image" } | { "kind": "image_too_large" } | { "kind": "image_too_wide", width: number, height: number, } | { "kind": "file_gone", file: string, } | { "kind": "file_no_pdf", file: string, } | { "kind": "folder_unreachable", folder: string, reason: string, } | { "kind": "folder_name", folder: string, } | { "kind": "folder_not_empty", folder: string, } | { "kind": "folder_in_library", folder: string, } | { "kind": "no_library_there", folder: string, } | { "kind": "named_at_start" } | { "kind": "no_backups" } | { "kind": "no_such_backup", name: string, } | { "kind": "salvage_into_what", folder: string, } | { "kind": "nothing_pasted" } | { "kind": "preview_gone" };

export type Disk = "full" | "denied" | "failed" | "busy";

export type SharedBy = "dropbox" | "one_drive" | "i_cloud" | "google_drive" | "nextcloud" | "syncthing" | "network";

export type AddressFault = "spaces" | "not_an_address" | "scheme" | "no_host" | "credentials" | "not_public";

export type Sought = "code" | "project" | "arxiv" | "pdf" | "hugging_face" | "doi";

export type Thing = "paper" | "tag" | "digest" | "link" | "highlight" | "import" | "shelf" | "version" | "file" | "step" | "image";

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
  /** What could be typed next in a query. */
  complete: { args: CompleteRequest; reply: Completions };
  /** Where the hits of a query are in texts, in order; one list for each text. */
  mark_texts: { args: MarkRequest; reply: Array<Array<TextRange>> };
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
  /** Makes or changes a smart shelf, and gives its id. */
  save_shelf: { args: SaveShelf; reply: number };
  /** Deletes a smart shelf; its papers stay. */
  delete_shelf: { args: number; reply: null };
  /** Moves a smart shelf to another place among the shelves. */
  move_shelf: { args: MoveShelf; reply: null };
  /** Saves a note; when this returns, it is on disk. */
  save_note: { args: SaveNote; reply: null };
  /** Highlights a stretch of an abstract; gives the highlight's id. */
  add_highlight: { args: AddHighlight; reply: number };
  /** Gives a highlight another colour or comment. */
  change_highlight: { args: ChangeHighlight; reply: null };
  /** Takes a highlight away, with its comment. */
  delete_highlight: { args: number; reply: null };
  /** A paper's highlights with their comments as Markdown, for its note. */
  highlights_as_markdown: { args: number; reply: string };
  /** The versions of a note, newest first. */
  note_history: { args: NoteHistoryRequest; reply: Array<NoteVersion> };
  /** A version of a note, beside the note as it is. */
  note_version: { args: number; reply: NoteVersionDetail };
  /** Makes a version of a note the note again. */
  restore_note_version: { args: number; reply: null };
  /** Notes that were emptied and tags that were deleted, those that hold these words. */
  deleted: { args: string; reply: Deleted };
  /** Gives a deleted tag back to the papers that had it. */
  restore_tag: { args: number; reply: null };
  /** Takes away for good all that is in the trash. Cannot be undone, and neither can what was done before. */
  empty_trash: { args: null; reply: EmptiedTrash };
  /** Lets the person choose PDFs, in a dialog of that title, and adds copies of them to a paper; gives how many. */
  choose_attachments: { args: ChooseAttachments; reply: number };
  /** Opens a PDF of the person's own in the system's viewer. */
  open_attachment: { args: number; reply: null };
  /** Takes a PDF off its paper. */
  detach: { args: number; reply: null };
  /** Keeps an image for a note, PNG, JPEG, GIF or WebP in base 64; gives `image:` and its hash, which stand for it there. */
  add_image: { args: string; reply: string };
  /** Keeps the image on the clipboard, where the page does not get it by itself; gives what stands for it, none where there is none. */
  paste_image: { args: null; reply: string | null };
  /** An image of a note by what stands for it, as PNG in base 64. */
  image: { args: string; reply: string };
  /** A page of all notes and highlights. */
  notebook: { args: NotebookRequest; reply: NotebookPage };
  /** Papers for a link in a note. */
  suggest_papers: { args: SuggestPapers; reply: Array<SuggestedPaper> };
  /** The paper that a link in a note names. */
  linked_paper: { args: string; reply: number };
  /** The person's template for notes, filled in for a paper. */
  note_template: { args: number; reply: string };
  /** Marks all of a list that is undecided as done. */
  mark_rest: { args: MarkRest; reply: null };
  /** Says of which day a digest is; days without a year follow. */
  set_digest_day: { args: SetDigestDay; reply: null };
  /** Gives a digest a name of the person's. */
  rename_digest: { args: RenameDigest; reply: null };
  /** Puts a digest into the trash; its papers are not listed by it any more. */
  trash_digest: { args: number; reply: null };
  /** Takes a digest out of the trash. */
  restore_digest: { args: number; reply: null };
  /** Puts papers into the trash; no import brings them back. */
  trash_papers: { args: Papers; reply: null };
  /** Takes papers out of the trash. */
  restore_papers: { args: Papers; reply: null };
  /** Makes the papers of each group one; gives those that stay. */
  merge_papers: { args: MergePapers; reply: Array<number> };
  /** Makes some entries of a paper a paper of their own; gives its id. */
  split_paper: { args: SplitPaper; reply: number };
  /** A page of the papers that may be the same. */
  duplicates: { args: DuplicatesRequest; reply: DuplicatesPage };
  /** Remembers that papers are not the same. */
  dismiss_duplicates: { args: DismissDuplicates; reply: null };
  /** Where each fact of a paper comes from. */
  provenance: { args: number; reply: Array<FactProvenance> };
  /** Corrects a fact of a paper. */
  correct: { args: Correct; reply: null };
  /** Takes the last action back. */
  undo: { args: null; reply: Undone };
  /** Does the last action taken back again. */
  redo: { args: null; reply: Undone };
  /** A page of what was done and can be taken back or done again. */
  undo_history: { args: UndoHistoryRequest; reply: UndoHistory };
  /** Takes an action back, and before it all that was done after it. */
  undo_through: { args: number; reply: Undone };
  /** Does an action that was taken back again, and before it all that was done before it. */
  redo_through: { args: number; reply: Undone };
  /** What was used in the palette, by recency and frequency, the best first. */
  used: { args: null; reply: Array<string> };
  /** Notes that something was used in the palette, by the window's name for it. */
  note_use: { args: string; reply: null };
  /** Papers as other texts name them. */
  references: { args: Papers; reply: Array<PaperReference> };
  /** How an export begins. */
  export_preview: { args: ExportRequest; reply: ExportPreview };
  /** Lets the person choose where, and writes papers there; none where they chose nothing. Told as it goes, and stopped by `stop`. */
  export: { args: ExportTo; reply: Exported | null };
  /** What is copied of papers for other texts to cite them. */
  cite: { args: CiteRequest; reply: string };
  /** Lets the person choose files, in a dialog of that title, and imports them. */
  choose_files: { args: string; reply: null };
  /** Imports what was pasted, unless it is only the name of a paper. */
  import_paste: { args: Paste; reply: Pasted };
  /** Adds a paper that the person typed in; gives its id. */
  add_paper: { args: NewPaper; reply: number };
  /** Imports the sample digest. */
  import_sample: { args: null; reply: null };
  /** Stops what takes long and is of this kind, and nothing else: an import or reading after the file it is at, what is done in one piece at once, which is taken back. */
  stop: { args: Work; reply: null };
  /** Imports the files of a preview. */
  confirm_import: { args: number; reply: null };
  /** Lets the files of a preview go; nothing was imported. */
  drop_preview: { args: number; reply: null };
  /** A page of the import history. */
  import_history: { args: HistoryRequest; reply: HistoryPage };
  /** The receipt of an import. */
  import_receipt: { args: number; reply: Receipt };
  /** A page of what an import made of each entry. */
  import_entries: { args: EntriesRequest; reply: EntriesPage };
  /** Takes exactly one import back, whatever was done since. */
  undo_import: { args: number; reply: Undone };
  /** Does an import that was taken back again, whatever was done since. */
  redo_import: { args: number; reply: Undone };
  /** Says what reading again from the kept originals would change. */
  reread_preview: { args: RereadTarget; reply: Reread };
  /** Reads again from the kept originals. */
  reread: { args: RereadTarget; reply: Reread };
  /** Takes over the tags and notes that came with an import's papers from another program. */
  take_offers: { args: number; reply: Offers };
  /** Opens something in the system's browser. */
  open: { args: OpenTarget; reply: null };
  /** Keeps a choice of the person's, as an action that undo takes back. */
  choose: { args: Choice; reply: Settings };
  /** Keeps how wide the panes are. Not an action. */
  set_panes: { args: Panes; reply: Settings };
  /** Lets the person choose, in a dialog of that title, the folder whose new files are imported by themselves. */
  choose_watch_folder: { args: string; reply: Settings };
  /** Watches no folder any more. */
  stop_watching: { args: null; reply: Settings };
  /** Shows a notification on the desktop, where the person has not turned that off. */
  notify: { args: Notification; reply: null };
  /** How the watched folder is. */
  watching: { args: null; reply: Watching };
  /** Where the library is, what it holds, and how large it is. */
  library_info: { args: null; reply: LibraryInfo };
  /** Reads all that is kept and compares it with what it was; told as it goes, and stopped by `stop`. */
  check_library: { args: null; reply: LibraryCheck };
  /** Opens the library's folder in the file manager. */
  open_library_folder: { args: null; reply: null };
  /** Lets the person choose an empty folder, in a dialog of that title, and moves the library there; none where they chose */
  /** none, or stopped it with `stop`. Nothing can be changed after that until `restart`. */
  move_library: { args: string; reply: MovedLibrary | null };
  /** Lets the person choose a file, in a dialog of that title, and writes all that there is into it; none where they chose */
  /** none. Told as it goes, and stopped by `stop`. */
  write_archive: { args: string; reply: Archived | null };
  /** Makes the library what an archive holds; the library as it was is backed up before. None where none was chosen. */
  open_archive: { args: WhichArchive; reply: OpenedArchive | null };
  /** The backups of the library, newest first. */
  backups: { args: null; reply: Array<BackupInfo> };
  /** Backs the library up now. */
  back_up: { args: null; reply: BackupInfo };
  /** Puts a backup, by its name, in the library's place; the library as it was is backed up before. Where there is no library */
  /** that can be opened, `begin` can be called again then. */
  restore_backup: { args: string; reply: RestoredBackup };
  /** What there is to go on with where the library is damaged or gone. Reads what can be read of it, which takes time. */
  rescue: { args: null; reply: Rescue };
  /** Finds the library that is not where the settings say; `begin` can be called again then. */
  find_library: { args: FindLibrary; reply: null };
  /** Ends the program and starts it anew: everything is saved. */
  restart: { args: null; reply: null };
  /** Versions, sizes, counts and the last lines of the log, for a report: no word of what the person wrote or read. */
  diagnostics: { args: null; reply: string };
  /** Facts about the program and its library. */
  about: { args: null; reply: About };
  /** Keeps where the person is, for the next start. */
  remember: { args: LastPlace; reply: null };
  /** Keeps which first steps were taken in this library. */
  keep_first_steps: { args: FirstSteps; reply: null };
  /** Tells that the window was asked to close and stays, since something is not saved. */
  stay: { args: null; reply: null };
  /** Tells that everything is saved and the window can go. */
  close: { args: null; reply: null };
}
