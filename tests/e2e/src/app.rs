//! One person's Broadsheet: their folders, and the window when it is open.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_RIGHT, MouseActions, PointerAction};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::desktop::{Window, run};
use crate::{Outcome, papers_of_day, until, until_some};

/// What a row of the list is, in XPath.
const ROW: &str = "@role='option' and starts-with(@id, 'row-')";

/// Whether the page has drawn itself.
const DRAWN: &str =
    "return document.body.innerText.trim() !== '' && !document.querySelector('[data-opening]')";

/// The folders of a person who has never used Broadsheet, and programs that stand in for the system's.
pub struct Home {
    folder: TempDir,
    program: PathBuf,
}

impl Home {
    /// Makes empty folders.
    ///
    /// # Errors
    ///
    /// Where the disk refuses, or `BROADSHEET` names no program.
    pub fn new() -> Outcome<Self> {
        let named = std::env::var("BROADSHEET")
            .map_err(|_| "BROADSHEET names the program to test: run scripts/e2e.sh")?;
        let program = fs::canonicalize(&named).map_err(|error| format!("{named}: {error}"))?;
        let home = Self { folder: tempfile::tempdir()?, program };
        for folder in ["data", "config", "cache", "bin", "files"] {
            fs::create_dir(home.path().join(folder))?;
        }
        home.stand_in("xdg-open", "printf '%s\\n' \"$@\" >>\"$HOME/opened\"")?;
        Ok(home)
    }

    /// As [`Home::new`], with a library that is there already: its folder, which is written to.
    ///
    /// # Errors
    ///
    /// As there.
    #[cfg(unix)]
    pub fn with_library(folder: &Path) -> Outcome<Self> {
        let home = Self::new()?;
        std::os::unix::fs::symlink(folder, home.path().join("data/broadsheet"))?;
        Ok(home)
    }

    /// The person's home folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file into the person's folder of downloads, and gives its path.
    ///
    /// # Errors
    ///
    /// Where the disk refuses.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let path = self.path().join("files").join(name);
        fs::write(&path, content)?;
        Ok(path)
    }

    /// What the stand-in for `xdg-open` was asked to open, in order.
    #[must_use]
    pub fn opened(&self) -> Vec<String> {
        let log = fs::read_to_string(self.path().join("opened")).unwrap_or_default();
        log.lines().map(str::to_owned).collect()
    }

    /// Runs the command line on the person's library and gives what it prints.
    ///
    /// # Errors
    ///
    /// Where it ends with anything but 0, or prints something other than JSON.
    pub async fn cli(&self, arguments: &[&str]) -> Outcome<Value> {
        let mut command = Command::new(&self.program);
        command.args(arguments).arg("--json").stdin(Stdio::null());
        self.dress(&mut command);
        let output = command.output().await?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("broadsheet {arguments:?} ended with {}: {said}", output.status).into());
        }
        if output.stdout.is_empty() {
            return Ok(Value::Null);
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// The library as the command line lists it.
    ///
    /// # Errors
    ///
    /// Where the command line does not give an array.
    pub async fn list(&self) -> Outcome<Vec<Value>> {
        match self.cli(&["list", "--limit", "1000000"]).await? {
            Value::Array(papers) => Ok(papers),
            other => Err(format!("expected an array of papers, got {other}").into()),
        }
    }

    /// Whether the library holds any paper.
    ///
    /// # Errors
    ///
    /// Where the command line does not answer.
    pub async fn list_some(&self) -> Outcome<bool> {
        Ok(self.cli(&["list", "--limit", "1"]).await?.as_array().is_some_and(|papers| !papers.is_empty()))
    }

    /// Imports this many papers, 500 a day, as the daily papers of as many days; nothing where the library
    /// holds papers already.
    ///
    /// # Errors
    ///
    /// Where they cannot be imported.
    pub async fn fill(&self, papers: usize) -> Outcome {
        const PER_DAY: usize = 500;
        if self.list_some().await? {
            return Ok(());
        }
        let folder = self.path().join("many");
        fs::create_dir_all(&folder)?;
        for day in 0..papers.div_ceil(PER_DAY) {
            let date = format!("{}-{:02}-{:02}", 2024 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
            let from = day * PER_DAY;
            let text = papers_of_day(&date, &date, from, PER_DAY.min(papers - from));
            fs::write(folder.join(format!("{date}.json")), text)?;
        }
        self.cli(&["import", &folder.to_string_lossy()]).await.map(drop)
    }

    /// Makes something the person's choice, in the file that Broadsheet keeps such choices in: `theme`,
    /// `watch_folder` …
    ///
    /// # Errors
    ///
    /// Where the disk refuses.
    pub fn prefer(&self, choices: &Value) -> Outcome {
        let folder = self.path().join("config/broadsheet");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("settings.json"), choices.to_string())?;
        Ok(())
    }

    /// The person's choices, as the file has them.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be read.
    pub fn settings(&self) -> Outcome<Value> {
        let text = fs::read_to_string(self.path().join("config/broadsheet/settings.json"))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Runs a statement on the library's database, as a test that needs a library of another time.
    ///
    /// # Errors
    ///
    /// Where the database cannot be changed.
    pub async fn sql(&self, statement: &str) -> Outcome {
        const RUN: &str =
            "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute(sys.argv[2]); db.commit()";
        let library = self.path().join("data/broadsheet/library.db");
        run("/usr/bin/python3", &["-c", RUN, &library.to_string_lossy(), statement]).await.map(drop)
    }

    /// Damages the library where opening it meets that: the page that its shelves are kept on.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub async fn damage(&self) -> Outcome {
        const DAMAGE: &str = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); \
                              db.execute('PRAGMA wal_checkpoint(TRUNCATE)'); \
                              page = db.execute(\"SELECT rootpage FROM sqlite_schema WHERE name = 'shelf'\").fetchone()[0]; \
                              db.close(); file = open(sys.argv[1], 'r+b'); file.seek((page - 1) * 4096); \
                              file.write(b'\\xa5' * 4096)";
        let library = self.path().join("data/broadsheet/library.db");
        run("/usr/bin/python3", &["-c", DAMAGE, &library.to_string_lossy()]).await.map(drop)
    }

    /// Starts the program as a person does, with arguments and variables in its environment.
    ///
    /// # Errors
    ///
    /// Where it cannot be started.
    pub async fn start(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome<Child> {
        let mut command = Command::new(&self.program);
        command.args(arguments).stdin(Stdio::null());
        self.dress(&mut command);
        command.envs(environment.iter().copied());
        Ok(command.spawn()?)
    }

    /// Lets nobody write to the library until what this gives is dropped.
    ///
    /// # Errors
    ///
    /// Where another writes to it for long.
    pub async fn hold_library(&self) -> Outcome<Child> {
        const HOLD: &str = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); \
                            db.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()";
        let library = self.path().join("data/broadsheet/library.db");
        let mut holder = Command::new("/usr/bin/python3")
            .args(["-c", HOLD, &library.to_string_lossy()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = holder.stdout.take().ok_or("the holder prints nothing")?;
        BufReader::new(output).read_line(&mut String::new()).await?;
        Ok(holder)
    }

    /// Opens the window.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open(&self) -> Outcome<App<'_>> {
        self.open_with(&[]).await
    }

    /// Opens the window, with these variables in its environment.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open_with(&self, environment: &[(&str, &str)]) -> Outcome<App<'_>> {
        let environment: Vec<_> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        App::open(self, &self.program, (&environment, &[]), DRAWN).await
    }

    /// Opens the window with what a start can be given: files, links.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open_given(&self, arguments: &[&str]) -> Outcome<App<'_>> {
        App::open(self, &self.program, (&[], arguments), DRAWN).await
    }

    /// Opens the window on a library that takes long to open: it says so in its place.
    ///
    /// # Errors
    ///
    /// Where no window comes about, or it does not say so.
    pub async fn open_while_opening(&self) -> Outcome<App<'_>> {
        App::open(self, &self.program, (&[], &[]), "return document.querySelector('[data-opening]') !== null")
            .await
    }

    /// Opens the bare window that Broadsheet is measured against: the program `broadsheet-bare` beside it,
    /// with these variables in its environment.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open_bare(&self, environment: &[(String, String)]) -> Outcome<App<'_>> {
        let program = self.program.with_file_name("broadsheet-bare");
        App::open(self, &program, (environment, &[]), "return document.readyState === 'complete'").await
    }

    /// The program that is tested.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    fn stand_in(&self, name: &str, script: &str) -> Outcome {
        let path = self.path().join("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n"))?;
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
        Ok(())
    }

    pub(crate) fn dress(&self, command: &mut Command) {
        let search = std::env::var("PATH").unwrap_or_default();
        command
            .env("HOME", self.path())
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("XDG_CACHE_HOME", self.path().join("cache"))
            .env("PATH", format!("{}:{search}", self.path().join("bin").display()))
            .env("LANG", "C.UTF-8")
            .env("LANGUAGE", "en")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .kill_on_drop(true);
    }
}

/// An open window of Broadsheet.
pub struct App<'home> {
    home: &'home Home,
    client: Client,
    driver: Child,
    pid: u32,
    window: Window,
}

impl<'home> App<'home> {
    async fn open(
        home: &'home Home,
        program: &Path,
        (environment, arguments): (&[(String, String)], &[&str]),
        drawn: &str,
    ) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        home.dress(&mut command);
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        let driver = command.stdin(Stdio::null()).spawn()?;
        until("the driver to listen", || async {
            Ok(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok())
        })
        .await?;

        let client = connect(program, arguments, port).await?;
        let driver_pid = driver.id().ok_or("the driver has ended")?;
        let pid = until_some("the program's process", || async { Ok(child_of(driver_pid)) }).await?;
        let window = Window::of(pid).await?;
        let app = Self { home, client, driver, pid, window };
        app.until_js("the window to draw itself", drawn).await?;
        app.window.focus().await?;
        Ok(app)
    }

    /// Whose window this is.
    #[must_use]
    pub fn home(&self) -> &Home {
        self.home
    }

    /// The process that draws the page.
    #[must_use]
    pub fn page_pid(&self) -> Option<u32> {
        page_of(self.pid)
    }

    /// The process that shows the window.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The variables beginning with `WEBKIT_` that the program gave the process of its page.
    ///
    /// # Errors
    ///
    /// Where that process cannot be looked into.
    pub fn webkit_environment(&self) -> Outcome<Vec<(String, String)>> {
        let page = child_of(self.pid).ok_or("the program has no process for its page")?;
        let environment = fs::read_to_string(format!("/proc/{page}/environ"))?;
        let pairs = environment.split('\0').filter_map(|pair| pair.split_once('='));
        Ok(pairs
            .filter(|(name, _)| name.starts_with("WEBKIT_"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect())
    }

    /// The window on the screen.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Kills the program as a power cut would, and waits until it is gone.
    ///
    /// # Errors
    ///
    /// Where it lives on.
    pub async fn kill(mut self) -> Outcome {
        run("kill", &["-9", &self.pid.to_string()]).await?;
        let process = PathBuf::from(format!("/proc/{}/exe", self.pid));
        until("the program's end", || async { Ok(fs::read_link(&process).is_err()) }).await?;
        self.driver.kill().await?;
        Ok(())
    }

    /// Closes the window as a person does, and waits until the program is gone.
    ///
    /// # Errors
    ///
    /// Where it lives on.
    pub async fn close(mut self) -> Outcome {
        self.window.close().await?;
        let process = PathBuf::from(format!("/proc/{}/exe", self.pid));
        until("the program's end", || async { Ok(fs::read_link(&process).is_err()) }).await?;
        self.driver.kill().await?;
        Ok(())
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    ///
    /// Where the script throws.
    pub async fn js(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, vec![]).await?)
    }

    /// Runs a script that calls `arguments[0]` when it is done.
    ///
    /// # Errors
    ///
    /// Where the script throws.
    pub async fn js_async(&self, script: &str) -> Outcome<Value> {
        self.js_async_with(script, vec![]).await
    }

    /// As [`App::js_async`], with arguments before the one that is called with the answer.
    ///
    /// # Errors
    ///
    /// Where the script throws or does not answer.
    pub async fn js_async_with(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// How many windows there are.
    ///
    /// # Errors
    ///
    /// Where the driver does not answer.
    pub async fn windows(&self) -> Outcome<usize> {
        Ok(self.client.windows().await?.len())
    }

    /// Waits until a script returns true.
    ///
    /// # Errors
    ///
    /// Names `what` was waited for where it does not come about, and what the page showed instead.
    pub async fn until_js(&self, what: &str, script: &str) -> Outcome {
        let waited = until(what, || async {
            // While the page is replaced, there is nothing to ask.
            Ok(self.js(script).await.is_ok_and(|answer| answer == Value::Bool(true)))
        })
        .await;
        let Err(error) = waited else { return Ok(()) };
        let shown = self.text("body").await.unwrap_or_default();
        Err(format!("{error}; the window shows:\n{shown}").into())
    }

    /// Waits until the page shows a text.
    ///
    /// # Errors
    ///
    /// Where it does not.
    pub async fn sees(&self, text: &str) -> Outcome {
        let script = format!("return document.body.innerText.includes({})", Value::from(text));
        self.until_js(&format!("“{text}”"), &script).await
    }

    /// Waits until the page no longer shows a text.
    ///
    /// # Errors
    ///
    /// Where it still does.
    pub async fn sees_no(&self, text: &str) -> Outcome {
        let script = format!("return !document.body.innerText.includes({})", Value::from(text));
        self.until_js(&format!("“{text}” to go"), &script).await
    }

    /// Waits until something matches a selector.
    ///
    /// # Errors
    ///
    /// Where nothing does.
    pub async fn finds(&self, selector: &str) -> Outcome {
        let script = format!("return document.querySelector({}) !== null", Value::from(selector));
        self.until_js(selector, &script).await
    }

    /// The visible text of the first match of a selector; empty without one.
    ///
    /// # Errors
    ///
    /// Where the page cannot be asked.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        let script = format!("return document.querySelector({})?.innerText ?? ''", Value::from(selector));
        Ok(self.js(&script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// How many elements match a selector.
    ///
    /// # Errors
    ///
    /// Where the page cannot be asked.
    pub async fn count(&self, selector: &str) -> Outcome<u64> {
        let script = format!("return document.querySelectorAll({}).length", Value::from(selector));
        Ok(self.js(&script).await?.as_u64().unwrap_or_default())
    }

    /// Clicks the first match of a selector.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be clicked.
    pub async fn click(&self, selector: &str) -> Outcome {
        self.finds(selector).await?;
        let element = self.client.find(Locator::Css(selector)).await?;
        self.click_at_rest(element).await
    }

    /// Clicks the button (or link, option, tab …) with a name.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be clicked.
    pub async fn click_named(&self, name: &str) -> Outcome {
        let path = format!(
            "//*[self::button or self::a or self::summary or @role='button' or @role='option' or @role='tab' \
             or @role='menuitem' or @role='treeitem' or @role='radio' or self::label]\
             [normalize-space(.)='{name}' or @aria-label='{name}' or starts-with(normalize-space(.), '{name}')]"
        );
        let element = until_some(&format!("something to click named “{name}”"), || async {
            Ok(self.client.find(Locator::XPath(&path)).await.ok())
        })
        .await?;
        self.click_at_rest(element).await
    }

    /// Clicks the first match of a selector with the other button of the mouse.
    ///
    /// # Errors
    ///
    /// Where there is none, or it cannot be clicked.
    pub async fn right_click(&self, selector: &str) -> Outcome {
        self.finds(selector).await?;
        let element = self.client.find(Locator::Css(selector)).await?;
        let to_it = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let clicks = MouseActions::new("mouse".to_owned())
            .then(to_it)
            .then(PointerAction::Down { button: MOUSE_BUTTON_RIGHT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_RIGHT });
        self.client.perform_actions(clicks).await?;
        Ok(())
    }

    /// The driver looks where an element is and clicks there: one that moves meanwhile is missed.
    async fn click_at_rest(&self, element: Element) -> Outcome {
        let mut before = element.rectangle().await?;
        for _ in 0..40 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            let now = element.rectangle().await?;
            if now == before {
                break;
            }
            before = now;
        }
        element.click().await?;
        Ok(())
    }

    /// Opens a paper by clicking its row in the list; the keyboard is in the list afterwards.
    ///
    /// # Errors
    ///
    /// Where the list does not show it.
    pub async fn choose(&self, title: &str) -> Outcome {
        // On its title: tags and hosts beside it are clicks of their own.
        let path = format!("//*[{ROW}][contains(., '{title}')]//h2");
        let shown = reader_shows(title);
        until(&format!("the reader to show “{title}”"), || async {
            if self.js(&shown).await? == Value::Bool(true) {
                return Ok(true);
            }
            // The list may still be moving under the pointer: then the next click meets it.
            if let Ok(row) = self.client.find(Locator::XPath(&path)).await {
                let _ = row.click().await;
                tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            }
            Ok(false)
        })
        .await
    }

    /// Waits until the reader shows a paper, however it came there.
    ///
    /// # Errors
    ///
    /// Where it does not.
    pub async fn reads(&self, title: &str) -> Outcome {
        self.until_js(&format!("the reader to show “{title}”"), &reader_shows(title)).await
    }

    /// Waits until the list holds this many rows.
    ///
    /// # Errors
    ///
    /// Where it does not.
    pub async fn lists(&self, rows: usize) -> Outcome {
        let script = format!("return document.querySelectorAll('[role=option][id^=row-]').length === {rows}");
        self.until_js(&format!("{rows} rows in the list"), &script).await
    }

    /// A picture of the page, as PNG.
    ///
    /// # Errors
    ///
    /// Where the driver cannot take one.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        Ok(self.client.screenshot().await?)
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        // Only what this session started: its program and, through `kill_on_drop`, its driver.
        if child_of(self.driver.id().unwrap_or_default()) == Some(self.pid) {
            let _ = std::process::Command::new("kill").args(["-9", &self.pid.to_string()]).status();
        }
    }
}

/// Asks the page whether the reader shows a paper.
fn reader_shows(title: &str) -> String {
    format!("return document.querySelector('main h1')?.innerText.includes({}) ?? false", Value::from(title))
}

async fn connect(program: &Path, arguments: &[&str], port: u16) -> Outcome<Client> {
    let mut capabilities = Map::new();
    capabilities.insert("webkitgtk:browserOptions".into(), json!({ "binary": program, "args": arguments }));
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await?;
    Ok(client)
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The process that another one started, if it still runs.
pub(crate) fn child_of(parent: u32) -> Option<u32> {
    children_of(parent).next()
}

/// The process that draws the page of a program, once there is one.
pub(crate) fn page_of(program: u32) -> Option<u32> {
    children_of(program).find(|pid| {
        fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|program| program.ends_with("WebKitWebProcess"))
    })
}

/// The processes that another one started, and that still run.
pub(crate) fn children_of(parent: u32) -> impl Iterator<Item = u32> {
    // A thread has the children that it started.
    let threads = fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
    let children = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let pids: Vec<u32> = children
        .flat_map(|pids| pids.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>())
        .collect();
    // A process that has ended and was not yet waited for has no program any more.
    pids.into_iter().filter(|pid| fs::read_link(format!("/proc/{pid}/exe")).is_ok())
}
