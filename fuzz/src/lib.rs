//! What the targets share.

use std::{panic, thread};

use broadsheet_core::model::Reading;

/// Lets panics pass on the thread on which PDFs are read, and on no other.
///
/// The library that reads PDFs panics on damaged ones; the reader contains that on a thread of its own. The fuzzer's hook
/// would end the process at any panic, contained or not. To be called once, before the first run.
pub fn spare_pdf_thread() {
    let fatal = panic::take_hook();
    panic::set_hook(Box::new(move |what| {
        if thread::current().name() != Some("pdf") {
            fatal(what);
        }
    }));
}

/// What holds of every reading, whatever it was made of.
pub fn check(reading: &Reading) {
    for entry in reading.digests.iter().flat_map(|digest| &digest.entries) {
        assert!(!entry.facts.title.is_empty(), "an entry without a title");
        for link in &entry.facts.links {
            assert!(link.url.starts_with("http://") || link.url.starts_with("https://"), "{}", link.url);
        }
    }
}
