//! A mail taken apart, whatever it came in.

use std::borrow::Cow;

use mail_parser::{DateTime, Message, MessagePart, MimeHeaders, PartType};

use super::{header, recovered};
use crate::model::PartialDay;

/// What a mail carries.
#[derive(Default)]
pub(super) struct Letter<'a> {
    pub(super) subject: Option<String>,
    pub(super) day: Option<PartialDay>,
    /// What is shown of the mail whatever shows it.
    pub(super) shown: Vec<Part<'a>>,
    /// The same words twice: as text and as markup.
    pub(super) as_text: Vec<Part<'a>>,
    pub(super) as_markup: Vec<Part<'a>>,
    pub(super) attached: Vec<Attached<'a>>,
}

/// Decoded words.
pub(super) struct Part<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) is_markup: bool,
    /// Whether some of it could not be decoded.
    pub(super) damaged: bool,
}

pub(super) enum Attached<'a> {
    Letter(Letter<'a>),
    File { name: Option<String>, bytes: Cow<'a, [u8]> },
}

impl<'a> Letter<'a> {
    pub(super) fn of(message: &'a Message<'_>) -> Self {
        let mut letter = Self {
            subject: message.subject().and_then(header::subject),
            day: message.date().and_then(day),
            ..Self::default()
        };
        let (text, markup) = (&message.text_body, &message.html_body);
        let parts = |ids: &'a [u32]| ids.iter().filter_map(|id| message.part(*id).map(|part| (id, part)));
        for (id, part) in parts(text) {
            let both = markup.contains(id);
            let to = if both { &mut letter.shown } else { &mut letter.as_text };
            to.extend(words(part));
        }
        for (_, part) in parts(markup).filter(|(id, _)| !text.contains(id)) {
            letter.as_markup.extend(words(part));
        }
        // A body that is shown in one way only is listed as attached too.
        let attached =
            parts(&message.attachments).filter(|(id, _)| !text.contains(id) && !markup.contains(id));
        for (_, part) in attached {
            match recovered::words(part) {
                Some(words) => letter.shown.push(words),
                None => letter.attached.extend(file(part)),
            }
        }
        letter
    }
}

fn words<'a>(part: &'a MessagePart<'_>) -> Option<Part<'a>> {
    if let Some(recovered) = recovered::words(part) {
        return Some(recovered);
    }
    let (text, is_markup) = match &part.body {
        PartType::Text(text) => (text, false),
        PartType::Html(text) => (text, true),
        _ => return None,
    };
    Some(Part { text: Cow::Borrowed(text), is_markup, damaged: part.is_encoding_problem })
}

fn file<'a>(part: &'a MessagePart<'_>) -> Option<Attached<'a>> {
    let name = part.attachment_name().map(str::to_owned);
    match &part.body {
        PartType::Message(message) => Some(Attached::Letter(Letter::of(message))),
        PartType::Text(text) | PartType::Html(text) => {
            Some(Attached::File { name, bytes: Cow::Borrowed(text.as_bytes()) })
        }
        // Pictures in the text are no files.
        PartType::Binary(bytes) => Some(Attached::File { name, bytes: Cow::Borrowed(bytes) }),
        _ => None,
    }
}

fn day(date: &DateTime) -> Option<PartialDay> {
    PartialDay::full(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
}
