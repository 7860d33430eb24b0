//! The desktop's notifications, as the tests' own session shows them.

use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::{Outcome, PATIENCE};

/// What shows notifications in the tests' session; gone when dropped.
pub struct Notifications {
    _program: Child,
    clicks: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Notifications {
    /// Begins to show them.
    ///
    /// # Errors
    ///
    /// Where the session has no bus, or another shows them already.
    pub async fn start() -> Outcome<Self> {
        // The system's own Python: only it has the packages for GLib.
        let mut program = Command::new("/usr/bin/python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/notifications.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let output = program.stdout.take().ok_or("it prints nothing")?;
        let clicks = program.stdin.take().ok_or("it reads nothing")?;
        let mut shown = Self { _program: program, clicks, lines: BufReader::new(output).lines() };
        shown.next().await?;
        Ok(shown)
    }

    /// The next that is shown.
    ///
    /// # Errors
    ///
    /// Where none comes.
    pub async fn next(&mut self) -> Outcome<Value> {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await;
        let line =
            line.map_err(|_| "no notification came")??.ok_or("nothing shows notifications any more")?;
        Ok(serde_json::from_str(&line)?)
    }

    /// Clicks the last one.
    ///
    /// # Errors
    ///
    /// Where nothing shows it any more.
    pub async fn click(&mut self) -> Outcome {
        self.clicks.write_all(b"click\n").await?;
        Ok(self.clicks.flush().await?)
    }
}
