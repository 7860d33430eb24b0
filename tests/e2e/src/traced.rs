//! The window as a person starts it, with no driver, and every socket that it and its processes make.

use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::{Child, Command};

use crate::app::child_of;
use crate::desktop::{Window, run};
use crate::{Home, Outcome, until, until_some};

/// An open window under `strace`.
pub struct Traced {
    tracer: Child,
    pid: u32,
    window: Window,
    log: PathBuf,
}

impl Traced {
    /// Opens the window; nothing where this system lets no process be traced.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open(home: &Home) -> Outcome<Option<Self>> {
        if run("strace", &["-qq", "-e", "trace=none", "true"]).await.is_err() {
            return Ok(None);
        }
        let log = home.path().join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-e", "trace=socket,connect,execve", "-o"]).arg(&log).arg(home.program());
        home.dress(&mut command);
        let tracer = command.stdin(Stdio::null()).spawn()?;
        let tracing = tracer.id().ok_or("strace has ended")?;
        let pid = until_some("the program's process", || async { Ok(child_of(tracing)) }).await?;
        let window = Window::of(pid).await?;
        window.focus().await?;
        Ok(Some(Self { tracer, pid, window, log }))
    }

    /// The window on the screen.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Closes the window and gives the lines of the trace.
    ///
    /// # Errors
    ///
    /// Where the program lives on.
    pub async fn close(mut self) -> Outcome<Vec<String>> {
        self.window.close().await?;
        let process = PathBuf::from(format!("/proc/{}/exe", self.pid));
        until("the program's end", || async { Ok(std::fs::read_link(&process).is_err()) }).await?;
        self.tracer.wait().await?;
        Ok(std::fs::read_to_string(&self.log)?.lines().map(str::to_owned).collect())
    }
}
