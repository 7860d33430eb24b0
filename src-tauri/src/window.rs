//! The window: made hidden, shown once it has drawn itself, told of drops and of changes from outside.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use broadsheet_core::api::{App, Event};
use broadsheet_core::service::{Library, SettingsFile};
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::desktop::Desktop;
use crate::ipc::{self, Listener};
use crate::{cli, place, watched};

/// How often another process's changes are looked for.
const WATCH: Duration = Duration::from_millis(300);

/// Whether the person asked before to close the window.
#[derive(Default)]
struct CloseAsked(AtomicBool);

/// Opens the window on the library in `folder` and stays until it is closed.
pub(crate) fn run(folder: &Path) -> ExitCode {
    avoid_blank_window();
    let library = match Library::open(folder, jiff::Timestamp::now) {
        Ok(library) => Arc::new(library),
        Err(error) => return refuse(folder, &error),
    };
    let settings = Arc::new(SettingsFile::open(place::settings()));
    let listener = Arc::new(Listener::default());
    let result = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&listener))
        .manage(CloseAsked::default())
        .invoke_handler(tauri::generate_handler![ipc::call, ipc::subscribe])
        .setup(move |tauri| {
            let handle = tauri.handle().clone();
            let host = Arc::new(Desktop { handle: handle.clone(), listener: Arc::clone(&listener) });
            let app = App::new(Arc::clone(&library), settings, host);
            tauri.manage(app.clone());
            make_window(&handle)?;
            watched::start(app)?;
            tauri::async_runtime::spawn(watch(library, listener));
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(event) => drag(window.app_handle(), event),
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                close_when_saved(window);
            }
            _ => {}
        })
        .run(tauri::generate_context!("tauri.conf.json"));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::complain(&format!(
                "The window could not be opened: {error}. The library was not changed. Where there is no \
                 display, use the command line: broadsheet --help."
            ));
            ExitCode::from(cli::FAILED)
        }
    }
}

/// Where the window would be, a message: most people start Broadsheet from a menu and see no terminal.
fn refuse(folder: &Path, error: &broadsheet_core::store::StoreError) -> ExitCode {
    let message =
        format!("The library in {} cannot be opened: {error}. It was left as it is.", folder.display());
    cli::complain(&message);
    let _ = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |tauri| {
            use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
            let handle = tauri.handle().clone();
            tauri
                .dialog()
                .message(message)
                .title("Broadsheet")
                .kind(MessageDialogKind::Error)
                .show(move |_| handle.exit(1));
            Ok(())
        })
        .run(tauri::generate_context!("tauri.conf.json"));
    ExitCode::from(cli::FAILED)
}

fn make_window(handle: &AppHandle) -> tauri::Result<()> {
    WebviewWindowBuilder::new(handle, "main", WebviewUrl::default())
        .title("Broadsheet")
        .inner_size(1360.0, 860.0)
        .min_inner_size(420.0, 360.0)
        .visible(false)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// The window shows its own pages and nothing else, whatever a page or a drop asks for.
fn is_own(address: &Url) -> bool {
    let own = matches!(
        (address.scheme(), address.host_str()),
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost"))
    );
    own || (cfg!(debug_assertions) && address.host_str() == Some("localhost") && address.port() == Some(1420))
}

fn drag(handle: &AppHandle, event: &DragDropEvent) {
    let tell = |event| {
        handle.state::<Arc<Listener>>().tell(event);
    };
    match event {
        DragDropEvent::Enter { paths, .. } => tell(Event::DragEnter { files: droppable(paths).len() }),
        DragDropEvent::Leave => tell(Event::DragLeave),
        DragDropEvent::Drop { paths, .. } => {
            tell(Event::DragLeave);
            let files = droppable(paths);
            if !files.is_empty() {
                handle.state::<App>().import_paths(files);
            }
        }
        _ => {}
    }
}

/// Lets the page save what was typed last and close the window itself; a page that cannot save says so and
/// stays. Asked again, or with no page that hears, the window goes.
fn close_when_saved(window: &tauri::Window) {
    let asked_before = window.state::<CloseAsked>().0.swap(true, Ordering::SeqCst);
    if asked_before || !window.state::<Arc<Listener>>().tell(Event::Closing) {
        let _ = window.destroy();
    }
}

/// What is dropped comes from strangers: on Linux even a web address can arrive as a path.
fn droppable(paths: &[PathBuf]) -> Vec<PathBuf> {
    let taken = |path: &&PathBuf| path.is_absolute() && (path.is_file() || path.is_dir());
    paths.iter().filter(taken).cloned().collect()
}

/// Tells the window when this process or another has changed the library.
async fn watch(library: Arc<Library>, listener: Arc<Listener>) {
    let mut known = None;
    let mut interval = tokio::time::interval(WATCH);
    interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        interval.tick().await;
        let library = Arc::clone(&library);
        let Ok(Ok(version)) = tokio::task::spawn_blocking(move || library.version()).await else { continue };
        if known.replace(version).is_some_and(|known| known != version) {
            listener.tell(Event::Changed);
        }
    }
}

/// WebKitGTK shows nothing with NVIDIA's driver unless told to draw without DMABUF.
fn avoid_blank_window() {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none()
        && Path::new("/proc/driver/nvidia/version").exists()
    {
        #[expect(unsafe_code, reason = "nothing else runs yet that could read the environment")]
        // SAFETY: this is the first thing the only thread does.
        unsafe {
            std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
}
