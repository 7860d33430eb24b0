use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Finding, PaperFacts, PartialDay};

/// The form a digest came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text of a Hugging Face papers page, copied or saved.
    HfText,
    /// A Hugging Face papers page saved as HTML, or pasted with its markup.
    HfHtml,
    /// What the Hugging Face API answers.
    HfJson,
    /// Objects or lines of JSON, or lines of text, that each say what a paper is: what programs write that collect papers.
    Records,
    /// An announcement of arXiv's mailing lists, as mail or as its text.
    ArxivMail,
    /// A record of one paper as arXiv keeps it.
    ArxivAbs,
    /// An alert of Google Scholar or Semantic Scholar, as mail or as its page.
    ScholarAlert,
    /// Any other mail that lists papers.
    Mail,
    /// RSS or Atom.
    Feed,
    /// A digest written in Markdown.
    Markdown,
    /// A table of values between commas, semicolons or tabs.
    Csv,
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// Records of reference managers, with a tag of two letters on each line.
    Ris,
    /// A bibliography in the JSON of the Citation Style Language.
    CslJson,
    /// What Zotero exports as JSON, or its web service answers.
    ZoteroJson,
    /// A page of a digest printed to PDF.
    Pdf,
    /// Any other web page that names papers; titles are taken from around the names.
    WebPage,
    /// Any other text that names papers; titles are taken from around the names.
    PlainText,
    /// A paper that the person typed in.
    ByHand,
    /// Papers that a Broadsheet wrote out.
    Broadsheet,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 20] = [
        Self::HfText,
        Self::HfHtml,
        Self::HfJson,
        Self::Records,
        Self::ArxivMail,
        Self::ArxivAbs,
        Self::ScholarAlert,
        Self::Mail,
        Self::Feed,
        Self::Markdown,
        Self::Csv,
        Self::Bibtex,
        Self::Ris,
        Self::CslJson,
        Self::ZoteroJson,
        Self::Pdf,
        Self::WebPage,
        Self::PlainText,
        Self::ByHand,
        Self::Broadsheet,
    ];

    /// The word stored in the library and shown by the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HfText => "hf-text",
            Self::HfHtml => "hf-html",
            Self::HfJson => "hf-json",
            Self::Records => "records",
            Self::ArxivMail => "arxiv-mail",
            Self::ArxivAbs => "arxiv-abs",
            Self::ScholarAlert => "scholar-alert",
            Self::Mail => "mail",
            Self::Feed => "feed",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Bibtex => "bibtex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::ZoteroJson => "zotero-json",
            Self::Pdf => "pdf",
            Self::WebPage => "web-page",
            Self::PlainText => "plain-text",
            Self::ByHand => "by-hand",
            Self::Broadsheet => "broadsheet",
        }
    }

    /// What a person calls it, with its article.
    pub const fn described(self) -> &'static str {
        match self {
            Self::HfText => "the text of a Hugging Face papers page",
            Self::HfHtml => "a Hugging Face papers page",
            Self::HfJson => "JSON from the Hugging Face API",
            Self::Records => "a list of records",
            Self::ArxivMail => "an arXiv announcement",
            Self::ArxivAbs => "an arXiv record",
            Self::ScholarAlert => "an alert of new papers",
            Self::Mail => "a mail message",
            Self::Feed => "a feed",
            Self::Markdown => "a Markdown document",
            Self::Csv => "a table",
            Self::Bibtex => "a BibTeX bibliography",
            Self::Ris => "a RIS bibliography",
            Self::CslJson => "a CSL bibliography",
            Self::ZoteroJson => "a Zotero export",
            Self::Pdf => "a PDF document",
            Self::WebPage => "a web page",
            Self::PlainText => "a text",
            Self::ByHand => "an entry made by hand",
            Self::Broadsheet => "an export of Broadsheet",
        }
    }

    /// The format of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }
}

/// What kind of list a digest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DigestKind {
    Daily,
    Weekly,
    Monthly,
    Trending,
    Search,
    /// One paper's own page.
    Paper,
    /// A list whose source does not say what it is.
    List,
}

impl DigestKind {
    /// The word stored in the library.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Trending => "trending",
            Self::Search => "search",
            Self::Paper => "paper",
            Self::List => "list",
        }
    }

    /// The kind of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Daily, Self::Weekly, Self::Monthly, Self::Trending, Self::Search, Self::Paper, Self::List]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

/// What a reader made of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The form it was in.
    pub format: Format,
    /// The digests in it, in order; a file of one day holds one.
    pub digests: Vec<DigestRead>,
    /// What could not be read, and why; an entry is here or in a digest, never nowhere.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// Whether a person would be told the same by both. An earlier version may have kept in its own words what is a kind of
    /// finding today.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.format == other.format
            && self.digests == other.digests
            && self.warnings.iter().map(Warning::said).eq(other.warnings.iter().map(Warning::said))
    }
}

/// One digest: an event that listed papers in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestRead {
    /// What kind of list it is.
    pub kind: DigestKind,
    /// What its source calls it, on one line: the subject of a mail, the title of a feed or a page. None where that
    /// would only say its kind and its day again.
    pub title: Option<String>,
    /// The day it is of.
    pub day: Heading,
    /// The entries in the order of the list, doubled ones once.
    pub entries: Vec<Entry>,
}

/// The day a digest is of, as far as its source tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The day, the year worked out where it was left out and could be.
    pub day: Option<PartialDay>,
    /// Whether the year was worked out and not said.
    pub inferred: bool,
}

/// One paper's place in a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Place in the list, from 1.
    pub rank: u32,
    /// Its turn among the entries of all lists, where a file has them mixed: papers come into the library by turns. None where
    /// one list follows the other.
    pub turn: Option<u32>,
    /// Where in the file it stands, for a person: `line 13`, `entry 4`.
    pub place: String,
    /// What it says.
    pub facts: PaperFacts,
    /// What its source says a person said of it.
    pub offered: Offered,
}

/// Another program's annotations, offered to the person's own layer; they never replace anything there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Names of tags; `/` between levels.
    pub tags: Vec<String>,
    /// A note in Markdown.
    pub note: Option<String>,
}

impl Offered {
    /// Whether nothing is offered.
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty() && self.note.is_none()
    }
}

/// Something in a file that a person should know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Warning {
    /// Where: `line 13`, `entry 4`.
    pub place: String,
    /// What was found and what was made of it.
    pub reason: Finding,
    /// Whether a whole entry could not be read.
    pub entry_lost: bool,
    /// The beginning of the source there, for another try; at most 2,000 characters.
    pub fragment: Option<String>,
}

impl Warning {
    /// Everything that it says, in words.
    fn said(&self) -> (&str, String, bool, Option<&str>) {
        (&self.place, self.reason.to_string(), self.entry_lost, self.fragment.as_deref())
    }
}
