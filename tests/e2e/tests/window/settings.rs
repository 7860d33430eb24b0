use broadsheet_e2e::{App, Outcome, press, type_text, until};

use crate::{LANTERNS, home_with_page, keyboard_in};

async fn is_dark(app: &App<'_>) -> Outcome {
    app.until_js(
        "dark colours",
        "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); \
         return r + g + b < 200",
    )
    .await
}

async fn is_light(app: &App<'_>) -> Outcome {
    app.until_js(
        "light colours",
        "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); \
         return r + g + b > 600",
    )
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_theme_is_kept() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    press(&["ctrl+comma"]).await?;
    app.click_named("Dark").await?;
    is_dark(&app).await?;
    app.close().await?;

    let app = home.open().await?;
    is_dark(&app).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_setting_is_found_by_other_words_chosen_by_keys_and_taken_back_over_a_restart() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    press(&["ctrl+comma"]).await?;
    keyboard_in(&app, "dialog [role=search] input").await?;
    type_text("night").await?;
    app.until_js(
        "one setting",
        "return [...document.querySelectorAll('dialog [data-setting]')].map((row) => row.dataset.setting).join() === 'theme'",
    )
    .await?;
    // Past the button that clears the search and the one that closes, and the sections.
    press(&["Tab", "Tab", "Tab", "Tab"]).await?;
    keyboard_in(&app, "dialog [data-setting=theme] input:checked").await?;
    press(&["Right", "Right"]).await?;
    is_dark(&app).await?;
    press(&["ctrl+z"]).await?;
    app.sees("Undone: set Theme to Dark").await?;
    is_light(&app).await?;
    press(&["ctrl+shift+z"]).await?;
    is_dark(&app).await?;
    app.close().await?;

    let app = home.open().await?;
    is_dark(&app).await?;
    press(&["ctrl+z", "ctrl+z"]).await?;
    until("the theme in the file", || async { Ok(home.settings()?["theme"] == "system") }).await?;
    is_light(&app).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn sections_are_walked_by_arrows_and_the_palette_opens_one_at_a_setting() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    press(&["ctrl+k"]).await?;
    keyboard_in(&app, "dialog input[role=combobox]").await?;
    type_text("template for notes").await?;
    app.sees("Notes: Template for notes").await?;
    press(&["Return"]).await?;
    keyboard_in(&app, "dialog [data-setting=note_template] textarea").await?;
    type_text("Why it matters").await?;
    app.click("dialog [role=tab][aria-selected=true]").await?;
    for (key, section) in [("Down", "Citing"), ("Home", "Appearance"), ("Up", "About"), ("Left", "Language")]
    {
        press(&[key]).await?;
        app.until_js(
            section,
            &format!("return document.activeElement.textContent.trim() === '{section}' \
                      && document.querySelector('dialog [role=tabpanel]').getAttribute('aria-label') === '{section}'"),
        )
        .await?;
    }
    until("the template in the file", || async { Ok(home.settings()?["note_template"] == "Why it matters") })
        .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_is_written_into_the_settings_file_is_shown() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    home.prefer(&serde_json::json!({ "theme": "dark" }))?;
    is_dark(&app).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_page_follows_the_face_and_an_empty_note_begins_with_the_template() -> Outcome {
    let home = home_with_page().await?;
    home.prefer(&serde_json::json!({ "note_template": "About {title}" }))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["ctrl+comma"]).await?;
    app.click("dialog [data-section=reading]").await?;
    app.click_named("Sans serif").await?;
    app.until_js(
        "the other face",
        "return getComputedStyle(document.querySelector('.abstract p')).fontFamily.includes('Inter')",
    )
    .await?;
    press(&["Escape"]).await?;
    app.click_named("Begin with the template").await?;
    app.sees("About Residual Lanterns").await?;
    app.sees("Saved").await
}
