//! Files and folders that nobody but their owner reads.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

use super::StoreError;

/// Makes a folder and those above it, where they are not there.
pub(super) fn folder(folder: &Path) -> Result<(), StoreError> {
    make(folder).map_err(|source| StoreError::File { path: folder.to_owned(), source })
}

/// The same, with the system's own words for what is wrong.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file to be written, and empties one that is there.
pub(super) fn create(path: &Path) -> io::Result<File> {
    writing().create(true).truncate(true).open(path)
}

/// Makes a file to be written; fails where one is there.
pub(super) fn create_new(path: &Path) -> io::Result<File> {
    writing().create_new(true).open(path)
}

fn writing() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes an empty file where there is none, and takes the right to read one that is there from everybody else.
pub(super) fn file(path: &Path) -> Result<(), StoreError> {
    match create_new(path) {
        // Not opened where it is there: closing it again would let go of the locks that connections of this process have.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => restrict(path),
        opened => opened.map(drop),
    }
    .map_err(|source| StoreError::File { path: path.to_owned(), source })
}

#[cfg(unix)]
fn restrict(path: &Path) -> io::Result<()> {
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(path, mode)
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Puts a file's content, or the names in a folder, on disk; elsewhere than on Unix names are put there with the renaming.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    if cfg!(unix) || path.is_file() {
        return OpenOptions::new()
            .read(true)
            .write(path.is_file())
            .open(path)
            .and_then(|file: File| file.sync_all());
    }
    Ok(())
}
