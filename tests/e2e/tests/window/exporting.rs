//! Papers out of the window: exports, references, archives.

use broadsheet_e2e::{DragSource, Outcome, clipboard, hold_clipboard, press, until};

use crate::{LANTERNS, MAP, choose_in_dialog, holds, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_is_selected_is_seen_and_written_where_the_person_says() -> Outcome {
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["x", "ctrl+e"]).await?;
    app.until_js("the preview", "return document.querySelector('dialog pre')?.textContent.includes('@')")
        .await?;
    app.sees("1 selected").await?;
    app.sees("vision/ood").await?;
    app.click_named("RIS").await?;
    app.until_js(
        "the preview of RIS",
        "return document.querySelector('dialog pre').textContent.startsWith('TY  - ')",
    )
    .await?;
    let file = home.path().join("mine.ris");
    app.click_named("Export…").await?;
    choose_in_dialog("Export papers", &file).await?;
    app.sees("Exported 1 paper to").await?;
    let text = std::fs::read_to_string(&file)?;
    assert!(
        text.contains(LANTERNS) && text.contains("vision/ood") && text.matches("TY  - ").count() == 1,
        "{text}"
    );
    app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn references_keys_and_entries_are_copied_in_the_persons_style() -> Outcome {
    let home = home_with_page().await?;
    home.prefer(&serde_json::json!({ "citation_style": "ieee", "citation_keys": "{word}" }))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let _before = hold_clipboard("UTF8_STRING", "something else").await?;
    for (key, begins) in
        [("ctrl+shift+k", "residual"), ("ctrl+shift+b", "@"), ("ctrl+shift+e", "“Residual Lanterns")]
    {
        press(&[key]).await?;
        until(&format!("{begins} on the clipboard"), || async {
            Ok(clipboard().await.is_ok_and(|text| text.starts_with(begins)))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_archive_that_is_dropped_on_an_empty_window_is_opened_and_gone_back_from() -> Outcome {
    let full = home_with_page().await?;
    full.cli(&["tag", "add", "vision/ood", "1"]).await?;
    let file = full.path().join("all.zip");
    full.cli(&["archive", &file.to_string_lossy()]).await?;

    let home = broadsheet_e2e::Home::new()?;
    let app = home.open().await?;
    app.sees("Your papers, kept").await?;
    let mut source = DragSource::of_files(&[&file]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("is an archive of a Broadsheet library: 3 papers").await?;
    app.click_named("Open the archive").await?;
    app.choose(MAP).await?;
    holds(&home, 3).await?;
    app.sees("vision").await?;
    app.click_named("Go back").await?;
    app.sees("Your papers, kept").await?;
    holds(&home, 0).await
}

/// "Open with" on an archive while no window is open: the window listens only after it was told.
#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_archive_that_broadsheet_is_started_with_is_asked_about() -> Outcome {
    let full = home_with_page().await?;
    let file = full.path().join("all.zip");
    full.cli(&["archive", &file.to_string_lossy()]).await?;

    let home = broadsheet_e2e::Home::new()?;
    let app = home.open_given(&[&file.to_string_lossy()]).await?;
    app.sees("is an archive of a Broadsheet library: 3 papers").await?;
    app.click_named("Open the archive").await?;
    app.choose(MAP).await?;
    holds(&home, 3).await
}
