use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use super::original::is_hash;
use super::{StoreError, private};

/// The name of every image of a note; its folder is its hash.
pub const IMAGE: &str = "image.png";

/// Files that a person added to papers, as they are, so that other programs open them, and images of notes:
/// `files/HASH/NAME`.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
}

/// A file that was copied into the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// SHA-256 of its content in hexadecimal.
    pub hash: String,
    /// Its bytes.
    pub size: u64,
}

impl Files {
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Copies `from` into the library under `name`; on disk when this returns. What `from` is read from is not read twice,
    /// so that it cannot change between being looked at and being kept.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or the copy cannot be written; no part of it stays then.
    pub fn keep(&self, mut from: impl Read, name: &str) -> Result<Copied, StoreError> {
        static COPIED: AtomicU64 = AtomicU64::new(0);
        let number = COPIED.fetch_add(1, Ordering::Relaxed);
        let unfinished = self.folder.join(format!("{}-{number}.part", std::process::id()));
        let kept = private::make(&self.folder)
            .and_then(|()| copy(&mut from, &unfinished))
            .and_then(|copied| self.settle(&unfinished, copied, name));
        kept.map_err(|source| {
            let _ = fs::remove_file(&unfinished);
            StoreError::File { path: self.folder.join(name), source }
        })
    }

    fn settle(&self, unfinished: &Path, copied: Copied, name: &str) -> io::Result<Copied> {
        let path = self.path(&copied.hash, name).ok_or(io::ErrorKind::InvalidFilename)?;
        if path.exists() {
            fs::remove_file(unfinished)?;
            return Ok(copied);
        }
        let folder = path.parent().unwrap_or(&self.folder);
        private::make(folder)?;
        fs::rename(unfinished, &path)?;
        if cfg!(unix) {
            // The names are on disk only when their folders are.
            for folder in [folder, &self.folder] {
                File::open(folder)?.sync_all()?;
            }
        }
        Ok(copied)
    }

    /// Where a file of that hash and name is; none where they are no hash and no plain name: the rows of a library that a
    /// stranger wrote could lead anywhere.
    pub fn path(&self, hash: &str, name: &str) -> Option<PathBuf> {
        let plain = Path::new(name).file_name().is_some_and(|own| own == name);
        (is_hash(hash) && plain).then(|| self.folder.join(hash).join(name))
    }

    /// Opens a file of that hash and name. A link, a device and the like are none: in a library that a stranger wrote they
    /// could lead anywhere.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be read.
    pub fn open(&self, hash: &str, name: &str) -> io::Result<File> {
        let path = self.path(hash, name).ok_or(io::ErrorKind::InvalidFilename)?;
        let folder = path.parent().unwrap_or(&self.folder);
        if !folder.symlink_metadata()?.is_dir() || !path.symlink_metadata()?.is_file() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        File::open(path)
    }

    /// Deletes a file of that hash and name, if it is there.
    ///
    /// # Errors
    ///
    /// Where it cannot be deleted.
    pub fn remove(&self, hash: &str, name: &str) -> Result<(), StoreError> {
        let Some(path) = self.path(hash, name) else { return Ok(()) };
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(StoreError::File { path, source }),
            _ => {
                // Others of the same content may be in it.
                let _ = path.parent().map(fs::remove_dir);
                Ok(())
            }
        }
    }
}

fn copy(from: &mut impl Read, to: &Path) -> io::Result<Copied> {
    let mut file = private::create(to)?;
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        file.write_all(&buffer[..read])?;
        size += read as u64;
    }
    file.sync_all()?;
    let hash = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Copied { hash, size })
}
