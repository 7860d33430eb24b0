//! BibTeX and BibLaTeX.
//!
//! The file is cut into its entries first and each is parsed alone, with the abbreviations of the whole file before it:
//! one bad entry, or two of the same key, would otherwise cost all the others.

mod entries;
mod fields;

use std::sync::LazyLock;

use biblatex::Bibliography;
use regex::Regex;

use super::citation;
use super::content::Content;
use super::gather::Gathered;
use super::{ReadError, Reader, detect};
use crate::model::{Format, Reading};
use entries::{Entries, Source};

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

/// Longer entries are no entries: a brace is missing.
const MAX_ENTRY_BYTES: usize = 256 * 1024;

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
        let entries = Entries::of(&content.text);
        let mut gathered = Gathered::default();
        for source in &entries.sources {
            match parse(&entries, source) {
                Ok(entry) => fields::citation(&entry).gather(source.place(), source.text, &mut gathered),
                Err(reason) => gathered.lose(source.place(), reason, source.text),
            }
        }
        if gathered.entries.is_empty() && gathered.warnings.is_empty() {
            return Err(ReadError::unrecognised("a BibTeX file without entries"));
        }
        Ok(citation::reading(Format::Bibtex, gathered))
    }
}

fn parse(entries: &Entries<'_>, source: &Source<'_>) -> Result<biblatex::Entry, String> {
    if source.text.len() > MAX_ENTRY_BYTES {
        return Err(format!(
            "The entry is longer than {} KB; a brace is missing somewhere.",
            MAX_ENTRY_BYTES / 1024
        ));
    }
    let mut alone = entries.abbreviations.clone();
    for parent in entries.parents_of(source) {
        alone.push_str(parent);
        alone.push('\n');
    }
    alone.push_str(source.text);
    let parsed =
        Bibliography::parse(&alone).map_err(|error| format!("The entry cannot be read ({}).", error.kind))?;
    parsed.into_vec().pop().ok_or_else(|| "The entry cannot be read.".to_owned())
}
