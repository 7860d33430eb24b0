//! Files that hold files: archives and compressed files; and lists too long for memory, in parts.
//!
//! Everything streams: no more than one piece ([`MAX_BYTES`]) and the list of an archive's members is in memory, however large
//! the file is.
//!
//! Limits: archives in archives three deep, 100,000 members, and in all at most 250 bytes for each byte of the file
//! (64 MiB at least, 8 GiB at most), so that a small file cannot fill a machine.

mod archive;
mod error;
mod split;

use std::io::{BufRead, BufReader, Cursor, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use super::MAX_BYTES;
use crate::bounded::Meter;
use crate::model::Unread;
use error::of_read;

/// How deep archives may lie in archives; compression counts too.
const MAX_DEPTH: usize = 4;
const MAX_MEMBERS: usize = 100_000;
/// Text and JSON shrink to a tenth; nothing that a person keeps to a 250th.
const MAX_RATIO: u64 = 250;
const AT_LEAST: u64 = 64 * 1024 * 1024;
const AT_MOST: u64 = 8 * 1024 * 1024 * 1024;
/// Enough of the beginning to tell every kind; a tar archive says so at byte 257.
const HEAD_BYTES: u64 = 4_096;

/// One file for the readers.
#[derive(Debug)]
pub struct Piece {
    /// The name of the file it came in, and its own behind a slash: `week.zip/monday.json`.
    pub name: String,
    /// Whether it lay in an archive.
    pub inside: bool,
    /// Its bytes, at most [`MAX_BYTES`]; else why it cannot be had.
    pub content: Result<Vec<u8>, Unread>,
}

/// Whether to go on.
pub type Flow = ControlFlow<()>;

/// Gives `take` every file that `source` holds, or `source` itself where it is no archive.
///
/// What cannot be had is given as an error in its place, and the rest goes on as far as it can. Nothing is written to a
/// disk, so names of members lead nowhere.
pub fn unpack<S: Read + Seek>(name: &str, mut source: S, take: &mut dyn FnMut(Piece) -> Flow) {
    let size = source.seek(SeekFrom::End(0)).and_then(|size| source.rewind().map(|()| size));
    let (size, error) = match size {
        Ok(size) => (size, None),
        Err(error) => (0, Some(Unread::Unreadable { reason: error.to_string() })),
    };
    let meter = Meter::of(size.saturating_mul(MAX_RATIO).clamp(AT_LEAST, AT_MOST));
    let mut walk = Walk { take, meter, members: 0, stopped: false };
    match error {
        Some(error) => walk.fail(name, false, error),
        None => walk.seekable(Place { name, inside: false, depth: 0 }, source),
    }
}

/// Where in the nesting something lies.
#[derive(Clone, Copy)]
struct Place<'a> {
    name: &'a str,
    inside: bool,
    depth: usize,
}

/// The way through a file and what it holds.
struct Walk<'t> {
    take: &'t mut dyn FnMut(Piece) -> Flow,
    meter: Meter,
    members: usize,
    stopped: bool,
}

impl Walk<'_> {
    /// A ZIP archive has its list at its end, so it alone needs to be gone about in.
    fn seekable<S: Read + Seek>(&mut self, place: Place<'_>, mut source: S) {
        let mut head = Vec::new();
        let read = source.by_ref().take(HEAD_BYTES).read_to_end(&mut head).and_then(|_| source.rewind());
        if let Err(error) = read {
            return self.fail(place.name, place.inside, Unread::Unreadable { reason: error.to_string() });
        }
        match Kind::of(&head) {
            Kind::Zip if place.depth < MAX_DEPTH => archive::zip(self, place, source),
            _ => self.stream(place, &mut BufReader::new(source)),
        }
    }

    fn stream(&mut self, place: Place<'_>, source: &mut dyn BufRead) {
        let mut head = Vec::new();
        if let Err(error) = Read::take(&mut *source, HEAD_BYTES).read_to_end(&mut head) {
            return self.fail(place.name, place.inside, of_read(&error));
        }
        let kind = Kind::of(&head);
        let mut whole = Cursor::new(head).chain(source);
        if place.depth >= MAX_DEPTH && kind != Kind::Other {
            return self.fail(place.name, place.inside, Unread::TooDeep);
        }
        match kind {
            Kind::Tar => archive::tar(self, place, &mut whole),
            Kind::Gzip => {
                let metered = self.meter.read(flate2::bufread::MultiGzDecoder::new(whole));
                self.stream(Place { depth: place.depth + 1, ..place }, &mut BufReader::new(metered));
            }
            Kind::Zip => match read_whole(&mut whole) {
                Ok(bytes) => self.seekable(place, Cursor::new(bytes)),
                Err(error) => self.fail(place.name, place.inside, error),
            },
            Kind::Other => split::whole_or_parts(self, place, &mut whole),
        }
    }

    /// One member of an archive; `false` where there were too many.
    fn member(&mut self, archive: Place<'_>, name: &str, source: &mut dyn BufRead) -> bool {
        if is_hidden(name) {
            return true;
        }
        self.members += 1;
        if self.members > MAX_MEMBERS {
            self.fail(archive.name, archive.inside, Unread::TooMany { limit: MAX_MEMBERS });
            return false;
        }
        let name = format!("{}/{}", archive.name, shown(name));
        self.stream(Place { name: &name, inside: true, depth: archive.depth + 1 }, source);
        true
    }

    fn give(&mut self, name: &str, inside: bool, content: Result<Vec<u8>, Unread>) {
        if !self.stopped {
            let piece = Piece { name: name.to_owned(), inside, content };
            self.stopped = (self.take)(piece).is_break();
        }
    }

    fn fail(&mut self, name: &str, inside: bool, error: Unread) {
        self.give(name, inside, Err(error));
    }
}

/// What a file is as far as unpacking goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Zip,
    Gzip,
    Tar,
    Other,
}

impl Kind {
    fn of(head: &[u8]) -> Self {
        match head {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Self::Zip,
            [0x1f, 0x8b, 8, ..] => Self::Gzip,
            _ if head.get(257..262) == Some(b"ustar") => Self::Tar,
            _ => Self::Other,
        }
    }
}

/// All of a file that fits in memory.
fn read_whole(source: &mut dyn BufRead) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    Read::take(&mut *source, MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| of_read(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Unread::TooLarge { limit: MAX_BYTES });
    }
    Ok(bytes)
}

/// What file systems and archivers leave beside the files.
fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\'])
        .any(|part| part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX")
}

/// A stranger's name, fit to be shown: without steps that would lead out of its archive.
fn shown(name: &str) -> String {
    let steps = name.split(['/', '\\']).filter(|step| !matches!(*step, "" | "." | ".."));
    let name = steps.collect::<Vec<_>>().join("/");
    name.chars().filter(|c| !c.is_control()).take(300).collect()
}
