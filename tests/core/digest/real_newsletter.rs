//! What is made of real newsletters, against a count of their headings and links.

use std::collections::BTreeSet;
use std::fs;

use broadsheet_core::model::{DigestKind, Format, Link, PartialDay};
use regex::Regex;

use super::{lost, papers, read_bytes, real_files};

#[test]
fn every_paper_of_a_newsletter_is_read() {
    let Some(folder) = real_files() else { return };
    let numbered = Regex::new(r"<h3>\d+\. ").unwrap();
    let linked = Regex::new(r#"href="https://arxiv\.org/abs/([\d.]+)""#).unwrap();
    for source in fs::read_dir(folder.join("newsletter-html")).unwrap() {
        for file in fs::read_dir(source.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let page = fs::read_to_string(&path).unwrap();
            let reading = read_bytes(page.as_bytes()).unwrap();
            let papers = papers(&reading);
            let wanted = numbered.find_iter(&page).count();
            assert_eq!((papers.len(), lost(&reading)), (wanted, 0), "{path:?} {:?}", reading.warnings);
            assert!(reading.warnings.is_empty(), "{path:?} {:?}", reading.warnings);
            let ids: BTreeSet<&str> =
                papers.iter().filter_map(|paper| Some(paper.arxiv_id.as_ref()?.as_str())).collect();
            let wanted: BTreeSet<&str> =
                linked.captures_iter(&page).map(|found| found.get(1).unwrap().as_str()).collect();
            assert_eq!(ids, wanted, "{path:?}");
            let own = |link: &&Link| link.url.contains("newsletter");
            assert_eq!(papers.iter().flat_map(|paper| &paper.links).find(own), None, "{path:?}");
            for paper in &papers {
                assert!(paper.abstract_text.as_ref().is_some_and(|text| text.len() > 200), "{}", paper.title);
                assert!(
                    paper.title.is_ascii() || paper.title.contains('\u{2019}') || paper.title.len() > 10,
                    "{}",
                    paper.title
                );
                assert!(!paper.title.contains(['<', '&', '：']), "{}", paper.title);
            }
            let code = papers
                .iter()
                .filter(|paper| paper.links.iter().any(|link| link.host == "github.com"))
                .count();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let digest = &reading.digests[0];
            assert_eq!((reading.format, digest.kind), (Format::Mail, DigestKind::Daily));
            assert_eq!(digest.day.day, PartialDay::parse(&name[..10]));
            println!("{name}: {} papers, {} named, {code} with code", papers.len(), ids.len());
        }
    }
}
