//! A handler for each line of the table. Most only pass on; importing goes to the background.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use std::path::PathBuf;

use super::*;
use crate::service::{Pending, Progress, SAMPLE, pending_paths};

impl App {
    pub(super) fn overview(&self, (): ()) -> Result<Overview, ApiError> {
        Ok(self.library.overview()?)
    }

    pub(super) fn list_papers(&self, request: ListRequest) -> Result<ListPage, ApiError> {
        Ok(self.library.list_papers(&request)?)
    }

    pub(super) fn position(&self, request: PositionRequest) -> Result<Option<usize>, ApiError> {
        Ok(self.library.position(&request)?)
    }

    pub(super) fn range_ids(&self, request: RangeRequest) -> Result<Vec<i64>, ApiError> {
        Ok(self.library.range_ids(&request)?)
    }

    pub(super) fn paper(&self, id: i64) -> Result<PaperDetail, ApiError> {
        Ok(self.library.paper(id)?)
    }

    pub(super) fn set_status(&self, request: SetStatus) -> Result<(), ApiError> {
        Ok(self.library.set_status(&request)?)
    }

    pub(super) fn set_read(&self, request: SetFlag) -> Result<(), ApiError> {
        Ok(self.library.set_read(&request)?)
    }

    pub(super) fn mark_opened(&self, paper: i64) -> Result<(), ApiError> {
        Ok(self.library.mark_opened(paper)?)
    }

    pub(super) fn set_starred(&self, request: SetFlag) -> Result<(), ApiError> {
        Ok(self.library.set_starred(&request)?)
    }

    pub(super) fn add_tag(&self, request: AddTag) -> Result<(), ApiError> {
        Ok(self.library.add_tag(&request)?)
    }

    pub(super) fn remove_tag(&self, request: RemoveTag) -> Result<(), ApiError> {
        Ok(self.library.remove_tag(&request)?)
    }

    pub(super) fn recolour_tag(&self, request: RecolourTag) -> Result<(), ApiError> {
        Ok(self.library.recolour_tag(&request)?)
    }

    pub(super) fn rename_tag(&self, request: RenameTag) -> Result<(), ApiError> {
        Ok(self.library.rename_tag(&request)?)
    }

    pub(super) fn delete_tag(&self, tag: i64) -> Result<(), ApiError> {
        Ok(self.library.delete_tag(tag)?)
    }

    pub(super) fn save_note(&self, request: SaveNote) -> Result<(), ApiError> {
        Ok(self.library.save_note(&request)?)
    }

    pub(super) fn set_digest_day(&self, request: SetDigestDay) -> Result<(), ApiError> {
        Ok(self.library.set_digest_day(&request)?)
    }

    pub(super) fn correct(&self, request: Correct) -> Result<(), ApiError> {
        Ok(self.library.correct(&request)?)
    }

    pub(super) fn undo(&self, (): ()) -> Result<Undone, ApiError> {
        Ok(self.library.undo()?)
    }

    pub(super) fn redo(&self, (): ()) -> Result<Undone, ApiError> {
        Ok(self.library.redo()?)
    }

    pub(super) fn choose_files(&self, (): ()) -> Result<(), ApiError> {
        let chosen = self.host.choose_files();
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
            return Err(ApiError {
                code: ErrorCode::Invalid,
                message: "The clipboard holds no text. Nothing was imported. Copy a papers page and paste \
                          again."
                    .to_owned(),
            });
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

    pub(super) fn cancel_import(&self, (): ()) -> Result<(), ApiError> {
        self.library.cancel_import();
        Ok(())
    }

    pub(super) fn undo_import(&self, import: i64) -> Result<Undone, ApiError> {
        Ok(self.library.undo_import(import)?)
    }

    pub(super) fn take_offers(&self, import: i64) -> Result<Offers, ApiError> {
        Ok(self.library.take_offers(import)?)
    }

    pub(super) fn open(&self, target: OpenTarget) -> Result<(), ApiError> {
        let address = self.library.address(&target)?;
        Ok(self.host.open(&address)?)
    }

    pub(super) fn set_settings(&self, settings: Settings) -> Result<Settings, ApiError> {
        Ok(self.settings.set(settings)?)
    }

    pub(super) fn about(&self, (): ()) -> Result<About, ApiError> {
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sqlite: crate::store::sqlite_version().to_owned(),
            library: self.library.folder().display().to_string(),
        })
    }

    pub(super) fn close(&self, (): ()) -> Result<(), ApiError> {
        self.host.close();
        Ok(())
    }

    /// Imports files and folders in the background: dropped, chosen, or passed on by another start.
    pub fn import_paths(&self, paths: Vec<PathBuf>) {
        self.import_in_background(move || pending_paths(&paths));
    }

    fn import_bytes(&self, name: &str, bytes: Vec<u8>) {
        let pending = Pending::of_bytes(name, bytes);
        self.import_in_background(move || vec![pending]);
    }

    fn import_in_background(&self, gather: impl FnOnce() -> Vec<Pending> + Send + 'static) {
        let app = self.clone();
        self.host.spawn(Box::new(move || {
            let told = |progress: Progress<'_>| {
                let Progress { file, done, total } = progress;
                app.host.tell(Event::Importing { file: file.to_owned(), done, total });
            };
            app.host.tell(match app.library.import(gather(), told) {
                Ok(receipt) => Event::Imported { receipt },
                Err(error) => Event::ImportFailed { error: error.into() },
            });
        }));
    }
}
