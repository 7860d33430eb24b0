//! Lists of papers as ids in order: what pages are cut from.

use rusqlite::{Connection, ToSql};

use super::StoreError;

/// Which papers a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the sidebar")]
pub enum Place {
    All,
    Inbox,
    Queued,
    Starred,
    Code,
    CodeNew,
    Trash,
    Digest(i64),
    /// With this tag or one below it.
    Tag(i64),
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Order {
    Newest,
    Oldest,
    Added,
    Upvotes,
    Title,
    /// A digest's own order; newest elsewhere.
    Rank,
}

impl Place {
    /// A condition on `p`, and the number it is about.
    const fn condition(self) -> (&'static str, Option<i64>) {
        match self {
            Self::All => ("p.present", None),
            Self::Inbox => (
                "p.present AND NOT EXISTS (
                     SELECT 1 FROM mark m WHERE m.paper = p.id AND m.status <> 'inbox')",
                None,
            ),
            Self::Queued => {
                ("p.present AND p.id IN (SELECT m.paper FROM mark m WHERE m.status = 'queued')", None)
            }
            Self::Starred => ("p.present AND p.id IN (SELECT m.paper FROM mark m WHERE m.starred)", None),
            Self::Code => ("p.present AND p.code_count > 0", None),
            Self::CodeNew => (
                "p.present AND p.code_new AND NOT EXISTS (
                     SELECT 1 FROM mark m WHERE m.paper = p.id AND m.code_seen)",
                None,
            ),
            Self::Trash => ("p.id IN (SELECT m.paper FROM mark m WHERE m.trashed_at IS NOT NULL)", None),
            Self::Digest(id) => {
                ("p.present AND p.id IN (SELECT e.paper FROM entry e WHERE e.digest = ?1)", Some(id))
            }
            Self::Tag(id) => (
                "p.present AND p.id IN (
                     SELECT x.paper FROM tag t JOIN tag c
                         ON c.id = t.id OR substr(c.name, 1, length(t.name) + 1) = t.name || '/'
                     JOIN paper_tag x ON x.tag = c.id WHERE t.id = ?1)",
                Some(id),
            ),
        }
    }
}

/// The ids of a whole list, in order.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn ids(db: &Connection, place: Place, order: Order) -> Result<Vec<i64>, StoreError> {
    let (condition, id) = place.condition();
    let order = match (order, place) {
        (Order::Rank, Place::Digest(_)) => {
            "(SELECT min(e.rank) FROM entry e WHERE e.digest = ?1 AND e.paper = p.id)"
        }
        // Days without a year begin with `--` and sort below all years.
        (Order::Rank, Place::Trash) => {
            "(SELECT m.trashed_at FROM mark m WHERE m.paper = p.id) DESC, p.id DESC"
        }
        (Order::Rank | Order::Newest, _) => "p.published DESC, p.id DESC",
        (Order::Oldest, _) => "p.published IS NULL OR p.published < '0', p.published, p.id",
        (Order::Added, _) => "p.added_at DESC, p.id DESC",
        (Order::Upvotes, _) => "p.upvotes DESC, p.published DESC, p.id DESC",
        (Order::Title, _) => "p.title COLLATE NOCASE, p.id",
    };
    let sql = format!("SELECT p.id FROM paper p WHERE {condition} ORDER BY {order}");
    let parameters: &[&dyn ToSql] = match &id {
        Some(id) => &[id],
        None => &[],
    };
    Ok(db.prepare_cached(&sql)?.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// How many papers a place of the sidebar holds.
///
/// # Errors
///
/// Where the library cannot be read.
pub fn count(db: &Connection, place: Place) -> Result<usize, StoreError> {
    let (condition, id) = place.condition();
    let sql = format!("SELECT count(*) FROM paper p WHERE {condition}");
    let parameters: &[&dyn ToSql] = match &id {
        Some(id) => &[id],
        None => &[],
    };
    let count: i64 = db.prepare_cached(&sql)?.query_row(parameters, |row| row.get(0))?;
    Ok(count.unsigned_abs() as usize)
}
