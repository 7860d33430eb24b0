//! Notes and highlights of all papers.

use broadsheet_e2e::{Outcome, press, type_text};

use crate::{LANTERNS, TOKENS, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_notebook_is_searched_and_leads_to_the_paper() -> Outcome {
    let home = home_with_page().await?;
    for (title, text) in [(LANTERNS, "Lamps in every block."), (TOKENS, "Half of the memory.")] {
        let file = home.file("note.md", text)?;
        let papers = home.cli(&["list", title]).await?;
        home.cli(&["note", &papers[0]["id"].to_string(), "--set", &file.to_string_lossy()]).await?;
    }
    let app = home.open().await?;
    app.lists(3).await?;
    press(&["ctrl+b"]).await?;
    app.sees("2 notes and highlights").await?;
    press(&["slash"]).await?;
    type_text("lamps").await?;
    app.sees("1 note or highlight").await?;
    press(&["Return", "Return"]).await?;
    app.reads(LANTERNS).await
}
