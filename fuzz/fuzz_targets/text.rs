//! Any text through repair, display and the links in it.
#![no_main]

use broadsheet_core::digest::links::{best_first, links_in};
use broadsheet_core::model::FoundIn;
use broadsheet_core::text::{fold, one_line, paragraphs, passages, plain};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let _ = (fold(text), one_line(text), paragraphs(text), plain(text), passages(text));
    best_first(links_in(text, FoundIn::Abstract));
});
