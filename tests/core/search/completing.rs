use broadsheet_core::search::query::{Wanted, complete};
use rstest::rstest;

fn known(wanted: Wanted) -> Vec<String> {
    let names: &[&str] = match wanted {
        Wanted::Tags => &["vision", "vision/ood", "to read", "llm/vision"],
        Wanted::Hosts => &["github.com", "huggingface.co"],
        Wanted::Days => &["2025-11-04", "2025-11-03"],
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[rstest]
#[case("ti|", &["title:"])]
#[case("mamba a|", &["abstract:", "author:", "added:"])]
#[case("-ha|", &["has:"])]
#[case("(up|", &["upvotes:"])]
#[case("is:un|", &["is:unread "])]
#[case("is:|", &["is:unread ", "is:read ", "is:starred ", "is:inbox ", "is:queued ", "is:done "])]
#[case("tag:vis|", &["tag:vision ", "tag:vision/ood ", "tag:llm/vision "])]
#[case("tag:\"to|", &["tag:\"to read\" "])]
#[case("host:git|hub.com x", &["host:github.com "])]
#[case("digest:2025-11-03|", &["digest:2025-11-03 "])]
#[case("sort:ti|", &["sort:title "])]
#[case("nothing:x|", &[])]
#[case("zebra|", &[])]
fn offers(#[case] typed: &str, #[case] expected: &[&str]) {
    let cursor = typed.find('|').unwrap();
    let completions = complete(&typed.replace('|', ""), cursor, known);
    let inserts: Vec<&str> = completions.items.iter().map(|item| item.insert.as_str()).collect();
    assert_eq!(inserts, expected);
}

#[test]
fn a_completion_takes_the_place_of_the_whole_word() {
    assert_eq!(complete("a host:gith b", 9, known).span, 2..11);
    assert_eq!(complete("-ti", 3, known).span, 1..3);
    assert_eq!(complete("mamba ", 6, known).span, 6..6);
    assert!(complete("mamba ", 6, known).items.len() > 15, "every field");
}
