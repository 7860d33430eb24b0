//! A web page that a browser saved with everything it shows: MHTML.

use mail_parser::{Message, MimeHeaders, PartType};

use super::letter::Letter;
use super::unpacked;
use crate::digest::content::Content;
use crate::digest::{ReadError, read_inner};
use crate::model::{Likeness, Reading};

/// Whether a message is a saved page: its parts belong to one page, and nobody sent it.
pub(super) fn is_one(message: &Message<'_>) -> bool {
    let related = message.content_type().is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("related"))
    });
    let page = message.header("Snapshot-Content-Location").is_some();
    page || (related
        && message.received().is_none()
        && message.message_id().is_none()
        && message.to().is_none())
}

/// Reads the page; frames within it are asked only where the page itself lists nothing.
pub(super) fn read(message: &Message<'_>, depth: usize) -> Result<Reading, ReadError> {
    let pages = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(page),
        _ => None,
    });
    let address = message.header("Snapshot-Content-Location").and_then(|address| address.as_text());
    let mut refused = None;
    for page in pages.take(100) {
        // Readers look for a page's address in its text, where other savers write it.
        let page = match address.filter(|address| !address.contains("--")) {
            Some(address) => format!("<!-- url: {address} -->{page}"),
            None => page.to_string(),
        };
        match read_inner(&Content::of_text(&page), depth + 1) {
            Ok(mut reading) => {
                let saved = Letter::of(message).day;
                reading.digests.iter_mut().for_each(|digest| unpacked::date(digest, saved));
                return Ok(reading);
            }
            Err(ReadError::Unrecognised { .. }) => {}
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.unwrap_or_else(|| ReadError::unrecognised(Likeness::WebPage)))
}
