//! Mailboxes: messages one behind the other, each behind a line that begins with `From `.

use super::message;
use super::messages::Messages;
use crate::digest::ReadError;
use crate::model::Reading;

/// Messages of one mailbox that are read; longer mailboxes come in parts.
const MAX_MESSAGES: usize = 50_000;

/// Whether a text begins as a mailbox does.
pub(super) fn begins(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().is_some_and(|line| line.starts_with("From "));
    first && lines.next().is_some_and(|line| is_header(line.as_bytes()))
}

/// Whether a line may be the first of a message.
fn is_header(line: &[u8]) -> bool {
    let line = line.strip_prefix(b">").unwrap_or(line);
    let name = line.iter().position(|byte| *byte == b':' || *byte == b' ').map(|at| &line[..at]);
    name.is_some_and(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic))
}

/// Reads every message.
pub(super) fn read(bytes: &[u8], depth: usize) -> Result<Reading, ReadError> {
    let mut read = Messages::default();
    let messages = split(bytes);
    let left_out = messages.len().saturating_sub(MAX_MESSAGES);
    for lines in messages.into_iter().take(MAX_MESSAGES) {
        let mail = unquoted(lines);
        read.add(message(&mail, depth + 1), || String::from_utf8_lossy(&mail).into_owned());
    }
    if left_out > 0 {
        read.leave_out(left_out, MAX_MESSAGES);
    }
    read.reading()
}

/// The lines of each message, without the line before it.
fn split(bytes: &[u8]) -> Vec<Vec<&[u8]>> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let mut messages: Vec<Vec<&[u8]>> = Vec::new();
    let mut blank = true;
    for (at, line) in lines.iter().enumerate() {
        // Words may begin a line with `From` too; behind them stands no header.
        let begins =
            blank && line.starts_with(b"From ") && lines.get(at + 1).is_some_and(|next| is_header(next));
        match messages.last_mut() {
            _ if begins => messages.push(Vec::new()),
            Some(message) => message.push(line),
            None => {}
        }
        blank = line.trim_ascii().is_empty();
    }
    messages
}

/// A message with the lines that were quoted because they began with `From`.
fn unquoted(lines: Vec<&[u8]>) -> Vec<u8> {
    let bare = |line: &'_ [u8]| {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        usize::from(marks > 0 && line[marks..].starts_with(b"From "))
    };
    let mut mail = Vec::with_capacity(lines.iter().map(|line| line.len()).sum());
    lines.into_iter().for_each(|line| mail.extend_from_slice(&line[bare(line)..]));
    mail
}
