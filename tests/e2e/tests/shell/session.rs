//! The terminal session in the README, word for word.

use std::fs;
use std::process::Command;

use crate::home::{Home, source};

/// Commands after `$ `, each with the lines that it answers.
fn session() -> Vec<(String, String)> {
    let readme = fs::read_to_string(source("README.md")).unwrap();
    let blocks = readme.split("```console\n").skip(1).filter_map(|block| block.split_once("\n```"));
    let mut steps: Vec<(String, String)> = Vec::new();
    for line in blocks.flat_map(|(block, _)| block.lines()) {
        match (line.strip_prefix("$ "), steps.last_mut()) {
            (Some(command), _) => steps.push((command.to_owned(), String::new())),
            (None, Some((_, answer))) => *answer += &format!("{line}\n"),
            (None, None) => panic!("the session begins with an answer: {line}"),
        }
    }
    steps
}

#[test]
#[ignore = "needs the built program: make test"]
fn the_session_in_the_readme_is_what_happens() {
    let home = Home::new();
    let steps = session();
    assert!(steps.len() > 5, "the README has a session");
    let bin = home.path().join("bin");
    fs::create_dir(&bin).unwrap();
    let program = home.command(&[]).get_program().to_owned();
    std::os::unix::fs::symlink(program, bin.join("broadsheet")).unwrap();
    std::os::unix::fs::symlink(source("samples"), home.path().join("samples")).unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    for (line, expected) in steps {
        let mut command = Command::new("sh");
        home.dress(command.args(["-c", &line]));
        let output = command.env("PATH", &path).output().unwrap();
        let told =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(told, expected, "$ {line}");
    }
}
