//! The application on its way: the library is opened beside the making of the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use broadsheet_core::api::{Absence, Absent, ApiError, App, Event, Request, Work, absent_in_words};
use broadsheet_core::service::{Library, Place, SettingsFile};
use tauri::{AppHandle, Manager};

use crate::bounds::Standing;
use crate::desktop::Desktop;
use crate::ipc::Listener;
use crate::{backups, cli, logging, place, watch, watched};

/// The application, once its library is open; whoever needs it earlier waits.
#[derive(Clone, Default)]
pub(crate) struct Opening(Arc<(Mutex<State>, Condvar)>);

#[derive(Clone, Default)]
enum State {
    #[default]
    Coming,
    Open(App),
    /// There is no library that can be opened, until the person says what to do.
    Absent(Arc<Absent>),
}

impl Opening {
    /// The application; none while there is no library that can be opened. Waits for it, so never on the window's own
    /// thread.
    pub(crate) fn app(&self) -> Option<App> {
        match self.state() {
            State::Open(app) => Some(app),
            State::Coming | State::Absent(_) => None,
        }
    }

    /// Carries out a call of the window, and opens the library where that found it. Waits, as [`Opening::app`].
    pub(crate) fn call(&self, handle: AppHandle, request: Request) -> Result<serde_json::Value, ApiError> {
        match self.state() {
            State::Open(app) => app.call(request),
            State::Absent(absent) => {
                let (reply, folder) = absent.call(&request)?;
                if let Some(folder) = folder {
                    self.set(State::Coming);
                    open(handle, folder, absent.is_named(), absent.settings());
                }
                Ok(reply)
            }
            State::Coming => Ok(serde_json::Value::Null),
        }
    }

    /// The application, if its library is open already.
    pub(crate) fn app_if_open(&self) -> Option<App> {
        match &*self.0.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Open(app) => Some(app.clone()),
            State::Coming | State::Absent(_) => None,
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

/// Opens the library where it is; where there is none, waits for the person's word.
pub(crate) fn begin(handle: AppHandle, place: Place, named: bool, settings: Arc<SettingsFile>) {
    match place {
        Place::Absent(folder, absence) => wait(&handle, &folder, absence, named, settings),
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
    std::thread::spawn(move || {
        let open = || {
            let library =
                Arc::new(place::open_telling(&folder, upgrading).map_err(|error| Absence::from(&error))?);
            let (app, known) = ready(&handle, Arc::clone(&library), named, Arc::clone(&settings));
            Ok((app, library, known))
        };
        match caught(open) {
            Ok((app, library, known)) => opened(&handle, &app, library, known),
            Err(absence) => wait(&handle, &folder, absence, named, settings),
        }
    });
}

/// The outcome of opening a library. The window waits for one: a panic on the way is a library that cannot be used.
fn caught<T>(open: impl FnOnce() -> Result<T, Absence>) -> Result<T, Absence> {
    // All that was begun is dropped with it, and transactions are taken back.
    catch_unwind(AssertUnwindSafe(open)).unwrap_or_else(|_| {
        tracing::error!("a panic was caught while the library was opened");
        let reason = "something in Broadsheet went wrong while it was opened, and nothing half-done was kept. Look again, and \
                      start Broadsheet anew if that does not help";
        Err(Absence::Unusable { reason: reason.to_owned() })
    })
}

/// Without a library, the window says why, and what there is to go on with.
fn wait(handle: &AppHandle, folder: &Path, absence: Absence, named: bool, settings: Arc<SettingsFile>) {
    cli::complain(&absent_in_words(folder, &absence));
    // A system that names no home folder has no other place.
    let standard = if named { None } else { place::standard().ok() };
    let places = place::places(folder);
    let absent = Absent::new((places, absence), settings, desktop(handle), standard, jiff::Timestamp::now);
    handle.state::<Arc<Listener>>().tell(Event::Rested { work: Work::Upgrading });
    handle.state::<Opening>().set(State::Absent(Arc::new(absent)));
}

fn desktop(handle: &AppHandle) -> Arc<Desktop> {
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    Arc::new(Desktop { handle: handle.clone(), listener })
}

/// The application on an open library, with what the window asks first, and the version of the library it knows.
fn ready(
    handle: &AppHandle,
    library: Arc<Library>,
    named: bool,
    settings: Arc<SettingsFile>,
) -> (App, Option<i64>) {
    let known = library.version().ok();
    let session = handle.state::<Standing>().session();
    let app = App::new(library, settings, desktop(handle)).going_on(session);
    let app = if named { app.named_at_start() } else { app };
    app.prepare();
    (app, known)
}

/// The window is told, and works with the library from now on.
fn opened(handle: &AppHandle, app: &App, library: Arc<Library>, known: Option<i64>) {
    let listener = Arc::clone(&handle.state::<Arc<Listener>>());
    listener.tell(Event::Rested { work: Work::Upgrading });
    handle.state::<Opening>().set(State::Open(app.clone()));
    if let Err(error) = backups::start(Arc::clone(&library), Arc::clone(&listener)) {
        cli::complain(&format!("Backups are not made on their own: {error}. All else works."));
    }
    if let Err(error) = watched::start(app.clone()) {
        cli::complain(&format!("The watched folder is not looked into: {error}. All else works."));
    }
    tauri::async_runtime::spawn(watch::watch(library, listener, known));
    // After the window has what it asks first, and all that goes on by itself: nobody waits for it.
    logging::contained(|| {
        if let Err(error) = app.empty_old_trash() {
            cli::complain(&format!("What was long in the trash is still there: {}", error.message));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_while_opening_is_a_library_that_cannot_be_used_and_nobody_waits_for_it() {
        let opened = caught::<()>(|| panic!("half way"));
        assert!(
            matches!(&opened, Err(Absence::Unusable { reason }) if reason.contains("Look again")),
            "{opened:?}"
        );
    }
}
