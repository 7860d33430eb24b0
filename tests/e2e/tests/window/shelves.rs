//! Searches kept under names.

use broadsheet_e2e::{App, Outcome, press, type_text};
use serde_json::Value;

use crate::home_with_page;

/// Waits until the sidebar has these shelves, in order, each with its count.
async fn has_shelves(app: &App<'_>, shelves: &[&str]) -> Outcome {
    let script = format!(
        "return JSON.stringify([...document.querySelectorAll('[aria-labelledby=shelves] [data-place]')]\
         .map(place => place.innerText.trim().replace(/\\s+/g, ' '))) === JSON.stringify({})",
        Value::from(shelves.to_vec())
    );
    app.until_js(&format!("the shelves {shelves:?}"), &script).await
}

async fn keep(app: &App<'_>, query: &str, name: &str) -> Outcome {
    app.click_named("All papers").await?;
    press(&["slash"]).await?;
    type_text(query).await?;
    app.sees("found").await?;
    press(&["ctrl+s"]).await?;
    app.finds("dialog input[name=name]:focus").await?;
    type_text(name).await?;
    press(&["Return"]).await?;
    app.sees("Saved as a shelf").await
}

/// Gives the keyboard to a shelf.
async fn focus(app: &App<'_>, name: &str) -> Outcome {
    let script = format!(
        "[...document.querySelectorAll('[aria-labelledby=shelves] [data-place]')].find(place => place.innerText.includes({})).focus()",
        Value::from(name)
    );
    app.js(&script).await.map(drop)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_shelf_is_saved_narrowed_changed_moved_and_deleted_with_undo() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;

    keep(&app, "lantern", "Lamps").await?;
    app.lists(1).await?;
    keep(&app, "quiet OR map", "Others").await?;
    app.lists(2).await?;
    has_shelves(&app, &["Lamps 1", "Others 2"]).await?;

    // What is typed narrows the shelf.
    press(&["slash"]).await?;
    type_text("map").await?;
    app.lists(1).await?;
    press(&["Escape", "Escape"]).await?;
    app.lists(2).await?;

    // Changed: the list shown follows.
    focus(&app, "Others").await?;
    press(&["shift+F10"]).await?;
    app.click_named("Change").await?;
    app.finds("dialog input[name=name]:focus").await?;
    type_text("The map").await?;
    press(&["Tab", "ctrl+a"]).await?;
    type_text("map").await?;
    press(&["Return"]).await?;
    has_shelves(&app, &["Lamps 1", "The map 1"]).await?;
    app.lists(1).await?;
    press(&["ctrl+z"]).await?;
    has_shelves(&app, &["Lamps 1", "Others 2"]).await?;
    app.lists(2).await?;

    // Moved by key and by pointer.
    focus(&app, "Others").await?;
    press(&["alt+Up"]).await?;
    has_shelves(&app, &["Others 2", "Lamps 1"]).await?;
    drag_down(&app).await?;
    has_shelves(&app, &["Lamps 1", "Others 2"]).await?;
    press(&["ctrl+z"]).await?;
    has_shelves(&app, &["Others 2", "Lamps 1"]).await?;

    // Deleted: its papers stay, and undo brings it back.
    focus(&app, "Others").await?;
    press(&["shift+F10"]).await?;
    app.click_named("Delete the shelf").await?;
    has_shelves(&app, &["Lamps 1"]).await?;
    app.lists(3).await?;
    app.click_named("Undo").await?;
    has_shelves(&app, &["Others 2", "Lamps 1"]).await
}

/// Drags the first shelf over the second.
async fn drag_down(app: &App<'_>) -> Outcome {
    const DRAG: &str = r"
        const [first, second] = document.querySelectorAll('[aria-labelledby=shelves] [data-place]');
        const middle = (element) => {
            const { left, top, width, height } = element.getBoundingClientRect();
            return { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, button: 0 };
        };
        const to = middle(second);
        first.dispatchEvent(new PointerEvent('pointerdown', middle(first)));
        window.dispatchEvent(new PointerEvent('pointermove', to));
        window.dispatchEvent(new PointerEvent('pointerup', to));
    ";
    app.js(DRAG).await.map(drop)
}
