//! What is made of real bibliographies, against what their own marks count.

use std::fs;
use std::path::{Path, PathBuf};

use broadsheet_core::model::{Format, Reading};
use regex::Regex;
use serde_json::Value;

use super::{lost, papers, read_bytes, real_files};

fn files(folder: &str) -> Vec<PathBuf> {
    let Some(root) = real_files() else { return Vec::new() };
    let mut files = Vec::new();
    for source in fs::read_dir(root.join(folder)).unwrap() {
        files.extend(fs::read_dir(source.unwrap().path()).unwrap().map(|file| file.unwrap().path()));
    }
    files.sort();
    files
}

fn accounted_for(path: &Path, reading: &Reading, wanted: usize) {
    let found = papers(reading);
    println!(
        "{}: {} of {wanted}, {} warnings",
        path.file_name().unwrap().to_string_lossy(),
        found.len(),
        reading.warnings.len()
    );
    assert_eq!(found.len() + lost(reading), wanted, "{path:?}: {:?}", reading.warnings);
    for paper in found {
        assert!(!paper.title.is_empty() && !paper.title.contains("\\\\"), "{}", paper.title);
    }
}

fn count(pattern: &str, text: &str) -> usize {
    Regex::new(pattern).unwrap().find_iter(text).count()
}

/// Entries are counted by the signs that begin them, but for comments, preambles and abbreviations.
#[test]
fn every_entry_of_bibtex_is_accounted_for() {
    for path in files("bibtex") {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let all = count(r"(?m)^\s*@\s*\w+\s*\{", &text);
        let none = count(r"(?mi)^\s*@\s*(comment|preamble|string)\s*\{", &text);
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!(reading.format, Format::Bibtex);
        accounted_for(&path, &reading, all - none);
        assert!(lost(&reading) * 20 <= all, "{path:?}: {:?}", reading.warnings);
    }
}

/// Records are counted by their first tags (some name several types in a row), or by their ends.
#[test]
fn every_record_of_ris_is_accounted_for() {
    for path in files("ris") {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let wanted = count(r"(?m)^(?:\s*TY\s+-.*\r?\n)+", &text).max(count(r"(?m)^\s*ER\s*$", &text));
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!(reading.format, Format::Ris);
        accounted_for(&path, &reading, wanted);
    }
}

#[test]
fn every_item_of_csl_json_is_accounted_for() {
    for path in files("csl-json") {
        let bytes = fs::read(&path).unwrap();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        let wanted = match &value {
            Value::Array(list) => list.len(),
            other => other.as_object().unwrap().values().map(|list| list.as_array().unwrap().len()).sum(),
        };
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!(reading.format, Format::CslJson);
        accounted_for(&path, &reading, wanted);
    }
}

#[test]
fn every_item_of_zotero_is_accounted_for() {
    for path in files("zotero-json") {
        let bytes = fs::read(&path).unwrap();
        let value: Value = serde_json::from_slice(&bytes).unwrap();
        let items = value["items"].as_array().unwrap();
        let beside = |item: &&Value| {
            matches!(item["itemType"].as_str().unwrap(), "note" | "attachment" | "annotation")
        };
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!(reading.format, Format::ZoteroJson);
        accounted_for(&path, &reading, items.iter().filter(|item| !beside(item)).count());
        let tagged =
            items.iter().filter(|item| item["tags"].as_array().is_some_and(|tags| !tags.is_empty())).count();
        let offered =
            reading.digests[0].entries.iter().filter(|entry| !entry.offered.tags.is_empty()).count();
        assert_eq!(offered, tagged);
    }
}
