//! How much may come out of a file.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use super::error::Exhausted;

/// Text and JSON shrink to a tenth; nothing that a person keeps to a 250th.
const MAX_RATIO: u64 = 250;
const AT_LEAST: u64 = 64 * 1024 * 1024;
const AT_MOST: u64 = 8 * 1024 * 1024 * 1024;

/// The bytes that decompression may still give, over everything in one file.
#[derive(Clone)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// What may come out of a file of `size` bytes.
    pub(super) fn for_file_of(size: u64) -> Self {
        Self(Rc::new(Cell::new(size.saturating_mul(MAX_RATIO).clamp(AT_LEAST, AT_MOST))))
    }

    /// Counts what `source` gives, and fails where it is too much.
    pub(super) fn read<R: Read>(&self, source: R) -> Metered<R> {
        Metered { source, left: self.clone() }
    }
}

pub(super) struct Metered<R> {
    source: R,
    left: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        let left = self.left.0.get().checked_sub(count as u64).ok_or_else(|| io::Error::other(Exhausted))?;
        self.left.0.set(left);
        Ok(count)
    }
}
