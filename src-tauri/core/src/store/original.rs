use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::{StoreError, private};

/// Takes six tenths of the default level's time for a twentieth more bytes.
const LEVEL: Compression = Compression::new(4);

/// What is read of a kept file, in bytes: more than any that is imported has.
pub(super) const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Imported files as they were: gzip, by content hash, each once. A later, better reader reads them again.
#[derive(Debug)]
pub struct Originals {
    folder: PathBuf,
}

impl Originals {
    pub(super) const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The name of some content: SHA-256 in hexadecimal.
    pub fn hash(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Puts `bytes` on disk, to be kept under `hash` once that is settled; none where content of that hash is there.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn stage(&self, hash: &str, bytes: &[u8]) -> Result<Option<Staged>, StoreError> {
        static STAGED: AtomicU64 = AtomicU64::new(0);
        let path = self.path(hash)?;
        if path.exists() {
            return Ok(None);
        }
        let number = STAGED.fetch_add(1, Ordering::Relaxed);
        let unfinished = path.with_extension(format!("{}-{number}.part", std::process::id()));
        let staged = Staged { unfinished, path };
        match write(&staged.unfinished, bytes) {
            Ok(()) => Ok(Some(staged)),
            Err(source) => Err(StoreError::File { path: staged.path.clone(), source }),
        }
    }

    /// Keeps what was staged; on disk when this returns.
    ///
    /// # Errors
    ///
    /// Where the files cannot be renamed.
    pub fn settle(&self, staged: impl IntoIterator<Item = Staged>) -> Result<(), StoreError> {
        let mut folders = BTreeSet::new();
        for staged in staged {
            fs::rename(&staged.unfinished, &staged.path)
                .map_err(|source| StoreError::File { path: staged.path.clone(), source })?;
            folders.extend(staged.path.parent().map(Path::to_owned));
            // The folder itself may be new.
            folders.insert(self.folder.clone());
        }
        for folder in folders {
            private::sync(&folder).map_err(|source| StoreError::File { path: folder.clone(), source })?;
        }
        Ok(())
    }

    /// The content of that hash.
    ///
    /// # Errors
    ///
    /// Where it was never kept or cannot be read.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.path(hash)?;
        let mut bytes = Vec::new();
        File::open(&path)
            .and_then(|file| GzDecoder::new(file).take(MAX_BYTES).read_to_end(&mut bytes))
            .map_err(|source| StoreError::File { path, source })?;
        Ok(bytes)
    }

    /// The rows of a library that a stranger wrote could lead anywhere.
    fn path(&self, hash: &str) -> Result<PathBuf, StoreError> {
        if !is_hash(hash) {
            return Err(StoreError::Damaged("a file's hash is none".to_owned()));
        }
        Ok(self.folder.join(&hash[..2]).join(format!("{hash}.gz")))
    }
}

/// Whether this is SHA-256 as it is written here.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Content on disk under another name, so that a name always stands for the whole content. Gone when this is dropped
/// before it was settled.
#[derive(Debug)]
pub struct Staged {
    unfinished: PathBuf,
    path: PathBuf,
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Settled, it is not there any more.
        let _ = fs::remove_file(&self.unfinished);
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        private::make(folder)?;
    }
    let mut encoder = GzEncoder::new(private::create(path)?, LEVEL);
    encoder.write_all(bytes)?;
    encoder.finish()?.sync_all()
}
