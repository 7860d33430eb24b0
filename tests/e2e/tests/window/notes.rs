use std::time::Duration;

use broadsheet_e2e::{App, Home, Outcome, press, type_text, until};

use crate::{LANTERNS, TOKENS, home_with_page, keyboard_in};

const NOTE: &str = "Compare with the residual stream.";

async fn write_note(app: &App<'_>, title: &str) -> Outcome {
    app.choose(title).await?;
    press(&["n"]).await?;
    app.finds(".cm-editor.cm-focused").await?;
    type_text(NOTE).await?;
    // Keys are on their way for a moment; what was never in the editor cannot be kept.
    app.until_js(
        "the note in the editor",
        &format!("return document.querySelector('.cm-content').innerText.includes('{NOTE}')"),
    )
    .await
}

async fn note_in_library(home: &Home, title: &str) -> Outcome<String> {
    let papers = home.list().await?;
    let paper = papers.iter().find(|paper| paper["title"].as_str().is_some_and(|name| name.contains(title)));
    let note = paper.ok_or("the paper is gone")?["note"].as_str().unwrap_or_default();
    Ok(note.trim_end().to_owned())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn note_shown_as_saved_survives_a_kill() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    write_note(&app, LANTERNS).await?;
    app.sees("Saved").await?;
    app.kill().await?;

    assert_eq!(note_in_library(&home, LANTERNS).await?, NOTE);
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.sees(NOTE).await
}

/// The search for papers to link to, which follows every letter, took the key for itself.
#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn escape_right_after_a_letter_leaves_the_note_and_saves_it() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    write_note(&app, LANTERNS).await?;
    press(&["x", "Escape"]).await?;
    app.until_js("the list to have the keyboard", "return document.activeElement.role === 'listbox'").await?;
    app.sees("Saved").await?;
    assert_eq!(note_in_library(&home, LANTERNS).await?, format!("{NOTE}x"));
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_kill_loses_no_more_than_the_last_second_of_typing() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    write_note(&app, LANTERNS).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    app.kill().await?;

    assert_eq!(note_in_library(&home, LANTERNS).await?, NOTE);
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_note_is_kept_when_another_paper_is_chosen_at_once() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    write_note(&app, LANTERNS).await?;
    app.choose(TOKENS).await?;

    until("the note in the library", || async { Ok(note_in_library(&home, LANTERNS).await? == NOTE) })
        .await?;
    assert_eq!(note_in_library(&home, TOKENS).await?, "");
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_note_is_kept_when_the_window_is_closed_at_once() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    write_note(&app, LANTERNS).await?;
    app.close().await?;

    assert_eq!(note_in_library(&home, LANTERNS).await?, NOTE);
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_a_note_said_before_is_shown_and_restored() -> Outcome {
    let home = home_with_page().await?;
    for text in ["The first thought.\n", "The second thought.\n"] {
        let file = home.file("note.md", text)?;
        let papers = home.cli(&["list", "Residual Lanterns"]).await?;
        home.cli(&["note", &papers[0]["id"].to_string(), "--set", &file.to_string_lossy()]).await?;
    }
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.sees("The second thought.").await?;

    press(&["ctrl+shift+h"]).await?;
    app.sees("History of the note").await?;
    app.click("dialog label").await?;
    app.until_js("both versions", "return document.querySelectorAll('dialog li').length === 2").await?;
    app.click("dialog li:last-child button").await?;
    app.until_js(
        "what changed",
        "return document.querySelector('dialog .text del')?.innerText.includes('first') ?? false",
    )
    .await?;
    app.click_named("Make this the note again").await?;
    app.sees("The first thought.").await?;
    assert_eq!(note_in_library(&home, LANTERNS).await?, "The first thought.");
    app.click_named("Undo").await?;
    app.sees("The second thought.").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn two_brackets_link_to_another_paper_and_back() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["n"]).await?;
    app.finds(".cm-editor.cm-focused").await?;
    type_text("Beside [[quiet").await?;
    app.until_js(
        "the paper on offer",
        "return document.querySelector('.cm-tooltip-autocomplete li')?.innerText.includes('Quiet Tokens') ?? false",
    )
    .await?;
    // What is on offer is asked for anew at each letter; Enter takes it once the answer to the last is there.
    tokio::time::sleep(Duration::from_millis(400)).await;
    press(&["Return"]).await?;
    app.sees("Saved").await?;
    press(&["Escape"]).await?;
    // The link is read by its words, and a click follows it.
    app.until_js(
        "the link",
        "return document.querySelector('.cm-content').innerText.trim().startsWith('Beside Quiet Tokens')",
    )
    .await?;
    app.click(".cm-content .note-link").await?;
    app.reads(TOKENS).await?;
    app.click(".backlinks button").await?;
    app.reads(LANTERNS).await
}

/// A window that had stayed open once went at the next close, and took with it what was typed since.
#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_note_is_kept_at_the_close_after_one_that_was_refused() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["d"]).await?;
    keyboard_in(&app, "textarea[name=title]").await?;
    press(&["Tab", "Tab"]).await?;
    keyboard_in(&app, "input[name=arxiv_id]").await?;
    type_text("not an identifier").await?;
    app.window().close().await?;
    app.sees("so the window stays open").await?;

    press(&["Escape"]).await?;
    app.until_js("the error to go", "return !document.querySelector('[data-field=arxiv_id] [role=alert]')")
        .await?;
    press(&["Escape"]).await?;
    app.until_js("the form to close", "return !document.querySelector('main form')").await?;
    write_note(&app, LANTERNS).await?;
    app.close().await?;
    assert_eq!(note_in_library(&home, LANTERNS).await?, NOTE);
    Ok(())
}
