use broadsheet_e2e::{Outcome, press, type_text};

use crate::{LANTERNS, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn search_narrows_as_one_types_and_marks_its_hits() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;

    press(&["slash"]).await?;
    type_text("lantern").await?;

    app.lists(1).await?;
    app.sees(LANTERNS).await?;
    app.until_js(
        "the hit to be marked",
        "return [...document.querySelectorAll('[role=option] mark')].some(hit => /lantern/i.test(hit.innerText))",
    )
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn search_without_hits_says_what_was_searched_and_has_a_way_out() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;

    press(&["slash"]).await?;
    type_text("zeppelin").await?;
    app.sees("zeppelin").await?;
    app.lists(0).await?;
    press(&["Escape"]).await?;

    app.lists(3).await
}
