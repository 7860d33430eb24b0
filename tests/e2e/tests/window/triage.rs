//! The morning's digest, by keyboard.

use broadsheet_e2e::{Outcome, press, until};

use crate::{LANTERNS, MAP, TOKENS, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_digest_is_decided_paper_by_paper_and_the_rest_at_once_with_undo() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.click_named("12 Mar 2025").await?;
    app.lists(3).await?;
    app.reads(LANTERNS).await?;
    app.sees("0 of 3 decided").await?;

    press(&["r"]).await?;
    app.reads(TOKENS).await?;
    app.sees("1 of 3 decided").await?;
    press(&["s", "e"]).await?;
    app.reads(MAP).await?;
    app.sees("2 of 3 decided").await?;

    press(&["shift+e"]).await?;
    app.sees("3 of 3 decided").await?;
    app.sees("Marked the rest done: 1 paper").await?;
    app.click_named("Undo").await?;
    app.sees("2 of 3 decided").await?;
    until("what was decided in the library", || async {
        let papers = home.list().await?;
        let status = |title: &str| {
            papers
                .iter()
                .find(|paper| paper["title"].as_str().is_some_and(|name| name.contains(title)))
                .map(|paper| &paper["status"])
        };
        Ok([LANTERNS, TOKENS, MAP].map(|title| status(title).and_then(|name| name.as_str()))
            == [Some("queued"), Some("done"), Some("inbox")])
    })
    .await
}
