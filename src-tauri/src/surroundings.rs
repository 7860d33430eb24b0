//! The system that the program runs on, as a report of a fault needs it.

use std::fs;

use broadsheet_core::service::Surroundings;

use crate::logging;

/// How many lines of the log a report has.
const LINES: usize = 60;

/// The system's name and version, its desktop and its web view, and what was logged last.
pub(crate) fn surroundings() -> Surroundings {
    let known = |line: &Option<String>| line.is_some();
    let system = [Some(system()), desktop(), web_view()].into_iter().filter(known).flatten().collect();
    Surroundings { system, log: logging::last_lines(LINES) }
}

fn system() -> String {
    let (name, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let release = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).unwrap_or_default();
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    format!(
        "System: {name} {machine} {} {}, {processors} processors",
        kernel.trim(),
        release.trim_matches('"')
    )
}

fn desktop() -> Option<String> {
    let said = ["XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE", "GDK_BACKEND", "WEBKIT_DISABLE_DMABUF_RENDERER"]
        .into_iter()
        .filter_map(|name| Some(format!("{name}={}", std::env::var(name).ok()?)));
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| format!("Desktop: {}", said.join(" ")))
}

fn web_view() -> Option<String> {
    Some(format!("Web view: {}", tauri::webview_version().ok()?))
}
