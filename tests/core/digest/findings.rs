//! What readers find is told in kinds: each has its sentence, and what an earlier version kept of them is still read.

use std::collections::BTreeSet;

use broadsheet_core::model::{Fault, Finding, Format, Likeness, ReadError, Unread, Warning};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::read_bytes;

const REASON: &str = "at line 3";

fn reason() -> String {
    REASON.to_owned()
}

fn findings() -> Vec<Finding> {
    let name = || "arXiv:2402.04644".to_owned();
    let why = || ReadError::TooDeep { depth: 200, limit: 128 };
    vec![
        Finding::NoTitle,
        Finding::NotCalled,
        Finding::NoRecord,
        Finding::NoPaperRecord,
        Finding::NoEntry,
        Finding::NoItemKind,
        Finding::NoArxivId,
        Finding::NoTitleAboveAuthors,
        Finding::NoTitleAboveAbstract,
        Finding::NamesMany { papers: 3 },
        Finding::NamesNone { title: "News of the week.".to_owned() },
        Finding::NewerBroadsheet,
        Finding::EntryUnread,
        Finding::EntryUnreadable { why: Fault::DeepBraces },
        Finding::EntryDamaged { reason: reason() },
        Finding::EntryInPart,
        Finding::EntryUnclosed,
        Finding::EntryCut,
        Finding::EntryCutKept,
        Finding::EntryTooLong { kilobytes: 256 },
        Finding::LineNoJson,
        Finding::QuotationOpen,
        Finding::RowShort { cells: 2, columns: 3 },
        Finding::RowLong { cells: 4, columns: 3 },
        Finding::AbstractNoText,
        Finding::AuthorsNoList,
        Finding::NoDay,
        Finding::IdentifierForTitle,
        Finding::Untitled { name: name() },
        Finding::ManyUntitled { papers: 30 },
        Finding::Guessed,
        Finding::OnlyMentioned { name: name() },
        Finding::OnlyReference { name: name() },
        Finding::TooManyPapers { limit: 20_000 },
        Finding::BibliographyTooLong { limit: 20_000 },
        Finding::FeedTooLong { limit: 100_000 },
        Finding::TooManyBlocks { limit: 100_000 },
        Finding::TooManyPages { limit: 1_000 },
        Finding::TooManyDigests,
        Finding::BytesReplaced,
        Finding::JsonDamaged { reason: reason() },
        Finding::PageDamaged { reason: reason() },
        Finding::PageInPart,
        Finding::MessageLeftOut { why: Fault::PartMissing },
        Finding::MessageUnread { why: why() },
        Finding::TooManyMessages { limit: 10, left_out: 2 },
        Finding::WithoutPapers { messages: 1 },
        Finding::MailCut,
        Finding::MailUndecoded,
        Finding::TooManyParts { limit: 1_000 },
        Finding::PartUnread { why: why() },
        Finding::ArchiveAttached { name: "week.zip".to_owned(), seems: Likeness::Zip },
    ]
}

fn faults() -> Vec<Fault> {
    vec![
        Fault::Parser { reason: reason() },
        Fault::Unreadable { reason: reason() },
        Fault::PartMissing,
        Fault::TooDeep { limit: 100 },
        Fault::NoEntryRead { first: Box::new(Finding::NoTitle) },
        Fault::NoEntry,
        Fault::NoMessageRead { first: Box::new(Finding::MessageLeftOut { why: Fault::OddParts }) },
        Fault::TooManyAttributes { limit: 2_000 },
        Fault::TooManyMessages { limit: 200 },
        Fault::TooManyParts { limit: 10_000 },
        Fault::OddParts,
        Fault::TooManyPieces,
        Fault::LongAbbreviations,
        Fault::DeepBraces,
        Fault::NoElement,
        Fault::NotOpened,
        Fault::NoRoom,
        Fault::Encrypted,
        Fault::NoText,
        Fault::NamesNoPapers,
        Fault::DeepParts,
        Fault::TooLarge,
        Fault::OddlyWritten,
    ]
}

fn read_errors() -> Vec<ReadError> {
    vec![
        ReadError::Unrecognised { seems: Likeness::Png },
        ReadError::TooLarge { bytes: 70 << 20, limit: 64 << 20 },
        ReadError::TooDeep { depth: 200, limit: 128 },
        ReadError::Damaged { format: Format::Pdf, why: Fault::Encrypted },
    ]
}

fn unread() -> Vec<Unread> {
    vec![
        Unread::Content { why: ReadError::Unrecognised { seems: Likeness::Empty } },
        Unread::BrokenOff,
        Unread::Unreadable { reason: reason() },
        Unread::NotFound { reason: reason() },
        Unread::NoFile,
        Unread::FolderTooLarge { limit: 100_000 },
        Unread::NoArchive { seems: Likeness::Ebook },
        Unread::ArchiveDamaged { reason: reason() },
        Unread::Locked,
        Unread::TooLarge { limit: 64 << 20 },
        Unread::TooMany { limit: 100_000 },
        Unread::ListTooLong { limit: 100_000 },
        Unread::TooDeep,
        Unread::Bomb,
    ]
}

/// Every kind as it is kept, each read again as it was.
fn kept<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(kinds: &[T]) -> BTreeSet<String> {
    let kept = kinds.iter().map(|kind| {
        let kept = serde_json::to_value(kind).unwrap();
        assert_eq!(&serde_json::from_value::<T>(kept.clone()).unwrap(), kind);
        kept["kind"].as_str().unwrap().to_owned()
    });
    kept.collect()
}

/// The kinds that the window knows.
fn declared(name: &str) -> usize {
    let bindings = broadsheet_core::api::typescript();
    let declaration = bindings.split(&format!("export type {name} = ")).nth(1).unwrap();
    declaration[..declaration.find(";\n").unwrap()].matches("\"kind\": \"").count()
}

#[test]
fn every_kind_is_kept_and_read_again() {
    assert_eq!(kept(&findings()).len(), declared("Finding"));
    assert_eq!(kept(&faults()).len(), declared("Fault"));
    assert_eq!(kept(&read_errors()).len(), declared("ReadError"));
    assert_eq!(kept(&unread()).len(), declared("Unread"));
}

#[test]
fn every_kind_is_a_sentence_for_the_command_line() {
    let sentences = findings().iter().map(ToString::to_string).collect::<Vec<_>>();
    let files = read_errors().iter().map(ToString::to_string).collect::<Vec<_>>();
    let others = unread().iter().map(ToString::to_string).collect::<Vec<_>>();
    for sentence in sentences.iter().chain(&files).chain(&others) {
        let begins = sentence.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let named = sentence.starts_with("arXiv:");
        assert!((begins || named) && sentence.ends_with('.') && !sentence.ends_with(".."), "{sentence}");
    }
    for fault in faults() {
        let clause = fault.to_string();
        assert!(clause.starts_with(|c: char| c.is_ascii_lowercase()) && !clause.ends_with('.'), "{clause}");
        assert!(!clause.contains(".)"), "{clause}");
    }
    let without = |messages| Finding::WithoutPapers { messages }.to_string();
    assert_eq!([without(1), without(2)], ["1 message lists no papers.", "2 messages list no papers."]);
}

#[test]
fn what_an_earlier_version_told_in_a_sentence_stays_that_sentence() {
    let kept =
        json!({ "place": "entry 2", "reason": "It has no title.", "entry_lost": true, "fragment": null });
    let warning: Warning = serde_json::from_value(kept.clone()).unwrap();
    assert_eq!(warning.reason, Finding::Told("It has no title.".to_owned()));
    assert_eq!(warning.reason.to_string(), "It has no title.");
    assert_eq!(serde_json::to_value(&warning).unwrap(), kept);
    let file: Unread = serde_json::from_value(Value::from("It is empty.")).unwrap();
    assert_eq!(
        (file.to_string(), file),
        ("It is empty.".to_owned(), Unread::Told("It is empty.".to_owned()))
    );
}

#[test]
fn a_reading_kept_in_sentences_says_the_same_as_one_in_kinds() {
    let text = b"{\"id\": \"2402.00001\", \"title\": \"One\"}\n{\"id\": \"2402.00002\", \"title\": \"Two\"}\n{\"id\": oops\n";
    let read = read_bytes(text).unwrap();
    let mut kept = read.clone();
    for warning in &mut kept.warnings {
        warning.reason = Finding::Told(warning.reason.to_string());
    }
    assert!(!read.warnings.is_empty() && kept != read);
    assert!(read.says_the_same_as(&kept));
    kept.warnings[0].reason = Finding::Told("Something else.".to_owned());
    assert!(!read.says_the_same_as(&kept));
}
