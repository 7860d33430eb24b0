use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;

use super::super::columns::{Columns, Set, place};
use super::super::query::{Leaf, Node, Query};
use super::{days, named};
use crate::model::{ArxivId, Doi, PartialDay};
use crate::store::{self, StoreError};

/// What only the library itself can tell of a query's conditions.
#[derive(Debug, Default)]
pub(crate) struct LookedUp(HashMap<Leaf, Set>);

impl LookedUp {
    /// Looks up what `query` asks for.
    pub(crate) fn of(
        db: &Connection,
        columns: &Columns,
        query: &Query,
        today: Date,
    ) -> Result<Self, StoreError> {
        let mut looked_up = Self::default();
        if let Some(root) = &query.root {
            looked_up.node(db, columns, root, today)?;
        }
        Ok(looked_up)
    }

    pub(super) fn get(&self, leaf: &Leaf) -> Option<&Set> {
        self.0.get(leaf)
    }

    fn node(
        &mut self,
        db: &Connection,
        columns: &Columns,
        node: &Node,
        today: Date,
    ) -> Result<(), StoreError> {
        let leaf = match node {
            Node::And(nodes) | Node::Or(nodes) => {
                return nodes.iter().try_for_each(|node| self.node(db, columns, node, today));
            }
            Node::Not(node) => return self.node(db, columns, node, today),
            Node::Leaf(Leaf::Text(field, text)) => named(*field, text),
            Node::Leaf(leaf) => Some(leaf.clone()),
        };
        let Some(leaf) = leaf else { return Ok(()) };
        let papers = match &leaf {
            Leaf::Host(host) => store::papers_with_host(db, host)?,
            Leaf::Id(id) => by_id(db, id)?,
            Leaf::Digest(wanted) => {
                let digests = digests(db, &days::numbers(*wanted, today))?;
                self.0.insert(leaf, columns.appearances.in_any(&digests, columns.len()));
                return Ok(());
            }
            _ => return Ok(()),
        };
        let mut set = Set::with_capacity(columns.len());
        for paper in papers {
            set.grow_and_insert(place(paper)?);
        }
        self.0.insert(leaf, set);
        Ok(())
    }
}

fn by_id(db: &Connection, id: &str) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    found.extend(ArxivId::parse(id).map(|id| store::by_arxiv(db, id.as_str())).transpose()?.flatten());
    found.extend(Doi::parse(id).map(|id| store::by_doi(db, id.as_str())).transpose()?.flatten());
    found.extend(id.parse::<i64>().ok().filter(|id| place(*id).is_ok()));
    Ok(found)
}

fn digests(db: &Connection, wanted: &std::ops::RangeInclusive<i32>) -> Result<Vec<i64>, StoreError> {
    let known = store::digest_days(db)?.into_iter();
    let number = |day: Option<String>| day.as_deref().and_then(PartialDay::parse).map(store::day_number);
    Ok(known
        .filter(|(_, day)| number(day.clone()).is_some_and(|n| wanted.contains(&n)))
        .map(|(id, _)| id)
        .collect())
}
