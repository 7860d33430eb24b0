//! What importing two years of real days costs, against parsing them, a bare full-text table, and a mail indexer.
//!
//! The days lie beside the project, in `../shared/digests`; where they do not, this says so and measures nothing.

mod reference;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use broadsheet_core::digest::unpack::{Flow, unpack};
use broadsheet_core::service::{Library, pending_paths};
use reference::{Words, bare_fts, parse, row};

const ARCHIVE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/digests/hf-api-json/daily.tar.gz");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let archive = Path::new(ARCHIVE);
    if !archive.is_file() {
        println!("skipped: no daily.tar.gz beside the project");
        return Ok(());
    }
    let days = days(archive)?;
    let papers: Vec<Words> = days.iter().flat_map(|day| Words::of(day)).collect();
    let folder = tempfile::tempdir()?;

    let parse = parse(&days);
    let bare = bare_fts(&folder.path().join("bare.db"), &papers)?;
    let library = Library::open(&folder.path().join("library"), jiff::Timestamp::now)?;
    let start = Instant::now();
    let receipt = library.import(pending_paths(&[archive.to_owned()]), |_| {})?;
    let import = start.elapsed();
    let megabytes = days.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let totals = &receipt.totals;
    println!(
        "daily.tar.gz: {} days, {megabytes:.1} MB of JSON, {} entries of {} papers; parsed in {parse:.3?}, {} rows written \
         in {bare:.3?}",
        totals.files,
        totals.entries,
        totals.papers,
        papers.len()
    );
    row("import of daily.tar.gz", import, "parsing the JSON + bare FTS5 rows", parse + bare);
    match notmuch(folder.path(), &papers)? {
        Some(notmuch) => {
            row("import of daily.tar.gz", import, "notmuch, the same papers as mails", notmuch);
            println!("{:.1} times the rate of notmuch", notmuch.as_secs_f64() / import.as_secs_f64());
        }
        None => println!("skipped: notmuch is not installed"),
    }
    Ok(())
}

fn days(archive: &Path) -> Result<Vec<Vec<u8>>, Box<dyn std::error::Error>> {
    let mut days = Vec::new();
    unpack("daily", fs::File::open(archive)?, &mut |piece| {
        days.extend(piece.content.ok());
        Flow::Continue(())
    });
    Ok(days)
}

/// How long notmuch takes to index the papers as mails, one file each; none where it is not installed.
fn notmuch(folder: &Path, papers: &[Words]) -> std::io::Result<Option<Duration>> {
    if Command::new("notmuch").arg("--version").output().is_err() {
        return Ok(None);
    }
    let mails = folder.join("mails");
    for sub in ["cur", "new", "tmp"] {
        fs::create_dir_all(mails.join(sub))?;
    }
    for (number, Words { title, text, authors }) in papers.iter().enumerate() {
        let (title, authors) = (title.replace('\n', " "), authors.join(", ").replace(['\n', '"'], " "));
        let head = format!(
            "From: \"{authors}\" <papers@example.org>\nTo: reader@example.org\nSubject: {title}\nMessage-ID: \
             <{number}@example.org>\nDate: Mon, 04 Nov 2024 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\
             Content-Transfer-Encoding: 8bit\n"
        );
        fs::write(mails.join("cur").join(format!("{number}:2,S")), format!("{head}\n{text}\n"))?;
    }
    let config = folder.join("notmuch-config");
    let text = format!(
        "[database]\npath={}\n[user]\nname=Reader\nprimary_email=reader@example.org\n[new]\ntags=\n",
        mails.display()
    );
    fs::write(&config, text)?;
    let start = Instant::now();
    let done = Command::new("notmuch").env("NOTMUCH_CONFIG", &config).args(["new", "--quiet"]).output()?;
    let took = start.elapsed();
    if !done.status.success() {
        return Err(std::io::Error::other(String::from_utf8_lossy(&done.stderr).into_owned()));
    }
    Ok(Some(took))
}
