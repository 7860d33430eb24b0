//! Verbs on imports of the past.

use broadsheet_core::api::{
    EntriesRequest, EntryFilter, EntryReceipt, HistoryRequest, ImportInfo, RereadTarget, Undone,
};
use broadsheet_core::service::Library;
use serde_json::json;

use super::verbs::{print, print_json};
use super::{CliError, receipt};

/// Entries asked for at once.
const PAGE: usize = 500;

/// Lists imports, newest first.
pub(super) fn list(
    library: &Library,
    find: Option<String>,
    limit: Option<usize>,
    json: bool,
) -> Result<(), CliError> {
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
    if json { print_json(&rows) } else { print(&receipt::imports(&rows)) }
}

/// Shows one import: its receipt, and what became of each entry.
pub(super) fn show(library: &Library, import: i64, json: bool) -> Result<(), CliError> {
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
        return print_json(&json!({ "import": info, "receipt": kept, "entries": entries }));
    }
    let head = receipt::imports(std::slice::from_ref(&info));
    print(&(head + &receipt::entries(&entries) + &receipt::receipt(&kept)))
}

/// Says what undoing or redoing an import did.
pub(super) fn told(undone: &Undone, json: bool) -> Result<(), CliError> {
    if json {
        return print_json(undone);
    }
    let mut out = match &undone.label {
        Some(label) => format!("Done: {label}\n"),
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
pub(super) fn reread(library: &Library, dry_run: bool, all: bool, json: bool) -> Result<bool, CliError> {
    let target = if all { RereadTarget::All } else { RereadTarget::Outdated };
    let told = match dry_run {
        true => library.reread_preview(target, |_| {})?,
        false => library.reread(target, |_| {})?,
    };
    if json {
        print_json(&told)?;
    } else {
        print(&receipt::reread(&told, dry_run))?;
    }
    Ok(told.errors.is_empty())
}
