//! The desktop as the application's surroundings: browser, dialogs, background work, the window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use broadsheet_core::api::{Event, FolderFor, Host, HostError};
use broadsheet_core::service::Surroundings;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FilePath};
use url::Url;

use crate::clipboard;
use crate::ipc::Listener;
use crate::notify;
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

    fn choose_pdfs(&self) -> Vec<PathBuf> {
        let dialog = self.handle.dialog().file().set_title("Add PDFs").add_filter("PDF", &["pdf"]);
        let chosen = match self.handle.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window).blocking_pick_files(),
            None => dialog.blocking_pick_files(),
        };
        chosen.unwrap_or_default().into_iter().filter_map(|path| FilePath::into_path(path).ok()).collect()
    }

    fn choose_files(&self) -> Vec<PathBuf> {
        let dialog = self.handle.dialog().file().set_title("Import digests");
        let chosen = match self.handle.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window).blocking_pick_files(),
            None => dialog.blocking_pick_files(),
        };
        chosen.unwrap_or_default().into_iter().filter_map(|path| FilePath::into_path(path).ok()).collect()
    }

    fn choose_folder(&self, what: FolderFor) -> Option<PathBuf> {
        let title = match what {
            FolderFor::Watching => "Watch a folder",
            FolderFor::Moving => "Move the library into an empty folder",
            FolderFor::Exporting => "Write the papers into a folder",
            FolderFor::Finding => "Choose the folder that the library is in",
        };
        let dialog = self.handle.dialog().file().set_title(title);
        let chosen = match self.handle.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window).blocking_pick_folder(),
            None => dialog.blocking_pick_folder(),
        };
        chosen.and_then(|path| FilePath::into_path(path).ok())
    }

    fn choose_new_file(&self, name: &str) -> Option<PathBuf> {
        let dialog = self.handle.dialog().file().set_title("Export papers").set_file_name(name);
        let chosen = match self.handle.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window).blocking_save_file(),
            None => dialog.blocking_save_file(),
        };
        chosen.and_then(|path| FilePath::into_path(path).ok())
    }

    fn clipboard_image(&self) -> Option<Vec<u8>> {
        clipboard::image(&self.handle)
    }

    fn surroundings(&self) -> Surroundings {
        surroundings()
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
