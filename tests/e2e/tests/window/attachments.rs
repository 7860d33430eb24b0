//! PDFs of one's own.

use std::path::Path;
use std::time::Duration;

use broadsheet_e2e::{Outcome, hold_clipboard, press, run, until};

use crate::{LANTERNS, home_with_page};

/// Chooses a file in the system's own dialog, by pasting its path.
async fn choose(title: &str, file: &Path) -> Outcome {
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

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_pdf_is_copied_into_the_library_opened_in_the_viewer_and_taken_off() -> Outcome {
    let home = home_with_page().await?;
    let pdf = home.file("lanterns.pdf", "%PDF-1.4\n%%EOF\n")?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["f"]).await?;
    choose("Add PDFs", &pdf).await?;
    app.sees("Added 1 PDF").await?;
    std::fs::remove_file(&pdf)?;

    app.click(".attachments .open").await?;
    until("the viewer", || async { Ok(home.opened().iter().any(|path| path.ends_with(".pdf"))) }).await?;
    app.click_named("Take lanterns.pdf off this paper").await?;
    app.until_js("no PDF", "return document.querySelector('.attachments') === null").await?;
    app.click_named("Undo").await?;
    app.finds(".attachments .open").await
}
