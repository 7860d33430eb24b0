//! The menu bar of macOS. Tauri's own quits without asking the window, and what was typed last would not be saved; this one
//! closes the window as its button does.

use tauri::menu::{
    AboutMetadata, Menu, MenuEvent, MenuItem, PredefinedMenuItem as Item, Submenu, WINDOW_SUBMENU_ID,
};
use tauri::{AppHandle, Builder, Manager, Wry};

const QUIT: &str = "quit";

/// Gives the program its menu bar where the system has one for each program.
pub(crate) fn given(builder: Builder<Wry>) -> Builder<Wry> {
    if cfg!(target_os = "macos") { builder.menu(bar).on_menu_event(chosen) } else { builder }
}

/// What macOS expects of every program; cutting, copying and pasting by keys go through these items there.
fn bar(handle: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let package = handle.package_info();
    let about = AboutMetadata {
        name: Some(package.name.clone()),
        version: Some(package.version.to_string()),
        ..AboutMetadata::default()
    };
    let program = Submenu::with_items(
        handle,
        &package.name,
        true,
        &[
            &Item::about(handle, None, Some(about))?,
            &Item::separator(handle)?,
            &Item::services(handle, None)?,
            &Item::separator(handle)?,
            &Item::hide(handle, None)?,
            &Item::hide_others(handle, None)?,
            &Item::show_all(handle, None)?,
            &Item::separator(handle)?,
            &MenuItem::with_id(handle, QUIT, format!("Quit {}", package.name), true, Some("CmdOrCtrl+Q"))?,
        ],
    )?;
    let edit = Submenu::with_items(
        handle,
        "Edit",
        true,
        &[
            &Item::undo(handle, None)?,
            &Item::redo(handle, None)?,
            &Item::separator(handle)?,
            &Item::cut(handle, None)?,
            &Item::copy(handle, None)?,
            &Item::paste(handle, None)?,
            &Item::select_all(handle, None)?,
        ],
    )?;
    let window = Submenu::with_id_and_items(
        handle,
        WINDOW_SUBMENU_ID,
        "Window",
        true,
        &[
            &Item::minimize(handle, None)?,
            &Item::maximize(handle, None)?,
            &Item::fullscreen(handle, None)?,
            &Item::separator(handle)?,
            &Item::close_window(handle, None)?,
        ],
    )?;
    Menu::with_items(handle, &[&program, &edit, &window])
}

#[expect(clippy::needless_pass_by_value, reason = "Tauri hands events over by value")]
fn chosen(handle: &AppHandle, event: MenuEvent) {
    if event.id() == QUIT
        && let Some(window) = handle.get_webview_window("main")
    {
        let _ = window.close();
    }
}
