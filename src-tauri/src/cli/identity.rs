//! Verbs about which papers are the same, and what is said of them.

use broadsheet_core::api::{Correct, DismissDuplicates, DuplicatesRequest, MergePapers, SplitPaper};
use broadsheet_core::model::{Fact, Field, Refusal};
use broadsheet_core::service::{Library, ServiceError};

use super::arguments::Shown;
use super::printing::{HEAD, columns, painted, print, print_json, print_papers};
use super::{CliError, resolve, table};

pub(super) fn merge(library: &Library, ids: &[String], shown: Shown) -> Result<(), CliError> {
    let groups = vec![resolve(library, ids)?];
    print_papers(library, &library.merge_papers(&MergePapers { groups })?, shown)
}

pub(super) fn split(library: &Library, id: &str, entries: Vec<i64>, shown: Shown) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    let apart = library.split_paper(&SplitPaper { paper, entries })?;
    print_papers(library, &[paper, apart], shown)
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

pub(super) fn dismiss(library: &Library, ids: &[String], shown: Shown) -> Result<(), CliError> {
    let papers = resolve(library, ids)?;
    let pairs = papers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    library.dismiss_duplicates(&DismissDuplicates { pairs })?;
    print_papers(library, &papers, shown)
}

/// Where each fact comes from: what holds, and what each digest says.
pub(super) fn provenance(library: &Library, id: &str, json: bool) -> Result<(), CliError> {
    let facts = library.provenance(library.resolve(id)?)?;
    if json {
        return print_json(&facts);
    }
    let mut out = String::new();
    for fact in &facts {
        let edited = if fact.edited { "  (yours)" } else { "" };
        let value = fact.value.as_deref().unwrap_or_default();
        out += &format!("{}{edited}\n  {value}\n", painted(HEAD, &named(fact.fact)));
        for claim in &fact.claims {
            let mark = if claim.chosen { '*' } else { ' ' };
            let file = &claim.file;
            out += &format!("  {mark} {file}, place {}: {}\n", claim.rank, claim.value);
        }
    }
    print(&out)
}

/// A fact by its name, as JSON has it.
fn named(fact: Fact) -> String {
    match serde_json::to_value(fact) {
        Ok(serde_json::Value::String(name)) => name.replace('_', " "),
        _ => String::new(),
    }
}

/// Without values goes back to what the digests say.
pub(super) fn correct(
    library: &Library,
    id: &str,
    field: &str,
    values: &[String],
    shown: Shown,
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
    print_papers(library, &[paper], shown)
}
