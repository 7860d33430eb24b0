//! Any bytes to one reader, past the detector: the one that BROADSHEET_READER names.
#![no_main]

use std::sync::LazyLock;

use broadsheet_core::digest::{Input, read_as, reader_names};
use broadsheet_fuzz::{check, spare_pdf_thread};
use libfuzzer_sys::fuzz_target;

static READER: LazyLock<String> = LazyLock::new(|| std::env::var("BROADSHEET_READER").unwrap_or_default());

fn begin() {
    spare_pdf_thread();
    if !reader_names().any(|known| known == *READER) {
        let known: Vec<&str> = reader_names().collect();
        eprintln!("BROADSHEET_READER is one of: {}", known.join(" "));
        std::process::exit(2);
    }
}

fuzz_target!(init: begin(), |bytes: &[u8]| {
    if let Some(Ok(reading)) = read_as(&READER, &Input { bytes }) {
        check(&reading);
    }
});
