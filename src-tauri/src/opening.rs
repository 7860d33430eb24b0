//! The application on its way: the library is opened beside the making of the window.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use broadsheet_core::api::App;
use broadsheet_core::service::{Library, SessionFile, SettingsFile};
use broadsheet_core::store::StoreError;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::desktop::Desktop;
use crate::ipc::Listener;
use crate::{backups, cli, place, watch, watched};

/// The application, once its library is open; whoever needs it earlier waits.
#[derive(Clone, Default)]
pub(crate) struct Opening(Arc<OnceLock<App>>);

impl Opening {
    /// The application. Waits for it, so never on the window's own thread.
    pub(crate) fn app(&self) -> &App {
        self.0.wait()
    }

    /// The application, if its library is open already.
    pub(crate) fn app_if_open(&self) -> Option<&App> {
        self.0.get()
    }
}

/// Opens the library in `folder` on a thread of its own, works out what the window will ask first, and from
/// then on tells it of changes.
pub(crate) fn open(
    handle: AppHandle,
    folder: PathBuf,
    settings: Arc<SettingsFile>,
    session: Arc<SessionFile>,
) {
    std::thread::spawn(move || match place::open(&folder) {
        Ok(library) => begin(handle, Arc::new(library), settings, session),
        Err(error) => refuse(&handle, &folder, &error),
    });
}

fn begin(handle: AppHandle, library: Arc<Library>, settings: Arc<SettingsFile>, session: Arc<SessionFile>) {
    let known = library.version().ok();
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    let opening = handle.state::<Opening>().inner().clone();
    let host = Arc::new(Desktop { handle, listener: Arc::clone(&listener) });
    let app = App::new(Arc::clone(&library), settings, host).going_on(session);
    app.prepare();
    let _ = opening.0.set(app.clone());
    // After the window has what it asks first: nobody waits for it.
    if let Err(error) = app.empty_old_trash() {
        cli::complain(&format!("What was long in the trash is still there: {}", error.message));
    }
    if let Err(error) = backups::start(Arc::clone(&library)) {
        cli::complain(&format!("Backups are not made on their own: {error}. All else works."));
    }
    if let Err(error) = watched::start(app) {
        cli::complain(&format!("The watched folder is not looked into: {error}. All else works."));
    }
    tauri::async_runtime::spawn(watch::watch(library, listener, known));
}

/// In place of the window, a message: most people start Broadsheet from a menu and see no terminal.
fn refuse(handle: &AppHandle, folder: &std::path::Path, error: &StoreError) {
    let message =
        format!("The library in {} cannot be opened: {error}. It was left as it is.", folder.display());
    cli::complain(&message);
    if let Some(window) = handle.get_webview_window("main") {
        let _ = window.hide();
    }
    let after = handle.clone();
    handle
        .dialog()
        .message(message)
        .title("Broadsheet")
        .kind(MessageDialogKind::Error)
        .show(move |_| after.exit(cli::FAILED.into()));
}
