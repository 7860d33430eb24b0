//! The library on disk: SQLite and nothing else knows its tables. One writer, readers beside it.
//!
//! This file is the whole public face of the room.

mod candidates;
mod change;
mod connection;
mod digest;
mod entry;
mod error;
mod history;
mod identity;
mod import;
mod journal;
mod list;
mod offer;
mod original;
mod outcome;
mod paper;
mod projection;
mod reading;
mod rows;
mod schema;
mod tag;
mod watched;

pub use candidates::{Candidate, candidates};
pub use change::{Change, Stamps, TagRow};
pub use connection::{Store, sqlite_version, version};
pub use digest::{
    DigestRow, digest, digests, digests_of_source, given_day, given_name, new_digest,
    papers_of as papers_of_digest, refresh_counts, trashed_at, trashed_digests,
};
pub use entry::{AppearanceRow, Recorded, appearances, entries_of, naming_entry, record};
pub use error::StoreError;
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
pub use journal::{Action, drop_undone, last_done, next_undone, push, relabel, rewrite, set_state};
pub use list::{Order, Place, count, ids};
pub use offer::offers_of_import;
pub use original::{Originals, Staged};
pub use outcome::{
    Entries, EntryOutcome, EntryRow, LostRow, count_entries, count_lost, entries_of_import, keep_entry,
    lost_of_import,
};
pub use paper::{
    LinkRow, Paper, Searchable, by_arxiv, by_doi, corrections, link, links, note, note_stamps, paper,
    paper_trashed_at, searchable, tag_ids_of, tags_of,
};
pub use projection::{ClaimRow, ClaimSource, Provenance, project, provenance, refresh_presence};
pub use reading::{
    DigestWords, ReadSource, confirm_reading, lost, new_reading, papers_of_readings, read_source,
    source_of_digest, sources_read_before, words_on,
};
pub use rows::{ListedPaper, listed};
pub use tag::{TagCount, next_tag_id, papers_with_tag, tag_by_name, tag_row, tagged_at, tags};
pub use watched::{take_from, taken_from};
