//! The window as a person starts it, with no driver: keys and drags alone move it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::{Child, Command};

use crate::app::{child_of, page_of};
use crate::desktop::{Window, run};
use crate::{Home, Outcome, until, until_some};

/// An open window that nothing but the X server drives.
pub struct Plain {
    program: Child,
    pid: u32,
    window: Window,
    trace: PathBuf,
}

impl Plain {
    /// Opens the window.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open(home: &Home) -> Outcome<Self> {
        Self::open_with(home, &[]).await
    }

    /// Opens the window, with these variables in its environment.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn open_with(home: &Home, environment: &[(&str, &str)]) -> Outcome<Self> {
        let program = home.start(&[], environment).await?;
        let pid = program.id().ok_or("the program has ended")?;
        Self::of(program, pid, home).await
    }

    /// Opens the window under `strace`, which tells every socket that it and its processes make; nothing where this system
    /// lets no process be traced.
    ///
    /// # Errors
    ///
    /// Where no window comes about.
    pub async fn traced(home: &Home) -> Outcome<Option<Self>> {
        if run("strace", &["-qq", "-e", "trace=none", "true"]).await.is_err() {
            return Ok(None);
        }
        let mut command = Command::new("strace");
        command.args(["-f", "-qq", "-e", "trace=socket,connect,execve", "-o"]);
        command.arg(trace(home)).arg(home.program());
        home.dress(&mut command);
        let tracer = command.stdin(Stdio::null()).spawn()?;
        let tracing = tracer.id().ok_or("strace has ended")?;
        let pid = until_some("the program's process", || async { Ok(child_of(tracing)) }).await?;
        Self::of(tracer, pid, home).await.map(Some)
    }

    async fn of(program: Child, pid: u32, home: &Home) -> Outcome<Self> {
        let window = Window::of(pid).await?;
        window.focus().await?;
        Ok(Self { program, pid, window, trace: trace(home) })
    }

    /// The window on the screen.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// The process that draws the page, once there is one.
    ///
    /// # Errors
    ///
    /// Where none comes about.
    pub async fn page(&self) -> Outcome<u32> {
        until_some("the process of the page", || async { Ok(page_of(self.pid)) }).await
    }

    /// Closes the window and waits until the program is gone.
    ///
    /// # Errors
    ///
    /// Where it lives on.
    pub async fn close(&mut self) -> Outcome {
        self.window.close().await?;
        let process = PathBuf::from(format!("/proc/{}/exe", self.pid));
        until("the program's end", || async { Ok(fs::read_link(&process).is_err()) }).await?;
        self.program.wait().await?;
        Ok(())
    }

    /// The lines of the trace, once the window was closed.
    ///
    /// # Errors
    ///
    /// Where it was not traced.
    pub fn trace(&self) -> Outcome<Vec<String>> {
        Ok(fs::read_to_string(&self.trace)?.lines().map(str::to_owned).collect())
    }
}

fn trace(home: &Home) -> PathBuf {
    Path::new(home.path()).join("trace")
}
