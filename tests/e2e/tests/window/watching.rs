//! A folder whose new files are imported by themselves.

use broadsheet_e2e::{Home, Outcome, hf_page, press};
use serde_json::json;

use crate::holds;

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_lands_in_the_watched_folder_is_imported_once_with_a_quiet_notice() -> Outcome {
    let home = Home::new()?;
    let folder = home.path().join("files");
    home.prefer(&json!({ "watch_folder": folder }))?;
    let app = home.open().await?;

    home.file("papers.txt.part", hf_page())?;
    std::fs::rename(folder.join("papers.txt.part"), folder.join("papers.txt"))?;
    app.sees("From the watched folder: papers.txt").await?;
    holds(&home, 3).await?;

    press(&["ctrl+comma"]).await?;
    app.sees(&folder.to_string_lossy()).await?;
    app.click_named("Stop watching").await?;
    app.sees("No folder is watched").await?;
    app.close().await?;

    let app = home.open().await?;
    app.lists(3).await?;
    assert_eq!(home.list().await?.len(), 3);
    Ok(())
}
