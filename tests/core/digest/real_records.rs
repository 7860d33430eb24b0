//! What is made of real files that programs wrote, against what a plain reading of them counts.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use broadsheet_core::model::{Format, LinkKind, PaperFacts, Reading};
use serde_json::Value;

use super::{lost, papers, read_bytes, real_files};

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let Some(root) = real_files() else { return Vec::new() };
    let mut found = Vec::new();
    for source in fs::read_dir(root.join(folder)).unwrap() {
        found.extend(fs::read_dir(source.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    found.retain(|path| path.extension().is_some_and(|found| found == ending));
    found.sort();
    found
}

fn read_file(path: &Path) -> Reading {
    read_bytes(&fs::read(path).unwrap()).unwrap()
}

fn ids(papers: &[&PaperFacts]) -> Vec<String> {
    papers.iter().map(|paper| paper.arxiv_id.as_ref().map(ToString::to_string).unwrap_or_default()).collect()
}

fn assert_clean(reading: &Reading, path: &Path) {
    for paper in papers(reading) {
        let title = &paper.title;
        assert!(title.len() > 3 && !title.contains("](") && !title.contains("**"), "{path:?}: {title}");
        assert!(!title.contains("</") && !title.contains("&amp;"), "{path:?}: {title}");
    }
}

#[test]
fn every_line_of_json_is_an_entry() {
    for path in files("jsonl", "jsonl") {
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let reading = read_file(&path);
        let papers = papers(&reading);
        assert_eq!(reading.format, Format::Records);
        assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
        let mut seen = HashSet::new();
        let wanted: Vec<&Value> = lines.iter().filter(|line| seen.insert(line["id"].to_string())).collect();
        assert_eq!(ids(&papers), wanted.iter().map(|line| line["id"].as_str().unwrap()).collect::<Vec<_>>());
        for (paper, line) in papers.iter().zip(wanted) {
            assert_eq!(paper.authors.len(), line["authors"].as_array().unwrap().len(), "{}", paper.title);
            assert_eq!(paper.subjects.len(), line["categories"].as_array().unwrap().len());
            assert!(paper.abstract_text.as_ref().unwrap().len() > 100);
            let comment = line["comment"].as_str().unwrap_or_default();
            let code = paper.links.iter().any(|link| link.host == "github.com");
            assert!(code || !comment.contains("https://github.com/"), "{comment}");
        }
        assert_clean(&reading, &path);
        println!("{path:?}: {} papers of {} lines", papers.len(), lines.len());
    }
}

#[test]
fn what_scrapers_wrote_is_read() {
    for path in files("hf-scraped-json", "json") {
        let list: Vec<Value> = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let reading = read_file(&path);
        let papers = papers(&reading);
        assert_eq!((papers.len(), lost(&reading)), (list.len(), 0), "{path:?} {:?}", reading.warnings);
        for (paper, object) in papers.iter().zip(&list) {
            let text = object.to_string();
            assert!(text.contains(paper.arxiv_id.as_ref().unwrap().as_str()));
            let translated = object.get("translation").is_some();
            assert_eq!(paper.ai_summary.is_some(), translated, "{path:?} {}", paper.title);
        }
        assert_clean(&reading, &path);
        println!("{path:?}: {} papers", papers.len());
    }
}

#[test]
fn rows_under_identifiers_under_topics_are_read() {
    for path in files("json-other", "json") {
        let topics: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let rows: Vec<(&String, &Value)> =
            topics.as_object().unwrap().values().flat_map(|rows| rows.as_object().unwrap()).collect();
        let wanted: HashSet<&str> = rows.iter().map(|(id, _)| id.as_str()).collect();
        let reading = read_file(&path);
        let papers = papers(&reading);
        let found = ids(&papers);
        assert_eq!(found.iter().map(String::as_str).collect::<HashSet<_>>(), wanted);
        assert_eq!((papers.len(), reading.warnings.len()), (wanted.len(), 0), "{:?}", reading.warnings);
        let by_id: HashMap<&String, &&PaperFacts> = found.iter().zip(&papers).collect();
        let mut first = HashSet::new();
        let mut code = 0;
        for (id, row) in rows.into_iter().filter(|(id, _)| first.insert(id.as_str())) {
            let row = row.as_str().unwrap();
            let paper = by_id[id];
            assert!(
                row.contains(&format!("**{}**", paper.title)) || row.contains("  "),
                "{row}\n{}",
                paper.title
            );
            assert!(row.contains(&paper.published.unwrap().day.to_string()), "{row}");
            code += usize::from(
                row.contains("[link](") && paper.links.iter().any(|link| link.kind == LinkKind::Code),
            );
            assert_eq!(paper.authors.len(), 1, "{row} {:?}", paper.authors);
        }
        assert_clean(&reading, &path);
        println!("{path:?}: {} papers, {code} rows with code", papers.len());
    }
}

#[test]
fn labelled_lines_are_read() {
    for path in files("text", "txt") {
        let text = fs::read_to_string(&path).unwrap();
        let urls: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("PDF: ")).collect();
        let reading = read_file(&path);
        let papers = papers(&reading);
        assert_eq!(reading.format, Format::Records);
        assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
        let mut seen = HashSet::new();
        let wanted: Vec<&str> = urls.into_iter().filter(|url| seen.insert(*url)).collect();
        assert_eq!(papers.len(), wanted.len(), "{path:?}");
        for (paper, url) in papers.iter().zip(&wanted) {
            assert!(url.contains(paper.arxiv_id.as_ref().unwrap().as_str()), "{url} {}", paper.title);
            assert!(paper.abstract_text.as_ref().unwrap().len() > 100, "{}", paper.title);
        }
        let titles = text.lines().filter(|line| line.starts_with("Title: ")).count();
        assert_clean(&reading, &path);
        println!("{path:?}: {} papers of {titles} titles", papers.len());
    }
}
