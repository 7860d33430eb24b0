//! A folder whose new files are imported by themselves.

use std::fs;
use std::time::Duration;

use broadsheet_e2e::{Home, Notifications, Outcome, hf_page, papers_of_day, press, run, until};
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

/// Two papers of a day land under a name.
fn lands(home: &Home, name: &str, day: &str, from: usize) -> Outcome {
    home.file("landing.part", papers_of_day(day, "2025-12-30", from, 2))?;
    let folder = home.path().join("files");
    Ok(fs::rename(folder.join("landing.part"), folder.join(name))?)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_desktop_tells_what_landed_while_the_window_is_not_in_front_and_a_click_shows_it() -> Outcome {
    let home = Home::new()?;
    let mut shown = Notifications::start().await?;
    home.prefer(&json!({ "watch_folder": home.path().join("files") }))?;
    let app = home.open().await?;

    // In front, the window's own notice is enough.
    lands(&home, "seen.json", "2026-01-02", 0)?;
    app.sees("From the watched folder: seen.json").await?;
    app.window().minimise().await?;
    app.until_js("another program in front", "return !document.hasFocus()").await?;
    lands(&home, "a <b>bold<b> & name.json", "2026-01-03", 2)?;
    let told = shown.next().await?;
    assert_eq!(
        (&told["program"], &told["title"]),
        (&json!("Broadsheet"), &json!("From the watched folder: a <b>bold<b> & name.json"))
    );
    assert!(told["body"].as_str().is_some_and(|body| body.contains('2')), "{told}");
    // The program begins to listen for a click a moment after it is shown.
    let in_front = async || -> Outcome<bool> {
        let front = run("xdotool", &["getactivewindow", "getwindowpid"]).await;
        Ok(front.is_ok_and(|pid| pid.trim() == app.pid().to_string()))
    };
    for _ in 0..40 {
        shown.click().await?;
        tokio::time::sleep(Duration::from_millis(250)).await;
        if in_front().await? {
            break;
        }
    }
    assert!(in_front().await?, "a click brings the window to the front");

    // Turned off, nothing is told.
    home.cli(&["settings", "notify", "false"]).await?;
    app.window().minimise().await?;
    app.until_js("another program in front", "return !document.hasFocus()").await?;
    lands(&home, "quiet.json", "2026-01-04", 4)?;
    holds(&home, 6).await?;
    home.cli(&["settings", "notify", "true"]).await?;
    lands(&home, "loud.json", "2026-01-05", 6)?;
    assert_eq!(shown.next().await?["title"], "From the watched folder: loud.json");
    Ok(())
}
