//! What is logged and what a report holds: nothing of a person's; and a call that panics takes nothing with it.

use std::io::Write;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, OnceLock};

use broadsheet_core::api::Problem;
use serde_json::json;

use crate::fixture::{Fixture, call, day, id_of_first, item};

/// Words that stand in everything a person gives, and nowhere else.
const CANARY: &str = "zyzzyva";

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that this process logs, of every level and every crate.
fn log() -> &'static Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    LOG.get_or_init(|| {
        let log = Log::default();
        let writer = log.clone();
        let lines = tracing_subscriber::fmt()
            .with_max_level(tracing::level_filters::LevelFilter::TRACE)
            .with_writer(move || writer.clone())
            .finish();
        tracing::subscriber::set_global_default(lines).unwrap();
        log
    })
}

#[test]
fn nothing_that_a_person_wrote_read_or_searched_for_is_logged_or_reported() {
    let log = log();
    let fixture = Fixture::new();
    let mut paper = item("2025-01-02", 7);
    paper["paper"]["title"] = json!(format!("On {CANARY} in attention"));
    paper["title"] = paper["paper"]["title"].clone();
    paper["paper"]["summary"] = json!(format!("We say {CANARY} of attention."));
    let name = format!("{CANARY}.json");
    fixture.import_bytes(&name, serde_json::to_vec(&json!([paper])).unwrap());
    fixture.import_bytes(&name, format!("{CANARY} and no digest").into_bytes());
    let database = fixture.folder.path().join("library.db");
    let (app, _, _folder) = fixture.app();
    let id = id_of_first(&app);
    let list =
        json!({"scope": {"kind": "all"}, "query": format!("{CANARY} title:\"{CANARY}"), "sort": "best"});
    let asked = [
        ("save_note", json!({"paper": id, "base": "", "body": format!("My {CANARY}")})),
        ("save_note", json!({"paper": id, "base": CANARY, "body": CANARY})),
        ("add_tag", json!({"papers": [id], "name": CANARY})),
        ("rename_tag", json!({"tag": 1, "name": format!("{CANARY}2")})),
        ("list_papers", json!({"list": list, "offset": 0, "limit": 10})),
        ("save_shelf", json!({"shelf": null, "name": CANARY, "query": CANARY, "sort": "best"})),
        ("correct", json!({"paper": id, "field": "doi", "value": CANARY})),
        ("import_paste", json!({"text": CANARY, "html": null})),
        ("choose", json!({"setting": "note_template", "value": CANARY})),
        ("linked_paper", json!(CANARY)),
        ("note_use", json!(CANARY)),
        ("restore_backup", json!(CANARY)),
    ];
    let mut refused = 0;
    for (command, args) in &asked {
        refused += u32::from(call(&app, command, args.clone()).is_err());
    }
    assert!(refused >= 4, "what is refused is told too: {refused}");
    // A library that says no, in the middle of what was asked.
    let db = rusqlite::Connection::open(database).unwrap();
    db.execute_batch("DROP TABLE note_version; UPDATE action SET changes = '[\"zyzzyva\"]'").unwrap();
    for (command, args) in &asked {
        let _ = call(&app, command, args.clone());
    }
    assert!(call(&app, "undo", json!(null)).is_err());
    let report = call(&app, "diagnostics", json!(null)).unwrap().to_string();
    assert!(report.contains("paper 1") && report.contains("a line"), "{report}");
    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).to_lowercase();
    assert!(logged.contains("an import was kept") && logged.contains("add_tag"), "{logged}");
    let told: Vec<&str> = logged.lines().filter(|line| line.contains(CANARY)).collect();
    assert!(told.is_empty(), "{told:#?}");
    assert!(!report.to_lowercase().contains(CANARY), "{report}");
}

#[test]
fn a_call_that_panics_is_said_and_takes_nothing_with_it() {
    let log = log();
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-02", &[1, 2, 3]));
    let (app, witness, folder) = fixture.app();
    let id = id_of_first(&app);
    let note =
        |base: &str, body: &str| call(&app, "save_note", json!({"paper": id, "base": base, "body": body}));
    note("", "before").unwrap();

    witness.panics.store(true, Ordering::SeqCst);
    let error = call(&app, "open_library_folder", json!(null)).unwrap_err();
    assert_eq!(error.problem, Problem::Program);
    // In the middle of a transaction, with the writer's lock held and a half-made copy.
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("new");
    *witness.folder.lock().unwrap() = Some(target.clone());
    let error = call(&app, "move_library", json!("Where")).unwrap_err();
    assert_eq!(error.problem, Problem::Program);
    witness.panics.store(false, Ordering::SeqCst);

    assert!(!target.exists(), "the half-made copy is gone");
    note("before", "after").unwrap();
    assert_eq!(call(&app, "paper", json!(id)).unwrap()["note"], "after");
    call(&app, "undo", json!(null)).unwrap();
    fixture_is_whole(folder.path());
    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(logged.contains("a panic was caught") && logged.contains("move_library"), "{logged}");
}

fn fixture_is_whole(folder: &std::path::Path) {
    let library = broadsheet_core::service::Library::open(folder, jiff::Timestamp::now).unwrap();
    assert!(library.check(|_, _| {}).unwrap().is_sound());
}
