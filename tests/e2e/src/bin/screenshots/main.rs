//! Takes a picture of every state of the window, light and dark, into a folder (`docs/screens`); in Chinese, of the
//! main ones, light.
//!
//!     screenshots [FOLDER [STATE]]
//!     screenshots FOLDER zh [STATE]

mod act;
mod annotate;
mod command;
mod fill;
mod sight;

use std::path::{Path, PathBuf};
use std::time::Duration;

use broadsheet_e2e::{App, Home, Outcome, press};
use serde_json::json;

use act::{Held, act};
use fill::fill;

const WIDE: (u32, u32) = (1360, 860);
const THEMES: [&str; 2] = ["light", "dark"];

/// The driver takes its picture at the next frame that is drawn, and a window at rest draws none.
const KEEP_DRAWING: &str = r"
    const dot = document.createElement('i');
    dot.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px; opacity: 0.01';
    document.body.append(dot);
    setInterval(() => (dot.style.background = dot.style.background === 'black' ? 'gray' : 'black'), 40);
";

/// The folders of this run are nobody's: pictures show them as a person's.
const AT_HOME: &str = r"
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        if (text.data.includes(HOME)) text.data = text.data.replaceAll(HOME, '/home/ada');
";

/// A state of the window: what the library holds, and what a person does.
struct State {
    name: &'static str,
    size: (u32, u32),
    library: Library,
    /// Whether it is shown in Chinese.
    chinese: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    Empty,
    Full,
    Huge,
}

const STATES: [(&str, (u32, u32), Library); 107] = [
    ("first-run", WIDE, Library::Empty),
    ("first-steps", WIDE, Library::Empty),
    ("first-steps-650", (650, 860), Library::Empty),
    ("first-steps-over", WIDE, Library::Empty),
    ("library", WIDE, Library::Full),
    ("long-title", WIDE, Library::Full),
    ("no-code", WIDE, Library::Full),
    ("math", WIDE, Library::Full),
    ("search", WIDE, Library::Full),
    ("no-results", WIDE, Library::Full),
    ("search-fields", WIDE, Library::Full),
    ("completion", WIDE, Library::Full),
    ("remark", WIDE, Library::Full),
    ("mended", WIDE, Library::Full),
    ("mended-650", (650, 860), Library::Full),
    ("shelf", WIDE, Library::Full),
    ("shelves", WIDE, Library::Full),
    ("find", WIDE, Library::Full),
    ("find-650", (650, 860), Library::Full),
    ("searching", WIDE, Library::Full),
    ("note", WIDE, Library::Full),
    ("image", WIDE, Library::Full),
    ("triage", WIDE, Library::Full),
    ("selecting", WIDE, Library::Full),
    ("highlighted", WIDE, Library::Full),
    ("highlights", WIDE, Library::Full),
    ("highlight", WIDE, Library::Full),
    ("versions", WIDE, Library::Full),
    ("linking", WIDE, Library::Full),
    ("notebook", WIDE, Library::Full),
    ("deleted", WIDE, Library::Full),
    ("empty-trash", WIDE, Library::Full),
    ("tags", WIDE, Library::Full),
    ("print", WIDE, Library::Full),
    ("tagging", WIDE, Library::Full),
    ("drop", WIDE, Library::Full),
    ("receipt", WIDE, Library::Full),
    ("receipt-details", WIDE, Library::Full),
    ("error", WIDE, Library::Full),
    ("needs-day", WIDE, Library::Full),
    ("undone", WIDE, Library::Full),
    ("edit", WIDE, Library::Full),
    ("edit-error", WIDE, Library::Full),
    ("edited", WIDE, Library::Full),
    ("seen", WIDE, Library::Full),
    ("provenance", WIDE, Library::Full),
    ("split", WIDE, Library::Full),
    ("selection", WIDE, Library::Full),
    ("code-appeared", WIDE, Library::Full),
    ("receipt-code", WIDE, Library::Full),
    ("duplicates", WIDE, Library::Full),
    ("duplicates-650", (650, 860), Library::Full),
    ("trash", WIDE, Library::Full),
    ("history", WIDE, Library::Full),
    ("history-900", (900, 860), Library::Full),
    ("import-troubles", WIDE, Library::Full),
    ("preview", WIDE, Library::Full),
    ("digest-menu", WIDE, Library::Full),
    ("reread", WIDE, Library::Full),
    ("watched", WIDE, Library::Full),
    ("watch-settings", WIDE, Library::Full),
    ("settings", WIDE, Library::Full),
    ("settings-650", (650, 860), Library::Full),
    ("settings-search", WIDE, Library::Full),
    ("settings-reading", WIDE, Library::Full),
    ("settings-notes", WIDE, Library::Full),
    ("settings-citing", WIDE, Library::Full),
    ("export", WIDE, Library::Full),
    ("export-markdown", WIDE, Library::Full),
    ("export-650", (650, 860), Library::Full),
    ("archive", WIDE, Library::Full),
    ("settings-import", WIDE, Library::Full),
    ("settings-import-650", (650, 860), Library::Full),
    ("settings-keys", WIDE, Library::Full),
    ("settings-library", WIDE, Library::Full),
    ("settings-language", WIDE, Library::Full),
    ("missing", WIDE, Library::Full),
    ("damaged", WIDE, Library::Full),
    ("damaged-650", (650, 860), Library::Full),
    ("lost", WIDE, Library::Full),
    ("backups", WIDE, Library::Full),
    ("note-error", WIDE, Library::Full),
    ("unsaved", WIDE, Library::Full),
    ("about", WIDE, Library::Full),
    ("keys", WIDE, Library::Full),
    ("palette", WIDE, Library::Full),
    ("palette-typed", WIDE, Library::Full),
    ("palette-650", (650, 860), Library::Full),
    ("change-keys", WIDE, Library::Full),
    ("key-taken", WIDE, Library::Full),
    ("app-menu", WIDE, Library::Full),
    ("row-menu", WIDE, Library::Full),
    ("link-menu", WIDE, Library::Full),
    ("undo-history", WIDE, Library::Full),
    ("activity", WIDE, Library::Full),
    ("working", WIDE, Library::Full),
    ("contrast", WIDE, Library::Full),
    ("forced-colors", WIDE, Library::Full),
    ("text-200", (1000, 860), Library::Full),
    ("text-200-list", (700, 860), Library::Full),
    ("text-200-paper", (700, 860), Library::Full),
    ("text-200-settings", (700, 860), Library::Full),
    ("text-200-selection", (700, 860), Library::Full),
    ("text-200-first-run", (700, 860), Library::Empty),
    ("900", (900, 860), Library::Full),
    ("650", (650, 860), Library::Full),
    ("100000", WIDE, Library::Huge),
];

/// The states that are shown in Chinese too. A dialog must be one that keys alone open.
const CHINESE: [&str; 31] = [
    "first-run",
    "first-steps",
    "activity",
    "library",
    "no-results",
    "remark",
    "note",
    "triage",
    "highlights",
    "notebook",
    "deleted",
    "edit-error",
    "seen",
    "provenance",
    "selection",
    "duplicates",
    "history",
    "import-troubles",
    "settings",
    "settings-notes",
    "settings-citing",
    "export",
    "export-650",
    "archive",
    "settings-import",
    "settings-import-650",
    "settings-library",
    "backups",
    "unsaved",
    "keys",
    "650",
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| "docs/screens".to_owned()));
    let mut only = arguments.next();
    let chinese = only.as_deref() == Some("zh");
    if chinese {
        only = arguments.next();
    }
    std::fs::create_dir_all(&folder)?;
    let huge = Home::new()?;
    for (name, size, library) in STATES {
        if only.as_deref().is_some_and(|only| only != name) {
            continue;
        }
        if chinese && !CHINESE.contains(&name) {
            continue;
        }
        let state = State { name, size, library, chinese };
        for theme in if chinese { &THEMES[..1] } else { &THEMES[..] } {
            let path = folder.join(format!("{name}-{}.png", if chinese { "zh" } else { theme }));
            match take(&state, theme, &huge, &path).await {
                Ok(()) => println!("{}", path.display()),
                Err(error) => eprintln!("{}: {error}", path.display()),
            }
        }
    }
    Ok(())
}

async fn take(state: &State, theme: &str, huge: &Home, path: &Path) -> Outcome {
    let fresh = Home::new()?;
    let home = if state.library == Library::Huge { huge } else { &fresh };
    fill(home, state.library).await?;
    let watched = matches!(state.name, "watched" | "watch-settings").then(|| home.path().join("watched"));
    if let Some(folder) = &watched {
        std::fs::create_dir_all(folder)?;
    }
    let away = matches!(state.name, "missing" | "damaged" | "damaged-650" | "lost");
    fault(state.name, home).await?;
    let missing = (state.name == "missing").then_some("/media/reader/disk/papers");
    let text_size = if state.name.starts_with("text-200") { 200 } else { 100 };
    home.prefer(
        &json!({ "theme": theme, "text_size": text_size, "watch_folder": watched, "library": missing }),
    )?;
    let app = home.open().await?;
    app.window().resize(state.size.0, state.size.1).await?;
    app.until_js("the page to have the window's size", &format!("return innerWidth === {}", state.size.0))
        .await?;
    if state.library != Library::Empty && !away {
        app.finds("[role=option]").await?;
    }
    // What is held must live until the picture is taken.
    // What a person does is told in English; the window changes its language while it shows what came of it.
    let dialog = state.name.starts_with("settings") || matches!(state.name, "keys" | "backups" | "unsaved");
    if state.chinese && dialog {
        speak_chinese(&app).await?;
    }
    let held = act(state.name, &app, home).await?;
    if state.chinese && !dialog {
        speak_chinese(&app).await?;
    }
    tokio::time::sleep(Duration::from_millis(600)).await;
    app.until_js(
        "the fonts",
        "return document.fonts.status === 'loaded' && [...document.fonts].some(font => font.status === 'loaded')",
    )
    .await?;
    // On a busy machine the window may be some frames behind, and the editor and formulas come after the first.
    app.js_async("requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 300)))")
        .await?;
    app.until_js(
        "the editor",
        "return !document.querySelector('main .editor:not(:has(.cm-editor, textarea))')",
    )
    .await?;
    app.js(&AT_HOME.replace("HOME", &json!(home.path()).to_string())).await?;
    app.js(KEEP_DRAWING).await?;
    std::fs::write(path, app.picture().await?)?;
    if let Held::Drag(mut source) = held {
        source.give_up().await?;
    }
    Ok(())
}

/// What has become of the library before the window opens.
async fn fault(state: &str, home: &Home) -> Outcome {
    if matches!(state, "damaged" | "damaged-650" | "lost" | "backups" | "note-error" | "unsaved") {
        home.cli(&["backup"]).await?;
        home.cli(&["tag", "add", "later", "1512.03385"]).await?;
        home.cli(&["backup"]).await?;
        let note = home.file("since.md", "Written since the last backup.")?;
        home.cli(&["note", "1512.03385", "--set", &note.to_string_lossy()]).await?;
    }
    match state {
        "damaged" | "damaged-650" => home.damage().await,
        "lost" => Ok(std::fs::remove_dir_all(home.path().join("data/broadsheet"))?),
        _ => Ok(()),
    }
}

/// Chooses Chinese in the settings.
async fn speak_chinese(app: &App<'_>) -> Outcome {
    app.js("document.activeElement?.blur()").await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=language]").await?;
    app.click_named("简体中文").await?;
    app.sees("设置").await?;
    press(&["Escape"]).await
}
