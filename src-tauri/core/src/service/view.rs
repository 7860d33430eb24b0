//! Papers as fronts show them.

use super::{Library, ServiceError, annotate, highlights, notebook};
use crate::api::{Appearance, AttachmentInfo, LinkInfo, PaperDetail, PaperRow, TagLabel};
use crate::model::{LinkKind, Passage, Thing};
use crate::store::{self, AppearanceRow, AttachmentRow, LinkRow, ListedPaper, Paper};
use crate::text;

impl Library {
    /// One paper in full.
    ///
    /// # Errors
    ///
    /// Where it is not shown, or the library cannot be read.
    pub fn paper(&self, id: i64) -> Result<PaperDetail, ServiceError> {
        self.store.read(|db| {
            let paper = annotate::shown(db, id)?;
            let listed = store::listed(db, &[id])?.pop().ok_or(ServiceError::NotFound(Thing::Paper))?;
            let links = store::links(db, id)?;
            let appearances = store::appearances(db, id)?;
            let corrected = store::corrections(db, id)?.into_iter().map(|(field, _)| field).collect();
            let note = store::note(db, id)?;
            let highlights = highlights::of_paper(db, id, paper.abstract_text.as_deref())?;
            let attachments = store::attachments_of(db, id)?.into_iter().map(attachment).collect();
            let backlinks = notebook::backlinks(db, &paper)?;
            Ok(PaperDetail {
                note,
                corrected,
                highlights,
                attachments,
                backlinks,
                ..detail(paper, listed, links, appearances)
            })
        })
    }
}

pub(super) fn row(paper: ListedPaper) -> PaperRow {
    PaperRow {
        id: paper.id,
        title: text::plain(&paper.title),
        published: paper.published,
        published_inferred: paper.published_inferred,
        author_count: paper.author_count,
        upvotes: paper.upvotes,
        comments: paper.comments,
        code_host: paper.code_host,
        code_count: paper.code_count,
        has_project: paper.has_project,
        code_new: paper.code_new,
        status: paper.status,
        read: paper.read,
        starred: paper.starred,
        has_note: paper.has_note,
        tags: paper.tags.into_iter().map(|(id, name, colour)| TagLabel { id, name, colour }).collect(),
    }
}

fn detail(
    paper: Paper,
    listed: ListedPaper,
    links: Vec<LinkRow>,
    appearances: Vec<AppearanceRow>,
) -> PaperDetail {
    let abstract_passages = paper.abstract_text.as_deref().map(text::passages).unwrap_or_default();
    let shown: String = abstract_passages.iter().map(Passage::source).collect();
    PaperDetail {
        title_passages: text::passages(&paper.title),
        abstract_repaired: paper.abstract_text.as_deref().is_some_and(|source| source != shown),
        abstract_passages,
        abstract_source: paper.abstract_text,
        authors: paper.authors,
        has_hf_page: paper.arxiv_id.is_some() || links.iter().any(is_hf_page),
        arxiv_id: paper.arxiv_id,
        doi: paper.doi,
        ai_summary: paper.ai_summary,
        ai_keywords: paper.ai_keywords,
        organization: paper.organization,
        abstract_cut: paper.abstract_cut,
        subjects: paper.subjects,
        venue: paper.venue,
        trashed: paper.trashed,
        links: links.into_iter().map(link).collect(),
        appearances: appearances.into_iter().map(appearance).collect(),
        row: row(listed),
        note: String::new(),
        corrected: Vec::new(),
        highlights: Vec::new(),
        attachments: Vec::new(),
        backlinks: Vec::new(),
    }
}

/// Whether a link leads to the paper's page on Hugging Face.
pub(super) fn is_hf_page(link: &LinkRow) -> bool {
    link.kind == LinkKind::Paper && link.host == "huggingface.co"
}

fn link(link: LinkRow) -> LinkInfo {
    let repository = text::address::repository(&link.url);
    LinkInfo {
        id: link.id,
        kind: link.kind,
        url: link.url,
        host: link.host,
        found_in: link.found_in,
        repository,
    }
}

fn attachment((id, row): (i64, AttachmentRow)) -> AttachmentInfo {
    AttachmentInfo { id, name: row.name, size: row.size, added_at: row.added_at }
}

fn appearance(row: AppearanceRow) -> Appearance {
    Appearance {
        entry: row.entry,
        digest: row.digest,
        kind: row.kind,
        title: row.title,
        day: row.day,
        file: row.file,
        rank: row.rank,
        upvotes: row.upvotes,
        comments: row.comments,
    }
}
