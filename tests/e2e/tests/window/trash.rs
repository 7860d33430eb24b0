//! What was put away stays away, and comes back on a word.

use broadsheet_e2e::{Outcome, hf_page, press};

use crate::{LANTERNS, MAP, TOKENS, holds, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_paper_in_the_trash_is_not_brought_back_by_an_import_and_is_put_back_by_key() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;

    press(&["Delete"]).await?;
    app.sees("Moved to the trash").await?;
    app.lists(2).await?;
    holds(&home, 2).await?;

    let again = home.file("again.txt", format!("{}\n", hf_page()))?;
    home.cli(&["import", &again.to_string_lossy()]).await?;
    holds(&home, 2).await?;

    app.click_named("Trash").await?;
    app.lists(1).await?;
    app.reads(LANTERNS).await?;
    app.sees("This paper is in the trash").await?;
    press(&["p"]).await?;
    app.sees("Put back").await?;
    holds(&home, 3).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_digest_is_named_and_thrown_away_from_its_menu_by_keyboard() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;

    app.js("[...document.querySelectorAll('nav [data-place]')].find(place => place.innerText.includes('12 Mar 2025')).focus()")
        .await?;
    press(&["shift+F10"]).await?;
    crate::keyboard_in(&app, ".menu input").await?;
    broadsheet_e2e::type_text("Lamps and maps").await?;
    press(&["Return"]).await?;
    app.sees("Lamps and maps").await?;

    app.js("[...document.querySelectorAll('nav [data-place]')].find(place => place.innerText.includes('Lamps')).focus()").await?;
    press(&["shift+F10"]).await?;
    crate::keyboard_in(&app, ".menu input").await?;
    app.click_named("Move to the trash").await?;
    app.sees("Moved to the trash: Lamps and maps").await?;
    holds(&home, 0).await?;

    app.click_named("Trash").await?;
    app.click_named("Put back Lamps and maps").await?;
    holds(&home, 3).await?;
    for title in [LANTERNS, TOKENS, MAP] {
        app.sees_no(title).await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_deleted_tag_comes_back_from_the_trash_and_emptying_asks_first() -> Outcome {
    let home = home_with_page().await?;
    let papers = home.cli(&["list", "Residual Lanterns"]).await?;
    home.cli(&["tag", "add", "depth", &papers[0]["id"].to_string()]).await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.click_named("Tag depth: rename, colour, delete").await?;
    app.click_named("Delete").await?;
    app.until_js("no tag", "return !document.querySelector('.reader').innerText.includes('depth')").await?;

    app.click_named("Trash").await?;
    app.sees("Deleted tags").await?;
    app.click_named("Put back depth").await?;
    app.sees_no("Deleted tags").await?;
    assert_eq!(home.cli(&["list", "tag:depth"]).await?.as_array().map(Vec::len), Some(1));

    app.click_named("All papers").await?;
    app.choose(LANTERNS).await?;
    press(&["Delete"]).await?;
    app.click_named("Trash").await?;
    app.lists(1).await?;
    app.click_named("Empty the trash…").await?;
    app.sees("This cannot be undone").await?;
    press(&["Escape"]).await?;
    app.lists(1).await?;
    app.click_named("Empty the trash…").await?;
    app.click("dialog .primary").await?;
    app.sees("Emptied the trash: 1 paper").await?;
    holds(&home, 2).await
}
