use std::time::Duration;

use broadsheet_core::api::{Scope, Sort};

use super::{Bench, References, median, timed};
use crate::reference::{Failure, ORDERS};

const SORTS: [Sort; 7] =
    [Sort::Best, Sort::Newest, Sort::Oldest, Sort::Added, Sort::Upvotes, Sort::Comments, Sort::Title];

impl Bench<'_> {
    /// The first page of every list in every order, and the sidebar's counts.
    pub(crate) fn lists(&mut self, references: &References) -> Result<(), Failure> {
        let mut bare = Vec::new();
        for order in ORDERS {
            let mut runs = Vec::new();
            for _ in 0..self.rounds() {
                runs.push(timed(|| references.sqlite.list(order))?.1);
            }
            bare.push(median(runs));
        }
        let bare = bare.into_iter().max().unwrap_or_default();
        let mut worst = Duration::ZERO;
        for (key, name, scope) in self.scopes()? {
            let (sort, time) = self.worst_of(scope)?;
            worst = worst.max(time);
            let what = format!("first page, {name} (slowest order: {sort:?})");
            self.time(key, &what, time, Some(("bare SELECT by an index, 50 and count", bare)));
        }
        self.time(
            "list.worst",
            "first page, slowest of all",
            worst,
            Some(("bare SELECT by an index, 50 and count", bare)),
        );
        let mut runs = Vec::new();
        for _ in 0..self.rounds() {
            runs.push(timed(|| Ok(self.library.overview()?))?.1);
        }
        self.time("overview", "all counts of the sidebar", median(runs), None);
        Ok(())
    }

    fn worst_of(&self, scope: Scope) -> Result<(Sort, Duration), Failure> {
        let mut worst = (Sort::Best, Duration::ZERO);
        for sort in SORTS {
            let mut runs = Vec::new();
            // The first makes the order, once for each state of the library.
            for round in 0..=self.rounds() {
                self.library.forget_answers();
                // As in the window: the counts of the sidebar are there, shelves' too, when a list is chosen.
                self.library.overview()?;
                let (_, time) = timed(|| Ok(self.page(scope, "", sort)?))?;
                if round > 0 {
                    runs.push(time);
                }
            }
            let time = median(runs);
            if time > worst.1 {
                worst = (sort, time);
            }
        }
        Ok(worst)
    }

    fn scopes(&self) -> Result<Vec<(&'static str, String, Scope)>, Failure> {
        let overview = self.library.overview()?;
        let mut scopes = vec![
            ("list.all", "all papers".to_owned(), Scope::All),
            ("list.inbox", "inbox".to_owned(), Scope::Inbox),
            ("list.queued", "reading list".to_owned(), Scope::Queued),
            ("list.starred", "starred".to_owned(), Scope::Starred),
            ("list.code", "with code".to_owned(), Scope::Code),
            ("list.code_new", "code appeared".to_owned(), Scope::CodeNew),
            ("list.trash", "trash".to_owned(), Scope::Trash),
        ];
        let digest = overview.digests.get(overview.digests.len() / 2);
        scopes.extend(digest.map(|digest| ("list.digest", "a digest".to_owned(), Scope::Digest(digest.id))));
        let tag = overview.tags.first();
        scopes.extend(tag.map(|tag| ("list.tag", "a tag".to_owned(), Scope::Tag(tag.id))));
        let shelves = overview.shelves.iter();
        scopes.extend(
            shelves.map(|shelf| ("list.shelf", format!("shelf “{}”", shelf.query), Scope::Shelf(shelf.id))),
        );
        Ok(scopes)
    }
}
