//! One paper, with all that is known of it.

use serde::Serialize;
use ts_rs::TS;

use super::PaperRow;
use crate::api::{AttachmentInfo, HighlightInfo, PaperName};
use crate::model::{DigestKind, Field, FoundIn, LinkKind, Passage};

/// A paper as the reader shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PaperDetail {
    /// What the list shows of it.
    pub row: PaperRow,
    /// The title, in pieces.
    pub title_passages: Vec<Passage>,
    /// The abstract, in pieces; paragraphs are parted by an empty line in the text.
    pub abstract_passages: Vec<Passage>,
    /// Whether what is shown was repaired and differs from the source.
    pub abstract_repaired: bool,
    /// The abstract as the digest gave it.
    pub abstract_source: Option<String>,
    /// Authors by name, where they are known.
    pub authors: Vec<String>,
    /// arXiv identifier without version.
    pub arxiv_id: Option<String>,
    /// DOI.
    pub doi: Option<String>,
    /// Whether a Hugging Face page is known.
    pub has_hf_page: bool,
    /// Machine-made summary.
    pub ai_summary: Option<String>,
    /// Machine-made keywords.
    pub ai_keywords: Vec<String>,
    /// Organisation.
    pub organization: Option<String>,
    /// Whether the abstract is only a piece of it.
    pub abstract_cut: bool,
    /// Subjects as sources class them, the primary one first.
    pub subjects: Vec<String>,
    /// Journal, conference or book.
    pub venue: Option<String>,
    /// Every link, best first.
    pub links: Vec<LinkInfo>,
    /// The note in Markdown; empty where there is none.
    pub note: String,
    /// Every digest it was in, newest first.
    pub appearances: Vec<Appearance>,
    /// What the person highlighted in the abstract, in order; what its words do not hold any more comes last.
    pub highlights: Vec<HighlightInfo>,
    /// PDFs of the person's own.
    pub attachments: Vec<AttachmentInfo>,
    /// The papers whose notes link to this one.
    pub backlinks: Vec<PaperName>,
    /// The fields a person corrected.
    pub corrected: Vec<Field>,
    /// Whether it is in the trash.
    pub trashed: bool,
}

/// A link as the reader shows it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LinkInfo {
    /// Its id: what the reader sends to open it.
    pub id: i64,
    /// What it leads to.
    pub kind: LinkKind,
    /// The address, to be read, not to be followed.
    pub url: String,
    /// Its host.
    pub host: String,
    /// Where it was found.
    pub found_in: FoundIn,
    /// The repository that it leads to or into, as version control takes it.
    pub repository: Option<String>,
}

/// One digest a paper was in.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Appearance {
    /// What the digest says of the paper, by its id: what splitting names.
    pub entry: i64,
    /// The digest's id; none for a paper kept after its import was undone.
    pub digest: Option<i64>,
    /// The digest's kind.
    pub kind: DigestKind,
    /// What the person, else its source, calls it.
    pub title: Option<String>,
    /// Its day, `YYYY-MM-DD` or `--MM-DD`.
    pub day: Option<String>,
    /// The file it came from.
    pub file: String,
    /// Place in its list, from 1.
    pub rank: u32,
    /// Votes then.
    pub upvotes: Option<u32>,
    /// Comments then.
    pub comments: Option<u32>,
}
