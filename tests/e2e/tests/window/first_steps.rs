//! The first three steps: taught by doing, and never again.

use broadsheet_e2e::{App, Home, Outcome, press, type_text};

use crate::home_with_page;

async fn next(app: &App<'_>, step: &str) -> Outcome {
    let script = format!(
        "return document.querySelector('.first-steps [aria-current=step]')?.innerText.includes('{step}') ?? false"
    );
    app.until_js(&format!("“{step}” to be next"), &script).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_first_steps_follow_what_is_done_over_a_restart_and_never_come_again() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    next(&app, "Drop a digest").await?;
    app.click_named("Try the sample digest").await?;
    next(&app, "Decide about a paper").await?;
    app.close().await?;

    let app = home.open().await?;
    next(&app, "Decide about a paper").await?;
    press(&["r"]).await?;
    next(&app, "Write a note").await?;
    press(&["n"]).await?;
    app.finds(".cm-focused, textarea:focus").await?;
    type_text("Mine").await?;
    app.sees("That is all it takes.").await?;
    app.close().await?;

    let app = home.open().await?;
    app.finds(".row").await?;
    assert_eq!(app.count(".first-steps").await?, 0);
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_first_steps_are_skipped_for_good_and_not_shown_beside_papers_from_before() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    app.finds(".first-steps").await?;
    app.click_named("Skip").await?;
    app.until_js("them to go", "return !document.querySelector('.first-steps')").await?;
    app.close().await?;
    let app = home.open().await?;
    app.finds(".welcome").await?;
    assert_eq!(app.count(".first-steps").await?, 0);

    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    assert_eq!(app.count(".first-steps").await?, 0);
    Ok(())
}
