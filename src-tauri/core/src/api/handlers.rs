//! A handler for each line of the table. These only pass on; those of importing are in `importing.rs`.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use super::*;

impl App {
    pub(super) fn diagnostics(&self, (): ()) -> Result<String, ApiError> {
        Ok(self.library.diagnostics(&self.host.surroundings()))
    }

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

    pub(super) fn complete(&self, request: CompleteRequest) -> Result<Completions, ApiError> {
        Ok(self.library.complete(&request)?)
    }

    pub(super) fn mark_texts(&self, request: MarkRequest) -> Result<Vec<Vec<TextRange>>, ApiError> {
        Ok(self.library.mark_texts(&request))
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

    pub(super) fn save_shelf(&self, request: SaveShelf) -> Result<i64, ApiError> {
        Ok(self.library.save_shelf(&request)?)
    }

    pub(super) fn delete_shelf(&self, shelf: i64) -> Result<(), ApiError> {
        Ok(self.library.delete_shelf(shelf)?)
    }

    pub(super) fn move_shelf(&self, request: MoveShelf) -> Result<(), ApiError> {
        Ok(self.library.move_shelf(&request)?)
    }

    pub(super) fn save_note(&self, request: SaveNote) -> Result<(), ApiError> {
        Ok(self.library.save_note(&request)?)
    }

    pub(super) fn add_highlight(&self, request: AddHighlight) -> Result<i64, ApiError> {
        Ok(self.library.add_highlight(&request)?)
    }

    pub(super) fn change_highlight(&self, request: ChangeHighlight) -> Result<(), ApiError> {
        Ok(self.library.change_highlight(&request)?)
    }

    pub(super) fn delete_highlight(&self, request: i64) -> Result<(), ApiError> {
        Ok(self.library.delete_highlight(request)?)
    }

    pub(super) fn highlights_as_markdown(&self, request: i64) -> Result<String, ApiError> {
        Ok(self.library.highlights_as_markdown(request)?)
    }

    pub(super) fn note_history(&self, request: NoteHistoryRequest) -> Result<Vec<NoteVersion>, ApiError> {
        Ok(self.library.note_history(&request)?)
    }

    pub(super) fn note_version(&self, request: i64) -> Result<NoteVersionDetail, ApiError> {
        Ok(self.library.note_version(request)?)
    }

    pub(super) fn restore_note_version(&self, request: i64) -> Result<(), ApiError> {
        Ok(self.library.restore_note_version(request)?)
    }

    pub(super) fn deleted(&self, request: String) -> Result<Deleted, ApiError> {
        Ok(self.library.deleted(&request)?)
    }

    pub(super) fn restore_tag(&self, request: i64) -> Result<(), ApiError> {
        Ok(self.library.restore_tag(request)?)
    }

    pub(super) fn notebook(&self, request: NotebookRequest) -> Result<NotebookPage, ApiError> {
        Ok(self.library.notebook(&request)?)
    }

    pub(super) fn suggest_papers(&self, request: SuggestPapers) -> Result<Vec<SuggestedPaper>, ApiError> {
        Ok(self.library.suggest_papers(&request)?)
    }

    pub(super) fn linked_paper(&self, request: String) -> Result<i64, ApiError> {
        Ok(self.library.linked_paper(&request)?)
    }

    pub(super) fn note_template(&self, paper: i64) -> Result<String, ApiError> {
        Ok(self.library.fill_template(&self.settings.get().note_template, paper)?)
    }

    pub(super) fn empty_trash(&self, (): ()) -> Result<EmptiedTrash, ApiError> {
        Ok(self.library.empty_trash(0)?)
    }

    /// Takes away what has been in the trash for as long as the person chose, if they did.
    ///
    /// # Errors
    ///
    /// Where the library cannot be written.
    pub fn empty_old_trash(&self) -> Result<(), ApiError> {
        match self.settings.get().trash_days {
            Some(days) => Ok(self.library.empty_old_trash(days.max(1))?),
            None => Ok(()),
        }
    }

    pub(super) fn choose_attachments(
        &self,
        ChooseAttachments { paper, title }: ChooseAttachments,
    ) -> Result<usize, ApiError> {
        let chosen = self.host.choose(Dialog::Pdfs, &title);
        for path in &chosen {
            self.library.attach(paper, path)?;
        }
        Ok(chosen.len())
    }

    pub(super) fn open_attachment(&self, attachment: i64) -> Result<(), ApiError> {
        let path = self.library.attached_file(attachment)?;
        Ok(self.host.open_file(&path)?)
    }

    pub(super) fn detach(&self, attachment: i64) -> Result<(), ApiError> {
        Ok(self.library.detach(attachment)?)
    }

    pub(super) fn add_image(&self, base64: String) -> Result<String, ApiError> {
        Ok(self.library.add_image(&base64)?)
    }

    pub(super) fn paste_image(&self, (): ()) -> Result<Option<String>, ApiError> {
        let image = self.host.clipboard_image();
        Ok(image.map(|bytes| self.library.keep_image(&bytes)).transpose()?)
    }

    pub(super) fn image(&self, name: String) -> Result<String, ApiError> {
        Ok(self.library.image(&name)?)
    }

    pub(super) fn mark_rest(&self, request: MarkRest) -> Result<(), ApiError> {
        Ok(self.library.mark_rest(&request)?)
    }

    pub(super) fn set_digest_day(&self, request: SetDigestDay) -> Result<(), ApiError> {
        Ok(self.library.set_digest_day(&request)?)
    }

    pub(super) fn rename_digest(&self, request: RenameDigest) -> Result<(), ApiError> {
        Ok(self.library.rename_digest(&request)?)
    }

    pub(super) fn trash_digest(&self, digest: i64) -> Result<(), ApiError> {
        Ok(self.library.trash_digest(digest)?)
    }

    pub(super) fn restore_digest(&self, digest: i64) -> Result<(), ApiError> {
        Ok(self.library.restore_digest(digest)?)
    }

    pub(super) fn trash_papers(&self, request: Papers) -> Result<(), ApiError> {
        Ok(self.library.trash_papers(&request)?)
    }

    pub(super) fn restore_papers(&self, request: Papers) -> Result<(), ApiError> {
        Ok(self.library.restore_papers(&request)?)
    }

    pub(super) fn merge_papers(&self, request: MergePapers) -> Result<Vec<i64>, ApiError> {
        Ok(self.library.merge_papers(&request)?)
    }

    pub(super) fn split_paper(&self, request: SplitPaper) -> Result<i64, ApiError> {
        Ok(self.library.split_paper(&request)?)
    }

    pub(super) fn duplicates(&self, request: DuplicatesRequest) -> Result<DuplicatesPage, ApiError> {
        Ok(self.library.duplicates(&request)?)
    }

    pub(super) fn dismiss_duplicates(&self, request: DismissDuplicates) -> Result<(), ApiError> {
        Ok(self.library.dismiss_duplicates(&request)?)
    }

    pub(super) fn provenance(&self, paper: i64) -> Result<Vec<FactProvenance>, ApiError> {
        Ok(self.library.provenance(paper)?)
    }

    pub(super) fn correct(&self, request: Correct) -> Result<(), ApiError> {
        Ok(self.library.correct(&request)?)
    }

    pub(super) fn undo_history(&self, request: UndoHistoryRequest) -> Result<UndoHistory, ApiError> {
        Ok(self.library.undo_history(&request)?)
    }

    pub(super) fn used(&self, (): ()) -> Result<Vec<String>, ApiError> {
        Ok(self.library.used()?)
    }

    pub(super) fn note_use(&self, what: String) -> Result<(), ApiError> {
        Ok(self.library.note_use(&what)?)
    }

    pub(super) fn references(&self, Papers { papers }: Papers) -> Result<Vec<PaperReference>, ApiError> {
        Ok(self.library.references(&papers)?)
    }

    pub(super) fn open(&self, target: OpenTarget) -> Result<(), ApiError> {
        let address = self.library.address(&target)?;
        Ok(self.host.open(&address)?)
    }

    pub(super) fn about(&self, (): ()) -> Result<About, ApiError> {
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sqlite: crate::store::sqlite_version().to_owned(),
            library: self.library.folder().display().to_string(),
        })
    }

    pub(super) fn stay(&self, (): ()) -> Result<(), ApiError> {
        self.host.stay();
        Ok(())
    }

    pub(super) fn close(&self, (): ()) -> Result<(), ApiError> {
        self.host.close();
        Ok(())
    }
}
