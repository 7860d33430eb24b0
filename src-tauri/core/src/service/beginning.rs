use super::{Library, ServiceError, Session};
use crate::api::{
    Beginning, FirstSteps, LastPlace, ListPage, ListQuery, ListRequest, Overview, PositionRequest, Scope,
    Settings, Sort,
};

/// Rows of a page, as the window counts them.
const PAGE: usize = 100;
/// Rows that the tallest window shows.
const IN_VIEW: usize = 60;

impl Library {
    /// All that the window's first picture needs, with the person's `settings`: where they were in the window, as far as
    /// that is still there.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn beginning(&self, settings: Settings, session: Session) -> Result<Beginning, ServiceError> {
        let overview = self.overview()?;
        let left = session.place;
        let first_steps = first_steps(session.first_steps, &overview);
        if let Some(left) = left.filter(|left| !overview.empty && is_there(left.list.scope, &overview)) {
            let (place, page) = self.back_at(left)?;
            let at = place.row.checked_sub(page.offset);
            let shown = place.paper.or_else(|| at.and_then(|at| page.rows.get(at)).map(|row| row.id));
            let paper = shown.map(|id| self.paper(id)).transpose()?;
            return Ok(Beginning {
                settings,
                overview,
                list: place.list.clone(),
                page,
                paper,
                place: Some(place),
                first_steps,
            });
        }
        let counts = overview.counts;
        let scope = if counts.inbox == 0 && counts.all > 0 { Scope::All } else { Scope::Inbox };
        let list = ListQuery { scope, query: String::new(), sort: Sort::Best };
        let page = self.list_papers(&ListRequest { list: list.clone(), offset: 0, limit: PAGE })?;
        let paper = page.rows.first().map(|row| self.paper(row.id)).transpose()?;
        Ok(Beginning { settings, overview, list, page, paper, place: None, first_steps })
    }

    /// A place in its list as that is now, and the rows in view there. A paper that is not in the list any more gives way to
    /// the one in its row; what stood around it stays in view where papers came or went before it.
    fn back_at(&self, mut place: LastPlace) -> Result<(LastPlace, ListPage), ServiceError> {
        let request = |paper| PositionRequest { list: place.list.clone(), paper };
        let row = place.paper.map(|paper| self.position(&request(paper))).transpose()?.flatten();
        if row.is_none() {
            place.paper = None;
            (place.scrolled, place.cursor) = (0.0, None);
        }
        let before = place.row as f64;
        place.row = row.unwrap_or(place.row);
        place.above = (place.above + place.row as f64 - before).max(0.0);
        let top = place.above as usize;
        let offset = top / PAGE * PAGE;
        let limit = if top - offset > PAGE - IN_VIEW { 2 * PAGE } else { PAGE };
        let list = place.list.clone();
        let page = self.list_papers(&ListRequest { list: list.clone(), offset, limit })?;
        if page.total > offset {
            place.row = place.row.min(page.total - 1);
            return Ok((place, page));
        }
        // The list became shorter than where it was left.
        (place.row, place.above) = (0, 0.0);
        let page = self.list_papers(&ListRequest { list, offset: 0, limit: PAGE })?;
        Ok((place, page))
    }
}

/// What is to be shown of the first steps: nothing once they are over, nor in a library that held papers before it was first
/// opened in a window.
fn first_steps(taken: Option<FirstSteps>, overview: &Overview) -> Option<FirstSteps> {
    taken.or_else(|| overview.empty.then(FirstSteps::default)).filter(|steps| !steps.over())
}

/// Whether the library still has what a list is of.
fn is_there(scope: Scope, overview: &Overview) -> bool {
    match scope {
        Scope::Digest(id) => overview.digests.iter().any(|digest| digest.id == id),
        Scope::Tag(id) => overview.tags.iter().any(|tag| tag.id == id),
        Scope::Shelf(id) => overview.shelves.iter().any(|shelf| shelf.id == id),
        Scope::CodeNew => overview.counts.code_new > 0,
        _ => true,
    }
}
