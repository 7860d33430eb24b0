//! States in which a person reads and writes.

use broadsheet_e2e::{App, Home, Outcome, press, type_text};

/// Makes the rules for paper those of the window.
const AS_PRINTED: &str = r"
    for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
            if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all';
";

/// Draws a chart and pastes it into the note, as a program for plots would have it copied.
const PASTE_CHART: &str = r"
    const done = arguments[0];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1180, 430];
    const draw = canvas.getContext('2d');
    draw.fillStyle = '#fff';
    draw.fillRect(0, 0, 1180, 430);
    draw.font = '26px sans-serif';
    const bars = [['plain', 1, '#9aa5b1'], ['fused', 0.62, '#6f8fb5'], ['tiled', 0.24, '#c4432b']];
    bars.forEach(([name, share, colour], i) => {
        const y = 60 + i * 110;
        draw.fillStyle = colour;
        draw.fillRect(150, y, 860 * share, 70);
        draw.fillStyle = '#333';
        draw.textAlign = 'right';
        draw.fillText(name, 132, y + 44);
        draw.textAlign = 'left';
        draw.fillText(`${Math.round(41.7 * share * 10) / 10} ms`, 164 + 860 * share, y + 44);
    });
    draw.fillStyle = '#333';
    draw.fillRect(148, 40, 2, 340);
    canvas.toBlob((blob) => {
        const data = new DataTransfer();
        data.items.add(new File([blob], 'time by kind of attention.png', { type: 'image/png' }));
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('.cm-content').dispatchEvent(paste);
        done();
    });
";

/// Brings the window into one of these states.
pub(crate) async fn annotate(state: &str, app: &App<'_>, home: &Home) -> Outcome {
    match state {
        "triage" => {
            app.click_named("2 Jan 2026").await?;
            app.sees("0 of 20 decided").await?;
            app.window().focus().await?;
            press(&["r", "e", "e", "s", "e", "r"]).await?;
            app.sees("5 of 20 decided").await
        }
        "image" => {
            app.choose("FlashAttention").await?;
            press(&["n"]).await?;
            app.finds(".cm-focused").await?;
            press(&["ctrl+End"]).await?;
            type_text("\nOn our machine, forward and back, 2,048 tokens:\n\n").await?;
            app.until_js(
                "the text in the editor",
                "return document.querySelector('.cm-content').innerText.includes('tokens:')",
            )
            .await?;
            app.sees("Saved").await?;
            app.js_async(PASTE_CHART).await?;
            app.finds(".note-image img").await?;
            press(&["Escape"]).await?;
            app.until_js(
                "the image alone",
                "return !document.querySelector('.cm-content').innerText.includes('image:')",
            )
            .await?;
            app.js("document.querySelector('.note-image').scrollIntoView({ block: 'end' })").await?;
            app.sees("Saved").await
        }
        "selecting" => {
            app.choose("FlashAttention").await?;
            select(app, 1).await
        }
        "highlighted" => {
            app.choose("FlashAttention").await?;
            select(app, 1).await?;
            press(&["h"]).await?;
            app.finds(".annotated .bar .quiet").await
        }
        "highlights" | "highlight" | "print" => {
            app.choose("FlashAttention").await?;
            for (piece, colour) in [(0, "1"), (1, "3"), (2, "4")] {
                select(app, piece).await?;
                press(&[colour]).await?;
                app.until_js("the highlight", "return getSelection().isCollapsed").await?;
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            }
            app.click(".highlights li:nth-child(2) button").await?;
            app.finds(".annotated textarea:focus").await?;
            type_text("Is this also so for short sequences?").await?;
            press(&["Escape"]).await?;
            app.finds(".highlights .comment").await?;
            if state == "print" {
                app.js(AS_PRINTED).await?;
            }
            if state == "highlight" {
                app.click(".abstract .stroke.blue").await?;
                app.finds(".annotated textarea:focus").await?;
            }
            Ok(())
        }
        "versions" => {
            let body = "Exact, not approximate: the gain is all in **memory traffic**, not in arithmetic.\n\n- Tiles of `Br × Bc` \
                        fit in SRAM\n- The backward pass computes the scores once more\n\nTry it on our 250M run.\n";
            let note = home.file("later.md", body)?;
            home.cli(&["note", "2205.14135", "--set", &note.to_string_lossy()]).await?;
            app.choose("FlashAttention").await?;
            app.sees("250M").await?;
            press(&["ctrl+shift+h"]).await?;
            app.click("dialog label").await?;
            app.click("dialog li:last-child button").await
        }
        "linking" => {
            app.choose("Mamba").await?;
            press(&["n"]).await?;
            app.finds(".cm-focused").await?;
            type_text("Beside [[atten").await?;
            app.finds(".cm-tooltip-autocomplete").await
        }
        "tags" => {
            home.sql("INSERT INTO tag (name, colour) VALUES ('vision/ood', 'amber')").await?;
            app.choose("FlashAttention").await?;
            press(&["shift+t"]).await?;
            app.sees("unused").await
        }
        "notebook" => {
            for paper in ["1706.03762", "2312.00752", "1512.03385"] {
                let note = home.file(
                    "note.md",
                    format!("A thought on {paper}.\n\nIt is worth a second look, with the code at hand."),
                )?;
                home.cli(&["note", paper, "--set", &note.to_string_lossy()]).await?;
            }
            app.choose("FlashAttention").await?;
            select(app, 1).await?;
            press(&["2"]).await?;
            app.finds(".stroke").await?;
            press(&["ctrl+b"]).await?;
            app.sees("5 notes and highlights").await
        }
        _ => {
            let empty = home.file("empty.md", "")?;
            home.cli(&["note", "2205.14135", "--set", &empty.to_string_lossy()]).await?;
            app.choose("FlashAttention").await?;
            press(&["Delete"]).await?;
            app.click_named("Tag vision: rename, colour, delete").await?;
            app.click_named("Delete").await?;
            app.click_named("Trash").await?;
            app.sees("Deleted tags").await?;
            if state == "empty-trash" {
                app.click_named("Empty the trash…").await?;
            }
            Ok(())
        }
    }
}

/// Selects some words of the abstract, each time others.
async fn select(app: &App<'_>, number: usize) -> Outcome {
    let script = format!(
        "const piece = document.querySelectorAll('.abstract [data-from]:not([data-whole])')[{number}];
         const whole = piece.textContent;
         const first = whole.indexOf(' ', 4) + 1;
         const last = Math.max(first + 4, whole.indexOf(' ', Math.min(first + 40, whole.length - 6)));
         const at = (place) => {{
             const text = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
             for (let node = text.nextNode(), before = 0; node; before += node.data.length, node = text.nextNode())
                 if (place <= before + node.data.length) return [node, place - before];
         }};
         getSelection().setBaseAndExtent(...at(first), ...at(last));",
    );
    app.js(&script).await?;
    app.until_js(
        "the selection's bar",
        "return document.querySelector('.annotated [role=toolbar]') !== null",
    )
    .await?;
    let selected = app.js("return getSelection().toString()").await?;
    if selected == "" { Err("nothing is selected".into()) } else { Ok(()) }
}
