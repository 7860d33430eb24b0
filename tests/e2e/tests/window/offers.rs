//! Tags and notes that other programs keep beside papers.

use broadsheet_e2e::{DragSource, Home, Outcome, press, until};
use serde_json::json;

const LAMPS: &str = "2402.04321";

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn keywords_and_notes_of_a_bibliography_are_taken_over_from_the_receipt() -> Outcome {
    let home = Home::new()?;
    let file = home.file("library.bib", include_str!("../../digests/library.bib"))?;
    let app = home.open().await?;
    let mut source = DragSource::of_files(&[&file]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    app.sees("2 new").await?;
    let before = home.cli(&["show", LAMPS]).await?;
    assert_eq!((&before["tags"], &before["note"]), (&json!([]), &json!("")), "nothing is taken unasked");

    app.click_named("Details").await?;
    app.sees("1 paper came with 2 tags and 1 note from another program").await?;
    app.click_named("Take them over").await?;

    app.sees("Took over 2 tags and 1 note").await?;
    app.sees_no("Take them over").await?;
    let after = home.cli(&["show", LAMPS]).await?;
    assert_eq!(after["tags"], json!(["depth", "optics"]));
    assert_eq!(after["note"], "Read again before the seminar.");

    press(&["Escape"]).await?;
    app.until_js("the receipt to close", "return !document.querySelector('dialog[open]')").await?;
    press(&["ctrl+z"]).await?;
    until("the tags and the note to go", || async {
        let undone = home.cli(&["show", LAMPS]).await?;
        Ok(undone["tags"] == json!([]) && undone["note"] == "")
    })
    .await
}
