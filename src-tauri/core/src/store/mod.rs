//! The library on disk: SQLite and nothing else knows its tables. One writer, readers beside it.
//!
//! This file is the whole public face of the room.

mod change;
mod clock;
mod columns;
mod connection;
mod digest;
mod entry;
mod error;
mod identity;
mod import;
mod journal;
mod offer;
mod original;
mod paper;
mod projection;
mod rows;
mod schema;
mod shelf;
mod tag;

pub use change::{Change, TagRow};
pub use clock::{
    Changed, Moment, changed_after, epoch_of, last_stamp, remembers, words_changed_after,
    words_changed_between, words_changed_last,
};
pub use columns::{
    MarkColumns, NO_DAY, PaperColumns, by_title, day_number, digests_of, each_appearance, each_link,
    each_mark, each_note, each_paper, each_tagged, hosts, link_kinds_of, mark_columns, paper_columns,
    papers_that_gained_code, papers_with_host, tag_ids_of,
};
pub use connection::{Reader, Store, sqlite_version, version};
pub use digest::{
    DigestRow, digest, digest_days, digest_ids, digests, digests_of_source, given_day, new_digest,
    papers_of as papers_of_digest, ranked as ranked_in_digest,
};
pub use entry::{AppearanceRow, Recorded, appearances, record};
pub use error::StoreError;
pub use import::{
    SourceRow, begin as begin_import, keep_receipt, link_source, new_source, papers_of_import,
    papers_of_source, source_by_hash, sources_of_import,
};
pub use journal::{Action, drop_undone, last_done, next_undone, push, rewrite, set_state};
pub use offer::offers_of_import;
pub use original::Originals;
pub use paper::{
    LinkRow, Paper, Searchable, by_arxiv, by_doi, corrections, link, links, note, paper, searchable, tags_of,
};
pub use projection::{project, refresh_presence};
pub use rows::{ListedPaper, listed};
pub use shelf::{ShelfRow, next_shelf_id, shelf, shelves};
pub use tag::{has_tag, next_tag_id, papers_with_tag, tag_by_name, tag_names, tag_row, tags};
