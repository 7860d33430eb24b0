//! Verbs for what the sidebar lists: digests and shelves.

use broadsheet_core::api::{DigestInfo, MoveShelf, RenameDigest, SaveShelf, SetDigestDay, ShelfInfo, Sort};
use broadsheet_core::model::Thing;
use broadsheet_core::service::{Library, ServiceError};
use serde_json::json;

use super::CliError;
use super::arguments::{DigestVerb, ShelfVerb, Shown};
use super::printing::{ID, painted, print, print_each, print_json};

/// The shelf of a name.
pub(super) fn named(library: &Library, name: &str) -> Result<ShelfInfo, CliError> {
    let found = library.overview()?.shelves.into_iter().find(|shelf| shelf.name == name);
    Ok(found.ok_or(ServiceError::NotFound(Thing::Shelf))?)
}

/// Lists shelves, after a change where one is asked for.
pub(super) fn shelves(library: &Library, verb: Option<ShelfVerb>, shown: Shown) -> Result<(), CliError> {
    match verb {
        None => {}
        Some(ShelfVerb::Save { name, query }) => {
            let before = named(library, &name).ok();
            let (shelf, sort) = before.map_or((None, Sort::Best), |before| (Some(before.id), before.sort));
            library.save_shelf(&SaveShelf { shelf, name, query: query.join(" "), sort })?;
        }
        Some(ShelfVerb::Rename { name, renamed }) => {
            let ShelfInfo { id, query, sort, .. } = named(library, &name)?;
            library.save_shelf(&SaveShelf { shelf: Some(id), name: renamed, query, sort })?;
        }
        Some(ShelfVerb::Move { name, place }) => {
            let to = usize::try_from(place - 1).unwrap_or(usize::MAX);
            library.move_shelf(&MoveShelf { shelf: named(library, &name)?.id, to })?;
        }
        Some(ShelfVerb::Delete { name }) => library.delete_shelf(named(library, &name)?.id)?,
    }
    let shelves = library.overview()?.shelves;
    if let Some(end) = shown.end() {
        return print_each(shelves.iter().map(|shelf| &shelf.name), end);
    }
    if shown.json {
        return print_json(&shelves);
    }
    let line =
        |shelf: &ShelfInfo| format!("{:>6}  {}  {}\n", shelf.papers, painted(ID, &shelf.name), shelf.query);
    print(&shelves.iter().map(line).collect::<String>())
}

/// Lists digests, after a change where one is asked for.
pub(super) fn digests(library: &Library, verb: Option<DigestVerb>, shown: Shown) -> Result<(), CliError> {
    match verb {
        None => {}
        Some(DigestVerb::Rename { digest, name }) => {
            library.rename_digest(&RenameDigest { digest, name: Some(name) })?;
        }
        Some(DigestVerb::Day { digest, day, .. }) => library.set_digest_day(&SetDigestDay { digest, day })?,
        Some(DigestVerb::Trash { digest }) => library.trash_digest(digest)?,
        Some(DigestVerb::Untrash { digest }) => library.restore_digest(digest)?,
    }
    let overview = library.overview()?;
    if let Some(end) = shown.end() {
        return print_each(overview.digests.iter().map(|digest| digest.id), end);
    }
    if shown.json {
        return print_json(&json!({ "digests": overview.digests, "trashed": overview.trashed_digests }));
    }
    let listed = overview.digests.iter().map(|digest| line(digest, ""));
    let trashed = overview.trashed_digests.iter().map(|digest| line(digest, "  in the trash"));
    print(&listed.chain(trashed).collect::<String>())
}

fn line(digest: &DigestInfo, end: &str) -> String {
    let name = digest.title.as_deref().unwrap_or(&digest.file);
    format!(
        "{}  {:<10}  {:>5} papers, {} unread  {}{end}\n",
        painted(ID, &format!("{:>6}", digest.id)),
        digest.day.as_deref().unwrap_or("day?"),
        digest.papers,
        digest.unread,
        name
    )
}
