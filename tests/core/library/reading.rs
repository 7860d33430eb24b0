//! Reading and annotating: highlights, every version of a note, what was deleted, the notebook, links between notes.

use broadsheet_core::api::*;
use broadsheet_core::model::HighlightColour;
use broadsheet_core::service::Library;
use proptest::prelude::*;
use serde_json::json;

use crate::fixture::{Fixture, call, day, item, title};

fn highlight(fixture: &Fixture, paper: i64, words: &str, comment: &str) -> i64 {
    let text = shown(&fixture.library.paper(paper).unwrap());
    let start = text[..text.find(words).unwrap()].encode_utf16().count();
    let at = TextRange { start, end: start + words.encode_utf16().count() };
    let request = AddHighlight { paper, at, colour: HighlightColour::Green, comment: comment.to_owned() };
    fixture.library.add_highlight(&request).unwrap()
}

fn shown(paper: &PaperDetail) -> String {
    paper.abstract_passages.iter().map(broadsheet_core::model::Passage::source).collect()
}

/// The words that a highlight stands on; none where it is an orphan.
fn words(paper: &PaperDetail, highlight: &HighlightInfo) -> Option<String> {
    let units: Vec<u16> = shown(paper).encode_utf16().collect();
    highlight.at.as_ref().map(|at| String::from_utf16(&units[at.start..at.end]).unwrap())
}

fn with_abstract(text: &str) -> serde_json::Value {
    let mut item = item("2025-01-20", 1);
    item["paper"]["summary"] = json!(text);
    json!([item])
}

fn write(fixture: &Fixture, paper: i64, body: &str) {
    let base = fixture.library.paper(paper).unwrap().note;
    fixture.library.save_note(&SaveNote { paper, base, body: body.to_owned() }).unwrap();
}

#[test]
fn a_highlight_is_made_changed_found_and_taken_back() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let paper = fixture.id(&title(1));
    let id = highlight(&fixture, paper, " layers and ", "Why numbats?");
    let detail = fixture.library.paper(paper).unwrap();
    assert_eq!(detail.highlights.len(), 1);
    assert_eq!(words(&detail, &detail.highlights[0]).as_deref(), Some("layers and"), "without the space");
    assert_eq!(fixture.titles(Scope::All, "has:highlight"), [title(1)]);
    assert_eq!(fixture.titles(Scope::All, "numbats "), [title(1)], "its comment is searched");
    let change =
        ChangeHighlight { highlight: id, colour: HighlightColour::Pink, comment: "Why wombats?".to_owned() };
    fixture.library.change_highlight(&change).unwrap();
    assert_eq!(fixture.titles(Scope::All, "note:wombats "), [title(1)]);
    assert_eq!(highlight(&fixture, paper, "layers and", ""), id, "the same words are the same highlight");
    let now = fixture.library.paper(paper).unwrap().highlights.remove(0);
    assert_eq!((now.colour, now.comment.as_str()), (HighlightColour::Green, "Why wombats?"));
    assert_eq!(
        fixture.library.highlights_as_markdown(paper).unwrap(),
        "> layers and\n\nWhy wombats?\n",
        "ready for the note"
    );
    fixture.library.delete_highlight(id).unwrap();
    assert_eq!(fixture.list(Scope::All, "has:highlight").total, 0);
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.paper(paper).unwrap().highlights, [now]);
    let nothing = AddHighlight {
        paper,
        at: TextRange { start: 4, end: 5 },
        colour: HighlightColour::Blue,
        comment: String::new(),
    };
    let error = fixture.library.add_highlight(&nothing).unwrap_err().to_string();
    assert_eq!(error, "There are no words to highlight in what was selected. Nothing was changed.");
}

#[test]
fn a_highlight_holds_its_paper_and_outlives_its_abstract() {
    let fixture = Fixture::new();
    let import = fixture.import(&with_abstract("We study layers. They are deep.")).import.unwrap();
    let paper = fixture.id(&title(1));
    highlight(&fixture, paper, "They are deep", "");
    fixture.library.undo_import(import).unwrap();
    assert_eq!(fixture.titles(Scope::All, ""), [title(1)], "what holds a highlight stays");
    fixture.library.redo_import(import).unwrap();
    let correct = Correct {
        paper,
        field: broadsheet_core::model::Field::Abstract,
        value: Some("Another abstract altogether.".to_owned()),
    };
    fixture.library.correct(&correct).unwrap();
    let orphan = fixture.library.paper(paper).unwrap().highlights.remove(0);
    assert_eq!((orphan.at, orphan.quote.as_str()), (None, "They are deep"));
    fixture.library.undo().unwrap();
    assert!(fixture.library.paper(paper).unwrap().highlights[0].at.is_some(), "and is found again");
}

#[test]
fn every_version_of_a_note_is_kept_and_comes_back() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    let texts: Vec<String> =
        (0..120).map(|number| format!("Première ligne\n{number} of many\nend")).collect();
    for text in &texts {
        write(&fixture, paper, text);
    }
    write(&fixture, paper, "");
    let all = NoteHistoryRequest { paper, all: true };
    let versions = fixture.library.note_history(&all).unwrap();
    let bodies: Vec<String> =
        versions.iter().map(|version| fixture.library.note_version(version.id).unwrap().body).collect();
    let expected: Vec<String> = texts.iter().cloned().chain([String::new()]).rev().collect();
    assert_eq!(bodies, expected);
    let few = fixture.library.note_history(&NoteHistoryRequest { paper, all: false }).unwrap();
    assert!(few.len() < 10 && few[0] == versions[0], "one sitting is one line: {few:?}");
    let old = versions.last().unwrap().id;
    fixture.library.restore_note_version(old).unwrap();
    assert_eq!(fixture.library.paper(paper).unwrap().note, texts[0]);
    let detail = fixture.library.note_version(versions[1].id).unwrap();
    let kinds: Vec<DiffKind> = detail.diff.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [DiffKind::Same, DiffKind::Removed, DiffKind::Added, DiffKind::Same]);
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.paper(paper).unwrap().note, "");
}

#[test]
fn emptied_notes_and_deleted_tags_are_listed_and_restored() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    write(&fixture, one, "On quokkas.");
    write(&fixture, one, "");
    for paper in [one, two] {
        fixture.library.add_tag(&AddTag { papers: vec![paper], name: "vision/ood".to_owned() }).unwrap();
    }
    let tag = fixture.library.tag_named("vision/ood").unwrap();
    fixture.library.delete_tag(tag).unwrap();
    let deleted = fixture.library.deleted("").unwrap();
    assert_eq!((deleted.notes.len(), deleted.tags.len()), (1, 1));
    assert_eq!((deleted.tags[0].name.as_str(), deleted.tags[0].papers), ("vision/ood", 2));
    assert_eq!(fixture.library.deleted("quokka").unwrap().notes[0].excerpt, "On quokkas.");
    assert_eq!(fixture.library.deleted("wombat").unwrap(), Deleted::default());
    fixture.library.restore_note_version(deleted.notes[0].version).unwrap();
    assert_eq!(fixture.library.paper(one).unwrap().note, "On quokkas.");
    fixture.library.restore_tag(tag).unwrap();
    assert_eq!(fixture.list(Scope::Tag(tag), "").total, 2);
    assert_eq!(fixture.library.deleted("").unwrap(), Deleted::default());
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.deleted("").unwrap().tags.len(), 1);
    // A tag of the same name made meanwhile takes the papers.
    fixture.library.add_tag(&AddTag { papers: vec![one], name: "Vision/OOD".to_owned() }).unwrap();
    fixture.library.restore_tag(tag).unwrap();
    let joined = fixture.library.tag_named("vision/ood").unwrap();
    assert_eq!(fixture.list(Scope::Tag(joined), "").total, 2);
}

#[test]
fn the_notebook_shows_notes_and_highlights_the_newest_first() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    write(&fixture, one, "On attention.");
    highlight(&fixture, two, "layers", "wombat");
    let page = |query: &str, scope| {
        let request = NotebookRequest { scope, query: query.to_owned(), offset: 0, limit: 50 };
        fixture.library.notebook(&request).unwrap()
    };
    let all = page("", Scope::All);
    assert_eq!((all.total, all.items[0].paper.id, all.items[1].paper.id), (2, two, one));
    assert!(matches!(&all.items[1].what, NotebookKind::Note { body } if body == "On attention."));
    assert_eq!(page("attention ", Scope::All).total, 1, "the words of the note, not of its paper");
    assert_eq!(page("wombat has:highlight", Scope::All).items[0].paper.id, two);
    fixture.library.add_tag(&AddTag { papers: vec![one], name: "mine".to_owned() }).unwrap();
    let tag = fixture.library.tag_named("mine").unwrap();
    assert_eq!(page("", Scope::Tag(tag)).total, 1);
    let beyond = NotebookRequest { scope: Scope::All, query: String::new(), offset: 9, limit: 9 };
    assert_eq!(fixture.library.notebook(&beyond).unwrap().items, []);
}

#[test]
fn notes_link_to_papers_and_papers_know_it() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    let typed = SuggestPapers { words: "number 2".to_owned(), paper: one };
    let suggested = fixture.library.suggest_papers(&typed).unwrap();
    assert_eq!(suggested[0].link, format!("[[2501.00002|{}]]", title(2)));
    write(&fixture, one, &format!("Compare {} and [[2501.00003v2]].", suggested[0].link));
    let linking = fixture.library.paper(two).unwrap().backlinks;
    assert_eq!(linking.iter().map(|paper| paper.id).collect::<Vec<_>>(), [one]);
    assert_eq!(fixture.library.paper(fixture.id(&title(3))).unwrap().backlinks.len(), 1);
    assert_eq!(fixture.library.linked_paper("2501.00002").unwrap(), two);
    assert_eq!(fixture.library.linked_paper(&format!("#{two}")).unwrap(), two);
    fixture.library.linked_paper("2501.99999").unwrap_err();
    write(&fixture, one, "Compare nothing.");
    assert_eq!(fixture.library.paper(two).unwrap().backlinks, []);
    fixture.library.undo().unwrap();
}

#[test]
fn the_rest_of_a_digest_is_marked_done_as_one_action() {
    let fixture = Fixture::new();
    let digest = fixture.import(&day("2025-01-10", &[1, 2, 3, 4])).digests[0];
    let queued =
        SetStatus { papers: vec![fixture.id(&title(2))], status: broadsheet_core::model::Status::Queued };
    fixture.library.set_status(&queued).unwrap();
    let decided = || fixture.library.overview().unwrap().digests[0].decided;
    assert_eq!(decided(), 1);
    let list = ListQuery { scope: Scope::Digest(digest), query: String::new(), sort: Sort::Best };
    fixture.library.mark_rest(&MarkRest { list }).unwrap();
    assert_eq!((decided(), fixture.list(Scope::Queued, "").total), (4, 1));
    assert_eq!(
        fixture.library.undo().unwrap().label.map(|label| label.to_string()).as_deref(),
        Some("mark the rest as done: 3 papers")
    );
    assert_eq!(decided(), 1);
}

#[test]
fn a_template_is_filled_for_a_paper() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    let (app, _, _folder) = fixture.app();
    let template = "# {title}\n{authors}, {date}\n{link}{code}";
    call(&app, "choose", json!({"setting": "note_template", "value": template})).unwrap();
    let filled = call(&app, "note_template", json!(paper)).unwrap();
    let expected = format!(
        "# {}\nAda Lovelace, Émilie du Châtelet, 2025-01-10\nhttps://arxiv.org/abs/2501.00001",
        title(1)
    );
    assert_eq!(filled, json!(expected));
}

/// What is done to a note, and what must come back.
#[derive(Clone, Debug)]
enum Edit {
    Write(String),
    Undo,
    Redo,
    Restore(prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        5 => prop::collection::vec("[a-c]|é|\n| ", 0..12).prop_map(|words| Edit::Write(words.concat())),
        1 => Just(Edit::Undo),
        1 => Just(Edit::Redo),
        1 => any::<prop::sample::Index>().prop_map(Edit::Restore),
    ]
}

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(24), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_text_ever_saved_can_be_brought_back(edits in prop::collection::vec(edit(), 1..80)) {
        let fixture = Fixture::new();
        fixture.import(&day("2025-01-10", &[1]));
        let paper = fixture.id(&title(1));
        let mut ever: Vec<String> = Vec::new();
        for edit in &edits {
            let versions = fixture.library.note_history(&NoteHistoryRequest { paper, all: true }).unwrap();
            match edit {
                Edit::Write(body) => write(&fixture, paper, body),
                // Not the import.
                Edit::Undo if fixture.library.overview().unwrap().undo.is_some_and(|label| label.to_string().contains("note")) => {
                    drop(fixture.library.undo().unwrap());
                }
                Edit::Redo => drop(fixture.library.redo().unwrap()),
                Edit::Restore(which) if !versions.is_empty() => {
                    fixture.library.restore_note_version(which.get(&versions).id).unwrap();
                }
                _ => {}
            }
            ever.push(fixture.library.paper(paper).unwrap().note);
        }
        let kept: Vec<String> = fixture
            .library
            .note_history(&NoteHistoryRequest { paper, all: true })
            .unwrap()
            .iter()
            .map(|version| fixture.library.note_version(version.id).unwrap().body)
            .collect();
        for text in ever {
            prop_assert!(text.is_empty() || kept.contains(&text), "{text:?} is lost");
        }
    }

    #[test]
    fn a_new_abstract_moves_no_highlight_to_other_words_and_loses_none(
        sentences in prop::collection::vec("(Deep|Wide) (layers|models) (learn|forget) (fast|well)\\.", 3..8),
        others in prop::collection::vec("(Deep|Wide) (layers|models) (learn|forget) (fast|well)\\.", 0..8),
        marked in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..5), 1..6),
        kept in any::<prop::sample::Index>(),
    ) {
        let fixture = Fixture::new();
        let text = sentences.join(" ");
        fixture.import(&with_abstract(&text));
        let paper = fixture.id(&title(1));
        let words_of: Vec<&str> = text.split(' ').collect();
        for (from, many) in &marked {
            let from = from.index(words_of.len());
            let start: usize = words_of[..from].iter().map(|word| word.len() + 1).sum();
            let quote = words_of[from..(from + many).min(words_of.len())].join(" ");
            let at = TextRange { start, end: start + quote.len() };
            let request = AddHighlight { paper, at, colour: HighlightColour::Blue, comment: String::new() };
            fixture.library.add_highlight(&request).unwrap();
        }
        let before = fixture.library.paper(paper).unwrap().highlights;
        prop_assert!(before.iter().all(|highlight| highlight.at.is_some()));
        // A later digest has another, longer abstract: some of the old sentences, and others.
        let kept = &sentences[..=kept.index(sentences.len())];
        let longer = format!("{} {} And much more was said of it all.", kept.join(" "), others.join("  "));
        fixture.import(&with_abstract(&longer));
        let detail = fixture.library.paper(paper).unwrap();
        prop_assert_eq!(detail.highlights.len(), before.len());
        for highlight in &detail.highlights {
            if let Some(found) = words(&detail, highlight) {
                let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert_eq!(plain(&found), plain(&highlight.quote));
            }
        }
    }
}

#[test]
fn a_pdf_is_copied_into_the_library_opened_and_found() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let paper = fixture.id(&title(1));
    let outside = tempfile::tempdir().unwrap();
    let (pdf, text) = (outside.path().join("My <paper>.pdf"), outside.path().join("text.pdf"));
    std::fs::write(&pdf, b"%PDF-1.7 of one's own").unwrap();
    std::fs::write(&text, b"not one").unwrap();
    let attachment = fixture.library.attach(paper, &pdf).unwrap();
    assert_eq!(fixture.library.attach(paper, &pdf).unwrap(), attachment, "once is enough");
    std::fs::remove_file(&pdf).unwrap();
    let info = fixture.library.paper(paper).unwrap().attachments.remove(0);
    assert_eq!((info.name.as_str(), info.size), ("My paper.pdf", 21));
    let copy = fixture.library.attached_file(attachment).unwrap();
    assert!(copy.starts_with(fixture.folder.path().join("files")));
    assert_eq!(std::fs::read(&copy).unwrap(), b"%PDF-1.7 of one's own");
    assert_eq!(fixture.titles(Scope::All, "has:pdf"), [title(1)]);
    let refused = fixture.library.attach(paper, &text).unwrap_err().to_string();
    assert!(refused.ends_with("is not a PDF. Nothing was changed. Only PDFs can be added to papers."));
    let missing = fixture.library.attach(paper, &pdf).unwrap_err().to_string();
    assert!(missing.contains("could not be read"), "{missing}");
    fixture.library.detach(attachment).unwrap();
    assert_eq!(fixture.list(Scope::All, "has:pdf").total, 0);
    fixture.library.undo().unwrap();
    assert!(fixture.library.attached_file(attachment).unwrap().is_file(), "undo finds its bytes");
    let (app, witness, _folder) = fixture.app();
    call(&app, "open_attachment", json!(attachment)).unwrap();
    assert!(witness.opened.lock().unwrap()[0].ends_with("My paper.pdf"));
    std::fs::remove_file(&copy).unwrap();
    let gone = call(&app, "open_attachment", json!(attachment)).unwrap_err().message;
    assert_eq!(gone, "My paper.pdf is not in the library's folder any more. Add it again if you have it.");
}

#[test]
fn merging_keeps_highlights_and_files() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    highlight(&fixture, two, "layers and attention", "mine");
    let outside = tempfile::tempdir().unwrap();
    let pdf = outside.path().join("two.pdf");
    std::fs::write(&pdf, b"%PDF-1.7").unwrap();
    fixture.library.attach(two, &pdf).unwrap();
    fixture.library.merge_papers(&MergePapers { groups: vec![vec![one, two]] }).unwrap();
    let merged = fixture.library.paper(one).unwrap();
    assert_eq!((merged.highlights.len(), merged.attachments.len()), (1, 1));
    fixture.library.undo().unwrap();
    assert_eq!(fixture.library.paper(one).unwrap().highlights, []);
    assert_eq!(fixture.library.paper(two).unwrap().highlights.len(), 1);
}

#[test]
fn an_emptied_trash_holds_nothing_and_what_was_in_it_stays_away() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2, 3]));
    let (one, two) = (fixture.id(&title(1)), fixture.id(&title(2)));
    write(&fixture, one, "On quokkas.");
    highlight(&fixture, one, "layers", "numbat");
    write(&fixture, two, "On wombats.");
    write(&fixture, two, "");
    fixture.library.add_tag(&AddTag { papers: vec![one, two], name: "mine".to_owned() }).unwrap();
    fixture.library.delete_tag(fixture.library.tag_named("mine").unwrap()).unwrap();
    let outside = tempfile::tempdir().unwrap();
    let pdf = outside.path().join("one.pdf");
    std::fs::write(&pdf, b"%PDF-1.7").unwrap();
    let attachment = fixture.library.attach(one, &pdf).unwrap();
    let copy = fixture.library.attached_file(attachment).unwrap();
    fixture.library.trash_papers(&Papers { papers: vec![one] }).unwrap();
    let nothing = EmptiedTrash { papers: 0, digests: 0, notes: 0, tags: 0 };
    assert_eq!(fixture.library.empty_trash(30).unwrap(), nothing, "not yet thirty days");
    assert_eq!(fixture.list(Scope::Trash, "").total, 1);
    let emptied = fixture.library.empty_trash(0).unwrap();
    assert_eq!(emptied, EmptiedTrash { papers: 1, digests: 0, notes: 1, tags: 1 });
    assert_eq!(fixture.list(Scope::Trash, "").total, 0);
    assert_eq!(fixture.library.deleted("").unwrap(), Deleted::default());
    assert!(!copy.exists(), "nothing names the file any more");
    assert_eq!(fixture.library.undo().unwrap().label, None, "there is nothing to take back");
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    for table in ["note", "note_version", "highlight", "tag_trash", "attachment", "action"] {
        let rows: i64 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    // The paper stays away, whatever comes.
    fixture.import(&day("2025-01-11", &[1, 4]));
    assert_eq!(fixture.list(Scope::All, "").total, 3);
    assert_eq!(fixture.list(Scope::All, "quokkas ").total, 0);
}

#[test]
fn only_who_chose_so_has_old_trash_emptied() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    fixture.library.trash_papers(&Papers { papers: vec![fixture.id(&title(1))] }).unwrap();
    // It was put there long ago.
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute_batch(
        "UPDATE mark SET trashed_at = '2025-01-01T00:00:00Z';
         UPDATE change_clock SET now = now + 1;",
    )
    .unwrap();
    let (app, _, _folder) = fixture.app();
    let in_trash = |app: &App| call(app, "overview", json!(null)).unwrap()["counts"]["trash"].clone();
    app.empty_old_trash().unwrap();
    assert_eq!(in_trash(&app), json!(1));
    call(&app, "choose", json!({"setting": "trash_days", "value": 30})).unwrap();
    app.empty_old_trash().unwrap();
    assert_eq!(in_trash(&app), json!(0));
}

#[test]
fn a_start_with_a_clock_ahead_does_not_empty_the_trash() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    fixture.library.trash_papers(&Papers { papers: vec![fixture.id(&title(1))] }).unwrap();
    let (app, _, folder) = fixture.app();
    call(&app, "choose", json!({"setting": "trash_days", "value": 30})).unwrap();
    drop(app);
    let ahead = || jiff::Timestamp::from_second(1_760_000_000 + 40 * 24 * 3600).unwrap();
    let library = Library::open(folder.path(), ahead).unwrap();
    let (app, _, _folder) = Fixture { library, folder }.app();
    let in_trash = |app: &App| call(app, "overview", json!(null)).unwrap()["counts"]["trash"].clone();
    app.empty_old_trash().unwrap();
    assert_eq!(in_trash(&app), json!(1), "nothing was done here since");
    // What is done so long after it tells that the days have passed.
    call(&app, "choose", json!({"setting": "theme", "value": "dark"})).unwrap();
    app.empty_old_trash().unwrap();
    assert_eq!(in_trash(&app), json!(0));
}

#[test]
fn a_library_that_says_it_was_used_before_all_time_opens_and_keeps_its_trash() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    fixture.library.trash_papers(&Papers { papers: vec![fixture.id(&title(1))] }).unwrap();
    let db = rusqlite::Connection::open(fixture.folder.path().join("library.db")).unwrap();
    db.execute("UPDATE action SET at = '-009999-01-02T02:00:00Z'", []).unwrap();
    fixture.library.empty_old_trash(30).unwrap();
    assert_eq!(fixture.library.overview().unwrap().counts.trash, 1);
}

#[test]
fn emptying_a_trash_with_nothing_in_it_leaves_undo_alone() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    write(&fixture, fixture.id(&title(1)), "On quokkas.");
    let nothing = EmptiedTrash { papers: 0, digests: 0, notes: 0, tags: 0 };
    assert_eq!(fixture.library.empty_trash(0).unwrap(), nothing);
    assert!(fixture.library.undo().unwrap().label.is_some());
}

#[test]
fn a_note_emptied_by_undo_was_emptied_then_and_not_when_it_was_begun() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let paper = fixture.id(&title(1));
    write(&fixture, paper, "On quokkas.");
    let all = NoteHistoryRequest { paper, all: true };
    let begun = fixture.library.note_history(&all).unwrap()[0].at.clone();
    fixture.library.undo().unwrap();
    assert!(fixture.library.deleted("").unwrap().notes[0].at > begun);
}
