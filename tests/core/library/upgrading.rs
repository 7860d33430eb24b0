//! A library that an older Broadsheet made is brought to today's format with all that is in it.

use broadsheet_core::api::*;
use broadsheet_core::model::Finding;
use broadsheet_core::service::Library;
use rusqlite::{Connection, params};
use serde_json::json;

use crate::fixture::list;

/// A library as the first Broadsheet left it: one import of one paper with a note, and one that was taken back.
fn first_library(folder: &std::path::Path) {
    let db = Connection::open(folder.join("library.db")).unwrap();
    db.execute_batch(include_str!("../../../src-tauri/core/migrations/0001_library.sql")).unwrap();
    db.pragma_update(None, "application_id", 0x4253_4854).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    for import in 1..=2_i64 {
        let (name, title) = (format!("day-{import}.json"), format!("The old paper of day {import}"));
        let file = json!({
            "path": format!("/home/reader/{name}"), "format": "hf-json", "entries": 2, "papers": 1, "new": 1,
            "updated": 0, "unchanged": 0, "unreadable": 1, "error": null, "passed_over": false,
            "warnings": [{"place": "entry 2", "reason": "It has no title.", "entry_lost": true, "fragment": "{}"}],
        });
        let totals = json!({
            "files": 1, "failed": 0, "passed_over": 0, "entries": 2, "papers": 1, "new": 1, "updated": 0,
            "unchanged": 0, "unreadable": 1,
        });
        let receipt = json!({
            "import": import, "files": [file], "totals": totals, "stopped": false, "digests": [import],
            "needs_day": [], "offers": {"papers": 0, "tags": 0, "notes": 0},
        });
        let undone = import == 2;
        db.execute(
            "INSERT INTO import VALUES (?1, '2025-11-04T08:00:00Z', ?2, ?3)",
            params![import, undone, receipt.to_string()],
        )
        .unwrap();
        db.execute(
            "INSERT INTO source VALUES (?1, ?2, ?3, 9, NULL, 'hf-json', 1, 1, '[]', ?4)",
            params![import, format!("{import:064}"), name, !undone],
        )
        .unwrap();
        db.execute(
            "INSERT INTO import_source VALUES (?1, ?1, ?2)",
            params![import, format!("/home/reader/{name}")],
        )
        .unwrap();
        db.execute("INSERT INTO digest VALUES (?1, ?1, 0, 'daily', NULL, '2025-11-04', 0)", [import])
            .unwrap();
        db.execute(
            "INSERT INTO paper (id, listed, present, added_at, title) VALUES (?1, ?2, ?2, '2025-11-04T08:00:00Z', ?3)",
            params![import, !undone, title],
        )
        .unwrap();
        db.execute(
            "INSERT INTO entry (id, digest, rank, place, paper, title, title_key, abstract_cut, authors,
                 ai_keywords, subjects)
             VALUES (?1, ?1, 1, 'entry 1', ?1, ?2, lower(?2), 0, '[]', '[]', '[]')",
            params![import, title],
        )
        .unwrap();
        let change = json!([{"kind": "import", "import": import, "from": false, "to": true}]);
        db.execute(
            "INSERT INTO action (at, label, changes, state) VALUES ('2025-11-04T08:00:00Z', ?1, ?2, ?3)",
            params![format!("import {name}"), change.to_string(), if undone { "undone" } else { "done" }],
        )
        .unwrap();
    }
    db.execute("INSERT INTO note VALUES (1, 'mine', '2025-11-05T08:00:00Z', '2025-11-05T08:00:00Z')", [])
        .unwrap();
}

#[test]
fn imports_from_before_are_in_the_history_and_can_be_taken_back_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    first_library(folder.path());
    let library = Library::open(folder.path(), jiff::Timestamp::now).unwrap();
    assert_eq!(list(&library, Scope::All, "").total, 1);
    assert_eq!(library.paper(1).unwrap().note, "mine");
    let history = |query: &str| {
        let request = HistoryRequest { query: query.to_owned(), offset: 0, limit: 10 };
        library.import_history(&request).unwrap().rows
    };
    let rows = history("");
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.id, row.label.to_string(), row.undone, row.stopped, row.totals.new))
        .collect();
    assert_eq!(
        told,
        [
            (2, "import day-2.json".to_owned(), true, false, 1),
            (1, "import day-1.json".to_owned(), false, false, 1)
        ]
    );
    assert_eq!(history("paper of day 1")[0].id, 1);

    let receipt = library.import_receipt(1).unwrap();
    assert_eq!((receipt.import, receipt.files[0].unreadable, receipt.digests), (Some(1), 1, vec![1]));
    let request = EntriesRequest { import: 1, filter: EntryFilter::All, offset: 0, limit: 10 };
    let entries = library.import_entries(&request).unwrap();
    assert_eq!((entries.total, entries.rows[0].fragment.as_deref()), (1, Some("{}")));
    // What was told in a sentence stays that sentence, here and where it is kept.
    let told = Finding::Told("It has no title.".to_owned());
    assert_eq!(entries.rows[0].reason, Some(told.clone()));
    assert_eq!(receipt.files[0].warnings[0].reason, told);
    assert_eq!(json!(receipt.files[0].warnings[0])["reason"], "It has no title.");

    library.redo_import(2).unwrap();
    assert_eq!(list(&library, Scope::All, "").total, 2);
    let undone = library.undo_import(1).unwrap();
    assert_eq!((undone.kept, undone.kept_papers[0].id), (1, 1));
    assert_eq!(library.paper(1).unwrap().note, "mine");
}
