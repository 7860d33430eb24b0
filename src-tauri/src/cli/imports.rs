//! Verbs that bring papers in, and those on imports of the past.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use broadsheet_core::api::{
    EntriesRequest, EntryFilter, EntryReceipt, HistoryRequest, ImportInfo, NewPaper, RereadTarget, Undone,
};
use broadsheet_core::service::{Library, Pending, pending_paths};
use serde_json::json;

use super::arguments::{ImportVerb, ImportsVerb, Shown};
use super::printing::{print, print_each, print_json, print_papers};
use super::progress::Told;
use super::{CliError, read_text, receipt, sentences, watch};

/// Entries asked for at once.
const PAGE: usize = 500;

/// Carries out a verb; `false` where something could not be read.
pub(super) fn run(library: &Library, verb: ImportVerb, shown: Shown) -> Result<bool, CliError> {
    match verb {
        ImportVerb::Import { dry_run, take_over, paths } => {
            return import(library, &paths, dry_run, take_over, shown);
        }
        ImportVerb::Watch { folder, once } => return watch::run(library, &folder, once, shown),
        ImportVerb::Imports { verb: Some(ImportsVerb::Show { import }), .. } => {
            show(library, import, shown.json)?;
        }
        ImportVerb::Imports { verb: None, find, limit } => list(library, find, limit, shown)?,
        ImportVerb::UndoImport { import } => told("Taken back", &library.undo_import(import)?, shown.json)?,
        ImportVerb::RedoImport { import } => told("Done again", &library.redo_import(import)?, shown.json)?,
        ImportVerb::Reread { dry_run, all } => return reread(library, dry_run, all, shown.json),
        ImportVerb::Add { title, authors, published, abstract_file, links, name } => {
            let abstract_text = abstract_file.as_deref().map(read_text).transpose()?;
            let new = NewPaper { title, authors, abstract_text, published, name, links };
            print_papers(library, &[library.add_paper(&new)?], shown)?;
        }
    }
    Ok(true)
}

/// The error where not one of the files is there.
fn nothing_there(paths: &[PathBuf]) -> Option<CliError> {
    let mut reasons = paths.iter().map(|path| match path.symlink_metadata() {
        Err(reason) if path != Path::new("-") => {
            Some(CliError::Input { path: path.display().to_string(), reason })
        }
        _ => None,
    });
    let first = reasons.next()??;
    reasons.all(|reason| reason.is_some()).then_some(first)
}

fn import(
    library: &Library,
    paths: &[PathBuf],
    dry_run: bool,
    take_over: bool,
    shown: Shown,
) -> Result<bool, CliError> {
    // A slip of the keyboard is no import.
    if let Some(none) = nothing_there(paths) {
        return Err(none);
    }
    let pending = pending(paths)?;
    let told = Told::files();
    let (receipt, unseen) = if dry_run {
        let files = library.read_files(pending, |progress| told.file(&progress))?;
        let unseen = files.unseen();
        // Nothing stops it here, so there is a receipt.
        let Some(receipt) = library.rehearse(&files)? else { return Ok(false) };
        (receipt, unseen)
    } else {
        (library.import(pending, |progress| told.file(&progress))?, 0)
    };
    drop(told);
    if let Some(import) = receipt.import.filter(|_| take_over) {
        library.take_offers(import)?;
    }
    if shown.json {
        print_json(&sentences::receipt(&receipt))?;
    } else if dry_run {
        print(&receipt::dry_run(&receipt, unseen))?;
    } else {
        print(&receipt::receipt(&receipt))?;
    }
    Ok(receipt.totals.failed == 0 && receipt.totals.unreadable == 0)
}

/// What is to be imported, standard input as one file.
fn pending(paths: &[PathBuf]) -> Result<Vec<Pending>, CliError> {
    let (piped, named): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| path.as_path() == Path::new("-"));
    let mut pending = pending_paths(&named);
    if !piped.is_empty() {
        let mut bytes = Vec::new();
        let read = std::io::stdin().read_to_end(&mut bytes);
        read.map_err(|reason| CliError::Input { path: "-".to_owned(), reason })?;
        pending.push(Pending::of_bytes("standard input", bytes));
    }
    Ok(pending)
}

/// Lists imports, newest first.
fn list(library: &Library, find: Option<String>, limit: Option<usize>, shown: Shown) -> Result<(), CliError> {
    let query = find.unwrap_or_default();
    let mut rows: Vec<ImportInfo> = Vec::new();
    let wanted = limit.unwrap_or(usize::MAX);
    while rows.len() < wanted {
        let request = HistoryRequest { query: query.clone(), offset: rows.len(), limit: wanted - rows.len() };
        let page = library.import_history(&request)?;
        if page.rows.is_empty() {
            break;
        }
        rows.extend(page.rows);
    }
    match shown.end() {
        Some(end) => print_each(rows.iter().map(|row| row.id), end),
        None if shown.json => print_json(&rows),
        None => print(&receipt::imports(&rows)),
    }
}

/// Shows one import: its receipt, and what became of each entry.
fn show(library: &Library, import: i64, json: bool) -> Result<(), CliError> {
    let info = library.import_info(import)?;
    let kept = library.import_receipt(import)?;
    let mut entries: Vec<EntryReceipt> = Vec::new();
    loop {
        let request = EntriesRequest { import, filter: EntryFilter::All, offset: entries.len(), limit: PAGE };
        let page = library.import_entries(&request)?;
        if page.rows.is_empty() {
            break;
        }
        entries.extend(page.rows);
    }
    if json {
        return print_json(&json!({
            "import": info,
            "receipt": sentences::receipt(&kept),
            "entries": sentences::entries(&entries),
        }));
    }
    let head = receipt::imports(std::slice::from_ref(&info));
    print(&(head + &receipt::entries(&entries) + &receipt::receipt(&kept)))
}

/// Says what undoing or redoing an import did.
pub(super) fn told(done: &str, undone: &Undone, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(undone);
    }
    let mut out = match &undone.label {
        Some(label) => format!("{done}: {label}\n"),
        None => "There was nothing to do: nothing was changed\n".to_owned(),
    };
    if undone.kept > 0 {
        out += &format!("{} papers stay, since you added something to them:\n", undone.kept);
    }
    for paper in &undone.kept_papers {
        out += &format!("{:>6}  {}\n", paper.id, paper.title);
    }
    if undone.kept > undone.kept_papers.len() {
        out += &format!("        and {} more\n", undone.kept - undone.kept_papers.len());
    }
    print(&out)
}

/// Reads kept files again; `false` where one could not be read.
fn reread(library: &Library, dry_run: bool, all: bool, json: bool) -> Result<bool, CliError> {
    let target = if all { RereadTarget::All } else { RereadTarget::Outdated };
    let progress = Told::files();
    let told = match dry_run {
        true => library.reread_preview(target, |at| progress.file(&at))?,
        false => library.reread(target, |at| progress.file(&at))?,
    };
    drop(progress);
    if json {
        print_json(&sentences::reread(&told))?;
    } else {
        print(&receipt::reread(&told, dry_run))?;
    }
    Ok(told.errors.is_empty())
}
