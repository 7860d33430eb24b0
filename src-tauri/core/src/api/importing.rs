//! Handlers of importing: what takes long goes on beside everything else and is told as it goes.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::*;
use crate::model::Drops;
use crate::service::{Pending, Progress, ReadFiles, SAMPLE, pending_paths};

/// Files that were read and wait for the person's word; one lot at a time.
#[derive(Default)]
pub(super) struct HeldPreview {
    last: AtomicU64,
    files: Mutex<Option<(u64, ReadFiles)>>,
}

impl HeldPreview {
    fn hold(&self, files: ReadFiles) -> u64 {
        let id = self.last.fetch_add(1, Ordering::SeqCst) + 1;
        *self.files.lock().unwrap_or_else(PoisonError::into_inner) = Some((id, files));
        id
    }

    fn take(&self, id: u64) -> Option<ReadFiles> {
        let mut held = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        held.take_if(|(held, _)| *held == id).map(|(_, files)| files)
    }
}

impl App {
    pub(super) fn choose_files(&self, title: String) -> Result<(), ApiError> {
        let chosen = self.host.choose(Dialog::Files, &title);
        if !chosen.is_empty() {
            self.import_paths(chosen);
        }
        Ok(())
    }

    pub(super) fn import_paste(&self, paste: Paste) -> Result<Pasted, ApiError> {
        let full = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        if let Some(name) = paste.text.as_deref().map(str::trim)
            && let Some(known) = self.library.named_alone(name)?
        {
            return Ok(
                known.map_or_else(|| Pasted::Name { name: name.to_owned() }, |paper| Pasted::Known { paper })
            );
        }
        // The HTML keeps the links, and so the ids; but what a program puts beside its text as HTML may
        // hold no papers where the text does.
        let readable =
            |text: &String| crate::digest::format_of(&crate::digest::Input { bytes: text.as_bytes() });
        let (html, text) = (full(paste.html), full(paste.text));
        let pasted = html.clone().filter(|html| readable(html).is_some()).or(text).or(html);
        let Some(pasted) = pasted else {
            return Err(Refusal::NothingPasted.into());
        };
        self.import_bytes("Pasted text", pasted.into_bytes());
        Ok(Pasted::Importing)
    }

    pub(super) fn add_paper(&self, new: NewPaper) -> Result<i64, ApiError> {
        Ok(self.library.add_paper(&new)?)
    }

    pub(super) fn import_sample(&self, (): ()) -> Result<(), ApiError> {
        self.import_bytes("Sample digest", SAMPLE.to_vec());
        Ok(())
    }

    pub(super) fn confirm_import(&self, preview: u64) -> Result<(), ApiError> {
        if self.library.is_importing() {
            return Err(ServiceError::Importing.into());
        }
        let Some(files) = self.preview.take(preview) else {
            return Err(Refusal::PreviewGone.into());
        };
        let app = self.clone();
        self.host.spawn(Box::new(move || app.import_read(files)));
        Ok(())
    }

    pub(super) fn drop_preview(&self, preview: u64) -> Result<(), ApiError> {
        self.preview.take(preview);
        Ok(())
    }

    pub(super) fn import_history(&self, request: HistoryRequest) -> Result<HistoryPage, ApiError> {
        Ok(self.library.import_history(&request)?)
    }

    pub(super) fn import_receipt(&self, import: i64) -> Result<Receipt, ApiError> {
        Ok(self.library.import_receipt(import)?)
    }

    pub(super) fn import_entries(&self, request: EntriesRequest) -> Result<EntriesPage, ApiError> {
        Ok(self.library.import_entries(&request)?)
    }

    pub(super) fn reread_preview(&self, target: RereadTarget) -> Result<Reread, ApiError> {
        Ok(self.library.reread_preview(target, |progress| self.tell_files(Work::Rereading, progress))?)
    }

    pub(super) fn reread(&self, target: RereadTarget) -> Result<Reread, ApiError> {
        Ok(self.library.reread(target, |progress| self.tell_files(Work::Rereading, progress))?)
    }

    pub(super) fn undo_import(&self, import: i64) -> Result<Undone, ApiError> {
        Ok(self.library.undo_import(import)?)
    }

    pub(super) fn redo_import(&self, import: i64) -> Result<Undone, ApiError> {
        Ok(self.library.redo_import(import)?)
    }

    pub(super) fn take_offers(&self, import: i64) -> Result<Offers, ApiError> {
        Ok(self.library.take_offers(import)?)
    }

    /// Takes files and folders in, in the background: dropped, chosen, or passed on by another start. Imported at
    /// once, or the window is told what importing them would do, as the person set: first of more than one digest.
    pub fn import_paths(&self, paths: Vec<PathBuf>) {
        let app = self.clone();
        self.host.spawn(Box::new(move || {
            let event =
                app.look_at(&paths).unwrap_or_else(|error| Some(Event::ImportFailed { error: error.into() }));
            event.into_iter().for_each(|event| app.host.tell(event));
        }));
    }

    /// Reads files and gives what is to be told of them; none where one was imported.
    fn look_at(&self, paths: &[PathBuf]) -> Result<Option<Event>, ServiceError> {
        if let Some(archive) = self.look_for_archive(paths) {
            return Ok(Some(archive));
        }
        let files = self
            .library
            .read_files(pending_paths(paths), |progress| self.tell_files(Work::Reading, progress))?;
        if files.stopped() {
            return Ok(Some(Event::PreviewStopped));
        }
        let at_once = match self.settings.get().drop {
            Drops::Ask => !files.are_many(),
            Drops::Preview => false,
            Drops::Import => true,
        };
        if at_once {
            self.import_read(files);
            return Ok(None);
        }
        let Some(receipt) = self.library.rehearse(&files)? else { return Ok(Some(Event::PreviewStopped)) };
        let unseen = files.unseen();
        let id = self.preview.hold(files);
        Ok(Some(Event::Preview { preview: Preview { id, receipt, unseen } }))
    }

    fn import_read(&self, files: ReadFiles) {
        let told = self.library.import_read(files, |progress| self.tell_files(Work::Importing, progress));
        self.tell_imported(told);
    }

    fn import_bytes(&self, name: &str, bytes: Vec<u8>) {
        let pending = vec![Pending::of_bytes(name, bytes)];
        let app = self.clone();
        self.host.spawn(Box::new(move || {
            let told = app.library.import(pending, |progress| app.tell_files(Work::Importing, progress));
            app.tell_imported(told);
        }));
    }

    fn tell_files(&self, work: Work, Progress { file, done, total }: Progress<'_>) {
        self.tell_work(work, Some(file), done, total);
    }

    fn tell_imported(&self, told: Result<Receipt, ServiceError>) {
        self.host.tell(match told {
            Ok(receipt) => Event::Imported { receipt },
            Err(error) => Event::ImportFailed { error: error.into() },
        });
    }
}
