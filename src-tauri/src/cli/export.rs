use std::io::{self, BufWriter, IsTerminal as _};
use std::path::Path;

use broadsheet_core::api::{ExportOf, ExportParts, ExportRequest, ListQuery, Scope, Sort};
use broadsheet_core::export::ExportFormat;
use broadsheet_core::service::{Exporting, Library};

use super::arguments::ExportArguments;
use super::papers::{explain, settled};
use super::printing::print_plain;
use super::progress::Told;
use super::{CliError, complain};

/// Writes papers out; `false` where nothing was asked for that there is, or files were left as they are because the person
/// changed them.
pub(super) fn run(library: &Library, asked: &ExportArguments) -> Result<bool, CliError> {
    let query = asked.query.join(" ");
    // clap takes no other name.
    let format = ExportFormat::from_name(&asked.format).unwrap_or(ExportFormat::Json);
    let parts = ExportParts {
        tags: asked.tags || asked.mine,
        notes: asked.notes || asked.mine,
        highlights: asked.highlights || asked.mine,
    };
    let list = ListQuery { scope: Scope::All, query: format!("{query} "), sort: Sort::Best };
    let page = settled(library, &list)?;
    if let Some(near) = &page.mended {
        // A list shows what was likely meant; a file that others read on must not hold it unseen.
        complain(&format!(
            "Nothing is found for {query}, and nothing was written. There are papers for {near}."
        ));
        return Ok(false);
    }
    explain(&page, &query);
    let exporting =
        library.exporting(&ExportRequest { of: ExportOf::List(list), format, parts }, &asked.keys)?;
    let title = if query.is_empty() { "Papers" } else { query.as_str() };
    match (&asked.folder, &asked.output) {
        (Some(folder), _) => to_folder(&exporting, folder),
        (None, Some(file)) => {
            let told = Told::count("papers");
            let count = exporting.write_file(format, title, file, |count| told.at(count))?;
            drop(told);
            complain(&format!("{count} papers were written to {}.", file.display()));
            Ok(true)
        }
        (None, None) if io::stdout().is_terminal() => {
            let mut out = Vec::new();
            exporting.write(format, title, &mut out, |_| {})?;
            print_plain(&String::from_utf8_lossy(&out))?;
            Ok(true)
        }
        (None, None) => {
            let out = BufWriter::new(io::stdout().lock());
            exporting.write(format, title, out, |_| {})?;
            Ok(true)
        }
    }
}

fn to_folder(exporting: &Exporting<'_>, folder: &Path) -> Result<bool, CliError> {
    let told = Told::count("papers");
    let written = exporting.write_folder(folder, |count| told.at(count)).map_err(CliError::Export)?;
    drop(told);
    complain(&format!(
        "{} files were written to {}, {} were up to date, {} of papers that are not among these any more were removed.",
        written.written,
        folder.display(),
        written.unchanged,
        written.removed
    ));
    for name in &written.kept {
        complain(&format!("{name} was changed since it was written, and was left as it is."));
    }
    Ok(written.kept.is_empty())
}
