//! Undo over many steps and restarts, what is used most, and what is copied of a paper.

use broadsheet_core::api::{Scope, SetFlag, UndoHistoryRequest, UndoStep};
use broadsheet_core::model::KeyPreset;
use broadsheet_core::service::{Library, SettingsFile};
use serde_json::json;

use crate::fixture::{Fixture, call, day, item, title};

fn starred(fixture: &Fixture) -> usize {
    fixture.list(Scope::Starred, "").total
}

fn steps(library: &Library) -> Vec<UndoStep> {
    library.undo_history(&UndoHistoryRequest { offset: 0, limit: 50 }).unwrap().rows
}

/// Three papers, each starred by an action of its own.
fn three_stars() -> Fixture {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-02", &[1, 2, 3]));
    for number in 1..=3 {
        let papers = vec![fixture.id(&title(number))];
        fixture.library.set_starred(&SetFlag { papers, on: true }).unwrap();
    }
    fixture
}

#[test]
fn what_was_done_is_listed_newest_first_over_restarts() {
    let fixture = three_stars();
    let listed = steps(&fixture.library);
    let labels: Vec<String> = listed.iter().map(|step| step.label.to_string()).collect();
    assert_eq!(labels.len(), 4);
    assert!(labels[0].contains(&title(3)) && labels[3].contains("import"), "{labels:?}");
    assert!(listed.windows(2).all(|pair| pair[0].at > pair[1].at));
    assert!(listed.iter().all(|step| !step.undone && step.changes > 0));
    assert_eq!(steps(&fixture.again()), listed);
}

#[test]
fn undo_and_redo_go_through_a_step_at_once_over_restarts() {
    let fixture = three_stars();
    let listed = steps(&fixture.library);
    let undone = fixture.library.undo_through(listed[1].id).unwrap();
    assert_eq!((undone.steps, undone.label.as_ref()), (2, Some(&listed[1].label)));
    assert_eq!(starred(&fixture), 1);

    let again = fixture.again();
    let states: Vec<bool> = steps(&again).iter().map(|step| step.undone).collect();
    assert_eq!(states, [true, true, false, false]);
    assert_eq!(again.redo_through(listed[0].id).unwrap().steps, 2);
    assert_eq!(starred(&fixture), 3);
}

#[test]
fn a_step_that_is_no_more_changes_nothing() {
    let fixture = three_stars();
    let listed = steps(&fixture.library);
    fixture.library.undo_through(listed[0].id).unwrap();
    let papers = vec![fixture.id(&title(1))];
    fixture.library.set_starred(&SetFlag { papers, on: false }).unwrap();
    assert!(fixture.library.redo_through(listed[0].id).is_err(), "something else was done since");
    assert!(fixture.library.undo_through(listed[0].id).is_err());
    assert_eq!(starred(&fixture), 1, "undo of all before it was taken back too");
    assert_eq!(steps(&fixture.library).len(), 4);
}

#[test]
fn what_is_used_often_and_lately_comes_first_and_the_rest_is_forgotten() {
    let fixture = Fixture::new();
    for what in ["action:star", "tag:1", "action:star", "paper:7"] {
        fixture.library.note_use(what).unwrap();
    }
    assert_eq!(fixture.again().used().unwrap(), ["action:star", "paper:7", "tag:1"]);
    for number in 100..500 {
        fixture.library.note_use(&format!("paper:{number}")).unwrap();
    }
    let used = fixture.library.used().unwrap();
    assert_eq!(used.len(), 300);
    assert_eq!(used[0], "action:star", "twice on one day is more than once a little later");
    assert!(fixture.library.note_use("").is_err());
    assert!(fixture.library.note_use(&"x".repeat(101)).is_err());
}

#[test]
fn a_paper_is_copied_with_its_address_and_its_repository() {
    let fixture = Fixture::new();
    let mut with_code = item("2025-01-02", 1);
    with_code["paper"]["githubRepo"] = json!("https://github.com/ada/engine/tree/main/src");
    fixture.import(&json!([with_code, item("2025-01-02", 2)]));
    let papers = [fixture.id(&title(2)), fixture.id(&title(1)), 99];
    let copied = fixture.library.references(&papers).unwrap();
    assert_eq!(copied.len(), 2, "what is not there is left out");
    assert_eq!(copied[0].address.as_deref(), Some("https://arxiv.org/abs/2501.00002"));
    assert_eq!((copied[1].title.as_str(), copied[0].repository.as_ref()), (title(1).as_str(), None));
    assert_eq!(copied[1].repository.as_deref(), Some("https://github.com/ada/engine"));
    assert!(fixture.library.references(&vec![papers[0]; 1001]).is_err());
}

#[test]
fn keys_are_kept_in_the_settings_within_bounds() {
    let (app, _, folder) = Fixture::new().app();
    let long = "x".repeat(41);
    let own = json!({
        "star": ["*", "g s"], "print": [], "read": ["\u{7}", " a", "", "U"], long.clone(): ["a"],
        "tag": (0..20).map(|number| format!("Ctrl+{number}")).collect::<Vec<_>>(),
    });
    let keys = json!({"setting": "keys", "value": {"preset": "vim", "own": own}});
    let kept = call(&app, "choose", keys).unwrap();
    let own = &kept["keys"]["own"];
    assert_eq!(kept["keys"]["preset"], "vim");
    assert_eq!(
        (&own["star"], &own["print"], &own["read"]),
        (&json!(["*", "g s"]), &json!([]), &json!(["U"]))
    );
    assert_eq!((own["tag"].as_array().unwrap().len(), own.get(&long)), (8, None));
    let read = SettingsFile::open(folder.path().join("config/settings.json")).get().keys;
    assert_eq!((read.preset, read.own.len()), (KeyPreset::Vim, 4));
}
