use std::sync::Arc;

use broadsheet_core::api::*;
use broadsheet_core::model::Theme;
use broadsheet_core::service::SettingsFile;
use serde_json::json;

use crate::fixture::{Fixture, Witness, call, item, title};

fn app() -> (App, Arc<Witness>, tempfile::TempDir) {
    let fixture = Fixture::new();
    let mut with_code = item("2025-01-10", 1);
    with_code["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    fixture.import(&json!([with_code, item("2025-01-10", 2)]));
    fixture.app()
}

fn id(app: &App, title: &str) -> i64 {
    let page = call(
        app,
        "list_papers",
        json!({
            "list": {"scope": {"kind": "all"}, "query": "", "sort": "best"}, "offset": 0, "limit": 10
        }),
    );
    let page = page.unwrap();
    let rows = page["rows"].as_array().unwrap();
    rows.iter().find(|row| row["title"] == title).unwrap()["id"].as_i64().unwrap()
}

#[test]
fn code_and_pages_open_by_the_paper() {
    let (app, witness, _folder) = app();
    let paper = id(&app, &title(1));
    call(&app, "open", json!({"kind": "code", "paper": paper})).unwrap();
    for page in ["arxiv", "pdf", "hugging_face"] {
        call(&app, "open", json!({"kind": "page", "paper": paper, "page": page})).unwrap();
    }
    assert_eq!(
        *witness.opened.lock().unwrap(),
        [
            "https://github.com/ada/engine",
            "https://arxiv.org/abs/2501.00001",
            "https://arxiv.org/pdf/2501.00001",
            "https://huggingface.co/papers/2501.00001",
        ]
    );
}

#[test]
fn without_code_the_answer_is_plain() {
    let (app, witness, _folder) = app();
    let paper = id(&app, &title(2));
    let error = call(&app, "open", json!({"kind": "code", "paper": paper})).unwrap_err();
    assert!(matches!(error.problem, Problem::Refused { .. }));
    assert!(witness.opened.lock().unwrap().is_empty());
}

#[test]
fn a_link_in_a_note_opens_only_if_it_is_one() {
    let (app, witness, _folder) = app();
    let paper = id(&app, &title(1));
    let body = "see https://example.org/x and file:///etc/passwd";
    call(&app, "save_note", json!({"paper": paper, "base": "", "body": body})).unwrap();
    call(&app, "open", json!({"kind": "note_link", "paper": paper, "start": 4, "end": 25})).unwrap();
    assert_eq!(*witness.opened.lock().unwrap(), ["https://example.org/x"]);
    for (start, end) in [(30, 48), (0, 25), (0, 0), (900, 1000)] {
        let target = json!({"kind": "note_link", "paper": paper, "start": start, "end": end});
        assert!(call(&app, "open", target).is_err(), "{start}..{end}");
    }
}

#[test]
fn the_window_begins_with_one_reply_as_new_as_the_library() {
    let (app, _, _folder) = app();
    let begin = |app: &App| call(app, "begin", json!(null)).unwrap();
    app.prepare();
    let first = begin(&app);
    assert_eq!((&first["list"]["scope"]["kind"], &first["page"]["total"]), (&json!("inbox"), &json!(2)));
    assert_eq!(first["paper"]["row"]["id"], first["page"]["rows"][0]["id"]);
    assert_eq!(first, begin(&app), "what was worked out ahead is what is worked out when asked");

    app.prepare();
    let papers = [id(&app, &title(1)), id(&app, &title(2))];
    call(&app, "set_status", json!({"papers": papers, "status": "done"})).unwrap();
    let later = begin(&app);
    assert_eq!(later["list"]["scope"]["kind"], "all", "an empty inbox is not shown first");
    assert_eq!((&later["overview"]["counts"]["inbox"], &later["page"]["total"]), (&json!(0), &json!(2)));
}

#[test]
fn settings_are_kept_in_one_readable_file_within_bounds() {
    let (app, _, folder) = app();
    call(&app, "choose", json!({"setting": "theme", "value": "dark"})).unwrap();
    let kept = call(&app, "choose", json!({"setting": "text_size", "value": 900})).unwrap();
    assert_eq!((&kept["theme"], &kept["text_size"]), (&json!("dark"), &json!(200)));
    let path = folder.path().join("config/settings.json");
    assert_eq!(SettingsFile::open(path.clone()).get().theme, Theme::Dark);
    std::fs::write(&path, "not json").unwrap();
    assert_eq!(SettingsFile::open(path.clone()).get(), Settings::default());
    assert!(path.with_extension("json.unreadable").exists(), "what the person wrote is set aside");
}

#[test]
fn the_sample_and_what_is_pasted_are_imported_and_told() {
    let (app, witness, _folder) = app();
    call(&app, "import_sample", json!(null)).unwrap();
    let told = witness.told.lock().unwrap().clone();
    let Some(Event::Imported { receipt }) = told.last() else { panic!("{told:?}") };
    assert!(receipt.totals.new >= 8 && receipt.totals.unreadable == 0, "{receipt:?}");
    let html = "<meta charset='utf-8'><article><h3><a href='https://huggingface.co/papers/2502.12345'>A \
                pasted paper on something</a></h3></article>";
    call(&app, "import_paste", json!({"html": html, "text": "A pasted paper on something"})).unwrap();
    assert!(app.library().resolve("2502.12345").is_ok(), "the HTML keeps the id");
    let error = call(&app, "import_paste", json!({"html": null, "text": " "})).unwrap_err();
    assert!(matches!(error.problem, Problem::Refused { .. }));
}
