//! The whole application by the keyboard alone: each task is begun by keys and held against what it should bring about.

use std::time::Instant;

use broadsheet_e2e::{App, Home, Outcome, clipboard, hf_page, papers_of_day, until};
use serde_json::Value;

use crate::{go_through, keyboard_in};

/// What must be so once the keys were pressed.
enum Holds {
    /// A condition in the page, with the words of [`WORDS`].
    Page(&'static str),
    /// The browser was asked for one more address, which holds this.
    Opens(&'static str),
    /// The clipboard holds a text with this in it.
    Copies(&'static str),
}

use Holds::{Copies, Opens, Page};

/// A task: its name, its keys for [`go_through`], and what must hold then.
type Task = (&'static str, &'static [&'static str], Holds);

/// What conditions are written in. `was` is what was so before the keys.
const WORDS: &str = r"
    const one = (selector) => document.querySelector(selector);
    const all = (selector) => [...document.querySelectorAll(selector)];
    const text = (selector) => one(selector)?.innerText ?? '';
    const says = (words) => document.body.innerText.includes(words);
    const title = () => text('main h1');
    const row = () => Number(one('.row.on')?.ariaPosInSet ?? 0);
    const rows = () => Number(one('.row')?.ariaSetSize ?? 0);
    const at = (words) => text('nav [aria-current=true]').includes(words);
    const dialog = (name) => text('dialog[open] h2').includes(name);
    const closed = () => one('dialog[open]') === null;
    const holds = (selector) => document.activeElement?.matches(selector) ?? false;
    const listed = (name) => all('.row').find((row) => row.querySelector('h2')?.innerText === name);
    const place = (name) => all('nav [data-place]').some((place) => place.innerText.includes(name));
    const now = () => ({ title: title(), row: row(), rows: rows(), read: one('.row.on')?.classList.contains('read') });
    const was = window.before ?? now();
";

const TASKS: &[Task] = &[
    // Places
    ("go to all papers", &["g", "a"], Page("at('All papers') && rows() === 34")),
    ("go to the papers with code", &["g", "c"], Page("at('Has code') && rows() > 0")),
    ("go to the starred papers", &["g", "s"], Page("at('Starred') && rows() === 0")),
    ("go to the newest digest", &["g", "g"], Page("at('2026') && rows() > 0")),
    ("go to the inbox", &["g", "i"], Page("at('Inbox') && rows() === 34")),
    // The list
    ("next paper", &["j"], Page("row() === was.row + 1 && title() !== was.title")),
    ("previous paper", &["k"], Page("row() === was.row - 1")),
    ("last paper", &["End"], Page("row() === 34")),
    ("first paper", &["Home"], Page("row() === 1")),
    ("go into the paper", &["Return"], Page("holds('main .scroll')")),
    ("go back to the list", &["Escape"], Page("holds('[role=listbox]')")),
    // Searching
    ("search", &["slash", "\"attention"], Page("rows() > 0 && rows() < 34 && holds('[role=search] input')")),
    ("go from the search to what it found", &["Return"], Page("holds('[role=listbox]') && row() === 1")),
    (
        "keep the search as a shelf",
        &["ctrl+s", "?dialog input[name=name]:focus", "\"Looking", "Return"],
        Page("closed() && place('Looking')"),
    ),
    (
        "search for what is not there",
        &["g", "a", "?#row-9", "slash", "\"zeppelin"],
        Page("says('Nothing found')"),
    ),
    ("leave the search", &["ctrl+a", "BackSpace", "Return"], Page("rows() === 34")),
    ("find within the paper", &["ctrl+f", "\"the"], Page("/1 of \\d/.test(text('main [role=search]'))")),
    ("leave finding", &["Escape"], Page("one('main [role=search]') === null")),
    // Deciding
    ("go to the inbox again", &["g", "i"], Page("at('Inbox') && rows() === 34")),
    ("star a paper", &["s"], Page("one('main .star')?.ariaPressed === 'true'")),
    ("take the star off", &["s"], Page("one('main .star')?.ariaPressed === 'false'")),
    ("mark a paper unread", &["u"], Page("one('.row.on').classList.contains('read') !== was.read")),
    ("put a paper on the reading list", &["r"], Page("rows() === 33 && title() !== was.title")),
    ("go to the reading list", &["g", "r"], Page("at('Reading list') && rows() === 1")),
    ("move a paper back to the inbox", &["i"], Page("says('Nothing here yet')")),
    ("undo", &["ctrl+z"], Page("rows() === 1 && says('Undone')")),
    ("do it again", &["ctrl+shift+z"], Page("rows() === 0 && says('Done again')")),
    ("mark a paper done", &["g", "i", "?.row.on", "e"], Page("rows() === 33 && at('Inbox')")),
    ("mark the rest of a digest done", &["g", "g", "?.progress", "E"], Page("says('Marked the rest done')")),
    ("undo that too", &["ctrl+z"], Page("says('Undone: mark the rest')")),
    // Several at once
    ("select a paper", &["g", "a", "?.row.on", "x"], Page("says('1 selected')")),
    ("select a stretch", &["shift+Down", "shift+Down"], Page("says('3 selected')")),
    (
        "tag what is selected",
        &["t", "?.list-pane .bar input:focus", "\"group/one", "Return", "Return"],
        Page("place('one') && holds('[role=listbox]')"),
    ),
    ("let the selection go", &["Escape"], Page("all('.row.chosen').length === 0")),
    ("select all", &["ctrl+a"], Page("says('34 selected')")),
    ("let all go", &["Escape"], Page("!says('34 selected')")),
    // Tags
    (
        "tag a paper",
        &["End", "t", "?main .tags input:focus", "\"vision/ood", "Return", "Return"],
        Page("text('main .tags').includes('vision/ood') && holds('[role=listbox]')"),
    ),
    ("see all tags", &["T"], Page("dialog('All tags') && all('dialog li').length >= 2")),
    ("close them", &["Escape"], Page("closed() && holds('[role=listbox]')")),
    // Notes
    (
        "write a note",
        &["n", "?.cm-focused", "\"By keys alone"],
        Page("text('[data-note-state]') === 'Saved'"),
    ),
    ("leave the note", &["Escape"], Page("holds('[role=listbox]')")),
    ("see the note's history", &["ctrl+shift+h"], Page("all('dialog .versions li').length > 0")),
    ("close it", &["Escape"], Page("closed()")),
    ("open the notebook", &["ctrl+b"], Page("text('.notebook, .wide-pane, main').includes('By keys alone')")),
    (
        "open a paper from the notebook",
        &["?#notebook-0", "Return"],
        Page("text('.cm-content').includes('By keys alone')"),
    ),
    // Highlights
    (
        "highlight what was found",
        &["g", "c", "?.row.on", "End", "ctrl+f", "?main [role=search] input:focus", "\"the", "Escape", "h"],
        Page("all('main .stroke').length > 0"),
    ),
    // Other programs
    ("open the code", &["o"], Opens("github.com")),
    ("open the paper on arXiv", &["a"], Opens("arxiv.org")),
    ("copy the link", &["ctrl+shift+c"], Copies("arxiv.org")),
    ("copy title and link as Markdown", &["ctrl+shift+m"], Copies("](http")),
    ("copy the git clone line", &["ctrl+shift+g"], Copies("git clone https://github.com/")),
    // Details and papers of one's own
    (
        "edit the title",
        &["d", "?main form textarea:focus", "End", "\" Revised", "ctrl+Return"],
        Page("title().endsWith('Revised') && !one('main form')"),
    ),
    (
        "add a paper by hand",
        &["ctrl+n", "?dialog input:focus", "\"Written By Hand", "Return"],
        Page("closed() && title() === 'Written By Hand'"),
    ),
    // The trash
    (
        "move a paper to the trash",
        &["Delete"],
        Page("title() !== 'Written By Hand' && says('Moved to the trash')"),
    ),
    ("go to the trash", &["g", "t"], Page("at('Trash') && title() === 'Written By Hand'")),
    ("put the paper back", &["p"], Page("says('Put back: Written By Hand')")),
    // Views
    ("see the history of imports", &["ctrl+h"], Page("all('[id^=import-]').length >= 3")),
    ("take an import back", &["u"], Page("says('taken back')")),
    ("do the import again", &["u"], Page("!says('taken back')")),
    (
        "see possible duplicates",
        &["ctrl+d"],
        Page("one('.wide-pane') !== null && text('h1, h2').length > 0 && says('Possible duplicates')"),
    ),
    ("go back to the papers", &["Escape"], Page("one('.list-pane') !== null && one('.wide-pane') === null")),
    // The palette
    ("open the palette", &["ctrl+k"], Page("one('dialog [role=combobox]') !== null")),
    (
        "run an action from it",
        &["\"starred pap", "?dialog [role=option]", "Return"],
        Page("closed() && at('Starred')"),
    ),
    (
        "go to a paper from the palette",
        &["ctrl+k", "?dialog [role=combobox]", "\"Quiet Tok", "?dialog [role=option] .name", "Return"],
        Page("closed() && title().startsWith('Quiet Tokens')"),
    ),
    (
        "choose a setting in the palette",
        &["ctrl+k", "?dialog [role=combobox]", "\"theme dark", "?dialog [role=option]", "Return"],
        Page("document.documentElement.dataset.theme === 'dark'"),
    ),
    ("undo the choice", &["ctrl+z"], Page("document.documentElement.dataset.theme === 'light'")),
    // Settings
    ("open the settings", &["ctrl+comma"], Page("dialog('Settings')")),
    ("search them", &["\"text size"], Page("all('dialog [data-setting]').length === 1")),
    ("close them by their key", &["Escape", "Escape"], Page("closed()")),
    (
        "make the text larger",
        &["ctrl+plus"],
        Page("document.documentElement.style.getPropertyValue('--text-scale') === '1.1'"),
    ),
    (
        "make it as it was",
        &["ctrl+0"],
        Page("document.documentElement.style.getPropertyValue('--text-scale') === '1'"),
    ),
    // Menus
    ("open the menu", &["F10"], Page("holds('[role=menuitem]')")),
    ("choose a place in it", &["g", "Right", "Return"], Page("at('Inbox') && !one('[role=menu]')")),
    (
        "star a paper from its own menu",
        &["Menu", "?[role=menuitem]:focus", "s", "Return"],
        Page("one('main .star')?.ariaPressed === 'true'"),
    ),
    // What was done
    ("see all that was done", &["ctrl+shift+u"], Page("all('dialog time').length > 5")),
    ("close that", &["Escape"], Page("closed()")),
    ("read past notices", &["ctrl+j"], Page("dialog('Activity') && says('Undone')")),
    ("close them again", &["Escape"], Page("closed()")),
    ("see all keys", &["question"], Page("dialog('Keys') && all('dialog kbd').length > 50")),
    ("go back to work", &["Escape"], Page("closed()")),
];

async fn library() -> Outcome<Home> {
    let home = Home::new()?;
    home.prefer(&serde_json::json!({ "theme": "light" }))?;
    let sample = include_str!("../../../../samples/sample-digest.json");
    let files = [
        home.file("sample-digest.json", sample)?,
        home.file("papers.txt", hf_page())?,
        home.file("2026-01-02.json", papers_of_day("2026-01-02", "2015-03-02", 30, 19))?,
    ];
    for file in &files {
        home.cli(&["import", &file.to_string_lossy()]).await?;
    }
    Ok(home)
}

async fn do_task(app: &App<'_>, (name, keys, holds): &Task) -> Outcome {
    app.js(&format!("delete window.before; {WORDS} window.before = now()")).await?;
    let opened = app.home().opened().len();
    go_through(app, keys).await?;
    match holds {
        Page(condition) => app.until_js(name, &format!("{WORDS} return {condition}")).await,
        Opens(part) => {
            until(name, || async {
                let all = app.home().opened();
                Ok(all.len() == opened + 1 && all.last().is_some_and(|address| address.contains(part)))
            })
            .await
        }
        Copies(part) => {
            until(name, || async { Ok(clipboard().await.is_ok_and(|text| text.contains(part))) }).await
        }
    }
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn everything_by_keys_alone() -> Outcome {
    let home = library().await?;
    let app = home.open().await?;
    app.finds(".row.on").await?;
    keyboard_in(&app, "[role=listbox]").await?;
    let begun = Instant::now();
    for (number, task) in TASKS.iter().enumerate() {
        if let Err(error) = do_task(&app, task).await {
            let focus = app.js("return document.activeElement?.outerHTML.slice(0, 200)").await?;
            let focus = focus.as_str().unwrap_or_default().to_owned();
            return Err(
                format!("task {}, {}: {error}\nthe keyboard is in {focus}", number + 1, task.0).into()
            );
        }
        let lost = app.js("return document.activeElement === document.body").await?;
        if lost == Value::Bool(true) {
            return Err(format!("after task {}, {}, nothing has the keyboard", number + 1, task.0).into());
        }
        println!("{:2}. {}", number + 1, task.0);
    }
    println!("{} tasks in {} s", TASKS.len(), begun.elapsed().as_secs());
    Ok(())
}
