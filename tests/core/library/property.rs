//! Whatever a person does, taken back, leaves the library as it was; and no order of imports, no repetition and no undo
//! of them touches what the person said.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use broadsheet_core::api::*;
use broadsheet_core::model::{Field, Status, TagColour};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixture::{Fixture, day, item, title};

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
    Correct(usize, usize, bool),
    Merge(usize, usize),
    Split(usize, usize),
    Dismiss(usize, usize),
    Trash(usize),
    Restore(usize),
    NameDigest(usize, bool),
    DayOfDigest(usize, bool),
    TrashDigest(usize),
    RestoreDigest,
    Import(File),
    UndoImport(usize),
    RedoImport(usize),
    ReadAgain,
}

/// A file to import, in one of several forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum File {
    /// A day from the API with three papers.
    Day(u32),
    /// The text of a page: titles, and no identifiers.
    Page(u32),
    /// A paper of another identifier with a title that another has.
    Namesake(u32),
    /// A paper whose identifier another has, with another title.
    Renamed(u32),
    /// One day of real shape, in one of its six forms.
    Form(usize),
}

const FORMS: [&str; 6] = ["page.txt", "page.html", "api.json", "newsletter.eml", "feed.xml", "digest.md"];
const TAGS: [&str; 4] = ["vision", "vision/ood", "llm", "to read"];
const CORRECTIONS: [(Field, &str); 7] = [
    (Field::Published, "2020-02-29"),
    (Field::Title, "A name that the person gave"),
    (Field::ArxivId, "2501.00002"),
    (Field::ArxivId, ""),
    (Field::Doi, "10.1000/person"),
    (Field::Authors, r#"["Emmy Noether"]"#),
    (Field::Links, r#"["https://github.com/emmy/rings"]"#),
];

fn file() -> impl Strategy<Value = File> {
    prop_oneof![
        3 => (0..6_u32).prop_map(File::Day),
        2 => (0..6_u32).prop_map(File::Page),
        1 => (0..4_u32).prop_map(File::Namesake),
        1 => (0..4_u32).prop_map(File::Renamed),
        1 => (0..FORMS.len()).prop_map(File::Form),
    ]
}

/// What people do most.
fn annotating() -> impl Strategy<Value = Doing> {
    let status = prop_oneof![Just(Status::Inbox), Just(Status::Queued), Just(Status::Done)];
    let paper = || 0..9_usize;
    prop_oneof![
        (paper(), status).prop_map(|(paper, status)| Doing::Status(paper, status)),
        (paper(), any::<bool>()).prop_map(|(paper, on)| Doing::Read(paper, on)),
        (paper(), any::<bool>()).prop_map(|(paper, on)| Doing::Star(paper, on)),
        (paper(), 0..4_usize).prop_map(|(paper, tag)| Doing::Tag(paper, tag)),
        (paper(), 0..4_usize).prop_map(|(paper, tag)| Doing::Untag(paper, tag)),
        (0..4_usize, 0..4_usize).prop_map(|(tag, name)| Doing::Rename(tag, name)),
        (0..4_usize, 0..8_usize).prop_map(|(tag, colour)| Doing::Recolour(tag, TagColour::ALL[colour])),
        (0..4_usize).prop_map(Doing::DeleteTag),
        (paper(), "[a-z é\n]{0,12}").prop_map(|(paper, note)| Doing::Note(paper, note)),
    ]
}

/// What is said of facts, of identity and of the trash.
fn setting_right() -> impl Strategy<Value = Doing> {
    let paper = || 0..9_usize;
    prop_oneof![
        (paper(), 0..CORRECTIONS.len(), any::<bool>())
            .prop_map(|(paper, correction, on)| Doing::Correct(paper, correction, on)),
        (paper(), paper()).prop_map(|(one, other)| Doing::Merge(one, other)),
        (paper(), 0..3_usize).prop_map(|(paper, entry)| Doing::Split(paper, entry)),
        (paper(), paper()).prop_map(|(one, other)| Doing::Dismiss(one, other)),
        paper().prop_map(Doing::Trash),
        (0..2_usize).prop_map(Doing::Restore),
        (0..4_usize, any::<bool>()).prop_map(|(digest, on)| Doing::NameDigest(digest, on)),
        (0..4_usize, any::<bool>()).prop_map(|(digest, on)| Doing::DayOfDigest(digest, on)),
        (0..4_usize).prop_map(Doing::TrashDigest),
        Just(Doing::RestoreDigest),
    ]
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        3 => annotating(),
        4 => setting_right(),
        3 => file().prop_map(Doing::Import),
        1 => (0..6_usize).prop_map(Doing::UndoImport),
        1 => (0..6_usize).prop_map(Doing::RedoImport),
        1 => Just(Doing::ReadAgain),
    ]
}

/// A file's name and its bytes.
fn written(file: &File) -> (String, Vec<u8>) {
    let bytes = |value: Value| serde_json::to_vec(&value).unwrap();
    let named = |mut item: Value, id: u32, of: u32| {
        item["paper"]["id"] = format!("2501.{id:05}").into();
        item["paper"]["title"] = title(of).into();
        item["title"] = title(of).into();
        item
    };
    let content = match file {
        File::Day(number) => {
            let mut day = day(&format!("2025-01-{:02}", number + 1), &[*number, number + 1, number + 3]);
            if number % 2 == 0 {
                day[0]["paper"]["githubRepo"] = format!("https://github.com/ada/engine{number}").into();
            }
            bytes(day)
        }
        File::Page(number) => {
            let mut page = format!("Daily Papers\n\nJan {}\n", number + 2);
            for number in [*number, number + 2] {
                page.push_str(&format!(
                    "\n{}\n\nWhat paper {number} says of layers, at some length and in whole sentences.\n\n  • 2 authors\n·\nJan {}, 2025\n",
                    title(number),
                    number + 1,
                ));
            }
            page.into_bytes()
        }
        File::Namesake(number) => bytes(json!([named(item("2025-01-20", *number), 900 + number, *number)])),
        File::Renamed(number) => bytes(json!([named(item("2025-01-21", *number), *number, 50 + number)])),
        File::Form(form) => {
            let folder =
                PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/digests/same-day");
            fs::read(folder.join(FORMS[*form])).unwrap()
        }
    };
    (format!("{file:?}"), content)
}

fn import(fixture: &Fixture, file: &File) -> Receipt {
    let (name, bytes) = written(file);
    fixture.import_bytes(&name, bytes)
}

/// Does it; what cannot be done is refused and changes nothing.
fn perform(fixture: &Fixture, doing: &Doing, imports: &mut Vec<i64>) {
    let library = &fixture.library;
    let rows = fixture.list(Scope::All, "").rows;
    let paper = |at: &usize| rows.get(*at % rows.len().max(1)).map_or(0, |row| row.id);
    let tag = |at: &usize| library.tag_named(TAGS[*at]).unwrap_or(0);
    let digest = |at: &usize| {
        let digests = library.overview().unwrap().digests;
        digests.get(*at % digests.len().max(1)).map_or(0, |digest| digest.id)
    };
    let papers = |at: &usize| vec![paper(at)];
    let _ = match doing {
        Doing::Status(at, status) => library.set_status(&SetStatus { papers: papers(at), status: *status }),
        Doing::Read(at, on) => library.set_read(&SetFlag { papers: papers(at), on: *on }),
        Doing::Star(at, on) => library.set_starred(&SetFlag { papers: papers(at), on: *on }),
        Doing::Tag(at, name) => library.add_tag(&AddTag { papers: papers(at), name: TAGS[*name].to_owned() }),
        Doing::Untag(at, name) => library.remove_tag(&RemoveTag { papers: papers(at), tag: tag(name) }),
        Doing::Rename(at, name) => {
            library.rename_tag(&RenameTag { tag: tag(at), name: TAGS[*name].to_owned() })
        }
        Doing::Recolour(at, colour) => library.recolour_tag(&RecolourTag { tag: tag(at), colour: *colour }),
        Doing::DeleteTag(at) => library.delete_tag(tag(at)),
        Doing::Note(at, body) => {
            let base = library.paper(paper(at)).map(|paper| paper.note).unwrap_or_default();
            library.save_note(&SaveNote { paper: paper(at), base, body: body.clone() })
        }
        Doing::Correct(at, correction, on) => {
            let (field, value) = CORRECTIONS[*correction];
            library.correct(&Correct { paper: paper(at), field, value: on.then(|| value.to_owned()) })
        }
        Doing::Merge(one, other) => {
            library.merge_papers(&MergePapers { groups: vec![vec![paper(one), paper(other)]] }).map(drop)
        }
        Doing::Split(at, entry) => {
            let seen = library.paper(paper(at)).map(|paper| paper.appearances).unwrap_or_default();
            let entries = seen.get(*entry % seen.len().max(1)).map(|seen| seen.entry).into_iter().collect();
            library.split_paper(&SplitPaper { paper: paper(at), entries }).map(drop)
        }
        Doing::Dismiss(one, other) => {
            library.dismiss_duplicates(&DismissDuplicates { pairs: vec![(paper(one), paper(other))] })
        }
        Doing::Trash(at) => library.trash_papers(&Papers { papers: papers(at) }),
        Doing::Restore(at) => {
            let trashed = fixture.list(Scope::Trash, "").rows;
            library
                .restore_papers(&Papers { papers: trashed.get(*at).map(|row| row.id).into_iter().collect() })
        }
        Doing::NameDigest(at, on) => {
            library.rename_digest(&RenameDigest { digest: digest(at), name: on.then(|| "Mine".to_owned()) })
        }
        Doing::DayOfDigest(at, on) => library
            .set_digest_day(&SetDigestDay { digest: digest(at), day: on.then(|| "2024-12-24".to_owned()) }),
        Doing::TrashDigest(at) => library.trash_digest(digest(at)),
        Doing::RestoreDigest => {
            let trashed = library.overview().unwrap().trashed_digests;
            library.restore_digest(trashed.first().map_or(0, |digest| digest.id))
        }
        Doing::Import(file) => {
            let before = fixture.person();
            imports.extend(import(fixture, file).import);
            assert_eq!(fixture.person(), before, "an import touches nothing of the person's");
            Ok(())
        }
        Doing::UndoImport(at) | Doing::RedoImport(at) => match imports.get(*at) {
            Some(import) => {
                let before = fixture.person();
                let done = match doing {
                    Doing::RedoImport(_) => library.redo_import(*import).map(drop),
                    _ => library.undo_import(*import).map(drop),
                };
                assert_eq!(fixture.person(), before, "taking an import back touches nothing of the person's");
                done
            }
            None => Ok(()),
        },
        Doing::ReadAgain => library.reread(RereadTarget::Outdated, |_| {}).map(drop),
    };
}

/// A library with one import, as worse readers than today's read it: other votes, and one paper less.
fn read_by_worse_readers() -> (Fixture, i64) {
    let fixture = Fixture::new();
    let import = fixture.import(&day("2025-01-31", &[1, 2, 4, 8])).import.unwrap();
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = ON;
         UPDATE source SET reader = 0;
         UPDATE entry SET upvotes = 70;
         UPDATE paper SET upvotes = 70;
         DELETE FROM entry WHERE arxiv_id = '2501.00008';
         UPDATE paper SET listed = 0, present = 0 WHERE arxiv_id = '2501.00008';
         UPDATE change_clock SET now = now + 1;",
    )
    .unwrap();
    (fixture, import)
}

/// All that can be seen of a library, but for what undo and redo would do.
fn seen(fixture: &Fixture) -> String {
    let overview = fixture.library.overview().unwrap();
    let of = |scope| -> Vec<PaperDetail> {
        let rows = fixture.list(scope, "").rows;
        rows.iter().map(|row| without_link_ids(fixture.library.paper(row.id).unwrap())).collect()
    };
    let found: Vec<Vec<String>> =
        ["paper", "vision", "a"].iter().map(|query| fixture.titles(Scope::All, query)).collect();
    let duplicates = fixture.library.duplicates(&DuplicatesRequest { offset: 0, limit: 500 }).unwrap();
    format!(
        "{:#?}\n{:#?}\n{:#?}\n{:#?}\n{:#?}\n{:#?}\n{found:#?}\n{duplicates:#?}\n{}",
        overview.counts,
        overview.digests,
        overview.trashed_digests,
        overview.tags,
        of(Scope::All),
        of(Scope::Trash),
        fixture.person(),
    )
}

fn without_link_ids(paper: PaperDetail) -> PaperDetail {
    let links = paper.links.into_iter().map(|link| LinkInfo { id: 0, ..link }).collect();
    PaperDetail { links, ..paper }
}

/// What the digests say, as it can be seen, without ids and what else hangs on the order of imports by its nature.
fn first_layer(fixture: &Fixture) -> BTreeSet<String> {
    let rows = fixture.list(Scope::All, "").rows;
    let papers = rows.into_iter().map(|row| {
        let paper = without_link_ids(fixture.library.paper(row.id).unwrap());
        let mut appearances: Vec<String> = paper
            .appearances
            .iter()
            .map(|seen| {
                format!("{:?}", Appearance { entry: 0, digest: seen.digest.map(|_| 0), ..seen.clone() })
            })
            .collect();
        appearances.sort();
        let row = PaperRow { id: 0, ..paper.row };
        format!("{:#?}\n{appearances:#?}", PaperDetail { row, appearances: Vec::new(), ..paper })
    });
    let digests = fixture.library.overview().unwrap().digests.into_iter();
    papers.chain(digests.map(|digest| format!("{:?}", DigestInfo { id: 0, ..digest }))).collect()
}

/// Few enough for every run; `PROPTEST_CASES` asks for more.
fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(24), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn everything_undone_leaves_the_library_as_it_was(doings in prop::collection::vec(doing(), 1..28)) {
        let (fixture, _) = read_by_worse_readers();
        let mut imports = Vec::new();
        let before = seen(&fixture);
        for doing in &doings {
            perform(&fixture, doing, &mut imports);
        }
        let after = seen(&fixture);
        let mut undone = 0;
        while actions_done(&fixture) > 1 {
            fixture.library.undo().unwrap();
            undone += 1;
        }
        prop_assert_eq!(&seen(&fixture), &before);
        for _ in 0..undone {
            fixture.library.redo().unwrap();
        }
        prop_assert_eq!(&seen(&fixture), &after);
    }

    #[test]
    fn every_single_undo_gives_back_what_was(doings in prop::collection::vec(doing(), 1..16)) {
        let (fixture, _) = read_by_worse_readers();
        let mut imports = Vec::new();
        for doing in &doings {
            let (before, done) = (seen(&fixture), actions_done(&fixture));
            perform(&fixture, doing, &mut imports);
            let after = seen(&fixture);
            // Typing goes on in the action before; taking an import back may be an undo itself.
            if actions_done(&fixture) == done + 1 {
                fixture.library.undo().unwrap();
                prop_assert_eq!(&seen(&fixture), &before, "{:?}", doing);
                fixture.library.redo().unwrap();
                prop_assert_eq!(&seen(&fixture), &after, "{:?}", doing);
            }
        }
    }

    #[test]
    fn without_its_imports_a_library_holds_what_the_person_said_and_nothing_else(
        doings in prop::collection::vec(doing(), 1..20),
    ) {
        let (fixture, import) = read_by_worse_readers();
        let mut imports = vec![import];
        for doing in &doings {
            perform(&fixture, doing, &mut imports);
        }
        // Taking back an import that was the last thing done is plain undo, and the next one leaves nothing of it to redo:
        // so something else is done last.
        let shelf = SaveShelf { shelf: None, name: "Last".to_owned(), query: "a".to_owned(), sort: Sort::Best };
        fixture.library.save_shelf(&shelf).unwrap();
        let (person, before) = (fixture.person(), seen(&fixture));
        let done = actions_done(&fixture);
        imports.sort_unstable();
        imports.dedup();
        for import in &imports {
            fixture.library.undo_import(*import).unwrap();
        }
        prop_assert_eq!(fixture.person(), person);
        let overview = fixture.library.overview().unwrap();
        prop_assert!(overview.digests.is_empty() && overview.trashed_digests.is_empty());
        for row in fixture.list(Scope::All, "").rows {
            let paper = fixture.library.paper(row.id).unwrap();
            let held = row.has_note || !row.tags.is_empty() || row.starred || row.status != Status::Inbox;
            prop_assert!(held || !paper.corrected.is_empty(), "{:?}", paper);
        }
        while actions_done(&fixture) > done {
            fixture.library.undo().unwrap();
        }
        prop_assert_eq!(&seen(&fixture), &before);
    }

    #[test]
    fn any_order_and_repetition_of_imports_gives_the_same_first_layer(
        files in prop::collection::vec(file(), 1..9),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        undone in any::<prop::sample::Index>(),
        seed in any::<u64>(),
    ) {
        let (one, other) = (Fixture::new(), Fixture::new());
        for file in &files {
            import(&one, file);
        }
        let mut order: Vec<&File> = files.iter().chain(again.iter().map(|at| at.get(&files))).collect();
        let mut state = seed;
        for place in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(place, (state >> 33) as usize % (place + 1));
        }
        // One of them is taken back once, and imported again at the end.
        let undone = *undone.get(&order);
        for file in order {
            let receipt = import(&other, file);
            if let Some(import) = receipt.import.filter(|_| file == undone) {
                other.library.undo_import(import).unwrap();
            }
        }
        import(&other, undone);
        let (one, other) = (first_layer(&one), first_layer(&other));
        let differ: Vec<&String> = one.symmetric_difference(&other).collect();
        prop_assert!(differ.is_empty(), "{}", differ.into_iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
    }
}

/// How many actions are done and not taken back.
fn actions_done(fixture: &Fixture) -> i64 {
    let path = fixture.folder.path().join("library.db");
    let db = rusqlite::Connection::open(path).unwrap();
    db.query_row("SELECT count(*) FROM action WHERE state = 'done'", [], |row| row.get(0)).unwrap()
}
