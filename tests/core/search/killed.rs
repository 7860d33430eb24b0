//! A process that writes, indexes and is killed at any moment leaves an index that answers as one made anew.

use std::process::{Command, Stdio};
use std::time::Duration;

use broadsheet_core::api::{AddTag, SaveNote};
use broadsheet_core::service::Library;

use crate::catching_up::{answers, check};
use crate::fixture::{Fixture, arxiv, import, open, paper};

const CHILD: &str = "BROADSHEET_TEST_LIBRARY";

/// What the killed process does; nothing where it is not one.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(CHILD) else { return };
    let library = open(std::path::Path::new(&folder), "cache");
    for round in 0.. {
        write(&library, round);
        if round % 3 == 0 {
            library.finish_indexing().unwrap();
        }
        answers(&library);
    }
}

fn write(library: &Library, round: u32) {
    let number = round * 13 % 90;
    let words = ["layers", "sparse attention", "wombats", "vision of attention"];
    let papers: Vec<_> = (number..number + 12)
        .map(|number| {
            let word = words[((number + round) % 4) as usize];
            paper(
                number,
                "2025-02-03",
                &format!("{word} {number}"),
                &format!("{word} and layers, round {round}"),
            )
        })
        .collect();
    import(library, &papers);
    let Ok(paper) = library.resolve(&arxiv(number)) else { return };
    let base = library.paper(paper).unwrap().note;
    library.save_note(&SaveNote { paper, base, body: format!("wombat of round {round}") }).unwrap();
    library.add_tag(&AddTag { papers: vec![paper], name: format!("vision/{}", round % 3) }).unwrap();
}

#[test]
fn killed_at_any_moment_it_answers_as_one_made_anew() {
    let fixture = Fixture::with(&[paper(1, "2025-01-01", "Layers", "x")]);
    let fixture = fixture.reopen();
    let program = std::env::current_exe().unwrap();
    for round in 0..8_u64 {
        let mut child = Command::new(&program)
            .args(["--exact", "killed::child"])
            .env(CHILD, fixture.folder())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + round * 173 % 700));
        child.kill().unwrap();
        child.wait().unwrap();
        let library = fixture.again("cache");
        check(fixture.folder(), &library);
    }
}
