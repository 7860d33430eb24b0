//! Mail: single messages, mailboxes, web pages saved as mail (MHTML), and messages as Gmail's web service answers them.
//!
//! A mail is a container. Its parts are taken out and read by the readers that know them; what they read is put under
//! the mail's subject and day.

mod bounds;
mod gmail;
mod header;
mod letter;
mod mailbox;
mod messages;
mod saved_page;
mod unpacked;

use std::borrow::Cow;

use mail_parser::MessageParser;

use super::content::Content;
use super::{ReadError, Reader, detect};
use crate::model::{Format, Reading};
use letter::Letter;

pub(super) struct Mail;

impl Reader for Mail {
    fn format(&self) -> Format {
        Format::Mail
    }

    fn reads_bytes(&self) -> bool {
        true
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        header::begins(content.start()) || mailbox::begins(content.start()) || gmail::is_answer(content)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let bytes = source(content);
        if gmail::is_answer(content) {
            return gmail::read(content);
        }
        if mailbox::begins(content.start()) {
            return mailbox::read(&bytes, content.depth);
        }
        message(&bytes, content.depth)
    }
}

/// The bytes of a mail, which names its encodings itself, from its first header on.
fn source<'a>(content: &'a Content<'_>) -> Cow<'a, [u8]> {
    let utf16 = content.bytes.starts_with(b"\xff\xfe") || content.bytes.starts_with(b"\xfe\xff");
    let bytes = if utf16 { content.text.as_bytes() } else { content.bytes };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Cow::Borrowed(bytes.trim_ascii_start())
}

/// Reads one message.
fn message(bytes: &[u8], depth: usize) -> Result<Reading, ReadError> {
    bounds::check(bytes)?;
    let refused = || ReadError::unrecognised(detect::MAIL);
    let message = MessageParser::default().parse(bytes).ok_or_else(refused)?;
    if saved_page::is_one(&message) {
        return saved_page::read(&message, depth);
    }
    Letter::of(&message).read(depth)
}
