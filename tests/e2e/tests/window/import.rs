use broadsheet_e2e::{DragSource, Home, Outcome, hf_page, hold_clipboard, press};

use crate::{LANTERNS, MAP, TOKENS};

async fn titles(home: &Home) -> Outcome<String> {
    Ok(home.list().await?.iter().map(|paper| format!("{}\n", paper["title"])).collect())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_file_dragged_from_another_program_is_imported() -> Outcome {
    let home = Home::new()?;
    let file = home.file("papers.txt", hf_page())?;
    let app = home.open().await?;
    let mut source = DragSource::of_files(&[&file]).await?;

    source.hover(app.window()).await?;
    app.sees("Drop to import 1 file").await?;
    source.drop_here().await?;

    app.sees("3 new").await?;
    app.lists(3).await?;
    for title in [LANTERNS, TOKENS, MAP] {
        app.sees(title).await?;
        assert!(titles(&home).await?.contains(title), "{title} is not in the library");
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_drag_that_goes_away_again_changes_nothing() -> Outcome {
    let home = Home::new()?;
    let file = home.file("papers.txt", hf_page())?;
    let app = home.open().await?;
    let before = app.text("body").await?;
    let mut source = DragSource::of_files(&[&file]).await?;

    source.hover(app.window()).await?;
    app.sees("Drop to import 1 file").await?;
    source.give_up().await?;

    app.until_js(
        "the window to be as before",
        &format!("return document.body.innerText === {}", serde_json::Value::from(before)),
    )
    .await?;
    assert!(home.list().await?.is_empty());
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn text_dragged_from_another_program_is_imported() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    let mut source = DragSource::of_text(hf_page()).await?;

    source.hover(app.window()).await?;
    source.drop_here().await?;

    app.sees("3 new").await?;
    assert!(titles(&home).await?.contains(LANTERNS));
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn pasted_text_is_imported() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    let _clipboard = hold_clipboard("UTF8_STRING", hf_page()).await?;

    press(&["ctrl+v"]).await?;

    app.sees("3 new").await?;
    assert!(titles(&home).await?.contains(TOKENS));
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn pasted_html_keeps_its_ids() -> Outcome {
    let home = Home::new()?;
    let app = home.open().await?;
    let _clipboard = hold_clipboard("text/html", include_str!("../../digests/copied.html")).await?;

    press(&["ctrl+v"]).await?;

    app.sees("2 new").await?;
    let paper = home.cli(&["show", "2403.01234"]).await?;
    assert_eq!(paper["title"], "Lanterns for Deep Networks");
    Ok(())
}
