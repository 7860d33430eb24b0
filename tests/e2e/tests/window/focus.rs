//! The keyboard is never lost: after each action it is somewhere that makes sense.

use broadsheet_e2e::{Home, Outcome, papers_of_day, press};
use serde_json::Value;

use crate::{LANTERNS, go_through, home_with_page};

/// What has the keyboard before an action, by a step of [`go_through`].
const PLACE: &str = "!const place = (name) => [...document.querySelectorAll('nav [data-place]')].find((one) => one.innerText.includes(name)); ";

/// An action: its name, its steps, and what must have the keyboard afterwards.
type Case = (&'static str, &'static [&'static str], &'static str);

const CASES: &[Case] = &[
    ("the window opens", &[], "[role=listbox]"),
    ("a paper decided about", &["e"], "[role=listbox]"),
    ("undo", &["ctrl+z"], "[role=listbox]"),
    ("a paper put into the trash", &["Delete"], "[role=listbox]"),
    ("the last papers put into the trash", &["ctrl+a", "?.row.chosen", "Delete", "?.empty"], ".empty"),
    ("undo that brings a list back", &["ctrl+z", "?.row"], "[role=listbox]"),
    ("undo of the rest", &["ctrl+z", "?#row-2"], "[role=listbox]"),
    ("a dialog closed", &["ctrl+comma", "?dialog[open]", "Escape"], "[role=listbox]"),
    (
        "a dialog closed that a button opened",
        &["!document.querySelector('nav .brand button').focus()", "Return", "?dialog[open]", "Escape"],
        "nav .brand button",
    ),
    (
        "a dialog that came in place of another",
        &[
            "!document.querySelector('[role=listbox]').focus()",
            "ctrl+k",
            "?dialog [role=combobox]",
            "\"all tags",
            "?dialog [role=option]",
            "Return",
            "?dialog li",
            "Escape",
        ],
        "[role=listbox]",
    ),
    (
        "a tag deleted in the dialog of all tags",
        &[
            // The dialog before this one is of the same kind: its rows are no sign of this one's.
            "?body:not(:has(dialog))",
            "T",
            "?dialog li [aria-label^='Delete']",
            "!document.querySelector('dialog li [aria-label^=\"Delete\"]').focus()",
            "Return",
            "?dialog ul:has(> li:only-child)",
        ],
        "dialog li [aria-label^='Delete']",
    ),
    ("that dialog closed", &["Escape"], "[role=listbox]"),
    (
        "a tag deleted in its menu",
        &[
            "PLACE place('reading').focus()",
            "shift+F10",
            "?[role=menuitem]",
            "Up",
            "Return",
            "?nav:not(:has([data-drop]:not([data-drop=top])))",
        ],
        "nav [data-place]",
    ),
    (
        "a shelf deleted in its menu",
        &[
            "PLACE place('Lamps').focus()",
            "shift+F10",
            "?[role=menuitem]:focus",
            "End",
            "Return",
            "?nav:not(:has([aria-labelledby=shelves]))",
        ],
        "nav [data-place]",
    ),
    (
        "a digest put into the trash",
        &[
            "PLACE place('Jan 2026').focus()",
            "shift+F10",
            "?[role=menuitem]",
            "Up",
            "Return",
            "?nav:not(:has([aria-label^='Digest 2 Jan']))",
        ],
        "nav [data-place], nav li button",
    ),
    (
        "a tag taken off a paper",
        &[
            "ctrl+z",
            "g",
            "a",
            "?.row.on",
            "t",
            "?main .tags input:focus",
            "\"one",
            "Return",
            "Escape",
            "?main .tags .chip .remove",
            "!document.querySelector('main .tags .chip .remove').focus()",
            "Return",
            "?main .tags:not(:has(.chip))",
        ],
        "main *",
    ),
    (
        "undo asked of a notice",
        &[
            "!document.querySelector('[role=listbox]').focus()",
            "Delete",
            "?.toast",
            "!document.querySelector('.toast button').focus()",
            "Return",
            "?#row-2",
        ],
        "[role=listbox]",
    ),
    ("another view", &["ctrl+b", "?.wide-pane, .empty, [id^=notebook-]"], "[role=listbox], .empty"),
    ("back from it", &["Escape", "?.row"], "[role=listbox]"),
    ("details left", &["d", "?main form textarea:focus", "Escape", "Escape"], "[role=listbox], main *"),
    ("a note left", &["n", "?.cm-focused, textarea:focus", "Escape"], "[role=listbox]"),
];

async fn library() -> Outcome<Home> {
    let home = home_with_page().await?;
    let file = home.file("2026-01-02.json", papers_of_day("2026-01-02", "2015-03-02", 30, 2))?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    let papers = home.cli(&["list", LANTERNS]).await?;
    for tag in ["depth", "reading"] {
        home.cli(&["tag", "add", tag, &papers[0]["id"].to_string()]).await?;
    }
    Ok(home)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn after_every_action_the_keyboard_is_somewhere_that_makes_sense() -> Outcome {
    let home = library().await?;
    let app = home.open().await?;
    app.finds(".row.on").await?;
    press(&["slash"]).await?;
    go_through(&app, &["\"lantern", "ctrl+s", "?dialog input[name=name]:focus", "\"Lamps", "Return"]).await?;
    app.sees("Saved as a shelf").await?;
    go_through(&app, &["slash", "ctrl+a", "BackSpace", "Return", "g", "i", "?#row-4"]).await?;
    for (name, steps, lands) in CASES {
        let steps: Vec<String> = steps.iter().map(|step| step.replacen("PLACE ", PLACE, 1)).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        go_through(&app, &steps).await.map_err(|error| format!("{name}: {error}"))?;
        let script = format!("return document.activeElement?.matches({}) ?? false", Value::from(*lands));
        if let Err(error) = app.until_js(&format!("the keyboard in {lands}"), &script).await {
            let found = app.js("return document.activeElement?.outerHTML.slice(0, 200)").await?;
            return Err(format!("{name}: it is in {found}: {error}").into());
        }
        println!("{name}: {lands}");
    }
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn in_a_narrow_window_too_and_where_the_library_is_empty_again() -> Outcome {
    let home = home_with_page().await?;
    let app = home.open().await?;
    app.lists(3).await?;
    app.window().resize(650, 860).await?;
    app.until_js("a narrow page", "return document.documentElement.dataset.panes === '1'").await?;
    let lands = |selector: &'static str| {
        let app = &app;
        async move {
            let script =
                format!("return document.activeElement?.matches({}) ?? false", Value::from(selector));
            app.until_js(&format!("the keyboard in {selector}"), &script).await
        }
    };
    go_through(&app, &["!document.querySelector('[role=listbox]').focus()", "Return", "?.window.reading"])
        .await?;
    lands("main .scroll").await?;
    go_through(&app, &["!document.querySelector('main .back').focus()", "Return"]).await?;
    lands("[role=listbox]").await?;
    go_through(&app, &["F10", "?[role=menuitem]:focus", "Escape"]).await?;
    go_through(&app, &["ctrl+h", "?[id^=import-]", "u", "?.wide-pane, .list-pane"]).await?;
    app.sees("taken back").await?;
    go_through(&app, &["Escape"]).await?;
    lands(".welcome").await
}
