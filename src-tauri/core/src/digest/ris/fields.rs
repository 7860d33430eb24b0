//! Tags to fields. <https://en.wikipedia.org/wiki/RIS_(file_format)>, and what programs make of them.

use super::lines::{Dialect, Record};
use crate::digest::citation::{Citation, date_of, keywords, spoken};
use crate::model::LinkKind;

/// What a record says.
pub(super) fn citation(record: &Record) -> Citation {
    match record.dialect {
        Dialect::Ris => ris(record),
        Dialect::WebOfScience => web_of_science(record),
    }
}

fn ris(record: &Record) -> Citation {
    let addresses = |tags: &[&str]| -> Vec<String> {
        record.all(tags).flat_map(str::split_whitespace).map(str::to_owned).collect()
    };
    let dates = record.all(&["DA", "Y1", "PY"]).filter_map(date_of);
    Citation {
        title: record.first(&["TI", "T1", "CT", "BT", "ST"]).unwrap_or_default(),
        authors: record.all(&["AU", "A1"]).map(spoken).filter(|name| !name.is_empty()).collect(),
        abstract_text: longest(record, &["AB", "N2"]),
        // The most exact of the dates; the order above where two are as exact.
        date: dates.reduce(|best, next| if next.precision() > best.precision() { next } else { best }),
        venue: record.first(&["JF", "T2", "JO", "JA", "J2", "BT"]),
        doi: record.first(&["DO"]).map(|doi| doi.replace("doi:", "").trim().to_owned()),
        urls: addresses(&["UR", "L1", "L2", "L3"]),
        // Web sites of the work.
        told: addresses(&["LK"]).into_iter().map(|url| (LinkKind::Project, url)).collect(),
        hints: record
            .all(&["AN", "M1", "M3", "N1", "JO", "JF", "T2", "C1", "ID"])
            .map(str::to_owned)
            .collect(),
        tags: record.all(&["KW"]).flat_map(|words| words.split(';')).map(str::to_owned).collect(),
        note: note(record),
        ..Citation::default()
    }
}

/// Databases put remarks of their own among the notes.
fn note(record: &Record) -> Option<String> {
    const NOT_A_PERSONS: [&str; 9] = [
        "doi:",
        "export date",
        "medline",
        "cited by",
        "copyright",
        "times cited",
        "accession number",
        "publication type",
        "date of",
    ];
    let notes: Vec<&str> = record
        .all(&["RN", "N1"])
        .filter(|note| {
            let lower = note.trim().to_lowercase();
            !lower.is_empty() && !NOT_A_PERSONS.iter().any(|start| lower.starts_with(start))
        })
        .collect();
    (!notes.is_empty()).then(|| notes.join("\n\n"))
}

fn web_of_science(record: &Record) -> Citation {
    let year = record.first(&["PY"]).and_then(|year| date_of(&year));
    let dated = year.and_then(|year| date_of(&format!("{} {}", record.first(&["PD"])?, year.year?)));
    let names = if record.first(&["AF"]).is_some() { ["AF"] } else { ["AU"] };
    Citation {
        title: record.first(&["TI"]).unwrap_or_default(),
        authors: record.all(&names).map(spoken).collect(),
        abstract_text: longest(record, &["AB"]),
        date: dated.or(year),
        venue: record.first(&["SO", "BS", "SE"]),
        doi: record.first(&["DI"]),
        tags: record.all(&["DE"]).flat_map(keywords).collect(),
        ..Citation::default()
    }
}

fn longest(record: &Record, tags: &[&str]) -> Option<String> {
    record.all(tags).max_by_key(|text| text.len()).filter(|text| !text.is_empty()).map(str::to_owned)
}
