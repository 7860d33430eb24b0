//! Links to papers that other programs hold.

use broadsheet_core::api::{App, Event, NewPaper, Papers, Problem, Scope};
use broadsheet_core::model::Refusal;
use serde_json::json;

use crate::fixture::{Fixture, Witness, call, day, list, title};

/// What the window is told after a link is followed.
fn follow(app: &App, witness: &Witness, link: &str) -> Result<(i64, bool), Refusal> {
    witness.told();
    app.follow(link);
    match witness.told().as_slice() {
        [Event::Followed { paper, note }] => Ok((*paper, *note)),
        [Event::NotFollowed { error }] => match &error.problem {
            Problem::Refused { why } => Err(why.clone()),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The links of a paper, to itself and to its note, as they are copied.
fn links(app: &App, paper: i64) -> (String, String) {
    let copied = call(app, "references", json!({ "papers": [paper] })).unwrap();
    let link = |name: &str| copied[0][name].as_str().unwrap().to_owned();
    (link("here"), link("note"))
}

fn by_hand(name: Option<&str>) -> NewPaper {
    NewPaper {
        title: "A paper typed in".to_owned(),
        authors: Vec::new(),
        abstract_text: None,
        published: None,
        name: name.map(str::to_owned),
        links: Vec::new(),
    }
}

#[test]
fn a_copied_link_leads_to_its_paper_and_to_its_note_in_whatever_library_has_it() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-02", &[1, 2]));
    let paper = fixture.id(&title(2));
    let (app, witness, _folder) = fixture.app();
    let (here, note) = links(&app, paper);
    assert_eq!(here, "broadsheet://paper/arxiv:2501.00002");
    assert_eq!(follow(&app, &witness, &here), Ok((paper, false)));
    assert_eq!(follow(&app, &witness, &note), Ok((paper, true)));
    // What is in the trash is shown there.
    app.library().trash_papers(&Papers { papers: vec![paper] }).unwrap();
    assert_eq!(follow(&app, &witness, &here), Ok((paper, false)));

    let elsewhere = Fixture::new();
    elsewhere.import(&day("2025-01-02", &[2]));
    let there = elsewhere.id(&title(2));
    let (app, witness, _folder) = elsewhere.app();
    assert_eq!(follow(&app, &witness, &here), Ok((there, false)));
    assert_eq!(
        follow(&app, &witness, "broadsheet://paper/arxiv:2501.00001"),
        Err(Refusal::LinkedPaperMissing)
    );
}

#[test]
fn a_doi_is_a_name_in_every_library_too() {
    let fixture = Fixture::new();
    let paper = fixture.library.add_paper(&by_hand(Some("10.1145/3292500.3330919"))).unwrap();
    let (app, witness, _folder) = fixture.app();
    let (here, _) = links(&app, paper);
    assert_eq!(here, "broadsheet://paper/doi:10.1145%2F3292500.3330919");
    assert_eq!(follow(&app, &witness, &here), Ok((paper, false)));
}

#[test]
fn a_number_leads_to_no_paper_of_another_library() {
    let fixture = Fixture::new();
    let paper = fixture.library.add_paper(&by_hand(None)).unwrap();
    let again = fixture.again();
    let (app, witness, _folder) = fixture.app();
    let (here, note) = links(&app, paper);
    assert!(here.starts_with(&format!("broadsheet://paper/{paper}?library=")), "{here}");
    assert_eq!(follow(&app, &witness, &here), Ok((paper, false)));
    assert_eq!(follow(&app, &witness, &note), Ok((paper, true)));
    assert_eq!(
        follow(&app, &witness, &format!("broadsheet://paper/{paper}")),
        Ok((paper, false)),
        "typed by hand"
    );
    assert_eq!(
        again.references(&[paper]).unwrap()[0].here,
        here,
        "the mark is the library's, not the process's"
    );

    let elsewhere = Fixture::new();
    elsewhere.library.add_paper(&by_hand(None)).unwrap();
    let (app, witness, _folder) = elsewhere.app();
    assert_eq!(follow(&app, &witness, &here), Err(Refusal::OtherLibrary));
}

#[test]
fn whatever_a_link_says_nothing_is_changed() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-02", &[1]));
    let again = fixture.again();
    let version = again.version().unwrap();
    let (app, witness, _folder) = fixture.app();
    for link in [
        "broadsheet://import/etc/passwd",
        "broadsheet://paper/1/delete",
        "broadsheet://paper/../../etc/passwd",
        "broadsheet:--library=/tmp",
        "",
    ] {
        assert_eq!(follow(&app, &witness, link), Err(Refusal::NoPaperLink), "{link}");
    }
    assert_eq!(follow(&app, &witness, "broadsheet://paper/99"), Err(Refusal::LinkedPaperMissing));
    follow(&app, &witness, "broadsheet://paper/arxiv:2501.00001/note").unwrap();
    assert!(witness.opened.lock().unwrap().is_empty());
    assert_eq!(again.version().unwrap(), version);
    assert_eq!(list(&again, Scope::All, "").total, 1);
    assert!(!list(&again, Scope::All, "").rows[0].read);
}
