//! The application on its way: the library is opened beside the making of the window.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use broadsheet_core::api::{ApiError, App, Event, Missing, Request, Work};
use broadsheet_core::service::{Library, Place, SettingsFile};
use broadsheet_core::store::StoreError;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::bounds::Standing;
use crate::desktop::Desktop;
use crate::ipc::Listener;
use crate::{backups, cli, place, watch, watched};

/// The application, once its library is open; whoever needs it earlier waits.
#[derive(Clone, Default)]
pub(crate) struct Opening(Arc<(Mutex<State>, Condvar)>);

#[derive(Clone, Default)]
enum State {
    #[default]
    Coming,
    Open(App),
    /// Until the person says where the library is.
    Missing(Arc<Missing>),
}

impl Opening {
    /// The application; none while its library is not where the settings say. Waits for it, so never on the window's own
    /// thread.
    pub(crate) fn app(&self) -> Option<App> {
        match self.state() {
            State::Open(app) => Some(app),
            State::Coming | State::Missing(_) => None,
        }
    }

    /// Carries out a call of the window, and opens the library where that found it. Waits, as [`Opening::app`].
    pub(crate) fn call(&self, handle: AppHandle, request: Request) -> Result<serde_json::Value, ApiError> {
        match self.state() {
            State::Open(app) => app.call(request),
            State::Missing(missing) => {
                if let Some(folder) = missing.call(&request)? {
                    self.set(State::Coming);
                    open(handle, folder, false, missing.settings());
                }
                Ok(serde_json::Value::Null)
            }
            State::Coming => Ok(serde_json::Value::Null),
        }
    }

    /// The application, if its library is open already.
    pub(crate) fn app_if_open(&self) -> Option<App> {
        match &*self.0.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Open(app) => Some(app.clone()),
            State::Coming | State::Missing(_) => None,
        }
    }

    fn state(&self) -> State {
        let (state, changed) = &*self.0;
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let coming = |state: &mut State| matches!(state, State::Coming);
        changed.wait_while(state, coming).unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, to: State) {
        let (state, changed) = &*self.0;
        *state.lock().unwrap_or_else(PoisonError::into_inner) = to;
        changed.notify_all();
    }
}

/// Opens the library where it is; where it is not, waits for the person's word.
pub(crate) fn begin(handle: AppHandle, place: Place, named: bool, settings: Arc<SettingsFile>) {
    match place {
        Place::Missing(folder) => {
            // A system that names no home folder has no other place.
            let standard = place::standard().unwrap_or_else(|_| folder.clone());
            let missing = Missing::new(settings, desktop(&handle), folder, standard);
            handle.state::<Opening>().set(State::Missing(Arc::new(missing)));
        }
        Place::Here(folder) => open(handle, folder, named, settings),
    }
}

/// Opens the library in `folder` on a thread of its own, works out what the window will ask first, and from
/// then on tells it of changes.
fn open(handle: AppHandle, folder: PathBuf, named: bool, settings: Arc<SettingsFile>) {
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    let upgrading = move || {
        listener.tell(Event::Working { work: Work::Upgrading, what: None, done: 0, total: 0 });
    };
    std::thread::spawn(move || match place::open_telling(&folder, upgrading) {
        Ok(library) => opened(&handle, Arc::new(library), named, settings),
        Err(error) => refuse(&handle, &folder, &error),
    });
}

fn desktop(handle: &AppHandle) -> Arc<Desktop> {
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    Arc::new(Desktop { handle: handle.clone(), listener })
}

fn opened(handle: &AppHandle, library: Arc<Library>, named: bool, settings: Arc<SettingsFile>) {
    let known = library.version().ok();
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    let opening = handle.state::<Opening>().inner().clone();
    let session = handle.state::<Standing>().session();
    let app = App::new(Arc::clone(&library), settings, desktop(handle)).going_on(session);
    let app = if named { app.named_at_start() } else { app };
    app.prepare();
    listener.tell(Event::Rested { work: Work::Upgrading });
    opening.set(State::Open(app.clone()));
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
