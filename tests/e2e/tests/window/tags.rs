//! Tags: papers dragged onto them, one dragged into another, and all of them in one place.

use broadsheet_e2e::{App, Home, Outcome, press, type_text, until};
use serde_json::Value;

use crate::{LANTERNS, TOKENS, home_with_page};

/// Drags from the middle of one element to that of another, each found by an expression.
async fn drag(app: &App<'_>, from: &str, to: &str) -> Outcome {
    let script = format!(
        "const middle = (element) => {{
             const {{ left, top, width, height }} = element.getBoundingClientRect();
             return {{ clientX: left + width / 2, clientY: top + height / 2, bubbles: true, button: 0 }};
         }};
         const [from, to] = [{from}, {to}];
         from.dispatchEvent(new PointerEvent('pointerdown', middle(from)));
         window.dispatchEvent(new PointerEvent('pointermove', middle(to)));
         window.dispatchEvent(new PointerEvent('pointerup', middle(to)));"
    );
    app.js(&script).await.map(drop)
}

fn place(name: &str) -> String {
    format!(
        "[...document.querySelectorAll('nav [data-drop] [data-place]')].find(place => place.innerText.includes({}))",
        Value::from(name)
    )
}

async fn tagged(home: &Home, tag: &str, papers: usize) -> Outcome {
    until(&format!("{papers} papers tagged {tag}"), || async {
        let found = home.cli(&["list", &format!("tag:{tag}")]).await?;
        Ok(found.as_array().is_some_and(|found| found.len() == papers))
    })
    .await
}

async fn home_with_tags() -> Outcome<Home> {
    let home = home_with_page().await?;
    for (title, tag) in [(LANTERNS, "depth"), (TOKENS, "reading")] {
        let papers = home.cli(&["list", title]).await?;
        home.cli(&["tag", "add", tag, &papers[0]["id"].to_string()]).await?;
    }
    Ok(home)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn papers_are_dragged_onto_tags_and_tags_into_tags_with_undo() -> Outcome {
    let home = home_with_tags().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    let row = format!(
        "[...document.querySelectorAll('[role=option]')].find(row => row.innerText.includes({}))",
        Value::from(TOKENS)
    );
    drag(&app, &row, &place("depth")).await?;
    app.sees("Tagged 1 paper with depth").await?;
    tagged(&home, "depth", 2).await?;

    drag(&app, &place("reading"), &place("depth")).await?;
    app.sees("Renamed tag reading to depth/reading").await?;
    tagged(&home, "depth/reading", 1).await?;
    drag(&app, &place("reading"), "document.querySelector('nav [data-drop=top]')").await?;
    tagged(&home, "depth/reading", 0).await?;
    tagged(&home, "reading", 1).await?;
    app.click_named("Undo").await?;
    tagged(&home, "depth/reading", 1).await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn tags_are_renamed_merged_and_deleted_in_one_place() -> Outcome {
    let home = home_with_tags().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    press(&["shift+t"]).await?;
    app.sees("2 tags").await?;
    app.click("dialog input[aria-label='Name of tag depth']").await?;
    press(&["ctrl+a"]).await?;
    type_text("layers").await?;
    press(&["Return"]).await?;
    app.sees("Renamed tag depth to layers").await?;
    app.js(
        "const select = document.querySelector(\"dialog select[aria-label='Merge tag reading into another']\");
         select.value = 'layers';
         select.dispatchEvent(new Event('change', { bubbles: true }));",
    )
    .await?;
    app.sees("Merged tag reading into layers").await?;
    tagged(&home, "layers", 2).await?;
    app.click_named("Delete tag layers").await?;
    app.sees("No paper is tagged yet").await?;
    tagged(&home, "layers", 0).await
}
