//! Any bytes as a PDF, which most bytes do not begin as.
#![no_main]

use broadsheet_core::digest::{Input, read};
use broadsheet_fuzz::{check, spare_pdf_thread};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: spare_pdf_thread(), |bytes: &[u8]| {
    let bytes = if bytes.starts_with(b"%PDF-") { bytes } else { &[b"%PDF-1.7\n", bytes].concat() };
    if let Ok(reading) = read(&Input { bytes }) {
        check(&reading);
    }
});
