//! Images in notes.

use broadsheet_e2e::{App, Home, Outcome, hold_clipboard, press, type_text, until};

use crate::{LANTERNS, home_with_page, keyboard_in};

/// What is on the clipboard.
const PICTURE: &[u8] = include_bytes!("../../../../icons/128x128@2x.png");

/// Whether the note shows an image, whole and no wider than its column.
const SHOWN: &str = "const image = document.querySelector('.note-image img');
    const column = document.querySelector('.cm-content').getBoundingClientRect();
    return image !== null && image.complete && image.naturalWidth > 0 && image.src.startsWith('blob:')
        && image.getBoundingClientRect().right <= column.right + 1";

async fn shows_image(app: &App<'_>) -> Outcome {
    app.until_js("the image in the note", SHOWN).await
}

async fn note(home: &Home) -> Outcome<String> {
    let papers = home.cli(&["list", "Residual Lanterns"]).await?;
    Ok(papers[0]["note"].as_str().unwrap_or_default().to_owned())
}

async fn note_holds_image(home: &Home, images: usize) -> Outcome {
    until(&format!("{images} images named in the note"), || async {
        Ok(note(home).await?.matches("](image:").count() == images)
    })
    .await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_image_pasted_into_a_note_is_shown_undone_and_there_after_a_restart() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    let _clipboard = hold_clipboard("image/png", PICTURE).await?;
    press(&["n"]).await?;
    app.finds(".cm-editor.cm-focused").await?;
    type_text("As of today: ").await?;
    press(&["ctrl+v"]).await?;
    shows_image(&app).await?;
    note_holds_image(&home, 1).await?;

    press(&["ctrl+z"]).await?;
    app.until_js("no image", "return document.querySelector('.note-image') === null").await?;
    app.sees("As of today:").await?;
    note_holds_image(&home, 0).await?;
    press(&["ctrl+shift+z"]).await?;
    shows_image(&app).await?;
    type_text(" And on.").await?;
    until("the rest in the library", || async { Ok(note(&home).await?.trim_end().ends_with(") And on.")) })
        .await?;
    // Where nobody is writing, the image stands in place of what names it.
    press(&["Escape"]).await?;
    app.until_js("no address", "return !document.querySelector('.cm-content').innerText.includes('image:')")
        .await?;
    app.kill().await?;

    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    shows_image(&app).await?;
    app.close().await?;

    // One that is gone says so, and takes nothing else with it.
    std::fs::remove_dir_all(home.path().join("data/broadsheet/files"))?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    app.sees("This image is not in the library any more").await?;
    app.sees("And on.").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn an_image_of_the_web_stays_text_and_what_is_no_image_is_refused() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.choose(LANTERNS).await?;
    press(&["n"]).await?;
    app.finds(".cm-editor.cm-focused").await?;
    type_text("![far](https://example.org/far.png)").await?;
    press(&["Escape"]).await?;
    app.sees("![far](https://example.org/far.png)").await?;
    app.until_js("no image", "return document.querySelector('.note-image, img[src]') === null").await?;

    // Whatever a page's author tries, the window asks nobody.
    let refused = app
        .js_async(
            "const done = arguments[0];
             document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), { once: true });
             const image = document.createElement('img');
             image.onload = () => done('loaded');
             document.body.append(image);
             image.src = 'https://example.org/far.png';",
        )
        .await?;
    assert_eq!(refused, "img-src");

    app.js(
        "const data = new DataTransfer();
         data.items.add(new File(['<svg xmlns=\"http://www.w3.org/2000/svg\"/>'], 'a.png', { type: 'image/png' }));
         const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
         document.querySelector('.cm-content').dispatchEvent(paste);",
    )
    .await?;
    app.sees("What was pasted cannot be read as an image").await?;
    press(&["n"]).await?;
    keyboard_in(&app, ".cm-content").await?;
    note_holds_image(&home, 0).await
}
