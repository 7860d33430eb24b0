use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use super::{Fault, Likeness, ReadError};

/// What a reader found in a file that a person should know of, and what was made of it. Its text is a sentence in English,
/// which the command line and the logs have; the window says each kind in the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Finding {
    // Entries that say no paper.
    #[error("The entry has no title.")]
    NoTitle,
    #[error("It does not say what a paper is called.")]
    NotCalled,
    #[error("It is no record.")]
    NoRecord,
    #[error("It is no record of a paper.")]
    NoPaperRecord,
    #[error("It is no entry.")]
    NoEntry,
    #[error("It does not say what kind of item it is.")]
    NoItemKind,
    #[error("The entry has no identifier as arXiv gives them.")]
    NoArxivId,
    #[error("There is no title above the authors.")]
    NoTitleAboveAuthors,
    #[error("There is an abstract but no title above it.")]
    NoTitleAboveAbstract,
    #[error("It names {papers} papers and is none of them itself.")]
    NamesMany { papers: usize },
    #[error("It names no paper and was left out: {title}")]
    NamesNone { title: String },
    #[error("It was written by a newer Broadsheet. Update, then import the file again.")]
    NewerBroadsheet,

    // Entries that are damaged.
    #[error("The entry cannot be read.")]
    EntryUnread,
    #[error("The entry cannot be read ({why}).")]
    EntryUnreadable { why: Fault },
    #[error("The entry is damaged: {reason}.")]
    EntryDamaged { reason: String },
    #[error("A part of the entry could not be read.")]
    EntryInPart,
    #[error("The entry has no end.")]
    EntryUnclosed,
    #[error("The text ends before the entry does: its authors and its day are missing.")]
    EntryCut,
    #[error("The text ends before the entry does; what is there was kept.")]
    EntryCutKept,
    #[error("The entry is longer than {kilobytes} KB; a brace is missing somewhere.")]
    EntryTooLong { kilobytes: usize },
    #[error("The line is no JSON.")]
    LineNoJson,
    #[error("A quotation mark in the row is never closed.")]
    QuotationOpen,
    #[error("The row has {cells} values for {columns} columns.")]
    RowShort { cells: usize, columns: usize },
    #[error("The row has {cells} values for {columns} columns; some may be in the wrong one.")]
    RowLong { cells: usize, columns: usize },

    // Facts that are missing or guessed.
    #[error("The abstract is not text and was left out.")]
    AbstractNoText,
    #[error("The authors are not a list of names and were left out.")]
    AuthorsNoList,
    #[error("The day of publication is no day and was left out.")]
    NoDay,
    #[error("The entry has no title; its identifier stands for it.")]
    IdentifierForTitle,
    #[error("Nothing says what {name} is called; it can be corrected.")]
    Untitled { name: String },
    #[error("Nothing says what {papers} of the papers are called; their titles can be corrected.")]
    ManyUntitled { papers: usize },
    #[error(
        "No form that is known: titles and other words were taken from around the names of papers and may be wrong."
    )]
    Guessed,

    // Papers that are named and left out.
    #[error("{name} is only mentioned and was left out.")]
    OnlyMentioned { name: String },
    #[error("{name} is only a reference and was left out.")]
    OnlyReference { name: String },

    // More than is read.
    #[error("More than {limit} papers are named; the rest was left out.")]
    TooManyPapers { limit: usize },
    #[error("Only the first {limit} entries of a bibliography are read.")]
    BibliographyTooLong { limit: usize },
    #[error("The feed has more than {limit} entries; the rest was left out.")]
    FeedTooLong { limit: usize },
    #[error("The document has more than {limit} blocks; the rest was left out.")]
    TooManyBlocks { limit: usize },
    #[error("The document has more than {limit} pages; the rest was left out.")]
    TooManyPages { limit: usize },
    #[error("It stands in too many digests; the first of them were kept.")]
    TooManyDigests,

    // Files that are damaged.
    #[error("Some bytes are not UTF-8 text; each was replaced by \u{fffd}.")]
    BytesReplaced,
    #[error("The JSON is damaged ({reason}). What could be read of it was kept.")]
    JsonDamaged { reason: String },
    #[error("The page's list of papers is damaged ({reason}). What could be read of it was kept.")]
    PageDamaged { reason: String },
    #[error("The page cannot be read in full.")]
    PageInPart,

    // Mails.
    #[error("The message was left out: {why}.")]
    MessageLeftOut { why: Fault },
    #[error("{why}")]
    MessageUnread { why: ReadError },
    #[error("The mailbox has more than {limit} messages; {left_out} were left out.")]
    TooManyMessages { limit: usize, left_out: usize },
    #[error("{messages} {} no papers.", if *messages == 1 { "message lists" } else { "messages list" })]
    WithoutPapers { messages: usize },
    #[error("The mail ends before its last part does; entries may be missing.")]
    MailCut,
    #[error("Some of the mail could not be decoded; what could not be is missing or shown as \u{fffd}.")]
    MailUndecoded,
    #[error("The mail has more than {limit} parts; the rest was left out.")]
    TooManyParts { limit: usize },
    #[error("A part of the mail could not be read: {why}")]
    PartUnread { why: ReadError },
    #[error("The attached file {name} is {seems} and was left out; import it by itself.")]
    ArchiveAttached { name: String, seems: Likeness },

    /// What an earlier version said, in its own words and as it is kept: a sentence and no kind.
    #[error("{0}")]
    #[serde(untagged)]
    Told(String),
}
