//! Messages as Gmail's web service answers them: JSON with bodies in base64url.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use serde::Deserialize;
use serde_json::Value;

use super::letter::{Attached, Letter, Part};
use super::messages::Messages;
use super::{header, message};
use crate::digest::content::Content;
use crate::digest::day::{day, day_of_stamp};
use crate::digest::hf_json::{self, Unloadable};
use crate::digest::{ReadError, detect};
use crate::model::{Fault, Format, Likeness, Reading};

/// How far the first message is looked for; what the service writes before it is short.
const LOOKED_AT: usize = 200_000;

/// Whether a text is an answer that holds messages.
pub(super) fn is_answer(content: &Content<'_>) -> bool {
    if !detect::looks_like_json(content) {
        return false;
    }
    let start = content.start();
    let end = (0..=LOOKED_AT.min(start.len())).rev().find(|at| start.is_char_boundary(*at)).unwrap_or(0);
    let has = |name: &str| start[..end].contains(name);
    (has("\"payload\"") && has("\"headers\"") && has("\"body\"")) || (has("\"threadId\"") && has("\"raw\""))
}

/// A message of the service, as far as it is read.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Answer {
    payload: Option<Payload>,
    raw: Option<String>,
    internal_date: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Payload {
    mime_type: String,
    filename: String,
    headers: Vec<Header>,
    body: Body,
    parts: Vec<Payload>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    name: String,
    value: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Body {
    data: Option<String>,
}

pub(super) fn read(content: &Content<'_>) -> Result<Reading, ReadError> {
    let text = content.start();
    let mut read = Messages::default();
    let answers: Vec<Value> = match hf_json::load(text) {
        Ok(loaded) => {
            read.warn(loaded.damage.map(|reason| hf_json::damaged(reason, text)));
            messages(loaded.value)
        }
        Err(Unloadable::Lines) => {
            text.lines().filter(|line| !line.trim().is_empty()).flat_map(line).collect()
        }
        Err(error) => return Err(hf_json::unloadable(error, Format::Mail)),
    };
    for answer in answers {
        let source = answer.as_str().map_or_else(|| answer.to_string(), str::to_owned);
        read.add(message_of(answer, content.depth), || source);
    }
    read.reading()
}

/// The messages of an answer: one, a list, or a list with its name.
fn messages(answer: Value) -> Vec<Value> {
    match answer {
        Value::Array(messages) => messages,
        Value::Object(mut fields) => match fields.remove("messages") {
            Some(Value::Array(messages)) => messages,
            _ => vec![Value::Object(fields)],
        },
        other => vec![other],
    }
}

/// The messages on a line of its own; one that cannot be read stays as it is.
fn line(line: &str) -> Vec<Value> {
    serde_json::from_str(line).map_or_else(|_| vec![Value::String(line.to_owned())], messages)
}

fn message_of(answer: Value, depth: usize) -> Result<Reading, ReadError> {
    let damaged = |why: Fault| Err(ReadError::Damaged { format: Format::Mail, why });
    if answer.get(hf_json::DAMAGED).is_some() {
        return damaged(Fault::PartMissing);
    }
    match serde_json::from_value(answer) {
        Ok(answer) => one(answer, depth),
        Err(error) => damaged(Fault::Unreadable { reason: error.to_string() }),
    }
}

fn one(answer: Answer, depth: usize) -> Result<Reading, ReadError> {
    if let Some(mail) = answer.raw.as_deref().and_then(decoded) {
        return message(&mail, depth + 1);
    }
    let Some(payload) = answer.payload else { return Err(ReadError::unrecognised(Likeness::Mail)) };
    let said = |name: &str| {
        let header = payload.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map(|header| header.value.as_str())
    };
    let received = || day_of_stamp(answer.internal_date.as_deref()?.parse().ok()?);
    let mut letter = Letter {
        subject: said("Subject").and_then(header::subject),
        day: said("Date").and_then(day).or_else(received),
        ..Letter::default()
    };
    take_apart(&payload, false, &mut letter);
    letter.read(depth)
}

fn take_apart(part: &Payload, alternative: bool, letter: &mut Letter<'_>) {
    let alternative = alternative || part.mime_type.eq_ignore_ascii_case("multipart/alternative");
    part.parts.iter().for_each(|part| take_apart(part, alternative, letter));
    let Some(bytes) = part.body.data.as_deref().and_then(decoded) else { return };
    let is_markup = part.mime_type.eq_ignore_ascii_case("text/html");
    if !part.filename.is_empty() || !part.mime_type.to_ascii_lowercase().starts_with("text/") {
        letter.attached.push(Attached::File { name: Some(part.filename.clone()), bytes: Cow::Owned(bytes) });
        return;
    }
    // The service has turned the words into UTF-8.
    let text = Cow::Owned(Content::of(&bytes).text.into_owned());
    let to = match (alternative, is_markup) {
        (false, _) => &mut letter.shown,
        (true, true) => &mut letter.as_markup,
        (true, false) => &mut letter.as_text,
    };
    to.push(Part { text, is_markup, damaged: false });
}

fn decoded(data: &str) -> Option<Vec<u8>> {
    let standard = data.bytes().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => byte,
    });
    let mut standard: Vec<u8> = standard.filter(|byte| !matches!(byte, b'=' | b'\n' | b'\r')).collect();
    standard.resize(standard.len().next_multiple_of(4), b'=');
    base64_decode(&standard)
}
