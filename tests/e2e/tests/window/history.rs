//! Every import is kept, looked into, taken back and done again.

use broadsheet_e2e::{DragSource, Home, Outcome, papers_of_day, press, type_text, until};

use crate::{holds, home_with_two_days};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn imports_are_taken_back_out_of_order_and_done_again() -> Outcome {
    let home = Home::new()?;
    for (number, day) in ["2026-01-02", "2026-01-03"].iter().enumerate() {
        let file = home.file(&format!("{day}.json"), papers_of_day(day, "2025-12-30", number * 2, 2))?;
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    home.cli(&["tag", "add", "kept", "1501.10000"]).await?;
    let app = home.open().await?;
    app.lists(4).await?;

    press(&["ctrl+h"]).await?;
    app.sees("2 imports").await?;
    press(&["j"]).await?;
    app.until_js(
        "the receipt of the first import",
        "return document.querySelector('main h1')?.innerText.includes('2026-01-02')",
    )
    .await?;
    press(&["u"]).await?;
    app.sees("Done: take back the import of 2026-01-02.json").await?;
    // Its tagged paper stays, and is named.
    app.sees("1 paper stayed, because you added something to it: “Scaling Image Segmentation").await?;
    holds(&home, 3).await?;

    press(&["u"]).await?;
    app.sees("Done: bring back the import of 2026-01-02.json").await?;
    holds(&home, 4).await?;

    press(&["slash"]).await?;
    type_text("Part 3").await?;
    app.sees("1 import").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn several_files_are_shown_before_they_are_imported() -> Outcome {
    let home = home_with_two_days().await?;
    let files = [
        home.file("2026-01-05.json", papers_of_day("2026-01-05", "2025-12-30", 0, 4))?,
        home.file("2026-01-06.json", papers_of_day("2026-01-06", "2025-12-30", 4, 3))?,
    ];
    let app = home.open().await?;
    app.lists(2).await?;
    let drop = async || -> Outcome {
        let mut source = DragSource::of_files(&[&files[0], &files[1]]).await?;
        source.hover(app.window()).await?;
        source.drop_here().await?;
        app.sees("Import 2 files?").await?;
        app.sees("5 new").await
    };

    drop().await?;
    press(&["Escape"]).await?;
    app.sees("Nothing was imported").await?;
    holds(&home, 2).await?;

    drop().await?;
    press(&["Return"]).await?;
    app.sees("Imported 2 files").await?;
    holds(&home, 7).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_digest_is_read_again_from_its_kept_original() -> Outcome {
    let home = home_with_two_days().await?;
    // What an older reader may have made of the first entry of the second day.
    home.sql("UPDATE entry SET venue = 'Misread' WHERE id = (SELECT max(id) FROM entry)").await?;
    let app = home.open().await?;
    app.lists(2).await?;
    let reread = async |day: &str| -> Outcome {
        let focus = format!(
            "[...document.querySelectorAll('nav [data-place]')].find(place => place.innerText.includes('{day}')).focus()"
        );
        app.js(&focus).await?;
        press(&["shift+F10"]).await?;
        app.click_named("Read again").await
    };

    reread("2 Jan 2026").await?;
    app.sees("Today’s readers read the same as before").await?;
    press(&["Escape"]).await?;

    reread("3 Jan 2026").await?;
    app.sees("1 changed").await?;
    app.sees("Misread").await?;
    app.click_named("Take it over").await?;
    app.sees("Read 1 file again").await?;
    until("the library to stay as it is otherwise", || async { Ok(home.list().await?.len() == 2) }).await
}
