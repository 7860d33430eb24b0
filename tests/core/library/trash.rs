//! What was put away stays away: papers and digests in the trash.

use broadsheet_core::api::*;
use broadsheet_core::model::Status;
use serde_json::json;

use crate::fixture::{Fixture, day, item, title};

fn trash(fixture: &Fixture, papers: &[i64]) {
    fixture.library.trash_papers(&Papers { papers: papers.to_vec() }).unwrap();
}

#[test]
fn a_paper_in_the_trash_is_in_no_other_list_and_in_no_search() {
    let fixture = Fixture::new();
    let receipt = fixture.import(&day("2025-01-10", &[1, 2]));
    let paper = fixture.id(&title(1));
    let note = SaveNote { paper, base: String::new(), body: "zebra".to_owned() };
    fixture.library.save_note(&note).unwrap();
    fixture.library.add_tag(&AddTag { papers: vec![paper], name: "mine".to_owned() }).unwrap();
    trash(&fixture, &[paper]);
    for scope in [Scope::All, Scope::Inbox, Scope::Digest(receipt.digests[0])] {
        assert_eq!(fixture.titles(scope, ""), [title(2)], "{scope:?}");
    }
    assert_eq!(fixture.list(Scope::All, "zebra").total, 0);
    assert_eq!(fixture.titles(Scope::Trash, ""), [title(1)]);
    assert_eq!(fixture.titles(Scope::Trash, "number 1"), [title(1)]);
    assert_eq!(fixture.titles(Scope::Trash, "zebra"), [title(1)], "its note is searched there");
    let overview = fixture.library.overview().unwrap();
    assert_eq!((overview.counts.all, overview.counts.trash), (1, 1));
    assert_eq!((overview.digests[0].papers, overview.tags[0].papers), (1, 0));
    let shown = fixture.library.paper(paper).unwrap();
    assert!(shown.trashed);
    assert_eq!(shown.note, "zebra");
    fixture.library.restore_papers(&Papers { papers: vec![paper] }).unwrap();
    assert_eq!(fixture.list(Scope::All, "zebra").total, 1);
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 2);
}

#[test]
fn no_import_brings_back_what_was_put_away() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1, 2]));
    let (gone, done) = (fixture.id(&title(1)), fixture.id(&title(2)));
    trash(&fixture, &[gone]);
    fixture.library.set_status(&SetStatus { papers: vec![done], status: Status::Done }).unwrap();
    let mut again = item("2025-02-10", 1);
    again["paper"]["githubRepo"] = "https://github.com/ada/engine".into();
    let totals = fixture.import(&json!([again, item("2025-02-10", 2)])).totals;
    assert_eq!(
        (totals.new, totals.updated, totals.put_away),
        (0, 2, 2),
        "they are told of, and stay where they are"
    );
    assert_eq!(fixture.list(Scope::All, "").total, 1);
    assert_eq!(fixture.list(Scope::Inbox, "").total, 0);
    assert_eq!(fixture.list(Scope::Trash, "").total, 1);
    fixture.library.restore_papers(&Papers { papers: vec![gone] }).unwrap();
    assert_eq!(fixture.row(&title(1)).code_count, 1, "it went on being told of");
}

#[test]
fn a_digest_in_the_trash_lists_nothing_and_comes_back_whole() {
    let fixture = Fixture::new();
    let first = fixture.import(&day("2025-01-10", &[1, 2])).digests[0];
    fixture.import(&day("2025-01-11", &[2, 3]));
    let noted = fixture.id(&title(1));
    let note = SaveNote { paper: noted, base: String::new(), body: "mine".to_owned() };
    fixture.library.save_note(&note).unwrap();
    fixture.library.trash_digest(first).unwrap();
    let overview = fixture.library.overview().unwrap();
    assert_eq!((overview.digests.len(), overview.trashed_digests.len()), (1, 1));
    assert_eq!(fixture.list(Scope::All, "").total, 3, "what the person said something of stays");
    assert_eq!(fixture.library.paper(noted).unwrap().appearances[0].digest, None);
    let undo = fixture.library.overview().unwrap().undo.unwrap();
    assert!(undo.to_string().contains("2025-01-10"), "{undo}");
    fixture.import(&day("2025-01-10", &[1, 2]));
    assert_eq!(fixture.library.overview().unwrap().digests.len(), 1, "the same file brings it not back");
    fixture.library.restore_digest(first).unwrap();
    assert_eq!(fixture.library.overview().unwrap().digests.len(), 2);
    assert_eq!(fixture.list(Scope::Digest(first), "").total, 2);
    assert!(fixture.library.restore_digest(first).is_err());
}

#[test]
fn a_digest_is_named_and_its_own_name_comes_back() {
    let fixture = Fixture::new();
    let digest = fixture.import(&day("2025-01-10", &[1])).digests[0];
    let rename = |name: Option<&str>| {
        let name = name.map(str::to_owned);
        fixture.library.rename_digest(&RenameDigest { digest, name })
    };
    rename(Some("  For the\nreading group ")).unwrap();
    let info = fixture.library.overview().unwrap().digests[0].clone();
    assert_eq!((info.title.as_deref(), info.named), (Some("For the reading group"), true));
    let seen = fixture.library.paper(fixture.id(&title(1))).unwrap().appearances;
    assert_eq!(seen[0].title.as_deref(), Some("For the reading group"));
    assert!(rename(Some(&"x".repeat(201))).is_err());
    rename(None).unwrap();
    assert!(!fixture.library.overview().unwrap().digests[0].named);
    fixture.library.undo().unwrap();
    assert!(fixture.library.overview().unwrap().digests[0].named);
}
