use super::work::Work;
use crate::model::{DayKnown, DigestKind, FoundIn, HighlightColour, LinkKind, PartialDay, Status};
use crate::text::address;

/// A paper as it is written out: facts as the library has them, sources of texts untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of PaperFacts")]
pub struct Record {
    /// By which bibliographies name it.
    pub key: String,
    pub title: String,
    pub abstract_text: Option<String>,
    pub abstract_cut: bool,
    pub authors: Vec<String>,
    pub author_count: Option<u32>,
    pub published: Option<PartialDay>,
    pub published_known: Option<DayKnown>,
    pub arxiv_id: Option<String>,
    pub doi: Option<String>,
    pub upvotes: Option<u32>,
    pub comments: Option<u32>,
    pub ai_summary: Option<String>,
    pub ai_keywords: Vec<String>,
    pub subjects: Vec<String>,
    pub venue: Option<String>,
    pub organization: Option<String>,
    /// Best first.
    pub links: Vec<Reference>,
    /// The digests that listed it, the earliest first; none twice.
    pub digests: Vec<Appeared>,
    /// What the person said of it, as far as it was asked for.
    pub mine: Mine,
}

/// A link of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of Link")]
pub struct Reference {
    pub kind: LinkKind,
    pub url: String,
    pub found_in: FoundIn,
}

/// A digest that listed the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of DigestRead and its entries")]
pub struct Appeared {
    pub kind: DigestKind,
    pub title: Option<String>,
    pub day: Option<PartialDay>,
    pub upvotes: Option<u32>,
    pub comments: Option<u32>,
}

impl Appeared {
    /// What a list is told by: its kind, its day and its title.
    pub fn name(&self) -> (DigestKind, Option<PartialDay>, Option<&str>) {
        (self.kind, self.day, self.title.as_deref())
    }
}

/// What a person said of a paper; a part that was not asked for is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// Where the person put it, whether they read it, whether it has a star.
    pub state: Option<(Status, bool, bool)>,
    /// Names of tags, in order.
    pub tags: Vec<String>,
    /// The note, with links to other papers as it has them.
    pub note: String,
    /// In the order in which they were made.
    pub highlights: Vec<Highlighted>,
}

/// Words of the abstract that the person marked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of a highlight")]
pub struct Highlighted {
    pub quote: String,
    pub colour: HighlightColour,
    pub comment: String,
}

impl Record {
    /// The address that stands for the paper: at arXiv, else where its DOI leads, else the first page of its own.
    pub fn address(&self) -> Option<String> {
        let page = || self.link(LinkKind::Paper).or_else(|| self.link(LinkKind::Pdf)).map(str::to_owned);
        address::of_paper(self.arxiv_id.as_deref(), self.doi.as_deref()).or_else(page)
    }

    /// The best link of a kind.
    pub fn link(&self, kind: LinkKind) -> Option<&str> {
        self.links.iter().find(|link| link.kind == kind).map(|link| link.url.as_str())
    }

    /// The kind of work it is.
    pub(super) fn kind(&self) -> Work {
        Work::of(self)
    }
}

impl Mine {
    /// The note, with the highlights before it, as one text for the forms that have one field; none where there is neither.
    pub fn said(&self) -> Option<String> {
        let marked = self.highlights.iter().map(|marked| match marked.comment.as_str() {
            "" => format!("\u{201c}{}\u{201d}", marked.quote),
            comment => format!("\u{201c}{}\u{201d}: {comment}", marked.quote),
        });
        let note = Some(self.note.trim()).filter(|note| !note.is_empty()).map(str::to_owned);
        let parts: Vec<String> = marked.chain(note).collect();
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }
}
