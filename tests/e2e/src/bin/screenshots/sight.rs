//! States of the first steps and of past notices, and the window as those see it who need more contrast, other colours or
//! larger text.

use broadsheet_e2e::{App, Outcome, press, type_text};
use serde_json::Value;

/// Makes the rules of a medium those of the window.
const AS_IF: &str = r"
    for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
            if (rule.media?.mediaText.includes(MEDIUM)) rule.media.mediaText = 'all';
";

/// What the system does to colours where it forces its own: grounds and shadows go.
const FORCED: &str = r"
    const style = document.createElement('style');
    style.textContent = `
        * { color: CanvasText !important; border-color: CanvasText !important; box-shadow: none !important; text-shadow: none !important; }
        *:not(.dot, .track span, i) { background: Canvas !important; }
        .row::before { background: none; }
        .row:not(.read, .done)::before { background: CanvasText !important; }`;
    document.head.append(style);
";

pub(crate) async fn sight(state: &str, app: &App<'_>) -> Outcome {
    let as_if = |medium: &str| AS_IF.replace("MEDIUM", &Value::from(medium).to_string());
    match state {
        "first-steps" | "first-steps-650" | "first-steps-over" => {
            app.click_named("Try the sample digest").await?;
            app.finds(".row.on").await?;
            if state == "first-steps-over" {
                press(&["r", "n"]).await?;
                app.finds(".cm-focused, textarea:focus").await?;
                type_text("Worth reading twice.").await?;
                app.sees("That is all it takes.").await?;
            }
        }
        "activity" => {
            app.choose("FlashAttention").await?;
            press(&["x", "j", "x", "s"]).await?;
            app.sees("Starred 2 papers").await?;
            press(&["ctrl+z"]).await?;
            app.sees("Undone").await?;
            press(&["Escape", "Delete"]).await?;
            app.sees("Moved to the trash").await?;
            press(&["ctrl+j"]).await?;
            app.finds("dialog time").await?;
        }
        "contrast" => {
            app.choose("FlashAttention").await?;
            press(&["x", "j", "x"]).await?;
            app.js(&as_if("prefers-contrast")).await?;
        }
        _ => {
            app.choose("FlashAttention").await?;
            press(&["x", "j", "x", "j"]).await?;
            app.js(&as_if("forced-colors")).await?;
            app.js(FORCED).await?;
        }
    }
    Ok(())
}

/// Text of twice the size.
pub(crate) async fn large(state: &str, app: &App<'_>) -> Outcome {
    match state {
        "text-200-first-run" => Ok(()),
        "text-200-settings" => {
            press(&["ctrl+comma"]).await?;
            app.finds("dialog[open]").await
        }
        "text-200-selection" => press(&["x", "j", "x"]).await,
        "text-200-paper" | "text-200" => {
            press(&["j", "j", "Return"]).await?;
            app.finds("main h1").await
        }
        _ => press(&["j"]).await,
    }
}
