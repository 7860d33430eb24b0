use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use super::Unread;

/// A kind of thing in a library, by its name in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Thing {
    #[error("paper")]
    Paper,
    #[error("tag")]
    Tag,
    #[error("digest")]
    Digest,
    #[error("link")]
    Link,
    #[error("highlight")]
    Highlight,
    #[error("import")]
    Import,
    #[error("shelf")]
    Shelf,
    #[error("version")]
    Version,
    #[error("file")]
    File,
    #[error("step")]
    Step,
    #[error("image")]
    Image,
}

/// A page of a paper that may be known or not, by its name in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Sought {
    #[error("code repository")]
    Code,
    #[error("project page")]
    Project,
    #[error("arXiv page")]
    Arxiv,
    #[error("PDF")]
    Pdf,
    #[error("Hugging Face page")]
    HuggingFace,
    #[error("DOI")]
    Doi,
}

/// Why a text is no address that is opened or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum AddressFault {
    #[error("it holds spaces or control characters")]
    Spaces,
    #[error("it is not a web address")]
    NotAnAddress,
    #[error("only http and https are opened")]
    Scheme,
    #[error("it names no host")]
    NoHost,
    #[error("it holds a user name or password")]
    Credentials,
    #[error("it is no public web address")]
    NotPublic,
}

/// Why a file is no archive that can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum ArchiveFault {
    #[error("cannot be read: {reason}")]
    Unreadable { reason: String },
    #[error("is no archive of a Broadsheet library")]
    None,
    #[error("was written by a newer Broadsheet; update, then open it again")]
    Newer,
    #[error("is damaged: {reason}")]
    Damaged { reason: String },
}

/// What a person asked for was not done because of what was given. Each front has its own words; these, in English, are
/// the command line's. They say what happened, what was kept and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Refusal {
    // Papers typed in, and their facts.
    #[error("A paper needs a title. Nothing was added.")]
    TitleMissing,
    #[error("The day is written 2025-11-04, or 2025-11, or 2025. Nothing was added.")]
    DayUnclear,
    #[error(
        "That is no link, no arXiv identifier and no DOI. Leave it empty where there is none. Nothing was added."
    )]
    NoName,
    #[error("{why}")]
    NotAdded { why: Unread },
    #[error("Nothing was added.")]
    NothingAdded,
    #[error("A title has 1 to 1,000 characters. The old one was kept.")]
    TitleLength,
    #[error(
        "A paper has 1 to 5,000 authors, each name at most 300 characters, one a line. The old ones were kept."
    )]
    Authors,
    #[error(
        "That is no arXiv identifier. The old one was kept. Write it as 2402.04644 or hep-th/9901001; leave it empty \
         where there is none."
    )]
    ArxivId,
    #[error(
        "That is no DOI. The old one was kept. Write it as 10.1145/3292500.3330919; leave it empty where there is none."
    )]
    Doi,
    #[error(
        "That DOI is another name of an arXiv identifier. The old one was kept. Write the identifier into its own field."
    )]
    DoiIsArxiv,
    #[error("An abstract has 1 to 100,000 characters. The old one was kept.")]
    AbstractLength,
    #[error("A paper has at most 100 links of your own. The old ones were kept.")]
    TooManyLinks,
    #[error("“{typed}” cannot be a link: {why}. The old links were kept.")]
    NotALink { typed: String, why: AddressFault },
    #[error("This is no list of texts. Nothing was changed.")]
    NotAList,
    #[error("“{typed}” is not a day. Nothing was changed. Write it as 2025-11-04.")]
    NotADay { typed: String },

    // Opening.
    #[error("No {what} is known for this paper. “Look it up” may find one.")]
    NoneKnown { what: Sought },
    #[error("This address was not opened: {why}. Nothing was changed.")]
    Address { why: AddressFault },

    #[error(
        "This is no link to a paper in Broadsheet. Nothing was done. Such links begin with broadsheet://paper/, and are \
         copied with “Copy link to this paper in Broadsheet”."
    )]
    NoPaperLink,
    #[error(
        "This link is to a paper of another library, and its number says nothing in this one. Nothing was changed. Look \
         for the paper by its title."
    )]
    OtherLibrary,
    #[error(
        "The paper that this link is to is not in this library. Nothing was changed. Import a digest that names it."
    )]
    LinkedPaperMissing,

    // Notes and highlights.
    #[error(
        "A note holds at most 1 MiB. This one was not saved; the text is still in the editor. Shorten it, or keep the \
         rest in a file."
    )]
    NoteTooLong,
    #[error(
        "Together the notes of these papers are longer than the 1 MiB that a note holds. Nothing was changed. Shorten \
         one of them first."
    )]
    NotesTooLong,
    #[error("There are no words to highlight in what was selected. Nothing was changed.")]
    NothingToHighlight,
    #[error("A comment holds at most 64 KiB. This one was not saved; write it into the note.")]
    CommentTooLong,

    // Which papers are one.
    #[error("Merging takes at least two papers. Nothing was changed.")]
    MergeTakesTwo,
    #[error("Splitting takes some of a paper's digests, not none and not all. Nothing was changed.")]
    SplitTakesSome,
    #[error("A paper cannot be parted from itself. Nothing was changed.")]
    PartedFromItself,

    // Copying, and what is remembered of use.
    #[error("At most 1,000 papers can be copied at once. Nothing was copied. Select fewer.")]
    TooManyCopied,
    #[error("This is no name of anything. Nothing was changed.")]
    UsedName,

    // Archives.
    #[error("{file} {why}. Nothing was changed.")]
    Archive { file: String, why: ArchiveFault },

    // Papers out.
    #[error(
        "{file} could not be written: {reason}. Nothing was changed there or in the library. Check the disk and the \
         folder's permissions, then export again."
    )]
    NotExported { file: String, reason: String },
    #[error(
        "{pattern} cannot be what keys are made of. The old keys were kept. Use {{author}}, {{year}}, {{word}}, {{title}} and \
         {{id}}, at least one of them, with letters, digits and - _ : . between them."
    )]
    KeyPattern { pattern: String },
    #[error(
        "This paper could not be set as a reference: {reason}. Nothing was copied. Correct its facts, then try again."
    )]
    NotCited { reason: String },

    // Names.
    #[error("A digest's name has at most 200 characters. The old one was kept.")]
    DigestName,
    #[error("A tag's name has 1 to 100 characters; “/” makes levels. Nothing was changed.")]
    TagName,
    #[error("There is no tag “{name}”. Nothing was changed.")]
    NoSuchTag { name: String },
    #[error("A shelf's name has 1 to 100 characters. Nothing was changed.")]
    ShelfName,
    #[error("A shelf keeps a search of 1 to 2,000 characters. Nothing was changed.")]
    ShelfQuery,
    #[error(
        "No paper in this library answers to “{name}”. Use the id that `list` shows, an arXiv id, a DOI or a Hugging \
         Face paper link."
    )]
    NoSuchPaper { name: String },
    #[error("There is no fact “{name}”. Nothing was changed.")]
    NoSuchFact { name: String },

    // Files and folders.
    #[error("{file} could not be read: {reason}. Nothing was changed.")]
    FileUnreadable { file: String, reason: String },
    #[error("{file} is not a PDF. Nothing was changed. Only PDFs can be added to papers.")]
    NotAPdf { file: String },
    #[error("{file} is larger than 1 GiB, the most that is taken. Nothing was changed.")]
    PdfTooLarge { file: String },
    #[error(
        "What was pasted cannot be read as an image. Nothing was changed. Notes hold PNG, JPEG, GIF and WebP."
    )]
    NotAnImage,
    #[error("This image is larger than 32 MiB, the most that a note's image may be. Nothing was changed.")]
    ImageTooLarge,
    #[error(
        "This image has {width} × {height} pixels. Nothing was changed. A note's image may have 40 million at most."
    )]
    ImageTooWide { width: u32, height: u32 },
    #[error("{file} is not in the library's folder any more. Add it again if you have it.")]
    FileGone { file: String },
    #[error(
        "{file} in the library's folder is not a PDF, and was not opened. Nothing was changed. Take it off its paper, and add \
         the PDF again if you have it."
    )]
    FileNoPdf { file: String },
    #[error(
        "The watched folder {folder} cannot be looked into: {reason}. Nothing was changed. It is tried again on its \
         own; if it is gone for good, choose another one."
    )]
    FolderUnreachable { folder: String, reason: String },
    #[error(
        "The folder {folder} has a name that the settings cannot hold. Nothing was changed. Rename it, or choose \
         another one."
    )]
    FolderName { folder: String },
    #[error(
        "The folder {folder} is not empty. Nothing was moved. Choose an empty one, or make a new one in it and choose \
         that."
    )]
    FolderNotEmpty { folder: String },
    #[error("The folder {folder} lies in the library's own. Nothing was moved. Choose one outside of it.")]
    FolderInLibrary { folder: String },
    #[error("There is no library in {folder}. Nothing was changed. Choose the folder that library.db is in.")]
    NoLibraryThere { folder: String },
    #[error(
        "This library was named when Broadsheet was started, so the settings do not say where it is. Nothing was moved. \
         Start Broadsheet without --library to move the one that they name."
    )]
    NamedAtStart,
    #[error("No folder for backups is known here. Nothing was backed up or changed.")]
    NoBackups,
    #[error(
        "There is no backup “{name}”. Nothing was changed. `broadsheet backup --list` shows those there are."
    )]
    NoSuchBackup { name: String },
    #[error(
        "{folder} is not an empty folder. Nothing was changed. Choose a new folder for what is salvaged."
    )]
    SalvageIntoWhat { folder: String },
    #[error("The clipboard holds no text. Nothing was imported. Copy a papers page and paste again.")]
    NothingPasted,
    #[error("These files are not held any more. Nothing was imported. Drop or choose them again.")]
    PreviewGone,
}
