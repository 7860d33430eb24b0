//! What is made of real digests in Markdown, against what a plain search of their text counts.
//!
//! Counted are the distinct identifiers behind the addresses of arXiv and of Hugging Face's paper pages. None of these
//! files names a paper in running words only, so none is taken out. Where a style has links that lead nowhere
//! (`[]()`), its numbered headings are counted.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use broadsheet_core::model::{Format, LinkKind, PartialDay, Reading};
use regex::Regex;

use super::{papers, read_bytes, real_files};

fn files() -> Vec<(String, PathBuf)> {
    let Some(root) = real_files() else { return Vec::new() };
    let mut found = Vec::new();
    for source in fs::read_dir(root.join("markdown")).unwrap() {
        let source = source.unwrap();
        let style = source.file_name().to_string_lossy().split("__").next().unwrap().to_owned();
        found.extend(fs::read_dir(source.path()).unwrap().map(|file| (style.clone(), file.unwrap().path())));
    }
    found.sort();
    found
}

fn of_style(style: &str) -> Vec<(String, Reading)> {
    let files = files().into_iter().filter(|(found, _)| found == style);
    files
        .map(|(_, path)| {
            let text = fs::read_to_string(path).unwrap();
            let reading = read_bytes(text.as_bytes()).unwrap();
            (text, reading)
        })
        .collect()
}

fn named(text: &str) -> BTreeSet<String> {
    let id = Regex::new(r"(?:arxiv\.org/(?:abs|pdf)/|huggingface\.co/papers/)(\d{4}\.\d{4,5})").unwrap();
    id.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_paper_of_every_file_is_an_entry() {
    let heading = Regex::new(r"(?m)^### \d+\. ").unwrap();
    for (_, path) in files() {
        let text = fs::read_to_string(&path).unwrap();
        let reading = read_bytes(text.as_bytes()).unwrap();
        assert_eq!(reading.format, Format::Markdown, "{path:?}");
        let papers = papers(&reading);
        let ids: BTreeSet<String> =
            papers.iter().filter_map(|paper| paper.arxiv_id.as_ref().map(ToString::to_string)).collect();
        let wanted = named(&text);
        let missing: Vec<_> = wanted.difference(&ids).collect();
        let more: Vec<_> = ids.difference(&wanted).collect();
        println!(
            "{path:?}: {} papers, {} named, {} warnings",
            papers.len(),
            wanted.len(),
            reading.warnings.len()
        );
        assert!(missing.is_empty() && more.is_empty(), "{path:?}: {missing:?} {more:?}");
        let numbered = heading.find_iter(&text).count();
        assert_eq!(papers.len(), wanted.len().max(numbered), "{path:?}");
        assert!(reading.warnings.is_empty(), "{path:?}: {:?}", reading.warnings);
        for paper in papers {
            let title = &paper.title;
            let marked =
                ["](", "**", "</", "&amp;", "`", "##", "Read more"].iter().any(|mark| title.contains(mark));
            assert!(title.len() > 3 && !marked, "{path:?}: {title}");
        }
    }
}

#[test]
fn the_days_of_digests_are_read() {
    let said = Regex::new(r"20\d\d-\d\d-\d\d").unwrap();
    for (text, reading) in
        of_style("gabrielchua").into_iter().chain(of_style("InMatrix")).chain(of_style("2404589803"))
    {
        let day = said.find(&text).unwrap().as_str().to_owned();
        assert_eq!(reading.digests.len(), 1);
        assert_eq!(reading.digests[0].day.day.map(|day| day.to_string()), Some(day));
        assert!(!reading.digests[0].day.inferred);
    }
    for (_, reading) in of_style("Vincentqyw").into_iter().take(1) {
        assert_eq!(reading.digests[0].day.day, PartialDay::full(2026, 6, 29));
    }
}

#[test]
fn every_table_row_has_its_facts() {
    let row = Regex::new(r"(?m)^\|\*\*(\d{4}-\d\d-\d\d)\*\*\|.*\|\[(\d{4}\.\d{4,5})[^|]*\|(.*)\|$").unwrap();
    let repository = Regex::new(r"\]\((https?://github\.com/[^/)]+/[^/)]+)\)").unwrap();
    for (text, reading) in of_style("Vincentqyw") {
        let papers = papers(&reading);
        let mut code: BTreeSet<(String, String)> = BTreeSet::new();
        let mut rows = 0;
        for found in row.captures_iter(&text) {
            let paper = papers
                .iter()
                .find(|paper| paper.arxiv_id.as_ref().is_some_and(|id| id.as_str() == &found[2]));
            let paper = paper.unwrap();
            rows += 1;
            assert!(!paper.authors.is_empty() && paper.author_count.is_none(), "{}", paper.title);
            assert!(!paper.subjects.is_empty() && paper.published.is_some());
            if let Some(address) = repository.captures(&found[3]) {
                let has =
                    paper.links.iter().any(|link| link.kind == LinkKind::Code && link.host == "github.com");
                assert!(has, "{}: {}", &found[2], &address[1]);
                code.insert((found[2].to_owned(), address[1].to_owned()));
            }
        }
        println!("{rows} rows, {} papers, {} with a repository", papers.len(), code.len());
        assert!(rows > 9_000 && code.len() > 1_000);
    }
}

#[test]
fn every_enhanced_entry_has_its_facts() {
    let total = Regex::new(r"\[Total: (\d+)\]").unwrap();
    for (text, reading) in of_style("dw-dengwei") {
        let papers = papers(&reading);
        let total: usize = total.captures_iter(&text).map(|found| found[1].parse::<usize>().unwrap()).sum();
        assert_eq!(papers.len(), total);
        for paper in &papers {
            assert!(
                !paper.authors.is_empty() && paper.ai_summary.is_some() && !paper.subjects.is_empty(),
                "{}",
                paper.title
            );
            assert!(paper.abstract_text.as_ref().is_some_and(|text| text.len() > 200), "{}", paper.title);
        }
    }
}
