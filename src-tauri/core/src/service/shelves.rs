//! Smart shelves: queries kept under names.

use rusqlite::Connection;

use super::list::{name_of, sort_named};
use super::{Library, ServiceError, act};
use crate::api::{MoveShelf, SaveShelf, ShelfInfo};
use crate::model::{ActionLabel, Refusal, Thing};
use crate::search::query::parse;
use crate::store::{self, Change, ShelfRow};

/// The longest a shelf's name and its query may be, in characters.
const MAX_NAME: usize = 100;
const MAX_QUERY: usize = 2_000;

impl Library {
    /// Makes a shelf, or changes one, and gives its id.
    ///
    /// # Errors
    ///
    /// Where the name or the query will not do, the shelf is not in the library, or it cannot be written.
    pub fn save_shelf(&self, request: &SaveShelf) -> Result<i64, ServiceError> {
        let name = request.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let query = request.query.trim();
        if name.is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
            return Err(Refusal::ShelfName.into());
        }
        if query.is_empty() || query.chars().count() > MAX_QUERY {
            return Err(Refusal::ShelfQuery.into());
        }
        let now = self.now();
        self.store.write(|db| {
            let row = |position| ShelfRow {
                name: name.clone(),
                query: query.to_owned(),
                sort: name_of(request.sort).to_owned(),
                position,
            };
            let (shelf, from, to) = match request.shelf {
                Some(shelf) => {
                    let from = existing(db, shelf)?;
                    let to = row(from.position);
                    (shelf, Some(from), to)
                }
                None => {
                    let last = store::shelves(db)?.last().map_or(-1, |(_, row)| row.position);
                    (store::next_shelf_id(db)?, None, row(last + 1))
                }
            };
            if from.as_ref() != Some(&to) {
                let label = match from {
                    Some(_) => ActionLabel::ChangeShelf { name },
                    None => ActionLabel::MakeShelf { name },
                };
                let change = Change::Shelf { shelf, from, to: Some(to) };
                act::act(db, &now, &label, &[change])?;
            }
            Ok(shelf)
        })
    }

    /// Deletes a shelf; its papers stay.
    ///
    /// # Errors
    ///
    /// Where the shelf is not in the library, or it cannot be written.
    pub fn delete_shelf(&self, shelf: i64) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let row = existing(db, shelf)?;
            let label = ActionLabel::DeleteShelf { name: row.name.clone() };
            Ok(act::act(db, &now, &label, &[Change::Shelf { shelf, from: Some(row), to: None }])?)
        })
    }

    /// Moves a shelf to another place among the shelves.
    ///
    /// # Errors
    ///
    /// Where the shelf is not in the library, or it cannot be written.
    pub fn move_shelf(&self, request: &MoveShelf) -> Result<(), ServiceError> {
        let now = self.now();
        self.store.write(|db| {
            let moved = existing(db, request.shelf)?;
            let mut shelves = store::shelves(db)?;
            let from = shelves.iter().position(|(id, _)| *id == request.shelf).unwrap_or_default();
            let shelf = shelves.remove(from);
            shelves.insert(request.to.min(shelves.len()), shelf);
            let changes: Vec<Change> = (0..)
                .zip(shelves)
                .filter(|(position, (_, row))| row.position != *position)
                .map(|(position, (shelf, row))| {
                    let to = ShelfRow { position, ..row.clone() };
                    Change::Shelf { shelf, from: Some(row), to: Some(to) }
                })
                .collect();
            Ok(act::act(db, &now, &ActionLabel::MoveShelf { name: moved.name }, &changes)?)
        })
    }

    /// Every shelf, in order, with how many papers it finds now.
    pub(super) fn shelves(&self) -> Result<Vec<ShelfInfo>, ServiceError> {
        let rows = self.store.read(store::shelves)?;
        let info = |(id, row): (i64, ShelfRow)| {
            let papers = self.count(&parse(&row.query).query)?;
            Ok(ShelfInfo { id, name: row.name, sort: sort_named(&row.sort), query: row.query, papers })
        };
        rows.into_iter().map(info).collect()
    }
}

fn existing(db: &Connection, shelf: i64) -> Result<ShelfRow, ServiceError> {
    store::shelf(db, shelf)?.ok_or(ServiceError::NotFound(Thing::Shelf))
}
