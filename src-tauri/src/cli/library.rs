//! Verbs for the library as a whole: what was done, what was deleted, choices.

use broadsheet_core::api::{UndoHistoryRequest, UndoStep, Undone};
use broadsheet_core::service::{Library, SettingsFile};

use super::arguments::{LibraryVerb, Shown};
use super::printing::{ID, TAG, painted, print, print_each, print_json};
use super::{CliError, choices, imports, shelves};

/// Carries out a verb.
pub(super) fn run(
    library: &Library,
    settings: &SettingsFile,
    verb: LibraryVerb,
    shown: Shown,
) -> Result<(), CliError> {
    match verb {
        LibraryVerb::Digests { verb } => shelves::digests(library, verb, shown),
        LibraryVerb::Shelves { verb } => shelves::shelves(library, verb, shown),
        LibraryVerb::History { limit } => history(library, limit, shown),
        LibraryVerb::Undo { through } => {
            let undone = through.map_or_else(|| library.undo(), |action| library.undo_through(action))?;
            followed(settings, "Taken back", &undone, shown.json)
        }
        LibraryVerb::Redo { through } => {
            let redone = through.map_or_else(|| library.redo(), |action| library.redo_through(action))?;
            followed(settings, "Done again", &redone, shown.json)
        }
        LibraryVerb::Deleted { restore_tag: Some(tag), .. } => {
            library.restore_tag(tag)?;
            deleted(library, "", shown.json)
        }
        LibraryVerb::Deleted { words, .. } => deleted(library, &words.join(" "), shown.json),
        LibraryVerb::Settings { name, value } => {
            choices::run(library, settings, name.as_deref(), value.as_deref(), shown.json)
        }
    }
}

/// Says what was undone or done again; the settings file follows, as in the window.
fn followed(settings: &SettingsFile, done: &str, undone: &Undone, json: bool) -> Result<(), CliError> {
    if !undone.chosen.is_empty() {
        settings.follow(&undone.chosen)?;
    }
    imports::told(done, undone, json)
}

fn history(library: &Library, limit: usize, shown: Shown) -> Result<(), CliError> {
    let mut steps: Vec<UndoStep> = Vec::new();
    while steps.len() < limit {
        let request = UndoHistoryRequest { offset: steps.len(), limit: (limit - steps.len()).min(200) };
        let page = library.undo_history(&request)?;
        if page.rows.is_empty() {
            break;
        }
        steps.extend(page.rows);
    }
    if let Some(end) = shown.end() {
        return print_each(steps.iter().map(|step| step.id), end);
    }
    if shown.json {
        return print_json(&steps);
    }
    let line = |step: &UndoStep| {
        let undone = if step.undone { "  (undone)" } else { "" };
        let id = painted(ID, &format!("{:>6}", step.id));
        let at = step.at.get(..19).unwrap_or(&step.at).replace('T', " ");
        format!("{id}  {at} UTC  {}{undone}\n", step.label)
    };
    print(&steps.iter().map(line).collect::<String>())
}

fn deleted(library: &Library, words: &str, json: bool) -> Result<(), CliError> {
    let deleted = library.deleted(words)?;
    if json {
        return print_json(&deleted);
    }
    let notes = deleted.notes.iter().map(|note| {
        let id = painted(ID, &format!("{:>6}", note.version));
        let (title, excerpt) = (&note.paper.title, &note.excerpt);
        format!("note  {id}  {}  {title}: {excerpt}\n", note.at)
    });
    let tags = deleted.tags.iter().map(|tag| {
        let id = painted(ID, &format!("{:>6}", tag.id));
        format!("tag   {id}  {}  {}, {} papers\n", tag.at, painted(TAG, &tag.name), tag.papers)
    });
    print(&notes.chain(tags).collect::<String>())
}
