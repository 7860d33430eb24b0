//! RIS: a tag of two letters and a value on each line. <https://en.wikipedia.org/wiki/RIS_(file_format)>

use std::io::{self, Write};

use super::names::Name;
use super::work::Work;
use super::{Form, Record, words};
use crate::model::{LinkKind, PartialDay};
use crate::text;

pub(super) struct Ris;

impl Form for Ris {
    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b"\r\n")?;
        }
        for (tag, value) in lines(paper) {
            write!(out, "{tag}  - {value}\r\n")?;
        }
        out.write_all(b"ER  - \r\n")
    }
}

fn lines(paper: &Record) -> Vec<(&'static str, String)> {
    let kind = match paper.kind() {
        Work::Conference => "CONF",
        Work::Article => "JOUR",
        Work::Preprint => "UNPB",
        Work::Other => "GEN",
    };
    let mut lines =
        vec![("TY", kind.to_owned()), ("ID", paper.key.clone()), ("TI", words::line(&paper.title))];
    lines.extend(paper.authors.iter().map(|name| ("AU", inverted(name))));
    if let Some(day) = paper.published.filter(|day| day.year.is_some()) {
        lines.push(("PY", format!("{:04}", day.year.unwrap_or_default())));
        lines.push(("DA", slashed(day)));
    }
    let container = if paper.kind() == Work::Conference { "T2" } else { "JO" };
    lines.extend(paper.venue.as_ref().map(|venue| (container, text::one_line(venue))));
    lines.extend(paper.arxiv_id.as_ref().map(|id| ("AN", format!("arXiv:{id}"))));
    lines.extend(paper.doi.clone().map(|doi| ("DO", doi)));
    lines.extend(paper.address().map(|url| ("UR", url)));
    for kind in [LinkKind::Code, LinkKind::Project] {
        lines.extend(paper.link(kind).map(|url| ("LK", url.to_owned())));
    }
    lines.extend(paper.abstract_text.as_ref().map(|text| ("AB", words::running(text))));
    lines.extend(paper.mine.tags.iter().map(|tag| ("KW", tag.clone())));
    lines.extend(paper.mine.said().map(|said| ("N1", text::one_line(&said))));
    lines
}

fn inverted(name: &str) -> String {
    match Name::of(name) {
        Name::Person { given, family, suffix: "" } => format!("{family}, {given}"),
        Name::Person { given, family, suffix } => format!("{family}, {given}, {suffix}"),
        // A comma would part it again.
        Name::Whole(name) => text::one_line(&name.replace(',', " ")),
    }
}

/// `2024/02/07/`; what is not known stays empty.
fn slashed(day: PartialDay) -> String {
    let part = |number: i8| if number == 0 { String::new() } else { format!("{number:02}") };
    format!("{:04}/{}/{}/", day.year.unwrap_or_default(), part(day.month), part(day.day))
}
