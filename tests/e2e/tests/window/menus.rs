use broadsheet_e2e::{App, Outcome, clipboard, hold_clipboard, press, until};

use crate::{LANTERNS, MAP, TOKENS, home_with_page, home_with_two_days, keyboard_in};

async fn copies(app: &App<'_>, entry: &str, expected: &str) -> Outcome {
    let _before = hold_clipboard("UTF8_STRING", "something else").await?;
    app.click_named(entry).await?;
    until(&format!("“{expected}” on the clipboard"), || async {
        Ok(clipboard().await.is_ok_and(|text| text.trim_end() == expected))
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_row_has_a_menu_by_mouse_and_by_key() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(MAP).await?;
    app.right_click("#row-1 h2").await?;
    app.finds("[role=menu][aria-label='Actions for 1 paper']").await?;
    app.reads(LANTERNS).await?;
    app.click("[role=menu] [aria-keyshortcuts=s]").await?;
    until("the star", || async { Ok(home.cli(&["list", "Residual Lanterns"]).await?[0]["starred"] == true) })
        .await?;
    keyboard_in(&app, "[role=listbox], .row").await?;

    for key in ["Menu", "shift+F10"] {
        press(&[key]).await?;
        app.finds("[role=menu]").await?;
        keyboard_in(&app, "[role=menuitem]").await?;
        press(&["Escape"]).await?;
        app.until_js("the menu to go", "return !document.querySelector('[role=menu]')").await?;
        keyboard_in(&app, "[role=listbox], .row").await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn links_titles_and_the_line_that_gets_the_code_are_copied() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let detail = home.cli(&["show", "1"]).await?;
    let arxiv = detail["arxiv_id"].as_str().map(|id| format!("https://arxiv.org/abs/{id}"));
    app.finds("main .primary").await?;
    let code = app.js("return document.querySelector('main .primary').title").await?;
    let code = code.as_str().ok_or("no address")?.to_owned();

    app.right_click(".row.on h2").await?;
    copies(&app, "Copy link", arxiv.as_deref().unwrap_or(&code)).await?;
    app.right_click(".row.on h2").await?;
    copies(&app, "Copy git clone line", &format!("git clone {code}")).await?;
    app.right_click("main .primary").await?;
    copies(&app, "Copy link", &code).await?;

    press(&["ctrl+a"]).await?;
    app.sees("3 selected").await?;
    press(&["ctrl+shift+m"]).await?;
    until("three titles on the clipboard", || async {
        let text = clipboard().await.unwrap_or_default();
        Ok(text.lines().count() == 3 && text.contains(TOKENS) && text.contains("](https://"))
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn digests_and_tags_have_a_menu_by_mouse_and_by_key() -> Outcome {
    let home = home_with_two_days().await?;
    home.cli(&["tag", "add", "kept", "1"]).await?;
    let app = home.open().await?;
    for name in ["Tag kept", "Digest 3 Jan 2026"] {
        let menu = format!("nav li:has([aria-label^='{name}']) [role=menu]");
        let place = format!("nav li:has([aria-label^='{name}']) [data-place]");
        app.right_click(&place).await?;
        app.finds(&menu).await?;
        press(&["Escape"]).await?;
        app.until_js("the menu to go", "return !document.querySelector('[role=menu]')").await?;
        app.js(&format!("document.querySelector(\"{place}\").focus()")).await?;
        press(&["Menu"]).await?;
        app.finds(&menu).await?;
        press(&["Escape"]).await?;
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_app_menu_is_walked_by_arrows_and_names_what_undo_takes_back() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["s"]).await?;
    until("the star", || async { Ok(home.cli(&["list", "Residual Lanterns"]).await?[0]["starred"] == true) })
        .await?;
    app.sees_no("never said").await?;
    press(&["F10"]).await?;
    keyboard_in(&app, "[role=menu][aria-label=Menu] > [role=menuitem]").await?;
    // Library, and in it what undo takes back.
    press(&["Down", "Right"]).await?;
    app.until_js(
        "the keyboard to be at undo",
        "return document.activeElement.innerText.startsWith('Undo: star')",
    )
    .await?;
    press(&["Left"]).await?;
    app.until_js(
        "the keyboard to be back",
        "return document.activeElement.innerText.trim() === 'Library' && document.querySelectorAll('[role=menu]').length === 1",
    )
    .await?;
    press(&["Right", "Return"]).await?;
    until("the star to go", || async {
        Ok(home.cli(&["list", "Residual Lanterns"]).await?[0]["starred"] == false)
    })
    .await
}
