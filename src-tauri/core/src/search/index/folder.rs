use std::path::{Path, PathBuf};

use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::{IndexReader, ReloadPolicy};

use super::{Fields, IndexError, Mark, Snapshot};

/// The name of the folder that the index lies in; another form of the index has another. The first could hold a paper twice.
const FORM: &str = "words-2";

/// An index, open.
pub(crate) struct Index {
    pub(super) inner: tantivy::Index,
    pub(super) fields: Fields,
    reader: IndexReader,
}

impl Index {
    /// Opens the index in `cache`, making it where there is none; in memory where `cache` is none.
    ///
    /// # Errors
    ///
    /// Where it cannot be used.
    pub(crate) fn open(cache: Option<&Path>) -> Result<Self, IndexError> {
        let fields = Fields::new();
        let builder =
            tantivy::Index::builder().schema(fields.schema.clone()).tokenizers(Fields::tokenizers());
        let inner = match cache {
            Some(cache) => {
                let folder = make(cache)?;
                builder.open_or_create(MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?)?
            }
            None => builder.open_or_create(RamDirectory::create())?,
        };
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { inner, fields, reader })
    }

    /// How far the index is; none where nothing was written to it yet.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub(crate) fn mark(&self) -> Result<Option<Mark>, IndexError> {
        match self.inner.load_metas()?.payload {
            Some(payload) => Mark::read(&payload).map(Some).ok_or(IndexError::Damaged),
            None => Ok(None),
        }
    }

    /// The index as it is now.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub(crate) fn snapshot(&self) -> Result<Option<Snapshot>, IndexError> {
        // The mark first: a commit in between only makes the words newer than it says.
        let Some(mark) = self.mark()? else { return Ok(None) };
        self.reader.reload()?;
        Snapshot::open(&self.reader.searcher(), &self.fields, mark).map(Some)
    }

    /// Reads all of it.
    ///
    /// # Errors
    ///
    /// Where a byte is not as it was written.
    pub(crate) fn check(&self) -> Result<(), IndexError> {
        if self.inner.validate_checksum()?.is_empty() { Ok(()) } else { Err(IndexError::Damaged) }
    }
}

/// Makes the index's folder; forms of other versions go.
fn make(cache: &Path) -> Result<PathBuf, IndexError> {
    let folder = cache.join(FORM);
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    // Notes are in it.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder)?;
    for entry in std::fs::read_dir(cache)?.flatten() {
        let name = entry.file_name();
        if name != FORM && name.to_string_lossy().starts_with("words-") {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
    Ok(folder)
}

/// Deletes the index in `cache`.
///
/// # Errors
///
/// Where it cannot be deleted.
pub(crate) fn delete(cache: &Path) -> Result<(), IndexError> {
    match std::fs::remove_dir_all(cache.join(FORM)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
