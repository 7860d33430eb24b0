//! The screen around the window: windows, pointer, keys and clipboard, through the X server.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::{Outcome, PATIENCE, until_some};

/// Runs a program of the system and gives what it printed.
///
/// # Errors
///
/// Where it cannot be run or ends with anything but 0.
pub async fn run(program: &str, arguments: &[&str]) -> Outcome<String> {
    let output = Command::new(program).args(arguments).output().await?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{program} {arguments:?} ended with {}: {said}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

async fn xdotool(arguments: &[&str]) -> Outcome<String> {
    run("xdotool", arguments).await
}

/// Presses and releases keys, in xdotool's names: `j`, `ctrl+z`, `Escape`.
///
/// # Errors
///
/// Where the X server refuses.
pub async fn press(keys: &[&str]) -> Outcome {
    for key in keys {
        xdotool(&["key", "--clearmodifiers", key]).await?;
    }
    Ok(())
}

/// Holds a key down for this long; the X server repeats it as it does for a person.
///
/// # Errors
///
/// Where the X server refuses.
pub async fn hold_key(key: &str, time: Duration) -> Outcome {
    xdotool(&["keydown", key]).await?;
    tokio::time::sleep(time).await;
    xdotool(&["keyup", key]).await.map(drop)
}

/// Turns the wheel down under the pointer, by this many notches, 60 a second.
///
/// # Errors
///
/// Where the X server refuses.
pub async fn turn_wheel(notches: usize) -> Outcome {
    xdotool(&["click", "--repeat", &notches.to_string(), "--delay", "16", "5"]).await.map(drop)
}

/// Drags evenly from one place of a window's page to another, in this time.
///
/// # Errors
///
/// Where the X server refuses.
pub async fn drag(window: &Window, from: (i64, i64), to: (i64, i64), time: Duration) -> Outcome {
    const STEP: Duration = Duration::from_millis(16);
    // A scroll bar shows itself, and can be taken, when the pointer has come near.
    window.point_at(from.0 - 2, from.1).await?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    window.point_at(from.0, from.1).await?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    xdotool(&["mousedown", "1"]).await?;
    let start = tokio::time::Instant::now();
    while start.elapsed() < time {
        let share = start.elapsed().as_secs_f64() / time.as_secs_f64();
        let at = |from: i64, to: i64| from + ((to - from) as f64 * share) as i64;
        window.point_at(at(from.0, to.0), at(from.1, to.1)).await?;
        tokio::time::sleep(STEP).await;
    }
    xdotool(&["mouseup", "1"]).await.map(drop)
}

/// Types a text, key by key.
///
/// # Errors
///
/// Where the X server refuses.
pub async fn type_text(text: &str) -> Outcome {
    xdotool(&["type", "--clearmodifiers", "--delay", "15", text]).await.map(drop)
}

/// Holds something on the clipboard until the program that holds it is dropped.
///
/// # Errors
///
/// Where the clipboard cannot be taken.
pub async fn hold_clipboard(kind: &str, content: impl AsRef<[u8]>) -> Outcome<Child> {
    let mut holder = Command::new("xclip")
        .args(["-selection", "clipboard", "-target", kind, "-quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = holder.stdin.take().ok_or("xclip takes no input")?;
    input.write_all(content.as_ref()).await?;
    drop(input);
    until_some("the clipboard", || async {
        let offered = run("xclip", &["-selection", "clipboard", "-out", "-target", "TARGETS"]).await;
        Ok(offered.ok().filter(|offered| offered.contains(kind)))
    })
    .await?;
    Ok(holder)
}

/// The text on the clipboard.
///
/// # Errors
///
/// Where nothing is there that is text.
pub async fn clipboard() -> Outcome<String> {
    run("xclip", &["-selection", "clipboard", "-out"]).await
}

/// A window on the screen.
pub struct Window {
    id: String,
}

impl Window {
    /// Finds the visible window of a process.
    pub(crate) async fn of(pid: u32) -> Outcome<Self> {
        let pid = pid.to_string();
        let id = until_some("a window on the screen", || async {
            let found = xdotool(&["search", "--onlyvisible", "--pid", &pid]).await.unwrap_or_default();
            Ok(found.lines().last().map(str::to_owned))
        })
        .await?;
        Ok(Self { id })
    }

    /// Gives the window the keyboard.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn focus(&self) -> Outcome {
        xdotool(&["windowactivate", "--sync", &self.id]).await.map(drop)
    }

    /// Puts the window away.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn minimise(&self) -> Outcome {
        xdotool(&["windowminimize", &self.id]).await.map(drop)
    }

    /// Gives the window a size and puts it at the left top of the screen, below the drag source.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        xdotool(&["windowmove", &self.id, "120", "60"]).await?;
        xdotool(&["windowsize", &self.id, &width.to_string(), &height.to_string()]).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        Ok(())
    }

    /// Fills the screen with the window, or puts it back where it stood.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn maximise(&self, on: bool) -> Outcome {
        const ASK: &str = "import sys, gi; gi.require_version('Gdk', '3.0'); from gi.repository import Gdk, GdkX11; \
                           display = Gdk.Display.get_default(); \
                           window = GdkX11.X11Window.foreign_new_for_display(display, int(sys.argv[1])); \
                           window.maximize() if sys.argv[2] == 'on' else window.unmaximize(); display.sync()";
        run("/usr/bin/python3", &["-c", ASK, &self.id, if on { "on" } else { "off" }]).await.map(drop)
    }

    /// Where the window's page is on the screen: left, top, width, height.
    ///
    /// # Errors
    ///
    /// Where the X server does not tell.
    pub async fn geometry(&self) -> Outcome<[i64; 4]> {
        let geometry = xdotool(&["getwindowgeometry", "--shell", &self.id]).await?;
        let number = |name: &str| -> Outcome<i64> {
            let line = geometry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            Ok(line.ok_or_else(|| format!("no {name} in {geometry}"))?.parse()?)
        };
        Ok([number("X")?, number("Y")?, number("WIDTH")?, number("HEIGHT")?])
    }

    /// Asks the window to close, as its close button does.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn close(&self) -> Outcome {
        self.focus().await?;
        // The window manager answers with the same request as to a click on the button.
        press(&["alt+F4"]).await
    }

    /// Puts the pointer on a place of the page, CSS pixels from its left top.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn point_at(&self, x: i64, y: i64) -> Outcome {
        xdotool(&["mousemove", "--window", &self.id, &x.to_string(), &y.to_string()]).await.map(drop)
    }

    /// The middle of the window on the screen.
    async fn middle(&self) -> Outcome<(i64, i64)> {
        let [left, top, width, height] = self.geometry().await?;
        Ok((left + width / 2, top + height / 2))
    }
}

/// Another program's window that things can be dragged from.
pub struct DragSource {
    _program: Child,
    events: Lines<BufReader<ChildStdout>>,
    handle: (i64, i64),
}

impl DragSource {
    /// Opens a window that offers files.
    ///
    /// # Errors
    ///
    /// Where the window does not come about.
    pub async fn of_files(files: &[&Path]) -> Outcome<Self> {
        let mut command = Self::program();
        command.args(files);
        Self::open(command).await
    }

    /// Opens a window that offers text.
    ///
    /// # Errors
    ///
    /// Where the window does not come about.
    pub async fn of_text(text: &str) -> Outcome<Self> {
        let mut command = Self::program();
        command.args(["--text", text]);
        Self::open(command).await
    }

    fn program() -> Command {
        // The system's own Python, whatever comes first on the path: only it has the packages for GTK.
        let mut command = Command::new("/usr/bin/python3");
        command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/dragsource.py"));
        command
    }

    async fn open(mut command: Command) -> Outcome<Self> {
        let mut program = command
            .env("NO_AT_BRIDGE", "1")
            .env("GDK_BACKEND", "x11")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = program.stdout.take().ok_or("the drag source prints nothing")?;
        let mut source = Self { _program: program, events: BufReader::new(output).lines(), handle: (0, 0) };
        let ready = source.until("ready").await?;
        let number = |name: &str| ready[name].as_i64().unwrap_or_default();
        source.handle = (number("x") + number("width") / 2, number("y") + number("height") / 2);
        Ok(source)
    }

    /// Drags onto the middle of a window and holds there.
    ///
    /// # Errors
    ///
    /// Where no drag begins.
    pub async fn hover(&mut self, window: &Window) -> Outcome {
        let (x, y) = self.handle;
        move_to(x, y).await?;
        xdotool(&["mousedown", "1"]).await?;
        for step in 1..=6 {
            move_to(x + step * 6, y + step * 6).await?;
        }
        self.until("begin").await?;
        let (to_x, to_y) = window.middle().await?;
        // A pointer that jumps is no drag: targets are told of each window it crosses.
        for step in 0..=20 {
            move_to(x + (to_x - x) * step / 20, y + (to_y - y) * step / 20).await?;
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        // The page is asked whether it takes the drop, and answers from another process.
        tokio::time::sleep(Duration::from_millis(300)).await;
        move_to(to_x + 1, to_y + 1).await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        Ok(())
    }

    /// Lets go, and waits until the data was taken.
    ///
    /// # Errors
    ///
    /// Where nobody took the data.
    pub async fn drop_here(&mut self) -> Outcome {
        xdotool(&["mouseup", "1"]).await?;
        let end = self.until("end").await?;
        if end["dropped"] == Value::Bool(true) {
            Ok(())
        } else {
            Err("the window did not take the drop".into())
        }
    }

    /// Goes back to where nothing takes a drop, and lets go there.
    ///
    /// # Errors
    ///
    /// Where the X server refuses.
    pub async fn give_up(&mut self) -> Outcome {
        move_to(self.handle.0, self.handle.1).await?;
        xdotool(&["mouseup", "1"]).await?;
        self.until("end").await.map(drop)
    }

    async fn until(&mut self, event: &str) -> Outcome<Value> {
        let wait = async {
            while let Some(line) = self.events.next_line().await? {
                let said: Value = serde_json::from_str(&line)?;
                if said["event"] == event {
                    return Ok(said);
                }
            }
            Err(format!("the drag source ended before “{event}”").into())
        };
        tokio::time::timeout(PATIENCE, wait)
            .await
            .map_err(|_| format!("the drag source never said “{event}”"))?
    }
}

async fn move_to(x: i64, y: i64) -> Outcome {
    xdotool(&["mousemove", &x.to_string(), &y.to_string()]).await.map(drop)
}
