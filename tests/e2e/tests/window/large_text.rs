//! Text of twice the size: nothing that is used is cut off at a side, and nothing lies over another.

use std::fmt::Write as _;

use broadsheet_e2e::{App, Home, Outcome, hf_page, hold_clipboard, press};
use serde_json::json;

use crate::{LANTERNS, go_through, home_with_page};

/// Finds controls that are cut off at a side, and pairs that lie over one another.
const LOOK: &str = r"
    const over = [...document.querySelectorAll('dialog[open], [role=menu], [role=dialog]')].at(-1) ?? document.body;
    const within = over.closest('dialog[open]') ?? over;
    const SEEN = { visibilityProperty: true, opacityProperty: true };
    const named = (one) => `${one.localName}${one.className ? '.' + one.className.toString().split(' ')[0] : ''} “${(one.ariaLabel ?? one.innerText ?? '').trim().slice(0, 40)}”`;
    const wrong = [];
    const boxes = [];
    for (const one of within.querySelectorAll('button, a[href], input, select, textarea, summary, [role=tab], [role=menuitem]')) {
        if (!one.checkVisibility(SEEN) || one.closest('.unseen')) continue;
        const box = one.getBoundingClientRect();
        if (box.width === 0) continue;
        let [top, bottom] = [box.top, box.bottom];
        let cut = box.left < -1 || box.right > innerWidth + 1 ? 'the window' : null;
        for (let around = one; around; around = around.parentElement) {
            const { overflowX, overflowY, position } = getComputedStyle(around);
            // What is fixed lies over what it stands in.
            if (position === 'fixed') break;
            if (around === one || (overflowX === 'visible' && overflowY === 'visible')) continue;
            const { left, right, top: above, bottom: below } = around.getBoundingClientRect();
            if (overflowX !== 'visible' && (box.left < left - 1 || box.right > right + 1)) cut ??= named(around);
            if (overflowY !== 'visible') [top, bottom] = [Math.max(top, above), Math.min(bottom, below)];
        }
        if (cut) wrong.push(`${named(one)} is cut off by ${cut}`);
        const { textOverflow, overflowX } = getComputedStyle(one);
        if (one.localName === 'button' && overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1) wrong.push(`${named(one)} is wider than its box`);
        if (bottom - top > 2 && !one.closest('.corner')) boxes.push({ one, left: box.left, right: box.right, top, bottom });
    }
    for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1)) {
            if (a.one.contains(b.one) || b.one.contains(a.one)) continue;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 2 && down > 2) wrong.push(`${named(a.one)} and ${named(b.one)} lie over one another`);
        }
    const page = document.scrollingElement;
    if (page.scrollWidth > innerWidth) wrong.push(`the page is ${page.scrollWidth} wide`);
    return wrong.join('\n');
";

#[derive(Default)]
struct Looked {
    screens: usize,
    wrong: String,
}

impl Looked {
    async fn at(&mut self, app: &App<'_>, screen: &str) -> Outcome {
        // The last frame may still be drawn.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        self.screens += 1;
        let found = app.js(LOOK).await?;
        for line in found.as_str().unwrap_or_default().lines() {
            let _ = writeln!(self.wrong, "{screen}: {line}");
        }
        Ok(())
    }

    fn fine(self) -> Outcome {
        println!("{} screens looked at", self.screens);
        if self.wrong.is_empty() { Ok(()) } else { Err(self.wrong.into()) }
    }
}

async fn of_width<'home>(home: &'home Home, width: u32, language: &str) -> Outcome<App<'home>> {
    home.prefer(&json!({ "text_size": 200, "language": language, "note_template": "About {title}" }))?;
    let app = home.open().await?;
    app.window().resize(width, 860).await?;
    app.until_js("the width", &format!("return innerWidth === {width}")).await?;
    Ok(app)
}

async fn walk(width: u32, language: &str) -> Outcome {
    let mut looked = Looked::default();
    let empty = Home::new()?;
    let app = of_width(&empty, width, language).await?;
    looked.at(&app, "first run").await?;
    drop(app);
    let home = home_with_page().await?;
    home.cli(&["tag", "add", "vision/out-of-distribution", "1"]).await?;
    let app = of_width(&home, width, language).await?;
    app.finds(".row.on").await?;
    looked.at(&app, "list").await?;
    go_through(&app, &["x", "j", "x"]).await?;
    looked.at(&app, "papers selected").await?;
    go_through(&app, &["Escape", "F10", "?[role=menuitem]:focus"]).await?;
    looked.at(&app, "menu").await?;
    go_through(&app, &["Escape", "Escape", "g", "g", "?.progress"]).await?;
    looked.at(&app, "digest").await?;
    app.choose(LANTERNS).await?;
    looked.at(&app, "paper").await?;
    go_through(&app, &["ctrl+f", "\"a", "?main [role=search] input:focus"]).await?;
    looked.at(&app, "find").await?;
    go_through(&app, &["Escape", "Escape", "n", "?.cm-focused, textarea:focus", "\"Mine"]).await?;
    app.until_js("the note", "return document.querySelector('[data-note-state=saved]') !== null").await?;
    looked.at(&app, "note").await?;
    go_through(&app, &["ctrl+shift+h", "?dialog .versions li"]).await?;
    looked.at(&app, "history of the note").await?;
    go_through(&app, &["Escape", "Escape", "d", "?main form"]).await?;
    looked.at(&app, "details").await?;
    go_through(&app, &["Escape", "Escape"]).await?;
    for (screen, key) in [
        ("palette", "ctrl+k"),
        ("keys", "question"),
        ("tags", "T"),
        ("a new paper", "ctrl+n"),
        ("history of undo", "ctrl+shift+u"),
        ("activity", "ctrl+j"),
        ("export", "ctrl+e"),
        ("settings", "ctrl+comma"),
    ] {
        go_through(&app, &[key, "?dialog[open]"]).await?;
        looked.at(&app, screen).await?;
        for section in 2..=app.count("dialog [role=tab]").await? {
            app.js(&format!("document.querySelector('dialog [role=tab]:nth-child({section})').click()"))
                .await?;
            looked.at(&app, &format!("section {section} of the settings")).await?;
        }
        press(&["Escape"]).await?;
        app.until_js("the dialog to go", "return !document.querySelector('dialog[open]')").await?;
    }
    for (screen, key, selector) in [
        ("notebook", "ctrl+b", "[id^=notebook-]"),
        ("import history", "ctrl+h", "[id^=import-]"),
        ("possible duplicates", "ctrl+d", ".wide-pane"),
    ] {
        go_through(&app, &[key, &format!("?{selector}")]).await?;
        looked.at(&app, screen).await?;
    }
    press(&["Escape"]).await?;
    app.finds(".list-pane .row").await?;
    let _held = hold_clipboard("UTF8_STRING", format!("{}\n", hf_page())).await?;
    press(&["ctrl+v"]).await?;
    app.finds(".toast .second").await?;
    looked.at(&app, "an import").await?;
    app.js("document.querySelector('.toast .second').click()").await?;
    app.finds("dialog .body").await?;
    looked.at(&app, "receipt").await?;
    looked.fine()
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn nothing_is_cut_off_at_twice_the_size_in_a_window_of_700() -> Outcome {
    walk(700, "en").await
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn nothing_is_cut_off_at_twice_the_size_in_a_window_of_1000() -> Outcome {
    walk(1000, "zh-CN").await
}
