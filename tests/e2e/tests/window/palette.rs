use broadsheet_e2e::{App, Outcome, press, type_text, until};

use crate::{LANTERNS, TOKENS, chosen, home_with_page, keyboard_in};

async fn opened(app: &App<'_>) -> Outcome {
    press(&["ctrl+k"]).await?;
    keyboard_in(app, "dialog input[role=combobox]").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn actions_are_done_by_name_and_come_first_when_they_were_used() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    opened(&app).await?;
    type_text("star").await?;
    chosen(&app, "Star").await?;
    press(&["Return"]).await?;
    let starred = || async { Ok(home.cli(&["list", "Residual Lanterns"]).await?[0]["starred"] == true) };
    until("the star", starred).await?;
    keyboard_in(&app, "[role=listbox], .row").await?;
    app.close().await?;

    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    opened(&app).await?;
    chosen(&app, "Star").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn papers_tags_and_settings_are_found_in_it() -> Outcome {
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "lantern-light", "1"]).await?;
    let app = home.open().await?;
    opened(&app).await?;
    type_text("quiet tok").await?;
    chosen(&app, TOKENS).await?;
    press(&["Return"]).await?;
    app.reads(TOKENS).await?;

    opened(&app).await?;
    type_text("#lantl").await?;
    chosen(&app, "lantern-light").await?;
    press(&["Return"]).await?;
    app.lists(1).await?;

    opened(&app).await?;
    type_text("theme dark").await?;
    chosen(&app, "Theme: Dark").await?;
    press(&["Return"]).await?;
    app.until_js("the dark theme", "return document.documentElement.dataset.theme === 'dark'").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn it_opens_within_a_frame_and_escape_gives_the_keyboard_back() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    // The dialogs come right after the first frame.
    opened(&app).await?;
    press(&["Escape"]).await?;
    app.until_js("the palette to go", "return !document.querySelector('dialog')").await?;
    keyboard_in(&app, "[role=listbox], .row").await?;

    let frames = "const done = arguments[0]; \
        document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true })); \
        requestAnimationFrame(() => requestAnimationFrame(() => done(document.activeElement.matches('dialog input'))))";
    assert_eq!(app.js_async(frames).await?, true, "it is there in the frame after the key");
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_means_nothing_now_is_not_offered() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    opened(&app).await?;
    type_text("put back").await?;
    app.until_js(
        "nothing to put back",
        "return document.querySelector('dialog input').value === 'put back' && \
         ![...document.querySelectorAll('dialog [role=option]')].some((one) => one.innerText.includes('Put back from'))",
    )
    .await
}
