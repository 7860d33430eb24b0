//! Verbs for highlights. A stretch of an abstract is named by its words.

use broadsheet_core::api::{AddHighlight, ChangeHighlight, HighlightInfo, TextRange};
use broadsheet_core::model::{HighlightColour, Thing};
use broadsheet_core::service::{Library, ServiceError};
use broadsheet_core::text;

use super::CliError;
use super::arguments::HighlightVerb;
use super::printing::{ID, painted, print, print_json};

pub(super) fn run(library: &Library, verb: HighlightVerb, json: bool) -> Result<(), CliError> {
    match verb {
        HighlightVerb::List { id } => list(library, library.resolve(&id)?, json),
        HighlightVerb::Add { id, quote, colour, comment } => {
            let paper = library.resolve(&id)?;
            let at = place_of(library, paper, &quote)?;
            library.add_highlight(&AddHighlight { paper, at, colour: coloured(&colour), comment })?;
            list(library, paper, json)
        }
        HighlightVerb::Change { id, highlight, colour, comment } => {
            let paper = library.resolve(&id)?;
            let highlights = library.paper(paper)?.highlights;
            let before = highlights.into_iter().find(|other| other.id == highlight);
            let before = before.ok_or(ServiceError::NotFound(Thing::Highlight))?;
            library.change_highlight(&ChangeHighlight {
                highlight,
                colour: colour.map_or(before.colour, |colour| coloured(&colour)),
                comment: comment.unwrap_or(before.comment),
            })?;
            list(library, paper, json)
        }
        HighlightVerb::Delete { highlight } => {
            library.delete_highlight(highlight)?;
            if json { print_json(&serde_json::json!({ "deleted": highlight })) } else { Ok(()) }
        }
    }
}

/// clap takes no other name.
fn coloured(name: &str) -> HighlightColour {
    HighlightColour::from_name(name).unwrap_or(HighlightColour::Yellow)
}

/// Where words stand in a paper's abstract, as the window counts.
fn place_of(library: &Library, paper: i64, quote: &str) -> Result<TextRange, CliError> {
    let shown = library.paper(paper)?.abstract_source.as_deref().map(text::shown).unwrap_or_default();
    let quote = quote.trim();
    let found = shown.find(quote).filter(|_| !quote.is_empty());
    let start = found.ok_or_else(|| CliError::NotInAbstract(quote.to_owned()))?;
    let units = |text: &str| text.encode_utf16().count();
    let start = units(&shown[..start]);
    Ok(TextRange { start, end: start + units(quote) })
}

fn list(library: &Library, paper: i64, json: bool) -> Result<(), CliError> {
    let highlights = library.paper(paper)?.highlights;
    if json {
        return print_json(&highlights);
    }
    let line = |HighlightInfo { id, quote, colour, comment, .. }: &HighlightInfo| {
        let comment = if comment.is_empty() { String::new() } else { format!(" — {comment}") };
        let id = painted(ID, &format!("{id:>6}"));
        format!("{id}  {:<6}  “{quote}”{comment}\n", colour.as_str())
    };
    print(&highlights.iter().map(line).collect::<String>())
}
