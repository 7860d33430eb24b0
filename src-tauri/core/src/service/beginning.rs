use super::{Library, ServiceError};
use crate::api::{Beginning, ListQuery, ListRequest, Scope, Settings, Sort};

/// Rows of the first page: what the tallest window shows, and then some.
const FIRST_ROWS: usize = 100;

impl Library {
    /// All that the window's first picture needs, with the person's `settings`.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn beginning(&self, settings: Settings) -> Result<Beginning, ServiceError> {
        let overview = self.overview()?;
        let counts = overview.counts;
        let scope = if counts.inbox == 0 && counts.all > 0 { Scope::All } else { Scope::Inbox };
        let list = ListQuery { scope, query: String::new(), sort: Sort::Best };
        let page = self.list_papers(&ListRequest { list: list.clone(), offset: 0, limit: FIRST_ROWS })?;
        let paper = page.rows.first().map(|row| self.paper(row.id)).transpose()?;
        Ok(Beginning { settings, overview, list, page, paper })
    }
}
