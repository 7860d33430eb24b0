//! Words of an abstract, highlighted.

use broadsheet_e2e::{App, Outcome, press, type_text, until};

use crate::{LANTERNS, home_with_page, keyboard_in};

/// Selects words of the abstract, as a pointer drawn over them does.
async fn select(app: &App<'_>, words: &str) -> Outcome {
    let script = format!(
        "const piece = document.querySelector('.abstract [data-from]');
         const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
         for (let node = text.nextNode(); node; node = text.nextNode()) {{
             const at = node.data.indexOf({words});
             if (at < 0) continue;
             getSelection().setBaseAndExtent(node, at, node, at + {words}.length);
             return true;
         }}
         return false",
        words = serde_json::Value::from(words)
    );
    app.until_js(&format!("“{words}” in the abstract"), &script).await?;
    app.finds(".annotated [role=toolbar]").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn words_are_highlighted_coloured_commented_put_into_the_note_and_undone() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    select(&app, "forget their first layers").await?;
    press(&["h"]).await?;
    app.finds(".stroke.yellow").await?;
    press(&["3"]).await?;
    app.finds(".stroke.blue").await?;

    press(&["c"]).await?;
    keyboard_in(&app, ".annotated textarea").await?;
    type_text("Do they?").await?;
    press(&["Escape"]).await?;
    app.finds(".highlights .comment").await?;

    // A search marks words within what is highlighted.
    press(&["ctrl+f"]).await?;
    keyboard_in(&app, "[role=search] input").await?;
    type_text("first layers").await?;
    app.finds(".stroke mark.now").await?;
    press(&["Escape"]).await?;
    // What was found is selected then, until Escape says otherwise.
    app.finds(".annotated [role=toolbar]").await?;
    press(&["Escape"]).await?;
    app.until_js("nothing selected", "return document.querySelector('.annotated [role=toolbar]') === null")
        .await?;

    app.click_named("Put into the note").await?;
    app.sees("Saved").await?;
    until("the highlight in the note", || async {
        let papers = home.cli(&["list", "Residual Lanterns"]).await?;
        let note = papers[0]["note"].as_str().unwrap_or_default();
        Ok(note.contains("> forget their first layers") && note.contains("Do they?"))
    })
    .await?;

    app.click(".highlights li button").await?;
    app.click_named("Take the highlight away").await?;
    app.until_js("no highlight", "return document.querySelector('.stroke') === null").await?;
    app.click_named("Undo").await?;
    app.finds(".stroke.blue").await
}
