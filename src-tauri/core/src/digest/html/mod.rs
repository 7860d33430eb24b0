//! Web pages and the markup in mails and feeds: parsed within bounds.

mod bounds;
mod prose;
mod tag;

pub(super) use prose::{has_markup, inline, prose};

use scraper::Html;

use super::ReadError;

/// Parses a page or a piece of one.
///
/// The parser's work grows with the square of the nesting, so nesting (512 levels) and the attributes of a tag (2,000)
/// are bounded before it sees the text.
pub(super) fn parse(text: &str) -> Result<Html, ReadError> {
    bounds::check(text)?;
    Ok(Html::parse_document(text))
}
