use broadsheet_e2e::{App, Home, Outcome, press, type_text, until};
use serde_json::json;

use crate::{LANTERNS, MAP, chosen, home_with_page, keyboard_in};

async fn change_keys(app: &App<'_>) -> Outcome {
    press(&["question"]).await?;
    app.click_named("Change keys…").await?;
    app.finds("[aria-label='Add a key: Star']").await
}

async fn starred(home: &Home, wanted: bool) -> Outcome {
    until("the star", || async {
        Ok(home.cli(&["list", "Residual Lanterns"]).await?[0]["starred"] == wanted)
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_key_is_given_by_pressing_it_and_a_conflict_is_shown_first() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    change_keys(&app).await?;
    app.click("[aria-label='Add a key: Star']").await?;
    press(&["e"]).await?;
    app.sees("e belongs to “Done”, which would lose it.").await?;
    keyboard_in(&app, ".ask button").await?;
    press(&["Return"]).await?;
    app.finds("[aria-label='Take e away: Star']").await?;
    keyboard_in(&app, "[aria-label='Add a key: Star']").await?;
    app.click("dialog header .actions > :last-child").await?;
    keyboard_in(&app, "[role=listbox], .row").await?;

    press(&["e"]).await?;
    starred(&home, true).await?;
    app.close().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["e"]).await?;
    starred(&home, false).await?;

    change_keys(&app).await?;
    app.click_named("Reset all").await?;
    app.finds("[aria-label='Take e away: Done']").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn two_keys_one_after_the_other_are_one() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    change_keys(&app).await?;
    app.click("[aria-label='Add a key: Star']").await?;
    press(&["comma", "s"]).await?;
    app.finds("[aria-label='Take , s away: Star']").await?;
    app.click("dialog header .actions > :last-child").await?;
    press(&["comma"]).await?;
    app.sees("or another key").await?;
    press(&["s"]).await?;
    starred(&home, true).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn hands_that_know_vim_are_at_home() -> Outcome {
    let home = home_with_page().await?;
    home.prefer(&json!({ "keys": { "preset": "vim", "own": {} } }))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["G"]).await?;
    app.until_js("the last row", "return document.querySelector('.row.on')?.ariaPosInSet === '3'").await?;
    press(&["g", "g"]).await?;
    app.until_js("the first row", "return document.querySelector('.row.on')?.ariaPosInSet === '1'").await?;
    press(&["d", "d"]).await?;
    app.lists(2).await?;
    press(&["u"]).await?;
    app.lists(3).await?;
    press(&["colon"]).await?;
    keyboard_in(&app, "dialog input[role=combobox]").await?;
    type_text("map of").await?;
    chosen(&app, MAP).await?;
    press(&["Return"]).await?;
    app.reads(MAP).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn every_button_tells_the_keys_in_force() -> Outcome {
    let home = home_with_page().await?;
    home.prefer(&json!({ "keys": { "preset": "mail", "own": { "star": ["*"] } } }))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.finds("main .star[aria-keyshortcuts='*'][title='Star (*)']").await?;
    app.finds("main .tags [aria-keyshortcuts=l]").await?;
    press(&["question"]).await?;
    app.until_js(
        "the help to say so",
        "return [...document.querySelectorAll('dialog dl > div')].some((row) => row.innerText.trim().replace(/\\s+/g, ' ') === 'Star *')",
    )
    .await
}
