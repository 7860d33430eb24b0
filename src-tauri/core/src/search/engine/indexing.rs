//! The index, brought up in the background: when enough lies beside it, and when nobody types.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use super::state::Shared;
use crate::search::index::IndexError;
use crate::store::{self, Reader, StoreError};

/// So many papers beside the index are written to it at once.
const MANY: usize = 512;

/// So many once it has been quiet for a while; fewer wait for the next time, since each commit has its price.
const SOME: usize = 48;
const QUIET: Duration = Duration::from_secs(8);

/// How often another writer is looked at again.
const AGAIN: Duration = Duration::from_millis(50);

/// So many failures in a row, those in memory included, and who waits for the index is told.
const GIVE_UP: u32 = 4;

#[derive(Debug)]
pub(super) struct Indexing {
    bell: Arc<Bell>,
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct Bell {
    asked: Mutex<Asked>,
    rung: Condvar,
}

#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// Papers beside the index as far as was told.
    beside: usize,
    /// Whether to look how many they are.
    look: bool,
    stop: bool,
}

impl Bell {
    fn lock(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stopped(&self) -> bool {
        self.lock().stop
    }

    /// Waits a while, or until it is told to stop.
    fn pause(&self, time: Duration) {
        let asked = self.lock();
        // Whether it was woken or the time is over makes no difference.
        drop(self.rung.wait_timeout_while(asked, time, |asked| !asked.stop));
    }

    /// Waits until there is something to do, and says whether that is anything but to stop.
    fn wait(&self) -> bool {
        let mut asked = self.lock();
        loop {
            if asked.stop {
                return false;
            }
            if asked.beside >= MANY || asked.look {
                break;
            }
            let some = asked.beside >= SOME;
            let (woken, quiet) = if some {
                let (woken, result) =
                    self.rung.wait_timeout(asked, QUIET).unwrap_or_else(PoisonError::into_inner);
                (woken, result.timed_out())
            } else {
                (self.rung.wait(asked).unwrap_or_else(PoisonError::into_inner), false)
            };
            asked = woken;
            if quiet {
                break;
            }
        }
        asked.beside = 0;
        asked.look = false;
        true
    }
}

impl Indexing {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { bell: Arc::default(), shared, thread: Mutex::new(None) }
    }

    /// Tells how many papers lie beside the index.
    pub(super) fn tell(&self, beside: usize) {
        if beside < SOME {
            return;
        }
        self.bell.lock().beside = beside;
        self.ring();
    }

    /// Asks to look whether there is much to do.
    pub(super) fn look(&self) {
        self.bell.lock().look = true;
        self.ring();
    }

    fn ring(&self) {
        self.bell.rung.notify_all();
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.is_none() {
            let (bell, shared) = (Arc::clone(&self.bell), Arc::clone(&self.shared));
            *thread = std::thread::Builder::new()
                .name("indexing".to_owned())
                .spawn(move || run(&bell, &shared))
                .ok();
        }
    }

    /// Brings the index up to all that is in the library now. What another program stamped with the present moment, without
    /// ending it, counts from the next one on.
    pub(super) fn finish(&self) -> Result<(), StoreError> {
        let mut reader = self.shared.store.another_reader()?;
        let mut reached = None;
        while reader.read(|db| lacking(db, &self.shared))? > 0 {
            let mark = mark(&self.shared)?;
            if mark.is_some() && mark == reached {
                break;
            }
            match bring_up(&self.shared, &mut reader, &|| true) {
                Ok(()) => reached = mark,
                Err(error) if error.is_busy() => std::thread::sleep(AGAIN),
                Err(error) if self.shared.discard() >= GIVE_UP => {
                    return Err(StoreError::Damaged(format!("the index of words: {error}")));
                }
                Err(_) => drop(self.shared.catch_up(true)?),
            }
        }
        Ok(())
    }
}

impl Drop for Indexing {
    fn drop(&mut self) {
        self.bell.lock().stop = true;
        self.bell.rung.notify_all();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        // One that panicked has nothing more to say.
        let _ = thread.map(JoinHandle::join);
    }
}

fn run(bell: &Bell, shared: &Shared) {
    let Ok(mut reader) = shared.store.another_reader() else { return };
    let mut checked = false;
    while bell.wait() {
        let Ok(lacking) = reader.read(|db| lacking(db, shared)) else { continue };
        if lacking < SOME || shared.catch_up(true).is_err() {
            continue;
        }
        let result = bring_up(shared, &mut reader, &|| !bell.stopped());
        match result {
            Ok(()) if !checked => {
                checked = true;
                if shared.index().is_some_and(|index| index.check().is_err()) {
                    start_again(bell, shared);
                }
            }
            Ok(()) => {}
            Err(error) if error.is_busy() => {
                // Another process writes; what it has written serves here too.
                std::thread::sleep(AGAIN);
                let _ = shared.index().map(|index| shared.install(&index));
            }
            Err(_) => start_again(bell, shared),
        }
    }
}

/// What could not be written once may be written later, as when a disk was full: tried again ever less often.
fn start_again(bell: &Bell, shared: &Shared) {
    let failures = shared.discard();
    bell.pause(AGAIN * 2_u32.saturating_pow(failures.min(12)));
    if shared.catch_up(true).is_ok() {
        bell.lock().look = true;
    }
}

/// How many papers the index lacks, as far as it matters.
fn lacking(db: &rusqlite::Connection, shared: &Shared) -> Result<usize, StoreError> {
    Ok(store::words_changed_after(db, mark(shared)?.unwrap_or_default(), MANY)?.len())
}

/// How far the index is: a stamp, and the last paper of that stamp.
fn mark(shared: &Shared) -> Result<Option<(i64, i64)>, StoreError> {
    shared.state(|state| state.snapshot.as_ref().map(|snapshot| snapshot.mark.upto))
}

fn bring_up(shared: &Shared, reader: &mut Reader, go_on: &dyn Fn() -> bool) -> Result<(), IndexError> {
    let Some(index) = shared.index() else { return Ok(()) };
    index.catch_up(reader, go_on, || shared.install(&index))
}
