//! What a person made of the papers, in the shares that one finds in libraries that were used for years.

use broadsheet_core::api::{
    AddTag, ListQuery, Papers as These, RangeRequest, SaveNote, SaveShelf, Scope, SetFlag, SetStatus, Sort,
};
use broadsheet_core::model::Status;
use broadsheet_core::service::{Library, ServiceError};

use super::papers::{NOTED, Papers};
use super::vocabulary::TAGS;
use crate::chance::Chance;

/// Papers marked in one go.
const AT_ONCE: usize = 10_000;

/// Smart shelves, and what they search for.
const SHELVES: [(&str, &str); 4] = [
    ("Unread with code", "is:unread has:code"),
    ("Language models", "\"language model\""),
    ("Liked and noted", "upvotes:>100 has:note"),
    ("Diffusion, this decade", "diffusion date:2020.. sort:upvotes"),
];

/// Reads, stars, tags, sorts, notes and throws away.
pub(super) fn live(library: &Library, papers: &Papers<'_>, total: usize) -> Result<(), ServiceError> {
    for (name, query) in SHELVES {
        let (name, query) = (name.to_owned(), query.to_owned());
        library.save_shelf(&SaveShelf { shelf: None, name, query, sort: Sort::Best })?;
    }
    let ids = ids(library)?;
    for (round, ids) in ids.chunks(AT_ONCE).enumerate() {
        let mut chance = Chance::new(round as u64 ^ 0xfeed);
        let mut some =
            |percent| -> Vec<i64> { ids.iter().copied().filter(|_| chance.percent(percent)).collect() };
        library.set_read(&SetFlag { papers: some(30), on: true })?;
        library.set_starred(&SetFlag { papers: some(3), on: true })?;
        library.set_status(&SetStatus { papers: some(8), status: Status::Queued })?;
        library.set_status(&SetStatus { papers: some(20), status: Status::Done })?;
        tag(library, round, ids)?;
        library.trash_papers(&These { papers: some(1) })?;
    }
    note(library, papers, &ids, total)
}

fn ids(library: &Library) -> Result<Vec<i64>, ServiceError> {
    let list = ListQuery { scope: Scope::All, query: String::new(), sort: Sort::Oldest };
    library.range_ids(&RangeRequest { list, from: 0, to: usize::MAX - 1 })
}

/// A quarter of the papers have a tag or more.
fn tag(library: &Library, round: usize, ids: &[i64]) -> Result<(), ServiceError> {
    let mut chance = Chance::new(round as u64 ^ 0x7a95);
    let mut tagged: Vec<Vec<i64>> = vec![Vec::new(); TAGS.len()];
    for id in ids {
        if chance.percent(25) {
            for _ in 0..chance.between(1, 4) {
                tagged[chance.skewed(TAGS.len())].push(*id);
            }
        }
    }
    for (name, mut papers) in TAGS.iter().zip(tagged) {
        papers.dedup();
        if !papers.is_empty() {
            library.add_tag(&AddTag { papers, name: (*name).to_owned() })?;
        }
    }
    Ok(())
}

/// As many notes as there are among the papers of [`Papers::paper`].
fn note(library: &Library, papers: &Papers<'_>, ids: &[i64], total: usize) -> Result<(), ServiceError> {
    let mut notes = (0..total).map(|number| papers.paper(number).note).filter(|note| !note.is_empty());
    let mut chance = Chance::new(0x207e);
    for &paper in ids.iter().filter(|_| chance.percent(NOTED)) {
        let Some(body) = notes.next() else { return Ok(()) };
        match library.save_note(&SaveNote { paper, base: String::new(), body }) {
            // In the trash.
            Ok(()) | Err(ServiceError::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
