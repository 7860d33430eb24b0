//! A disk that keeps what was synced and, of the rest, what it pleases: what a loss of power leaves behind.
//!
//! SQLite's own layer for files is put between SQLite and the files of one folder. Files are written as ever; beside them, in
//! another folder, stands what a disk would hold if the power went now. A write reaches it when the file is synced. Some reach it
//! earlier, in any order and some of them only in part, as in the memory of a drive.
#![expect(unsafe_code, reason = "a layer for files is a table of C functions")]

use std::collections::HashMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use rusqlite::ffi;

use crate::chance::Chance;

/// What of a file is on the disk whole when the power goes in the middle of a write, bytes.
const SECTOR: usize = 512;

static DISK: LazyLock<Mutex<Option<Disk>>> = LazyLock::new(Mutex::default);

struct Disk {
    /// The files that are looked after are in it.
    folder: PathBuf,
    /// What is on the disk.
    kept: PathBuf,
    /// Whether a sync does anything.
    obeys: bool,
    /// By the address of the open file: its path, and the functions it was opened with.
    open: HashMap<usize, (PathBuf, &'static ffi::sqlite3_io_methods)>,
    waiting: HashMap<PathBuf, Vec<Change>>,
    chance: Chance,
}

enum Change {
    Write(u64, Vec<u8>),
    Truncate(u64),
}

/// Opens every file of SQLite's in this process through the layer, which keeps in `kept` what `folder` would hold after a loss of
/// power. Where it does not obey, a sync does nothing, as with `synchronous = OFF`.
pub(crate) fn install(folder: &Path, kept: &Path, obeys: bool) {
    *DISK.lock().unwrap() = Some(Disk {
        folder: folder.to_owned(),
        kept: kept.to_owned(),
        obeys,
        open: HashMap::new(),
        waiting: HashMap::new(),
        chance: Chance::new(0xd15c ^ u64::from(std::process::id())),
    });
    // SAFETY: the system's layer lives as long as the process, and so does the copy of it.
    unsafe {
        let system = ffi::sqlite3_vfs_find(std::ptr::null());
        let mut ours = *system;
        ours.zName = c"losing-power".as_ptr();
        ours.xOpen = Some(open);
        assert_eq!(ffi::sqlite3_vfs_register(Box::leak(Box::new(ours)), 1), ffi::SQLITE_OK);
    }
}

/// The system's layer, which is no longer the first.
fn system() -> &'static ffi::sqlite3_vfs {
    // SAFETY: it is registered under this name as long as the process lives.
    unsafe { &*ffi::sqlite3_vfs_find(c"unix".as_ptr()) }
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let system = system();
    let theirs = std::ptr::from_ref(system).cast_mut();
    // SAFETY: what SQLite gave is handed on as it is.
    let done = unsafe { system.xOpen.unwrap()(theirs, name, file, flags, out) };
    if done != ffi::SQLITE_OK || name.is_null() {
        return done;
    }
    // SAFETY: SQLite gives the whole path, and an open file has its functions, which live as long as the process.
    let (path, methods) = unsafe { (CStr::from_ptr(name).to_str().unwrap(), &*(*file).pMethods) };
    let mut disk = DISK.lock().unwrap();
    let disk = disk.as_mut().unwrap();
    let path = PathBuf::from(path);
    if path.parent() != Some(&disk.folder) {
        return done;
    }
    disk.open.insert(file.addr(), (path, methods));
    let ours = ffi::sqlite3_io_methods {
        xWrite: Some(write),
        xTruncate: Some(truncate),
        xSync: Some(sync),
        ..*methods
    };
    // SAFETY: the file is open, and the copy lives as long as the process.
    unsafe { (*file).pMethods = Box::leak(Box::new(ours)) };
    done
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    data: *const c_void,
    amount: c_int,
    offset: i64,
) -> c_int {
    // SAFETY: SQLite writes that many bytes from there.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), amount.unsigned_abs() as usize) };
    let methods = changed(file, Change::Write(offset.unsigned_abs(), bytes.to_vec()));
    // SAFETY: what SQLite gave is handed on as it is.
    unsafe { methods.xWrite.unwrap()(file, data, amount, offset) }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    let methods = changed(file, Change::Truncate(size.unsigned_abs()));
    // SAFETY: as above.
    unsafe { methods.xTruncate.unwrap()(file, size) }
}

/// What the disk has done is done, should the process be killed: the file itself need not be synced.
unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    let mut disk = DISK.lock().unwrap();
    let disk = disk.as_mut().unwrap();
    if disk.obeys {
        let path = disk.open[&file.addr()].0.clone();
        for change in disk.waiting.remove(&path).unwrap_or_default() {
            disk.keep(&path, &change);
        }
    }
    ffi::SQLITE_OK
}

fn changed(file: *mut ffi::sqlite3_file, change: Change) -> &'static ffi::sqlite3_io_methods {
    let mut disk = DISK.lock().unwrap();
    let disk = disk.as_mut().unwrap();
    let (path, methods) = disk.open[&file.addr()].clone();
    disk.early(&path, &change);
    disk.waiting.entry(path).or_default().push(change);
    methods
}

impl Disk {
    /// One of four writes is there before it was asked for, half of those in part.
    fn early(&mut self, path: &Path, change: &Change) {
        let Change::Write(offset, bytes) = change else { return };
        match self.chance.below(8) {
            0 => self.keep(path, change),
            1 => {
                let sectors = self.chance.below((bytes.len() / SECTOR) as u64 + 1) as usize;
                self.keep(path, &Change::Write(*offset, bytes[..sectors * SECTOR].to_vec()));
            }
            _ => {}
        }
    }

    fn keep(&self, path: &Path, change: &Change) {
        let kept = self.kept.join(path.file_name().unwrap());
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(kept).unwrap();
        match change {
            Change::Write(offset, bytes) => file.write_all_at(bytes, *offset).unwrap(),
            Change::Truncate(size) => file.set_len(*size).unwrap(),
        }
    }
}

/// What SQLite writes of a library.
const FILES: [&str; 2] = ["library.db", "library.db-wal"];

/// All of `folder` is on the disk.
pub(crate) fn settle(folder: &Path, kept: &Path) {
    copy(folder, kept);
}

/// The power went: `folder` holds what the disk held.
pub(crate) fn lose_power(folder: &Path, kept: &Path) {
    copy(kept, folder);
    // It is memory that processes share.
    let _ = fs::remove_file(folder.join("library.db-shm"));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for name in FILES {
        let _ = fs::remove_file(to.join(name));
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}
