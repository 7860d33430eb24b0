//! A paper that the person typed in, kept in the same way as every other digest.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::gather::Gathered;
use super::links::{best_first, link, links_in};
use super::named::Named;
use super::{ReadError, Reader};
use crate::model::{
    DigestKind, DigestRead, Fault, Format, FoundIn, Heading, PaperFacts, PartialDay, Published, Reading,
};
use crate::text::{one_line, paragraphs};

/// What a person says of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Marks the file as one of these; its value is the version of the shape.
    pub(crate) broadsheet_paper: u32,
    /// The title; never empty.
    pub title: String,
    /// The authors in order.
    pub authors: Vec<String>,
    /// The abstract.
    pub abstract_text: Option<String>,
    /// The day of publication, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// An arXiv identifier, a DOI or a link by which the paper is known.
    pub name: Option<String>,
    /// Other links: code, project.
    pub links: Vec<String>,
    /// The day it was typed in, `YYYY-MM-DD`.
    pub added: String,
}

impl Typed {
    /// A paper of that title, typed in on the day `added`.
    pub fn new(title: impl Into<String>, added: impl Into<String>) -> Self {
        Self { broadsheet_paper: 1, title: title.into(), added: added.into(), ..Self::default() }
    }

    /// The file that is kept of it.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Strings and numbers always have a writing.
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }
}

/// The one paper that a short text names, if it is nothing but that name: a link, an arXiv identifier, a DOI.
pub fn name_alone(text: &str) -> Option<Name> {
    let text = text.trim();
    if text.is_empty() || text.len() > 300 || text.contains(char::is_whitespace) {
        return None;
    }
    let named = Named::by_name(text)?;
    Some(Name {
        arxiv_id: named.arxiv.map(|id| id.to_string()),
        doi: named.doi.map(|doi| doi.to_string()),
        hub_id: named.hub,
    })
}

/// What a paper is called by a name that was given alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// arXiv identifier without version.
    pub arxiv_id: Option<String>,
    /// DOI.
    pub doi: Option<String>,
    /// What Hugging Face calls it, where it is not on arXiv.
    pub hub_id: Option<String>,
}

pub(super) struct ByHand;

impl Reader for ByHand {
    fn format(&self) -> Format {
        Format::ByHand
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        content.start().trim_start_matches(['{', ' ', '\n', '\r']).starts_with("\"broadsheet_paper\"")
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let typed: Typed = serde_json::from_str(content.start()).map_err(|error| ReadError::Damaged {
            format: Format::ByHand,
            why: Fault::Unreadable { reason: error.to_string() },
        })?;
        let day = Heading { day: PartialDay::parse(&typed.added), inferred: false };
        let mut gathered = Gathered::default();
        gathered.add("entry 1".to_owned(), facts(&typed));
        let digest = DigestRead { kind: DigestKind::Paper, title: None, day, entries: gathered.entries };
        Ok(Reading { format: Format::ByHand, digests: vec![digest], warnings: gathered.warnings })
    }
}

fn facts(typed: &Typed) -> PaperFacts {
    let abstract_text = typed.abstract_text.as_deref().map(paragraphs).filter(|text| !text.is_empty());
    let named = typed.name.as_deref().and_then(Named::by_name).unwrap_or_default();
    let said = typed.name.iter().chain(&typed.links).filter_map(|address| link(address, FoundIn::Field));
    let mut links: Vec<_> = said.collect();
    links.extend(abstract_text.as_deref().map(|text| links_in(text, FoundIn::Abstract)).unwrap_or_default());
    PaperFacts {
        title: one_line(&typed.title),
        author_count: u32::try_from(typed.authors.len()).ok().filter(|count| *count > 0),
        authors: typed.authors.iter().map(|name| one_line(name)).collect(),
        published: typed.published.as_deref().and_then(PartialDay::parse).map(Published::explicit),
        arxiv_id: named.arxiv,
        doi: named.doi,
        links: best_first(links),
        abstract_text,
        ..PaperFacts::default()
    }
}
