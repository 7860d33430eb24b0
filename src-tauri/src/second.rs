//! A second start on the same library: the window that is open comes to the front, imports the files that the second was
//! given and shows the paper that it was given a link to. Where the system has no way to tell, both windows work on the library beside each other.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Parser as _;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, RunEvent, Wry};

use crate::given::Given;
use crate::opening::Opening;
use crate::{cli, place};

/// What finds the window that is open on the library in `folder`; none where a start on this library could not be told from one
/// on another.
pub(crate) fn plugin(folder: &Path, named: bool) -> Option<TauriPlugin<Wry>> {
    // Elsewhere than on Linux all windows of the program have one name.
    if named && !cfg!(target_os = "linux") {
        return None;
    }
    let name = format!("org.broadsheet.Broadsheet.l{}", place::name_of(folder));
    Some(
        tauri_plugin_single_instance::Builder::new()
            .dbus_id(name)
            .callback(|handle, arguments, from| heard(handle, arguments, &from))
            .build(),
    )
}

/// A second start told its arguments, and where it was.
fn heard(handle: &AppHandle, arguments: Vec<String>, from: &str) {
    tracing::info!(arguments = arguments.len(), "a second start was told to this window");
    raise(handle);
    let asked = cli::Arguments::try_parse_from(arguments).map(|asked| asked.given).unwrap_or_default();
    take(handle, Given::from(&asked, Path::new(from)));
}

/// macOS starts no second program: it tells the one that runs what to open.
#[cfg_attr(not(target_os = "macos"), expect(unused_variables, reason = "only macOS tells"))]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands events over by value")]
pub(crate) fn told(handle: &AppHandle, event: RunEvent) {
    #[cfg(target_os = "macos")]
    if let RunEvent::Opened { urls } = event {
        let asked: Vec<PathBuf> = urls.iter().map(|address| PathBuf::from(address.as_str())).collect();
        raise(handle);
        take(handle, Given::from(&asked, Path::new("/")));
    }
}

/// Imports the files that are there and follows the link, once the library is open.
pub(crate) fn take(handle: &AppHandle, given: Given) {
    let Given { files, link } = given;
    let files = there(files);
    if files.is_empty() && link.is_none() {
        return;
    }
    let opening = handle.state::<Opening>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let Some(app) = opening.app() else { return };
        if !files.is_empty() {
            app.import_paths(files);
        }
        if let Some(link) = link {
            app.follow(&link);
        }
    });
}

/// The files and folders that are there, of what a start was given: whoever is on the session's bus can tell this window
/// anything.
fn there(files: Vec<PathBuf>) -> Vec<PathBuf> {
    files.into_iter().filter(|file| file.is_file() || file.is_dir()).collect()
}

/// Brings the window to the front, by and by.
pub(crate) fn raise(handle: &AppHandle) {
    const LOOKS: u32 = 100;
    let Some(window) = handle.get_webview_window("main") else { return };
    tauri::async_runtime::spawn(async move {
        let _ = window.unminimize().and_then(|()| window.show());
        // One that is still minimised takes no focus, and the system says only a moment later that it is not any more.
        for _ in 0..LOOKS {
            if !window.is_minimized().unwrap_or(false) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let _ = window.set_focus();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_hands_on_only_what_is_there() {
        let file = std::env::current_exe().unwrap();
        let (folder, name) = (file.parent().unwrap(), PathBuf::from(file.file_name().unwrap()));
        let strange = ["gone.json", "https://example.org/a.json", "--help"].map(PathBuf::from).to_vec();
        let files = |asked: &[PathBuf], from: &Path| there(Given::from(asked, from).files);
        assert_eq!(files(&[strange, vec![name.clone()]].concat(), folder), std::slice::from_ref(&file));
        assert_eq!(files(std::slice::from_ref(&file), Path::new("/nowhere")), [file]);
        assert_eq!(files(&[name], Path::new("/nowhere")), Vec::<PathBuf>::new());
    }
}
