//! What importing, listing and searching cost, each against a reference measured in the same run.
//!
//! `cargo bench -p broadsheet-core` prints the table; `-- 100000` takes that many papers.

mod made_up;
mod reference;

use std::hint::black_box;
use std::time::Instant;

use broadsheet_core::api::{ListQuery, ListRequest, Scope, Sort};
use broadsheet_core::service::{Library, Pending};
use made_up::days;
use reference::{Words, bare_fts, parse, row, timed};
use rusqlite::Connection;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let papers: usize = asked.unwrap_or(10_000);
    let days = days(papers);
    let bytes: Vec<Vec<u8>> = days.iter().map(serde_json::to_vec).collect::<Result<_, _>>()?;
    let megabytes = bytes.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    println!("{papers} papers in {} digests, {megabytes:.1} MB of JSON", days.len());

    let parse = parse(&bytes);
    let words: Vec<Words> = bytes.iter().flat_map(|day| Words::of(day)).collect();
    let folder = tempfile::tempdir()?;
    let (_, written) = bare_fts(&folder.path().join("bare.db"), &words, "")?;
    // With the indexes that searching for beginnings of words needs.
    let (db, _) = bare_fts(&folder.path().join("bare-prefix.db"), &words, ", prefix='1 2 3'")?;
    let bare = Bare { db };
    let library = Library::open(&folder.path().join("library"), jiff::Timestamp::now)?;
    let pending =
        bytes.into_iter().enumerate().map(|(day, bytes)| Pending::of_bytes(format!("{day}.json"), bytes));
    let pending: Vec<Pending> = pending.collect();
    let start = Instant::now();
    library.import(pending, |_| {})?;
    let import = start.elapsed();
    row("import", import, "parsing the JSON + bare FTS5 rows", parse + written);

    for query in ["layer", "language model", "m", "reinforcement learning agents", "zebrafish"] {
        let ours = timed(|| {
            black_box(page(&library, query));
        });
        let theirs = timed(|| drop(black_box(bare.search(query))));
        row(&format!("search “{query}”"), ours, "bare FTS5, top 50 and count", theirs);
    }
    let list = timed(|| {
        black_box(page(&library, ""));
    });
    let select = timed(|| drop(black_box(bare.first())));
    row("first page, newest", list, "bare SELECT … LIMIT 50", select);
    Ok(())
}

fn page(library: &Library, query: &str) -> usize {
    let list = ListQuery { scope: Scope::All, query: query.to_owned(), sort: Sort::Best };
    let request = ListRequest { list, offset: 0, limit: 50 };
    library.list_papers(&request).map_or(0, |page| page.total)
}

struct Bare {
    db: Connection,
}

impl Bare {
    fn search(&self, query: &str) -> rusqlite::Result<i64> {
        let words: Vec<String> = query.split(' ').map(|word| format!("\"{word}\"*")).collect();
        let words = words.join(" AND ");
        let mut top =
            self.db.prepare_cached("SELECT title FROM paper WHERE paper MATCH ?1 ORDER BY rank LIMIT 50")?;
        let shown = top.query_map([&words], |row| row.get::<_, String>(0))?.count();
        let mut count = self.db.prepare_cached("SELECT count(*) FROM paper WHERE paper MATCH ?1")?;
        black_box(shown);
        count.query_row([&words], |row| row.get(0))
    }

    fn first(&self) -> rusqlite::Result<usize> {
        let mut top = self.db.prepare_cached("SELECT title FROM paper ORDER BY rowid DESC LIMIT 50")?;
        Ok(top.query_map([], |row| row.get::<_, String>(0))?.count())
    }
}
