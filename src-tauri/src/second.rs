//! A second start on the same library: the window that is open comes to the front and imports the files that the second was
//! given. Where the system has no way to tell, both windows work on the library beside each other.

use std::path::{Path, PathBuf};

use clap::Parser as _;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Wry};

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
    let asked = cli::Arguments::try_parse_from(arguments);
    import(handle, asked.map(|asked| asked.files).unwrap_or_default(), Path::new(from));
}

/// Imports files, named as from a folder, once the library is open.
pub(crate) fn import(handle: &AppHandle, files: Vec<PathBuf>, from: &Path) {
    let files = there(files, from);
    if files.is_empty() {
        return;
    }
    let opening = handle.state::<Opening>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Some(app) = opening.app() {
            app.import_paths(files);
        }
    });
}

/// The files and folders that are there, of what a start was given in the folder `from`: whoever is on the session's bus can tell
/// this window anything.
fn there(files: Vec<PathBuf>, from: &Path) -> Vec<PathBuf> {
    files.into_iter().map(|file| from.join(file)).filter(|file| file.is_file() || file.is_dir()).collect()
}

fn raise(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window("main") else { return };
    let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_hands_on_only_what_is_there() {
        let file = std::env::current_exe().unwrap();
        let (folder, name) = (file.parent().unwrap(), PathBuf::from(file.file_name().unwrap()));
        let strange = ["gone.json", "https://example.org/a.json", "--help"].map(PathBuf::from).to_vec();
        assert_eq!(there([strange, vec![name.clone()]].concat(), folder), std::slice::from_ref(&file));
        assert_eq!(there(vec![file.clone()], Path::new("/nowhere")), [file]);
        assert_eq!(there(vec![name], Path::new("/nowhere")), Vec::<PathBuf>::new());
    }
}
