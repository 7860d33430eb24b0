//! The built program in a real window. `scripts/e2e.sh` gives these tests a screen of their own; without
//! one they are left out.

mod add;
mod attachments;
mod bulk;
mod details;
mod diagnostics;
mod exporting;
mod first_steps;
mod focus;
mod highlights;
mod history;
mod hostile;
mod identity;
mod images;
mod import;
mod keys;
mod languages;
mod large_text;
mod library;
mod long_work;
mod menus;
mod morning;
mod notebook;
mod notes;
mod offers;
mod open;
mod outside;
mod palette;
mod reach;
mod reading;
mod recovery;
mod reopening;
mod rescue;
mod screens;
mod scroll;
mod search;
mod second;
mod settings;
mod shelves;
mod spoken;
mod start;
mod tags;
mod tasks;
mod trash;
mod triage;
mod undo;
mod watch;

use std::path::Path;
use std::time::Duration;

use broadsheet_e2e::{
    App, Home, Outcome, hf_page, hold_clipboard, papers_of_day, press, run, type_text, until,
};

/// The titles of the papers in `digests/hf-page.txt`.
const LANTERNS: &str = "Residual Lanterns";
const TOKENS: &str = "Quiet Tokens";
const MAP: &str = "A Map of Forgotten Benchmarks";

/// A library with the three papers of `digests/hf-page.txt`, and no window yet.
async fn home_with_page() -> Outcome<Home> {
    let home = Home::new()?;
    let file = home.file("papers.txt", hf_page())?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    Ok(home)
}

/// A library with two days of the same two papers, imported one after the other, and no window yet.
async fn home_with_two_days() -> Outcome<Home> {
    let home = Home::new()?;
    for day in ["2026-01-02", "2026-01-03"] {
        let file = home.file(&format!("{day}.json"), papers_of_day(day, "2025-12-30", 0, 2))?;
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    Ok(home)
}

/// Waits until the library lists this many papers.
async fn holds(home: &Home, papers: usize) -> Outcome {
    until(&format!("{papers} papers in the library"), || async { Ok(home.list().await?.len() == papers) })
        .await
}

/// Waits until the keyboard is in a field or at a button, by a CSS selector.
async fn keyboard_in(app: &App<'_>, selector: &str) -> Outcome {
    let script =
        format!("return document.activeElement?.matches({}) ?? false", serde_json::Value::from(selector));
    app.until_js(&format!("the keyboard to be in {selector}"), &script).await
}

/// Goes through steps: keys to press; after `"` a text to type; after `?` what the page must have first, as a person waits
/// for a dialog; after `!` a script to run.
async fn go_through(app: &App<'_>, steps: &[&str]) -> Outcome {
    for step in steps {
        match step.split_at(1) {
            ("\"", text) => type_text(text).await?,
            ("?", selector) if !selector.is_empty() => app.finds(selector).await?,
            ("!", script) => drop(app.js(script).await?),
            _ => press(&[step]).await?,
        }
    }
    Ok(())
}

/// Waits until Enter would choose a palette’s entry that begins so.
async fn chosen(app: &App<'_>, name: &str) -> Outcome {
    let script = format!(
        "const field = document.querySelector('dialog input[role=combobox]'); \
         const at = document.getElementById(field?.getAttribute('aria-activedescendant')); \
         return at?.getAttribute('aria-selected') === 'true' && at.querySelector('.name').innerText.startsWith({})",
        serde_json::Value::from(name)
    );
    app.until_js(&format!("“{name}” to be chosen"), &script).await
}

/// Names a file in the system's own dialog, by pasting its path.
async fn choose_in_dialog(title: &str, file: &Path) -> Outcome {
    let asks = || async {
        Ok(run("xdotool", &["getwindowfocus", "getwindowname"]).await.is_ok_and(|name| name.contains(title)))
    };
    let _path = hold_clipboard("UTF8_STRING", file.to_string_lossy().as_bytes()).await?;
    until("the dialog to have the keyboard", asks).await?;
    until("the dialog to be done", || async {
        // It takes a path once it has read its folder, and says nothing of when that is.
        press(&["ctrl+l", "ctrl+a", "ctrl+v"]).await?;
        tokio::time::sleep(Duration::from_millis(700)).await;
        press(&["Return"]).await?;
        tokio::time::sleep(Duration::from_millis(700)).await;
        Ok(!asks().await?)
    })
    .await
}
