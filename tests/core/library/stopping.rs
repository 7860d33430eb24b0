//! What takes long can be stopped, and is then as if it had not been begun.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use broadsheet_core::api::*;
use broadsheet_core::model::Status;
use broadsheet_core::service::{Pending, ServiceError};
use serde_json::json;

use crate::fixture::*;

const MANY: usize = 600;

/// A library of many papers, and their ids.
fn filled() -> (Fixture, Vec<i64>) {
    let fixture = Fixture::new();
    let numbers: Vec<u32> = (1..).take(MANY).collect();
    fixture.import(&day("2026-01-02", &numbers));
    let list = ListQuery { scope: Scope::All, query: String::new(), sort: Sort::Best };
    let ids = fixture.library.range_ids(&RangeRequest { list, from: 0, to: MANY }).unwrap();
    assert_eq!(ids.len(), MANY);
    (fixture, ids)
}

/// Does something while somebody else goes on wanting to stop what is of a kind.
fn stopped<T>(fixture: &Fixture, kind: Work, work: impl FnOnce() -> T) -> T {
    let over = AtomicBool::new(false);
    let begun = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            begun.wait();
            while !over.load(Ordering::SeqCst) {
                fixture.library.stop(kind);
                thread::yield_now();
            }
        });
        begun.wait();
        let done = work();
        over.store(true, Ordering::SeqCst);
        done
    })
}

#[test]
fn a_change_of_many_papers_that_is_stopped_changes_none_and_works_the_next_time() {
    let (fixture, papers) = filled();
    let change = SetStatus { papers, status: Status::Done };
    let done = stopped(&fixture, Work::Changing, || fixture.library.set_status(&change));
    assert!(matches!(done, Err(ServiceError::Stopped)), "{done:?}");
    assert_eq!(fixture.list(Scope::Inbox, "").total, MANY);
    fixture.library.set_status(&change).unwrap();
    assert_eq!(fixture.list(Scope::Inbox, "").total, 0);
}

#[test]
fn undo_that_is_stopped_takes_nothing_back_and_works_the_next_time() {
    let (fixture, papers) = filled();
    fixture.library.trash_papers(&Papers { papers }).unwrap();
    let undone = stopped(&fixture, Work::Undoing, || fixture.library.undo());
    assert!(matches!(undone, Err(ServiceError::Stopped)), "{undone:?}");
    assert_eq!(fixture.list(Scope::Trash, "").total, MANY);
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::Inbox, "").total, MANY);
}

#[test]
fn a_change_during_a_check_that_is_being_stopped_does_not_let_the_check_go_on() {
    let (fixture, papers) = filled();
    let Fixture { library, .. } = &fixture;
    let checked = library.check(|_, _| {
        library.stop(Work::Checking);
        library.set_starred(&SetFlag { papers: papers[..1].to_vec(), on: true }).unwrap();
    });
    assert!(matches!(checked, Err(ServiceError::Stopped)), "{checked:?}");
}

#[test]
fn stopping_one_thing_stops_no_other() {
    let (fixture, papers) = filled();
    let Fixture { library, .. } = &fixture;
    library.check(|_, _| library.stop(Work::Changing)).unwrap();
    let change = SetStatus { papers, status: Status::Done };
    stopped(&fixture, Work::Checking, || library.set_status(&change)).unwrap();
    let day = Pending::of_bytes("day.json", day("2026-01-03", &[9_001]).to_string().into_bytes());
    let receipt = library.import(vec![day], |_| library.stop(Work::Checking)).unwrap();
    assert!(!receipt.stopped);
}

#[test]
fn a_note_is_saved_whatever_else_is_stopped() {
    let (fixture, papers) = filled();
    let note = SaveNote { paper: papers[0], base: String::new(), body: "Mine".to_owned() };
    stopped(&fixture, Work::Changing, || fixture.library.save_note(&note)).unwrap();
}

#[test]
fn the_library_is_checked_as_the_window_asks_and_what_is_gone_is_named() {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &[1, 2]));
    let (app, witness, folder) = fixture.app();
    let sound = call(&app, "check_library", json!(null)).unwrap();
    assert_eq!(sound, json!({"read": 1, "database": true, "files": [], "words": 0}));
    let told = witness.told();
    let one = |event: &Event| matches!(event, Event::Working { work: Work::Checking, done: 0, total: 1, .. });
    assert!(told.iter().any(one), "{told:?}");
    std::fs::remove_dir_all(folder.path().join("originals")).unwrap();
    let lacking = call(&app, "check_library", json!(null)).unwrap();
    assert_eq!(lacking["files"], json!(["digest.json"]));
}
