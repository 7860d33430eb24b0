//! Verbs for tags: on papers, and themselves.

use broadsheet_core::api::{AddTag, RecolourTag, RemoveTag, RenameTag, TagInfo};
use broadsheet_core::model::TagColour;
use broadsheet_core::service::Library;

use super::arguments::{Shown, TagVerb};
use super::printing::{TAG, painted, print, print_each, print_json, print_papers};
use super::{CliError, resolve};

pub(super) fn run(library: &Library, verb: TagVerb, shown: Shown) -> Result<(), CliError> {
    match verb {
        TagVerb::Add { tag, ids } => {
            let papers = resolve(library, &ids.named()?)?;
            library.add_tag(&AddTag { papers: papers.clone(), name: tag })?;
            return print_papers(library, &papers, shown);
        }
        TagVerb::Remove { tag, ids } => {
            let papers = resolve(library, &ids.named()?)?;
            let tag = library.tag_named(&tag)?;
            library.remove_tag(&RemoveTag { papers: papers.clone(), tag })?;
            return print_papers(library, &papers, shown);
        }
        TagVerb::List => {}
        TagVerb::Rename { tag, name } => {
            library.rename_tag(&RenameTag { tag: library.tag_named(&tag)?, name })?;
        }
        TagVerb::Colour { tag, colour } => {
            // clap takes no other name.
            let colour = TagColour::from_name(&colour).unwrap_or(TagColour::Slate);
            library.recolour_tag(&RecolourTag { tag: library.tag_named(&tag)?, colour })?;
        }
        TagVerb::Delete { tag } => library.delete_tag(library.tag_named(&tag)?)?,
    }
    list(library, shown)
}

/// All tags, as they are now.
fn list(library: &Library, shown: Shown) -> Result<(), CliError> {
    let tags = library.overview()?.tags;
    if let Some(end) = shown.end() {
        return print_each(tags.iter().map(|tag| &tag.name), end);
    }
    if shown.json {
        return print_json(&tags);
    }
    let line = |tag: &TagInfo| {
        let TagInfo { name, papers, colour, .. } = tag;
        format!("{papers:>6}  {:<6}  {}\n", colour.as_str(), painted(TAG, name))
    };
    print(&tags.iter().map(line).collect::<String>())
}
