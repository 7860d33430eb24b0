//! Lists in every order, their pages, and the counts beside them.

use broadsheet_core::api::*;
use broadsheet_core::model::Status;
use serde_json::{Value, json};

use crate::fixture::{Fixture, all, paper};

/// Sixty papers, with days and counts that repeat, and some that are not known.
fn papers() -> Vec<Value> {
    (0..60_u32)
        .map(|number| {
            let day = format!("2025-0{}-1{}", 1 + number % 5, number % 4);
            let title = format!("{} number {}", ["beta", "Alpha", "gamma"][number as usize % 3], number / 3);
            let mut paper = paper(number, &day, &title, "On layers and attention.");
            paper["paper"]["upvotes"] = if number % 7 == 0 { Value::Null } else { json!(number % 11) };
            paper["numComments"] = json!(number % 4);
            paper
        })
        .collect()
}

fn key(row: &PaperRow, sort: Sort) -> (i64, String, i64) {
    let published = row.published.clone().unwrap_or_default();
    let down = |text: &str| text.bytes().map(|byte| char::from(b'~' - (byte - b' '))).collect::<String>();
    let count = |count: Option<u32>| -count.map_or(-1, i64::from);
    match sort {
        Sort::Best | Sort::Newest => (0, down(&published), -row.id),
        Sort::Oldest => (0, published, row.id),
        Sort::Added => (0, String::new(), -row.id),
        Sort::Upvotes => (count(row.upvotes), down(&published), -row.id),
        Sort::Comments => (count(row.comments), down(&published), -row.id),
        Sort::Title => (0, row.title.to_lowercase(), row.id),
    }
}

const SORTS: [Sort; 7] =
    [Sort::Best, Sort::Newest, Sort::Oldest, Sort::Added, Sort::Upvotes, Sort::Comments, Sort::Title];

#[test]
fn every_order_is_that_of_its_key_and_pages_are_cut_from_it() {
    let fixture = Fixture::with(&papers());
    let queued: Vec<i64> = (10..40).map(|number| fixture.id(number)).collect();
    fixture.library.set_status(&SetStatus { papers: queued, status: Status::Queued }).unwrap();
    for scope in [Scope::All, Scope::Queued, Scope::Inbox] {
        for sort in SORTS {
            for query in ["", "gamma ", "has:abstract upvotes:>3"] {
                let list = ListQuery { scope, query: query.to_owned(), sort };
                let whole = fixture.page(list.clone());
                assert_eq!(whole.total, whole.rows.len());
                let keys: Vec<_> = whole.rows.iter().map(|row| key(row, sort)).collect();
                assert!(keys.is_sorted(), "{list:?}: {keys:#?}");
                let ids: Vec<i64> = whole.rows.iter().map(|row| row.id).collect();
                for offset in [0, 3, 17, 29, 70] {
                    let request = ListRequest { list: list.clone(), offset, limit: 5 };
                    let page = fixture.library.list_papers(&request).unwrap();
                    let cut: Vec<i64> = ids.iter().skip(offset).take(5).copied().collect();
                    assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), cut);
                    let range = RangeRequest { list: list.clone(), from: offset + 4, to: offset };
                    assert_eq!(fixture.library.range_ids(&range).unwrap(), cut);
                }
                for (at, paper) in ids.iter().enumerate() {
                    let request = PositionRequest { list: list.clone(), paper: *paper };
                    assert_eq!(fixture.library.position(&request).unwrap(), Some(at));
                }
                let request = PositionRequest { list, paper: 9_999 };
                assert_eq!(fixture.library.position(&request).unwrap(), None);
            }
        }
    }
}

#[test]
fn relevance_is_cut_into_pages_like_any_order() {
    let mut papers = papers();
    for (at, paper) in papers.iter_mut().enumerate() {
        let text = ["layers", "layers and layers", "nothing", "a layer of attention"][at % 4];
        paper["paper"]["summary"] = text.into();
        if at % 5 == 0 {
            paper["paper"]["title"] = format!("Layers of {at}").into();
        }
    }
    let fixture = Fixture::with(&papers);
    let whole: Vec<i64> = fixture.page(all("layers ")).rows.iter().map(|row| row.id).collect();
    assert_eq!(whole.len(), 48);
    for offset in 0..48 {
        let request = ListRequest { list: all("layers "), offset, limit: 7 };
        let page = fixture.library.list_papers(&request).unwrap();
        let cut: Vec<i64> = whole.iter().skip(offset).take(7).copied().collect();
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), cut);
        let position = PositionRequest { list: all("layers "), paper: whole[offset] };
        assert_eq!(fixture.library.position(&position).unwrap(), Some(offset));
    }
}

#[test]
fn days_that_are_not_known_come_last_from_both_ends() {
    let fixture = Fixture::with(&[paper(1, "2025-01-01", "One", "x"), paper(2, "2024-01-01", "Two", "y")]);
    let new = NewPaper { title: "Undated and typed in".to_owned(), ..NewPaper::default() };
    let undated = fixture.library.add_paper(&new).unwrap();
    for sort in [Sort::Newest, Sort::Oldest] {
        let rows = fixture.page(ListQuery { sort, ..all("") }).rows;
        assert_eq!(rows.last().unwrap().id, undated, "{sort:?}");
    }
}

#[test]
fn counts_are_those_of_the_lists() {
    let fixture = Fixture::new();
    let all_papers = papers();
    for day in all_papers.chunks(13) {
        fixture.import(day);
    }
    fixture.import(&all_papers[5..20]);
    let ids: Vec<i64> = (0..60).map(|number| fixture.id(number)).collect();
    let library = &fixture.library;
    library.set_status(&SetStatus { papers: ids[0..20].to_vec(), status: Status::Queued }).unwrap();
    library.set_status(&SetStatus { papers: ids[15..30].to_vec(), status: Status::Done }).unwrap();
    library.set_read(&SetFlag { papers: ids[3..9].to_vec(), on: true }).unwrap();
    library.add_tag(&AddTag { papers: ids[1..7].to_vec(), name: "vision".to_owned() }).unwrap();
    library.add_tag(&AddTag { papers: ids[5..9].to_vec(), name: "Vision/ood".to_owned() }).unwrap();
    let check = || {
        let overview = library.overview().unwrap();
        let total = |scope| fixture.page(ListQuery { scope, ..all("") }).total;
        let counts = overview.counts;
        assert_eq!(counts.all, total(Scope::All));
        assert_eq!(counts.inbox, total(Scope::Inbox));
        assert_eq!(counts.queued, total(Scope::Queued));
        assert_eq!(counts.starred, total(Scope::Starred));
        assert_eq!(counts.code, total(Scope::Code));
        for digest in &overview.digests {
            assert_eq!(digest.papers, total(Scope::Digest(digest.id)), "{digest:?}");
            let unread = ListQuery { scope: Scope::Digest(digest.id), ..all("is:unread") };
            assert_eq!(digest.unread, fixture.page(unread).total, "{digest:?}");
        }
        for tag in &overview.tags {
            assert_eq!(tag.papers, total(Scope::Tag(tag.id)), "{tag:?}");
        }
        overview
    };
    let overview = check();
    let papers: Vec<usize> = overview.tags.iter().map(|tag| tag.papers).collect();
    assert_eq!(papers, [8, 4], "a tag counts those below it, each paper once");
    assert_eq!(overview.digests.len(), 6);
    library.undo_import(1).unwrap();
    check();
    while library.undo().unwrap().label.is_some() {
        check();
    }
    while library.redo().unwrap().label.is_some() {
        check();
    }
}
