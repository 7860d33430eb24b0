//! Whatever a person does, taken back, leaves the library as it was.

use broadsheet_core::api::*;
use broadsheet_core::model::{Field, Status, TagColour};
use proptest::prelude::*;

use crate::fixture::{Fixture, day};

#[derive(Clone, Debug)]
enum Doing {
    Status(usize, Status),
    Read(usize, bool),
    Star(usize, bool),
    Tag(usize, usize),
    Untag(usize, usize),
    Rename(usize, usize),
    Recolour(usize, TagColour),
    DeleteTag(usize),
    Note(usize, String),
    Correct(usize, Option<String>),
    Import(u32),
    UndoImport(usize),
}

const TAGS: [&str; 4] = ["vision", "vision/ood", "llm", "to read"];

fn doing() -> impl Strategy<Value = Doing> {
    let status = prop_oneof![Just(Status::Inbox), Just(Status::Queued), Just(Status::Done)];
    prop_oneof![
        (0..9_usize, status).prop_map(|(paper, status)| Doing::Status(paper, status)),
        (0..9_usize, any::<bool>()).prop_map(|(paper, on)| Doing::Read(paper, on)),
        (0..9_usize, any::<bool>()).prop_map(|(paper, on)| Doing::Star(paper, on)),
        (0..9_usize, 0..4_usize).prop_map(|(paper, tag)| Doing::Tag(paper, tag)),
        (0..9_usize, 0..4_usize).prop_map(|(paper, tag)| Doing::Untag(paper, tag)),
        (0..4_usize, 0..4_usize).prop_map(|(tag, name)| Doing::Rename(tag, name)),
        (0..4_usize, 0..8_usize).prop_map(|(tag, colour)| Doing::Recolour(tag, TagColour::ALL[colour])),
        (0..4_usize).prop_map(Doing::DeleteTag),
        (0..9_usize, "[a-z é\n]{0,12}").prop_map(|(paper, note)| Doing::Note(paper, note)),
        (0..9_usize, proptest::option::of(Just("2020-02-29".to_owned())))
            .prop_map(|(paper, day)| Doing::Correct(paper, day)),
        (0..6_u32).prop_map(Doing::Import),
        (0..6_usize).prop_map(Doing::UndoImport),
    ]
}

/// Does it; what cannot be done is refused and changes nothing.
fn perform(fixture: &Fixture, doing: &Doing, imports: &mut Vec<i64>) {
    let library = &fixture.library;
    let rows = fixture.list(Scope::All, "").rows;
    let paper = |at: &usize| rows.get(*at % rows.len().max(1)).map_or(0, |row| row.id);
    let tag = |at: &usize| library.tag_named(TAGS[*at]).unwrap_or(0);
    let _ = match doing {
        Doing::Status(at, status) => {
            library.set_status(&SetStatus { papers: vec![paper(at)], status: *status })
        }
        Doing::Read(at, on) => library.set_read(&SetFlag { papers: vec![paper(at)], on: *on }),
        Doing::Star(at, on) => library.set_starred(&SetFlag { papers: vec![paper(at)], on: *on }),
        Doing::Tag(at, name) => {
            library.add_tag(&AddTag { papers: vec![paper(at)], name: TAGS[*name].to_owned() })
        }
        Doing::Untag(at, name) => library.remove_tag(&RemoveTag { papers: vec![paper(at)], tag: tag(name) }),
        Doing::Rename(at, name) => {
            library.rename_tag(&RenameTag { tag: tag(at), name: TAGS[*name].to_owned() })
        }
        Doing::Recolour(at, colour) => library.recolour_tag(&RecolourTag { tag: tag(at), colour: *colour }),
        Doing::DeleteTag(at) => library.delete_tag(tag(at)),
        Doing::Note(at, body) => {
            let base = library.paper(paper(at)).map(|paper| paper.note).unwrap_or_default();
            library.save_note(&SaveNote { paper: paper(at), base, body: body.clone() })
        }
        Doing::Correct(at, value) => {
            library.correct(&Correct { paper: paper(at), field: Field::Published, value: value.clone() })
        }
        Doing::Import(number) => {
            let numbers = [*number, number + 1, number + 3];
            imports.extend(fixture.import(&day(&format!("2025-01-{:02}", number + 1), &numbers)).import);
            Ok(())
        }
        Doing::UndoImport(at) => match imports.get(*at) {
            Some(import) => library.undo_import(*import).map(drop),
            None => Ok(()),
        },
    };
}

/// All that can be seen of a library, but for what undo and redo would do.
fn seen(fixture: &Fixture) -> String {
    let overview = fixture.library.overview().unwrap();
    let papers: Vec<PaperDetail> =
        fixture.list(Scope::All, "").rows.iter().map(|row| fixture.library.paper(row.id).unwrap()).collect();
    let found: Vec<Vec<String>> =
        ["paper", "vision", "a"].iter().map(|query| fixture.titles(Scope::All, query)).collect();
    format!("{:#?}\n{:#?}\n{:#?}\n{papers:#?}\n{found:#?}", overview.counts, overview.digests, overview.tags)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn everything_undone_leaves_the_library_as_it_was(doings in prop::collection::vec(doing(), 1..24)) {
        let fixture = Fixture::new();
        let mut imports = Vec::new();
        fixture.import(&day("2025-01-31", &[1, 2, 4, 8]));
        let before = seen(&fixture);
        for doing in &doings {
            perform(&fixture, doing, &mut imports);
        }
        let after = seen(&fixture);
        let mut undone = 0;
        while fixture.library.overview().unwrap().undo.as_deref() != Some("import digest.json")
            || seen_actions(&fixture) > 1
        {
            fixture.library.undo().unwrap();
            undone += 1;
        }
        prop_assert_eq!(&seen(&fixture), &before);
        for _ in 0..undone {
            fixture.library.redo().unwrap();
        }
        prop_assert_eq!(&seen(&fixture), &after);
    }
}

/// How many actions are done and not taken back.
fn seen_actions(fixture: &Fixture) -> i64 {
    let path = fixture.folder.path().join("library.db");
    let db = rusqlite::Connection::open(path).unwrap();
    db.query_row("SELECT count(*) FROM action WHERE state = 'done'", [], |row| row.get(0)).unwrap()
}
