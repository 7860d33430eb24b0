//! All notes and highlights in one place, and links from one note to another paper.

use rusqlite::Connection;

use super::{Library, ServiceError};
use crate::api::{
    ListQuery, NotebookItem, NotebookKind, NotebookPage, NotebookRequest, PaperName, Sort, SuggestPapers,
    SuggestedPaper,
};
use crate::model::Thing;
use crate::search::Marker;
use crate::search::query::TextField;
use crate::store::{self, NotebookRow, Paper};
use crate::text;

/// The most rows one page has.
const MAX_PAGE: usize = 200;

/// Papers suggested for a link.
const SUGGESTED: usize = 8;

impl Library {
    /// A page of the notebook: notes and highlights, the one changed last first. Words of the query must stand in the
    /// note or the highlight itself; conditions hold for its paper.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn notebook(&self, request: &NotebookRequest) -> Result<NotebookPage, ServiceError> {
        let list = ListQuery { scope: request.scope, query: request.query.clone(), sort: Sort::Newest };
        let (papers, query) = self.found(&list)?;
        let marker = Marker::new(&query);
        let words = !marker.words().is_empty();
        let said = |text: &str| !words || !marker.hits(TextField::Note, text).is_empty();
        self.store.read(|db| {
            let mut rows = store::notebook(db)?;
            rows.retain(|row| papers.contains(row.paper()));
            if words {
                rows = with_words(db, rows, &said)?;
            }
            let (total, offset) = (rows.len(), request.offset.min(rows.len()));
            let page = rows.into_iter().skip(offset).take(request.limit.min(MAX_PAGE));
            let items = page.map(|row| item(db, row)).collect::<Result<_, _>>()?;
            Ok(NotebookPage { total, offset, items })
        })
    }

    /// Papers whose title or authors answer to words, for a link in a note.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn suggest_papers(&self, request: &SuggestPapers) -> Result<Vec<SuggestedPaper>, ServiceError> {
        let list =
            ListQuery { scope: crate::api::Scope::All, query: request.words.clone(), sort: Sort::Best };
        let ids = self.top_of(&list, SUGGESTED + 1)?;
        self.store.read(|db| {
            let mut suggested = Vec::new();
            for id in ids.into_iter().filter(|id| *id != request.paper).take(SUGGESTED) {
                let Some(paper) = store::paper(db, id)? else { continue };
                let title = text::plain(&paper.title);
                let shown: String =
                    title.chars().filter(|letter| !matches!(letter, '[' | ']' | '|')).collect();
                let link = format!("[[{}|{shown}]]", target(&paper));
                suggested.push(SuggestedPaper { paper: PaperName { id, title }, link });
            }
            Ok(suggested)
        })
    }

    /// The paper that a link in a note names.
    ///
    /// # Errors
    ///
    /// Where the library has none of that name, or cannot be read.
    pub fn linked_paper(&self, written: &str) -> Result<i64, ServiceError> {
        let target = text::paper_target(written).ok_or(ServiceError::NotFound(Thing::Paper))?;
        self.resolve(target.trim_start_matches('#'))
    }
}

/// What stands for a paper in a link.
fn target(paper: &Paper) -> String {
    let known = paper.arxiv_id.as_ref().or(paper.doi.as_ref());
    known.cloned().unwrap_or_else(|| format!("#{}", paper.id))
}

/// The papers whose notes link to a paper.
pub(super) fn backlinks(db: &Connection, paper: &Paper) -> Result<Vec<PaperName>, ServiceError> {
    let mut targets = vec![format!("#{}", paper.id)];
    targets.extend(paper.arxiv_id.clone());
    targets.extend(paper.doi.clone());
    let papers = store::linking_to(db, &targets)?.into_iter().filter(|(id, _)| *id != paper.id);
    Ok(papers.map(|(id, title)| PaperName { id, title: text::plain(&title) }).collect())
}

fn with_words(
    db: &Connection,
    rows: Vec<NotebookRow>,
    said: &dyn Fn(&str) -> bool,
) -> Result<Vec<NotebookRow>, ServiceError> {
    let mut kept = Vec::new();
    for row in rows {
        let text = match &row {
            NotebookRow::Note { paper, .. } => store::note(db, *paper)?,
            NotebookRow::Highlight { id, .. } => store::highlight(db, *id)?
                .map(|row| [row.selector.quote, row.comment].join("\n"))
                .unwrap_or_default(),
        };
        if said(&text) {
            kept.push(row);
        }
    }
    Ok(kept)
}

fn item(db: &Connection, row: NotebookRow) -> Result<NotebookItem, ServiceError> {
    let paper = store::paper(db, row.paper())?.ok_or(ServiceError::NotFound(Thing::Paper))?;
    let paper = PaperName { id: paper.id, title: text::plain(&paper.title) };
    Ok(match row {
        NotebookRow::Note { paper: id, at } => {
            NotebookItem { what: NotebookKind::Note { body: store::note(db, id)? }, paper, at }
        }
        NotebookRow::Highlight { id, at, .. } => {
            let row = store::highlight(db, id)?.ok_or(ServiceError::NotFound(Thing::Highlight))?;
            let (quote, colour, comment) = (row.selector.quote, row.colour, row.comment);
            NotebookItem { what: NotebookKind::Highlight { id, quote, colour, comment }, paper, at }
        }
    })
}
