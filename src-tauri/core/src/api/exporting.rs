//! Papers out through the door: seen before, to a file or a folder, and on the clipboard.
#![expect(clippy::needless_pass_by_value, reason = "the table hands every request over alike")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, App, Dialog, ListQuery, Work};
use crate::export::{ExportFormat, Pattern};
use crate::model::Refusal;
use crate::service::{ExportError, Exporting};

/// Which papers to write out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum ExportOf {
    /// Those of a list, as it is shown.
    List(ListQuery),
    /// These.
    Papers(Vec<i64>),
}

/// Which papers to write out, and how.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportRequest {
    /// The papers.
    pub of: ExportOf,
    /// The form.
    pub format: ExportFormat,
    /// What of the person's goes along.
    pub parts: ExportParts,
}

/// What of the person's own goes along with the facts of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportParts {
    /// Tags, and where the person put the paper.
    pub tags: bool,
    /// Notes.
    pub notes: bool,
    /// Highlights with their comments.
    pub highlights: bool,
}

/// Asks for a file or a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportTo {
    /// Which papers, and how.
    pub request: ExportRequest,
    /// What they are, as a person calls it: it heads forms to read, and names the file.
    pub title: String,
    /// Whether each paper has a file of its own, in a folder; Markdown only.
    pub folder: bool,
    /// The title of the dialog that asks where.
    pub dialog: String,
}

/// The beginning of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportPreview {
    /// How many papers it has.
    pub papers: usize,
    /// How its text begins.
    pub text: String,
    /// Whether that is all of it.
    pub whole: bool,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// The file or folder.
    pub place: String,
    /// How many papers it has.
    pub papers: usize,
    /// Of a folder: files that are new or different now, that were as they are, that were of papers which are not among
    /// these, and names of those that the person changed and that were left as they are.
    pub folder: Option<FolderExported>,
}

/// What became of a folder's files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "`Exported` says it")]
pub struct FolderExported {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    pub kept: Vec<String>,
}

/// What of papers is copied for other texts to cite them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cited {
    /// Their references in the person's style.
    Reference,
    /// Their entries for BibTeX.
    Bibtex,
    /// Their keys, as a command of LaTeX takes them.
    Keys,
}

/// Asks for what is copied of papers.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CiteRequest {
    /// The papers; a thousand at most.
    pub papers: Vec<i64>,
    /// What of them.
    pub what: Cited,
}

/// Papers of a preview, and bytes of its text.
const PREVIEWED: usize = 20;
const MAX_PREVIEW: usize = 20_000;
/// How often a person who waits is told how far it is, in papers.
const STEP: usize = 100;

impl App {
    pub(super) fn export_preview(&self, request: ExportRequest) -> Result<ExportPreview, ApiError> {
        let mut exporting = self.exporting(&request)?;
        let papers = exporting.count();
        exporting.only(PREVIEWED);
        let mut text = Vec::new();
        exporting.write(request.format, "", &mut text, |_| {}).map_err(|error| not_written("", error))?;
        let text = String::from_utf8_lossy(&text);
        let most = MAX_PREVIEW.min(text.len());
        let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let whole = papers <= PREVIEWED && end == text.len();
        Ok(ExportPreview { papers, text: text[..end].to_owned(), whole })
    }

    pub(super) fn export(&self, to: ExportTo) -> Result<Option<Exported>, ApiError> {
        let exporting = self.exporting(&to.request)?;
        if to.folder && to.request.format == ExportFormat::Markdown {
            return self.export_folder(&exporting, &to.dialog);
        }
        let name = format!("{}.{}", file_stem(&to.title), to.request.format.extension());
        let Some(file) = self.host.choose(Dialog::NewFile(&name), &to.dialog).pop() else { return Ok(None) };
        let place = file.display().to_string();
        let total = exporting.count();
        let write = || exporting.write_file(to.request.format, &to.title, &file, self.told(total));
        let papers =
            self.working(Work::Exporting, total, write).map_err(|error| not_written(&place, error))?;
        Ok(Some(Exported { place, papers, folder: None }))
    }

    fn export_folder(&self, exporting: &Exporting<'_>, dialog: &str) -> Result<Option<Exported>, ApiError> {
        let Some(folder) = self.host.choose(Dialog::Folder, dialog).pop() else { return Ok(None) };
        let place = folder.display().to_string();
        let total = exporting.count();
        let write = || exporting.write_folder(&folder, self.told(total));
        let written =
            self.working(Work::Exporting, total, write).map_err(|error| not_written(&place, error))?;
        Ok(Some(Exported { place, papers: total, folder: Some(written) }))
    }

    pub(super) fn cite(&self, request: CiteRequest) -> Result<String, ApiError> {
        let settings = self.settings.get();
        let pattern = Pattern::parse(&settings.citation_keys).unwrap_or_default();
        Ok(self.library.cite(&request, settings.citation_style, &pattern)?)
    }

    fn exporting(&self, request: &ExportRequest) -> Result<Exporting<'_>, ApiError> {
        let pattern = Pattern::parse(&self.settings.get().citation_keys).unwrap_or_default();
        Ok(self.library.exporting(request, &pattern)?)
    }

    fn told(&self, total: usize) -> impl FnMut(usize) + '_ {
        move |done| {
            if done.is_multiple_of(STEP) {
                self.tell_work(Work::Exporting, None, done, total);
            }
        }
    }
}

/// What is told where papers could not be written to a file.
pub(super) fn not_written(file: &str, error: ExportError) -> ApiError {
    match error {
        ExportError::Service(error) => error.into(),
        ExportError::Output(error) => {
            Refusal::NotExported { file: file.to_owned(), reason: error.to_string() }.into()
        }
    }
}

/// A name for a file that every system takes.
fn file_stem(title: &str) -> String {
    const LONGEST: usize = 80;
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.') { c } else { ' ' };
    let words: String = title.chars().map(plain).take(LONGEST).collect();
    let stem = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = stem.trim_matches(['.', ' ']);
    if stem.is_empty() { "Papers".to_owned() } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_files_name_holds_nothing_that_a_system_takes_for_more() {
        for (title, stem) in [
            ("tag:vision/ood date:>2024", "tag vision ood date 2024"),
            ("../../etc/passwd", "etc passwd"),
            ("..", "Papers"),
            ("", "Papers"),
            ("\u{6ce8}\u{610f}: a\nb\0", "\u{6ce8}\u{610f} a b"),
            ("CON.", "CON"),
        ] {
            assert_eq!(file_stem(title), stem, "{title:?}");
        }
    }
}
