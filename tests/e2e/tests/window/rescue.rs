//! A library that is damaged or gone: what the window offers, and that nothing is overwritten.

use std::fs;

use broadsheet_e2e::{Home, Outcome, press, until};

use crate::{holds, home_with_page, keyboard_in};

/// A library of three papers, of which the first has a note that is in the backup and the second one that is not; then what the
/// library's shelves are kept on is overwritten.
pub(crate) async fn damaged() -> Outcome<Home> {
    let home = home_with_page().await?;
    note(&home, "1", "kept in the backup").await?;
    home.cli(&["backup"]).await?;
    note(&home, "2", "written since").await?;
    home.damage().await?;
    Ok(home)
}

async fn note(home: &Home, paper: &str, text: &str) -> Outcome {
    let file = home.file("note.md", text)?;
    home.cli(&["note", paper, "--set", &file.to_string_lossy()]).await.map(drop)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_damaged_library_is_left_as_it_is_and_gone_on_with_from_a_backup_or_what_can_be_read() -> Outcome {
    let home = damaged().await?;
    let library = home.path().join("data/broadsheet/library.db");
    let bytes = fs::read(&library)?;
    let app = home.open().await?;
    app.sees("Your library is damaged").await?;
    app.sees("The newest good backup").await?;
    app.sees("3 papers · 1 note").await?;
    app.sees("3 papers · 2 notes").await?;
    assert!(fs::read(&library)? == bytes, "it was only read");
    keyboard_in(&app, "main .actions button").await?;

    // The newest good backup is the first that is offered.
    app.click("main .backup .primary").await?;
    app.lists(3).await?;
    assert_eq!(home.cli(&["list", "has:note"]).await?.as_array().map(Vec::len), Some(1));
    let aside = fs::read_dir(home.path().join("data/broadsheet"))?.flatten().map(|entry| entry.path());
    let aside: Vec<_> = aside.filter(|path| path.to_string_lossy().contains("damaged-")).collect();
    assert!(aside.iter().any(|path| fs::read(path).is_ok_and(|kept| kept == bytes)), "set aside as it was");

    // What could be read is among the backups, and can be gone over to.
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=library]").await?;
    app.sees("read out of a damaged library").await?;
    app.js("[...document.querySelectorAll('dialog .backup')].find((line) => line.innerText.includes('read out of')).querySelector('button').click()")
        .await?;
    app.sees("The library is as it was on").await?;
    until("both notes", || async {
        Ok(home.cli(&["list", "has:note"]).await?.as_array().map(Vec::len) == Some(2))
    })
    .await?;
    app.click_named("Go back").await?;
    until("one note", || async {
        Ok(home.cli(&["list", "has:note"]).await?.as_array().map(Vec::len) == Some(1))
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_library_that_is_gone_is_not_silently_begun_anew() -> Outcome {
    let home = home_with_page().await?;
    home.cli(&["backup"]).await?;
    let folder = home.path().join("data/broadsheet");
    fs::remove_dir_all(&folder)?;
    assert!(home.cli(&["list"]).await.is_err(), "the command line says so too");
    let app = home.open().await?;
    app.sees("Your library is gone").await?;
    app.sees("3 papers").await?;
    assert!(!folder.join("library.db").exists(), "nothing was made");
    app.click_named("Begin a new library").await?;
    app.sees("Drop a digest").await?;
    holds(&home, 0).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=library]").await?;
    app.click("dialog .backup button").await?;
    app.sees("The library is as it was on").await?;
    press(&["Escape"]).await?;
    app.lists(3).await
}
