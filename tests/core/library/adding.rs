//! Papers typed in by hand, and names pasted alone.

use broadsheet_core::api::{NewPaper, Scope};

use crate::fixture::{Fixture, day};

fn typed(title: &str, name: Option<&str>) -> NewPaper {
    NewPaper { title: title.to_owned(), name: name.map(str::to_owned), ..NewPaper::default() }
}

#[test]
fn a_paper_typed_in_is_kept_with_all_that_was_said() {
    let fixture = Fixture::new();
    let new = NewPaper {
        authors: vec!["Ada Lovelace".to_owned(), " ".to_owned(), "Alan Turing".to_owned()],
        abstract_text: Some("Code at https://github.com/example/engine.".to_owned()),
        published: Some("2024-02-29".to_owned()),
        links: vec!["gitlab.com/example/notes".to_owned()],
        ..typed("  On  Engines ", Some("arXiv:2402.00001v3"))
    };
    let id = fixture.library.add_paper(&new).unwrap();
    let paper = fixture.library.paper(id).unwrap();
    assert_eq!(paper.row.title, "On Engines");
    assert_eq!(paper.authors, ["Ada Lovelace", "Alan Turing"]);
    assert_eq!(paper.arxiv_id.as_deref(), Some("2402.00001"));
    assert_eq!((paper.row.published.as_deref(), paper.row.published_inferred), (Some("2024-02-29"), false));
    let urls: Vec<&str> = paper.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://gitlab.com/example/notes", "https://github.com/example/engine"]);
    assert!(fixture.library.overview().unwrap().digests.is_empty(), "it is no digest");
    fixture.library.undo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 0);
    fixture.library.redo().unwrap();
    assert_eq!(fixture.list(Scope::All, "").total, 1);
}

#[test]
fn a_paper_that_a_digest_brought_is_not_doubled_by_hand() {
    let fixture = Fixture::new();
    fixture.import(&day("2025-01-10", &[1]));
    let known = fixture.list(Scope::All, "").rows[0].id;
    let arxiv = fixture.library.paper(known).unwrap().arxiv_id.unwrap();
    let address = format!("https://huggingface.co/papers/{arxiv}");
    assert_eq!(fixture.library.named_alone(&address).unwrap(), Some(Some(known)));
    assert_eq!(fixture.library.add_paper(&typed("Another title", Some(&address))).unwrap(), known);
    assert_eq!(fixture.list(Scope::All, "").total, 1);
}

#[test]
fn a_name_alone_is_told_from_a_digest() {
    let library = Fixture::new().library;
    for name in [
        "https://arxiv.org/abs/2402.00009",
        "2402.00009v2",
        "doi:10.1145/3292500.3330919",
        "hf.co/papers/2402.00009",
    ] {
        assert_eq!(library.named_alone(name).unwrap(), Some(None), "{name}");
    }
    for other in ["", "A title", "https://github.com/a/b", "2402.00009 and 2402.00010"] {
        assert_eq!(library.named_alone(other).unwrap(), None, "{other}");
    }
}

#[test]
fn what_does_not_do_is_said_and_adds_nothing() {
    let fixture = Fixture::new();
    let undated = NewPaper { published: Some("yesterday".to_owned()), ..typed("T", None) };
    for new in [typed(" ", None), typed("T", Some("no name")), undated] {
        let error = fixture.library.add_paper(&new).unwrap_err().to_string();
        assert!(error.ends_with("Nothing was added."), "{error}");
    }
    assert_eq!(fixture.list(Scope::All, "").total, 0);
}
