use broadsheet_core::api::*;
use broadsheet_core::model::{Field, Status, TagColour, Thing};
use broadsheet_core::service::ServiceError;
use broadsheet_core::store::StoreError;

use crate::fixture::{Fixture, day, title};

fn two_papers() -> (Fixture, i64, i64) {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    (fixture, one, two)
}

#[test]
fn status_moves_papers_between_lists() {
    let (fixture, one, _) = two_papers();
    fixture.library.set_status(&SetStatus { papers: vec![one], status: Status::Queued }).unwrap();
    assert_eq!(fixture.titles(Scope::Queued, ""), [title(1)]);
    assert_eq!(fixture.titles(Scope::Inbox, ""), [title(2)]);
    let counts = fixture.library.overview().unwrap().counts;
    assert_eq!((counts.all, counts.inbox, counts.queued), (2, 1, 1));
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.overview().unwrap().counts.inbox, 2);
}

#[test]
fn reading_is_separate_from_deciding_and_is_no_action() {
    let (fixture, one, _) = two_papers();
    let before = fixture.library.overview().unwrap().undo;
    fixture.library.mark_opened(one).unwrap();
    assert!(fixture.row(&title(1)).read);
    assert_eq!(fixture.row(&title(1)).status, Status::Inbox);
    assert_eq!(fixture.library.overview().unwrap().undo, before);
    fixture.library.set_read(&SetFlag { papers: vec![one], on: false }).unwrap();
    assert!(!fixture.row(&title(1)).read);
    fixture.library.undo().unwrap();
    assert!(fixture.row(&title(1)).read);
}

#[test]
fn a_tag_is_made_shared_renamed_recoloured_and_deleted() {
    let (fixture, one, two) = two_papers();
    let library = &fixture.library;
    library.add_tag(&AddTag { papers: vec![one, two], name: " #vision / ood ".to_owned() }).unwrap();
    library.add_tag(&AddTag { papers: vec![one], name: "vision".to_owned() }).unwrap();
    let tags = library.overview().unwrap().tags;
    assert_eq!(
        tags.iter().map(|tag| (tag.name.as_str(), tag.papers)).collect::<Vec<_>>(),
        [("vision", 2), ("vision/ood", 2)]
    );
    let vision = tags[0].id;
    assert_eq!(fixture.list(Scope::Tag(vision), "").total, 2, "a tag holds what is below it");
    library.rename_tag(&RenameTag { tag: vision, name: "cv".to_owned() }).unwrap();
    let names = || library.overview().unwrap().tags.into_iter().map(|tag| tag.name).collect::<Vec<_>>();
    assert_eq!(names(), ["cv", "cv/ood"]);
    assert_eq!(fixture.list(Scope::All, "ood").total, 2, "found under the new name");
    library.recolour_tag(&RecolourTag { tag: vision, colour: TagColour::Rose }).unwrap();
    assert_eq!(library.overview().unwrap().tags[0].colour, TagColour::Rose);
    library.delete_tag(vision).unwrap();
    assert_eq!(names(), ["cv/ood"]);
    for _ in 0..3 {
        library.undo().unwrap();
    }
    assert_eq!(names(), ["vision", "vision/ood"]);
    assert_eq!(fixture.list(Scope::Tag(vision), "").total, 2);
}

#[test]
fn renaming_a_tag_to_another_joins_them() {
    let (fixture, one, two) = two_papers();
    let library = &fixture.library;
    library.add_tag(&AddTag { papers: vec![one], name: "llm".to_owned() }).unwrap();
    library.add_tag(&AddTag { papers: vec![one, two], name: "LLMs".to_owned() }).unwrap();
    let llms = library.tag_named("llms").unwrap();
    library.rename_tag(&RenameTag { tag: llms, name: "LLM".to_owned() }).unwrap();
    let tags = library.overview().unwrap().tags;
    assert_eq!(tags.len(), 1);
    assert_eq!((tags[0].name.as_str(), tags[0].papers), ("llm", 2));
    library.undo().unwrap();
    let tags = library.overview().unwrap().tags;
    assert_eq!(tags.iter().map(|tag| tag.papers).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_tag_without_a_name_is_refused() {
    let (fixture, one, _) = two_papers();
    for name in ["", " / ", "#", &"x".repeat(101), "a\u{0}b"] {
        let refused = fixture.library.add_tag(&AddTag { papers: vec![one], name: name.to_owned() });
        assert!(matches!(refused, Err(ServiceError::Refused(_))), "{name:?}");
    }
    assert!(fixture.library.overview().unwrap().tags.is_empty());
}

fn save(fixture: &Fixture, paper: i64, base: &str, body: &str) -> Result<(), ServiceError> {
    fixture.library.save_note(&SaveNote { paper, base: base.to_owned(), body: body.to_owned() })
}

#[test]
fn a_saved_note_is_there_for_another_process() {
    let (fixture, one, _) = two_papers();
    save(&fixture, one, "", "Compare with *Peri-LN*.").unwrap();
    assert_eq!(fixture.again().paper(one).unwrap().note, "Compare with *Peri-LN*.");
    assert!(fixture.row(&title(1)).has_note);
    save(&fixture, one, "Compare with *Peri-LN*.", "").unwrap();
    assert!(!fixture.row(&title(1)).has_note);
}

#[test]
fn who_writes_is_waited_for() {
    let (fixture, one, _) = two_papers();
    let other = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let writer = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(300));
        other.execute_batch("COMMIT").unwrap();
    });
    save(&fixture, one, "", "after the other").unwrap();
    writer.join().unwrap();
}

#[test]
fn who_never_stops_writing_is_named_and_not_the_disk() {
    let locked = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY), None);
    for error in [StoreError::from(locked), StoreError::Busy] {
        let said = ServiceError::from(error).to_string();
        assert!(
            said.starts_with("Another program keeps writing to the library. This was not kept"),
            "{said}"
        );
    }
}

#[test]
fn a_note_changed_elsewhere_is_never_overwritten() {
    let (fixture, one, _) = two_papers();
    save(&fixture, one, "", "from the window").unwrap();
    let refused = save(&fixture, one, "", "from an editor that never saw it");
    assert!(matches!(refused, Err(ServiceError::NoteChanged)));
    assert_eq!(fixture.library.paper(one).unwrap().note, "from the window");
}

#[test]
fn typing_in_one_sitting_is_one_action() {
    let (fixture, one, two) = two_papers();
    save(&fixture, one, "", "a").unwrap();
    save(&fixture, one, "a", "ab").unwrap();
    save(&fixture, two, "", "elsewhere").unwrap();
    save(&fixture, one, "ab", "abc").unwrap();
    let note = || fixture.library.paper(one).unwrap().note;
    fixture.library.undo().unwrap();
    assert_eq!(note(), "ab");
    fixture.library.undo().unwrap();
    fixture.library.undo().unwrap();
    assert_eq!(note(), "");
    for _ in 0..3 {
        fixture.library.redo().unwrap();
    }
    assert_eq!(note(), "abc");
}

#[test]
fn a_note_too_long_is_refused_and_the_old_one_kept() {
    let (fixture, one, _) = two_papers();
    save(&fixture, one, "", "short").unwrap();
    assert!(matches!(save(&fixture, one, "short", &"x".repeat(2 << 20)), Err(ServiceError::Refused(_))));
    assert_eq!(fixture.library.paper(one).unwrap().note, "short");
}

#[test]
fn a_correction_outranks_every_digest_and_is_revertible() {
    let (fixture, one, _) = two_papers();
    let correct = |value: Option<&str>| {
        let value = value.map(str::to_owned);
        fixture.library.correct(&Correct { paper: one, field: Field::Published, value })
    };
    correct(Some("2024-12-31")).unwrap();
    fixture.import(&day("2025-02-01", &[1]));
    let paper = fixture.library.paper(one).unwrap();
    assert_eq!(paper.row.published.as_deref(), Some("2024-12-31"));
    assert_eq!(paper.corrected, [Field::Published]);
    assert!(matches!(correct(Some("2024-13-01")), Err(ServiceError::Refused(_))));
    correct(None).unwrap();
    assert_ne!(fixture.library.paper(one).unwrap().row.published.as_deref(), Some("2024-12-31"));
}

#[test]
fn the_day_of_a_digest_tells_the_years_its_page_left_out() {
    let fixture = Fixture::new();
    let text = "Daily Papers\n\nJan 3\n\nA title without any identifier at all\n\nAn abstract of some \
                length, so that the reader sees what it is.\n\n  • 3 authors\n·\nDec 30\n\nAnother title \
                without any identifier\n\nAnother abstract of some length, for the same reason.\n\n  • 4 \
                authors\n·\nJan 2\n";
    let receipt = fixture.import_bytes("page.txt", text.as_bytes().to_vec());
    assert_eq!(receipt.totals.papers, 2);
    assert_eq!(receipt.needs_day.len(), 1, "the person is asked");
    let digest = receipt.needs_day[0];
    let days = || {
        let rows = fixture.list(Scope::All, "").rows;
        rows.into_iter().map(|row| (row.published.unwrap(), row.published_inferred)).collect::<Vec<_>>()
    };
    assert_eq!(days(), [("--12-30".to_owned(), false), ("--01-02".to_owned(), false)]);
    fixture.library.set_digest_day(&SetDigestDay { digest, day: Some("2026-01-03".to_owned()) }).unwrap();
    assert_eq!(days(), [("2026-01-02".to_owned(), true), ("2025-12-30".to_owned(), true)]);
    assert!(!fixture.library.overview().unwrap().digests[0].needs_day, "asked once");
    fixture.library.undo().unwrap();
    assert_eq!(days()[0].0, "--12-30");
}

#[test]
fn what_is_not_there_is_said() {
    let (fixture, one, _) = two_papers();
    assert!(matches!(
        fixture.library.set_status(&SetStatus { papers: vec![one, 99], status: Status::Done }),
        Err(ServiceError::NotFound(Thing::Paper))
    ));
    assert_eq!(fixture.row(&title(1)).status, Status::Inbox, "all or nothing");
    assert!(matches!(fixture.library.delete_tag(7), Err(ServiceError::NotFound(Thing::Tag))));
    assert!(fixture.library.resolve("2501.99999").is_err());
    assert_eq!(fixture.library.resolve("https://huggingface.co/papers/2501.00001").unwrap(), one);
    assert_eq!(fixture.library.resolve("10.48550/arXiv.2501.00001").unwrap(), one);
    assert_eq!(fixture.library.resolve("arXiv:2501.00001v3").unwrap(), one);
    assert_eq!(fixture.library.resolve(&one.to_string()).unwrap(), one);
}
