use broadsheet_e2e::{Home, Outcome, hf_page, hold_clipboard, press, until};

use crate::{LANTERNS, holds, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_import_is_undone_from_its_receipt_and_redone_by_key() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    let _clipboard = hold_clipboard("UTF8_STRING", hf_page()).await?;
    press(&["ctrl+v"]).await?;
    app.sees("3 new").await?;

    app.click_named("Undo").await?;
    holds(&home, 0).await?;
    app.sees_no(LANTERNS).await?;

    press(&["ctrl+shift+z"]).await?;
    holds(&home, 3).await?;
    app.sees(LANTERNS).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn undo_is_one_key_and_says_what_it_took_back() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let starred = || async {
        let papers = home.cli(&["list", "Residual Lanterns"]).await?;
        Ok(papers[0]["starred"] == true)
    };

    press(&["s"]).await?;
    until("the star", starred).await?;
    press(&["ctrl+z"]).await?;
    until("the star to go", || async { Ok(!starred().await?) }).await?;
    app.sees("Undone").await?;
    press(&["ctrl+shift+z"]).await?;
    until("the star to come back", starred).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_history_goes_back_and_forth_over_several_steps_and_restarts() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let is = |field: &'static str, wanted: serde_json::Value| {
        let home = &home;
        async move {
            until(field, || async { Ok(home.cli(&["list", "Residual Lanterns"]).await?[0][field] == wanted) })
                .await
        }
    };
    press(&["s", "r"]).await?;
    is("status", "queued".into()).await?;
    app.close().await?;

    let app = home.open().await?;
    press(&["ctrl+shift+u"]).await?;
    app.sees("Today").await?;
    app.click("[aria-label^='Undo to here: star'][aria-label$='and 1 step more']").await?;
    is("starred", false.into()).await?;
    is("status", "inbox".into()).await?;
    app.sees("Undone: 2 steps").await?;
    app.click("[aria-label^='Redo to here: star']").await?;
    is("starred", true.into()).await?;
    is("status", "inbox".into()).await
}
