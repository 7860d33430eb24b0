//! What Broadsheet stands on, bare: the same words in the same fields, with nothing around them.

mod fts;
mod notmuch;
mod tantivy;

use broadsheet_core::search::query::TextField;

use crate::library::Paper;

pub(crate) use fts::{BareSqlite, ORDERS};
pub(crate) use notmuch::Notmuch;
pub(crate) use tantivy::BareTantivy;

/// Anything that goes wrong in a reference: it ends the measuring, and is told as it is.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The papers of one hit page.
pub(crate) const TOP: usize = 50;

/// The words of a paper in a field, as the index has them.
fn words_of(paper: &Paper, field: TextField) -> String {
    match field {
        TextField::Title => paper.title.clone(),
        TextField::Abstract => paper.abstract_text.clone(),
        TextField::Author => paper.authors.join("\n"),
        TextField::Note => paper.note.clone(),
        TextField::Keyword => paper.keywords.join("\n"),
        TextField::Organization => paper.organization.clone().unwrap_or_default(),
    }
}
