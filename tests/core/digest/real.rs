//! What the readers make of real files.

use std::collections::HashSet;
use std::fs;
use std::io::Read;

use broadsheet_core::model::{DayKnown, DigestKind, LinkKind, PartialDay};
use flate2::read::GzDecoder;

use super::{lost, papers, read_bytes, real_files};

#[test]
fn the_search_page_is_read_in_full() {
    let Some(folder) = real_files() else { return };
    let reading = read_bytes(&fs::read(folder.join("hf-search-page.txt")).unwrap()).unwrap();
    let papers = papers(&reading);
    assert_eq!((papers.len(), reading.warnings.len()), (75, 0));
    assert_eq!(papers.iter().filter_map(|paper| paper.author_count).sum::<u32>(), 504);
    let inferred: Vec<_> = papers
        .iter()
        .filter_map(|paper| paper.published)
        .filter(|day| day.known == DayKnown::Inferred)
        .collect();
    assert_eq!(inferred.len(), 11);
    assert!(inferred.iter().all(|published| published.day.year == Some(2025)));
    let comments: Vec<u32> = papers.iter().filter_map(|paper| paper.comments).collect();
    assert_eq!((comments.len(), comments.iter().sum::<u32>()), (14, 38));
    let digest = &reading.digests[0];
    assert_eq!(digest.kind, DigestKind::Search);
    assert_eq!((digest.day.day, digest.day.inferred), (PartialDay::full(2025, 11, 4), true));
    assert!(papers.iter().all(|paper| paper.abstract_text.as_ref().is_some_and(|text| text.len() > 200)));
}

#[test]
fn line_ends_and_spaces_of_other_systems_change_nothing() {
    let Some(folder) = real_files() else { return };
    let text = fs::read_to_string(folder.join("hf-search-page.txt")).unwrap();
    let reading = read_bytes(text.as_bytes()).unwrap();
    for other in [text.replace('\n', "\r\n"), text.replace('\n', "\r"), text.replace("  • ", "\u{a0}•\u{a0}")]
    {
        assert_eq!(read_bytes(other.as_bytes()).unwrap(), reading);
    }
}

#[test]
fn the_links_of_the_search_page_are_whole() {
    let Some(folder) = real_files() else { return };
    let reading = read_bytes(&fs::read(folder.join("hf-search-page.txt")).unwrap()).unwrap();
    let papers = papers(&reading);
    let on_github = |link: &&broadsheet_core::model::Link| link.host == "github.com";
    let with_github: Vec<_> =
        papers.iter().filter(|paper| paper.links.iter().any(|link| on_github(&link))).collect();
    assert_eq!(with_github.len(), 26);
    let slab = papers.iter().find(|paper| paper.title.starts_with("SLAB")).unwrap();
    assert_eq!(slab.links.iter().filter(on_github).count(), 2);
    let links: Vec<_> = papers.iter().flat_map(|paper| &paper.links).collect();
    let model = "https://huggingface.co/YiDuo1999/Llama-3-Physician-8B-Instruct";
    assert!(links.iter().any(|link| link.url == model && link.kind == LinkKind::Model), "{links:?}");
    assert!(links.iter().all(|link| !link.url.ends_with(['.', ',', ')', '}', '{', ';'])));
}

#[test]
fn the_saved_page_is_read_though_its_data_is_cut() {
    let Some(folder) = real_files() else { return };
    let path = folder.join("hf-html/slbqc__dailay_paper_info/huggingface_papers.html");
    let reading = read_bytes(&fs::read(path).unwrap()).unwrap();
    assert_eq!((papers(&reading).len(), reading.warnings.len()), (13, 0));
    assert_eq!(reading.digests[0].kind, DigestKind::Daily);
    assert_eq!(reading.digests[0].day.day, PartialDay::full(2024, 8, 1));
}

#[test]
fn the_saved_page_is_read_without_its_data() {
    let Some(folder) = real_files() else { return };
    let path = folder.join("hf-html/slbqc__dailay_paper_info/huggingface_papers.html");
    let page = fs::read_to_string(path).unwrap().replace("data-props", "data-nothing");
    let reading = read_bytes(page.as_bytes()).unwrap();
    let papers = papers(&reading);
    assert_eq!((papers.len(), reading.warnings.len()), (13, 0));
    assert_eq!(papers[0].title, "The Llama 3 Herd of Models");
    assert_eq!(
        (papers[0].author_count, papers[0].upvotes, papers[0].comments),
        (Some(533), Some(94), Some(5))
    );
    assert!(papers.iter().all(|paper| paper.arxiv_id.is_some() && paper.author_count.is_some()));
}

#[test]
fn every_saved_answer_of_the_api_is_read() {
    let Some(folder) = real_files() else { return };
    for entry in fs::read_dir(folder.join("hf-api-json")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let reading = read_bytes(&fs::read(&path).unwrap()).unwrap();
            assert!(
                !papers(&reading).is_empty() && reading.warnings.is_empty(),
                "{path:?} {:?}",
                reading.warnings
            );
            let day = reading.digests[0].day.day.map(|day| day.to_string());
            assert_eq!(day.as_deref(), path.file_stem().and_then(|name| name.to_str()));
        }
    }
}

#[test]
fn every_day_of_the_archive_is_read() {
    let Some(folder) = real_files() else { return };
    let mut archive = Vec::new();
    let packed = fs::File::open(folder.join("hf-api-json/daily.tar.gz")).unwrap();
    GzDecoder::new(packed).read_to_end(&mut archive).unwrap();
    let (mut files, mut entries, mut lost_entries, mut off) = (0, 0, 0, Vec::new());
    let (mut ids, mut undated) = (HashSet::new(), Vec::new());
    for (name, bytes) in files_of(&archive) {
        let reading = read_bytes(bytes).unwrap();
        let papers = papers(&reading);
        (files, entries, lost_entries) = (files + 1, entries + papers.len(), lost_entries + lost(&reading));
        ids.extend(papers.iter().filter_map(|paper| paper.arxiv_id.clone()));
        let day = reading.digests[0].day.day.map(|day| day.to_string()).unwrap_or_default();
        if day.is_empty() {
            undated.push(name);
        } else if !name.contains(&day) {
            off.push((name, day));
        }
    }
    assert_eq!((files, entries, lost_entries, ids.len()), (290, 5_071, 0, 5_069));
    assert!(off.is_empty(), "days that differ from their file's name: {off:?}");
    // Between the two ways to tell the day, neither was there.
    assert_eq!(undated, ["daily/2025-03-11.json", "daily/2025-03-13.json"]);
}

/// The regular files of a tar archive.
fn files_of(archive: &[u8]) -> Vec<(String, &[u8])> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(header) = archive.get(at..at + 512).filter(|header| header[0] != 0) {
        let text = |range: std::ops::Range<usize>| {
            String::from_utf8_lossy(&header[range]).trim_end_matches('\0').trim().to_owned()
        };
        let size = usize::from_str_radix(&text(124..136), 8).unwrap();
        if matches!(header[156], b'0' | 0) {
            found.push((text(0..100), &archive[at + 512..at + 512 + size]));
        }
        at += 512 + size.div_ceil(512) * 512;
    }
    found
}
