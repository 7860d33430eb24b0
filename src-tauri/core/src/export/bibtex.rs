//! BibTeX and BibLaTeX, in UTF-8. arXiv's fields are those of <https://info.arxiv.org/help/hypertex/bibstyles/>.

use std::io::{self, Write};

use super::names::Name;
use super::work::Work;
use super::{Form, Record, tex};
use crate::model::LinkKind;
use crate::text;

pub(super) struct Bibtex {
    /// BibLaTeX: whole days, and names of fields that say what they hold.
    pub(super) modern: bool,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Form for Bibtex {
    fn paper(&self, out: &mut dyn Write, paper: &Record, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b"\n")?;
        }
        write!(out, "@{}{{{}", self.kind(paper), paper.key)?;
        for (name, value) in self.fields(paper) {
            write!(out, ",\n  {name} = {value}")?;
        }
        out.write_all(b"\n}\n")
    }
}

impl Bibtex {
    fn kind(&self, paper: &Record) -> &'static str {
        match (paper.kind(), self.modern) {
            (Work::Conference, _) => "inproceedings",
            (Work::Article, _) => "article",
            (_, true) => "online",
            (_, false) => "misc",
        }
    }

    fn fields(&self, paper: &Record) -> Vec<(&'static str, String)> {
        let mut fields = vec![("title", braced(&tex::title(&paper.title)))];
        if !paper.authors.is_empty() {
            fields.push(("author", braced(&authors(paper))));
        }
        self.date(paper, &mut fields);
        if let Some(venue) = &paper.venue {
            fields.push((self.venue_field(paper), braced(&tex::plain(venue))));
        }
        self.identifiers(paper, &mut fields);
        let links = [("code", LinkKind::Code), ("project", LinkKind::Project), ("video", LinkKind::Video)];
        for (name, kind) in links {
            fields.extend(paper.link(kind).map(|url| (name, braced(&tex::verbatim(url)))));
        }
        if let Some(text) = &paper.abstract_text {
            // BibTeX knows no paragraphs.
            fields.push(("abstract", braced(&tex::value(&text::one_line(text)))));
        }
        if !paper.mine.tags.is_empty() {
            fields.push(("keywords", braced(&tex::plain(&paper.mine.tags.join("; ")))));
        }
        if let Some(said) = paper.mine.said() {
            fields.push((if self.modern { "annotation" } else { "annote" }, braced(&tex::plain(&said))));
        }
        fields
    }

    fn date(&self, paper: &Record, fields: &mut Vec<(&'static str, String)>) {
        let Some(day) = paper.published.filter(|day| day.year.is_some()) else { return };
        if self.modern {
            return fields.push(("date", braced(&day.to_string())));
        }
        fields.push(("year", braced(&day.year.unwrap_or_default().to_string())));
        let month = usize::try_from(day.month - 1).ok().and_then(|month| MONTHS.get(month));
        fields.extend(month.map(|month| ("month", (*month).to_owned())));
    }

    fn venue_field(&self, paper: &Record) -> &'static str {
        match (paper.kind(), self.modern) {
            (Work::Conference, _) => "booktitle",
            (_, true) => "journaltitle",
            (_, false) => "journal",
        }
    }

    fn identifiers(&self, paper: &Record, fields: &mut Vec<(&'static str, String)>) {
        if let Some(id) = &paper.arxiv_id {
            let (kind, class) =
                if self.modern { ("eprinttype", "eprintclass") } else { ("archivePrefix", "primaryClass") };
            fields.push(("eprint", braced(id)));
            fields.push((kind, braced("arXiv")));
            fields.extend(paper.subjects.first().map(|subject| (class, braced(&tex::plain(subject)))));
        }
        fields.extend(paper.doi.as_ref().map(|doi| ("doi", braced(&tex::verbatim(doi)))));
        fields.extend(paper.address().map(|url| ("url", braced(&tex::verbatim(&url)))));
    }
}

fn braced(value: &str) -> String {
    format!("{{{value}}}")
}

/// As they are spoken; a name that BibTeX would part in the wrong place stands in braces.
fn authors(paper: &Record) -> String {
    let written = paper.authors.iter().map(|name| match Name::of(name) {
        Name::Person { given, family, suffix: "" } => {
            format!("{}, {}", tex::plain(family), tex::plain(given))
        }
        Name::Person { given, family, suffix } => {
            format!("{}, {}, {}", tex::plain(family), tex::plain(suffix), tex::plain(given))
        }
        Name::Whole(name) => braced(&tex::plain(name)),
    });
    let mut all: Vec<String> = written.collect();
    if paper.author_count.is_some_and(|count| count as usize > paper.authors.len()) {
        all.push("others".to_owned());
    }
    all.join(" and ")
}
