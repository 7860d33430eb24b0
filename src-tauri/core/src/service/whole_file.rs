//! Files that are there whole: written under another name, which nobody can guess, and named once they are on disk.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

/// Who may read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever the system lets read what is made: it is made to be given away.
    Usual,
}

/// Writes a file in a folder that is there. Where that does not end well, the file is as it was.
///
/// # Errors
///
/// What `write` fails with, and where the disk refuses.
pub(super) fn replace<E: From<io::Error>>(
    path: &Path,
    readers: Readers,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let unfinished = unfinished(path);
    let file = create(&unfinished, readers)?;
    let written = finish(file, write).and_then(|()| Ok(fs::rename(&unfinished, path)?));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// A name beside `path` for what is being written: nobody who may write to the folder too can have put something there.
pub(super) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{:016x}.part", RandomState::new().hash_one(std::process::id())));
    path.with_file_name(name)
}

/// Makes a file; fails where there is anything of its name, a link too.
fn create(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options.open(path)
}

fn finish<E: From<io::Error>>(
    file: File,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let mut out = BufWriter::new(file);
    write(&mut out)?;
    out.flush()?;
    Ok(out.get_ref().sync_all()?)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_link_in_the_way_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (link, other) = (folder.path().join("link"), folder.path().join("other"));
        std::os::unix::fs::symlink(&other, &link).unwrap();
        for readers in [Readers::Owner, Readers::Usual] {
            assert_eq!(create(&link, readers).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        }
        assert!(!other.exists());
        assert_ne!(unfinished(&link), unfinished(&link), "no name is used twice");
    }
}
