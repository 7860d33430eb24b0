//! Settings are chosen, taken back and done again like all else, over restarts, whatever else wrote to their file.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use broadsheet_core::api::{App, Event, Settings};
use broadsheet_core::model::{ActionLabel, Face, Theme};
use broadsheet_core::service::{Library, SettingsFile};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{Fixture, Witness, call, day, id_of_first};

const FILE: &str = "config/settings.json";

fn choose(app: &App, setting: &str, value: impl Into<Value>) -> Value {
    call(app, "choose", json!({"setting": setting, "value": value.into()})).unwrap()
}

fn in_file(folder: &Path) -> Settings {
    serde_json::from_str(&fs::read_to_string(folder.join(FILE)).unwrap()).unwrap()
}

/// The program started again.
fn again(folder: &Path) -> App {
    let library = Library::open(folder, jiff::Timestamp::now).unwrap();
    let settings = SettingsFile::open(folder.join(FILE));
    App::new(Arc::new(library), Arc::new(settings), Arc::new(Witness::default()))
}

#[test]
fn a_setting_is_taken_back_by_name_over_a_restart_and_done_again() {
    let (app, witness, folder) = Fixture::new().app();
    choose(&app, "theme", "dark");
    choose(&app, "reading_face", "sans");
    drop(app);
    let app = again(folder.path());
    let undone = call(&app, "undo", json!(null)).unwrap();
    let label: ActionLabel = serde_json::from_value(undone["label"].clone()).unwrap();
    assert_eq!(label.to_string(), "set the reading face to sans serif");
    assert_eq!(
        (in_file(folder.path()).theme, in_file(folder.path()).reading_face),
        (Theme::Dark, Face::Serif)
    );
    call(&app, "undo", json!(null)).unwrap();
    assert_eq!(in_file(folder.path()), Settings::default());
    call(&app, "redo", json!(null)).unwrap();
    assert_eq!(in_file(folder.path()).theme, Theme::Dark);
    assert!(witness.told().is_empty(), "what the window chose itself it is not told");
}

#[test]
fn the_window_is_told_what_undo_gave_back() {
    let (app, witness, _folder) = Fixture::new().app();
    choose(&app, "theme", "dark");
    call(&app, "undo", json!(null)).unwrap();
    assert_eq!(witness.told(), [Event::Settings { settings: Settings::default() }]);
}

#[test]
fn undo_of_a_setting_touches_nothing_that_was_changed_from_outside() {
    let (app, witness, folder) = Fixture::new().app();
    choose(&app, "theme", "dark");
    let path = folder.path().join(FILE);
    let text = fs::read_to_string(&path).unwrap();
    let edited = text.replace("\"text_size\": 100", "\"text_size\": 130").replace("\"dark\"", "\"light\"");
    fs::write(&path, edited).unwrap();
    app.look_into_settings();
    let told = witness.told();
    assert!(matches!(&told[..], [Event::Settings { settings }] if settings.text_size == 130), "{told:?}");
    app.look_into_settings();
    assert!(witness.told().is_empty());

    fs::write(&path, fs::read_to_string(&path).unwrap().replace("68", "72")).unwrap();
    call(&app, "undo", json!(null)).unwrap();
    let settings = in_file(folder.path());
    assert_eq!((settings.theme, settings.text_size, settings.reading_width), (Theme::System, 130, 72));
}

#[test]
fn a_file_that_is_being_written_is_left_alone_and_one_that_says_nothing_is_set_aside() {
    let (app, witness, folder) = Fixture::new().app();
    choose(&app, "theme", "dark");
    let path = folder.path().join(FILE);
    fs::write(&path, "{\"theme\":").unwrap();
    app.look_into_settings();
    assert!(witness.told().is_empty() && path.exists());
    choose(&app, "text_size", 120);
    assert_eq!((in_file(folder.path()).theme, in_file(folder.path()).text_size), (Theme::Dark, 120));
    assert_eq!(fs::read_to_string(path.with_extension("json.unreadable")).unwrap(), "{\"theme\":");
}

#[test]
fn a_choice_that_is_none_and_widths_are_no_actions() {
    let (app, _, folder) = Fixture::new().app();
    choose(&app, "theme", "system");
    call(&app, "set_panes", json!({"sidebar_width": 300, "list_width": 5000})).unwrap();
    assert_eq!((in_file(folder.path()).sidebar_width, in_file(folder.path()).list_width), (300, 720));
    assert_eq!(call(&app, "undo", json!(null)).unwrap()["label"], json!(null));
}

#[test]
fn what_is_long_is_not_in_the_name_of_the_action() {
    let (app, _, folder) = Fixture::new().app();
    choose(&app, "note_template", "A long template. ".repeat(500));
    let label = call(&app, "overview", json!(null)).unwrap()["undo"].clone();
    assert_eq!(label["choice"], json!({"setting": "note_template", "value": ""}));
    call(&app, "undo", json!(null)).unwrap();
    call(&app, "redo", json!(null)).unwrap();
    assert_eq!(in_file(folder.path()).note_template.len(), 8500);
}

#[test]
fn a_setting_that_cannot_be_kept_in_its_file_holds_until_the_end_and_says_so() {
    let (app, _, folder) = Fixture::new().app();
    fs::write(folder.path().join("config"), "in the way").unwrap();
    let request = json!({"setting": "theme", "value": "dark"});
    let error = call(&app, "choose", request).unwrap_err();
    assert!(error.message.contains("hold until Broadsheet is closed"), "{error}");
    fs::remove_file(folder.path().join("config")).unwrap();
    choose(&app, "text_size", 120);
    assert_eq!((in_file(folder.path()).theme, in_file(folder.path()).text_size), (Theme::Dark, 120));
}

fn choice() -> impl Strategy<Value = (&'static str, Value)> {
    let one = |setting, values: Vec<Value>| {
        proptest::sample::select(values).prop_map(move |value| (setting, value)).boxed()
    };
    prop_oneof![
        one("theme", vec![json!("system"), json!("light"), json!("dark")]),
        one("language", vec![json!("system"), json!("en"), json!("zh-CN")]),
        one("text_size", vec![json!(10), json!(100), json!(150)]),
        one("reading_width", vec![json!(50), json!(68), json!(1000)]),
        one("reading_face", vec![json!("serif"), json!("sans")]),
        one("note_template", vec![json!(""), json!("# {title}")]),
        one("trash_days", vec![json!(null), json!(30)]),
        one("drop", vec![json!("ask"), json!("preview"), json!("import")]),
        one("notify", vec![json!(true), json!(false)]),
        one(
            "keys",
            vec![json!({"preset": "vim", "own": {}}), json!({"preset": "mail", "own": {"star": ["*"]}})]
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn choices_among_other_doings_are_taken_back_and_done_again_exactly(
        doings in proptest::collection::vec(proptest::option::weighted(0.8, choice()), 1..12),
    ) {
        let fixture = Fixture::new();
        fixture.import(&day("2025-01-02", &[1]));
        let (app, _, folder) = fixture.app();
        let paper = id_of_first(&app);
        let mut states = vec![(Settings::default(), false)];
        let state = |app: &App| {
            let settings = SettingsFile::open(folder.path().join(FILE)).get();
            let starred = call(app, "paper", json!(paper)).unwrap()["row"]["starred"] == json!(true);
            (settings, starred)
        };
        for doing in doings {
            match doing {
                Some((setting, value)) => drop(choose(&app, setting, value)),
                None => {
                    let on = !state(&app).1;
                    call(&app, "set_starred", json!({"papers": [paper], "on": on})).unwrap();
                }
            }
            let now = state(&app);
            if states.last() != Some(&now) {
                states.push(now);
            }
        }
        for before in states.iter().rev().skip(1) {
            call(&app, "undo", json!(null)).unwrap();
            prop_assert_eq!(&state(&app), before);
        }
        for after in &states[1..] {
            call(&app, "redo", json!(null)).unwrap();
            prop_assert_eq!(&state(&app), after);
        }
    }
}
