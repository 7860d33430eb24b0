//! Fields of BibTeX and BibLaTeX, by whatever of their names.

use std::borrow::Cow;

use biblatex::{Chunk, Entry, Person};

use crate::digest::citation::{Citation, date_of, keywords, month_of_name};
use crate::model::{LinkKind, PartialDay};
use crate::text::one_line;

/// What an entry says.
pub(super) fn citation(entry: &Entry) -> Citation {
    let first = |names: &[&str]| names.iter().find_map(|name| text(entry, name));
    let title = match (text(entry, "title"), text(entry, "subtitle")) {
        (Some(title), Some(subtitle)) => format!("{title}: {subtitle}"),
        (title, _) => title.unwrap_or_default(),
    };
    let archive = first(&["eprinttype", "archiveprefix"]).unwrap_or_default();
    let is_arxiv = archive.is_empty() || archive.eq_ignore_ascii_case("arxiv");
    let arxiv = text(entry, "eprint").filter(|_| is_arxiv).or_else(|| first(&["arxiv", "arxivid"]));
    let hints = ["journal", "journaltitle", "howpublished", "note", "addendum", "series", "number", "eprint"];
    Citation {
        title,
        authors: people(entry, "author").unwrap_or_default(),
        abstract_text: text(entry, "abstract"),
        date: date(entry),
        venue: first(&["journaltitle", "journal", "booktitle", "maintitle", "eventtitle"]),
        doi: text(entry, "doi"),
        subjects: first(&["eprintclass", "primaryclass"]).filter(|_| arxiv.is_some()).into_iter().collect(),
        arxiv,
        urls: ["url", "ee", "pdf"].iter().filter_map(|name| text(entry, name)).collect(),
        told: TOLD.iter().filter_map(|(name, kind)| Some((*kind, text(entry, name)?))).collect(),
        hints: hints.iter().filter_map(|name| text(entry, name)).collect(),
        tags: ["keywords", "keyword", "groups"]
            .iter()
            .filter_map(|name| text(entry, name))
            .flat_map(|words| keywords(&words))
            .collect(),
        note: note(entry),
    }
}

/// Signs that mean something to TeX and are to be seen all the same, what stands for them while the parser is at work, and how
/// they are written: a bare tilde is a space, and braces are counted.
const SIGNS: [(&str, char, &[&str]); 3] = [
    ("~", '\u{e07e}', &["{\\textasciitilde}", "\\textasciitilde{}", "\\textasciitilde ", "\\~{}"]),
    ("{", '\u{e07b}', &["{\\textbraceleft}", "\\textbraceleft{}", "\\textbraceleft "]),
    ("}", '\u{e07d}', &["{\\textbraceright}", "\\textbraceright{}", "\\textbraceright "]),
];

/// A file's text with signs that are to be seen told from those that TeX acts on.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    let mut marked = Cow::Borrowed(text);
    for (_, mark, written) in SIGNS {
        for written in written {
            if marked.contains(written) {
                marked = Cow::Owned(marked.replace(written, mark.encode_utf8(&mut [0; 4])));
            }
        }
    }
    marked
}

/// A text with the signs that stood for others.
fn seen(text: &str) -> String {
    SIGNS.iter().fold(text.to_owned(), |text, (sign, mark, _)| text.replace(*mark, sign))
}

/// Fields that hold addresses and say what these lead to.
const TOLD: [(&str, LinkKind); 7] = [
    ("code", LinkKind::Code),
    ("github", LinkKind::Code),
    ("repository", LinkKind::Code),
    ("software", LinkKind::Code),
    ("project", LinkKind::Project),
    ("homepage", LinkKind::Project),
    ("video", LinkKind::Video),
];

/// Whether a field holds an address, in which a tilde is a tilde.
fn is_address(name: &str) -> bool {
    ["url", "ee", "pdf", "doi"].contains(&name) || TOLD.iter().any(|(told, _)| *told == name)
}

/// A field as text: accents decoded, braces gone, formulas between dollars.
fn text(entry: &Entry, name: &str) -> Option<String> {
    let mut text = String::new();
    for chunk in entry.get(name)? {
        match &chunk.v {
            Chunk::Math(formula) => {
                text.push('$');
                text.push_str(formula);
                text.push('$');
            }
            // The parser takes hyphens for dashes, and leaves a tilde that is a space.
            Chunk::Normal(words) | Chunk::Verbatim(words) if is_address(name) => {
                text.push_str(&words.replace('\u{2013}', "--").replace('\u{2014}', "---"));
            }
            Chunk::Normal(words) | Chunk::Verbatim(words) => text.push_str(&words.replace('~', "\u{a0}")),
        }
    }
    let text = seen(&text);
    let text = if name == "abstract" { text } else { one_line(&text) };
    (!text.trim().is_empty()).then_some(text)
}

/// Annotations are a person's own; `note` is printed with the reference and is not.
fn note(entry: &Entry) -> Option<String> {
    let notes: Vec<String> =
        ["annotation", "annote", "comment", "review"].iter().filter_map(|name| text(entry, name)).collect();
    (!notes.is_empty()).then(|| notes.join("\n\n"))
}

fn people(entry: &Entry, name: &str) -> Option<Vec<String>> {
    let people: Vec<Person> = entry.get_as(name).ok()?;
    let spoken = |person: Person| {
        let Person { given_name, prefix, name, suffix } = person;
        one_line(&seen(&format!("{given_name} {prefix} {name} {suffix}")))
    };
    Some(
        people
            .into_iter()
            .filter(|person| person.name != "others")
            .map(spoken)
            .filter(|name| !name.is_empty())
            .collect(),
    )
}

/// `date`, else `year` and `month`; a month may be a name or a number.
fn date(entry: &Entry) -> Option<PartialDay> {
    if let Some(date) = text(entry, "date").and_then(|date| date_of(&date)) {
        return Some(date);
    }
    let year = date_of(&text(entry, "year")?)?;
    let month =
        text(entry, "month").and_then(|month| month_of_name(&month)).filter(|_| year.precision() == 1);
    let Some(month) = month else { return Some(year) };
    let year_number = year.year?;
    let day = text(entry, "day")
        .and_then(|day| day.parse().ok())
        .and_then(|day| PartialDay::full(year_number, month, day));
    day.or_else(|| PartialDay::month_of(year_number, Some(month)))
}
