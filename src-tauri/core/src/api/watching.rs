//! Handlers of the watched folder, and the look that the shell takes again and again.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::*;
use crate::model::Refusal;
use crate::service::WatchedFolder;

/// Why the folder cannot be looked into at the moment.
#[derive(Default)]
pub(super) struct Trouble(Mutex<Option<ApiError>>);

impl Trouble {
    fn set(&self, trouble: Option<ApiError>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    fn get(&self) -> Option<ApiError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl App {
    /// Looks once into the folder that the person chose, if any, and tells the window what was imported. `watched` is
    /// what the look before saw; it follows another choice.
    pub fn look_into_watched(&self, watched: &mut Option<WatchedFolder>) {
        let told = self.look_once(watched);
        self.watched.set(match told {
            Ok(receipt) => {
                receipt.into_iter().for_each(|receipt| self.host.tell(Event::Watched { receipt }));
                None
            }
            // The next look comes when that import is over.
            Err(ServiceError::Importing) => None,
            Err(error) => Some(error.into()),
        });
    }

    fn look_once(&self, watched: &mut Option<WatchedFolder>) -> Result<Option<Receipt>, ServiceError> {
        let Some(chosen) = self.settings.get().watch_folder else {
            *watched = None;
            return Ok(None);
        };
        let chosen = Path::new(&chosen);
        let folder = match watched.take().filter(|folder| folder.path() == chosen) {
            Some(folder) => folder,
            None => self.library.watch(chosen)?,
        };
        self.library.look_into(watched.insert(folder))
    }

    pub(super) fn choose_watch_folder(&self, title: String) -> Result<Settings, ApiError> {
        let Some(folder) = self.host.choose(Dialog::Folder, &title).pop() else {
            return Ok(self.settings.get());
        };
        let Some(name) = folder.to_str().filter(|_| folder.is_absolute()) else {
            return Err(Refusal::FolderName { folder: folder.display().to_string() }.into());
        };
        self.watch_folder(Some(name.to_owned()))
    }

    pub(super) fn stop_watching(&self, (): ()) -> Result<Settings, ApiError> {
        self.watched.set(None);
        self.watch_folder(None)
    }

    fn watch_folder(&self, folder: Option<String>) -> Result<Settings, ApiError> {
        Ok(self.settings.watch(folder, |change| self.library.journal_choice(&change))?)
    }

    pub(super) fn notify(&self, Notification { title, body }: Notification) -> Result<(), ApiError> {
        if self.settings.get().notify {
            self.host.notify(&title, &body);
        }
        Ok(())
    }

    pub(super) fn watching(&self, (): ()) -> Result<Watching, ApiError> {
        let folder = self.settings.get().watch_folder;
        Ok(Watching { trouble: self.watched.get().filter(|_| folder.is_some()), folder })
    }
}
