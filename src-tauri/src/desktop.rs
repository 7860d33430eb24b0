//! The desktop as the application's surroundings: browser, dialogs, background work, the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use broadsheet_core::api::{Dialog, Event, Host, HostError};
use broadsheet_core::service::Surroundings;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use url::Url;

use crate::clipboard;
use crate::ipc::Listener;
use crate::notify;
use crate::place;
use crate::surroundings::surroundings;

pub(crate) struct Desktop {
    pub(crate) handle: AppHandle,
    pub(crate) listener: Arc<Listener>,
}

impl Host for Desktop {
    fn open(&self, address: &Url) -> Result<(), HostError> {
        open_in_browser(address)
    }

    fn open_file(&self, path: &Path) -> Result<(), HostError> {
        open::that_detached(path)
            .map_err(|error| HostError::File { file: path.display().to_string(), reason: error.to_string() })
    }

    fn choose(&self, what: Dialog<'_>, title: &str) -> Vec<PathBuf> {
        let mut dialog = self.handle.dialog().file().set_title(title);
        if let Some(window) = self.handle.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        let chosen = match what {
            Dialog::Files => dialog.blocking_pick_files().unwrap_or_default(),
            Dialog::Pdfs => dialog.add_filter("PDF", &["pdf"]).blocking_pick_files().unwrap_or_default(),
            Dialog::Folder => dialog.blocking_pick_folder().into_iter().collect(),
            Dialog::NewFile(name) => dialog.set_file_name(name).blocking_save_file().into_iter().collect(),
        };
        chosen.into_iter().filter_map(|path| FilePath::into_path(path).ok()).collect()
    }

    fn clipboard_image(&self) -> Option<Vec<u8>> {
        clipboard::image(&self.handle)
    }

    fn surroundings(&self) -> Surroundings {
        surroundings()
    }

    fn backups_of(&self, folder: &Path) -> Option<PathBuf> {
        place::places(folder).backups
    }

    fn notify(&self, title: &str, body: &str) {
        notify::show(&self.handle, title, body);
    }

    fn tell(&self, event: Event) {
        self.listener.tell(event);
    }

    fn spawn(&self, work: Box<dyn FnOnce() + Send>) {
        tauri::async_runtime::spawn_blocking(work);
    }

    fn restart(&self) {
        self.handle.request_restart();
    }

    fn close(&self) {
        if let Some(window) = self.handle.get_webview_window("main") {
            let _ = window.destroy();
        }
    }
}

/// Hands an address to the system's browser and does not wait for it.
///
/// # Errors
///
/// Where the system has no way to open it.
pub(crate) fn open_in_browser(address: &Url) -> Result<(), HostError> {
    open::that_detached(address.as_str())
        .map_err(|error| HostError::Address { address: address.to_string(), reason: error.to_string() })
}
