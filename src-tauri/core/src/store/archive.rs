//! All of a library in one file that everybody can open, and back: a ZIP with the database, what lies beside it, and whatever
//! else is put in.
//!
//! What is read of one is a stranger's: members are taken by their exact names, what lies beside the database is held against the
//! hash that it is named by, and nothing is written anywhere else than into the library's own folders.

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::original::{MAX_BYTES, is_hash};
use super::{Backups, Content, Files, Originals, StoreError, backup, check, private};
use crate::bounded::{Meter, zip as bounded};

/// The member that is the database.
const DATABASE: &str = "library.db";
const ORIGINALS: &str = "originals/";
const FILES: &str = "files/";
/// A hundred thousand papers, each with a PDF and a file it came in, are far fewer.
const MAX_MEMBERS: usize = 500_000;
/// The database and imported files shrink to a tenth, PDFs not at all; no library to a hundredth.
const MAX_RATIO: u64 = 100;
/// What comes out of the smallest archive, in bytes.
const AT_LEAST: u64 = 64 * 1024 * 1024;

/// An archive being written.
pub struct Bundle<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Bundle<W> {
    /// Begins one.
    pub fn begin(out: W) -> Self {
        Self { zip: ZipWriter::new(out) }
    }

    /// Puts a text in.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn text(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        self.zip.start_file(name, options(CompressionMethod::Deflated))?;
        write(&mut self.zip)
    }

    fn member(&mut self, name: &str, method: CompressionMethod, from: &mut dyn Read) -> io::Result<()> {
        self.zip.start_file(name, options(method))?;
        io::copy(from, &mut self.zip).map(drop)
    }

    /// Puts the library in as `db` sees it; `beside` names a file that may be made and is gone afterwards. `told` hears how much
    /// of what lies beside the database is in and how much there is, and says whether to go on. Gives how many of them were lost
    /// before.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or written, [`StoreError::Stopped`] where it is not to go on.
    pub fn library(
        &mut self,
        db: &Connection,
        originals: &Originals,
        files: &Files,
        beside: &Path,
        mut told: impl FnMut(usize, usize) -> bool,
    ) -> Result<usize, StoreError> {
        let failed = |source| StoreError::File { path: beside.to_owned(), source };
        let copied = backup::copy(db, beside).and_then(|()| {
            let mut copy = File::open(beside).map_err(failed)?;
            self.member(DATABASE, CompressionMethod::Deflated, &mut copy).map_err(failed)
        });
        let _ = fs::remove_file(beside);
        copied?;
        let Content { originals: imported, files: kept } = check::content(db)?;
        let total = imported.len() + kept.len();
        let (mut done, mut lost) = (0, 0);
        let mut count = |there: bool| {
            done += 1;
            lost += usize::from(!there);
            if told(done, total) { Ok(()) } else { Err(StoreError::Stopped) }
        };
        for (hash, _) in imported {
            let bytes = originals.read(&hash).ok();
            let name = format!("{ORIGINALS}{hash}");
            let there =
                bytes.map(|bytes| self.member(&name, CompressionMethod::Deflated, &mut bytes.as_slice()));
            count(there.transpose().map_err(failed)?.is_some())?;
        }
        for (hash, name) in kept {
            let file = files.open(&hash, &name).ok();
            let name = format!("{FILES}{hash}/{name}");
            // PDFs and images are small already.
            let there = file.map(|mut file| self.member(&name, CompressionMethod::Stored, &mut file));
            count(there.transpose().map_err(failed)?.is_some())?;
        }
        Ok(lost)
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn end(self) -> io::Result<()> {
        self.zip.finish()?;
        Ok(())
    }
}

/// The time of a member says nothing, so that what is the same is written the same.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method).large_file(true)
}

/// An archive being read.
#[derive(Debug)]
pub struct Unbundled {
    zip: ZipArchive<bounded::Source<File>>,
    path: PathBuf,
    size: u64,
}

impl Unbundled {
    /// Opens one; none where the file is no ZIP with a library in it.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read.
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        let Ok(zip) = bounded::open(file, MAX_MEMBERS) else { return Ok(None) };
        let has = zip.index_for_name(DATABASE).is_some();
        Ok(has.then(|| Self { zip, path: path.to_owned(), size }))
    }

    /// A text of it; none where there is none of that name, or it is longer than `most` bytes.
    pub fn text(&mut self, name: &str, most: u64) -> Option<String> {
        let mut text = String::new();
        let member = self.zip.by_name(name).ok()?;
        member.take(most + 1).read_to_string(&mut text).ok()?;
        (text.len() as u64 <= most).then_some(text)
    }

    /// Brings what lies beside the database into the folders of the library in `folder`, and the database, checked, into a file
    /// that can be restored from. What is there already stays.
    ///
    /// # Errors
    ///
    /// Where it cannot be read or written, or is not whole.
    pub fn bring(&mut self, folder: &Path, backups: &Backups) -> Result<Brought, StoreError> {
        private::folder(backups.folder())?;
        let database = backups.folder().join(format!("archive.{}.part", std::process::id()));
        let mut brought = Brought { database, files: 0 };
        let meter = Meter::of(self.size.saturating_mul(MAX_RATIO).max(AT_LEAST));
        self.database(&brought.database, &meter).map_err(|source| self.error(source))?;
        backup::verify(&brought.database)?;
        let originals = Originals::new(folder.join("originals"));
        brought.files = self.beside(&originals, &Files::new(folder.join("files")), &meter)?;
        Ok(brought)
    }

    fn database(&mut self, to: &Path, meter: &Meter) -> io::Result<()> {
        let member = self.zip.by_name(DATABASE)?;
        // No more than it says that it is: what claims little and holds much ends there, and is damaged.
        let size = member.size();
        let mut out = private::create(to)?;
        io::copy(&mut meter.read(member.take(size)), &mut out)?;
        out.sync_all()
    }

    /// Gives how many files there were; what is not what it is named by ends it.
    fn beside(&mut self, originals: &Originals, files: &Files, meter: &Meter) -> Result<usize, StoreError> {
        let failed = |source| StoreError::File { path: self.path.clone(), source };
        let mut brought = 0;
        for index in 0..self.zip.len() {
            let member = self.zip.by_index(index).map_err(|error| failed(error.into()))?;
            let name = member.name().to_owned();
            let member = meter.read(member);
            let same = if let Some(hash) = name.strip_prefix(ORIGINALS).filter(|hash| is_hash(hash)) {
                bring_original(originals, hash, member)?
            } else if let Some((hash, file)) = named_file(&name) {
                files.keep(member, file)?.hash == hash
            } else {
                continue;
            };
            if !same {
                return Err(failed(io::Error::other(format!("{name} is not what it was"))));
            }
            brought += 1;
        }
        Ok(brought)
    }

    fn error(&self, source: io::Error) -> StoreError {
        StoreError::File { path: self.path.clone(), source }
    }
}

/// What an archive brought.
#[derive(Debug)]
pub struct Brought {
    database: PathBuf,
    /// Files beside the database.
    pub files: usize,
}

impl Brought {
    /// The database, whole, for as long as this is kept.
    pub fn database(&self) -> &Path {
        &self.database
    }
}

impl Drop for Brought {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.database);
    }
}

fn bring_original(originals: &Originals, hash: &str, member: impl Read) -> Result<bool, StoreError> {
    let mut bytes = Vec::new();
    member
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| StoreError::File { path: PathBuf::from(hash), source })?;
    if bytes.len() as u64 > MAX_BYTES || Originals::hash(&bytes) != hash {
        return Ok(false);
    }
    let staged = originals.stage(hash, &bytes)?;
    originals.settle(staged)?;
    Ok(true)
}

/// Hash and name of a file of papers or an image of a note; none where the member is named otherwise.
fn named_file(member: &str) -> Option<(&str, &str)> {
    let (hash, name) = member.strip_prefix(FILES)?.split_once('/')?;
    // A name that climbs out, or means something to some system, is none of ours.
    let plain = !name.is_empty()
        && name.len() <= 255
        && !matches!(name, "." | "..")
        && !name.contains(['/', '\\', ':'])
        && !name.chars().any(char::is_control);
    (is_hash(hash) && plain).then_some((hash, name))
}

#[cfg(test)]
mod tests {
    use super::named_file;

    #[test]
    fn members_are_taken_by_names_that_lead_nowhere_else() {
        let hash = "a".repeat(64);
        assert_eq!(named_file(&format!("files/{hash}/A paper.pdf")), Some((hash.as_str(), "A paper.pdf")));
        for name in ["..", ".", "", "../x", "a/b", "a\\b", "c:x", "x\n"] {
            assert_eq!(named_file(&format!("files/{hash}/{name}")), None, "{name:?}");
        }
        assert_eq!(named_file("files/../library.db"), None);
        assert_eq!(named_file(&format!("files/{}/x", "A".repeat(64))), None);
    }
}
