//! Images on the clipboard, where the web view keeps them from its page: WebKitGTK has none in a paste. Those of the other systems
//! hand them over.

use tauri::AppHandle;

/// The image on the clipboard as it is encoded there; none where there is none, or the page gets it itself.
pub(crate) fn image(handle: &AppHandle) -> Option<Vec<u8>> {
    #[cfg(target_os = "linux")]
    return linux::image(handle);
    #[cfg(not(target_os = "linux"))]
    {
        let _ = handle;
        None
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    use gtk::Clipboard;
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
    use tauri::AppHandle;

    /// What notes hold, as the clipboard calls it; the ones without loss first.
    const KINDS: &[&str] = &["image/png", "image/webp", "image/jpeg", "image/gif"];

    /// Another program may never answer.
    const PATIENCE: Duration = Duration::from_secs(5);

    pub(super) fn image(handle: &AppHandle) -> Option<Vec<u8>> {
        let (answer, answered) = channel();
        handle.run_on_main_thread(move || ask(KINDS, answer)).ok()?;
        answered.recv_timeout(PATIENCE).ok().flatten()
    }

    /// Asks for each kind in turn until there is one; never waits, since the window draws on the same thread.
    fn ask(kinds: &'static [&'static str], answer: Sender<Option<Vec<u8>>>) {
        let Some((kind, others)) = kinds.split_first() else {
            let _ = answer.send(None);
            return;
        };
        Clipboard::get(&SELECTION_CLIPBOARD).request_contents(&Atom::intern(kind), move |_, content| {
            if content.length() > 0 {
                let _ = answer.send(Some(content.data()));
            } else {
                ask(others, answer);
            }
        });
    }
}
