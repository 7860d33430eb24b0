//! Highlights: words of an abstract that a person marked.

use rusqlite::Connection;

use super::annotate::shown;
use super::{Library, ServiceError, act, search};
use crate::api::{AddHighlight, ChangeHighlight, HighlightInfo};
use crate::model::{ActionLabel, Refusal, Thing, shortened};
use crate::store::{self, Change, HighlightRow};
use crate::text::{self, Selector};

/// The longest a comment may be, in bytes.
const MAX_COMMENT: usize = 64 * 1024;

impl Library {
    /// Highlights a stretch of an abstract and gives the highlight's id. Where just these words are highlighted already,
    /// that one takes the colour, and the comment if there is one.
    ///
    /// # Errors
    ///
    /// Where the paper is not in the library, the stretch holds no words of its abstract, the comment is too long, or
    /// the library cannot be written.
    pub fn add_highlight(&self, request: &AddHighlight) -> Result<i64, ServiceError> {
        let comment = comment(&request.comment)?;
        let now = self.now();
        self.store.write(|db| {
            let paper = shown(db, request.paper)?;
            let text = paper.abstract_text.as_deref().map(text::shown).unwrap_or_default();
            let range = search::byte_at(&text, request.at.start)..search::byte_at(&text, request.at.end);
            let selector = Selector::of(&text, range).ok_or(Refusal::NothingToHighlight)?;
            let there = store::highlights_of(db, paper.id)?.into_iter().find(|(_, row)| {
                row.selector.anchor(&text) == selector.anchor(&text) && row.selector.quote == selector.quote
            });
            let (highlight, from, to) = match there {
                Some((id, from)) => {
                    let comment = if comment.is_empty() { from.comment.clone() } else { comment };
                    let colour = request.colour;
                    let to = HighlightRow { colour, comment, updated_at: now.clone(), ..from.clone() };
                    (id, Some(from), to)
                }
                None => {
                    let row = HighlightRow {
                        paper: paper.id,
                        selector,
                        colour: request.colour,
                        comment,
                        created_at: now.clone(),
                        updated_at: now.clone(),
                    };
                    (store::next_highlight_id(db)?, None, row)
                }
            };
            let label = ActionLabel::Highlight { quote: shortened(&to.selector.quote) };
            let change = Change::Highlight { highlight, from, to: Some(to) };
            act::act(db, &now, &label, &[change])?;
            Ok(highlight)
        })
    }

    /// Gives a highlight another colour or comment.
    ///
    /// # Errors
    ///
    /// Where it is not in the library, the comment is too long, or the library cannot be written.
    pub fn change_highlight(&self, request: &ChangeHighlight) -> Result<(), ServiceError> {
        let comment = comment(&request.comment)?;
        let now = self.now();
        self.store.write(|db| {
            let from = existing(db, request.highlight)?;
            if from.colour == request.colour && from.comment == comment {
                return Ok(());
            }
            let quote = shortened(&from.selector.quote);
            let label = match from.comment == comment {
                true => ActionLabel::RecolourHighlight { quote },
                false => ActionLabel::Comment { quote },
            };
            let to =
                HighlightRow { colour: request.colour, comment, updated_at: now.clone(), ..from.clone() };
            let change = Change::Highlight { highlight: request.highlight, from: Some(from), to: Some(to) };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }

    /// Takes a highlight away, with its comment.
    ///
    /// # Errors
    ///
    /// Where it is not in the library, or that cannot be written.
    pub fn delete_highlight(&self, highlight: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let from = existing(db, highlight)?;
            let label = ActionLabel::Unhighlight { quote: shortened(&from.selector.quote) };
            let change = Change::Highlight { highlight, from: Some(from), to: None };
            Ok(act::act(db, &now, &label, &[change])?)
        })
    }

    /// A paper's highlights with their comments as Markdown, to be put into its note; empty where it has none.
    ///
    /// # Errors
    ///
    /// Where the paper is not in the library, or that cannot be read.
    pub fn highlights_as_markdown(&self, paper: i64) -> Result<String, ServiceError> {
        let highlights = self.paper(paper)?.highlights;
        let told = highlights.iter().map(|highlight| {
            let quote: Vec<String> = highlight.quote.lines().map(|line| format!("> {line}")).collect();
            let comment = highlight.comment.trim();
            [quote.join("\n").as_str(), if comment.is_empty() { "" } else { "\n\n" }, comment, "\n"].concat()
        });
        Ok(told.collect::<Vec<_>>().join("\n"))
    }
}

/// The highlights of a paper as they stand in its abstract, in order; those that stand nowhere come last.
pub(super) fn of_paper(
    db: &Connection,
    paper: i64,
    abstract_text: Option<&str>,
) -> Result<Vec<HighlightInfo>, ServiceError> {
    let rows = store::highlights_of(db, paper)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let text = abstract_text.map(text::shown).unwrap_or_default();
    let info = |(id, row): (i64, HighlightRow)| HighlightInfo {
        id,
        at: row.selector.anchor(&text).map(|at| search::in_utf16(&text, &at)),
        quote: row.selector.quote,
        colour: row.colour,
        comment: row.comment,
        created_at: row.created_at,
        updated_at: row.updated_at,
    };
    let mut highlights: Vec<HighlightInfo> = rows.into_iter().map(info).collect();
    highlights.sort_by_key(|highlight| {
        let at = highlight.at.as_ref();
        (at.is_none(), at.map(|at| (at.start, at.end)), highlight.id)
    });
    Ok(highlights)
}

fn comment(typed: &str) -> Result<String, ServiceError> {
    if typed.len() > MAX_COMMENT {
        return Err(Refusal::CommentTooLong.into());
    }
    Ok(typed.to_owned())
}

fn existing(db: &Connection, highlight: i64) -> Result<HighlightRow, ServiceError> {
    store::highlight(db, highlight)?.ok_or(ServiceError::NotFound(Thing::Highlight))
}
