//! A library with an index beside it, each in a folder of its own.

use std::path::{Path, PathBuf};

use broadsheet_core::api::*;
use broadsheet_core::service::{Library, Pending};
use serde_json::{Value, json};
use tempfile::TempDir;

pub(crate) struct Fixture {
    pub(crate) library: Library,
    folders: TempDir,
}

/// A day that does not move, so that `added:7d` means one thing.
pub(crate) fn clock() -> jiff::Timestamp {
    "2025-11-26T12:00:00Z".parse().unwrap()
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folders = tempfile::tempdir().unwrap();
        Self { library: open(folders.path(), "cache"), folders }
    }

    pub(crate) fn with(papers: &[Value]) -> Self {
        let fixture = Self::new();
        fixture.import(papers);
        fixture
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folders.path()
    }

    pub(crate) fn cache(&self) -> PathBuf {
        self.folders.path().join("cache")
    }

    /// The same library as another process sees it, with its index in `cache`.
    pub(crate) fn again(&self, cache: &str) -> Library {
        open(self.folders.path(), cache)
    }

    /// Closes the library and opens it again.
    pub(crate) fn reopen(self) -> Self {
        let Self { library, folders } = self;
        drop(library);
        Self { library: open(folders.path(), "cache"), folders }
    }

    pub(crate) fn import(&self, papers: &[Value]) -> Receipt {
        import(&self.library, papers)
    }

    /// Numbers of the papers that a query finds, in order; papers of these tests have their number in their arXiv id.
    pub(crate) fn find(&self, query: &str) -> Vec<u32> {
        find(&self.library, query)
    }

    pub(crate) fn page(&self, list: ListQuery) -> ListPage {
        self.library.list_papers(&ListRequest { list, offset: 0, limit: 500 }).unwrap()
    }

    pub(crate) fn id(&self, number: u32) -> i64 {
        self.library.resolve(&arxiv(number)).unwrap()
    }

    pub(crate) fn note(&self, number: u32, body: &str) {
        let paper = self.id(number);
        let base = self.library.paper(paper).unwrap().note;
        self.library.save_note(&SaveNote { paper, base, body: body.to_owned() }).unwrap();
    }

    pub(crate) fn tag(&self, number: u32, name: &str) {
        self.library.add_tag(&AddTag { papers: vec![self.id(number)], name: name.to_owned() }).unwrap();
    }
}

pub(crate) fn open(folder: &Path, cache: &str) -> Library {
    Library::open_with_cache(&folder.join("library"), &folder.join(cache), clock).unwrap()
}

pub(crate) fn import(library: &Library, papers: &[Value]) -> Receipt {
    let bytes = serde_json::to_vec(papers).unwrap();
    library.import(vec![Pending::of_bytes("digest.json", bytes)], |_| {}).unwrap()
}

pub(crate) fn all(query: &str) -> ListQuery {
    ListQuery { scope: Scope::All, query: query.to_owned(), sort: Sort::Best }
}

pub(crate) fn find(library: &Library, query: &str) -> Vec<u32> {
    let page = library.list_papers(&ListRequest { list: all(query), offset: 0, limit: 500 }).unwrap();
    assert_eq!(page.total, page.rows.len());
    assert_eq!(page.waiting, 0);
    if page.mended.is_some() {
        return Vec::new();
    }
    page.rows.iter().map(|row| number(library, row.id)).collect()
}

fn number(library: &Library, paper: i64) -> u32 {
    let arxiv = library.paper(paper).unwrap().arxiv_id.unwrap();
    arxiv.rsplit('.').next().unwrap().parse().unwrap()
}

pub(crate) fn arxiv(number: u32) -> String {
    format!("2501.{number:05}")
}

/// A paper in the shape of the API.
pub(crate) fn paper(number: u32, day: &str, title: &str, summary: &str) -> Value {
    json!({
        "paper": {
            "id": arxiv(number), "title": title, "summary": summary,
            "authors": [{"name": "Ada Lovelace"}, {"name": "Émilie du Châtelet"}],
            "publishedAt": format!("{day}T00:00:00.000Z"), "submittedOnDailyAt": format!("{day}T00:00:00.000Z"),
            "upvotes": number,
        },
        "title": title, "publishedAt": format!("{day}T04:00:00.000Z"), "numComments": number % 3,
    })
}
