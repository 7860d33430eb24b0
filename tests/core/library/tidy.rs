//! The house's rules that no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};

fn core() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Rooms, and the rooms each may lean on.
const ARROWS: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("bounded", &[]),
    ("text", &["model"]),
    ("digest", &["bounded", "model", "text"]),
    ("store", &["bounded", "model", "text"]),
    ("search", &["model", "store", "text"]),
    // The verbs speak in the door's words.
    ("export", &["model", "text"]),
    ("service", &["api", "digest", "export", "model", "search", "store", "text"]),
    ("api", &["digest", "export", "model", "service", "store"]),
];

#[test]
fn arrows_between_rooms_run_one_way() {
    let mut wrong = Vec::new();
    for (room, may) in ARROWS {
        let mut files = Vec::new();
        sources(&core().join(room), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for (other, _) in ARROWS {
                if other != room && !may.contains(&other) && text.contains(&format!("crate::{other}")) {
                    wrong.push(format!("{} leans on {other}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_core_knows_no_window_and_prints_nothing() {
    let mut files = Vec::new();
    sources(&core(), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for banned in ["tauri::", "println!(", "eprintln!(", "dbg!(", "process::exit"] {
            assert!(!text.contains(banned), "{} has {banned}", file.display());
        }
    }
}

/// Nothing is fetched: the page loads its own files and talks to the door. Images of notes come through the door, and are shown
/// from memory (`blob:`).
#[test]
fn the_window_may_load_its_own_files_and_nothing_else() {
    let config = fs::read_to_string(core().join("../../../tauri.conf.json")).unwrap();
    let config: serde_json::Value = serde_json::from_str(&config).unwrap();
    let allowed = serde_json::json!({
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self'",
        "img-src": "'self' blob:",
        "connect-src": "ipc: http://ipc.localhost",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    });
    assert_eq!(config["app"]["security"]["csp"], allowed);
    assert_eq!(config["app"]["security"]["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
}

/// Tauri shows its tools for developers in a release only where it is built with them.
#[test]
fn a_release_has_no_tools_for_developers() {
    let root = core().join("../../..");
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let tauri = manifest.lines().find(|line| line.starts_with("tauri = ")).unwrap();
    assert!(tauri.contains("features = []"), "{tauri}");
    let mut files = Vec::new();
    sources(&root.join("src-tauri/src"), &mut files);
    for file in files {
        assert!(!fs::read_to_string(&file).unwrap().contains("devtools"), "{}", file.display());
    }
}

/// Its own two commands, and nothing of the system's.
#[test]
fn the_window_may_ask_for_its_two_commands_and_nothing_else() {
    let root = core().join("../../..");
    let config = fs::read_to_string(root.join("tauri.conf.json")).unwrap();
    let config: serde_json::Value = serde_json::from_str(&config).unwrap();
    assert_eq!(config["app"]["security"]["capabilities"], serde_json::json!(["main"]));
    let capabilities: Vec<PathBuf> = fs::read_dir(root.join("src-tauri/capabilities"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(capabilities.len(), 1, "{capabilities:?}");
    let main: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&capabilities[0]).unwrap()).unwrap();
    assert_eq!(main["permissions"], serde_json::json!(["allow-call", "allow-subscribe"]));
    assert_eq!(main["windows"], serde_json::json!(["main"]));
    assert_eq!(main.get("remote"), None);
}
