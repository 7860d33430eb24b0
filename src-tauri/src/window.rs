//! The window: on the screen at once, filled when its page has drawn itself, told of drops.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use broadsheet_core::api::{Event, Settings};
use broadsheet_core::model::Theme;
use broadsheet_core::service::{Place, SessionFile, SettingsFile};
use tauri::webview::{Color, NewWindowResponse};
use tauri::{AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::closing::{CloseAsked, Next};
use crate::given::Given;
use crate::ipc::{self, Listener};
use crate::opening::{self, Opening};
use crate::{backups, bounds, cli, menu, place, recovery, renderer, second};

/// `--paper` of the page's two themes: what stands there until the page has drawn itself.
const LIGHT: Color = Color(0xfc, 0xfb, 0xf8, 0xff);
const DARK: Color = Color(0x1b, 0x1a, 0x18, 0xff);

/// Opens the window on the library in its place, which may have been named at the start, and stays until it is closed.
/// Takes what the start was given first.
pub(crate) fn run(place: Place, named: bool, settings: Arc<SettingsFile>, given: Given) -> ExitCode {
    renderer::choose();
    let (Place::Here(folder) | Place::Absent(folder, _)) = &place;
    let session = Arc::new(place::session(folder).map_or_else(SessionFile::default, SessionFile::open));
    let builder = tauri::Builder::default();
    // Before everything else: a second start ends there.
    let builder = match second::plugin(folder, named) {
        Some(plugin) => builder.plugin(plugin),
        None => builder,
    };
    let result = menu::given(builder)
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::new(Listener::default()))
        .manage(Opening::default())
        .manage(CloseAsked::default())
        .manage(bounds::Standing::new(Arc::clone(&session)))
        .invoke_handler(tauri::generate_handler![ipc::call, ipc::subscribe])
        .setup(move |tauri| {
            let handle = tauri.handle();
            opening::begin(handle.clone(), place, named, Arc::clone(&settings));
            make_window(handle, &settings.get())?;
            second::take(handle, given);
            Ok(())
        })
        .on_window_event(|window, event| {
            bounds::follow(window, event);
            match event {
                WindowEvent::DragDrop(event) => drag(window.app_handle(), event),
                WindowEvent::CloseRequested { api, .. } => {
                    api.prevent_close();
                    close_when_saved(window);
                }
                WindowEvent::Destroyed => back_up(window.app_handle()),
                _ => {}
            }
        })
        .build(tauri::generate_context!("tauri.conf.json"));
    match result {
        Ok(built) => {
            built.run(second::told);
            ExitCode::SUCCESS
        }
        Err(error) => {
            cli::complain(&format!(
                "The window could not be opened: {error}. The library was not changed. Where there is no \
                 display, use the command line: broadsheet --help."
            ));
            ExitCode::from(cli::FAILED)
        }
    }
}

/// Shown before its page is there, so that both come about side by side; in the colour of the paper, so that
/// nothing flashes.
fn make_window(handle: &AppHandle, settings: &Settings) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(handle, "main", WebviewUrl::default())
        .title("Broadsheet")
        .min_inner_size(420.0, 360.0)
        .visible(false)
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    let window = bounds::placed(window, handle).build()?;
    recovery::watch(&window)?;
    let dark = match settings.theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::System => matches!(window.theme(), Ok(tauri::Theme::Dark)),
    };
    window.set_background_color(Some(if dark { DARK } else { LIGHT }))?;
    window.show()
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
                let opening = handle.state::<Opening>().inner().clone();
                tauri::async_runtime::spawn_blocking(move || {
                    if let Some(app) = opening.app() {
                        app.import_paths(files);
                    }
                });
            }
        }
        _ => {}
    }
}

/// Lets the page save what was typed last and close the window itself; a page that cannot save says so and
/// stays. With no page that hears or answers, the window goes.
fn close_when_saved(window: &tauri::Window) {
    let goes = match window.state::<CloseAsked>().ask(Instant::now()) {
        Next::Ask => !window.state::<Arc<Listener>>().tell(Event::Closing),
        Next::Wait => false,
        Next::Go => true,
    };
    if goes {
        let _ = window.destroy();
    }
}

/// The window is gone; what was done since the last backup is backed up if that is long ago.
fn back_up(handle: &AppHandle) {
    let Some(app) = handle.state::<Opening>().app_if_open() else { return };
    let _ = backups::ask(app.library());
}

/// What is dropped comes from strangers: on Linux even a web address can arrive as a path.
fn droppable(paths: &[PathBuf]) -> Vec<PathBuf> {
    let taken = |path: &&PathBuf| path.is_absolute() && (path.is_file() || path.is_dir());
    paths.iter().filter(taken).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_goes_to_its_own_pages_and_nowhere_else() {
        let goes = |address: &str| is_own(&Url::parse(address).unwrap());
        assert!(goes("tauri://localhost/index.html"));
        for elsewhere in [
            "https://example.org/",
            "http://localhost/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "about:blank",
            "https://tauri.localhost.example.org/",
        ] {
            assert!(!goes(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn what_is_dropped_is_taken_only_where_it_is_a_file_or_folder_that_is_there() {
        let here = std::env::temp_dir();
        let dropped = [
            here.clone(),
            PathBuf::from("https://example.org/a.txt"),
            here.join("not there"),
            PathBuf::from("."),
        ];
        assert_eq!(droppable(&dropped), [here]);
    }
}
