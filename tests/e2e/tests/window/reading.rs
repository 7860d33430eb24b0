use broadsheet_e2e::{App, Outcome, press, run, type_text, until};
use serde_json::{Value, json};

use crate::{LANTERNS, home_with_page};

/// Waits until the command line says of the paper what the window was told.
async fn becomes(app: &App<'_>, field: &str, wanted: Value) -> Outcome {
    until(&format!("{field} to become {wanted}"), || async {
        let papers = app.home().cli(&["list", "Residual Lanterns"]).await?;
        Ok(papers[0][field] == wanted)
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn each_mark_has_one_key() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    becomes(&app, "read", json!(true)).await?;
    // The library knows it before the window does, and the key means the other of what the window shows.
    app.until_js(
        "the row to be read",
        "return [...document.querySelectorAll('.row.read')].some(row => row.innerText.includes('Residual Lanterns'))",
    )
    .await?;

    press(&["u"]).await?;
    becomes(&app, "read", json!(false)).await?;
    press(&["s"]).await?;
    becomes(&app, "starred", json!(true)).await?;
    press(&["r"]).await?;
    becomes(&app, "status", json!("queued")).await?;
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn done_takes_a_paper_out_of_the_inbox() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["e"]).await?;

    becomes(&app, "status", json!("done")).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn tags_are_added_from_the_keyboard() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["t"]).await?;
    app.until_js("a field for the tag", "return document.activeElement instanceof HTMLInputElement").await?;
    type_text("depth").await?;
    press(&["Return"]).await?;
    // The field is there for the next: what is typed on is no key that decides.
    type_text("estimation").await?;
    press(&["Return"]).await?;

    becomes(&app, "tags", json!(["depth", "estimation"])).await?;
    becomes(&app, "status", json!("inbox")).await?;
    press(&["Return"]).await?;
    app.until_js("the list again", "return document.activeElement.matches('[role=listbox]')").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn question_mark_shows_the_keys_and_escape_hides_them() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["question"]).await?;
    app.finds("[role=dialog], dialog[open]").await?;
    press(&["Escape"]).await?;
    app.until_js("the map to close", "return !document.querySelector('[role=dialog], dialog[open]')").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_is_selected_is_copied_as_plain_text() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.js("getSelection().selectAllChildren(document.querySelector('.abstract p'))").await?;
    press(&["ctrl+c"]).await?;
    until("the abstract on the clipboard", || async {
        let copied = run("xclip", &["-selection", "clipboard", "-out"]).await.unwrap_or_default();
        Ok(copied.starts_with("Deep networks forget their first layers. We hang a lantern")
            && copied.trim_end().ends_with("https://github.com/example/residual-lanterns."))
    })
    .await
}
