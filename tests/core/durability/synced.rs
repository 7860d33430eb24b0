//! What lies beside the database is on the disk before a row names it: told by the system's own account of what is asked of it.
//! Where no process may be traced, left out.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::fixture::{import, open};
use crate::refused::png;

const PLACE: &str = "BROADSHEET_SYNCED";

/// The process that is traced; nothing where it is not one.
#[test]
fn child() {
    let Some(place) = std::env::var_os(PLACE) else { return };
    let library = open(Path::new(&place));
    import(&library, &[1]);
    library.keep_image(&png()).unwrap();
    library.back_up().unwrap();
}

#[test]
fn files_and_their_names_are_synced_before_they_count() {
    if !Command::new("strace")
        .args(["-qq", "-e", "trace=none", "true"])
        .status()
        .is_ok_and(|done| done.success())
    {
        crate::left_out::left_out("no process may be traced: whether files are synced before they are named");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let done = Command::new("strace")
        .args([
            "-f",
            "-y",
            "-qq",
            "-s",
            "4096",
            "-e",
            "trace=fsync,fdatasync,rename,renameat,renameat2",
            "-o",
        ])
        .arg(&trace)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "synced::child"])
        .env(PLACE, folder.path())
        .status()
        .unwrap();
    assert!(done.success());
    let trace = std::fs::read_to_string(trace).unwrap();
    let (mut synced, mut renamed, mut named) = (BTreeSet::new(), Vec::new(), Vec::new());
    for line in trace.lines() {
        if line.contains("sync(") {
            synced.extend(
                line.split_once('<')
                    .and_then(|(_, rest)| rest.split_once('>'))
                    .map(|(path, _)| path.to_owned()),
            );
            // Renamed before, and now its folder is synced.
            renamed.retain(|(_, to): &(String, String)| !synced.contains(parent(to)));
        } else if let [from, to] = quoted(line)[..] {
            let ours = ["/originals/", "/files/", "/backups/"].iter().any(|part| to.contains(part));
            if ours {
                assert!(synced.contains(from), "{from} was renamed before it was synced:\n{trace}");
                synced.remove(parent(to));
                renamed.push((from.to_owned(), to.to_owned()));
                named.push(to.to_owned());
            }
        }
    }
    assert!(renamed.is_empty(), "the folders of {renamed:?} were not synced:\n{trace}");
    assert_eq!(named.len(), 3, "an imported file, an image and a backup: {named:?}");
}

/// The texts that a line has in quotes.
fn quoted(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder)
}
