//! ZIP archives, opened within bounds.
//!
//! The list of members stands at the end, and what it says of itself is a stranger's. The `zip` crate holds all of it in memory, and
//! reads another one where one is damaged, for as many as there are; so it is opened here only when there are few to choose from and
//! none says that it is long.

use std::cell::Cell;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;
use zip::result::ZipError;

const END: &[u8; 4] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const END_64: &[u8; 4] = b"PK\x06\x06";
const END_64_BYTES: usize = 56;
const LOCATOR: &[u8; 4] = b"PK\x06\x07";
const LOCATOR_BYTES: usize = 20;

/// Bytes of the list for each member: a header of 46, a long name, and what systems add to it.
const BYTES_PER_MEMBER: usize = 256;
/// Where the end is looked for: more than the longest comment behind it.
const TAIL: u64 = 1024 * 1024;
/// The `zip` crate looks for the end in pieces of so many bytes; the first that holds some of the list may begin before it.
const PIECE: u64 = 1024;
/// Ends that are tried: one, and a few that are numbers and only look like one.
const MAX_ENDS: usize = 4;
/// Between a few bytes here and there no more than this is read for nothing.
const BUFFER: usize = 4 * 1024;

/// Why an archive is not opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotOpened {
    /// More members than are taken, or a list as long as that of more.
    #[error("its list of members is too long")]
    TooMany,
    /// No archive, or a damaged one.
    #[error(transparent)]
    Damaged(#[from] ZipError),
}

impl From<io::Error> for NotOpened {
    fn from(error: io::Error) -> Self {
        Self::Damaged(error.into())
    }
}

/// Opens an archive of at most `most` members, or 65,535, which the short form of an end cannot exceed; `source` is at its start.
pub(crate) fn open<S: Read + Seek>(source: S, most: usize) -> Result<ZipArchive<Source<S>>, NotOpened> {
    let mut source = Source::new(source);
    let floor = source.floor.clone();
    floor.set(start_of_list(&mut source, most)?);
    let archive = ZipArchive::new(source)?;
    floor.set(0);
    Ok(archive)
}

/// Where reading begins when the archive is opened: a little before its list.
fn start_of_list(source: &mut (impl Read + Seek), most: usize) -> Result<u64, NotOpened> {
    let size = source.seek(SeekFrom::End(0))?;
    let tail_at = size.saturating_sub(TAIL);
    let list =
        Claim::last_in(&read_from(source, tail_at)?, tail_at).ok_or_else(|| damaged("it has no end"))?;
    let start = list.offset.min(list.end.saturating_sub(list.size));
    if size - start > (most * BYTES_PER_MEMBER) as u64 + TAIL {
        return Err(NotOpened::TooMany);
    }
    let start = start.saturating_sub(PIECE);
    let region = read_from(source, start)?;
    if positions(&region, END).count() > MAX_ENDS {
        return Err(damaged("it has many ends"));
    }
    let longest = positions(&region, END_64).filter_map(|at| members_64(&region[at..])).max();
    if longest.is_some_and(|members| members > most as u64) {
        return Err(NotOpened::TooMany);
    }
    Ok(start)
}

fn damaged(why: &'static str) -> NotOpened {
    ZipError::InvalidArchive(why.into()).into()
}

fn read_from(source: &mut (impl Read + Seek), start: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(start))?;
    source.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn positions<'b>(bytes: &'b [u8], mark: &'b [u8; 4]) -> impl DoubleEndedIterator<Item = usize> + 'b {
    bytes.windows(mark.len()).enumerate().filter(move |(_, window)| window == mark).map(|(at, _)| at)
}

/// What an end says of the list before it.
struct Claim {
    size: u64,
    offset: u64,
    /// Where the end itself stands.
    end: u64,
}

impl Claim {
    /// The last end in `tail`, which stands at `tail_at` in its file.
    fn last_in(tail: &[u8], tail_at: u64) -> Option<Self> {
        let fits = |at: &usize| {
            tail.len() - at >= END_BYTES && END_BYTES + number::<2>(tail, at + 20) as usize <= tail.len() - at
        };
        let at = positions(tail, END).rev().find(fits)?;
        let (size, offset) = (number::<4>(tail, at + 12), number::<4>(tail, at + 16));
        let may_be_64 = number::<2>(tail, at + 10) == 0xffff || size == 0xffff_ffff || offset == 0xffff_ffff;
        let large = may_be_64.then(|| Self::large(&tail[..at], tail_at)).flatten();
        Some(large.unwrap_or(Self { size, offset, end: tail_at + at as u64 }))
    }

    /// The long form, for what needs larger numbers, where its locator is the last of `before`.
    fn large(before: &[u8], tail_at: u64) -> Option<Self> {
        let (before, locator) = before.split_at_checked(before.len().checked_sub(LOCATOR_BYTES)?)?;
        let at = positions(before, END_64).rev().find(|at| before.len() - at >= END_64_BYTES)?;
        locator.starts_with(LOCATOR).then(|| Self {
            size: number::<8>(before, at + 40),
            offset: number::<8>(before, at + 48),
            end: tail_at + at as u64,
        })
    }
}

/// The members that the long form of an end counts; none where it is longer than what is left, and so no end.
fn members_64(end: &[u8]) -> Option<u64> {
    (end.len() >= END_64_BYTES && number::<8>(end, 4) < end.len() as u64).then(|| number::<8>(end, 32))
}

/// A number of `N` bytes, the least first.
fn number<const N: usize>(bytes: &[u8], at: usize) -> u64 {
    bytes[at..at + N].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The file of an archive. While it is opened nothing of it is read but the list.
#[derive(Debug)]
pub(crate) struct Source<S> {
    file: BufReader<S>,
    at: u64,
    floor: Rc<Cell<u64>>,
}

impl<S: Read> Source<S> {
    fn new(file: S) -> Self {
        Self { file: BufReader::with_capacity(BUFFER, file), at: 0, floor: Rc::default() }
    }
}

impl<S: Read> Read for Source<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at < self.floor.get() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "its list of members is elsewhere"));
        }
        let count = self.file.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl<S: Seek> Seek for Source<S> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::End(_) => self.file.seek(to)?,
            SeekFrom::Start(to) => {
                // What is in the buffer is not read again: the `zip` crate goes behind each header to where it is.
                let by = i64::try_from(i128::from(to) - i128::from(self.at));
                self.file.seek_relative(by.map_err(|_| io::ErrorKind::InvalidInput)?)?;
                to
            }
            SeekFrom::Current(by) => {
                let to = self.at.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?;
                return self.seek(SeekFrom::Start(to));
            }
        };
        Ok(self.at)
    }
}
