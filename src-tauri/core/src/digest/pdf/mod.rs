//! A digest that was printed to PDF: its text, which is then read as any other text.
//!
//! The extractor was not made for hostile files, so a document is measured and stripped to its words before, and the
//! work is done on a thread of its own: what breaks there breaks nothing else. 32 MB and 400 pages are read.

mod clean;
mod guard;
mod lines;
mod links;
mod text;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, ObjectId};

use super::content::Content;
use super::named::Named;
use super::{ReadError, Reader};
use crate::model::{Fault, Finding, Format, Reading, Warning};
use crate::text::fold;
use lines::{Line, Lines};
use links::Area;

const MAX_BYTES: usize = 32 * 1024 * 1024;

const MAX_PAGES: usize = 400;

/// Enough for what the checks let through.
const STACK: usize = 64 * 1024 * 1024;

pub(super) struct Pdf;

impl Reader for Pdf {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn reads_bytes(&self) -> bool {
        true
    }

    fn recognises(&self, content: &Content<'_>) -> bool {
        is_pdf(content.bytes)
    }

    fn read(&self, content: &Content<'_>) -> Result<Reading, ReadError> {
        let damaged = |why: Fault| ReadError::Damaged { format: Format::Pdf, why };
        if content.bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: content.bytes.len() as u64, limit: MAX_BYTES as u64 });
        }
        let printed = printed(content.bytes).map_err(damaged)?;
        let mut reading = printed.read().unwrap_or_else(|| Err(damaged(Fault::NamesNoPapers)))?;
        reading.format = Format::Pdf;
        reading.warnings.extend(printed.warnings);
        Ok(reading)
    }
}

/// Whether the bytes begin as a PDF does, perhaps behind a few others.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(64)].windows(5).any(|window| window == b"%PDF-")
}

/// What is printed on the pages.
struct Printed {
    lines: Vec<Line>,
    areas: Vec<Area>,
    warnings: Vec<Warning>,
}

fn printed(bytes: &[u8]) -> Result<Printed, Fault> {
    guard::check(bytes)?;
    std::thread::scope(|scope| {
        let work = || catch_unwind(AssertUnwindSafe(|| open(bytes))).unwrap_or(Err(Fault::NotOpened));
        let thread =
            std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn_scoped(scope, work);
        let thread = thread.map_err(|_| Fault::NoRoom)?;
        thread.join().unwrap_or(Err(Fault::NotOpened))
    })
}

fn open(bytes: &[u8]) -> Result<Printed, Fault> {
    let mut document = Document::load_mem(bytes).map_err(|_| Fault::NotOpened)?;
    if document.is_encrypted() {
        return Err(Fault::Encrypted);
    }
    let pages: Vec<ObjectId> = document.get_pages().into_values().take(MAX_PAGES + 1).collect();
    let areas = links::areas(&document, &pages);
    clean::clean(&mut document, &pages);
    widths::spell_out(&mut document);
    let mut lines = Lines::default();
    let mut warnings = Vec::new();
    for (number, _) in (1..).zip(&pages) {
        if number as usize > MAX_PAGES {
            warnings.push(warning(number, Finding::TooManyPages { limit: MAX_PAGES }));
            break;
        }
        // The extractor panics where a font or a page is not as it expects; the other pages are read.
        let page =
            catch_unwind(AssertUnwindSafe(|| pdf_extract::output_doc_page(&document, &mut lines, number)));
        if !matches!(page, Ok(Ok(()))) {
            warnings.push(warning(number, Finding::PageInPart));
        }
    }
    let lines = text::without_edges(lines.finish());
    if lines.is_empty() {
        return Err(Fault::NoText);
    }
    Ok(Printed { lines, areas, warnings })
}

/// Whether it was read by the names in it, of which there are more behind its words.
fn is_guessed(reading: &Result<Reading, ReadError>) -> bool {
    reading.as_ref().is_ok_and(|reading| reading.format == Format::PlainText)
}

fn warning(page: u32, reason: Finding) -> Warning {
    Warning { place: format!("page {page}"), reason, entry_lost: false, fragment: None }
}

/// What the readers of text make of the words; `None` where none knows them.
fn read_text(text: &str) -> Option<Result<Reading, ReadError>> {
    let reading = super::read_inner(&Content::of_text(text), 1);
    (!matches!(reading, Err(ReadError::Unrecognised { .. }))).then_some(reading)
}

impl Printed {
    /// What the readers of text make of it, first as it is shown and then with the addresses behind its words.
    fn read(&self) -> Option<Result<Reading, ReadError>> {
        let places = links::lines_of(&self.areas, &self.lines);
        let plain = text::text(&self.lines, |_| None);
        let shown = read_text(&plain);
        if let Some(Ok(mut reading)) = shown.filter(|shown| !is_guessed(shown)) {
            self.name(&mut reading, &places);
            return Some(Ok(reading));
        }
        let last = |at: usize| {
            let here = self.areas.iter().zip(&places).filter(|(_, place)| **place == Some(at));
            let mut addresses: Vec<&str> = here.map(|(area, _)| area.address.as_str()).collect();
            // A link over several lines is an area on each of them.
            addresses.dedup();
            addresses.retain(|address| !self.goes_on(address, at, &places));
            (!addresses.is_empty()).then(|| addresses.join("\n"))
        };
        let linked = text::text(&self.lines, last);
        read_text(&linked)
    }

    fn goes_on(&self, address: &str, at: usize, places: &[Option<usize>]) -> bool {
        self.areas.iter().zip(places).any(|(area, place)| *place == Some(at + 1) && area.address == address)
    }

    /// Gives the papers the names to which their titles lead.
    fn name(&self, reading: &mut Reading, places: &[Option<usize>]) {
        let mut linked: Vec<(String, Named)> = Vec::new();
        for (area, place) in self.areas.iter().zip(places) {
            let (Some(named), Some(line)) =
                (Named::by_address(&area.address), place.map(|at| &self.lines[at]))
            else {
                continue;
            };
            match linked.last_mut().filter(|(_, last)| *last == named) {
                Some((words, _)) => *words = format!("{words} {}", fold(&line.text)),
                None => linked.push((fold(&line.text), named)),
            }
        }
        let papers = reading.digests.iter_mut().flat_map(|digest| &mut digest.entries);
        for facts in papers.map(|entry| &mut entry.facts).filter(|facts| facts.arxiv_id.is_none()) {
            let title = fold(&facts.title);
            let found =
                linked.iter().find(|(words, _)| *words == title || words.starts_with(&format!("{title} ")));
            facts.arxiv_id = found.and_then(|(_, named)| named.arxiv.clone());
        }
    }
}
