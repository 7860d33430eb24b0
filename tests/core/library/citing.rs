//! References, keys and entries that are copied, and the preview of an export.

use broadsheet_core::api::{CiteRequest, Cited, ExportPreview};
use broadsheet_core::export::Pattern;
use broadsheet_core::model::CitationStyle;
use serde_json::json;

use crate::fixture::{Fixture, call, day, id_of_first};

/// A preprint of several, one of a conference, and one that says little.
fn library() -> Fixture {
    let fixture = Fixture::new();
    let text = "@inproceedings{a, title = {Lanterns and Maps}, author = {Lovelace, Ada and Turing, Alan Mathison}, \
        booktitle = {Proceedings of Quiet Things}, year = {2023}}\n\
        @article{b, title = {Does it Scale?}, author = {Hopper, Grace and Noether, Emmy and van der Berg, Jan-Willem}, \
        eprint = {2402.04644}, archiveprefix = {arXiv}, year = {2024}, month = feb, day = 7}\n\
        @misc{c, title = {A Title Alone}}\n";
    let receipt = fixture.import_bytes("three.bib", text.as_bytes().to_vec());
    assert_eq!(receipt.totals.new, 3, "{receipt:?}");
    fixture
}

fn cited(fixture: &Fixture, what: Cited, style: CitationStyle) -> String {
    let titles = ["Lanterns and Maps", "Does it Scale?", "A Title Alone"];
    let papers = titles.iter().map(|title| fixture.id(title)).collect();
    fixture.library.cite(&CiteRequest { papers, what }, style, &Pattern::default()).unwrap()
}

#[test]
fn references_are_set_in_each_style() {
    let fixture = library();
    let set: Vec<String> = CitationStyle::ALL
        .into_iter()
        .map(|style| format!("{}\n\n{}", style.name(), cited(&fixture, Cited::Reference, style)))
        .collect();
    insta::assert_snapshot!(set.join("\n\n\n"));
}

#[test]
fn keys_go_into_one_command_and_entries_below_one_another() {
    let fixture = library();
    let style = CitationStyle::Apa;
    assert_eq!(cited(&fixture, Cited::Keys, style), "lovelace2023lanterns,hopper2024scale,title");
    let entries = cited(&fixture, Cited::Bibtex, style);
    assert_eq!(entries.matches("\n@").count() + usize::from(entries.starts_with('@')), 3, "{entries}");
    assert!(!entries.ends_with('\n'));
}

#[test]
fn nothing_is_copied_of_more_papers_than_a_hand_selects() {
    let fixture = library();
    let request = CiteRequest { papers: vec![1; 1001], what: Cited::Keys };
    let refused = fixture.library.cite(&request, CitationStyle::Apa, &Pattern::default());
    assert!(refused.unwrap_err().to_string().contains("1,000"));
}

#[test]
fn an_export_is_seen_before_it_is_written_and_then_is_that() {
    let fixture = Fixture::new();
    fixture.import(&day("2026-01-02", &(1..=30).collect::<Vec<_>>()));
    let (app, witness, folder) = fixture.app();
    let list = json!({ "scope": { "kind": "all" }, "query": "", "sort": "best" });
    let request = json!({
        "of": { "kind": "list", "of": list }, "format": "bibtex",
        "parts": { "tags": true, "notes": true, "highlights": false },
    });
    let seen = call(&app, "export_preview", request.clone()).unwrap();
    let preview: ExportPreview = serde_json::from_value(seen).unwrap();
    assert_eq!((preview.papers, preview.whole), (30, false));
    // Whoever chooses no file has written none.
    let to = json!({ "request": request, "title": "Inbox: all/of it", "folder": false, "dialog": "Where" });
    assert_eq!(call(&app, "export", to.clone()).unwrap(), json!(null));
    *witness.folder.lock().unwrap() = Some(folder.path().to_owned());
    let written = call(&app, "export", to).unwrap();
    let file = folder.path().join("Inbox all of it.bib");
    assert_eq!(written["papers"], 30);
    assert_eq!(written["place"], file.display().to_string());
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.starts_with(&preview.text), "{}", preview.text);

    let one = json!({ "of": { "kind": "papers", "of": [id_of_first(&app)] }, "format": "markdown",
        "parts": { "tags": false, "notes": false, "highlights": false } });
    let preview: ExportPreview =
        serde_json::from_value(call(&app, "export_preview", one.clone()).unwrap()).unwrap();
    assert_eq!((preview.papers, preview.whole), (1, true));
    let into = folder.path().join("notes");
    *witness.folder.lock().unwrap() = Some(into.clone());
    let written =
        call(&app, "export", json!({ "request": one, "title": "One", "folder": true, "dialog": "Where" }))
            .unwrap();
    assert_eq!(written["folder"]["written"], 1);
    assert_eq!(
        std::fs::read_dir(into)
            .unwrap()
            .filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|end| end == "md"))
            .count(),
        1
    );
}

#[test]
fn a_pattern_for_keys_that_means_nothing_is_refused_and_the_old_one_kept() {
    let (app, _, _folder) = library().app();
    let error =
        call(&app, "choose", json!({ "setting": "citation_keys", "value": "{nonsense}" })).unwrap_err();
    assert!(error.message.contains("{author}"), "{error:?}");
    let kept =
        call(&app, "choose", json!({ "setting": "citation_keys", "value": "{year}-{author}" })).unwrap();
    assert_eq!(kept["citation_keys"], "{year}-{author}");
    let keys = call(&app, "cite", json!({ "papers": [1], "what": "keys" })).unwrap();
    assert_eq!(keys, json!("2023-lovelace"));
}
