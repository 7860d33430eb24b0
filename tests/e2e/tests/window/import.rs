use broadsheet_e2e::{DragSource, Home, Outcome, hf_page, hold_clipboard, papers_of_day, press, run};

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
async fn an_archive_gives_each_digest_it_holds() -> Outcome {
    let home = Home::new()?;
    let archive = home.path().join("files/digests.zip");
    let mut pack = ["-m", "zipfile", "-c"].map(str::to_owned).to_vec();
    pack.push(archive.to_string_lossy().into_owned());
    for (number, day) in ["2026-01-02", "2026-01-03"].iter().enumerate() {
        let digest = home.file(&format!("{day}.json"), papers_of_day(day, "2025-12-30", number * 2, 2))?;
        pack.push(digest.to_string_lossy().into_owned());
    }
    run("/usr/bin/python3", &pack.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let app = home.open().await?;
    let mut source = DragSource::of_files(&[&archive]).await?;

    source.hover(app.window()).await?;
    app.sees("Drop to import 1 file").await?;
    source.drop_here().await?;

    app.sees("Import 2 files?").await?;
    press(&["Return"]).await?;
    app.sees("Imported 2 files").await?;
    app.lists(4).await?;
    for day in ["2 Jan 2026", "3 Jan 2026"] {
        app.sees(day).await?;
    }
    assert_eq!(home.list().await?.len(), 4);
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
