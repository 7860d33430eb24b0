//! One day's digest in six forms says the same, as far as each form holds it.

use std::collections::BTreeMap;
use std::fs;

use broadsheet_core::model::{DayKnown, Format, LinkKind, PaperFacts, PartialDay, Reading};
use rstest::rstest;

use super::{fixtures, papers, read_bytes};

/// What a form says of a paper, by the name of the fact.
type Said = BTreeMap<&'static str, String>;

const ALL: [&str; 8] =
    ["abstract", "arxiv", "author count", "authors", "code", "comments", "published", "upvotes"];

fn read_form(name: &str) -> Reading {
    read_bytes(&fs::read(fixtures().join("same-day").join(name)).unwrap()).unwrap()
}

/// The form that holds everything.
fn whole() -> Reading {
    read_form("api.json")
}

fn said(paper: &PaperFacts) -> Said {
    let listed = |words: &[String]| (!words.is_empty()).then(|| words.join(", "));
    let code = paper.links.iter().filter(|link| link.kind == LinkKind::Code).map(|link| link.url.clone());
    let published = paper.published.filter(|published| published.known == DayKnown::Explicit);
    let facts = [
        ("abstract", paper.abstract_text.clone().filter(|_| !paper.abstract_cut)),
        ("arxiv", paper.arxiv_id.as_ref().map(ToString::to_string)),
        ("author count", paper.author_count.map(|count| count.to_string())),
        ("authors", listed(&paper.authors)),
        ("code", listed(&code.collect::<Vec<String>>())),
        ("comments", paper.comments.map(|count| count.to_string())),
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
    for paper in papers {
        let said = said(paper);
        // One of the papers has no code.
        let wanted =
            ALL.into_iter().filter(|fact| *fact != "code" || paper.title != "Self-Rewarding Language Models");
        assert!(said.keys().copied().eq(wanted), "{}: {said:?}", paper.title);
    }
}

#[rstest]
#[case::text("page.txt", Format::HfText, &["author count", "comments", "upvotes"])]
#[case::html("page.html", Format::HfHtml, &ALL)]
#[case::json("api.json", Format::HfJson, &ALL)]
#[case::mail("newsletter.eml", Format::Mail, &ALL)]
#[case::feed("feed.xml", Format::Feed, &["abstract", "arxiv", "author count", "authors", "code", "published", "upvotes"])]
#[case::markdown("digest.md", Format::Markdown, &ALL)]
fn one_day_is_the_same_in_each_form(#[case] name: &str, #[case] format: Format, #[case] holds: &[&str]) {
    let (reading, whole) = (read_form(name), whole());
    assert_eq!((reading.format, reading.digests.len(), &reading.warnings[..]), (format, 1, &[][..]));
    assert_eq!(papers(&reading).len(), 6);
    for (paper, known) in papers(&reading).into_iter().zip(papers(&whole)) {
        assert_eq!(paper.title, known.title);
        let mut wanted = said(known);
        wanted.retain(|fact, _| holds.contains(fact));
        assert_eq!(said(paper), wanted, "{}", paper.title);
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
