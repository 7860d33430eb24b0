//! Names that strangers chose, where names are shown: tags, shelves, members of archives, files in receipts and in the history.

use std::fs;
use std::path::PathBuf;

use broadsheet_e2e::{App, DragSource, Home, Outcome, press, type_text, until};
use serde_json::json;

use super::forms::{FORMS, Said};
use super::payloads::{NAMES, TEXTS};
use super::{Canary, WATCH, listed, violations};

/// An archive whose members have hostile names, and how many there are.
fn archive(home: &Home, canary: &str) -> Outcome<(PathBuf, usize)> {
    const PACK: &str = "
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as archive:
    for name, content in json.load(open(sys.argv[2])):
        archive.writestr(name, content)
";
    let names = TEXTS.iter().map(|(_, text)| text.replace("CANARY", canary) + ".json");
    let names = names.chain(NAMES.iter().map(|name| (*name).to_owned()));
    let members: Vec<_> = names
        .enumerate()
        .map(|(at, name)| {
            let said = Said {
                arxiv: &format!("2502.{at:05}"),
                text: &format!("Member {at} of an archive"),
                link: "https://github.com/a/b",
            };
            (name, FORMS[0].1(&said))
        })
        .collect();
    let list = home.file("members.txt", serde_json::to_vec(&members)?)?;
    let folder = home.path().join("files/<b onclick=window.pwned=1>");
    fs::create_dir_all(&folder)?;
    let file = folder.join("<img src=x onerror=window.pwned=1>.zip");
    let packed =
        std::process::Command::new("/usr/bin/python3").args(["-c", PACK]).args([&file, &list]).status()?;
    if packed.success() { Ok((file, members.len())) } else { Err("the archive could not be packed".into()) }
}

/// Gives every payload to a tag of the first paper and to a shelf, as somebody who writes to the library's folder can.
async fn tags_and_shelves(home: &Home, canary: &str) -> Outcome {
    let names: Vec<String> = TEXTS.iter().map(|(_, text)| text.replace("CANARY", canary)).collect();
    let names = serde_json::to_string(&names)?.replace('\'', "''");
    for statement in [
        format!("INSERT OR IGNORE INTO tag (name, colour) SELECT value, value FROM json_each('{names}')"),
        "INSERT INTO paper_tag SELECT (SELECT min(id) FROM paper), id, '2025-01-02T00:00:00Z' FROM tag"
            .to_owned(),
        format!(
            "INSERT INTO shelf (name, query, sort, position) SELECT value, value, value, key FROM json_each('{names}')"
        ),
    ] {
        home.sql(&statement).await?;
    }
    Ok(())
}

/// Opens the menu of every place in the sidebar, one after the other; gives how many there were.
async fn menus(app: &App<'_>) -> Outcome<usize> {
    let places = app.count("nav li [data-place]").await?;
    let mut menus = 0;
    for at in 0..places {
        let open = format!(
            "document.querySelectorAll('nav li [data-place]')[{at}]\
             .dispatchEvent(new MouseEvent('contextmenu', {{ bubbles: true, cancelable: true, button: 2 }}))"
        );
        app.js(&open).await?;
        const CLOSE: &str = "
            const menu = document.querySelector('[role=menu]');
            menu?.querySelector('[role=menuitem]')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
            return menu !== null";
        menus += usize::from(app.js(CLOSE).await? == json!(true));
    }
    Ok(menus)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn names_that_strangers_chose_are_text_wherever_names_are_shown() -> Outcome {
    let home = Home::new()?;
    let canary = Canary::new().await?;
    home.fill(3).await?;
    tags_and_shelves(&home, &canary.address).await?;
    let (archive, members) = archive(&home, &canary.address)?;
    let app = home.open().await?;
    let title = app.js("return document.title").await?;
    app.js(WATCH).await?;
    listed(&app, 3).await?;

    let menus = menus(&app).await?;
    assert!(menus >= 2 * TEXTS.len() - 4, "{menus} menus");
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home", "t"]).await?;
    type_text("pwned").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    press(&["Escape", "Escape", "shift+t"]).await?;
    app.finds("dialog input.name").await?;
    press(&["Escape"]).await?;
    app.until_js("the dialog to close", "return !document.querySelector('dialog[open]')").await?;
    press(&["slash"]).await?;
    type_text("tag:").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    press(&["Escape", "Escape", "ctrl+k"]).await?;
    type_text("pwned").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    press(&["Escape"]).await?;
    app.until_js("the palette to close", "return !document.querySelector('dialog[open]')").await?;

    let mut source = DragSource::of_files(&[&archive]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await?;
    // What is found is shown first.
    app.finds("dialog[open]").await?;
    until("the archive", || async {
        press(&["Return"]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        Ok(home.list().await?.len() > members)
    })
    .await?;
    app.click_named("Details").await?;
    let shown = "return [...document.querySelectorAll('dialog th[scope=row]')].some((name) => name.innerText.includes('onerror'))";
    app.until_js("the members' names", shown).await?;
    press(&["Escape", "ctrl+h"]).await?;
    app.sees("onerror").await?;

    assert_eq!(violations(&app).await?, Vec::<String>::new());
    assert_eq!(app.js("return document.title").await?, title);
    assert_eq!(canary.asked(), 0, "somebody was asked");
    assert_eq!(home.opened(), Vec::<String>::new(), "nobody clicked");
    assert_eq!(app.js("return window.pwned ?? null").await?, json!(null));
    eprintln!("{menus} menus of tags and shelves, {members} members of an archive");
    app.close().await
}
