//! Reading digests: bytes in, model out. Nothing here touches a disk, a database or a clock.
//!
//! Each form has a folder: the shape on the wire apart from its adapter to the model. `READERS` is the
//! table of them; a form is told by content alone, never by a name.
//!
//! One bad entry never spoils the rest: it becomes a [`Warning`](crate::model::Warning) that keeps the
//! beginning of its source.

mod around;
mod bibtex;
mod by_hand;
mod card;
mod citation;
mod content;
mod csl;
mod day;
mod detect;
mod error;
mod feed;
mod gather;
mod hf_html;
mod hf_json;
mod hf_text;
mod html;
mod label;
pub mod links;
mod named;
mod pdf;
mod records;
mod ris;
mod table;
pub mod unpack;
mod year;
mod zotero;

pub use by_hand::{Name, Typed, name_alone};
pub use error::ReadError;

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
    /// Everything the content says; an error only where not one entry can be had.
    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError>;
}

/// Every form, the most certain to be told first.
static READERS: [&dyn Reader; 15] = [
    &pdf::Pdf,
    &by_hand::ByHand,
    &feed::Feed,
    &hf_html::HfHtml,
    &zotero::Zotero,
    &csl::Csl,
    &hf_json::HfJson,
    &ris::Ris,
    &bibtex::Bibtex,
    &records::Records,
    &table::Table,
    &hf_text::HfText,
    &around::Newsletter,
    &around::WebPage,
    &around::PlainText,
];

/// Reads a digest of any form.
///
/// # Errors
/// Where the input is too large or too deep, where it is no form that is known (the error says what it
/// seems to be instead), and where it is known but so damaged that not one entry can be read.
pub fn read(input: &Input<'_>) -> Result<Reading, ReadError> {
    let content = open(input)?;
    let (format, reading) =
        attempt(&content).ok_or_else(|| ReadError::unrecognised(detect::seems(&content)))?;
    let mut reading = reading?;
    // A PDF is no text.
    if content.replaced && format != Format::Pdf {
        reading.warnings.push(gather::replaced_bytes());
    }
    Ok(reading)
}

/// The form of the input, if it is one that is known. It may still hold no entry.
pub fn format_of(input: &Input<'_>) -> Option<Format> {
    let content = open(input).ok()?;
    let (format, reading) = attempt(&content)?;
    (!is_unrecognised(&reading)).then_some(format)
}

/// The most that documents lie in one another: a page in a mail in a mail.
const MAX_DEPTH: usize = 4;

/// Reads what was found within another document; `None` where no reader knows it.
fn read_inner(content: &Content<'_>, depth: usize) -> Option<Result<(Format, Reading), ReadError>> {
    if depth > MAX_DEPTH {
        return Some(Err(ReadError::TooDeep { depth, limit: MAX_DEPTH }));
    }
    let (format, reading) = attempt(content)?;
    Some(reading.map(|reading| (format, reading)))
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

/// What the first reader makes of the content that finds it to be of its form.
///
/// A reader that takes a closer look may find that it is not; then the next one is asked.
fn attempt(content: &Content<'_>) -> Option<(Format, Result<Reading, ReadError>)> {
    let mut refused = None;
    for reader in READERS.into_iter().filter(|reader| reader.recognises(content)) {
        let reading = (reader.format(), reader.read(content));
        if !is_unrecognised(&reading.1) {
            return Some(reading);
        }
        refused.get_or_insert(reading);
    }
    refused
}

fn is_unrecognised(reading: &Result<Reading, ReadError>) -> bool {
    matches!(reading, Err(ReadError::Unrecognised { .. }))
}
