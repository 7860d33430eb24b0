//! What strangers write runs nothing, fetches nothing and opens nothing that it should not, in the built window.

mod copied;
mod forms;
mod names;
mod payloads;
mod traced;
mod walls;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use broadsheet_e2e::{App, DragSource, Home, Outcome, press, type_text, until};
use serde_json::json;
use tokio::net::TcpListener;

use forms::{FORMS, Said};
use payloads::{LINKS, NAMES, TEXTS};

/// Notes and names of each file are looked at whatever they say; what belongs to no person and no program of ours is noted here.
/// A style of a component, the icons and forms that lead nowhere are ours, images are blobs, and everything else that could act has no place.
const WATCH: &str = r#"
    window.violations = [];
    const acts = 'script,iframe,frame,frameset,object,embed,base,meta,form[action],video,audio,source,track,portal,applet,marquee,foreignObject,image,use,animate,set,a[href],area';
    const say = (what, node) => window.violations.push(what + ': ' + (node.outerHTML ?? '').slice(0, 200));
    const look = (node) => {
        if (node.nodeType !== 1) return;
        for (const one of [node, ...node.querySelectorAll('*')]) {
            if (one.matches(acts)) say('element', one);
            if (one.localName === 'link' && !one.href.startsWith(location.origin)) say('link', one);
            if (one.localName === 'img' && one.hasAttribute('src') && !one.src.startsWith('blob:')) say('image', one);
            for (const { name, value } of one.attributes) {
                if (name.startsWith('on')) say('handler', one);
                if (name === 'style' && /url\(|expression|position\s*:\s*fixed.*9999/i.test(value)) say('style', one);
                if (/^(srcdoc|formaction|action|poster|background|ping|xlink:href)$/.test(name)) say(name, one);
            }
        }
    };
    new MutationObserver((changes) => {
        for (const { addedNodes, target, type } of changes) {
            if (type === 'attributes') look(target);
            addedNodes.forEach(look);
        }
    }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['src', 'href', 'style', 'srcdoc', 'onerror', 'onload'] });
    document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => window.violations.push('policy: ' + violatedDirective + ' ' + blockedURI));
    addEventListener('error', ({ message }) => window.violations.push('error: ' + message));
    addEventListener('unhandledrejection', ({ reason }) => window.violations.push('error: ' + reason));
"#;

/// Somebody at an address in a digest, who would like to be asked.
struct Canary {
    address: String,
    asked: Arc<AtomicUsize>,
}

impl Canary {
    async fn new() -> Outcome<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = format!("http://{}/canary", listener.local_addr()?);
        let asked = Arc::new(AtomicUsize::new(0));
        let heard = Arc::clone(&asked);
        tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                heard.fetch_add(1, Ordering::SeqCst);
            }
        });
        Ok(Self { address, asked })
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Writes every payload in every form, and what else a stranger may send. Gives their folder and how many there are.
fn corpus(home: &Home, canary: &str) -> Outcome<(PathBuf, usize)> {
    let folder = home.path().join("files/hostile");
    fs::create_dir_all(&folder)?;
    let mut number = 0;
    let mut next = || {
        number += 1;
        format!("2501.{number:05}")
    };
    for (at, (name, text)) in TEXTS.iter().enumerate() {
        let text = text.replace("CANARY", canary);
        for (ending, write) in FORMS {
            let arxiv = next();
            let link = LINKS[at % LINKS.len()].replace("CANARY", canary);
            let said = Said { arxiv: &arxiv, text: &text, link: &link };
            fs::write(folder.join(format!("{name}.{ending}")), write(&said))?;
        }
    }
    for (at, link) in LINKS.iter().enumerate() {
        let (arxiv, link) = (next(), link.replace("CANARY", canary));
        let said = Said { arxiv: &arxiv, text: &format!("Link {at} of a stranger"), link: &link };
        fs::write(folder.join(format!("link-{at:02}.json")), FORMS[0].1(&said))?;
    }
    for (at, name) in NAMES.iter().enumerate() {
        let arxiv = next();
        let said =
            Said { arxiv: &arxiv, text: &format!("Name {at} of a file"), link: "https://github.com/a/b" };
        fs::write(folder.join(name), FORMS[0].1(&said))?;
    }
    bombs(&folder)?;
    Ok((folder.clone(), fs::read_dir(folder)?.count()))
}

/// Small files that are large when they are read, and archives that reach out of their folder.
fn bombs(folder: &Path) -> Outcome {
    let deep = 200_000;
    fs::write(folder.join("deep.json"), format!("{}{}", "[".repeat(deep), "]".repeat(deep)))?;
    fs::write(folder.join("deep.html"), format!("<!doctype html>{}", "<div><b>".repeat(deep / 2)))?;
    fs::write(folder.join("deep.md"), format!("{} x\n", "> ".repeat(deep / 2)))?;
    let laughs: String =
        (1..12).map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(12))).collect();
    fs::write(
        folder.join("laughs.xml"),
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"ha\">{laughs}]><rss version=\"2.0\"><channel><item><title>&l11;</title></item></channel></rss>"
        ),
    )?;
    let mut nested = "Content-Type: text/plain\r\n\r\narXiv:2501.00001\r\n".to_owned();
    for at in 0..300 {
        nested = format!(
            "Content-Type: multipart/mixed; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n{nested}\r\n--b{at}--\r\n"
        );
    }
    fs::write(folder.join("nested.eml"), format!("From: a@example.org\r\nMIME-Version: 1.0\r\n{nested}"))?;
    const PACK: &str = "
import io, sys, tarfile, zipfile
folder = sys.argv[1]
with zipfile.ZipFile(folder + '/zeros.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
    archive.writestr('zeros.json', b'0' * (1 << 28))
with zipfile.ZipFile(folder + '/out.zip', 'w') as archive:
    for name in ['../../pwned.json', '/tmp/pwned.json', '..\\\\..\\\\pwned.json', 'C:\\\\pwned.json', 'a/../../../pwned.json']:
        archive.writestr(name, b'[]')
inner = io.BytesIO()
for _ in range(12):
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, 'w') as archive:
        archive.writestr('inner.zip', inner.getvalue())
    inner = outer
open(folder + '/nested.zip', 'wb').write(inner.getvalue())
with tarfile.open(folder + '/links.tar.gz', 'w:gz') as archive:
    for kind, target in [(tarfile.SYMTYPE, '/etc/passwd'), (tarfile.LNKTYPE, '../../../../etc/passwd'), (tarfile.CHRTYPE, ''), (tarfile.FIFOTYPE, '')]:
        member = tarfile.TarInfo('papers-%d.json' % len(target))
        member.type, member.linkname = kind, target
        archive.addfile(member)
    member = tarfile.TarInfo('../../pwned.json')
    archive.addfile(member, io.BytesIO(b''))
";
    let packed = std::process::Command::new("/usr/bin/python3").args(["-c", PACK]).arg(folder).status()?;
    if packed.success() { Ok(()) } else { Err("the archives could not be packed".into()) }
}

/// The files and folders of the person that are not Broadsheet's, with their rights and what they hold.
fn others(home: &Home) -> BTreeMap<PathBuf, (u32, Option<Vec<u8>>)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![home.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ours =
                ["data", "config", "cache", "opened"].iter().any(|name| path == home.path().join(name));
            if ours {
                continue;
            }
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            if about.is_dir() {
                folders.push(path.clone());
            }
            let held = about.is_file().then(|| fs::read(&path).unwrap_or_default());
            found.insert(path, (about.permissions().mode(), held));
        }
    }
    found
}

/// What of the person's files is not as it was.
fn touched(before: &BTreeMap<PathBuf, (u32, Option<Vec<u8>>)>, home: &Home) -> BTreeSet<PathBuf> {
    let after = others(home);
    let paths = before.keys().chain(after.keys());
    paths.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

async fn violations(app: &App<'_>) -> Outcome<Vec<String>> {
    // The driver reads no half of a letter, and no letter that is none.
    const FOUND: &str = "
        const found = new Set([...(window.violations ?? ['the watch is gone']), ...(window.pwned ? ['a script ran'] : [])]);
        return [...found].map((one) => one.replace(/[^ -~]/g, (letter) => `<${letter.charCodeAt(0).toString(16)}>`));
    ";
    Ok(serde_json::from_value(app.js(FOUND).await?)?)
}

async fn drop_on_the_window(app: &App<'_>, folder: &Path) -> Outcome {
    let mut source = DragSource::of_files(&[folder]).await?;
    source.hover(app.window()).await?;
    source.drop_here().await
}

/// Waits until the list says that it has so many rows, drawn or not.
async fn listed(app: &App<'_>, papers: usize) -> Outcome {
    let script =
        format!("return document.querySelector('[role=option][aria-setsize]')?.ariaSetSize === '{papers}'");
    app.until_js(&format!("{papers} papers in the list"), &script).await
}

/// Goes through all papers as they are listed, and gives how many there were.
async fn walk(app: &App<'_>, home: &Home) -> Outcome<usize> {
    let papers = home.list().await?.len();
    app.click_named("All papers").await?;
    listed(app, papers).await?;
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home"]).await?;
    for _ in 0..papers {
        press(&["j"]).await?;
    }
    const LAST: &str = "const on = document.querySelector('.row.on'); return on !== null && on.ariaPosInSet === on.ariaSetSize";
    // Keys that come faster than they are answered may be joined.
    until("the last paper", || async {
        press(&["j"]).await?;
        Ok(app.js(LAST).await? == json!(true))
    })
    .await?;
    Ok(papers)
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn what_strangers_write_runs_nothing_and_fetches_nothing() -> Outcome {
    let home = Home::new()?;
    let canary = Canary::new().await?;
    let (folder, files) = corpus(&home, &canary.address)?;
    assert!(files > 600, "{files} files");
    // Where the archives aim for.
    for aimed_for in ["pwned.json", "files/pwned.json"] {
        fs::write(home.path().join(aimed_for), "a file of the person's")?;
    }
    let before = others(&home);
    let app = home.open().await?;
    let title = app.js("return document.title").await?;
    app.js(WATCH).await?;

    drop_on_the_window(&app, &folder).await?;
    app.sees("Import").await?;
    press(&["Return"]).await?;
    until("the import", || async { Ok(home.list().await?.len() > 500) }).await?;
    app.sees("Details").await?;
    app.click_named("Details").await?;
    // Their tags and notes, where they are on offer.
    app.click_named("Take them over").await?;
    app.sees_no("Take them over").await?;
    press(&["Escape"]).await?;
    for (at, (_, text)) in TEXTS.iter().enumerate() {
        let paper = format!("2501.{:05}", at * FORMS.len() + 1);
        let note = home.file("note.md", text.replace("CANARY", &canary.address))?;
        home.cli(&["note", &paper, "--set", &note.to_string_lossy()]).await?;
    }

    let papers = walk(&app, &home).await?;
    for view in ["ctrl+b", "ctrl+h"] {
        press(&[view]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    }
    app.click_named("All papers").await?;
    press(&["slash"]).await?;
    // Words between the marks of a search, on two lines at most: WebKit was brought down by them where lines were balanced.
    for (_, text) in TEXTS.iter().step_by(2) {
        let typed = serde_json::to_string(&text.replace("CANARY", &canary.address))?;
        app.js(&format!(
            "const box = document.activeElement; box.value = {typed}; box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ))
        .await?;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    press(&["Escape", "Escape", "ctrl+k"]).await?;
    type_text("img").await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;

    assert_eq!(violations(&app).await?, Vec::<String>::new());
    assert_eq!(app.js("return document.title").await?, title);
    assert_eq!(canary.asked(), 0, "somebody was asked");
    assert_eq!(touched(&before, &home), BTreeSet::from([home.path().join("files/note.md")]));
    assert!(!Path::new("/tmp/pwned.json").exists());
    assert_eq!(home.opened(), Vec::<String>::new(), "nobody clicked");
    eprintln!("{files} files of strangers, {papers} papers");
    app.close().await?;
    Ok(())
}

#[tokio::test]
#[ignore = "drives a real window: make test"]
async fn a_strangers_link_opens_only_what_it_seems_to_be() -> Outcome {
    let home = Home::new()?;
    let canary = Canary::new().await?;
    let entries: Vec<_> = LINKS
        .iter()
        .enumerate()
        .map(|(at, link)| {
            let link = link.replace("CANARY", &canary.address);
            json!({
                "paper": {
                    "id": format!("2501.{at:05}"), "title": format!("Link {at} of a stranger"), "summary": format!("See {link} of it."),
                    "authors": [{ "name": "Ada Lovelace" }], "publishedAt": "2025-01-02T00:00:00.000Z",
                    "githubRepo": link, "projectPage": link,
                },
                "title": "x", "publishedAt": "2025-01-02T04:00:00.000Z", "numComments": 0,
            })
        })
        .collect();
    let file = home.file("links.json", serde_json::to_vec(&entries)?)?;
    home.cli(&["import", &file.to_string_lossy()]).await?;
    let app = home.open().await?;
    app.js(WATCH).await?;
    listed(&app, LINKS.len()).await?;
    app.js("document.querySelector('[role=listbox][aria-label=Papers]').focus()").await?;
    press(&["Home"]).await?;
    for _ in LINKS {
        press(&["o"]).await?;
        // Every link of the paper, wherever it is shown.
        app.js("document.querySelectorAll('main .abstract button.link, main .actions > button').forEach((link) => link.click())").await?;
        press(&["j"]).await?;
    }
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;

    let opened = home.opened();
    assert!(
        opened.iter().any(|url| url.starts_with("https://github.com/a/")),
        "nothing was opened: {opened:?}"
    );
    for url in &opened {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
        assert!(!host.is_empty(), "{url} is no page");
        assert!(!host.contains(['@', '\\', ' ']), "{url} has credentials or worse");
        assert!(url.is_ascii() && !url.contains(char::is_whitespace), "{url} is not what it looks like");
        let local = ["localhost", "127.", "0.", "[", "169.254."].iter().any(|start| host.starts_with(start));
        assert!(!local, "{url} is a machine of the person's");
    }
    assert_eq!(violations(&app).await?, Vec::<String>::new());
    assert_eq!(canary.asked(), 0);
    assert!(!home.path().join("pwned").exists() && !Path::new("pwned").exists());
    eprintln!("{} links of strangers: {} pages opened", LINKS.len(), opened.len());
    Ok(())
}
