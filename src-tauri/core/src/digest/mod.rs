//! Reading digests: bytes in, model out. Nothing here touches a disk, a database or a clock.
//!
//! Each form has a folder: the shape on the wire apart from its adapter to the model. `READERS` is the
//! table of them; a form is told by content alone, never by a name.
//!
//! One bad entry never spoils the rest: it becomes a [`Warning`](crate::model::Warning) that keeps the
//! beginning of its source.

mod around;
mod arxiv;
mod bibtex;
mod by_hand;
mod card;
mod citation;
mod content;
mod csl;
mod day;
mod detect;
mod exchange;
mod feed;
mod gather;
mod hf_html;
mod hf_json;
mod hf_text;
mod html;
mod label;
pub mod links;
mod mail;
mod markdown;
mod named;
mod pdf;
mod records;
mod ris;
mod scholar;
mod table;
pub mod unpack;
mod year;
mod zotero;

pub use crate::model::ReadError;
pub use by_hand::{Name, Typed, name_alone};

use std::borrow::Cow;

use crate::model::{Format, Reading};
use content::Content;

/// The size above which nothing is read, in bytes.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Bumped when a reader gets better, so that kept originals can be read again.
pub const REVISION: u32 = 1;

/// What is to be read: content only, since a name proves nothing.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The bytes as they lay in the file or were pasted.
    pub bytes: &'a [u8],
}

/// One form of digest.
trait Reader: Sync {
    /// The form this one reads.
    fn format(&self) -> Format;
    /// Whether the content looks like that form; cheap, since every reader is asked.
    fn recognises(&self, content: &Content<'_>) -> bool;
    /// Whether it looks at the bytes and not at the text that was made of them.
    fn reads_bytes(&self) -> bool {
        false
    }
    /// Everything the content says; an error only where not one entry can be had.
    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError>;
}

/// Every form with the name of its reader, the most certain to be told first.
static READERS: [(&str, &dyn Reader); 20] = [
    ("pdf", &pdf::Pdf),
    ("by-hand", &by_hand::ByHand),
    ("broadsheet", &exchange::Exchange),
    ("mail", &mail::Mail),
    ("arxiv", &arxiv::Arxiv),
    ("scholar", &scholar::ScholarAlert),
    ("feed", &feed::Feed),
    ("hf-html", &hf_html::HfHtml),
    ("zotero", &zotero::Zotero),
    ("csl", &csl::Csl),
    ("hf-json", &hf_json::HfJson),
    ("ris", &ris::Ris),
    ("bibtex", &bibtex::Bibtex),
    ("records", &records::Records),
    ("table", &table::Table),
    ("hf-text", &hf_text::HfText),
    ("markdown", &markdown::Markdown),
    ("newsletter", &around::Newsletter),
    ("web-page", &around::WebPage),
    ("plain-text", &around::PlainText),
];

/// Reads a digest of any form.
///
/// # Errors
/// Where the input is too large or too deep, where it is no form that is known (the error says what it
/// seems to be instead), and where it is known but so damaged that not one entry can be read.
pub fn read(input: &Input<'_>) -> Result<Reading, ReadError> {
    let content = open(input)?;
    let (_, reading) = attempt(&content).ok_or_else(|| ReadError::unrecognised(detect::seems(&content)))?;
    reading
}

/// The names by which [`read_as`] knows the readers, in the order in which they are asked.
pub fn reader_names() -> impl Iterator<Item = &'static str> {
    READERS.into_iter().map(|(name, _)| name)
}

/// Reads the input by one reader, whether or not it looks like that reader's form; `None` where no reader has that name.
///
/// For the fuzzer: no reader may come to harm by what [`read`] would have given to another.
///
/// # Errors
/// As [`read`]; also where the reader itself finds that it is not its form.
pub fn read_as(name: &str, input: &Input<'_>) -> Option<Result<Reading, ReadError>> {
    let (_, reader) = READERS.into_iter().find(|(known, _)| *known == name)?;
    Some(open(input).and_then(|content| read_by(reader, &content)))
}

/// The form of the input, if it is one that is known. It may still hold no entry.
pub fn format_of(input: &Input<'_>) -> Option<Format> {
    let content = open(input).ok()?;
    let (format, reading) = attempt(&content)?;
    (!is_unrecognised(&reading)).then_some(format)
}

fn open<'a>(input: &Input<'a>) -> Result<Content<'a>, ReadError> {
    let bytes = input.bytes.len() as u64;
    if bytes > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes, limit: MAX_BYTES });
    }
    match detect::not_text(input.bytes) {
        Some(seems) => Err(ReadError::unrecognised(seems)),
        None => Ok(Content::of(input.bytes)),
    }
}

/// How deep things may lie in one another: a page in a mail that was forwarded in a mail.
const MAX_INNER: usize = 8;

/// Reads what lay in something else, such as a part of a mail, by the reader that knows its content.
///
/// # Errors
/// As [`read`]; also where it lies too deep.
fn read_inner(content: &Content<'_>, depth: usize) -> Result<Reading, ReadError> {
    if depth > MAX_INNER {
        return Err(ReadError::TooDeep { depth, limit: MAX_INNER });
    }
    let text = Cow::Borrowed(content.text.as_ref());
    let inner = Content { bytes: content.bytes, text, replaced: content.replaced, depth };
    let (_, reading) = attempt(&inner).ok_or_else(|| ReadError::unrecognised(detect::seems(&inner)))?;
    reading
}

/// What the first reader makes of the content that finds it to be of its form.
///
/// A reader that takes a closer look may find that it is not; then the next one is asked.
fn attempt(content: &Content<'_>) -> Option<(Format, Result<Reading, ReadError>)> {
    let mut refused = None;
    for (_, reader) in READERS.into_iter().filter(|(_, reader)| reader.recognises(content)) {
        let read = read_by(reader, content);
        // What holds something else, as a mail does, is of the form of what it holds.
        let format = read.as_ref().map_or(reader.format(), |reading| reading.format);
        let reading = (format, read);
        if !is_unrecognised(&reading.1) {
            return Some(reading);
        }
        refused.get_or_insert(reading);
    }
    refused
}

fn read_by(reader: &dyn Reader, content: &Content<'_>) -> Result<Reading, ReadError> {
    let mut reading = reader.read(content)?;
    if content.replaced && !reader.reads_bytes() {
        reading.warnings.push(gather::replaced_bytes());
    }
    Ok(reading)
}

fn is_unrecognised(reading: &Result<Reading, ReadError>) -> bool {
    matches!(reading, Err(ReadError::Unrecognised { .. }))
}
