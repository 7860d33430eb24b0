use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::StoreError;

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

    /// Keeps `bytes` under `hash`; on disk when this returns. Content already there is left alone.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn keep(&self, hash: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(hash);
        if path.exists() {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.folder);
        write(&path, folder, bytes).map_err(|source| StoreError::File { path: path.clone(), source })
    }

    /// The content of that hash.
    ///
    /// # Errors
    ///
    /// Where it was never kept or cannot be read.
    pub fn read(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        let path = self.path(hash);
        let mut bytes = Vec::new();
        File::open(&path)
            .and_then(|file| GzDecoder::new(file).read_to_end(&mut bytes))
            .map_err(|source| StoreError::File { path, source })?;
        Ok(bytes)
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(&hash[..2]).join(format!("{hash}.gz"))
    }
}

/// Under another name first, so that a name always stands for the whole content.
fn write(path: &Path, folder: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let mut encoder = GzEncoder::new(File::create(&unfinished)?, Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()?.sync_all()?;
    fs::rename(&unfinished, path)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}
