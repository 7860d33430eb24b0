//! Notifications on the desktop, for what happens while the window is not in front.

use notify_rust::Notification;
use tauri::AppHandle;

use crate::second;

/// Letters of each line that are shown: a file's name can be long.
const MOST: usize = 200;

/// Shows a notification; a click on it brings the window to the front. A desktop that shows none is no failure.
pub(crate) fn show(handle: &AppHandle, title: &str, body: &str) {
    let (handle, title, body) = (handle.clone(), line(title), line(body));
    // It stays on the screen for as long as the desktop likes, and its click is waited for.
    let shown = std::thread::Builder::new().name("notification".to_owned()).spawn(move || {
        let mut notification = Notification::new();
        notification.summary(&title).body(&body);
        #[cfg(target_os = "linux")]
        linux(&handle, &mut notification, &body);
        #[cfg(not(target_os = "linux"))]
        {
            let _ = handle;
            let _ = notification.show();
        }
    });
    if let Err(error) = shown {
        tracing::warn!("no notification: {error}");
    }
}

#[cfg(target_os = "linux")]
fn linux(handle: &AppHandle, notification: &mut Notification, body: &str) {
    // Where bodies are markup, a file's name is none.
    let capabilities = notify_rust::get_capabilities().unwrap_or_default();
    if capabilities.iter().any(|known| known == "body-markup") {
        notification.body(&as_markup(body));
    }
    notification
        .appname("Broadsheet")
        .icon("broadsheet")
        .hint(notify_rust::Hint::DesktopEntry("Broadsheet".to_owned()))
        .action("default", "Open");
    match notification.show() {
        Ok(shown) => shown.wait_for_action(|action| {
            if action == "default" {
                second::raise(handle);
            }
        }),
        // No notification daemon runs here.
        Err(error) => tracing::info!("no notification: {error}"),
    }
}

/// A text that is none of the markup it stands in.
#[cfg(target_os = "linux")]
fn as_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text as one line of a bounded length.
fn line(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn a_files_name_is_no_markup_of_a_notification() {
        let name = "<img src=\"https://evil.example/x\"/> &lt;b&gt;.json";
        let shown = as_markup(name);
        assert!(!shown.contains(['<', '>']), "{shown}");
        assert_eq!(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"), name);
    }

    #[test]
    fn a_notification_is_one_line_of_a_bounded_length() {
        assert_eq!(line("a\nb\u{1b}[2J"), "ab[2J");
        assert_eq!(line(&"x".repeat(1000)).len(), MOST);
    }
}
