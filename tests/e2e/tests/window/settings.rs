use broadsheet_e2e::{App, Outcome, press};

use crate::home_with_page;

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
