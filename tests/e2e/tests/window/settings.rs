use broadsheet_e2e::{App, Outcome, press};

use crate::{LANTERNS, home_with_page};

async fn is_dark(app: &App<'_>) -> Outcome {
    app.until_js(
        "dark colours",
        "const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); \
         return r + g + b < 200",
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
async fn the_page_follows_the_face_and_an_empty_note_begins_with_the_template() -> Outcome {
    let home = home_with_page().await?;
    home.prefer(&serde_json::json!({ "note_template": "About {title}" }))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["ctrl+comma"]).await?;
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
