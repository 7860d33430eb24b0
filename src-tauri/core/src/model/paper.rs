use super::{ArxivId, Doi, Link, Published};

/// What one entry of one digest says of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperFacts {
    /// The title on one line, otherwise as it was.
    pub title: String,
    /// The abstract as it was, residue included; line breaks of the source's wrapping joined.
    pub abstract_text: Option<String>,
    /// Whether the abstract is only its beginning, or a piece of it.
    pub abstract_cut: bool,
    /// The authors' names in order, where the source names them.
    pub authors: Vec<String>,
    /// How many authors there are; at least as many as are named.
    pub author_count: Option<u32>,
    /// The day of publication, where the source tells it.
    pub published: Option<Published>,
    /// The arXiv identifier, without version.
    pub arxiv_id: Option<ArxivId>,
    /// The DOI, unless it is arXiv's own.
    pub doi: Option<Doi>,
    /// Votes on Hugging Face at the time of the digest.
    pub upvotes: Option<u32>,
    /// Comments on Hugging Face at the time of the digest.
    pub comments: Option<u32>,
    /// A summary made by a machine.
    pub ai_summary: Option<String>,
    /// Keywords made by a machine.
    pub ai_keywords: Vec<String>,
    /// Subjects as the source classes them: `cs.CL`, `math.AG`; the first is the primary one.
    pub subjects: Vec<String>,
    /// The journal, the conference or the book it appeared in.
    pub venue: Option<String>,
    /// The organisation that published it.
    pub organization: Option<String>,
    /// Every link, best first, no address twice.
    pub links: Vec<Link>,
}
