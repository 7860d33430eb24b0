//! What holds of every reading, whatever it was made of; the tests hold it over the kept corpus too.

use broadsheet_core::model::Reading;

/// Fails where an entry has no title, or a link that is none of the web.
pub fn check(reading: &Reading) {
    for entry in reading.digests.iter().flat_map(|digest| &digest.entries) {
        assert!(!entry.facts.title.is_empty(), "an entry without a title");
        for link in &entry.facts.links {
            assert!(link.url.starts_with("http://") || link.url.starts_with("https://"), "{}", link.url);
        }
    }
}
