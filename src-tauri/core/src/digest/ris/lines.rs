//! Lines to records.

use std::sync::LazyLock;

use regex::Regex;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// `TY  - JOUR`; programs differ in the spaces around the dash.
static TAGGED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Z][A-Z0-9])\s{0,2}-(?:\s(.*))?$"));
static BEGINS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*TY\s{0,2}-\s*[A-Z]"));
/// `PT J`, and continued lines are indented.
static WOS_TAGGED: LazyLock<Regex> = LazyLock::new(|| pattern(r"^([A-Z][A-Z0-9])(?:\s(.*))?$"));
static WOS_BEGINS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^PT [A-Z]\s*$"));

/// Longer values are cut: nobody wrote them.
const MAX_VALUE: usize = 200_000;

/// The two ways of writing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Ris,
    WebOfScience,
}

impl Dialect {
    pub(super) fn of(text: &str) -> Option<Self> {
        if BEGINS.is_match(text) {
            return Some(Self::Ris);
        }
        let wos = WOS_BEGINS.is_match(text) && text.lines().any(|line| line.trim_end() == "ER");
        wos.then_some(Self::WebOfScience)
    }

    fn tagged(self, line: &str) -> Option<(&str, &str)> {
        let pattern = match self {
            Self::Ris => &TAGGED,
            Self::WebOfScience => &WOS_TAGGED,
        };
        let found = pattern.captures(line)?;
        Some((found.get(1)?.as_str(), found.get(2).map_or("", |value| value.as_str())))
    }

    const fn first_tag(self) -> &'static str {
        match self {
            Self::Ris => "TY",
            Self::WebOfScience => "PT",
        }
    }
}

/// One record: its values in order, each with its tag.
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) dialect: Dialect,
    pub(super) values: Vec<(String, String)>,
}

impl Record {
    /// Every value of a tag.
    pub(super) fn all<'a>(&'a self, tags: &'a [&str]) -> impl Iterator<Item = &'a str> {
        tags.iter().flat_map(|tag| {
            self.values.iter().filter(move |(known, _)| known == tag).map(|(_, value)| value.as_str())
        })
    }

    /// The first value of the first of some tags that has one.
    pub(super) fn first(&self, tags: &[&str]) -> Option<String> {
        self.all(tags).map(str::trim).find(|value| !value.is_empty()).map(str::to_owned)
    }

    /// It again, for a person who looks for what is wrong with it.
    pub(super) fn source(&self) -> String {
        self.values.iter().map(|(tag, value)| format!("{tag}  - {value}\n")).collect()
    }
}

/// Every record, from its first tag to its `ER`, or to where the next begins or the file ends.
pub(super) fn records(text: &str, dialect: Dialect) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut open: Option<Record> = None;
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim_end().trim_start_matches('\u{feff}');
        let tagged = dialect.tagged(if dialect == Dialect::Ris { line.trim_start() } else { line });
        match (tagged, &mut open) {
            (Some(("ER", _)), _) => records.extend(open.take()),
            (Some((tag, value)), record) if tag == dialect.first_tag() => {
                // Some files name several types for one record.
                if record.as_ref().is_none_or(|record| record.values.iter().any(|(known, _)| known != tag)) {
                    records.extend(record.take());
                    *record = Some(Record { line: number, dialect, values: Vec::new() });
                }
                if let Some(record) = record {
                    record.values.push((tag.to_owned(), value.to_owned()));
                }
            }
            (Some((tag, value)), Some(record)) => {
                record.values.push((tag.to_owned(), value.trim().to_owned()));
            }
            (None, Some(record)) if !line.trim().is_empty() => go_on(record, line.trim()),
            _ => {}
        }
    }
    records.extend(open);
    records
}

/// A line without a tag goes on with the value before; names of Web of Science stand one on each line.
fn go_on(record: &mut Record, line: &str) {
    let Some((tag, value)) = record.values.last_mut() else { return };
    if record.dialect == Dialect::WebOfScience && matches!(tag.as_str(), "AU" | "AF" | "BA" | "BF") {
        let tag = tag.clone();
        record.values.push((tag, line.to_owned()));
    } else if value.len() < MAX_VALUE {
        value.push(' ');
        value.push_str(line);
    }
}
