use broadsheet_e2e::{App, Home, Outcome, papers_of_day, press, type_text};
use serde_json::Value;

use crate::{LANTERNS, MAP, home_with_page, keyboard_in};

const BOX: &str = "[role=combobox][aria-label='Search papers']";

/// Waits until the search box holds this text.
async fn searches(app: &App<'_>, query: &str) -> Outcome {
    let script = format!("return document.querySelector(\"{BOX}\").value.trim() === {}", Value::from(query));
    app.until_js(&format!("the search for “{query}”"), &script).await
}

/// A library with a day of the papers, and no window yet.
async fn home_with_day(papers: usize) -> Outcome<Home> {
    let home = Home::new()?;
    let file = home.file("2026-01-02.json", papers_of_day("2026-01-02", "2015-03-02", 0, papers))?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    Ok(home)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn search_narrows_as_one_types_ranks_marks_and_counts_its_hits() -> Outcome {
    let home = home_with_page().await?;
    let other = broadsheet_e2e::page_of(&[("A Paper on Quiet Things", 2, "Dec 18, 2025")])
        .replace("in a few words of its own", "with a lantern in its abstract");
    let other = home.file("other.txt", other)?;
    home.cli(&["import", &other.to_string_lossy()]).await?;
    let app = home.open().await?;
    app.lists(4).await?;

    press(&["slash"]).await?;
    type_text("lantern").await?;

    app.lists(2).await?;
    app.sees("2 papers found").await?;
    app.until_js(
        "the title with the word first, and marked",
        &format!(
            "const row = document.querySelector('[role=listbox][aria-label=Papers] [role=option]'); \
             return row.innerText.includes('{LANTERNS}') && /lantern/i.test(row.querySelector('mark')?.innerText)"
        ),
    )
    .await?;
    app.choose("A Paper on Quiet Things").await?;
    app.until_js(
        "the hit in the abstract to be marked",
        "return document.querySelector('.abstract mark.hit')?.innerText === 'lantern'",
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

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_was_not_understood_is_underlined_and_said_and_typing_errors_are_forgiven() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;

    press(&["slash"]).await?;
    type_text("date:banana ").await?;
    app.sees("takes a day (2025-11-04)").await?;
    app.until_js(
        "the part to be underlined",
        "return document.querySelector('.under .line')?.textContent === 'date:banana'",
    )
    .await?;
    press(&["Escape"]).await?;
    app.sees_no("takes a day").await?;

    type_text("lanterrns ").await?;
    app.sees("Nothing for “lanterrns”").await?;
    app.lists(1).await?;
    app.click("#search-remarks button").await?;
    searches(&app, "lanterns").await?;
    app.sees_no("Nothing for").await?;
    app.lists(1).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn names_are_completed_by_keyboard_and_mouse() -> Outcome {
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "to read", "1"]).await?;
    let app = home.open().await?;

    // An empty box says what can be searched.
    press(&["slash"]).await?;
    app.sees("words in the title").await?;
    type_text("ta").await?;
    // What an empty box offers goes first: a step down would be in that.
    app.until_js(
        "only tags to be offered",
        "return document.querySelectorAll('.search [role=option]').length === 1",
    )
    .await?;
    app.sees("your tags").await?;
    press(&["Down", "Return"]).await?;
    app.until_js("the tag to be offered", &format!("return document.querySelector(\"{BOX}\").value === 'tag:' && document.querySelector('.search [role=option]')?.innerText.trim() === 'to read'"))
        .await?;
    press(&["Tab"]).await?;
    searches(&app, "tag:\"to read\"").await?;
    app.lists(1).await?;

    press(&["Escape"]).await?;
    type_text("is:").await?;
    app.until_js(
        "the states to be offered",
        "return [...document.querySelectorAll('.search [role=option]')].some(option => option.innerText.trim() === 'starred')",
    )
    .await?;
    app.click(".search [role=option]:nth-child(3)").await?;
    searches(&app, "is:starred").await?;
    keyboard_in(&app, BOX).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_name_in_the_paper_is_a_click_that_searches() -> Outcome {
    let home = home_with_day(12).await?;
    let app = home.open().await?;
    app.choose("Image Segmentation with Sparse Attention, Part 1").await?;

    app.click(".meta button[title^='Search for author:']").await?;
    searches(&app, "author:\"Author 0\"").await?;
    app.lists(1).await?;
    app.click(".meta button[title='Search for host:github.com']").await?;
    searches(&app, "host:github.com").await?;
    app.lists(4).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_order_chosen_takes_the_place_of_the_one_typed() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;

    press(&["slash"]).await?;
    type_text("sort:title ").await?;
    app.until_js(
        "the order in effect",
        "return document.querySelector('.sort')?.innerText.startsWith('Title')",
    )
    .await?;
    app.click(".sort").await?;
    app.click_named("Oldest").await?;
    searches(&app, "").await?;
    app.until_js(
        "the order chosen",
        "return document.querySelector('.sort')?.innerText.startsWith('Oldest')",
    )
    .await?;
    app.sees(MAP).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn ctrl_f_finds_in_abstract_and_note_and_gives_the_keyboard_back() -> Outcome {
    let home = home_with_page().await?;
    let note = home.file("note.md", "A lantern of my own.\n")?;
    home.cli(&["note", "1", "--set", &note.to_string_lossy()]).await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.finds(".cm-content").await?;
    keyboard_in(&app, "[role=listbox]").await.or(keyboard_in(&app, "body, [role=option]").await)?;

    press(&["ctrl+f"]).await?;
    type_text("lantern").await?;
    app.sees("1 of ").await?;
    app.until_js("the find in the title", "return document.querySelector('h1 mark.now') !== null").await?;
    app.until_js(
        "the find in the note",
        "return document.querySelector('.cm-content .note-mark.found') !== null",
    )
    .await?;
    press(&["shift+Return"]).await?;
    app.until_js(
        "the last find, in the note",
        "return document.querySelector('.cm-content .note-mark.now') !== null",
    )
    .await?;
    press(&["Return"]).await?;
    app.until_js("the first again", "return document.querySelector('h1 mark.now') !== null").await?;
    press(&["Escape"]).await?;
    app.until_js("no marks", "return document.querySelector('mark.found, mark.now, .note-mark') === null")
        .await?;
    press(&["j"]).await?;
    app.until_js(
        "the keyboard in the list again",
        &format!("return document.querySelector('main h1').innerText !== '{LANTERNS}'"),
    )
    .await
}
