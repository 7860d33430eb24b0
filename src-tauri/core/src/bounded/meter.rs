//! How much may come out of something.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Marks the error of a reader that ran out of what it may give.
#[derive(Debug, thiserror::Error)]
#[error("more than may come out of it")]
pub(crate) struct Exhausted;

/// The bytes that may still be read, over all that it meters.
#[derive(Clone)]
pub(crate) struct Meter(Rc<Cell<u64>>);

impl Meter {
    pub(crate) fn of(bytes: u64) -> Self {
        Self(Rc::new(Cell::new(bytes)))
    }

    /// Whatever was left, these may be read from now on.
    pub(crate) fn set(&self, bytes: u64) {
        self.0.set(bytes);
    }

    /// Counts what `source` gives, and fails where it is too much.
    pub(crate) fn read<R: Read>(&self, source: R) -> Metered<R> {
        Metered { source, left: self.clone() }
    }
}

pub(crate) struct Metered<R> {
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
