//! Lists that are too long to be read at once, cut where one entry ends and the next begins.
//!
//! Mailboxes, lines of JSON and tables can be cut; any other file larger than the limit cannot.

use std::io::{BufRead, Cursor, Read};

use super::{MAX_BYTES, Place, Walk, of_read};
use crate::model::Unread;

/// A part is cut at the first boundary behind this many bytes.
const PART_BYTES: usize = 16 * 1024 * 1024;

/// A file as it is, or in parts where it is longer than what is read at once.
pub(super) fn whole_or_parts(walk: &mut Walk<'_>, place: Place<'_>, source: &mut dyn BufRead) {
    let mut start = Vec::new();
    if let Err(error) = Read::take(&mut *source, MAX_BYTES + 1).read_to_end(&mut start) {
        return walk.fail(place.name, place.inside, of_read(&error));
    }
    if start.len() as u64 <= MAX_BYTES {
        return walk.give(place.name, place.inside, Ok(start));
    }
    let Some(list) = List::of(&start) else {
        return walk.fail(place.name, place.inside, Unread::TooLarge { limit: MAX_BYTES });
    };
    let mut cutter = Cutter::new(list);
    let mut whole = Cursor::new(start).chain(source);
    while !walk.stopped {
        match cutter.next(&mut whole) {
            Ok(Some(part)) => {
                let name = format!("{} (part {})", place.name, cutter.parts);
                walk.give(&name, place.inside, Ok(part));
            }
            Ok(None) => return,
            Err(error) => return walk.fail(place.name, place.inside, error),
        }
    }
}

/// A form that goes on entry by entry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Mailbox,
    Lines,
    Table,
}

impl List {
    fn of(start: &[u8]) -> Option<Self> {
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        let mut lines = start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
        let (first, second) = (lines.next()?, lines.next()?);
        let cells = |line: &[u8], mark: u8| line.iter().filter(|byte| **byte == mark).count();
        match first {
            [b'F', b'r', b'o', b'm', b' ', ..] if second.contains(&b':') => Some(Self::Mailbox),
            [b'{', .., b'}'] if second.starts_with(b"{") => Some(Self::Lines),
            [b'<' | b'[' | b'{', ..] => None,
            _ => [b',', b'\t', b';'].iter().any(|mark| cells(first, *mark) > 0).then_some(Self::Table),
        }
    }
}

/// Takes part after part off a long list.
struct Cutter {
    list: List,
    parts: usize,
    /// The first line of a table, which tells every part what its columns are.
    header: Vec<u8>,
    /// The line that began the next part.
    ahead: Vec<u8>,
}

impl Cutter {
    const fn new(list: List) -> Self {
        Self { list, parts: 0, header: Vec::new(), ahead: Vec::new() }
    }

    fn next(&mut self, source: &mut dyn BufRead) -> Result<Option<Vec<u8>>, Unread> {
        let mut part = if self.parts > 0 { self.header.clone() } else { Vec::new() };
        let heading = part.len();
        part.append(&mut self.ahead);
        let mut quotes = 0;
        let mut blank = false;
        loop {
            let from = part.len();
            let limit = MAX_BYTES.saturating_sub(from as u64);
            let read = Read::take(&mut *source, limit).read_until(b'\n', &mut part);
            let read = read.map_err(|error| of_read(&error))?;
            let line = &part[from..];
            if read as u64 == limit {
                return Err(Unread::TooLarge { limit: MAX_BYTES });
            }
            if read == 0 {
                self.parts += 1;
                return Ok((part.len() > heading).then_some(part));
            }
            if self.list == List::Table && self.parts == 0 && from == 0 && names_columns(line) {
                self.header = line.to_vec();
            }
            let starts_mail = blank && line.starts_with(b"From ");
            if self.list == List::Mailbox && from > PART_BYTES && starts_mail {
                self.ahead = part.split_off(from);
                self.parts += 1;
                return Ok(Some(part));
            }
            quotes += line.iter().filter(|byte| **byte == b'"').count();
            blank = line.trim_ascii().is_empty();
            let complete = self.list == List::Lines || (self.list == List::Table && quotes % 2 == 0);
            if complete && part.len() > PART_BYTES {
                self.parts += 1;
                return Ok(Some(part));
            }
        }
    }
}

/// A first row that names no paper says what the columns are.
fn names_columns(line: &[u8]) -> bool {
    !line.windows(4).any(|window| window == b"http")
        && line.iter().filter(|byte| byte.is_ascii_digit()).count() < 5
}
