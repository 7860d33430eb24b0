//! What is made of real announcements, listings and records of arXiv, against what their lines count.

use std::fs;
use std::path::PathBuf;

use broadsheet_core::model::{ArxivId, DigestKind, Format, PartialDay};
use regex::Regex;

use super::{lost, papers, read_bytes, real_files};

fn all(pattern: &str, text: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found[1].to_owned()).collect()
}

fn files(folder: &str) -> Vec<PathBuf> {
    let Some(all) = real_files() else { return Vec::new() };
    let mut paths: Vec<PathBuf> =
        fs::read_dir(all.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn every_entry_of_a_listing_is_read() {
    for path in files("arxiv-mail/arXiv__arxiv-browse") {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let reading = read_bytes(&bytes).unwrap();
        let papers = papers(&reading);
        let wanted = all(r"(?m)^\\\\\r?\n(?:arXiv|Paper[^:\n]*): ?(\S+)", &text);
        let wanted: Vec<String> = wanted.iter().map(|id| ArxivId::parse(id).unwrap().to_string()).collect();
        let found: Vec<String> =
            papers.iter().map(|paper| paper.arxiv_id.as_ref().unwrap().to_string()).collect();
        assert_eq!(found, wanted, "{path:?}");
        assert_eq!((reading.format, lost(&reading)), (Format::ArxivMail, 0), "{path:?}");
        assert!(reading.warnings.len() <= 1, "{:?}", reading.warnings);
        let titles = all(r"(?m)^Title: (.*(?:\r?\n  .*)*)", &text);
        for (paper, title) in papers.iter().zip(&titles) {
            assert_eq!(paper.title, title.split_whitespace().collect::<Vec<_>>().join(" "));
            let odd = |name: &&String| name.contains(['(', ')', '\\', '{', '}']) || name.contains(" and ");
            assert_eq!(paper.authors.iter().find(odd), None, "{path:?} {}", paper.title);
            assert!(!paper.authors.is_empty() && !paper.subjects.is_empty());
            assert!(paper.published.is_some() || reading.digests[0].kind == DigestKind::Daily);
        }
        assert_eq!(
            papers.iter().filter(|paper| paper.venue.is_some()).count(),
            all("(?m)^(Journal-ref):", &text).len()
        );
        let dois: Vec<String> =
            papers.iter().filter_map(|paper| Some(paper.doi.as_ref()?.to_string())).collect();
        let lower = text.to_lowercase();
        // Some say it in their reference alone.
        let alone = |doi: &&String| !lower.contains(&format!("doi: {doi}"));
        let said = all("(?m)^(DOI): *10", &text).len();
        assert_eq!(dois.len(), said + dois.iter().filter(alone).count());
        assert!(dois.iter().filter(alone).all(|doi| lower.contains(&format!("doi.org/{doi}"))));
        let told = papers.iter().filter(|paper| paper.abstract_text.is_some()).count();
        assert_eq!(told, all(r"(?m)^(\\\\)\r?\n  \S", &text).len(), "{path:?}");
        let days: Vec<String> = reading
            .digests
            .iter()
            .map(|digest| {
                format!(
                    "{} of {:?}: {:?}",
                    digest.kind.as_str(),
                    digest.day.day.map(|d| d.to_string()),
                    digest.title
                )
            })
            .collect();
        println!("{:?}: {} papers, {told} abstracts, {days:?}", path.file_name().unwrap(), papers.len());
    }
}

#[test]
fn lists_are_of_their_days() {
    for (name, days) in [
        ("new.CO", &["2023-03-03"][..]),
        ("pastweek.EP", &["2023-03-03", "2023-03-02", "2023-03-01", "2023-02-28", "2023-02-27"]),
        ("9712", &["1997-12-01"]),
        ("1811", &["2018-11-01"]),
    ] {
        let path = files("arxiv-mail/arXiv__arxiv-browse").into_iter().find(|path| path.ends_with(name));
        let Some(path) = path else { return };
        let reading = read_bytes(&fs::read(path).unwrap()).unwrap();
        let found: Vec<Option<PartialDay>> = reading.digests.iter().map(|digest| digest.day.day).collect();
        assert_eq!(found, days.iter().map(|day| PartialDay::parse(day)).collect::<Vec<_>>(), "{name}");
    }
}

#[test]
fn every_record_is_read() {
    for path in files("arxiv-abs/arXiv__arxiv-browse") {
        let bytes = fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let reading = read_bytes(&bytes).unwrap();
        assert_eq!((reading.format, reading.warnings.len()), (Format::ArxivAbs, 0), "{path:?}");
        let paper = papers(&reading)[0].clone();
        assert_eq!(paper.arxiv_id.unwrap().to_string(), all("(?m)^arXiv:(.*)", &text)[0]);
        assert!(paper.abstract_text.is_some() && paper.published.is_some() && !paper.abstract_cut);
        assert_eq!(reading.digests[0].kind, DigestKind::Paper);
        println!("{:?}: {} by {:?}", path.file_name().unwrap(), paper.title, paper.authors);
    }
}
