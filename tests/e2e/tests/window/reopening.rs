//! A window that opens again opens where it was.

use broadsheet_e2e::{App, Home, Outcome, press, type_text};

use crate::keyboard_in;

async fn home_with_papers() -> Outcome<Home> {
    let home = Home::new()?;
    home.fill(400).await?;
    Ok(home)
}

/// What of the place is seen: list, rows in view, row, paper, how far that is scrolled.
async fn place(app: &App<'_>) -> Outcome<serde_json::Value> {
    app.js("const list = document.querySelector('[role=listbox][aria-label=Papers]');
         const seen = [...list.querySelectorAll('[role=option]')].filter((row) => {
             const { top, bottom } = row.getBoundingClientRect();
             const pane = list.getBoundingClientRect();
             return bottom > pane.top + 2 && top < pane.bottom - 2;
         });
         return {
             query: document.querySelector('[role=search] input').value,
             sort: document.querySelector('.sort').innerText,
             scroll: Math.round(list.scrollTop),
             rows: seen.map((row) => row.querySelector('h2')?.innerText),
             row: document.querySelector('[role=option][aria-selected=true]')?.id,
             paper: document.querySelector('main h1').innerText,
             reader: Math.round(document.querySelector('main .scroll').scrollTop),
         };")
        .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_window_comes_back_with_its_list_its_paper_both_scrolls_and_the_notes_cursor() -> Outcome {
    let home = home_with_papers().await?;
    let app = home.open().await?;
    press(&["slash"]).await?;
    type_text("models ").await?;
    press(&["Return"]).await?;
    app.sees("56 papers found").await?;
    app.click(".sort").await?;
    app.click_named("Title").await?;
    app.until_js("the order", "return document.querySelector('.sort').innerText.startsWith('Title')").await?;
    app.js("document.activeElement.blur()").await?;
    press(&["j"; 12]).await?;
    press(&["n"]).await?;
    keyboard_in(&app, ".cm-content").await?;
    for _ in 0..40 {
        type_text("A line").await?;
        press(&["Return"]).await?;
    }
    type_text("the end").await?;
    app.sees("Saved").await?;
    press(&["Left", "Left", "Left", "Escape"]).await?;
    // The editor may still bring its cursor into sight.
    app.until_js(
        "both to stay scrolled",
        "const list = document.querySelector('[role=listbox][aria-label=Papers]'), pane = document.querySelector('main .scroll');
         const stayed = list.scrollTop === 777 && pane.scrollTop === 333;
         list.scrollTop = 777; pane.scrollTop = 333; return stayed",
    )
    .await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    let left = place(&app).await?;
    app.close().await?;

    let app = home.open().await?;
    app.finds("main .cm-content").await?;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(place(&app).await?, left);
    press(&["n"]).await?;
    keyboard_in(&app, ".cm-content").await?;
    type_text("!").await?;
    app.sees("the !end").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_first_rows_a_window_shows_are_those_it_was_left_at() -> Outcome {
    let home = home_with_papers().await?;
    let app = home.open().await?;
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').scrollTop = 83 * 250").await?;
    app.sees("Part").await?;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    app.close().await?;
    let app = home.open().await?;
    app.finds("main .scroll").await?;
    let rows = place(&app).await?;
    assert_eq!(rows["scroll"], 83 * 250);
    assert!(rows["rows"][0].is_string(), "{rows}");
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_place_that_is_gone_gives_way_to_the_nearest_and_a_view_comes_back() -> Outcome {
    let home = home_with_papers().await?;
    home.cli(&["tag", "add", "depth", "1", "2", "3"]).await?;
    let app = home.open().await?;
    app.click_named("depth").await?;
    app.lists(3).await?;
    app.close().await?;
    home.cli(&["tag", "remove", "depth", "1", "2", "3"]).await?;
    home.sql("DELETE FROM tag").await?;
    let app = home.open().await?;
    app.finds("[role=option]").await?;
    app.until_js(
        "the inbox",
        "return document.querySelector('nav [aria-current]')?.innerText.includes('Inbox')",
    )
    .await?;
    press(&["ctrl+h"]).await?;
    app.sees("1 import").await?;
    app.close().await?;
    let app = home.open().await?;
    app.finds("[id^=import-]").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_window_comes_back_where_it_stood_maximised_too_and_never_off_the_screen() -> Outcome {
    let home = home_with_papers().await?;
    let mut left = [0; 4];
    for round in 0..3 {
        let app = home.open().await?;
        if round == 0 {
            app.window().resize(1000, 700).await?;
            app.until_js("the size", "return innerWidth === 1000").await?;
            left = app.window().geometry().await?;
        }
        assert_eq!(app.window().geometry().await?, left, "at start {round}");
        app.close().await?;
    }
    let app = home.open().await?;
    app.window().maximise(true).await?;
    app.until_js("a large page", "return innerWidth > 1500").await?;
    app.close().await?;
    let app = home.open().await?;
    app.until_js("a large page", "return innerWidth > 1500").await?;
    app.window().maximise(false).await?;
    app.until_js("the size before", "return innerWidth === 1000").await?;
    app.close().await?;

    let sessions = home.path().join("config/broadsheet/sessions");
    let file = std::fs::read_dir(&sessions)?.next().ok_or("no session")??.path();
    let far = std::fs::read_to_string(&file)?.replace("\"x\": ", "\"x\": 9");
    std::fs::write(&file, far)?;
    let app = home.open().await?;
    let [left, top, ..] = app.window().geometry().await?;
    assert!(left < 1500 && top < 900, "the window is at {left}, {top}");
    Ok(())
}
