//! Papers out of the library, in the forms of other programs.

use std::collections::HashMap;
use std::io::{self, Write};

use rusqlite::Connection;

use super::stopping::Stop;
use super::{Library, ServiceError};
use crate::api::{CiteRequest, Cited, ExportOf, ExportParts, ExportRequest, Work};
use crate::export::{
    self, Appeared, ExportFormat, Heading, Highlighted, Keys, Mine, Named, Pattern, Record, Reference, Writer,
};
use crate::model::{CitationStyle, DigestKind, PartialDay, Refusal};
use crate::search::query::typed;
use crate::store::{self, AppearanceRow, StoreError};
use crate::text;

/// Papers read at once: the library is free for whoever writes between them.
const BATCH: usize = 500;

/// The most papers that are copied at once.
const MOST_COPIED: usize = 1000;

/// Why papers could not be written out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The library could not be read, or a paper is not in it.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The text could not be written.
    #[error(
        "The export could not be written: {0}. The library is unchanged; check the disk, then export again."
    )]
    Output(#[from] io::Error),
}

/// What papers are called elsewhere.
#[derive(Default)]
struct Names {
    /// The key of every paper.
    keys: HashMap<i64, String>,
    /// The paper of each arXiv id and DOI; none but where papers become files, which links between notes name.
    papers: HashMap<String, i64>,
}

/// Papers ready to be written out one after the other.
pub struct Exporting<'a> {
    library: &'a Library,
    ids: Vec<i64>,
    names: Names,
    parts: ExportParts,
    stop: Stop,
}

impl Library {
    /// Takes the papers of a request, with the key of each. `pattern` says what keys are made of.
    ///
    /// Forms to read keep the list's order. Bibliographies and data have the order in which the papers came into the library,
    /// unless the query says one, so that a later export differs only where papers do.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, or the list is not in it.
    pub fn exporting(
        &self,
        request: &ExportRequest,
        pattern: &Pattern,
    ) -> Result<Exporting<'_>, ServiceError> {
        self.exporting_as(Work::Exporting, request, pattern)
    }

    /// The same, as a part of other work.
    pub(super) fn exporting_as(
        &self,
        work: Work,
        request: &ExportRequest,
        pattern: &Pattern,
    ) -> Result<Exporting<'_>, ServiceError> {
        let (mut ids, ordered) = match &request.of {
            ExportOf::Papers(papers) => (papers.clone(), false),
            ExportOf::List(list) => {
                let (listing, _) = self.found(list)?;
                (listing.stretch(0..listing.len()), typed(&list.query).query.order.is_some())
            }
        };
        let to_read = matches!(request.format, ExportFormat::Markdown | ExportFormat::Html);
        if !to_read && !ordered {
            ids.sort_unstable();
        }
        let names = self.names(pattern, request.format == ExportFormat::Markdown)?;
        let stop = self.begin(work);
        Ok(Exporting { library: self, ids, names, parts: request.parts, stop })
    }

    /// What is copied of papers for other texts to cite them: a paragraph, an entry or a key for each.
    ///
    /// # Errors
    ///
    /// Where there are more than a thousand, the library cannot be read, or a paper cannot be set.
    pub fn cite(
        &self,
        request: &CiteRequest,
        style: CitationStyle,
        pattern: &Pattern,
    ) -> Result<String, ServiceError> {
        if request.papers.len() > MOST_COPIED {
            return Err(Refusal::TooManyCopied.into());
        }
        let (of, format) = (ExportOf::Papers(request.papers.clone()), ExportFormat::Bibtex);
        let exporting =
            self.exporting(&ExportRequest { of, format, parts: ExportParts::default() }, pattern)?;
        let refused = |reason: String| ServiceError::from(Refusal::NotCited { reason });
        let mut papers = Vec::new();
        let read = exporting.each(|paper| {
            papers.push(paper);
            Ok(())
        });
        read.map_err(|error| match error {
            ExportError::Service(error) => error,
            ExportError::Output(error) => refused(error.to_string()),
        })?;
        match request.what {
            Cited::Keys => Ok(papers.iter().map(|paper| paper.key.as_str()).collect::<Vec<_>>().join(",")),
            Cited::Reference => {
                let set = export::cite(&papers, style).map_err(|error| refused(error.to_string()))?;
                Ok(set.join("\n\n"))
            }
            Cited::Bibtex => {
                let mut text = Vec::new();
                let written = exporting.write(format, "", &mut text, |_| {});
                written.map_err(|error| refused(error.to_string()))?;
                Ok(String::from_utf8_lossy(&text).trim_end().to_owned())
            }
        }
    }

    /// The key of every paper of the library and, where they are asked for, its paper by each identifier.
    fn names(&self, pattern: &Pattern, linked: bool) -> Result<Names, ServiceError> {
        let mut given = Keys::default();
        let mut all = Names::default();
        self.store.read(|db| {
            store::each_named(db, |paper| {
                let key = pattern.key(&Named {
                    title: &text::plain(&paper.title),
                    first_author: paper.first_author.as_deref(),
                    published: paper.published.as_deref().and_then(PartialDay::parse),
                    arxiv_id: paper.arxiv_id.as_deref(),
                    doi: paper.doi.as_deref(),
                });
                all.keys.insert(paper.id, given.next(&key));
                if linked {
                    let names =
                        paper.arxiv_id.iter().chain(&paper.doi).filter_map(|name| text::paper_target(name));
                    all.papers.extend(names.map(|name| (name, paper.id)));
                }
            })
        })?;
        Ok(all)
    }
}

impl Exporting<'_> {
    /// How many papers there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    /// Whether the person stopped it.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.is_asked()
    }

    /// Leaves out all but the first papers.
    pub fn only(&mut self, first: usize) {
        self.ids.truncate(first);
    }

    /// Gives `take` each paper in order. Papers that are taken away meanwhile are passed over.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read, where the person stopped it, and whatever `take` fails with.
    pub fn each(&self, mut take: impl FnMut(Record) -> io::Result<()>) -> Result<(), ExportError> {
        for ids in self.ids.chunks(BATCH) {
            if self.is_stopped() {
                return Err(ServiceError::Stopped.into());
            }
            let papers = self.library.store.read(|db| {
                ids.iter().map(|id| self.record(db, *id)).collect::<Result<Vec<_>, ServiceError>>()
            })?;
            for paper in papers.into_iter().flatten() {
                take(paper)?;
            }
        }
        Ok(())
    }

    /// Writes the papers as one text and gives how many there were; `told` hears of each.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read or the text cannot be written.
    pub fn write(
        &self,
        format: ExportFormat,
        title: &str,
        out: impl Write,
        mut told: impl FnMut(usize),
    ) -> Result<usize, ExportError> {
        let heading = Heading { title: title.to_owned(), count: self.count() };
        let mut writer = Writer::begin(format, heading, out)?;
        let mut written = 0;
        self.each(|paper| {
            writer.paper(&paper)?;
            written += 1;
            told(written);
            Ok(())
        })?;
        writer.end()?;
        Ok(written)
    }

    fn record(&self, db: &Connection, id: i64) -> Result<Option<Record>, ServiceError> {
        let Some(paper) = store::paper(db, id)?.filter(|paper| paper.present) else { return Ok(None) };
        let mine = self.mine(db, &paper)?;
        let links = store::links(db, id)?.into_iter().map(|link| Reference {
            kind: link.kind,
            url: link.url,
            found_in: link.found_in,
        });
        Ok(Some(Record {
            key: self.names.keys.get(&id).cloned().unwrap_or_else(|| format!("paper{id}")),
            mine,
            links: links.collect(),
            digests: appeared(store::appearances(db, id)?),
            title: paper.title,
            abstract_text: paper.abstract_text,
            abstract_cut: paper.abstract_cut,
            authors: paper.authors,
            author_count: paper.author_count,
            published: paper.published.as_deref().and_then(PartialDay::parse),
            published_known: paper.published_known,
            arxiv_id: paper.arxiv_id,
            doi: paper.doi,
            upvotes: paper.upvotes,
            comments: paper.comments,
            ai_summary: paper.ai_summary,
            ai_keywords: paper.ai_keywords,
            subjects: paper.subjects,
            venue: paper.venue,
            organization: paper.organization,
        }))
    }

    fn mine(&self, db: &Connection, paper: &store::Paper) -> Result<Mine, StoreError> {
        let mut mine = Mine::default();
        if self.parts.tags {
            mine.state = Some((paper.status, paper.read, paper.starred));
            mine.tags = store::tags_of(db, paper.id)?;
        }
        if self.parts.notes {
            mine.note = self.named(&store::note(db, paper.id)?);
        }
        if self.parts.highlights {
            let rows = store::highlights_of(db, paper.id)?.into_iter().map(|(_, row)| row);
            mine.highlights = rows
                .map(|row| Highlighted {
                    quote: row.selector.quote,
                    colour: row.colour,
                    comment: row.comment,
                })
                .collect();
        }
        Ok(mine)
    }

    /// A note whose links by the library's own number, which mean nothing elsewhere, name the paper by its key.
    fn named(&self, note: &str) -> String {
        self.linked(note, |target| target.strip_prefix('#')?.parse().ok())
    }

    /// A note whose links by arXiv id and DOI name the paper's key, as its file is called in a folder.
    pub(super) fn between_files(&self, note: &str) -> String {
        self.linked(note, |target| self.names.papers.get(target).copied())
    }

    /// A note whose links to papers that `of` knows name their keys.
    fn linked(&self, note: &str, of: impl Fn(&str) -> Option<i64>) -> String {
        let mut linked = String::with_capacity(note.len());
        let mut at = 0;
        for link in text::paper_links(note) {
            let Some(key) = of(&link.target).and_then(|paper| self.names.keys.get(&paper)) else { continue };
            let written = &note[link.at.clone()];
            let shown = written.find('|').map_or("]]", |bar| &written[bar..]);
            linked.push_str(&note[at..link.at.start]);
            linked.push_str(&format!("[[{key}{shown}"));
            at = link.at.end;
        }
        linked + &note[at..]
    }
}

/// The digests that listed a paper, the earliest first and none twice: of the same list read twice the most votes stand.
/// A list of which nothing is known says nothing.
fn appeared(rows: Vec<AppearanceRow>) -> Vec<Appeared> {
    let mut digests: Vec<Appeared> = Vec::new();
    for row in rows {
        let digest = Appeared {
            kind: row.kind,
            title: row.title,
            day: row.day.as_deref().and_then(PartialDay::parse),
            upvotes: row.upvotes,
            comments: row.comments,
        };
        if digest.kind == DigestKind::List && digest.title.is_none() && digest.day.is_none() {
            continue;
        }
        match digests.iter_mut().find(|other| other.name() == digest.name()) {
            Some(other) => {
                other.upvotes = other.upvotes.max(digest.upvotes);
                other.comments = other.comments.max(digest.comments);
            }
            None => digests.push(digest),
        }
    }
    digests.sort_by_cached_key(|digest| {
        let (kind, day, title) = digest.name();
        (day.map(|day| day.to_string()), kind.as_str(), title.map(str::to_owned))
    });
    digests
}
