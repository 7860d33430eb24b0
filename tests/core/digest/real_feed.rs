//! What is made of real feeds, against what their tags count.

use std::fs;

use broadsheet_core::model::{DigestKind, Format, PartialDay};
use regex::Regex;
use serde_json::Value;

use super::{lost, papers, read_bytes, real_files};

fn all(pattern: &str, text: &str) -> Vec<String> {
    Regex::new(pattern).unwrap().captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_item_of_a_daily_feed_is_read() {
    let Some(folder) = real_files() else { return };
    for name in ["feed.xml", "feed_weekly.xml"] {
        let text =
            fs::read_to_string(folder.join("rss/huangboming__huggingface-daily-paper-feed").join(name))
                .unwrap();
        let wanted = all(r"<guid[^>]*>https://arxiv.org/abs/([\d.]+)</guid>", &text);
        let reading = read_bytes(text.as_bytes()).unwrap();
        let papers = papers(&reading);
        let found: Vec<String> =
            papers.iter().filter_map(|paper| Some(paper.arxiv_id.as_ref()?.to_string())).collect();
        assert_eq!(found, wanted);
        assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
        let upvotes = all(r"Upvotes:&lt;/b&gt; (\d+)", &text);
        assert_eq!(
            papers.iter().map(|paper| paper.upvotes.unwrap().to_string()).collect::<Vec<_>>(),
            upvotes
        );
        let authors = all(r"Authors:&lt;/b&gt; (.*?)&lt;", &text);
        for (paper, authors) in papers.iter().zip(authors) {
            assert_eq!(paper.authors.join(", "), authors);
            let told = paper.abstract_text.as_ref().unwrap();
            assert!(told.len() > 200 && !told.contains('<') && !told.starts_with("Summary"), "{told}");
        }
        let digest = &reading.digests[0];
        assert_eq!((reading.format, digest.kind), (Format::Feed, DigestKind::Daily));
        assert_eq!(digest.title.as_deref(), Some("Hugging Face Daily Papers"));
        assert!(digest.day.day >= PartialDay::full(2026, 8, 3));
        println!("{name}: {} papers", papers.len());
    }
}

#[test]
fn answers_of_the_arxiv_api_are_read() {
    let Some(folder) = real_files() else { return };
    let mut total = 0;
    for entry in fs::read_dir(folder.join("arxiv-atom/lukasschwab__arxiv.py")).unwrap() {
        let path = entry.unwrap().path();
        let kept: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let atom = kept["body"].as_str().unwrap();
        let wanted = all(r"<id>https?://arxiv.org/abs/(.+?)(?:v\d+)?</id>", atom);
        let Ok(reading) = read_bytes(atom.as_bytes()) else {
            assert!(wanted.is_empty(), "{path:?}");
            continue;
        };
        let papers = papers(&reading);
        let found: Vec<String> =
            papers.iter().filter_map(|paper| Some(paper.arxiv_id.as_ref()?.to_string())).collect();
        assert_eq!(found, wanted, "{path:?}");
        assert_eq!((lost(&reading), reading.warnings.len()), (0, 0));
        let authors = all(r"<name>(.*?)</name>", atom);
        assert_eq!(papers.iter().map(|paper| paper.authors.len()).sum::<usize>(), authors.len());
        let primary = all(r#"primary_category term="(.*?)""#, atom);
        assert_eq!(papers.iter().map(|paper| paper.subjects[0].clone()).collect::<Vec<_>>(), primary);
        let dois = all(r"<arxiv:doi>(.*?)</arxiv:doi>", atom);
        let found = papers.iter().filter_map(|paper| Some(paper.doi.as_ref()?.to_string()));
        assert_eq!(found.collect::<Vec<_>>(), dois.iter().map(|doi| doi.to_lowercase()).collect::<Vec<_>>());
        let published = all(r"<published>(\d{4}-\d\d-\d\d)", atom);
        assert_eq!(
            papers.iter().map(|paper| paper.published.unwrap().day.to_string()).collect::<Vec<_>>(),
            published
        );
        let venues = papers.iter().filter(|paper| paper.venue.is_some()).count();
        assert_eq!(venues, all("<arxiv:(journal_ref)>", atom).len());
        assert_eq!(reading.digests[0].kind, DigestKind::Search);
        total += papers.len();
        println!("{path:?}: {} papers", papers.len());
    }
    assert!(total > 40, "{total}");
    let path = folder.join("arxiv-atom/dueude666__paper-digest-obsidian/arxiv_feed.xml");
    let reading = read_bytes(&fs::read(path).unwrap()).unwrap();
    let paper = papers(&reading)[0].clone();
    assert_eq!(paper.title, "Attention Is All You Need");
    assert_eq!((paper.authors.len(), paper.arxiv_id.unwrap().as_str(), paper.doi), (2, "1706.03762", None));
}
