//! One day's digest in six forms says the same, as far as each form holds it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use broadsheet_core::model::{DayKnown, Format, LinkKind, PaperFacts, PartialDay, Reading};
use rstest::rstest;

use super::{fixtures, papers, read_bytes};

/// What a form says of a paper, by the name of the fact.
type Said = BTreeMap<&'static str, String>;

const ALL: [&str; 12] = [
    "abstract",
    "ai keywords",
    "ai summary",
    "arxiv",
    "author count",
    "authors",
    "code",
    "comments",
    "organization",
    "project",
    "published",
    "upvotes",
];
/// What only some papers have.
const RARE: [&str; 5] = ["ai keywords", "ai summary", "code", "organization", "project"];

fn without(facts: &[&str]) -> Vec<&'static str> {
    ALL.into_iter().filter(|fact| !facts.contains(fact)).collect()
}

fn read_form(name: &str) -> Reading {
    read_bytes(&fs::read(fixtures().join("same-day").join(name)).unwrap()).unwrap()
}

/// The form that holds everything.
fn whole() -> Reading {
    read_form("api.json")
}

fn said(paper: &PaperFacts) -> Said {
    let listed = |words: &[String]| (!words.is_empty()).then(|| words.join(", "));
    let links = |kind| {
        let links = paper.links.iter().filter(|link| link.kind == kind);
        listed(&links.map(|link| link.url.clone()).collect::<Vec<String>>())
    };
    let published = paper.published.filter(|published| published.known == DayKnown::Explicit);
    let facts = [
        ("abstract", paper.abstract_text.clone().filter(|_| !paper.abstract_cut)),
        ("ai keywords", listed(&paper.ai_keywords)),
        ("ai summary", paper.ai_summary.clone()),
        ("arxiv", paper.arxiv_id.as_ref().map(ToString::to_string)),
        ("author count", paper.author_count.map(|count| count.to_string())),
        ("authors", listed(&paper.authors)),
        ("code", links(LinkKind::Code)),
        ("comments", paper.comments.map(|count| count.to_string())),
        ("organization", paper.organization.clone()),
        ("project", links(LinkKind::Project)),
        ("published", published.map(|published| published.day.to_string())),
        ("upvotes", paper.upvotes.map(|count| count.to_string())),
    ];
    facts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[test]
fn the_form_that_holds_everything_does() {
    let reading = whole();
    let papers = papers(&reading);
    assert_eq!((papers.len(), reading.warnings.len()), (6, 0));
    let mut held = BTreeSet::new();
    for paper in papers {
        let said = said(paper);
        let mut wanted = ALL.into_iter().filter(|fact| !RARE.contains(fact));
        assert_eq!(wanted.find(|fact| !said.contains_key(fact)), None, "{}: {said:?}", paper.title);
        held.extend(said.into_keys());
    }
    assert!(held.into_iter().eq(ALL));
}

#[rstest]
#[case::text("page.txt", Format::HfText, &["author count", "comments", "organization", "upvotes"])]
#[case::text_with_abstracts("search.txt", Format::HfText, &["abstract", "author count", "comments", "published"])]
#[case::html("page.html", Format::HfHtml, &ALL)]
#[case::json("api.json", Format::HfJson, &ALL)]
#[case::mail("newsletter.eml", Format::Mail, &ALL)]
#[case::feed("feed.xml", Format::Feed, &without(&["comments"]))]
#[case::markdown("digest.md", Format::Markdown, &ALL)]
fn one_day_is_the_same_in_each_form(#[case] name: &str, #[case] format: Format, #[case] holds: &[&str]) {
    let (reading, whole) = (read_form(name), whole());
    assert_eq!((reading.format, reading.digests.len(), &reading.warnings[..]), (format, 1, &[][..]));
    assert_eq!(papers(&reading).len(), 6);
    for (paper, known) in papers(&reading).into_iter().zip(papers(&whole)) {
        assert_eq!(paper.title, known.title);
        let (said, known) = (said(paper), said(known));
        for (fact, value) in &said {
            assert_eq!(known.get(fact), Some(value), "{fact} of {}", paper.title);
        }
        let missing = known.keys().find(|fact| holds.contains(fact) && !said.contains_key(*fact));
        assert_eq!(missing, None, "{}", paper.title);
    }
}

#[test]
fn the_day_is_the_same_in_each_form() {
    for name in ["page.html", "api.json", "newsletter.eml", "feed.xml", "digest.md"] {
        let day = read_form(name).digests[0].day;
        assert_eq!((day.day, day.inferred), (PartialDay::full(2024, 1, 22), false), "{name}");
    }
    // A page that was copied in its own year leaves the year out.
    let day = read_form("page.txt").digests[0].day.day.unwrap();
    assert_eq!((day.month, day.day), (1, 22));
}
