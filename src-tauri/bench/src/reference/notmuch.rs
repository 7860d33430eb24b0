use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::{Failure, TOP};
use crate::library::Papers;

/// A mail indexer, with each paper as a mail.
pub(crate) struct Notmuch {
    config: PathBuf,
}

impl Notmuch {
    /// Writes and indexes the mails; none where notmuch is not installed.
    pub(crate) fn of(folder: &Path, papers: &Papers<'_>, total: usize) -> Result<Option<Self>, Failure> {
        if Command::new("notmuch").arg("--version").output().is_err() {
            return Ok(None);
        }
        let mails = folder.join("mails");
        for sub in ["cur", "new", "tmp"] {
            fs::create_dir_all(mails.join(sub))?;
        }
        for number in 0..total {
            let paper = papers.paper(number);
            let head = format!(
                "From: \"{}\" <papers@example.org>\nTo: reader@example.org\nSubject: {}\nMessage-ID: \
                 <{number}@example.org>\nDate: Mon, 04 Nov 2024 08:00:00 +0000\nContent-Type: text/plain; \
                 charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
                paper.authors.join(", ").replace('"', " "),
                paper.title
            );
            let text = format!("{head}\n{}\n\n{}\n", paper.abstract_text, paper.keywords.join(", "));
            fs::write(mails.join("cur").join(format!("{number}:2,S")), text)?;
        }
        let config = folder.join("notmuch-config");
        let text = format!(
            "[database]\npath={}\n[user]\nname=Reader\nprimary_email=reader@example.org\n[new]\ntags=\n",
            mails.display()
        );
        fs::write(&config, text)?;
        let notmuch = Self { config };
        notmuch.run(&["new", "--quiet"], "")?;
        Ok(Some(notmuch))
    }

    /// The best papers and how many there are: two processes.
    pub(crate) fn search(&self, words: &str) -> Result<usize, Failure> {
        self.run(&["search", &format!("--limit={TOP}"), words], "")?;
        let count = self.run(&["count", words], "")?;
        Ok(String::from_utf8_lossy(&count.stdout).trim().parse()?)
    }

    /// Tags so many papers.
    pub(crate) fn tag(&self, tag: &str, papers: usize) -> Result<(), Failure> {
        let lines: String =
            (0..papers).map(|number| format!("+{tag} -- id:{number}@example.org\n")).collect();
        self.run(&["tag", "--batch"], &lines).map(drop)
    }

    fn run(&self, arguments: &[&str], input: &str) -> Result<Output, Failure> {
        let mut child = Command::new("notmuch")
            .env("NOTMUCH_CONFIG", &self.config)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let output = child.wait_with_output()?;
        if output.status.success() {
            return Ok(output);
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}
