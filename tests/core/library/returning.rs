//! Where a person was comes back, as far as it is still there.

use std::sync::Arc;

use broadsheet_core::api::{App, LastPlace, ListQuery, Scope, Shown, Sort};
use broadsheet_core::service::{Area, Bounds, SessionFile};
use serde_json::json;

use crate::fixture::*;

fn left(scope: Scope, paper: Option<i64>, row: usize, above: f64) -> LastPlace {
    let list = ListQuery { scope, query: String::new(), sort: Sort::Oldest };
    LastPlace {
        shown: Shown::Papers,
        list,
        paper,
        row,
        above,
        reading: false,
        scrolled: 40.0,
        cursor: Some(3),
    }
}

#[test]
fn what_was_kept_is_read_again_and_a_damaged_file_is_no_loss() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sessions/one.json");
    let place = left(Scope::Inbox, Some(3), 2, 0.5);
    let bounds = Bounds { area: Area { x: 1.0, y: 2.0, width: 900.0, height: 700.0 }, maximised: true };
    let file = SessionFile::open(path.clone());
    file.remember_place(place.clone());
    file.remember_bounds(bounds);
    let again = SessionFile::open(path.clone()).get();
    assert_eq!((again.place, again.bounds), (Some(place), Some(bounds)));
    std::fs::write(&path, "{\"place\": 7").unwrap();
    assert_eq!(SessionFile::open(path).get().place, None);
}

#[test]
fn of_several_windows_the_last_one_closed_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.json");
    let (first, second) = (SessionFile::open(path.clone()), SessionFile::open(path.clone()));
    second.remember_place(left(Scope::All, None, 9, 0.0));
    first.remember_place(left(Scope::Starred, None, 1, 0.0));
    assert_eq!(SessionFile::open(path).get().place.unwrap().list.scope, Scope::Starred);
}

#[test]
fn a_window_opens_on_a_screen_that_is_there_and_no_larger() {
    let screen = Area { x: 0.0, y: 0.0, width: 1920.0, height: 1080.0 };
    let second = Area { x: 1920.0, ..screen };
    let at = |x, y| Bounds { area: Area { x, y, width: 1000.0, height: 700.0 }, maximised: false };
    assert_eq!(at(2000.0, 50.0).on(&[screen, second]), (at(2000.0, 50.0), true));
    for gone in [at(2000.0, 50.0), at(-950.0, 50.0), at(100.0, 1070.0), at(100.0, -300.0)] {
        assert!(!gone.on(&[screen]).1, "{gone:?}");
    }
    let small = Area { width: 800.0, height: 500.0, ..screen };
    let (Bounds { area, .. }, _) = at(0.0, 0.0).on(&[small]);
    assert_eq!((area.width, area.height), (800.0, 500.0));
}

#[test]
fn the_first_reply_is_the_list_the_paper_and_the_rows_that_were_left() {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &(1..=250).collect::<Vec<_>>()));
    let (app, _, folder) = fixture.app();
    let session = Arc::new(SessionFile::open(folder.path().join("one.json")));
    let app = app.going_on(Arc::clone(&session));
    let list = json!({"scope": {"kind": "all"}, "query": "", "sort": "title"});
    let page = call(&app, "list_papers", json!({"list": list, "offset": 180, "limit": 1})).unwrap();
    let paper = page["rows"][0]["id"].clone();
    // It was left at another row: papers came before it since.
    let place = json!({
        "shown": "papers", "list": list, "paper": paper, "row": 150, "above": 145.5, "reading": false,
        "scrolled": 12.0, "cursor": null
    });
    call(&app, "remember", place).unwrap();
    let first = call(&app, "begin", json!(null)).unwrap();
    assert_eq!(first["paper"]["row"]["id"], paper);
    assert_eq!((&first["place"]["row"], &first["place"]["above"]), (&json!(180), &json!(175.5)));
    assert_eq!(first["page"]["offset"], 100);
    assert_eq!(first["page"]["rows"].as_array().unwrap().len(), 150);

    // The paper left the list: its row is another's now, and nothing of the old one is kept.
    call(&app, "trash_papers", json!({"papers": [paper]})).unwrap();
    let then = call(&app, "begin", json!(null)).unwrap();
    assert_ne!(then["paper"]["row"]["id"], paper);
    assert_eq!((&then["place"]["row"], &then["place"]["scrolled"]), (&json!(150), &json!(0.0)));
}

#[test]
fn a_list_that_is_gone_gives_way_to_the_first_one() {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &[1, 2]));
    let (app, _, folder) = fixture.app();
    let session = Arc::new(SessionFile::open(folder.path().join("one.json")));
    session.remember_place(left(Scope::Shelf(77), Some(1), 0, 0.0));
    let app = app.going_on(Arc::clone(&session));
    let first = call(&app, "begin", json!(null)).unwrap();
    assert_eq!((&first["place"], &first["list"]["scope"]["kind"]), (&json!(null), &json!("inbox")));
    session.remember_place(left(Scope::Inbox, Some(1), 900, 890.0));
    let shorter = call(&app, "begin", json!(null)).unwrap();
    assert_eq!(shorter["page"]["rows"].as_array().unwrap().len(), 2);
}

/// The application as another start of it would find the session file.
fn started(app: &App, path: &std::path::Path) -> App {
    app.clone().going_on(Arc::new(SessionFile::open(path.to_owned())))
}

fn first_steps(app: &App) -> serde_json::Value {
    call(app, "begin", json!(null)).unwrap()["first_steps"].clone()
}

#[test]
fn first_steps_go_on_over_restarts_until_they_are_over() {
    let (app, _, folder) = Fixture::new().app();
    let path = folder.path().join("one.json");
    let none = json!({"imported": false, "decided": false, "noted": false, "left": false});
    assert_eq!(first_steps(&started(&app, &path)), none);
    let one = json!({"imported": true, "decided": false, "noted": false, "left": false});
    call(&started(&app, &path), "keep_first_steps", one.clone()).unwrap();
    call(&app, "import_sample", json!(null)).unwrap();
    assert_eq!(first_steps(&started(&app, &path)), one);
    let all = json!({"imported": true, "decided": true, "noted": true, "left": false});
    call(&started(&app, &path), "keep_first_steps", all).unwrap();
    assert_eq!(first_steps(&started(&app, &path)), json!(null));
}

#[test]
fn first_steps_that_were_left_or_papers_from_before_show_none() {
    let (app, _, folder) = Fixture::new().app();
    let path = folder.path().join("left.json");
    let left = json!({"imported": false, "decided": false, "noted": false, "left": true});
    call(&started(&app, &path), "keep_first_steps", left).unwrap();
    assert_eq!(first_steps(&started(&app, &path)), json!(null));
    call(&app, "import_sample", json!(null)).unwrap();
    assert_eq!(first_steps(&started(&app, &folder.path().join("new.json"))), json!(null));
}
