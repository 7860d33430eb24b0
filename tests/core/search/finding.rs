//! What queries find, wherever the words of a paper are: in the index, beside it, or some here and some there.

use broadsheet_core::api::*;
use broadsheet_core::model::Status;
use serde_json::{Value, json};

use crate::fixture::{Fixture, all, arxiv, paper};

fn papers() -> Vec<Value> {
    let mut papers = vec![
        paper(
            1,
            "2025-11-01",
            "Diffusing Light: diffusion models for images",
            "Language is not what this is about.",
        ),
        paper(
            2,
            "2025-11-02",
            "A Large Language Model reads",
            "We train a large language model with pre-training.",
        ),
        paper(
            3,
            "2025-11-03",
            "Model of a language",
            "A language of models, and models. Models! Attention to GPT-4.",
        ),
        paper(
            4,
            "2024-05-04",
            "Éclairs and Łódź",
            "On pretraining, by L'Hôpital. State space models are run.",
        ),
        paper(5, "2024-06-05", "论扩散模型的注意力", "扩散模型很好。"),
        paper(
            6,
            "2023-07-06",
            "State of space",
            "The state of models in space, and the state-space model itself.",
        ),
        paper(
            7,
            "2023-07-07",
            "Running experiments",
            "Studies of optimization, in “quotes”; see $x^2$ and 54.6\\% of it.",
        ),
    ];
    papers[0]["paper"]["githubRepo"] = json!("https://github.com/ada/engine");
    papers[1]["paper"]["projectPage"] = json!("https://ada.github.io/engine");
    papers[2]["paper"]["authors"] = json!([{"name": "Grace Hopper"}, {"name": "Alan Jones"}]);
    papers[3]["paper"]["ai_keywords"] = json!(["neural quokkas", "tokens"]);
    papers[3]["paper"]["organization"] = json!({"name": "acme", "fullname": "Acme Labs"});
    papers[6]["paper"]["summary"] = json!(
        "Studies of optimization, in “quotes”; weights at https://huggingface.co/ada/weights. Also 54.6\\% of it."
    );
    papers
}

/// Each query with the papers it finds, in the order in which they are listed.
const FINDS: &[(&str, &[u32])] = &[
    // Title before abstract, then the newest.
    ("model ", &[3, 2, 1, 6, 4]),
    ("diffusion", &[1]),
    ("diffused ", &[1]),
    ("diffusi", &[1]),
    ("eclair ", &[4]),
    ("lodz ", &[4]),
    ("hopital ", &[4]),
    ("chatelet", &[2, 1, 5, 4, 7, 6]),
    // As typed before scattered.
    ("language model ", &[2, 3, 1]),
    ("\"language model\"", &[2]),
    ("\"language mod", &[2]),
    ("state space ", &[6, 4]),
    ("\"state space\"", &[4, 6]),
    ("state-space ", &[4, 6]),
    ("pretraining ", &[4]),
    ("pre-training ", &[2, 4]),
    ("gpt-4", &[3]),
    ("running ", &[7, 4]),
    ("optimizing ", &[7]),
    ("study ", &[7]),
    ("studyi", &[7]),
    ("扩散 ", &[5]),
    ("散模", &[5]),
    ("模扩 ", &[]),
    ("quotes ", &[7]),
    ("quokka", &[4]),
    ("keyword:quokka ", &[4]),
    ("title:quokka ", &[]),
    ("org:acme ", &[4]),
    ("title:language ", &[3, 2]),
    ("abstract:language ", &[3, 2, 1]),
    ("author:hopper ", &[3]),
    ("author:\"grace hopper\"", &[3]),
    ("author:\"hopper alan\"", &[]),
    ("author:jone ", &[]),
    ("author:jone", &[3]),
    ("language -diffusion ", &[3, 2]),
    ("-language ", &[5, 4, 7, 6]),
    ("diffusion OR hopper ", &[1, 3]),
    ("(diffusion OR hopper) language ", &[3, 1]),
    ("-(language OR state) ", &[5, 7]),
    ("2501.00003", &[3]),
    ("id:2501.00003", &[3]),
    ("id:nothing", &[]),
    ("has:code", &[1]),
    ("-has:code has:project", &[2]),
    ("has:model", &[7]),
    ("host:github.com", &[1]),
    ("host:github.io", &[2]),
    ("host:hub.com", &[]),
    ("date:2024", &[5, 4]),
    ("date:2023..2024-05", &[4, 7, 6]),
    ("date:>=2025-11-02", &[3, 2]),
    ("date:30d", &[3, 2, 1]),
    ("added:1d", &[3, 2, 1, 5, 4, 7, 6]),
    ("added:..2025-11-25", &[]),
    ("digest:2025-11", &[3, 2, 1]),
    ("digest:2025-11-03", &[3]),
    ("upvotes:>5", &[7, 6]),
    ("upvotes:2..3", &[3, 2]),
    ("comments:0", &[3, 6]),
    ("seen:1", &[3, 2, 1, 5, 4, 7, 6]),
    ("seen:>=2", &[]),
    ("is:unread date:2025", &[3, 2, 1]),
    ("is:read", &[]),
    ("model sort:oldest", &[6, 4, 1, 2, 3]),
    ("sort:upvotes date:2025", &[3, 2, 1]),
    ("sort:title date:2025", &[2, 1, 3]),
    ("zebra ", &[]),
];

fn check(fixture: &Fixture, when: &str) {
    for (query, expected) in FINDS {
        assert_eq!(fixture.find(query), *expected, "{query} {when}");
    }
}

/// Each day is a digest of its own.
fn fixture() -> Fixture {
    let fixture = Fixture::new();
    for paper in papers() {
        fixture.import(&[paper]);
    }
    fixture
}

#[test]
fn words_and_conditions_find_what_they_say() {
    let fixture = fixture();
    check(&fixture, "beside the index");
    fixture.library.finish_indexing().unwrap();
    check(&fixture, "in the index");
    for number in [1, 3, 5] {
        fixture.note(number, "Something of mine.");
        fixture.note(number, "");
    }
    check(&fixture, "some here, some there");
    fixture.library.finish_indexing().unwrap();
    check(&fixture, "in the index again");
    let fixture = fixture.reopen();
    check(&fixture, "opened again");
    fixture.library.finish_indexing().unwrap();
    check(&fixture, "opened and brought up");
}

#[test]
fn what_the_person_just_did_is_found_by_the_next_query() {
    for indexed in [false, true] {
        let fixture = fixture();
        if indexed {
            fixture.library.finish_indexing().unwrap();
        }
        fixture.note(2, "Compare with the wombats of Tasmania.");
        assert_eq!(fixture.find("wombat "), [2]);
        assert_eq!(fixture.find("note:\"wombats of"), [2]);
        assert_eq!(fixture.find("has:note"), [2]);
        fixture.note(2, "No more of that.");
        assert_eq!(fixture.find("wombat "), [0_u32; 0]);
        fixture.tag(3, "to read/soon");
        assert_eq!(fixture.find("tag:\"to read\""), [3]);
        assert_eq!(fixture.find("tag:soo"), [3], "no tag is called so, but a level begins so");
        assert_eq!(fixture.find("soon "), [3], "a tag's name is words too");
        assert_eq!(fixture.find("has:tag language"), [3]);
        fixture.library.undo().unwrap();
        assert_eq!(fixture.find("has:tag"), [0_u32; 0]);
        let papers = vec![fixture.id(1), fixture.id(6)];
        fixture.library.set_status(&SetStatus { papers: papers.clone(), status: Status::Queued }).unwrap();
        assert_eq!(fixture.find("is:queued"), [1, 6]);
        assert_eq!(fixture.find("is:inbox model "), [3, 2, 4]);
        fixture.library.set_starred(&SetFlag { papers: papers.clone(), on: true }).unwrap();
        fixture.library.set_read(&SetFlag { papers, on: true }).unwrap();
        assert_eq!(fixture.find("is:starred is:read date:2025"), [1]);
        assert_eq!(fixture.find("-is:read state "), [4]);
        let again = Correct {
            paper: fixture.id(7),
            field: broadsheet_core::model::Field::Title,
            value: Some("Numbats".into()),
        };
        fixture.library.correct(&again).unwrap();
        assert_eq!(fixture.find("numbats "), [7]);
        assert_eq!(fixture.find("title:running "), [0_u32; 0]);
    }
}

#[test]
fn code_that_came_later_is_new() {
    let fixture = fixture();
    let mut later = paper(2, "2025-11-09", "A Large Language Model reads", "");
    later["paper"]["githubRepo"] = json!("https://github.com/ada/reader");
    fixture.import(&[later]);
    assert_eq!(fixture.find("code:new"), [2]);
    assert_eq!(fixture.find("seen:>1"), [2]);
    assert_eq!(fixture.find("has:code"), [2, 1]);
}

#[test]
fn a_title_that_is_what_was_typed_comes_first() {
    let fixture = Fixture::with(&[
        paper(1, "2025-01-01", "Attention", "x"),
        paper(2, "2025-01-02", "Attention, attention", "y"),
        paper(3, "2025-01-03", "More attention is all you need", "z"),
        paper(4, "2025-01-04", "All that you need is attention", "w"),
        paper(5, "2025-01-05", "Nothing", "attention is all you need, they say"),
        paper(6, "2025-01-06", "Nothing else", "you need all attention there is"),
    ]);
    for indexed in [false, true] {
        if indexed {
            fixture.library.finish_indexing().unwrap();
        }
        assert_eq!(fixture.find("attention ")[..1], [1]);
        assert_eq!(fixture.find("attention is all you need "), [3, 4, 5, 6]);
        assert_eq!(fixture.find("attention is all you ne"), [3, 4, 5, 6]);
    }
}

#[test]
fn typing_errors_are_forgiven_and_said() {
    let fixture = fixture();
    for indexed in [false, true] {
        if indexed {
            fixture.library.finish_indexing().unwrap();
        }
        for (query, mended, found) in [
            ("difusion ", "diffusion", 1),
            ("lagnuage model ", "language model", 2),
            ("optimziation", "optimization", 7),
            ("author:hoper ", "author:hopper", 3),
            ("\"large langage modle\" ", "\"large language model\"", 2),
            ("model language diffusion hopper ", "model language hopper", 3),
            ("diffusing light xyzzyx diffusion models images ", "diffusing light diffusion models images", 1),
        ] {
            let page = fixture.page(all(query));
            assert_eq!(page.mended.as_deref(), Some(mended), "{query}");
            assert_eq!(page.rows[0].id, fixture.id(found), "{query}");
        }
        for query in ["zebra ", "diffusion is:starred"] {
            assert_eq!(fixture.page(all(query)).mended, None, "{query}");
        }
    }
}

#[test]
fn a_place_that_holds_nothing_of_it_says_how_much_the_library_has() {
    let fixture = fixture();
    let starred = |query: &str| ListQuery { scope: Scope::Starred, ..all(query) };
    let star = SetFlag { papers: vec![fixture.id(7)], on: true };
    fixture.library.set_starred(&star).unwrap();
    let everywhere = fixture.page(all("diffusion ")).total;
    assert!(everywhere > 0);
    for (list, elsewhere) in [
        (starred("diffusion "), everywhere),
        // What is misspelt is found where it is.
        (starred("difusion "), everywhere),
        (starred("optimization "), 0),
        (starred("zebra "), 0),
        (starred(" "), 0),
        (all("zebra "), 0),
    ] {
        assert_eq!(fixture.page(list.clone()).elsewhere, elsewhere, "{list:?}");
    }
    let near = fixture.page(starred("optimziation "));
    assert_eq!(
        (near.mended.as_deref(), near.elsewhere),
        (Some("optimization"), 0),
        "the same error everywhere"
    );
}

#[test]
fn the_page_says_what_was_not_understood_and_where_the_hits_are() {
    let fixture = fixture();
    let page = fixture.page(all("𝔸 is:lovely model sort:title "));
    assert_eq!((page.remarks[0].start, page.remarks[0].end), (3, 12), "as the window counts");
    assert!(!page.remarks[0].unfinished && page.remarks[0].trouble.to_string().contains("takes unread"));
    assert_eq!(page.sort, Sort::Title);
    let page = fixture.page(all("title:language mod"));
    let marked: Vec<&str> =
        page.title_marks[0].iter().map(|mark| &page.rows[0].title[mark.start..mark.end]).collect();
    assert_eq!(marked, ["Language", "Model"]);
    let text = "Über models: “Modelling” — 扩散模型".to_owned();
    let request = MarkRequest {
        query: "model OR 扩散 ".to_owned(),
        texts: vec![
            MarkedText { field: TextKind::Abstract, text: text.clone() },
            MarkedText { field: TextKind::Note, text: "none".to_owned() },
        ],
    };
    let marks = fixture.library.mark_texts(&request);
    let units: Vec<u16> = text.encode_utf16().collect();
    let marked: Vec<String> =
        marks[0].iter().map(|mark| String::from_utf16(&units[mark.start..mark.end]).unwrap()).collect();
    assert_eq!(marked, ["models", "Modelling", "扩散"]);
    assert!(marks[1].is_empty());
}

#[test]
fn completions_know_the_library() {
    let fixture = fixture();
    fixture.tag(1, "vision/light");
    let offered = |text: &str| {
        let request = CompleteRequest { text: text.to_owned(), cursor: text.encode_utf16().count() };
        let completions = fixture.library.complete(&request).unwrap();
        (completions.start, completions.items.into_iter().map(|item| item.insert).collect::<Vec<_>>())
    };
    assert_eq!(offered("é tag:vis"), (2, vec!["tag:vision/light ".to_owned()]));
    assert_eq!(
        offered("host:git"),
        (0, vec!["host:github.com ".to_owned(), "host:ada.github.io ".to_owned()])
    );
    assert_eq!(offered("digest:2024-06"), (0, vec!["digest:2024-06-05 ".to_owned()]));
}

#[test]
fn nothing_typed_breaks_a_search() {
    let fixture = fixture();
    fixture.library.finish_indexing().unwrap();
    fixture.note(3, "something");
    for query in [
        "\"",
        "a AND",
        "NOT",
        "title:",
        "*",
        "(",
        "-x",
        "^a",
        "' OR 1=1 --",
        "\u{0}",
        "💥",
        "a* b*",
        "\"a* b*\"",
        "\"* a\"",
        "-*",
        "モ",
    ] {
        fixture.page(all(query));
        fixture.page(all(&format!("model {query} {query}")));
    }
    assert_eq!(fixture.library.resolve(&arxiv(1)).unwrap(), fixture.id(1));
}
