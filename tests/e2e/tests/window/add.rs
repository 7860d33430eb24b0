//! Papers that no digest brings: typed in, or pasted by their link.

use broadsheet_e2e::{App, Home, Outcome, hold_clipboard, press, type_text, until};
use serde_json::json;

use crate::{LANTERNS, home_with_page};

const ENGINES: &str = "Notes on Engines That Weave";
const LINK: &str = "https://arxiv.org/abs/2402.01234";

/// Waits until the dialog is there and asks for the title.
async fn asks_for_a_paper(app: &App<'_>) -> Outcome {
    app.until_js(
        "the dialog with the keyboard in its title",
        "return document.activeElement?.matches('dialog[open] input[name=title]') ?? false",
    )
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_paper_is_added_by_hand_from_the_keyboard() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;

    press(&["ctrl+n"]).await?;
    asks_for_a_paper(&app).await?;
    for text in [ENGINES, "arXiv:2402.01234", "Ada Lovelace; Alan Turing", "2024-02-29"] {
        type_text(text).await?;
        press(&["Tab"]).await?;
    }
    type_text("https://github.com/example/engines").await?;
    press(&["Return"]).await?;

    app.reads(ENGINES).await?;
    app.sees(&format!("Added {ENGINES}")).await?;
    let paper = home.cli(&["show", "2402.01234"]).await?;
    assert_eq!(paper["title"], ENGINES);
    assert_eq!(paper["authors"], json!(["Ada Lovelace", "Alan Turing"]));
    assert_eq!(paper["published"], "2024-02-29");
    assert_eq!(paper["links"][0]["url"], "https://github.com/example/engines");

    press(&["ctrl+z"]).await?;
    until("the paper to go", || async { Ok(home.list().await?.is_empty()) }).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_pasted_link_asks_for_its_paper_and_later_leads_to_it() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    let _clipboard = hold_clipboard("UTF8_STRING", LINK).await?;

    press(&["ctrl+v"]).await?;
    asks_for_a_paper(&app).await?;
    assert_eq!(app.js("return document.querySelector('dialog input[name=name]').value").await?, LINK);
    type_text(ENGINES).await?;
    // The click comes by another way than the keys, and may be faster.
    app.until_js("the title in its field", &format!("return document.activeElement.value === '{ENGINES}'"))
        .await?;
    app.click_named("Add the paper").await?;
    app.reads(ENGINES).await?;
    assert_eq!(home.cli(&["show", "2402.01234"]).await?["title"], ENGINES);

    app.choose(LANTERNS).await?;
    press(&["ctrl+v"]).await?;
    app.reads(ENGINES).await?;
    assert_eq!(app.count("dialog[open]").await?, 0, "a paper that is known needs no dialog");
    assert_eq!(home.list().await?.len(), 4);
    Ok(())
}
