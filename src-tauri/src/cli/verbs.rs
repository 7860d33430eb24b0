use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use broadsheet_core::api::{
    AddTag, ListPage, ListQuery, ListRequest, NewPaper, OpenTarget, PageKind, RemoveTag, SaveNote, Scope,
    Sort,
};
use broadsheet_core::model::LinkKind;
use broadsheet_core::service::{Library, ServiceError, pending_paths};
use serde::Serialize;

use super::arguments::{ImportsVerb, LibraryVerb, TagArguments, TagVerb};
use super::{CliError, columns, complain, export, identity, imports, json, receipt, table};
use crate::desktop::open_in_browser;

/// Carries out a verb; `false` where something could not be read.
pub(super) fn run(library: &Library, verb: LibraryVerb, json: bool) -> Result<bool, CliError> {
    match verb {
        LibraryVerb::Import { dry_run, take_over, paths } => {
            return import(library, &paths, dry_run, take_over, json);
        }
        LibraryVerb::Imports { verb: Some(ImportsVerb::Show { import }), .. } => {
            imports::show(library, import, json)?;
        }
        LibraryVerb::Imports { verb: None, find, limit } => imports::list(library, find, limit, json)?,
        LibraryVerb::UndoImport { import } => imports::told(&library.undo_import(import)?, json)?,
        LibraryVerb::RedoImport { import } => imports::told(&library.redo_import(import)?, json)?,
        LibraryVerb::Reread { dry_run, all } => return imports::reread(library, dry_run, all, json),
        LibraryVerb::Add { title, authors, published, abstract_file, links, name } => {
            let abstract_text = abstract_file.as_deref().map(read_text).transpose()?;
            let new = NewPaper { title, authors, abstract_text, published, name, links };
            show_papers(library, &[library.add_paper(&new)?], json)?;
        }
        LibraryVerb::List { query, limit, trash } => {
            let scope = if trash { Scope::Trash } else { Scope::All };
            list(library, scope, &query.join(" "), limit, json)?;
        }
        LibraryVerb::Export(asked) => return export::run(library, &asked),
        LibraryVerb::Show { id } => show(library, &id, json)?,
        LibraryVerb::Tag(TagVerb::Add(arguments)) => add_tag(library, arguments, json)?,
        LibraryVerb::Tag(TagVerb::Remove(arguments)) => remove_tag(library, &arguments, json)?,
        LibraryVerb::Note { id, set } => note(library, &id, set.as_deref(), json)?,
        LibraryVerb::Open { id, print } => open(library, &id, print, json)?,
        LibraryVerb::Merge { ids } => identity::merge(library, &ids, json)?,
        LibraryVerb::Split { id, entries } => identity::split(library, &id, entries, json)?,
        LibraryVerb::Duplicates { limit, dismiss: None } => identity::duplicates(library, limit, json)?,
        LibraryVerb::Duplicates { dismiss: Some(ids), .. } => identity::dismiss(library, &ids, json)?,
        LibraryVerb::Trash { ids } => identity::trash(library, &ids, json)?,
        LibraryVerb::Untrash { ids } => identity::untrash(library, &ids, json)?,
        LibraryVerb::Correct { id, field, values, .. } => {
            identity::correct(library, &id, &field, &values, json)?;
        }
    }
    Ok(true)
}

fn import(
    library: &Library,
    paths: &[PathBuf],
    dry_run: bool,
    take_over: bool,
    json: bool,
) -> Result<bool, CliError> {
    let pending = pending_paths(paths);
    let (receipt, unseen) = if dry_run {
        let files = library.read_files(pending, |_| {})?;
        let unseen = files.unseen();
        // Nothing stops it here, so there is a receipt.
        let Some(receipt) = library.rehearse(&files)? else { return Ok(false) };
        (receipt, unseen)
    } else {
        (library.import(pending, |_| {})?, 0)
    };
    if let Some(import) = receipt.import.filter(|_| take_over) {
        library.take_offers(import)?;
    }
    if json {
        print_json(&receipt)?;
    } else if dry_run {
        print(&receipt::dry_run(&receipt, unseen))?;
    } else {
        print(&receipt::receipt(&receipt))?;
    }
    Ok(receipt.totals.failed == 0 && receipt.totals.unreadable == 0)
}

fn list(
    library: &Library,
    scope: Scope,
    query: &str,
    limit: Option<usize>,
    json: bool,
) -> Result<(), CliError> {
    // Who presses Enter has typed the last word to its end.
    let list = ListQuery { scope, query: format!("{query} "), sort: Sort::Best };
    explain(&settled(library, &list)?, query);
    let mut left = limit.unwrap_or(usize::MAX);
    let mut papers: Vec<json::Paper> = Vec::new();
    let mut offset = 0;
    loop {
        let request = ListRequest { list: list.clone(), offset, limit: left.min(500) };
        let page = library.list_papers(&request)?;
        offset += page.rows.len();
        left -= page.rows.len();
        if json {
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
    if json { print_json(&papers) } else { Ok(()) }
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

fn show(library: &Library, id: &str, json: bool) -> Result<(), CliError> {
    let paper = library.paper(library.resolve(id)?)?;
    if json { print_json(&json::Paper::from(paper)) } else { print(&table::paper(&paper)) }
}

fn add_tag(library: &Library, arguments: TagArguments, json: bool) -> Result<(), CliError> {
    let papers = resolve(library, &arguments.ids)?;
    library.add_tag(&AddTag { papers: papers.clone(), name: arguments.tag })?;
    show_papers(library, &papers, json)
}

fn remove_tag(library: &Library, arguments: &TagArguments, json: bool) -> Result<(), CliError> {
    let papers = resolve(library, &arguments.ids)?;
    let tag = library.tag_named(&arguments.tag)?;
    library.remove_tag(&RemoveTag { papers: papers.clone(), tag })?;
    show_papers(library, &papers, json)
}

pub(super) fn resolve(library: &Library, ids: &[String]) -> Result<Vec<i64>, CliError> {
    Ok(ids.iter().map(|id| library.resolve(id)).collect::<Result<_, _>>()?)
}

/// What the papers are now.
pub(super) fn show_papers(library: &Library, papers: &[i64], json: bool) -> Result<(), CliError> {
    let mut shown = Vec::new();
    for paper in papers {
        shown.push(library.paper(*paper)?);
    }
    if json {
        return print_json(&shown.into_iter().map(json::Paper::from).collect::<Vec<_>>());
    }
    let rows: Vec<_> = shown.into_iter().map(|paper| paper.row).collect();
    print(&table::papers(&rows, columns()))
}

fn note(library: &Library, id: &str, set: Option<&Path>, json: bool) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    if let Some(path) = set {
        let body = read_text(path)?;
        let base = library.paper(paper)?.note;
        library.save_note(&SaveNote { paper, base, body })?;
    }
    let detail = library.paper(paper)?;
    if json {
        return print_json(&json::Paper::from(detail));
    }
    if set.is_some() || detail.note.is_empty() {
        return Ok(());
    }
    print(&format!("{}\n", detail.note.trim_end_matches('\n')))
}

fn read_text(path: &Path) -> Result<String, CliError> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text))
    };
    read.map_err(|reason| CliError::Input { path: path.display().to_string(), reason })?;
    Ok(text)
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
    print(&format!("{address}\n"))
}

pub(super) fn print(text: &str) -> Result<(), CliError> {
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}

pub(super) fn print_json(value: &impl Serialize) -> Result<(), CliError> {
    let text = serde_json::to_string_pretty(value).map_err(std::io::Error::from)?;
    print(&(text + "\n"))
}
