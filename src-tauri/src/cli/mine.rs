//! Verbs for what a person makes of papers: where they put them, notes, PDFs, the trash.

use std::path::{Path, PathBuf};

use broadsheet_core::api::{
    NoteHistoryRequest, NotebookItem, NotebookKind, NotebookRequest, Papers, SaveNote, Scope, SetFlag,
    SetStatus,
};
use broadsheet_core::model::Status;
use broadsheet_core::service::{Library, SettingsFile};
use serde_json::json;

use super::arguments::{AttachmentVerb, MineVerb, Shown, TrashVerb, VersionsVerb};
use super::printing::{
    HEAD, ID, harmless, painted, print, print_each, print_json, print_papers, print_plain,
};
use super::{CliError, highlights, json, read_bytes, read_text, resolve, tags};

/// Carries out a verb.
pub(super) fn run(
    library: &Library,
    settings: &SettingsFile,
    verb: MineVerb,
    shown: Shown,
) -> Result<(), CliError> {
    let change = |ids: super::arguments::Ids, change: &dyn Fn(Vec<i64>) -> Result<(), CliError>| {
        let papers = resolve(library, &ids.named()?)?;
        change(papers.clone())?;
        print_papers(library, &papers, shown)
    };
    match verb {
        MineVerb::Status { place, ids } => {
            // clap takes no other name.
            let status = Status::from_name(&place).unwrap_or_default();
            change(ids, &|papers| Ok(library.set_status(&SetStatus { papers, status })?))
        }
        MineVerb::Star { off, ids } => {
            change(ids, &|papers| Ok(library.set_starred(&SetFlag { papers, on: !off })?))
        }
        MineVerb::Read { off, ids } => {
            change(ids, &|papers| Ok(library.set_read(&SetFlag { papers, on: !off })?))
        }
        MineVerb::Trash { verb: Some(TrashVerb::Empty { yes }), .. } => empty_trash(library, yes, shown.json),
        MineVerb::Trash { verb: None, ids } => {
            change(ids, &|papers| Ok(library.trash_papers(&Papers { papers })?))
        }
        MineVerb::Untrash { ids } => change(ids, &|papers| Ok(library.restore_papers(&Papers { papers })?)),
        MineVerb::Tag(verb) => tags::run(library, verb, shown),
        MineVerb::Note { id, template: true, .. } => {
            let filled = library.fill_template(&settings.get().note_template, library.resolve(&id)?)?;
            if shown.json { print_json(&filled) } else { print_plain(&filled) }
        }
        MineVerb::Note { id, set, image, .. } => note(library, &id, set.as_deref(), &image, shown.json),
        MineVerb::Versions(verb) => versions(library, verb, shown.json),
        MineVerb::Highlight(verb) => highlights::run(library, verb, shown.json),
        MineVerb::Notebook { query, limit } => notebook(library, &query.join(" "), limit, shown.json),
        MineVerb::Attachment(verb) => attachments(library, verb, shown),
    }
}

fn note(
    library: &Library,
    id: &str,
    set: Option<&Path>,
    images: &[PathBuf],
    json: bool,
) -> Result<(), CliError> {
    let paper = library.resolve(id)?;
    let base = library.paper(paper)?.note;
    let mut body = set.map_or_else(|| Ok(base.clone()), read_text)?;
    for image in images {
        body = with_image(&body, image, &library.keep_image(&read_bytes(image)?)?);
    }
    let changed = set.is_some() || !images.is_empty();
    if changed {
        library.save_note(&SaveNote { paper, base, body })?;
    }
    let detail = library.paper(paper)?;
    if json {
        return print_json(&json::Paper::from(detail));
    }
    if changed || detail.note.is_empty() {
        return Ok(());
    }
    print_plain(&format!("{}\n", detail.note.trim_end_matches('\n')))
}

/// A note with an image below it, which is called what its file was.
fn with_image(note: &str, file: &Path, image: &str) -> String {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().replace(['[', ']', '\\', '\n'], " ");
    let above = note.trim_end();
    format!("{above}{}![{}]({image})\n", if above.is_empty() { "" } else { "\n\n" }, harmless(&name))
}

fn versions(library: &Library, verb: VersionsVerb, json: bool) -> Result<(), CliError> {
    match verb {
        VersionsVerb::List { id, all } => {
            let versions = library.note_history(&NoteHistoryRequest { paper: library.resolve(&id)?, all })?;
            if json {
                return print_json(&versions);
            }
            let line = |id: i64, at: &str, size: usize| {
                format!("{}  {at}  {size} bytes\n", painted(ID, &format!("{id:>6}")))
            };
            print(
                &versions
                    .iter()
                    .map(|version| line(version.id, &version.at, version.size))
                    .collect::<String>(),
            )
        }
        VersionsVerb::Show { version } => {
            let detail = library.note_version(version)?;
            if json {
                print_json(&detail)
            } else {
                print_plain(&format!("{}\n", detail.body.trim_end_matches('\n')))
            }
        }
        VersionsVerb::Restore { version } => {
            let paper = library.note_version(version)?.paper;
            library.restore_note_version(version)?;
            if json { print_json(&json::Paper::from(library.paper(paper)?)) } else { Ok(()) }
        }
    }
}

fn notebook(library: &Library, query: &str, limit: Option<usize>, json: bool) -> Result<(), CliError> {
    let wanted = limit.unwrap_or(usize::MAX);
    let mut items: Vec<NotebookItem> = Vec::new();
    while items.len() < wanted {
        let limit = (wanted - items.len()).min(200);
        let query = query.to_owned();
        let request = NotebookRequest { scope: Scope::All, query, offset: items.len(), limit };
        let page = library.notebook(&request)?;
        if page.items.is_empty() {
            break;
        }
        items.extend(page.items);
    }
    if json {
        return print_json(&items);
    }
    let mut out = String::new();
    for NotebookItem { paper, at, what } in &items {
        let day = at.get(..10).unwrap_or(at);
        let head = painted(HEAD, &paper.title);
        out += &format!("{}  {day}  {head}\n", painted(ID, &format!("{:>6}", paper.id)));
        out += &match what {
            NotebookKind::Note { body } => indented(body),
            NotebookKind::Highlight { quote, comment, .. } => {
                indented(&format!("“{quote}”{}{comment}", if comment.is_empty() { "" } else { " — " }))
            }
        };
    }
    print(&out)
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("        {line}\n")).collect()
}

fn attachments(library: &Library, verb: AttachmentVerb, shown: Shown) -> Result<(), CliError> {
    let paper = match verb {
        AttachmentVerb::List { id } => library.resolve(&id)?,
        AttachmentVerb::Add { id, files } => {
            let paper = library.resolve(&id)?;
            for file in &files {
                library.attach(paper, file)?;
            }
            paper
        }
        AttachmentVerb::Delete { attachment } => {
            library.detach(attachment)?;
            return if shown.json { print_json(&json!({ "deleted": attachment })) } else { Ok(()) };
        }
    };
    let mut listed: Vec<(i64, String, PathBuf)> = Vec::new();
    for attached in library.paper(paper)?.attachments {
        listed.push((attached.id, attached.name, library.attached_file(attached.id)?));
    }
    if let Some(end) = shown.end() {
        return print_each(listed.iter().map(|(_, _, path)| path.display().to_string()), end);
    }
    if shown.json {
        let told =
            |(id, name, path): &(i64, String, PathBuf)| json!({ "id": id, "name": name, "path": path });
        return print_json(&listed.iter().map(told).collect::<Vec<_>>());
    }
    let line = |(id, name, path): &(i64, String, PathBuf)| {
        format!("{}  {name}  {}\n", painted(ID, &format!("{id:>6}")), path.display())
    };
    print(&listed.iter().map(line).collect::<String>())
}

fn empty_trash(library: &Library, yes: bool, json: bool) -> Result<(), CliError> {
    if !yes {
        let overview = library.overview()?;
        let (papers, digests) = (overview.counts.trash, overview.trashed_digests.len());
        return if json {
            print_json(&json!({ "papers": papers, "digests": digests }))
        } else {
            print(&format!(
                "In the trash: {papers} papers, {digests} digests. Nothing was taken away: `broadsheet trash empty \
                 --yes` does, for good.\n"
            ))
        };
    }
    let gone = library.empty_trash(0)?;
    if json {
        return print_json(&gone);
    }
    let (papers, digests, notes, tags) = (gone.papers, gone.digests, gone.notes, gone.tags);
    print(&format!("Gone for good: {papers} papers, {digests} digests, {notes} notes, {tags} tags.\n"))
}
