//! Words to papers. The engine is this room's own affair: what goes in is a paper's words, what comes out
//! are ids, best first. The index is disposable: [`rebuild`] makes it again from the library.

pub mod query;

use rusqlite::{Connection, params};

use crate::store::{self, StoreError};
use crate::text;

/// What a person searches for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// Weights of title, abstract, authors, note and tags.
const RANK: &str = "bm25(paper_index, 10.0, 1.0, 4.0, 3.0, 6.0)";

impl Query {
    /// Reads what was typed. Every text is a query: what is no word is passed over.
    pub fn parse(typed: &str) -> Self {
        let folded = text::fold(typed);
        let mut words: Vec<String> = folded.split_whitespace().map(str::to_owned).collect();
        words.dedup();
        Self { words }
    }

    /// Whether nothing is searched for.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words to mark: a word of a text is a hit when its folded form begins with one of them.
    pub fn marks(&self) -> &[String] {
        &self.words
    }

    /// Every word must occur, as the beginning of a word. Quoted, so that nothing typed is an operator.
    fn expression(&self) -> String {
        let quoted: Vec<String> = self.words.iter().map(|word| format!("\"{word}\"*")).collect();
        quoted.join(" AND ")
    }
}

/// The ids of the papers that hold every word of the query, best first.
///
/// # Errors
///
/// Where the index cannot be read.
pub fn find(db: &Connection, query: &Query) -> Result<Vec<i64>, StoreError> {
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT rowid FROM paper_index WHERE paper_index MATCH ?1 ORDER BY {RANK}, rowid DESC");
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_map([query.expression()], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// Brings one paper's words up to date; a paper that is not shown is not found.
///
/// # Errors
///
/// Where the index cannot be written.
pub fn index(db: &Connection, paper: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM paper_index WHERE rowid = ?1")?.execute([paper])?;
    let Some(words) = store::searchable(db, paper)? else { return Ok(()) };
    db.prepare_cached(
        "INSERT INTO paper_index (rowid, title, abstract, authors, note, tags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![paper, words.title, words.abstract_text, words.authors, words.note, words.tags])?;
    Ok(())
}

/// Makes the whole index again.
///
/// # Errors
///
/// Where the index cannot be written.
pub fn rebuild(db: &Connection) -> Result<(), StoreError> {
    db.execute("DELETE FROM paper_index", [])?;
    for paper in store::ids(db, store::Place::All, store::Order::Newest)? {
        index(db, paper)?;
    }
    Ok(())
}
