//! Completions and manual pages, which are made of the verbs' one definition.

use std::fs;

use crate::home::{Home, said, tool};

/// Every verb that `--help` lists, those of groups with a space in them.
fn verbs(home: &Home, before: &[&str]) -> Vec<String> {
    let help = said(&home.run(&[before, &["--help"]].concat()));
    let Some((_, commands)) = help.split_once("Commands:\n") else { return Vec::new() };
    let listed = commands.lines().take_while(|line| line.starts_with("  "));
    let named = listed.filter(|line| line.as_bytes().get(2) != Some(&b' '));
    let names = named.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    let mut found = Vec::new();
    for name in names {
        let path = [before, &[name]].concat();
        found.push(path.join(" "));
        found.extend(verbs(home, &path));
    }
    found
}

#[test]
#[ignore = "needs the built program: make test"]
fn completions_and_manual_pages_name_every_verb() {
    let home = Home::new();
    let verbs = verbs(&home, &[]);
    assert!(verbs.len() > 50 && verbs.contains(&"tag rename".to_owned()), "{verbs:?}");
    for shell in ["bash", "zsh", "fish"] {
        let text = said(&home.run(&["completions", shell]));
        for verb in &verbs {
            let last = verb.rsplit(' ').next().unwrap();
            assert!(text.contains(last), "{shell} completes no {verb}");
        }
        let file = home.path().join(shell);
        fs::write(&file, &text).unwrap();
        // Each shell that is here reads its own.
        if let Some(output) = tool(std::process::Command::new(shell).arg("-n").arg(&file)) {
            said(&output);
        }
    }
    let pages = home.path().join("man");
    fs::create_dir(&pages).unwrap();
    said(&home.run(&["man", "man"]));
    for verb in &verbs {
        let page = pages.join(format!("broadsheet-{}.1", verb.replace(' ', "-")));
        assert!(
            fs::read_to_string(&page).is_ok_and(|text| text.contains(".SH SYNOPSIS")),
            "{}",
            page.display()
        );
    }
    let main = fs::read_to_string(pages.join("broadsheet.1")).unwrap();
    assert!(main.contains("Exit codes") && main.contains("broadsheet\\-tag(1)"), "{main}");
    if let Some(output) = tool(
        std::process::Command::new("man")
            .args(["--warnings", "-l", "-Tutf8"])
            .arg(pages.join("broadsheet.1")),
    ) {
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
#[ignore = "needs the built program: make test"]
fn what_software_centres_read_is_valid_and_of_this_version() {
    let file = crate::home::source("packaging/org.broadsheet.Broadsheet.metainfo.xml");
    let text = fs::read_to_string(&file).unwrap();
    let version = said(&Home::new().run(&["--version"]));
    let version = version.trim().rsplit(' ').next().unwrap();
    let first = text.split_once("<release version=\"").unwrap().1;
    assert!(first.starts_with(&format!("{version}\"")), "the newest release is {version}");
    if let Some(output) =
        tool(std::process::Command::new("appstreamcli").args(["validate", "--no-net"]).arg(&file))
    {
        said(&output);
    }
}
