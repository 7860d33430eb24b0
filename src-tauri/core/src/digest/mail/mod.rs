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
mod recovered;
mod saved_page;
mod unpacked;
mod weight;

use std::sync::LazyLock;

use mail_parser::MessageParser;

use super::content::Content;
use super::{ReadError, Reader};
use crate::model::{Finding, Format, Likeness, Reading, Warning};
use letter::Letter;

static PARSER: LazyLock<MessageParser> = LazyLock::new(MessageParser::default);

pub(super) struct Mail;

impl Reader for Mail {
    fn format(&self) -> Format {
        Format::Mail
    }

    fn reads_bytes(&self) -> bool {
        true
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        begins(content.start()) || mailbox::begins(content.start()) || gmail::is_answer(content)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let bytes = source(content);
        if gmail::is_answer(content) {
            return gmail::read(content);
        }
        if mailbox::begins(content.start()) {
            return mailbox::read(bytes, content.depth);
        }
        message(bytes, content.depth)
    }
}

fn begins(text: &str) -> bool {
    header::begins(text.get(header::length_line(text.as_bytes())..).unwrap_or(text))
}

/// The bytes of a mail, which names its encodings itself, from its first header on.
fn source<'a>(content: &'a Content<'_>) -> &'a [u8] {
    let utf16 = content.bytes.starts_with(b"\xff\xfe") || content.bytes.starts_with(b"\xfe\xff");
    let bytes = if utf16 { content.text.as_bytes() } else { content.bytes };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    &bytes[header::length_line(bytes)..]
}

/// Reads one message.
fn message(mail: &[u8], depth: usize) -> Result<Reading, ReadError> {
    bounds::check(mail)?;
    let closed = bounds::closed(mail);
    let refused = || ReadError::unrecognised(Likeness::Mail);
    let message = PARSER.parse(closed.as_deref().unwrap_or(mail)).ok_or_else(refused)?;
    let mut reading = if saved_page::is_one(&message) {
        saved_page::read(&message, depth)?
    } else {
        Letter::of(&message).read(depth)?
    };
    if closed.is_some() {
        reading.warnings.push(Warning {
            place: "end".to_owned(),
            reason: Finding::MailCut,
            entry_lost: false,
            fragment: None,
        });
    }
    Ok(reading)
}
