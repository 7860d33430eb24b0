//! Broadsheet's own JSON: all that is known of each paper, in the shape of [`Exchanged`].

use std::io::{self, Write};

use super::{Form, Heading, Record};
use crate::model::{
    DayKnown, EXCHANGE_VERSION, Exchanged, ExchangedDigest, ExchangedHighlight, ExchangedKnown, ExchangedLink,
};

/// One list.
pub(super) struct List;

/// A paper on each line, so that a program can take one after the other.
pub(super) struct Lines;

impl Form for List {
    fn begin(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()> {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        serde_json::to_writer_pretty(out, &exchanged(paper)).map_err(io::Error::from)
    }

    fn end(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}

impl Form for Lines {
    fn paper(&self, out: &mut dyn Write, paper: &Record, _first: bool) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &exchanged(paper)).map_err(io::Error::from)?;
        out.write_all(b"\n")
    }
}

fn exchanged(paper: &Record) -> Exchanged {
    let paper = paper.clone();
    let (status, read, starred) = paper
        .mine
        .state
        .map_or((None, None, None), |(status, read, starred)| (Some(status), Some(read), Some(starred)));
    Exchanged {
        broadsheet: EXCHANGE_VERSION,
        key: paper.key,
        title: paper.title,
        authors: paper.authors,
        author_count: paper.author_count,
        published: paper.published.map(|day| day.to_string()),
        published_known: paper.published_known.and_then(|known| match known {
            DayKnown::Explicit => None,
            DayKnown::Inferred => Some(ExchangedKnown::Inferred),
            DayKnown::YearUnknown => Some(ExchangedKnown::YearUnknown),
        }),
        arxiv_id: paper.arxiv_id,
        doi: paper.doi,
        subjects: paper.subjects,
        venue: paper.venue,
        organization: paper.organization,
        abstract_text: paper.abstract_text,
        abstract_cut: paper.abstract_cut,
        ai_summary: paper.ai_summary,
        ai_keywords: paper.ai_keywords,
        upvotes: paper.upvotes,
        comments: paper.comments,
        links: paper
            .links
            .into_iter()
            .map(|link| ExchangedLink { kind: link.kind, url: link.url, found_in: link.found_in })
            .collect(),
        digests: paper
            .digests
            .into_iter()
            .map(|digest| ExchangedDigest {
                kind: digest.kind,
                title: digest.title,
                day: digest.day.map(|day| day.to_string()),
                upvotes: digest.upvotes,
                comments: digest.comments,
            })
            .collect(),
        status,
        read,
        starred,
        tags: paper.mine.tags,
        note: paper.mine.note,
        highlights: paper
            .mine
            .highlights
            .into_iter()
            .map(|marked| ExchangedHighlight {
                quote: marked.quote,
                colour: marked.colour,
                comment: marked.comment,
            })
            .collect(),
    }
}
