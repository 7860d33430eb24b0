//! What a screen reader is told, through the accessibility bus.

use broadsheet_e2e::{AccessibilityBus, Outcome, Spoken, press, type_text};

use crate::{LANTERNS, home_with_page, keyboard_in};

/// What is said by itself; it is for the ear only.
fn said(spoken: &Spoken, text: &str) -> bool {
    spoken.text() == text && spoken.attribute("container-live") == "polite" && spoken.is("visible")
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_screen_reader_reads_a_rows_title_status_and_tags_and_whether_the_note_is_saved() -> Outcome {
    let Some(bus) = AccessibilityBus::start().await? else {
        println!("left out: this system has no accessibility bus (at-spi2-core)");
        return Ok(());
    };
    let home = home_with_page().await?;
    let papers = home.cli(&["list", LANTERNS]).await?;
    home.cli(&["tag", "add", "vision/ood", &papers[0]["id"].to_string()]).await?;
    let app = bus.open(&home).await?;
    app.choose(LANTERNS).await?;
    let of_paper = |spoken: &Spoken| spoken.role() == "list item" && spoken.name().starts_with(LANTERNS);
    let row = bus.finds(&app, "the paper's row", |spoken| of_paper(spoken) && spoken.is("selected")).await?;
    let name = row.name().to_owned();
    println!("a row: {name}");
    for part in ["Inbox", "tags vision/ood", "7 Feb 2024", "4 authors", "GitHub"] {
        assert!(name.contains(part), "“{part}” is not in “{name}”");
    }
    press(&["e"]).await?;
    app.lists(2).await?;
    app.click_named("All papers").await?;
    bus.finds(&app, "the row to say so", |spoken| of_paper(spoken) && spoken.name().contains("Done")).await?;

    app.choose(LANTERNS).await?;
    press(&["n"]).await?;
    keyboard_in(&app, ".cm-content").await?;
    let held = home.hold_library().await?;
    type_text("Mine").await?;
    bus.finds(&app, "the note not to be saved", |spoken| spoken.text() == "Saving…" && spoken.is("showing"))
        .await?;
    drop(held);
    bus.finds(&app, "the note to be saved", |spoken| spoken.text() == "Saved" && spoken.is("showing"))
        .await?;
    bus.finds(&app, "it to be said", |spoken| said(spoken, "Note saved")).await.map(drop)
}
