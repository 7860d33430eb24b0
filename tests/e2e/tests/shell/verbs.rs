//! All that the window does, from a shell.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::home::{Home, said, source};

/// A library with the sample digest.
fn with_sample() -> Home {
    let home = Home::new();
    said(&home.run(&["import", &source("samples/sample-digest.json").to_string_lossy()]));
    home
}

/// The first papers of the sample, by what arXiv calls them.
const ATTENTION: &str = "1706.03762";

fn ids(home: &Home, query: &str) -> Vec<i64> {
    let listed = home.json(&["list", query]);
    listed.as_array().unwrap().iter().map(|paper| paper["id"].as_i64().unwrap()).collect()
}

fn piped(home: &Home, arguments: &[&str], input: &str) -> Output {
    let mut command = home.command(arguments);
    let mut program =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    program.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    program.wait_with_output().unwrap()
}

#[test]
#[ignore = "needs the built program: make test"]
fn papers_are_decided_starred_and_read_and_all_of_it_is_undone() {
    let home = with_sample();
    assert_eq!(home.json(&["status", "queued", ATTENTION])[0]["status"], "queued");
    assert_eq!(home.json(&["star", ATTENTION])[0]["starred"], true);
    assert_eq!(home.json(&["star", "--off", ATTENTION])[0]["starred"], false);
    assert_eq!(home.json(&["read", ATTENTION])[0]["read"], true);
    assert_eq!(home.json(&["read", "--off", ATTENTION])[0]["read"], false);
    let done = home.json(&["history"]);
    let steps = done.as_array().unwrap();
    assert_eq!(steps.len(), 6, "the import, and each of these");
    let first = steps[4]["id"].to_string();
    assert_eq!(home.json(&["undo"])["steps"], 1);
    assert_eq!(home.json(&["undo", "--through", &first])["steps"], 4);
    assert_eq!(home.json(&["show", ATTENTION])["status"], "inbox");
    assert_eq!(home.json(&["redo"])["steps"], 1);
    assert_eq!(home.json(&["show", ATTENTION])["status"], "queued");
}

#[test]
#[ignore = "needs the built program: make test"]
fn ids_go_from_one_verb_to_the_next() {
    let home = with_sample();
    let all = home.run(&["list", "--ids"]).stdout;
    let lines = String::from_utf8(all).unwrap();
    let count = lines.lines().count();
    assert!(count > 3 && lines.lines().all(|line| line.parse::<i64>().is_ok()), "{lines}");
    assert_eq!(home.run(&["list", "-0"]).stdout.iter().filter(|byte| **byte == 0).count(), count);

    said(&piped(&home, &["tag", "add", "piped", "-"], &lines));
    assert_eq!(ids(&home, "tag:piped").len(), count);
    let nul = String::from_utf8(home.run(&["list", "-0", "--limit", "2"]).stdout).unwrap();
    said(&piped(&home, &["star", "--ids-from", "-"], &nul));
    assert_eq!(ids(&home, "is:starred").len(), 2);
    fs::write(home.path().join("ids"), ATTENTION).unwrap();
    let shown = said(&home.run(&["status", "done", "--ids-from", "ids", "--ids"]));
    assert_eq!(shown.trim().parse::<i64>().unwrap(), ids(&home, "is:done")[0]);

    let none = piped(&home, &["star", "-"], "\n");
    assert_eq!(none.status.code(), Some(1));
    let wrong = piped(&home, &["trash", "-"], &format!("{ATTENTION}\nno such paper\n"));
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(ids(&home, "").len(), count, "all of them or none");
}

#[test]
#[ignore = "needs the built program: make test"]
fn tags_shelves_and_digests_are_changed() {
    let home = with_sample();
    home.json(&["tag", "add", "models", ATTENTION]);
    home.json(&["tag", "colour", "models", "rose"]);
    let tags = home.json(&["tag", "rename", "models", "transformers/first"]);
    assert_eq!(tags[0]["colour"], "rose");
    assert!(tags.as_array().unwrap().iter().any(|tag| tag["name"] == "transformers/first"));
    assert_eq!(home.json(&["tag", "delete", "transformers/first"]).as_array().unwrap().len(), 0);
    let deleted = home.json(&["deleted"])["tags"][0]["id"].to_string();
    home.json(&["deleted", "--restore-tag", &deleted]);
    assert_eq!(home.json(&["show", ATTENTION])["tags"], json!(["transformers/first"]));

    home.json(&["shelves", "save", "Early", "date:..2018"]);
    let early = home.json(&["list", "--shelf", "Early"]);
    assert!(early.as_array().unwrap().iter().any(|paper| paper["arxiv_id"] == ATTENTION));
    assert_eq!(home.json(&["shelves", "rename", "Early", "Old"])[0]["name"], "Old");
    assert_eq!(home.json(&["shelves", "save", "Old", "date:..2017"])[0]["query"], "date:..2017");
    home.json(&["shelves", "save", "New", "date:2018.."]);
    assert_eq!(home.json(&["shelves", "move", "New", "1"])[0]["name"], "New");
    assert_eq!(home.run(&["shelves", "move", "New", "0"]).status.code(), Some(2));
    home.json(&["shelves", "delete", "New"]);
    assert_eq!(home.json(&["shelves", "delete", "Old"]), json!([]));

    let digest = home.json(&["digests"])["digests"][0]["id"].to_string();
    assert_eq!(home.json(&["digests", "rename", &digest, "Ours"])["digests"][0]["title"], "Ours");
    assert_eq!(home.json(&["digests", "day", &digest, "2026-02-03"])["digests"][0]["day"], "2026-02-03");
    home.json(&["digests", "day", &digest, "--revert"]);
    assert_eq!(home.json(&["digests", "trash", &digest])["digests"], json!([]));
    assert_eq!(home.json(&["digests", "untrash", &digest])["trashed"], json!([]));
    assert!(!home.json(&["list", "--digest", &digest]).as_array().unwrap().is_empty());
}

#[test]
#[ignore = "needs the built program: make test"]
fn notes_highlights_and_pdfs_are_written_listed_and_taken_away() {
    let home = with_sample();
    for text in ["first words", "other words"] {
        said(&piped(&home, &["note", ATTENTION, "--set", "-"], text));
    }
    let versions = home.json(&["versions", "list", "--all", ATTENTION]);
    let oldest = versions.as_array().unwrap().last().unwrap()["id"].to_string();
    assert_eq!(home.json(&["versions", "show", &oldest])["body"], "first words");
    assert_eq!(home.json(&["versions", "restore", &oldest])["note"], "first words");

    fs::write(home.path().join("the [sketch].png"), include_bytes!("../../../../icons/32x32.png")).unwrap();
    let note =
        home.json(&["note", ATTENTION, "--image", "the [sketch].png"])["note"].as_str().unwrap().to_owned();
    let image =
        note.strip_prefix("first words\n\n![the  sketch ](image:").and_then(|rest| rest.strip_suffix(")\n"));
    assert_eq!(image.map(str::len), Some(64), "{note}");
    fs::write(home.path().join("no.png"), "no image").unwrap();
    assert_eq!(home.run(&["note", ATTENTION, "--image", "no.png"]).status.code(), Some(1));
    assert_eq!(home.json(&["show", ATTENTION])["note"], *note);
    said(&home.run(&["check"]));
    said(&piped(&home, &["note", ATTENTION, "--set", "-"], "first words"));

    let listed =
        home.json(&["highlight", "add", ATTENTION, "word by word", "--colour", "pink", "--comment", "slow"]);
    assert_eq!((&listed[0]["quote"], &listed[0]["colour"]), (&json!("word by word"), &json!("pink")));
    let highlight = listed[0]["id"].to_string();
    let changed = home.json(&["highlight", "change", ATTENTION, &highlight, "--colour", "blue"]);
    assert_eq!((&changed[0]["colour"], &changed[0]["comment"]), (&json!("blue"), &json!("slow")));
    assert_eq!(home.json(&["notebook", "slow"]).as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["notebook"]).as_array().unwrap().len(), 2);
    assert_eq!(home.run(&["highlight", "add", ATTENTION, "no such words"]).status.code(), Some(1));
    home.json(&["highlight", "delete", &highlight]);
    assert_eq!(home.json(&["highlight", "list", ATTENTION]), json!([]));

    fs::write(home.path().join("own.pdf"), b"%PDF-1.4\n%%EOF\n").unwrap();
    let attached = home.json(&["attachment", "add", ATTENTION, "own.pdf"]);
    let path = attached[0]["path"].as_str().unwrap().to_owned();
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(home.run(&["attachment", "list", "-0", ATTENTION]).stdout, format!("{path}\0").as_bytes());
    home.json(&["attachment", "delete", &attached[0]["id"].to_string()]);
    assert_eq!(home.json(&["attachment", "list", ATTENTION]), json!([]));
}

#[test]
#[ignore = "needs the built program: make test"]
fn the_trash_is_emptied_on_a_word_only() {
    let home = with_sample();
    let before = ids(&home, "").len();
    home.json(&["trash", ATTENTION]);
    assert_eq!(home.json(&["trash", "empty"])["papers"], 1);
    assert_eq!(home.json(&["list", "--trash"]).as_array().unwrap().len(), 1, "nothing was taken away");
    home.json(&["untrash", ATTENTION]);
    home.json(&["trash", ATTENTION]);
    assert_eq!(home.json(&["trash", "empty", "--yes"])["papers"], 1);
    assert_eq!(home.json(&["list", "--trash"]), json!([]));
    assert_eq!(ids(&home, "").len(), before - 1);
}

#[test]
#[ignore = "needs the built program: make test"]
fn choices_are_printed_chosen_and_undone() {
    let home = with_sample();
    assert_eq!(home.json(&["settings"])["text_size"], 100);
    assert_eq!(home.json(&["settings", "text_size", "120"]), 120);
    assert_eq!(home.json(&["settings", "theme", "dark"]), "dark");
    home.json(&["undo"]);
    assert_eq!(home.json(&["settings", "theme"]), "system");
    assert_eq!(home.run(&["settings", "theme", "purple"]).status.code(), Some(1));
    assert_eq!(home.run(&["settings", "library", "/tmp"]).status.code(), Some(1), "that moves nothing");
    assert_eq!(home.run(&["settings", "no-such"]).status.code(), Some(1));
    said(&home.run(&["settings", "note_template", "# {title}"]));
    assert!(said(&home.run(&["note", "--template", ATTENTION])).starts_with("# Attention"));
}

#[test]
#[ignore = "needs the built program: make test"]
fn links_and_provenance_are_printed() {
    let home = with_sample();
    let link = format!("broadsheet://paper/arxiv:{ATTENTION}");
    assert_eq!(said(&home.run(&["link", ATTENTION])), format!("{link}\n"));
    assert_eq!(said(&home.run(&["link", "--note", ATTENTION])), format!("{link}/note\n"));
    let facts = home.json(&["provenance", ATTENTION]);
    assert!(facts.as_array().unwrap().iter().any(|fact| fact["fact"] == "title"), "{facts}");
    let both = home.json(&["show", ATTENTION, &ids(&home, "")[0].to_string()]);
    assert_eq!(both.as_array().map(Vec::len), Some(2));
}

#[test]
#[ignore = "needs the built program: make test"]
fn colours_and_progress_are_for_terminals_and_obey() {
    let home = with_sample();
    let coloured = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = home.command(arguments);
        let output = command.envs(variable).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout.contains(&0x1b)
    };
    assert!(!coloured(&["list"], None), "nobody watches");
    assert!(coloured(&["list", "--color", "always"], None));
    assert!(!coloured(&["list", "--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
    assert!(!coloured(&["list", "--json", "--color", "always"], None), "JSON is plain");
    // In a terminal, as `script` gives one.
    let terminal = |variable: &str| {
        let program = home.command(&["list"]);
        let line = format!("{variable} {} list", program.get_program().to_string_lossy());
        let mut command = Command::new("script");
        home.dress(command.args(["-qec", &line, "/dev/null"]).env("TERM", "xterm"));
        crate::home::tool(command.env("TERM", "xterm")).map(|output| output.stdout.contains(&0x1b))
    };
    assert_ne!(terminal("A=1"), Some(false), "colours in a terminal");
    assert_ne!(terminal("NO_COLOR=1"), Some(true));
}

#[test]
#[ignore = "needs the built program: make test"]
fn a_folder_is_watched() {
    let home = Home::new();
    let folder = home.path().join("landing");
    fs::create_dir(&folder).unwrap();
    fs::copy(source("samples/sample-digest.json"), folder.join("day.json")).unwrap();
    fs::write(folder.join("half.json.part"), "[").unwrap();
    let told = said(&home.run(&["watch", "--once", "landing"]));
    assert!(
        told.starts_with("day.json  ") && told.ends_with(" new\n") && told.lines().count() == 1,
        "{told}"
    );
    assert_eq!(said(&home.run(&["watch", "--once", "landing"])), "", "once is enough");
    fs::write(folder.join("bib.bib"), "@article{a, title={On Quiet Lamps}, author={Ada Quill}, year={2024}}")
        .unwrap();
    let line = home.run(&["watch", "--once", "--json", "landing"]).stdout;
    let receipt: Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(receipt["totals"]["new"], 1, "one receipt a line");
    assert_eq!(home.run(&["watch", "no-such-folder"]).status.code(), Some(1));
}

/// The causes of the backups there are, the last made first.
fn backed_up(home: &Home) -> Vec<String> {
    let listed = home.json(&["backup", "--list"]);
    listed.as_array().unwrap().iter().map(|backup| backup["cause"].as_str().unwrap().to_owned()).collect()
}

#[test]
#[ignore = "needs the built program: make test"]
fn a_verb_that_writes_backs_the_library_up_where_that_is_due_and_never_fails_for_it() {
    let home = with_sample();
    assert_eq!(backed_up(&home), ["change"]);
    said(&home.run(&["star", ATTENTION]));
    assert_eq!(backed_up(&home), ["change"], "the last is no hour old");
    let backups = home.path().join(".local/share/broadsheet-backups");
    fs::remove_dir_all(&backups).unwrap();
    said(&home.run(&["list"]));
    assert!(!backups.exists(), "what only reads makes none");
    fs::write(&backups, "in the way").unwrap();
    let told = said(&home.run(&["star", "--off", ATTENTION]));
    assert!(told.contains("The library was not backed up."), "{told}");
    assert_eq!(home.json(&["show", ATTENTION])["starred"], false);
}

#[test]
#[ignore = "needs the built program: make test"]
fn who_only_watches_has_backups_too() {
    let home = with_sample();
    let backups = home.path().join(".local/share/broadsheet-backups");
    fs::remove_dir_all(&backups).unwrap();
    fs::create_dir(home.path().join("landing")).unwrap();
    let mut watching = home.command(&["watch", "landing"]).spawn().unwrap();
    let made = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        !backed_up(&home).is_empty()
    });
    watching.kill().unwrap();
    watching.wait().unwrap();
    assert!(made);
}

#[test]
#[ignore = "needs the built program: make test"]
fn where_the_library_that_the_settings_name_is_gone_its_backups_are_listed_and_put_back() {
    let home = Home::new();
    let folder = home.path().join("papers");
    let named = json!({ "library": folder }).to_string();
    fs::create_dir_all(home.path().join(".config/broadsheet")).unwrap();
    fs::write(home.path().join(".config/broadsheet/settings.json"), named).unwrap();
    let sample = source("samples/sample-digest.json");
    let import = ["--library", "papers", "import", &sample.to_string_lossy()];
    said(&home.run(&import));
    fs::remove_dir_all(&folder).unwrap();
    let listed = home.run(&["list"]);
    assert_eq!(listed.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&listed.stderr).contains("there are backups of it"));
    assert!(!folder.exists());
    let backups = home.json(&["backup", "--list"]);
    said(&home.run(&["restore", backups[0]["name"].as_str().unwrap()]));
    assert!(!ids(&home, "").is_empty());
}

#[cfg(unix)]
#[test]
#[ignore = "needs the built program: make test"]
fn backups_belong_to_the_library_whatever_link_leads_to_it() {
    let home = Home::new();
    let sample = source("samples/sample-digest.json");
    said(&home.run(&["--library", "papers", "import", &sample.to_string_lossy()]));
    std::os::unix::fs::symlink(home.path().join("papers"), home.path().join("elsewhere")).unwrap();
    let list = |folder: &str| home.json(&["--library", folder, "backup", "--list"]);
    assert_eq!((list("elsewhere"), list("papers").as_array().unwrap().len()), (list("papers"), 1));
    // The link still leads to where it was.
    fs::remove_dir_all(home.path().join("papers")).unwrap();
    assert_eq!(list("elsewhere").as_array().unwrap().len(), 1);
    assert_eq!(home.run(&["--library", "elsewhere", "list"]).status.code(), Some(3));
}
