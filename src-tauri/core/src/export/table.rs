//! A table between commas, as RFC 4180 has it: for spreadsheets and data frames.

use std::io::{self, Write};

use super::{Form, Heading, Record};
use crate::model::LinkKind;
use crate::text;

pub(super) struct Csv;

const COLUMNS: [&str; 19] = [
    "key",
    "title",
    "authors",
    "published",
    "arxiv_id",
    "doi",
    "venue",
    "organization",
    "upvotes",
    "comments",
    "url",
    "code",
    "project",
    "status",
    "read",
    "starred",
    "tags",
    "abstract",
    "note",
];

impl Form for Csv {
    fn begin(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        row(out, COLUMNS)
    }

    fn paper(&self, out: &mut dyn Write, paper: &Record, _first: bool) -> io::Result<()> {
        let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        let link = |kind| paper.link(kind).unwrap_or_default().to_owned();
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let state = paper.mine.state;
        row(
            out,
            [
                paper.key.clone(),
                text::plain(&paper.title),
                paper.authors.join("; "),
                paper.published.map(|day| day.to_string()).unwrap_or_default(),
                paper.arxiv_id.clone().unwrap_or_default(),
                paper.doi.clone().unwrap_or_default(),
                paper.venue.clone().unwrap_or_default(),
                paper.organization.clone().unwrap_or_default(),
                number(paper.upvotes),
                number(paper.comments),
                paper.address().unwrap_or_default(),
                link(LinkKind::Code),
                link(LinkKind::Project),
                state.map(|(status, ..)| status.as_str().to_owned()).unwrap_or_default(),
                state.map(|(_, read, _)| yes(read)).unwrap_or_default(),
                state.map(|(.., starred)| yes(starred)).unwrap_or_default(),
                paper.mine.tags.join("; "),
                paper.abstract_text.as_deref().map(text::shown).unwrap_or_default(),
                paper.mine.said().unwrap_or_default(),
            ]
            .map(|cell| harmless(&cell)),
        )
    }
}

/// A cell that a spreadsheet would take for a formula begins with an apostrophe instead: it came from a stranger.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn row<C: AsRef<[u8]>>(out: &mut dyn Write, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(cells).map_err(io::Error::from)?;
    writer.flush()
}
