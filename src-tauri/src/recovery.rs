//! A page whose process has ended is shown anew. Web views have been brought down by what they drew, and the person's work is in
//! another process: nothing that was saved is touched by it.

use tauri::WebviewWindow;

/// Watches the process of the window's page.
///
/// # Errors
///
/// Where the window is gone.
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    return linux::watch(window);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = window;
        Ok(())
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::Cell;
    use std::time::{Duration, Instant};

    use tauri::WebviewWindow;
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt};

    use crate::cli;

    /// A page that ends again within this time is brought down by what it shows first: showing it again helps nobody.
    const AT_ONCE: Duration = Duration::from_secs(10);
    const PAGE: &str = "tauri://localhost";
    /// How often it is shown all the same.
    const TRIES: u32 = 3;

    pub(super) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
        window.with_webview(|view| {
            let last: Cell<Option<Instant>> = Cell::new(None);
            let tries = Cell::new(0);
            view.inner().connect_web_process_terminated(move |view, reason| {
                let at_once = last.replace(Some(Instant::now())).is_some_and(|last| last.elapsed() < AT_ONCE);
                tries.set(if at_once { tries.get() + 1 } else { 1 });
                let again = tries.get() <= TRIES;
                cli::complain(&format!(
                    "The process that draws the window has {}. What was saved is untouched{}",
                    match reason {
                        WebProcessTerminationReason::ExceededMemoryLimit => "taken too much memory",
                        _ => "ended unexpectedly",
                    },
                    if again { "; the window is drawn anew." } else { ". Start Broadsheet anew." }
                ));
                match view.uri() {
                    _ if !again => {}
                    Some(address) if !address.is_empty() => view.reload(),
                    // It ended before its page had come.
                    _ => view.load_uri(PAGE),
                }
            });
        })
    }
}
