//! The library on disk: SQLite and nothing else knows its tables. One writer, readers beside it.
//!
//! This file is the whole public face of the room.

mod archive;
mod attachment;
mod backup;
mod candidates;
mod change;
mod check;
mod clock;
mod columns;
mod connection;
mod digest;
mod emptying;
mod entry;
mod error;
mod file;
mod highlight;
mod history;
mod identity;
mod import;
mod journal;
mod note;
mod offer;
mod original;
mod outcome;
mod paper;
mod private;
mod projection;
mod reading;
mod relocate;
mod rows;
mod salvage;
mod schema;
mod shelf;
mod tag;
mod used;
mod watched;

pub use archive::{Brought, Bundle, Unbundled};
pub use attachment::{AttachmentRow, attachment, attachments_of, each_attached, next_attachment_id};
pub use backup::{Backup, Backups, Cause, Held, Restored, is_due, moment, restore, set_aside};
pub use candidates::{Candidate, candidates};
pub use change::{Change, Stamps, TagRow};
pub use check::{Content, content, faults};
pub use clock::{
    Changed, Moment, changed_after, epoch_of, last_stamp, library_mark, remembers, words_changed_after,
    words_changed_between, words_changed_last,
};
pub use columns::{
    MarkColumns, NO_DAY, NamedPaper, PaperColumns, by_title, day_number, digests_of, each_appearance,
    each_link, each_mark, each_named, each_note, each_paper, each_tagged, hosts, link_kinds_of, mark_columns,
    paper_columns, papers_with_host, trashed,
};
pub use connection::{Reader, Store, sqlite_version, version};
pub use digest::{
    DigestRow, count_in_digest, digest, digest_days, digest_ids, digests, digests_of_source, given_day,
    given_name, new_digest, papers_of as papers_of_digest, ranked as ranked_in_digest, refresh_counts,
    trashed_at, trashed_digests,
};
pub use emptying::{Emptied, empty_trash};
pub use entry::{AppearanceRow, Recorded, appearances, entries_of, naming_entry, record};
pub use error::StoreError;
pub use file::{Copied, Files, IMAGE};
pub use highlight::{
    HighlightRow, each_highlighted, highlight, highlights_of, is_highlighted, next_highlight_id,
};
pub use history::{
    ImportRow, begin as begin_import, digests_of_import, files_of_import, finish as finish_import,
    import_row, imports, keep_file, kept_of_import,
};
pub use identity::{
    JoinedPair, PartedSide, Settled, joinings_among, new_paper_beside, next_parting, parted_pairs,
    partings_among, settle, sides_of,
};
pub use import::{
    SourceRow, entries_of_source, link_source, never_was, new_source, papers_of_import, put_away_in,
    source_by_hash,
};
pub use journal::{
    Action, StepRow, count_steps, drop_undone, last_act, last_done, next_undone, push, relabel, rewrite,
    set_state, steps,
};
pub use note::{
    EmptiedNote, NoteVersionRow, NotebookRow, count_notes, emptied_notes, linking_to, note, note_stamps,
    note_version, note_versions, notebook,
};
pub use offer::offers_of_import;
pub use original::{Originals, Staged};
pub use outcome::{
    Entries, EntryOutcome, EntryRow, LostRow, count_entries, count_lost, entries_of_import, keep_entry,
    lost_of_import,
};
pub use paper::{
    LinkRow, Paper, Searchable, by_arxiv, by_doi, corrections, link, links, paper, paper_trashed_at,
    searchable, tag_ids_of, tags_of,
};
pub use projection::{ClaimRow, ClaimSource, Provenance, project, provenance, refresh_presence};
pub use reading::{
    DigestWords, ReadSource, confirm_reading, lost, new_reading, papers_of_readings, read_source,
    source_of_digest, sources_read_before, words_on,
};
pub use relocate::{Remnant, is_library, remnant, size_of, size_of_database, written_at};
pub use rows::{ListedPaper, listed};
pub use salvage::{Salvaged, salvage};
pub use schema::{counts, format};
pub use shelf::{ShelfRow, next_shelf_id, shelf, shelves};
pub use tag::{
    TrashedTag, next_tag_id, papers_with_tag, tag_by_name, tag_names, tag_row, tagged_at, tags, trashed_tag,
    trashed_tags,
};
pub use used::{note_use, used};
pub use watched::{take_from, taken_from};
