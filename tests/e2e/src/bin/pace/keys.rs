//! From a key to what it asks for on the screen: the next paper, a note on disk, a letter in a long note, rows found.

use std::time::Duration;

use broadsheet_e2e::{App, Home, Outcome, press, until};
use serde_json::{Value, json};

use crate::series::Series;

/// Keys of each kind in a round.
const KEYS: usize = 200;
/// As a person who is in a hurry.
const BETWEEN: Duration = Duration::from_millis(90);
/// Of the note that is typed in, bytes.
const LONG_NOTE: usize = 50_000;
const TYPED: &str = "broadsheetlibrary";

/// Times from a key press until the frame after `ready()` holds has been painted, in milliseconds: `window.timed`.
/// Only keys that satisfy `counts(key)` are timed, and those for which `ready()` does not hold already.
const TIME: &str = "
    window.timed = [];
    window.stopTiming?.();
    const press = (event) => {
        if (!event.isTrusted || !counts(event.key)) return;
        const before = now();
        if (before === undefined) return;
        const start = performance.now();
        requestAnimationFrame(function look() {
            if (!ready(before)) return void requestAnimationFrame(look);
            // A message comes after the frame that this callback belongs to was made.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => window.timed.push(performance.now() - start);
            port2.postMessage(null);
        });
    };
    addEventListener('keydown', press, true);
    window.stopTiming = () => removeEventListener('keydown', press, true);
";

/// The next paper is there when its title, its abstract and its note are.
const NEXT: &str = "
    const counts = (key) => key === 'j';
    const title = () => document.querySelector('main h1')?.textContent;
    const now = title;
    const ready = (before) => title() !== before && document.querySelector('main .abstract') && document.querySelector('main [data-note-state]');
";

/// A note is saved when it says so, which it does when it is on disk.
const SAVED: &str = "
    const counts = (key) => key === 'Escape';
    const state = () => document.querySelector('[data-note-state]')?.dataset.noteState;
    const now = () => state() === 'saved' ? undefined : state();
    const ready = () => state() === 'saved';
";

/// A letter is typed when the page has one letter more.
const TYPING: &str = "
    const counts = (key) => key.length === 1;
    let letters = 0;
    document.querySelector('[data-typed], .cm-content').addEventListener('input', () => { letters += 1; });
    const now = () => letters;
    const ready = (before) => letters > before;
";

/// Rows are found when the list is another than before the key, or says another number.
const SEARCH: &str = "
    const counts = (key) => key.length === 1;
    const shown = () => [...document.querySelectorAll('[role=option]')].map(({ id, ariaSetSize }) => id + ariaSetSize).join();
    const now = shown;
    const ready = (before) => shown() !== before;
";

/// A page that does the least that each key can ask for, on as much of the window: what is drawn anew is most of what a
/// key costs where the processor draws.
const BARE: &str = "
    document.body.replaceChildren();
    const place = (parent, name, style) => {
        const element = parent.appendChild(document.createElement(name));
        element.style.cssText = style;
        return element;
    };
    const pane = (style) => place(document.body, 'div', 'position:absolute;top:0;bottom:0;overflow:hidden;background:#fff;font:15px sans-serif;' + style);
    const list = pane('left:228px;width:384px'), reader = pane('left:612px;right:0');
    const title = place(reader, 'h1', ''), text = place(reader, 'p', 'height:400px'), state = place(reader, 'span', '');
    const field = place(reader, 'textarea', 'display:block;width:600px;height:300px');
    const rows = Array.from({ length: 10 }, () => place(list, 'p', 'height:67px;margin:8px'));
    let at = 0;
    const show = () => {
        at += 1;
        rows.forEach((row, i) => { row.textContent = 'Paper ' + (at + i) + ', by those who wrote it'; });
        title.textContent = 'Paper ' + at;
        text.textContent = ('Line ' + at + ' of its abstract, as plain as can be. ').repeat(30);
    };
    show();
    state.dataset.noteState = 'saved';
    field.dataset.typed = '';
    field.value = LONG;
    field.oninput = () => { state.dataset.noteState = 'unsaved'; };
    addEventListener('keydown', ({ key }) => {
        if (key === 'j' && document.activeElement !== field) show();
        if (key === 'Escape') { state.dataset.noteState = 'saved'; field.blur(); }
        if (key === 'n' && document.activeElement !== field) setTimeout(() => field.focus());
    });
";
/// In the bare page the paper is its title.
const BARE_NEXT: &str = "
    const counts = (key) => key === 'j';
    const title = () => document.querySelector('h1').textContent;
    const now = title;
    const ready = (before) => title() !== before;
";

/// Gives the first paper that the window will show a long note.
pub(crate) async fn prepare(home: &Home) -> Outcome {
    let newest = home.cli(&["list", "is:inbox", "--limit", "1"]).await?;
    let paper = newest[0]["id"].as_i64().ok_or("the library holds no papers")?.to_string();
    let note = home.file("long.md", long_note())?;
    home.cli(&["note", &paper, "--set", &note.to_string_lossy()]).await.map(drop)
}

fn long_note() -> String {
    const SECTION: &str = "## What they do\n\nA line of *thoughts* with `code`, a [link](https://example.org) and $x^2$.\n\n\
        - first this\n- then [ ] that\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nAnother line, which is longer, as lines in notes are.\n\n";
    SECTION.repeat(LONG_NOTE / SECTION.len() + 1)
}

/// Times every kind of key in Broadsheet's window, which stands at the top of its list.
pub(crate) async fn measure(app: &App<'_>, series: &mut Series) -> Outcome {
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home"]).await?;
    app.finds(".cm-content").await?;

    begin(app, TYPING).await?;
    press(&["n"]).await?;
    app.until_js(
        "the note to have the keyboard",
        "return document.activeElement.closest('.cm-editor') !== null",
    )
    .await?;
    app.js("window.timed.length = 0").await?;
    type_letters(KEYS).await?;
    take(app, series, "keys.typing", KEYS).await?;

    press(&["Escape", "j"]).await?;
    walk(app, NEXT, series).await?;

    save_notes(app, series).await?;

    begin(app, SEARCH).await?;
    press(&["slash"]).await?;
    app.js("window.timed.length = 0").await?;
    search(app).await?;
    take(app, series, "keys.search", KEYS / 8).await?;
    press(&["Escape"]).await
}

/// Times the same keys where nothing hangs on them.
pub(crate) async fn measure_bare(app: &App<'_>, series: &mut Series) -> Outcome {
    app.js(&BARE.replace("LONG", &json!(long_note()).to_string())).await?;
    walk(app, BARE_NEXT, series).await?;

    save_notes(app, series).await?;

    begin(app, TYPING).await?;
    press(&["n"]).await?;
    app.js("window.timed.length = 0").await?;
    type_letters(KEYS).await?;
    take(app, series, "keys.typing", KEYS).await?;
    // Rows found are letters in a box there.
    begin(app, TYPING).await?;
    type_letters(KEYS / 4).await?;
    take(app, series, "keys.search", KEYS / 8).await
}

/// Walks down the papers, where `next` says when the next one is there.
async fn walk(app: &App<'_>, next: &str, series: &mut Series) -> Outcome {
    begin(app, next).await?;
    for _ in 0..KEYS {
        press(&["j"]).await?;
        tokio::time::sleep(BETWEEN).await;
    }
    take(app, series, "keys.next", KEYS).await
}

async fn begin(app: &App<'_>, what: &str) -> Outcome {
    app.js(&format!("{what}{TIME}")).await.map(drop)
}

async fn type_letters(count: usize) -> Outcome {
    for letter in TYPED.chars().cycle().take(count) {
        press(&[&letter.to_string()]).await?;
        tokio::time::sleep(BETWEEN).await;
    }
    Ok(())
}

/// Writes a letter and leaves the note with it, until enough were timed: one that was saved by itself before is none.
async fn save_notes(app: &App<'_>, series: &mut Series) -> Outcome {
    begin(app, SAVED).await?;
    for _ in 0..KEYS {
        press(&["n"]).await?;
        app.until_js("a note to write in", "return document.activeElement.matches('textarea, .cm-content')")
            .await?;
        press(&["x", "Escape"]).await?;
        tokio::time::sleep(BETWEEN).await;
    }
    take(app, series, "keys.saved", KEYS / 2).await
}

/// Types the first letters of words, after each of which another number of papers is found.
async fn search(app: &App<'_>) -> Outcome {
    for letters in ["dif", "spa", "age", "vis", "rei", "gra", "mul", "seg", "lat", "qua", "bay", "opt"] {
        app.js("document.activeElement.select?.()").await?;
        for letter in letters.chars() {
            press(&[&letter.to_string()]).await?;
            tokio::time::sleep(3 * BETWEEN).await;
        }
    }
    Ok(())
}

/// Notes what was timed, once that many times are there.
async fn take(app: &App<'_>, series: &mut Series, key: &'static str, least: usize) -> Outcome {
    until(&format!("{least} times of {key}"), || async {
        let count = app.js("return window.timed.length").await?;
        Ok(count.as_u64().unwrap_or_default() as usize >= least)
    })
    .await?;
    let times: Value = app.js("window.stopTiming(); return window.timed").await?;
    series.note(key, &times);
    Ok(())
}
