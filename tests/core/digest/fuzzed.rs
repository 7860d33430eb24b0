//! What the fuzzer found to lead somewhere new, kept in `fuzz/corpus`, is read again at each run of the tests.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::{fs, str};

use broadsheet_core::digest::links::{best_first, links_in};
use broadsheet_core::digest::unpack::unpack;
use broadsheet_core::digest::{Input, read, read_as, reader_names};
use broadsheet_core::model::FoundIn;
use broadsheet_core::text::{fold, one_line, paragraphs, passages, plain};

#[expect(unreachable_pub, reason = "the fuzz targets reach it")]
#[path = "../../../fuzz/src/check.rs"]
mod check;

use check::check;

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus")
}

/// The files of one target, which must have some. Each test prints the path before it reads: a failure says which it was.
fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = corpus().join(target);
    assert!(folder.is_dir(), "no corpus in {}: scripts/fuzz.sh --keep {target}", folder.display());
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    assert!(!files.is_empty(), "an empty corpus in {}", folder.display());
    files
}

#[test]
fn kept_bytes_are_read_by_each_reader() {
    for name in reader_names() {
        for (path, bytes) in inputs(&format!("reader-{name}")) {
            eprintln!("{}", path.display());
            if let Some(Ok(reading)) = read_as(name, &Input { bytes: &bytes }) {
                check(&reading);
            }
        }
    }
}

#[test]
fn kept_bytes_are_read_past_the_detector() {
    for target in ["read", "pdf"] {
        for (path, bytes) in inputs(target) {
            eprintln!("{}", path.display());
            if let Ok(reading) = read(&Input { bytes: &bytes }) {
                check(&reading);
            }
        }
    }
}

#[test]
fn kept_archives_are_unpacked_or_refused() {
    for (path, bytes) in inputs("unpack") {
        eprintln!("{}", path.display());
        let mut pieces = 0;
        unpack("archive", Cursor::new(bytes), &mut |_| {
            pieces += 1;
            if pieces < 1_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
    }
}

#[test]
fn kept_texts_are_repaired_shown_and_searched_for_links() {
    for (path, bytes) in inputs("text") {
        eprintln!("{}", path.display());
        let Ok(text) = str::from_utf8(&bytes) else { continue };
        let _ = (fold(text), one_line(text), paragraphs(text), plain(text), passages(text));
        best_first(links_in(text, FoundIn::Abstract));
    }
}

#[test]
fn every_corpus_is_of_a_target() {
    let mut known: Vec<String> = reader_names().map(|name| format!("reader-{name}")).collect();
    known.extend(["text", "unpack", "read", "pdf"].map(String::from));
    for entry in fs::read_dir(corpus()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name), "fuzz/corpus/{name} is of no target");
    }
}
