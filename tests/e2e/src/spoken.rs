//! What a screen reader is told of the window, through the accessibility bus.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tempfile::TempDir;
use tokio::process::{Child, Command};

use crate::{App, Home, Outcome, run, until, until_some};

/// Where distributions keep what starts the accessibility bus.
const LAUNCHERS: [&str; 3] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/at-spi-bus-launcher",
];

/// Asks for the address of the bus.
const NAME_OF_BUS: [&str; 5] =
    ["--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress"];

/// The accessibility bus of the tests' session, which starts none by itself; gone when dropped.
pub struct AccessibilityBus {
    launcher: Child,
    _folder: TempDir,
}

/// A thing in the window, as a screen reader finds it.
#[derive(Debug)]
pub struct Spoken(Value);

impl AccessibilityBus {
    /// Starts it; none where the system has no accessibility bus.
    ///
    /// # Errors
    ///
    /// Where it does not start.
    pub async fn start() -> Outcome<Option<Self>> {
        let Some(launcher) = LAUNCHERS.into_iter().find(|path| Path::new(path).exists()) else {
            return Ok(None);
        };
        let folder = tempfile::tempdir()?;
        let launcher = Command::new(launcher)
            .arg("--launch-immediately")
            .env("XDG_RUNTIME_DIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        until("the accessibility bus", || async {
            let told = run("dbus-send", &NAME_OF_BUS).await;
            Ok(told.is_ok_and(|address| address.contains("unix:")))
        })
        .await?;
        Ok(Some(Self { launcher, _folder: folder }))
    }

    /// Opens a person's window where a screen reader can read it.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open<'home>(&self, home: &'home Home) -> Outcome<App<'home>> {
        home.open_with(&[("NO_AT_BRIDGE", "0")]).await
    }

    /// Waits until a screen reader finds something that is as asked for.
    ///
    /// # Errors
    ///
    /// Where it does not come about: what was told instead.
    pub async fn finds(
        &self,
        app: &App<'_>,
        what: &str,
        wanted: impl Fn(&Spoken) -> bool,
    ) -> Outcome<Spoken> {
        let found = until_some(what, || async {
            Ok(self.read(app).await?.into_iter().find(|spoken| wanted(spoken)))
        })
        .await;
        let Err(error) = found else { return found };
        let told = self.read(app).await?.iter().map(|spoken| format!("{spoken:?}\n")).collect::<String>();
        Err(format!("{error}; a screen reader is told:\n{told}").into())
    }

    /// All that a screen reader finds in the window now; nothing while the program is not on the bus yet.
    ///
    /// # Errors
    ///
    /// Where it cannot be read.
    pub async fn read(&self, app: &App<'_>) -> Outcome<Vec<Spoken>> {
        let output = Command::new("/usr/bin/python3")
            .args([concat!(env!("CARGO_MANIFEST_DIR"), "/screenreader.py"), &app.pid().to_string()])
            .output()
            .await?;
        match output.status.code() {
            Some(0) => {}
            Some(3 | 4) => return Ok(Vec::new()),
            _ => return Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
        }
        let told = String::from_utf8(output.stdout)?;
        told.lines().map(|line| Ok(Spoken(serde_json::from_str(line)?))).collect()
    }
}

impl Drop for AccessibilityBus {
    fn drop(&mut self) {
        // Asked to end, it takes along the bus that it started; killed, it would leave it behind.
        let Some(pid) = self.launcher.id() else { return };
        let _ = std::process::Command::new("kill").arg(pid.to_string()).status();
    }
}

impl Spoken {
    /// What it is: `list item`, `status bar`, `push button`.
    #[must_use]
    pub fn role(&self) -> &str {
        self.0["role"].as_str().unwrap_or_default()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0["name"].as_str().unwrap_or_default()
    }

    /// The text in it.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0["text"].as_str().unwrap_or_default()
    }

    /// Whether it is in a state: `selected`, `focused`.
    #[must_use]
    pub fn is(&self, state: &str) -> bool {
        self.0["states"].as_array().is_some_and(|states| states.iter().any(|known| known == state))
    }

    /// An attribute, as `live` or `container-live`; empty without it.
    #[must_use]
    pub fn attribute(&self, name: &str) -> &str {
        self.0["attributes"][name].as_str().unwrap_or_default()
    }
}
