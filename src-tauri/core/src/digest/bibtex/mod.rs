//! BibTeX and BibLaTeX.
//!
//! The file is cut into its entries first and each is parsed alone, with the abbreviations of the whole file before it:
//! one bad entry, or two of the same key, would otherwise cost all the others.

mod abbreviations;
mod entries;
mod fields;
mod parse;

use std::sync::LazyLock;

use regex::Regex;

use super::citation;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect};
use crate::model::{Format, Likeness, Reading};
use entries::Entries;

/// Entries of a known kind, however they are spaced.
#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?im)^[ \t]*@\s*(?:article|artwork|audio|bibnote|book|bookinbook|booklet|collection|conference|data(?:set|base)?|dissertation
        |electronic|image|inbook|incollection|inproceedings|inreference|journal|jurisdiction|legal|legislation|letter|manual
        |masterthesis|mastersthesis|misc|movie|music|mvbook|mvcollection|mvproceedings|mvreference|newspaper|online|other|patent
        |performance|periodical|phdthesis|preprint|proceedings|reference|report|review|set|software|standard|suppbook
        |suppcollection|suppperiodical|techreport|thesis|unpublished|video|www)\s*[{(]\s*[^\s{}(),]*\s*,"
            .replace(['\n', ' '], "")
            .as_str(),
    )
    .expect("a valid pattern")
});

pub(super) struct Bibtex;

impl Reader for Bibtex {
    fn format(&self) -> Format {
        Format::Bibtex
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        content.text.contains('@')
            && ENTRY.is_match(&content.text)
            && !detect::quotes_bibliography(&content.text)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let text = fields::marked(&content.text);
        let entries = Entries::of(&text);
        let mut gathered = Gathered::default();
        let mut left = parse::MAX_TAKEN;
        for source in &entries.sources {
            match parse::parse(&entries, source, &mut left) {
                Ok(entry) => fields::citation(&entry).gather(source.place(), source.text, &mut gathered),
                Err(reason) => gathered.lose(source.place(), reason, source.text),
            }
        }
        if gathered.entries.is_empty() && gathered.warnings.is_empty() {
            return Err(ReadError::unrecognised(Likeness::EmptyBibtex));
        }
        Ok(citation::reading(Format::Bibtex, gathered))
    }
}
