//! Verbs about which papers are the same, what is said of them, and the trash.

use broadsheet_core::api::{Correct, DismissDuplicates, DuplicatesRequest, MergePapers, Papers, SplitPaper};
use broadsheet_core::model::{Field, Refusal};
use broadsheet_core::service::{Library, ServiceError};

use super::verbs::{print, print_json, resolve, show_papers};
use super::{CliError, columns, table};

pub(super) fn merge(library: &Library, ids: &[String], json: bool) -> Result<(), CliError> {
    let groups = vec![resolve(library, ids)?];
    show_papers(library, &library.merge_papers(&MergePapers { groups })?, json)
}

pub(super) fn split(library: &Library, id: &str, entries: Vec<i64>, json: bool) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    let apart = library.split_paper(&SplitPaper { paper, entries })?;
    show_papers(library, &[paper, apart], json)
}

pub(super) fn duplicates(library: &Library, limit: usize, json: bool) -> Result<(), CliError> {
    let mut pairs = Vec::new();
    loop {
        let request = DuplicatesRequest { offset: pairs.len(), limit: limit - pairs.len() };
        let page = library.duplicates(&request)?;
        let last = page.pairs.is_empty();
        pairs.extend(page.pairs);
        if last || pairs.len() == limit {
            break;
        }
    }
    if json { print_json(&pairs) } else { print(&table::duplicates(&pairs, columns())) }
}

pub(super) fn dismiss(library: &Library, ids: &[String], json: bool) -> Result<(), CliError> {
    let papers = resolve(library, ids)?;
    let pairs = papers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    library.dismiss_duplicates(&DismissDuplicates { pairs })?;
    show_papers(library, &papers, json)
}

pub(super) fn trash(library: &Library, ids: &[String], json: bool) -> Result<(), CliError> {
    let papers = resolve(library, ids)?;
    library.trash_papers(&Papers { papers: papers.clone() })?;
    show_papers(library, &papers, json)
}

pub(super) fn untrash(library: &Library, ids: &[String], json: bool) -> Result<(), CliError> {
    let papers = resolve(library, ids)?;
    library.restore_papers(&Papers { papers: papers.clone() })?;
    show_papers(library, &papers, json)
}

/// Without values goes back to what the digests say.
pub(super) fn correct(
    library: &Library,
    id: &str,
    field: &str,
    values: &[String],
    json: bool,
) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    let field = Field::from_name(&field.replace('-', "_"))
        .ok_or_else(|| ServiceError::Refused(Refusal::NoSuchFact { name: field.to_owned() }))?;
    let value = match (field, values) {
        (_, []) => None,
        (Field::Authors | Field::Links, values) => {
            Some(serde_json::to_string(values).map_err(std::io::Error::from)?)
        }
        (_, values) => Some(values.join(" ")),
    };
    library.correct(&Correct { paper, field, value })?;
    show_papers(library, &[paper], json)
}
