//! A Tauri window with nothing in it: what Broadsheet's start-up and memory are measured against.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
