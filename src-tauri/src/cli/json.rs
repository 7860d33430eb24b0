//! Papers as programs get them. The names are promised: they change only with the program's major version.

use broadsheet_core::api::{Appearance, HighlightInfo, LinkInfo, PaperDetail};
use broadsheet_core::model::{DigestKind, Field, HighlightColour, LinkKind, Status};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Paper {
    id: i64,
    title: String,
    #[serde(rename = "abstract")]
    abstract_text: Option<String>,
    authors: Vec<String>,
    author_count: Option<u32>,
    published: Option<String>,
    published_inferred: bool,
    arxiv_id: Option<String>,
    doi: Option<String>,
    upvotes: Option<u32>,
    comments: Option<u32>,
    ai_summary: Option<String>,
    ai_keywords: Vec<String>,
    organization: Option<String>,
    subjects: Vec<String>,
    venue: Option<String>,
    links: Vec<Link>,
    tags: Vec<String>,
    status: Status,
    read: bool,
    starred: bool,
    note: String,
    highlights: Vec<Highlight>,
    digests: Vec<Digest>,
    code_new: bool,
    corrected: Vec<Field>,
    trashed: bool,
}

#[derive(Debug, Serialize)]
struct Link {
    kind: LinkKind,
    url: String,
    host: String,
}

#[derive(Debug, Serialize)]
struct Highlight {
    id: i64,
    quote: String,
    colour: HighlightColour,
    comment: String,
    /// Whether the abstract does not say these words any more.
    orphaned: bool,
    created_at: String,
    updated_at: String,
}

#[derive(Debug, Serialize)]
struct Digest {
    entry: i64,
    title: Option<String>,
    day: Option<String>,
    kind: DigestKind,
    file: String,
    rank: u32,
    upvotes: Option<u32>,
    comments: Option<u32>,
}

impl From<PaperDetail> for Paper {
    fn from(paper: PaperDetail) -> Self {
        Self {
            id: paper.row.id,
            title: paper.row.title,
            abstract_text: paper.abstract_source,
            authors: paper.authors,
            author_count: paper.row.author_count,
            published: paper.row.published,
            published_inferred: paper.row.published_inferred,
            arxiv_id: paper.arxiv_id,
            doi: paper.doi,
            upvotes: paper.row.upvotes,
            comments: paper.row.comments,
            ai_summary: paper.ai_summary,
            ai_keywords: paper.ai_keywords,
            organization: paper.organization,
            subjects: paper.subjects,
            venue: paper.venue,
            links: paper.links.into_iter().map(Link::from).collect(),
            tags: paper.row.tags.into_iter().map(|tag| tag.name).collect(),
            status: paper.row.status,
            read: paper.row.read,
            starred: paper.row.starred,
            note: paper.note,
            highlights: paper.highlights.into_iter().map(Highlight::from).collect(),
            digests: paper.appearances.into_iter().map(Digest::from).collect(),
            code_new: paper.row.code_new,
            corrected: paper.corrected,
            trashed: paper.trashed,
        }
    }
}

impl From<LinkInfo> for Link {
    fn from(link: LinkInfo) -> Self {
        Self { kind: link.kind, url: link.url, host: link.host }
    }
}

impl From<HighlightInfo> for Highlight {
    fn from(highlight: HighlightInfo) -> Self {
        Self {
            id: highlight.id,
            quote: highlight.quote,
            colour: highlight.colour,
            comment: highlight.comment,
            orphaned: highlight.at.is_none(),
            created_at: highlight.created_at,
            updated_at: highlight.updated_at,
        }
    }
}

impl From<Appearance> for Digest {
    fn from(appearance: Appearance) -> Self {
        Self {
            entry: appearance.entry,
            title: appearance.title,
            day: appearance.day,
            kind: appearance.kind,
            file: appearance.file,
            rank: appearance.rank,
            upvotes: appearance.upvotes,
            comments: appearance.comments,
        }
    }
}
