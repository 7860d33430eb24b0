//! All that a person has, in one file, and the way back from it. docs/archive.md says what is in one.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::whole_file::{Readers, replace, unfinished};
use super::{ExportError, Library, Places, ServiceError};
use crate::api::{ExportOf, ExportParts, ExportRequest, ListQuery, Scope, Settings, Sort, Work};
use crate::export::{ExportFormat, Pattern};
use crate::model::{ArchiveFault, Refusal};
use crate::store::{self, Backups, Bundle, Restored, StoreError, Unbundled};

/// What stands in front of all else.
const ABOUT: &str = "archive.json";
const SETTINGS: &str = "settings.json";
/// How archives are written now; a later number may hold what this Broadsheet does not know.
const FORMAT: u32 = 1;
/// Longer texts are none of ours, in bytes.
const MAX_TEXT: u64 = 1024 * 1024;

const README: &str = "This is an archive of a Broadsheet library: everything that was in it.\n\n\
    papers.jsonl   every paper with its facts, tags, notes and highlights, a line of JSON each\n\
    library.db     the library itself, an SQLite database\n\
    originals/     the imported files, as they were, by the SHA-256 of their content\n\
    files/         PDFs that were added to papers and images of notes\n\
    settings.json  the settings\n\
    archive.json   when and by which Broadsheet it was written\n\n\
    To open it: Broadsheet, Settings, Library, Open an archive; or broadsheet open-archive FILE.\n";

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveInfo {
    /// The number of its format.
    pub broadsheet_archive: u32,
    /// The Broadsheet that wrote it.
    pub version: String,
    /// When; RFC 3339.
    pub at: String,
    /// Its papers.
    pub papers: usize,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ArchiveWritten {
    /// Papers.
    pub papers: usize,
    /// Files that the library names and that were lost before.
    pub lost: usize,
}

/// What was opened.
#[derive(Debug)]
pub struct ArchiveOpened {
    /// What the archive said of itself.
    pub info: ArchiveInfo,
    /// What it took the place of.
    pub restored: Restored,
    /// The settings that came with it.
    pub settings: Option<Settings>,
    /// Files that came with it.
    pub files: usize,
}

impl Library {
    /// Writes all that there is into a file, which is there whole or, where that does not end well, as it was. `told` hears how
    /// many papers and files are written, and of how many.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, the file cannot be written, or it was stopped.
    pub fn archive(
        &self,
        file: &Path,
        settings: &Settings,
        mut told: impl FnMut(usize, usize),
    ) -> Result<ArchiveWritten, ExportError> {
        let list = ListQuery { scope: Scope::All, query: String::new(), sort: Sort::Best };
        let parts = ExportParts { tags: true, notes: true, highlights: true };
        let (of, format) = (ExportOf::List(list), ExportFormat::JsonLines);
        let papers =
            self.exporting_as(Work::Archiving, &ExportRequest { of, format, parts }, &Pattern::default())?;
        let info = ArchiveInfo {
            broadsheet_archive: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            at: self.now(),
            papers: papers.count(),
        };
        let mut lost = 0;
        replace(file, Readers::Owner, |out| {
            let mut bundle = Bundle::begin(out);
            bundle.text("README.txt", |out| out.write_all(README.as_bytes()))?;
            bundle.text(ABOUT, |out| Ok(serde_json::to_writer_pretty(out, &info)?))?;
            bundle.text(SETTINGS, |out| Ok(serde_json::to_writer_pretty(out, settings)?))?;
            let mut written = Ok(0);
            bundle.text("papers.jsonl", |out| {
                written = papers.write(format, "", out, |done| told(done, info.papers));
                Ok(())
            })?;
            written?;
            let beside = unfinished(file);
            let mut reader = self.store.another_reader().map_err(ServiceError::from)?;
            let (originals, files) = (self.store.originals(), self.store.files());
            lost = reader
                .read(|db| {
                    bundle.library(db, originals, files, &beside, |done, total| {
                        told(info.papers + done, info.papers + total);
                        !papers.is_stopped()
                    })
                })
                .map_err(|error| match error {
                    StoreError::Stopped => ServiceError::Stopped,
                    error => ServiceError::from(error),
                })?;
            bundle.end()?;
            Ok::<(), ExportError>(())
        })?;
        Ok(ArchiveWritten { papers: info.papers, lost })
    }

    /// Makes the library what an archive holds. The library as it was is backed up before; a damaged one is set aside, and
    /// nothing more is written by this opening of it.
    ///
    /// # Errors
    ///
    /// As [`open_archive`], and while an import runs.
    pub fn open_archive(&self, file: &Path) -> Result<ArchiveOpened, ServiceError> {
        self.alone(|| {
            let opened = open_archive(&self.places(), file, (self.clock)())?;
            if opened.restored.aside.is_some() {
                self.store.leave();
            }
            Ok(opened)
        })
    }
}

/// What an archive says of itself; none where the file is none.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn archive_info(file: &Path) -> std::io::Result<Option<ArchiveInfo>> {
    Ok(Unbundled::open(file)?.as_mut().and_then(about))
}

fn about(archive: &mut Unbundled) -> Option<ArchiveInfo> {
    serde_json::from_str(&archive.text(ABOUT, MAX_TEXT)?).ok()
}

/// Makes the library of `places` what an archive holds, all or nothing: files that came with it and are named by nothing are all
/// that is left of what did not end well.
///
/// # Errors
///
/// Where the file is no archive, of a later Broadsheet or damaged, there is no folder for backups, or something cannot be
/// written; the library is as it was then.
pub fn open_archive(places: &Places, file: &Path, now: Timestamp) -> Result<ArchiveOpened, ServiceError> {
    let refused = |why| Refusal::Archive { file: file.display().to_string(), why };
    let backups = Backups::new(places.backups.clone().ok_or(Refusal::NoBackups)?);
    let unreadable = |error: std::io::Error| refused(ArchiveFault::Unreadable { reason: error.to_string() });
    let mut archive =
        Unbundled::open(file).map_err(unreadable)?.ok_or_else(|| refused(ArchiveFault::None))?;
    let info = about(&mut archive).ok_or_else(|| refused(ArchiveFault::None))?;
    if info.broadsheet_archive > FORMAT {
        return Err(refused(ArchiveFault::Newer).into());
    }
    let settings = archive.text(SETTINGS, MAX_TEXT).and_then(|text| serde_json::from_str(&text).ok());
    let brought = archive.bring(&places.library, &backups).map_err(|error| match error {
        StoreError::Newer { .. } => refused(ArchiveFault::Newer).into(),
        // What the disk here refuses is no fault of the archive.
        error if error.disk().is_some() => ServiceError::from(error),
        error => refused(ArchiveFault::Damaged { reason: error.to_string() }).into(),
    })?;
    let restored = store::restore(&places.library, &backups, brought.database(), now)?;
    let files = brought.files;
    tracing::info!(papers = info.papers, files, "an archive was opened");
    Ok(ArchiveOpened { info, restored, settings, files })
}
