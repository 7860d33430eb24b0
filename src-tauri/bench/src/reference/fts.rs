use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_core::search::query::{Leaf, Node, Query, Text, TextField};
use rusqlite::Connection;

use super::{Failure, TOP, words_of};
use crate::library::Paper;

/// A full-text table, and a table with an index for each order of a list.
pub(crate) struct BareSqlite {
    db: Connection,
    /// How long writing the full-text table took, each part in one transaction that is on disk at its end.
    pub(crate) writing: Duration,
}

/// The orders of the plain table.
pub(crate) const ORDERS: [&str; 4] = ["published", "upvotes", "comments", "title"];

impl BareSqlite {
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        let db = Connection::open(path)?;
        // With the indexes that searching for beginnings of words needs.
        db.execute_batch(
            "PRAGMA journal_mode = wal; PRAGMA synchronous = full;
             CREATE VIRTUAL TABLE words USING fts5(
                 title, abstract, author, note, keyword, organization,
                 prefix='1 2 3', tokenize='porter unicode61 remove_diacritics 2');
             CREATE TABLE paper (id INTEGER PRIMARY KEY, title, published, upvotes, comments);",
        )?;
        for order in ORDERS {
            db.execute_batch(&format!("CREATE INDEX by_{order} ON paper ({order}, id);"))?;
        }
        Ok(Self { db, writing: Duration::ZERO })
    }

    /// One that is there whole.
    pub(crate) fn open(path: &Path) -> Result<Self, Failure> {
        Ok(Self { db: Connection::open(path)?, writing: Duration::ZERO })
    }

    pub(crate) fn add(&mut self, papers: &[Paper]) -> Result<(), Failure> {
        let start = Instant::now();
        let tx = self.db.transaction()?;
        for paper in papers {
            let words = TextField::ALL.map(|field| words_of(paper, field));
            tx.prepare_cached("INSERT INTO words VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(words)?;
        }
        tx.commit()?;
        self.writing += start.elapsed();
        let tx = self.db.transaction()?;
        for paper in papers {
            tx.prepare_cached("INSERT INTO paper VALUES (NULL, ?1, ?2, ?3, ?4)")?.execute((
                &paper.title,
                &paper.published,
                paper.upvotes,
                paper.comments,
            ))?;
        }
        Ok(tx.commit()?)
    }

    /// The best papers and how many there are.
    pub(crate) fn search(&self, query: &Query) -> Result<usize, Failure> {
        let Some(text) = query.root.as_ref().and_then(expression) else { return Ok(0) };
        let mut top = self.db.prepare_cached(&format!(
            "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT {TOP}"
        ))?;
        std::hint::black_box(top.query_map([&text], |row| row.get::<_, i64>(0))?.count());
        let mut count = self.db.prepare_cached("SELECT count(*) FROM words WHERE words MATCH ?1")?;
        Ok(count.query_row([&text], |row| row.get::<_, i64>(0))?.unsigned_abs() as usize)
    }

    /// The first page in an order, and how many papers there are.
    pub(crate) fn list(&self, order: &str) -> Result<usize, Failure> {
        let mut top = self.db.prepare_cached(&format!(
            "SELECT id, title, published, upvotes, comments FROM paper ORDER BY {order} DESC, id DESC LIMIT {TOP}"
        ))?;
        std::hint::black_box(top.query_map([], |row| row.get::<_, String>(1))?.count());
        Ok(self.db.query_row("SELECT count(*) FROM paper", [], |row| row.get::<_, i64>(0))?.unsigned_abs()
            as usize)
    }

    /// Saves a note, on disk when this returns.
    pub(crate) fn note(&self, row: usize, note: &str) -> Result<(), Failure> {
        self.db.prepare_cached("UPDATE words SET note = ?1 WHERE rowid = ?2")?.execute((note, row as i64))?;
        Ok(())
    }
}

/// The words of a query as FTS5 reads them; filters are left out.
fn expression(node: &Node) -> Option<String> {
    let join = |nodes: &[Node], word: &str| {
        let parts: Vec<String> = nodes.iter().filter_map(expression).collect();
        (!parts.is_empty()).then(|| format!("({})", parts.join(word)))
    };
    match node {
        Node::And(nodes) => join(nodes, " AND "),
        Node::Or(nodes) => join(nodes, " OR "),
        Node::Leaf(Leaf::Text(field, text)) => Some(match field {
            Some(field) => format!("{{{}}} : {}", column(*field), quoted(text)),
            None => quoted(text),
        }),
        Node::Not(_) | Node::Leaf(_) => None,
    }
}

fn quoted(text: &Text) -> String {
    format!("\"{}\"{}", text.words, if text.begins { "*" } else { "" })
}

const fn column(field: TextField) -> &'static str {
    match field {
        TextField::Title => "title",
        TextField::Abstract => "abstract",
        TextField::Author => "author",
        TextField::Note => "note",
        TextField::Keyword => "keyword",
        TextField::Organization => "organization",
    }
}
