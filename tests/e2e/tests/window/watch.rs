//! A folder whose new files are imported by themselves.

use std::fs;

use broadsheet_e2e::{Home, Outcome, hf_page, papers_of_day, press, until};
use serde_json::json;

use crate::{LANTERNS, holds};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_lands_in_the_watched_folder_is_imported_once_it_is_complete() -> Outcome {
    let home = Home::new()?;
    let folder = home.path().join("landing");
    fs::create_dir(&folder)?;
    home.prefer(&json!({ "watch_folder": folder }))?;
    let app = home.open().await?;

    // As a browser does: under another name until all of it is there.
    fs::write(folder.join("papers.txt.part"), &hf_page()[..60])?;
    fs::write(folder.join("papers.txt.part"), hf_page())?;
    assert!(home.list().await?.is_empty(), "a file that is not complete is left alone");
    fs::rename(folder.join("papers.txt.part"), folder.join("papers.txt"))?;
    app.lists(3).await?;
    app.sees(LANTERNS).await?;

    fs::copy(folder.join("papers.txt"), folder.join("papers (1).txt"))?;
    fs::write(folder.join("more.json"), papers_of_day("2026-01-02", "2025-12-30", 0, 2))?;
    until("the second file to be imported", || async { Ok(home.list().await?.len() == 5) }).await?;
    let imports = home.cli(&["imports"]).await?;
    let labels: Vec<_> = imports.as_array().into_iter().flatten().map(|row| &row["label"]).collect();
    assert_eq!(labels.len(), 2, "a copy of what is known is no import: {labels:?}");
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_quiet_notice_tells_what_came_from_the_watched_folder_and_the_settings_stop_it() -> Outcome {
    let home = Home::new()?;
    let folder = home.path().join("files");
    home.prefer(&json!({ "watch_folder": folder }))?;
    let app = home.open().await?;

    home.file("papers.txt.part", hf_page())?;
    fs::rename(folder.join("papers.txt.part"), folder.join("papers.txt"))?;
    app.sees("From the watched folder: papers.txt").await?;
    holds(&home, 3).await?;

    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=import]").await?;
    app.sees(&folder.to_string_lossy()).await?;
    app.click_named("Stop watching").await?;
    app.sees("No folder is watched").await?;
    app.close().await?;

    let app = home.open().await?;
    app.lists(3).await?;
    assert_eq!(home.list().await?.len(), 3);
    Ok(())
}
