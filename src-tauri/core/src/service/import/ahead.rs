//! Reading ahead: while one file is written down, the next are read and kept on threads of their own.
//!
//! Most of what keeping an original costs is waiting for the disk, and waits side by side cost one. Files come out
//! in the order in which they went in; at most [`MAX_BYTES`] of them are in memory, or a single larger one.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::Pending;
use super::pieces::{Given, pieces};
use crate::digest::MAX_BYTES;

/// Files read at once.
const READERS: usize = 4;
/// Files that may wait to be read, and to be written.
const MAX_WAITING: usize = 64;

/// Reads everything that `pending` holds by `read`, and gives `write` the line in which it comes out.
pub(super) fn read_ahead<T: Send, R>(
    pending: Vec<Pending>,
    read: impl Fn(Given) -> T + Sync,
    write: impl FnOnce(&mut Line<'_, T>) -> R,
) -> R {
    let room = Room::default();
    let closed = AtomicBool::new(false);
    let (jobs, waiting) = sync_channel(MAX_WAITING);
    let (coming, line) = sync_channel(MAX_WAITING);
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        let (room, closed, waiting, read) = (&room, &closed, &waiting, &read);
        scope.spawn(move || line_up(pending, room, &coming, &jobs));
        for _ in 0..READERS {
            scope.spawn(move || read_each(waiting, closed, read));
        }
        write(&mut Line { line, held: None, closed })
    })
}

/// Files in their order, each as soon as it was read.
pub(super) struct Line<'a, T> {
    line: Receiver<Coming<'a, T>>,
    /// The next file, which was looked at and not ready.
    held: Option<Coming<'a, T>>,
    closed: &'a AtomicBool,
}

impl<'a, T> Line<'a, T> {
    /// The next file, which may still be read; waits while archives are opened. None after the last.
    pub(super) fn next(&mut self) -> Option<Coming<'a, T>> {
        self.held.take().or_else(|| self.line.recv().ok())
    }

    /// The next file where it was read by now.
    pub(super) fn next_ready(&mut self) -> Option<Coming<'a, T>> {
        let mut next = self.held.take().or_else(|| self.line.try_recv().ok())?;
        if next.is_ready() {
            return Some(next);
        }
        self.held = Some(next);
        None
    }
}

impl<T> Drop for Line<'_, T> {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::SeqCst);
    }
}

/// A file on its way.
pub(super) struct Coming<'a, T> {
    /// How the receipt names it.
    pub(super) name: String,
    /// How many of the things to import come before the one it is of.
    pub(super) before: usize,
    read: Receiver<T>,
    ready: Option<T>,
    _place: Place<'a>,
}

impl<T> Coming<'_, T> {
    /// Waits until it was read; none where that ended in a panic.
    pub(super) fn wait(self) -> Option<T> {
        self.ready.or_else(|| self.read.recv().ok())
    }

    fn is_ready(&mut self) -> bool {
        match self.read.try_recv() {
            Ok(value) => self.ready = Some(value),
            Err(TryRecvError::Empty) => return self.ready.is_some(),
            Err(TryRecvError::Disconnected) => {}
        }
        true
    }
}

struct Job<T> {
    given: Given,
    done: SyncSender<T>,
}

fn line_up<'a, T>(
    pending: Vec<Pending>,
    room: &'a Room,
    coming: &SyncSender<Coming<'a, T>>,
    jobs: &SyncSender<Job<T>>,
) {
    for (before, pending) in pending.into_iter().enumerate() {
        let mut closed = false;
        pieces(pending, &mut |given| {
            let place = room.take(given.content.as_ref().map_or(0, Vec::len));
            let (done, read) = sync_channel(1);
            let next = Coming { name: given.name.clone(), before, read, ready: None, _place: place };
            closed = coming.send(next).is_err() || jobs.send(Job { given, done }).is_err();
            if closed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if closed {
            return;
        }
    }
}

fn read_each<T>(waiting: &Mutex<Receiver<Job<T>>>, closed: &AtomicBool, read: &impl Fn(Given) -> T) {
    loop {
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { given, done }) = job else { return };
        if closed.load(Ordering::SeqCst) {
            continue;
        }
        // One file that breaks its reader is that file's misfortune alone.
        if let Ok(value) = catch_unwind(AssertUnwindSafe(|| read(given))) {
            let _ = done.send(value);
        }
    }
}

/// How much may be in memory.
#[derive(Default)]
struct Room {
    taken: Mutex<u64>,
    freed: Condvar,
}

impl Room {
    /// Waits until there is room for that many bytes; alone, a file has as much as it needs.
    fn take(&self, bytes: usize) -> Place<'_> {
        let bytes = bytes as u64;
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut u64| *taken > 0 && *taken + bytes > MAX_BYTES;
        let mut taken = self.freed.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken += bytes;
        Place { room: self, bytes }
    }
}

/// Room that was taken, until this is dropped.
struct Place<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sizes: &[usize]) -> Vec<Pending> {
        sizes
            .iter()
            .enumerate()
            .map(|(n, size)| Pending::of_bytes(n.to_string(), vec![b'x'; *size]))
            .collect()
    }

    #[test]
    fn files_come_out_as_they_went_in_whichever_was_read_first() {
        let slow_first = |given: Given| {
            let number: u64 = given.name.parse().unwrap();
            thread::sleep(std::time::Duration::from_millis(20_u64.saturating_sub(number * 5)));
            number
        };
        let read = read_ahead(of(&[1; 200]), slow_first, |line| {
            std::iter::from_fn(|| line.next()).map(|coming| coming.wait().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(read, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn what_breaks_a_reader_breaks_nothing_else() {
        let odd = |given: Given| assert_ne!(given.name, "1");
        let read = read_ahead(of(&[1, 1, 1]), odd, |line| {
            std::iter::from_fn(|| line.next()).map(|coming| coming.wait().is_some()).collect::<Vec<_>>()
        });
        assert_eq!(read, [true, false, true]);
    }

    #[test]
    fn no_more_is_in_memory_than_was_said() {
        let room = Room::default();
        let most = usize::try_from(MAX_BYTES).unwrap();
        let (large, none) = (room.take(most), room.take(0));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| drop(room.take(1)));
            thread::sleep(std::time::Duration::from_millis(20));
            assert!(!waiting.is_finished());
            drop(large);
            waiting.join().unwrap();
        });
        drop(none);
        drop(room.take(most + 1));
        assert_eq!(*room.taken.lock().unwrap(), 0);
    }

    #[test]
    fn a_line_left_early_ends() {
        let first =
            read_ahead(of(&[1; 1_000]), |given| given.name, |line| line.next().and_then(Coming::wait));
        assert_eq!(first.as_deref(), Some("0"));
    }
}
