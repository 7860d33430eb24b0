//! A Tauri window with nothing in it: what Broadsheet's start-up and memory are measured against.
#![expect(clippy::exit, reason = "Tauri's macro ends the process where its assets are damaged")]

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
