//! What takes long says so and keeps nobody from reading; what came of it is said once, and can be read again.

use broadsheet_e2e::{Home, Outcome, hf_page, hold_clipboard, press, type_text};
use serde_json::Value;

use crate::{LANTERNS, go_through, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn work_that_waits_for_the_disk_is_shown_and_papers_are_read_meanwhile() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    go_through(&app, &["g", "a", "?.row.on"]).await?;
    let held = home.hold_library().await?;
    press(&["ctrl+a"]).await?;
    app.sees("3 selected").await?;
    press(&["s"]).await?;
    app.until_js(
        "the work with its way out",
        "return document.querySelector('.working')?.innerText.includes('Changing papers') \
             && document.querySelector('.working button')?.innerText === 'Cancel'",
    )
    .await?;
    press(&["Escape", "j"]).await?;
    app.until_js("the next paper", "return document.querySelector('.row.on')?.ariaPosInSet === '2'").await?;
    press(&["ctrl+j"]).await?;
    app.until_js(
        "it in the dialog too",
        "return document.querySelector('dialog')?.innerText.includes('Changing papers') ?? false",
    )
    .await?;
    press(&["Escape"]).await?;
    drop(held);
    app.sees("Starred 3 papers").await?;
    app.until_js("the work to go", "return !document.querySelector('.working')").await?;
    press(&["ctrl+j"]).await?;
    app.until_js(
        "what came of it",
        "return document.querySelector('dialog li')?.innerText.includes('Starred 3 papers') ?? false",
    )
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_library_that_is_upgraded_says_so_and_opens_then() -> Outcome {
    let home = home_with_page().await?;
    // As the Broadsheet before left it.
    home.sql("DROP TABLE used").await?;
    home.sql("PRAGMA user_version = 5").await?;
    let held = home.hold_library().await?;
    let app = home.open_while_opening().await?;
    app.sees("Bringing the library to a new format").await?;
    drop(held);
    app.lists(3).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn imports_a_saved_note_and_undo_are_said_and_not_again_and_again() -> Outcome {
    const HEAR: &str = "window.heard = [];
        new MutationObserver(() => {
            const text = document.querySelector('[data-announcements]').textContent.replace('\u{200b}', '');
            if (text) window.heard.push(text);
        }).observe(document.querySelector('[data-announcements]'), { childList: true, characterData: true, subtree: true });";
    let home = Home::new()?;
    home.cli(&["import", &home.file("papers.txt", hf_page())?.to_string_lossy()]).await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.js(HEAR).await?;
    let heard = |said: &'static str| {
        let app = &app;
        async move {
            let script = format!("return window.heard.some((text) => text.includes({}))", Value::from(said));
            app.until_js(&format!("“{said}” to be said"), &script).await
        }
    };
    press(&["n"]).await?;
    app.finds(".cm-focused, textarea:focus").await?;
    for _ in 0..8 {
        type_text("A thought. ").await?;
        app.until_js("the note", "return document.querySelector('[data-note-state=saved]') !== null").await?;
    }
    heard("Note saved").await?;
    press(&["Escape"]).await?;
    let _held = hold_clipboard("UTF8_STRING", format!("{}\n", hf_page())).await?;
    press(&["ctrl+v"]).await?;
    heard("Imported Pasted text").await?;
    press(&["s", "ctrl+z"]).await?;
    heard("Undone: ").await?;
    let all = app.js("return window.heard").await?;
    println!("{all}");
    // A note that is saved again and again is said when the person pauses.
    assert!(all.as_array().is_some_and(|all| all.len() <= 8), "{all}");
    Ok(())
}
