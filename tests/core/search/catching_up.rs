//! Whatever is done, in whatever order, by whom, and whatever becomes of the index: answers are those of a library
//! that makes everything anew.

use std::fs;
use std::path::PathBuf;

use broadsheet_core::api::*;
use broadsheet_core::model::Status;
use broadsheet_core::service::Library;
use proptest::prelude::*;
use serde_json::Value;

use crate::fixture::{Fixture, all, clock, import, open, paper};

const QUERIES: [&str; 16] = [
    "",
    "layer ",
    "att",
    "\"sparse attention\"",
    "sparse attention ",
    "title:layer -attention ",
    "wombat OR layer ",
    "note:wombat",
    "is:queued",
    "is:unread layer ",
    "tag:vision",
    "vis",
    "has:note OR is:starred",
    "seen:>1",
    "upvotes:>4 sort:upvotes",
    "atention ",
];

/// A query, the rows that it lists, and what it was mended to.
type Answer = (String, Vec<i64>, Option<String>);

/// The rows of each query in order, and what the sidebar counts.
pub(crate) fn answers(library: &Library) -> Vec<Answer> {
    let mut answers = Vec::new();
    for query in QUERIES {
        let page = library.list_papers(&ListRequest { list: all(query), offset: 0, limit: 500 }).unwrap();
        assert_eq!(page.waiting, 0);
        answers.push((query.to_owned(), page.rows.iter().map(|row| row.id).collect(), page.mended));
    }
    let overview = library.overview().unwrap();
    let mut counts =
        vec![overview.counts.all as i64, overview.counts.inbox as i64, overview.counts.queued as i64];
    counts.extend(overview.digests.iter().flat_map(|digest| [digest.papers as i64, digest.unread as i64]));
    counts.extend(overview.tags.iter().map(|tag| tag.papers as i64));
    answers.push(("counts".to_owned(), counts, None));
    answers
}

/// What a library answers that makes everything anew: in memory, and in a new index.
fn anew(folder: &std::path::Path) -> [Vec<Answer>; 2] {
    let beside = Library::open(&folder.join("library"), clock).unwrap();
    let indexed = open(folder, "another cache");
    indexed.finish_indexing().unwrap();
    let both = [answers(&beside), answers(&indexed)];
    drop(indexed);
    fs::remove_dir_all(folder.join("another cache")).unwrap();
    both
}

pub(crate) fn check(folder: &std::path::Path, library: &Library) {
    let found = answers(library);
    for anew in anew(folder) {
        assert_eq!(found, anew);
    }
}

fn numbered(number: u32, version: u32) -> Value {
    let words = ["layers", "attention", "sparse", "sparse attention", "vision", "of", "wombats", "model"];
    let word = |at: u32| words[((number * 7 + at * 3 + version) % 8) as usize];
    let title = format!("{} {} {}", word(0), word(1), word(2));
    let text = format!("{} and {} with {} {}", word(3), word(4), word(5), word(6));
    paper(number, &format!("2025-01-{:02}", 1 + (number + version) % 28), &title, &text)
}

#[derive(Clone, Debug)]
enum Doing {
    Import(u32, u32),
    Undo,
    Redo,
    Note(u32, &'static str),
    Tag(u32, &'static str),
    Star(u32),
    Read(u32),
    Queue(u32),
    RenameTag,
    Index,
    Reopen,
    /// Another process does something, or brings the index up.
    OtherNote(u32),
    OtherIndex,
    OtherImport(u32),
}

fn doing() -> impl Strategy<Value = Doing> {
    let note = prop_oneof![Just("a wombat"), Just(""), Just("sparse attention, mine")];
    let tag = prop_oneof![Just("vision"), Just("vision/ood"), Just("layer")];
    prop_oneof![
        3 => (0..9_u32, 0..3_u32).prop_map(|(number, version)| Doing::Import(number, version)),
        2 => Just(Doing::Undo),
        1 => Just(Doing::Redo),
        3 => (0..9_u32, note).prop_map(|(number, body)| Doing::Note(number, body)),
        2 => (0..9_u32, tag).prop_map(|(number, name)| Doing::Tag(number, name)),
        1 => (0..9_u32).prop_map(Doing::Star),
        1 => (0..9_u32).prop_map(Doing::Read),
        1 => (0..9_u32).prop_map(Doing::Queue),
        1 => Just(Doing::RenameTag),
        3 => Just(Doing::Index),
        1 => Just(Doing::Reopen),
        1 => (0..9_u32).prop_map(Doing::OtherNote),
        1 => Just(Doing::OtherIndex),
        1 => (0..9_u32).prop_map(Doing::OtherImport),
    ]
}

/// The library of that number, if it has one.
fn known(library: &Library, number: u32) -> Vec<i64> {
    library.resolve(&crate::fixture::arxiv(number)).into_iter().collect()
}

fn note(library: &Library, number: u32, body: &str) {
    for paper in known(library, number) {
        let base = library.paper(paper).unwrap().note;
        library.save_note(&SaveNote { paper, base, body: body.to_owned() }).unwrap();
    }
}

fn perform(fixture: Fixture, other: &Library, doing: &Doing) -> Fixture {
    let library = &fixture.library;
    match doing {
        Doing::Import(number, version) => {
            let papers: Vec<Value> = (*number..number + 3).map(|number| numbered(number, *version)).collect();
            fixture.import(&papers);
        }
        Doing::Undo => drop(library.undo().unwrap()),
        Doing::Redo => drop(library.redo().unwrap()),
        Doing::Note(number, body) => note(library, *number, body),
        Doing::Tag(number, name) => {
            let papers = known(library, *number);
            if !papers.is_empty() {
                library.add_tag(&AddTag { papers, name: (*name).to_owned() }).unwrap();
            }
        }
        Doing::Star(number) => {
            library.set_starred(&SetFlag { papers: known(library, *number), on: number % 2 == 0 }).unwrap();
        }
        Doing::Read(number) => {
            library.set_read(&SetFlag { papers: known(library, *number), on: true }).unwrap();
        }
        Doing::Queue(number) => {
            let request = SetStatus { papers: known(library, *number), status: Status::Queued };
            library.set_status(&request).unwrap();
        }
        Doing::RenameTag => {
            if let Ok(tag) = library.tag_named("vision") {
                library.rename_tag(&RenameTag { tag, name: "layers of vision".to_owned() }).unwrap();
            }
        }
        Doing::Index => library.finish_indexing().unwrap(),
        Doing::Reopen => return fixture.reopen(),
        Doing::OtherNote(number) => note(other, *number, "of another, a wombat"),
        Doing::OtherIndex => other.finish_indexing().unwrap(),
        Doing::OtherImport(number) => drop(import(other, &[numbered(*number, 2)])),
    }
    fixture
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn answers_are_those_of_a_library_made_anew(doings in prop::collection::vec(doing(), 1..28), often in 2..6_usize) {
        let mut fixture = Fixture::new();
        let other = fixture.again("cache");
        for (at, doing) in doings.iter().enumerate() {
            fixture = perform(fixture, &other, doing);
            if at % often == 0 {
                check(fixture.folder(), &fixture.library);
                prop_assert_eq!(answers(&other), answers(&fixture.library));
            }
        }
        check(fixture.folder(), &fixture.library);
    }
}

fn filled() -> Fixture {
    let papers: Vec<Value> = (0..40).map(|number| numbered(number, 0)).collect();
    let fixture = Fixture::with(&papers);
    fixture.note(7, "a wombat");
    fixture.library.finish_indexing().unwrap();
    fixture.note(8, "a later wombat");
    fixture
}

fn files(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn an_index_that_is_damaged_is_made_again() {
    let whole = filled();
    let (folder, expected) = (whole.cache().join("words-2"), answers(&whole.library));
    let names = files(&folder);
    let whole = whole.reopen();
    assert!(names.len() > 5, "{names:?}");
    for name in &names {
        for damage in [&b""[..], b"not an index at all", &[0xff; 4096]] {
            if name.extension().is_some_and(|ending| ending == "lock") {
                continue;
            }
            let kept = fs::read(name);
            fs::write(name, damage).unwrap();
            let library = whole.again("cache");
            library.finish_indexing().unwrap();
            assert_eq!(answers(&library), expected, "{name:?}");
            drop(library);
            if let Ok(kept) = kept {
                fs::write(name, kept).unwrap();
            }
        }
    }
}

#[test]
fn an_index_that_is_gone_or_of_another_form_is_made_again() {
    let fixture = filled();
    let expected = answers(&fixture.library);
    let cache = fixture.cache();
    let fixture = fixture.reopen();
    fs::remove_dir_all(&cache).unwrap();
    fs::create_dir_all(cache.join("words-0")).unwrap();
    fs::write(cache.join("words-0/old"), "x").unwrap();
    assert_eq!(answers(&fixture.library), expected);
    assert!(!cache.join("words-0").exists(), "what an older version left is cleared away");
    let fixture = fixture.reopen();
    fs::remove_dir_all(&cache).unwrap();
    fs::write(&cache, "no folder can be here").unwrap();
    fixture.library.finish_indexing().unwrap();
    assert_eq!(answers(&fixture.library), expected, "without a place for it the index is in memory");
}

#[test]
fn an_index_of_a_library_that_was_put_back_is_known_as_such() {
    let fixture = filled();
    let database = fixture.folder().join("library/library.db");
    let fixture = fixture.reopen();
    let expected = answers(&fixture.library);
    let kept = fixture.folder().join("kept.db");
    let sql = format!("VACUUM INTO '{}'", kept.display());
    rusqlite::Connection::open(&database).unwrap().execute_batch(&sql).unwrap();
    fixture.note(3, "written after the backup: numbat");
    fixture.library.finish_indexing().unwrap();
    assert_eq!(fixture.find("numbat"), [3]);
    let Fixture { .. } = &fixture;
    let (folder, fixture) = (fixture.folder().to_owned(), fixture);
    let fixture = {
        // Closed, put back, opened again, and written to by someone who does not search.
        let reopened = fixture.reopen();
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{ending}", database.display()));
        }
        fs::copy(&kept, &database).unwrap();
        reopened.reopen()
    };
    for number in 10..20 {
        fixture.library.mark_opened(fixture.id(number)).unwrap();
    }
    let fixture = fixture.reopen();
    assert_eq!(fixture.find("numbat"), [0_u32; 0]);
    let found = answers(&fixture.library);
    assert_eq!(found[7], expected[7]);
    check(&folder, &fixture.library);
}

#[test]
fn a_large_import_is_found_whole_and_counted_while_the_index_is_made() {
    let fixture = Fixture::new();
    let papers: Vec<Value> = (0..3_600)
        .map(|number| paper(number, "2025-01-02", &format!("Title {number}"), "Of layers."))
        .collect();
    fixture.import(&papers);
    let page = fixture.page(all("layers "));
    assert!(page.total + page.waiting >= 3_600, "{} found, {} waiting", page.total, page.waiting);
    fixture.note(17, "the newest of all, numbat");
    assert_eq!(fixture.page(all("numbat")).total, 1, "what was just written is found at once");
    fixture.library.finish_indexing().unwrap();
    let page = fixture.page(all("layers "));
    assert_eq!((page.total, page.waiting), (3_600, 0));
}

/// Another program writes into the library and does not know of its clock: what it changed is stamped with a moment that is not
/// over. Waiting for the index once never ended then.
#[test]
fn what_another_program_wrote_is_not_waited_for_for_ever_and_found_from_the_next_change_on() {
    let fixture = Fixture::with(&[
        paper(1, "2025-01-02", "A layer", "Of attention."),
        paper(2, "2025-01-02", "A layer", "Of attention."),
    ]);
    fixture.library.finish_indexing().unwrap();
    let other = rusqlite::Connection::open(fixture.folder().join("library/library.db")).unwrap();
    let written = "INSERT INTO note (paper, body, created_at, updated_at) VALUES (1, 'wombat', '', '')";
    other.execute(written, []).unwrap();
    fixture.library.finish_indexing().unwrap();
    fixture.import(&[paper(3, "2025-01-02", "A layer", "Of attention.")]);
    fixture.library.finish_indexing().unwrap();
    assert_eq!(fixture.find("note:wombat").len(), 1);
    other.execute("UPDATE note SET body = 'numbat' WHERE paper = 1", []).unwrap();
    let fixture = fixture.reopen();
    fixture.library.finish_indexing().unwrap();
    assert_eq!((fixture.find("note:wombat").len(), fixture.find("note:numbat").len()), (0, 1));
}
