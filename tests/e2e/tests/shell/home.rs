//! One person's folders, and the program started in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A person who has never used Broadsheet.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program with these arguments, not started yet.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.args(arguments);
        self.dress(&mut command);
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs the program, which ends well, and gives what it prints for programs.
    pub(crate) fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {}: {said}", output.status);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {said}"))
    }

    /// Gives a program these folders, and nothing of the machine's own but the way to its programs.
    pub(crate) fn dress(&self, command: &mut Command) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("HOME", self.path()).env("LANG", "C.UTF-8");
        command.current_dir(self.path()).stdin(Stdio::null());
    }
}

/// The program to test, as `scripts/e2e.sh` names it.
fn program() -> PathBuf {
    let named = std::env::var_os("BROADSHEET")
        .unwrap_or_else(|| panic!("BROADSHEET names no program: scripts/e2e.sh"));
    fs::canonicalize(named).unwrap()
}

/// Runs a program of the system and gives what it said; none where there is none of that name.
pub(crate) fn tool(command: &mut Command) -> Option<Output> {
    match command.stdin(Stdio::null()).output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            #[expect(
                clippy::print_stderr,
                reason = "who reads a test's output wants to know what it left out"
            )]
            {
                eprintln!("left out: {:?} is not installed", command.get_program());
            }
            None
        }
        Err(error) => panic!("{command:?}: {error}"),
    }
}

/// What a program printed, which ended well.
pub(crate) fn said(output: &Output) -> String {
    let all =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{}: {all}", output.status);
    all
}

/// A file or folder of the sources.
pub(crate) fn source(name: &str) -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name)).unwrap()
}
