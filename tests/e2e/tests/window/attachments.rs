//! PDFs of one's own.

use broadsheet_e2e::{Outcome, press, until};

use crate::{LANTERNS, choose_in_dialog, home_with_page};

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_pdf_is_copied_into_the_library_opened_in_the_viewer_and_taken_off() -> Outcome {
    let home = home_with_page().await?;
    let pdf = home.file("lanterns.pdf", "%PDF-1.4\n%%EOF\n")?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["f"]).await?;
    choose_in_dialog("Add PDFs", &pdf).await?;
    app.sees("Added 1 PDF").await?;
    std::fs::remove_file(&pdf)?;

    app.click(".attachments .open").await?;
    until("the viewer", || async { Ok(home.opened().iter().any(|path| path.ends_with(".pdf"))) }).await?;
    app.click_named("Take lanterns.pdf off this paper").await?;
    app.until_js("no PDF", "return document.querySelector('.attachments') === null").await?;
    app.click_named("Undo").await?;
    app.finds(".attachments .open").await
}
