//! What is copied of a stranger's links and repositories is what was shown, and safe to paste into a shell.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use broadsheet_e2e::{App, Home, Outcome, clipboard, hold_clipboard, press, until};
use serde_json::{Value, json};

use super::payloads::{LINKS, REPOSITORIES};
use super::{Canary, listed};

/// A paper for each link, and how many there are.
async fn home_with_links(canary: &str) -> Outcome<(Home, usize)> {
    let home = Home::new()?;
    let links: Vec<String> =
        LINKS.iter().chain(REPOSITORIES).map(|link| link.replace("CANARY", canary)).collect();
    let entry = |(at, link): (usize, &String)| {
        json!({
            "paper": {
                "id": format!("2501.{at:05}"), "title": format!("Link {at} of a stranger"), "summary": format!("See {link} of it."),
                "authors": [{ "name": "Ada Lovelace" }], "publishedAt": "2025-01-02T00:00:00.000Z",
                "githubRepo": link, "projectPage": link,
            },
            "title": "x", "publishedAt": "2025-01-02T04:00:00.000Z", "numComments": 0,
        })
    };
    let entries: Vec<Value> = links.iter().enumerate().map(entry).collect();
    let file = home.file("links.json", serde_json::to_vec(&entries)?)?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    Ok((home, links.len()))
}

/// What a key puts on the clipboard.
async fn copied_by(key: &str) -> Outcome<String> {
    let _before = hold_clipboard("UTF8_STRING", "something else").await?;
    press(&[key]).await?;
    until("another text on the clipboard", || async {
        Ok(clipboard().await.is_ok_and(|text| text != "something else"))
    })
    .await?;
    clipboard().await
}

/// What a shell makes of lines: what `git` is called with, an argument each, a line for each call.
fn pasted(folder: &Path, lines: &str) -> Outcome<Vec<Vec<String>>> {
    let (bin, told) = (folder.join("bin"), folder.join("told"));
    fs::create_dir_all(&bin)?;
    let git = bin.join("git");
    let tell = format!(
        "#!/bin/sh\nfor argument; do printf '%s\\001' \"$argument\"; done >> '{0}'\necho >> '{0}'\n",
        told.display()
    );
    fs::write(&git, tell)?;
    fs::set_permissions(&git, fs::Permissions::from_mode(0o755))?;
    let path = format!("{}:{}", bin.display(), std::env::var("PATH")?);
    let shell = std::process::Command::new("sh")
        .args(["-c", lines])
        .current_dir(folder)
        .env("PATH", path)
        .stderr(std::process::Stdio::null())
        .status()?;
    if !shell.success() {
        return Err("the shell fell over the lines".into());
    }
    let calls = fs::read_to_string(told)?;
    Ok(calls.lines().map(|call| call.split_terminator('\u{1}').map(str::to_owned).collect()).collect())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn the_line_that_gets_a_strangers_code_does_nothing_else_in_a_shell() -> Outcome {
    let canary = Canary::new().await?;
    let (home, papers) = home_with_links(&canary.address).await?;
    let app = home.open().await?;
    listed(&app, papers).await?;
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home", "ctrl+a"]).await?;
    app.sees(&format!("{papers} selected")).await?;

    let lines = copied_by("ctrl+shift+g").await?;
    let folder = home.path().join("shell");
    fs::create_dir_all(&folder)?;
    let calls = pasted(&folder, &lines)?;
    assert!(calls.len() >= REPOSITORIES.len(), "{lines}");
    assert_eq!(calls.len(), lines.lines().count(), "{lines}");
    for call in &calls {
        let [clone, address] = call.as_slice() else { return Err(format!("{call:?} is no clone").into()) };
        assert_eq!(clone, "clone");
        assert!(address.starts_with("https://") || address.starts_with("http://"), "{address}");
        assert!(address.is_ascii() && !address.contains(|c: char| c.is_control() || c == ' '), "{address:?}");
    }
    let made: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(made.len(), 2, "only what `git` was told: {made:?}");

    let links = copied_by("ctrl+shift+c").await?;
    for link in links.lines() {
        assert!(link.starts_with("https://") || link.starts_with("http://"), "{link:?}");
        assert!(!link.contains(char::is_control), "{link:?}");
    }
    eprintln!("{} lines that get code, {} links", calls.len(), links.lines().count());
    assert_eq!(home.opened(), Vec::<String>::new());
    assert_eq!(canary.asked(), 0);
    app.close().await
}

/// Asks for the menu of the open paper's first link, if it has one; gives the address that the link shows, and the menu's name.
async fn menu_of_a_link(app: &App<'_>) -> Outcome<Option<(String, String)>> {
    const ASK: &str = "
        const link = document.querySelector('main .abstract button.link') ?? document.querySelector('main .primary');
        link?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 }));
        return link?.title ?? null";
    let Some(address) = app.js(ASK).await?.as_str().map(str::to_owned) else { return Ok(None) };
    app.finds("[role=menu][aria-label^='Link to']").await?;
    let name =
        app.js("return document.querySelector('[role=menu][aria-label^=\"Link to\"]').ariaLabel").await?;
    Ok(Some((address, name.as_str().unwrap_or_default().to_owned())))
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_the_menu_of_a_strangers_link_copies_is_what_is_shown() -> Outcome {
    let canary = Canary::new().await?;
    let (home, papers) = home_with_links(&canary.address).await?;
    let app = home.open().await?;
    listed(&app, papers).await?;
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home"]).await?;
    let mut links = 0;
    for at in 0..papers {
        let on = format!(
            "return document.querySelector('.row.on')?.ariaPosInSet === '{}' && document.querySelector('main h1')?.innerText === document.querySelector('.row.on h2')?.innerText",
            at + 1
        );
        app.until_js("the next paper", &on).await?;
        if let Some((address, name)) = menu_of_a_link(&app).await? {
            let host = address.split('/').nth(2).unwrap_or_default().trim_start_matches("www.").to_owned();
            assert!(!host.is_empty() && name.contains(&host), "{name} hides {address}");
            let _before = hold_clipboard("UTF8_STRING", "something else").await?;
            app.click_named("Copy link").await?;
            until(&format!("{address} on the clipboard"), || async {
                Ok(clipboard().await.is_ok_and(|text| text.trim_end() == address))
            })
            .await?;
            links += 1;
            app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
        }
        press(&["j"]).await?;
    }
    assert!(links >= REPOSITORIES.len(), "{links}");
    eprintln!("{links} links of {papers} had a menu");
    assert_eq!(home.opened(), Vec::<String>::new());
    Ok(())
}
