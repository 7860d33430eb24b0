//! Papers out, in the forms of other programs: records in, text out. Touches no disk and no database.
//!
//! Each form is a file with a `Form`. What is certain of a paper is said in the fields that the form has for it, and
//! nothing is made up: a name is parted only where the form has no place for a whole one.
//!
//! What is read again by `digest` and written again is the same, byte for byte, in JSON, JSON Lines, BibTeX, RIS and
//! CSL-JSON: that is how a form shows that it keeps what it says.

mod bibtex;
mod cite;
mod csl;
mod formula;
mod html;
mod json;
mod key;
mod markdown;
mod names;
mod record;
mod ris;
mod table;
mod tex;
mod words;
mod work;

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use cite::{CiteError, cite};
pub use key::{Keys, Named, Pattern, PatternError};
pub use markdown::{file_name, page};
pub use record::{Appeared, Highlighted, Mine, Record, Reference};

/// A form that papers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// BibTeX, for LaTeX as it has always been.
    Bibtex,
    /// BibLaTeX, with whole days and arXiv as a source.
    Biblatex,
    /// RIS, which every reference manager reads.
    Ris,
    /// JSON of the Citation Style Language, for pandoc and Zotero.
    CslJson,
    /// A table between commas.
    Csv,
    /// All that is known, as one list.
    Json,
    /// All that is known, a paper on each line.
    JsonLines,
    /// A document to read, or a file for each paper.
    Markdown,
    /// A page to send to somebody.
    Html,
}

impl ExportFormat {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Bibtex,
        Self::Biblatex,
        Self::Ris,
        Self::CslJson,
        Self::Csv,
        Self::Json,
        Self::JsonLines,
        Self::Markdown,
        Self::Html,
    ];

    /// The word that the command line knows it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::Biblatex => "biblatex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::JsonLines => "json-lines",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// The form of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }

    /// How its files' names end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Bibtex | Self::Biblatex => "bib",
            Self::Ris => "ris",
            Self::CslJson | Self::Json => "json",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    fn form(self) -> Box<dyn Form> {
        match self {
            Self::Bibtex => Box::new(bibtex::Bibtex { modern: false }),
            Self::Biblatex => Box::new(bibtex::Bibtex { modern: true }),
            Self::Ris => Box::new(ris::Ris),
            Self::CslJson => Box::new(csl::Csl),
            Self::Csv => Box::new(table::Csv),
            Self::Json => Box::new(json::List),
            Self::JsonLines => Box::new(json::Lines),
            Self::Markdown => Box::new(markdown::Document),
            Self::Html => Box::new(html::Page),
        }
    }
}

/// What is written about the papers as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// What they are, as a person calls it: a query, a tag, the name of a digest.
    pub title: String,
    /// How many they are.
    pub count: usize,
}

/// How papers are written in one form.
trait Form {
    /// What stands before the first.
    fn begin(&self, _out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        Ok(())
    }
    /// One paper; `first` says whether another stands before it.
    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()>;
    /// What stands behind the last.
    fn end(&self, _out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        Ok(())
    }
}

/// Writes papers one after the other; nothing of one is kept while the next is written.
pub struct Writer<W: Write> {
    form: Box<dyn Form>,
    heading: Heading,
    out: W,
    first: bool,
}

impl<W: Write> Writer<W> {
    /// Begins a text of that form.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn begin(format: ExportFormat, heading: Heading, mut out: W) -> io::Result<Self> {
        let form = format.form();
        form.begin(&mut out, &heading)?;
        Ok(Self { form, heading, out, first: true })
    }

    /// Writes a paper.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn paper(&mut self, paper: &Record) -> io::Result<()> {
        let first = std::mem::replace(&mut self.first, false);
        self.form.paper(&mut self.out, paper, first)
    }

    /// Ends the text and gives back what it was written to.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn end(mut self) -> io::Result<W> {
        self.form.end(&mut self.out, &self.heading)?;
        self.out.flush()?;
        Ok(self.out)
    }
}
