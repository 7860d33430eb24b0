//! What is made of real alerts, as mail, as page and as Gmail's service answers them, against what their tags count.

use std::fs;
use std::path::PathBuf;

use broadsheet_core::model::{Format, PartialDay, Reading};
use regex::Regex;
use serde_json::Value;

use super::{lost, papers, read_bytes, real_files};

fn file(name: &str) -> Option<PathBuf> {
    Some(real_files()?.join("scholar-alert/bzz__scholar-alert-digest").join(name))
}

/// The titles of a page and where they lead, as its tags say.
fn titles(page: &str) -> Vec<(String, String)> {
    let tag = Regex::new(r#"scholar_url\?url=([^"&]*)[^"]*" class="gse_alrt_title"[^>]*>(.*?)</a>"#).unwrap();
    tag.captures_iter(page).map(|found| (found[2].to_owned(), found[1].to_owned())).collect()
}

fn check(reading: &Reading, wanted: &[(String, String)]) {
    assert_eq!((reading.format, lost(reading)), (Format::ScholarAlert, 0), "{:?}", reading.warnings);
    let papers = papers(reading);
    let found: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(found, wanted.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>());
    for (paper, (_, address)) in papers.iter().zip(wanted) {
        assert!(
            paper.links.iter().any(|link| link.url.trim_end_matches('/') == address.trim_end_matches('/')
                || link.url.replace("https", "http") == *address
                || paper.arxiv_id.is_some()),
            "{paper:?}"
        );
        assert_eq!(paper.arxiv_id.is_some(), address.contains("arxiv.org"), "{address}");
        assert!(!paper.authors.is_empty() && paper.abstract_cut, "{paper:?}");
        assert!(paper.abstract_text.as_ref().is_some_and(|text| text.len() > 100 && !text.contains('<')));
        println!("  {} | {:?} | {:?} | {:?}", paper.title, paper.authors, paper.venue, paper.doi);
    }
}

#[test]
fn every_paper_of_an_alert_is_read() {
    for name in ["read-0", "unread-0"] {
        let Some(page) = file(&format!("{name}.html")) else { return };
        let page = fs::read_to_string(page).unwrap();
        let wanted = titles(&page);
        assert!(wanted.len() > 1);
        check(&read_bytes(page.as_bytes()).unwrap(), &wanted);
        let mail = read_bytes(&fs::read(file(&format!("{name}.eml")).unwrap()).unwrap()).unwrap();
        check(&mail, &wanted);
        let digest = &mail.digests[0];
        println!("{name}: {} papers, {:?} of {:?}", wanted.len(), digest.title, digest.day);
        assert!(digest.title.is_some() && digest.day.day >= PartialDay::full(2019, 12, 1));
    }
}

#[test]
fn every_message_of_gmails_service_is_read() {
    let Some(path) = file("read.json") else { return };
    let bytes = fs::read(path).unwrap();
    let messages: Vec<Value> = serde_json::from_slice(&bytes).unwrap();
    let reading = read_bytes(&bytes).unwrap();
    assert_eq!(reading.digests.len(), messages.len());
    for (digest, message) in reading.digests.iter().zip(&messages) {
        let headers = message["payload"]["headers"].as_array().unwrap();
        let subject = headers.iter().find(|header| header["name"] == "Subject").unwrap();
        assert_eq!(digest.title.as_deref(), subject["value"].as_str());
        assert_eq!(digest.day.day.unwrap().month, 12);
        println!("{:?}: {} papers", digest.title, digest.entries.len());
    }
    // The first one lies beside it as a page.
    let page = fs::read_to_string(file("read-0.html").unwrap()).unwrap();
    let first: Vec<&str> =
        reading.digests[0].entries.iter().map(|entry| entry.facts.title.as_str()).collect();
    assert_eq!(first, titles(&page).iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>());
}
