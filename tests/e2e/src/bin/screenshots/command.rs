//! States of the palette, the keys, the menus and the history of undo.

use broadsheet_e2e::{App, Outcome, press, type_text};

pub(crate) async fn command(state: &str, app: &App<'_>) -> Outcome {
    match state {
        "palette" | "palette-650" => {
            if state == "palette" {
                app.choose("FlashAttention").await?;
            }
            press(&["ctrl+k"]).await?;
            app.finds("dialog [role=combobox]").await?;
        }
        "palette-typed" => {
            app.choose("FlashAttention").await?;
            press(&["ctrl+k"]).await?;
            app.finds("dialog [role=combobox]").await?;
            type_text("att").await?;
            app.sees("Attention Is All You Need").await?;
        }
        "change-keys" => change_keys(app).await?,
        "key-taken" => {
            change_keys(app).await?;
            app.click("dialog [role=search] input").await?;
            type_text("star").await?;
            app.click("[aria-label='Add a key: Star']").await?;
            press(&["e"]).await?;
            app.sees("belongs to").await?;
        }
        "app-menu" => {
            app.choose("FlashAttention").await?;
            app.click("[aria-label=Menu]").await?;
            press(&["Down", "Down", "Down", "Right", "Down"]).await?;
        }
        "row-menu" => {
            app.choose("FlashAttention").await?;
            app.right_click(".row.on h2").await?;
            app.finds("[role=menu]").await?;
        }
        "link-menu" => {
            app.choose("FlashAttention").await?;
            app.right_click("main .primary").await?;
            app.finds("[role=menu]").await?;
        }
        _ => {
            app.choose("FlashAttention").await?;
            press(&["s", "e", "r"]).await?;
            app.choose("Distilling the Knowledge").await?;
            press(&["s", "e", "ctrl+z", "ctrl+z"]).await?;
            app.sees("Undone").await?;
            press(&["ctrl+shift+u"]).await?;
            app.finds("dialog time").await?;
        }
    }
    Ok(())
}

async fn change_keys(app: &App<'_>) -> Outcome {
    press(&["question"]).await?;
    app.click_named("Change keys…").await?;
    app.finds("dialog [data-setting=key_list]").await
}
