use broadsheet_core::api::*;

use crate::fixture::{Fixture, all, paper};

fn fixture() -> Fixture {
    Fixture::with(&[
        paper(1, "2025-01-01", "Layers", "x"),
        paper(2, "2025-01-02", "More layers", "y"),
        paper(3, "2025-01-03", "Attention", "layers"),
    ])
}

fn save(fixture: &Fixture, shelf: Option<i64>, name: &str, query: &str) -> i64 {
    let request = SaveShelf { shelf, name: name.to_owned(), query: query.to_owned(), sort: Sort::Oldest };
    fixture.library.save_shelf(&request).unwrap()
}

fn shelves(fixture: &Fixture) -> Vec<(String, usize)> {
    let shelves = fixture.library.overview().unwrap().shelves;
    shelves.into_iter().map(|shelf| (shelf.name, shelf.papers)).collect()
}

#[test]
fn a_shelf_is_a_list_with_a_count_that_lives() {
    let fixture = fixture();
    let shelf = save(&fixture, None, " To   read ", "title:layers is:unread");
    assert_eq!(shelves(&fixture), [("To read".to_owned(), 2)]);
    let list = ListQuery { scope: Scope::Shelf(shelf), ..all("") };
    let page = fixture.page(list.clone());
    assert_eq!((page.total, page.sort), (2, Sort::Oldest));
    assert_eq!(page.rows[0].id, fixture.id(1));
    assert_eq!(fixture.page(ListQuery { query: "more ".to_owned(), ..list.clone() }).total, 1);
    fixture.library.mark_opened(fixture.id(1)).unwrap();
    assert_eq!(shelves(&fixture), [("To read".to_owned(), 1)]);
    assert_eq!(fixture.page(list.clone()).total, 1);
    save(&fixture, Some(shelf), "All", "layers OR attention");
    assert_eq!(shelves(&fixture), [("All".to_owned(), 3)]);
    fixture.library.delete_shelf(shelf).unwrap();
    assert_eq!(shelves(&fixture), []);
    let gone = fixture.library.list_papers(&ListRequest { list, offset: 0, limit: 5 });
    assert!(gone.unwrap_err().to_string().contains("shelf"));
}

#[test]
fn shelves_are_moved_and_everything_is_undone() {
    let fixture = fixture();
    let ids: Vec<i64> = ["a", "b", "c"].iter().map(|name| save(&fixture, None, name, "layers")).collect();
    let names = || shelves(&fixture).into_iter().map(|(name, _)| name).collect::<String>();
    fixture.library.move_shelf(&MoveShelf { shelf: ids[2], to: 0 }).unwrap();
    assert_eq!(names(), "cab");
    fixture.library.move_shelf(&MoveShelf { shelf: ids[2], to: 99 }).unwrap();
    assert_eq!(names(), "abc");
    fixture.library.delete_shelf(ids[1]).unwrap();
    save(&fixture, None, "d", "attention");
    assert_eq!(names(), "acd");
    for expected in ["ac", "abc", "cab", "abc", "ab", "a", ""] {
        fixture.library.undo().unwrap();
        assert_eq!(names(), expected);
    }
    for expected in ["a", "ab", "abc", "cab", "abc", "ac", "acd"] {
        fixture.library.redo().unwrap();
        assert_eq!(names(), expected);
    }
}

#[test]
fn a_shelf_without_a_name_or_a_query_is_refused() {
    let fixture = fixture();
    let long = "x".repeat(101);
    for (name, query) in [("", "layers"), ("  ", "layers"), (long.as_str(), "layers"), ("name", " ")] {
        let request =
            SaveShelf { shelf: None, name: name.to_owned(), query: query.to_owned(), sort: Sort::Best };
        assert!(fixture.library.save_shelf(&request).is_err(), "{name}");
    }
    assert!(fixture.library.delete_shelf(7).is_err());
    assert!(shelves(&fixture).is_empty());
}
