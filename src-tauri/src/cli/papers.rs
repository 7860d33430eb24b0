//! Verbs that list papers, show them, and say which are the same.

use broadsheet_core::api::{ListPage, ListQuery, ListRequest, OpenTarget, PageKind, Scope, Sort};
use broadsheet_core::model::LinkKind;
use broadsheet_core::service::{Library, ServiceError};

use super::arguments::{ListArguments, PaperVerb, Shown};
use super::printing::{columns, print, print_each, print_json, print_plain};
use super::{CliError, complain, export, identity, json, resolve, table};
use crate::desktop::open_in_browser;

/// Carries out a verb; `false` where not all was done.
pub(super) fn run(library: &Library, verb: PaperVerb, shown: Shown) -> Result<bool, CliError> {
    match verb {
        PaperVerb::List(asked) => list(library, &asked, shown)?,
        PaperVerb::Export(asked) => return export::run(library, &asked),
        PaperVerb::Show { ids } => show(library, &ids.named()?, shown)?,
        PaperVerb::Provenance { id } => identity::provenance(library, &id, shown.json)?,
        PaperVerb::Open { id, print } => open(library, &id, print, shown.json)?,
        PaperVerb::Link { note, ids } => link(library, &ids.named()?, note, shown)?,
        PaperVerb::Merge { ids } => identity::merge(library, &ids.named()?, shown)?,
        PaperVerb::Split { id, entries } => identity::split(library, &id, entries, shown)?,
        PaperVerb::Duplicates { limit, dismiss: None } => {
            identity::duplicates(library, limit, shown.json)?;
        }
        PaperVerb::Duplicates { dismiss: Some(ids), .. } => identity::dismiss(library, &ids, shown)?,
        PaperVerb::Correct { id, field, values, .. } => {
            identity::correct(library, &id, &field, &values, shown)?;
        }
    }
    Ok(true)
}

fn list(library: &Library, asked: &ListArguments, shown: Shown) -> Result<(), CliError> {
    let query = asked.query.join(" ");
    let scope = scope(library, asked)?;
    // Who presses Enter has typed the last word to its end.
    let list = ListQuery { scope, query: format!("{query} "), sort: Sort::Best };
    explain(&settled(library, &list)?, &query);
    let mut left = asked.limit.unwrap_or(usize::MAX);
    let mut papers: Vec<json::Paper> = Vec::new();
    let mut offset = 0;
    loop {
        let request = ListRequest { list: list.clone(), offset, limit: left.min(500) };
        let page = library.list_papers(&request)?;
        offset += page.rows.len();
        left -= page.rows.len();
        if let Some(end) = shown.end() {
            print_each(page.rows.iter().map(|row| row.id), end)?;
        } else if shown.json {
            for row in &page.rows {
                match library.paper(row.id) {
                    Ok(paper) => papers.push(paper.into()),
                    // Taken away since the page was read, by another process.
                    Err(ServiceError::NotFound(_)) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        } else {
            print(&table::papers(&page.rows, columns()))?;
        }
        if page.rows.is_empty() || left == 0 {
            break;
        }
    }
    if shown.json { print_json(&papers) } else { Ok(()) }
}

/// Which papers a list is of.
fn scope(library: &Library, asked: &ListArguments) -> Result<Scope, CliError> {
    if asked.trash {
        return Ok(Scope::Trash);
    }
    if let Some(digest) = asked.digest {
        return Ok(Scope::Digest(digest));
    }
    let Some(name) = &asked.shelf else { return Ok(Scope::All) };
    Ok(Scope::Shelf(super::shelves::named(library, name)?.id))
}

/// What there is to say of a list before its papers, none of which waits for the index any more.
pub(super) fn settled(library: &Library, list: &ListQuery) -> Result<ListPage, CliError> {
    let head = ListRequest { list: list.clone(), offset: 0, limit: 0 };
    let page = library.list_papers(&head)?;
    if page.waiting == 0 {
        return Ok(page);
    }
    library.finish_indexing()?;
    Ok(library.list_papers(&head)?)
}

/// Says, beside the answer, where it is not quite to what was asked.
pub(super) fn explain(page: &ListPage, query: &str) {
    for remark in &page.remarks {
        complain(&remark.trouble.to_string());
    }
    if let Some(mended) = &page.mended {
        complain(&format!("Nothing is found for {query}. These are the papers for {mended}."));
    }
}

fn show(library: &Library, ids: &[String], shown: Shown) -> Result<(), CliError> {
    let mut papers = Vec::new();
    for id in resolve(library, ids)? {
        papers.push(library.paper(id)?);
    }
    if let Some(end) = shown.end() {
        return print_each(papers.iter().map(|paper| paper.row.id), end);
    }
    if shown.json {
        let mut papers: Vec<json::Paper> = papers.into_iter().map(json::Paper::from).collect();
        // Of one it is one, as ever.
        return match papers.pop() {
            Some(only) if papers.is_empty() => print_json(&only),
            last => print_json(&papers.into_iter().chain(last).collect::<Vec<_>>()),
        };
    }
    let pages: Vec<String> = papers.iter().map(table::paper).collect();
    print(&pages.join("\n"))
}

/// The links that show papers here, one a line.
fn link(library: &Library, ids: &[String], note: bool, shown: Shown) -> Result<(), CliError> {
    let mut links = Vec::new();
    for some in resolve(library, ids)?.chunks(500) {
        for paper in library.references(some)? {
            links.push(if note { paper.note } else { paper.here });
        }
    }
    if shown.json { print_json(&links) } else { print_each(links, shown.end().unwrap_or('\n')) }
}

/// The code where there is some, else the page that stands nearest to it.
fn open(library: &Library, id: &str, print_only: bool, json: bool) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    let detail = library.paper(paper)?;
    let target = if detail.links.iter().any(|link| link.kind == LinkKind::Code) {
        OpenTarget::Code { paper }
    } else if detail.row.has_project {
        OpenTarget::Page { paper, page: PageKind::Project }
    } else {
        OpenTarget::Page { paper, page: PageKind::Arxiv }
    };
    let address = library.address(&target)?;
    if !print_only {
        open_in_browser(&address)?;
    }
    if json {
        return print_json(&serde_json::json!({ "url": address.as_str() }));
    }
    print_plain(&format!("{address}\n"))
}
