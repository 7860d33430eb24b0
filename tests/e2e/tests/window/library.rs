use std::fs;

use broadsheet_e2e::{Outcome, press, until};
use serde_json::json;

use crate::{home_with_page, keyboard_in};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_settings_say_where_the_library_is_how_large_and_open_its_folder() -> Outcome {
    let home = home_with_page().await?;
    let moved = home.path().join("moved");
    fs::rename(home.path().join("data/broadsheet"), &moved)?;
    home.prefer(&json!({ "library": moved }))?;
    let app = home.open().await?;
    app.lists(3).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=library]").await?;
    for said in [&*moved.to_string_lossy(), "3 papers", "Imported files", "Move…"] {
        app.sees(said).await?;
    }
    app.click_named("Open folder").await?;
    until("the folder to be opened", || async { Ok(home.opened() == [moved.to_string_lossy()]) }).await?;
    home.cli(&["tag", "add", "here", "1"]).await?;
    app.sees("here").await?;
    assert!(!home.path().join("data/broadsheet").exists(), "no other one was made");
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_library_that_is_not_there_is_said_found_again_and_never_made_anew() -> Outcome {
    let home = home_with_page().await?;
    let (standard, disk) = (home.path().join("data/broadsheet"), home.path().join("disk"));
    fs::rename(&standard, &disk)?;
    let away = home.path().join("away");
    fs::rename(&disk, &away)?;
    home.prefer(&json!({ "library": disk, "theme": "dark" }))?;
    assert!(home.cli(&["list"]).await.is_err(), "the command line says so too");
    let app = home.open().await?;
    app.sees("Your library is not there").await?;
    app.sees(&disk.to_string_lossy()).await?;
    keyboard_in(&app, "main .primary").await?;
    press(&["Return"]).await?;
    app.sees("Your library is not there").await?;
    assert!(!standard.join("library.db").exists() && !disk.exists(), "nothing was made");
    fs::rename(&away, &disk)?;
    press(&["Return"]).await?;
    app.lists(3).await
}
