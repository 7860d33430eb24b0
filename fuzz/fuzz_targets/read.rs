//! Any bytes through the detector and whichever readers it asks.
#![no_main]

use broadsheet_core::digest::{Input, read};
use broadsheet_fuzz::{check, spare_pdf_thread};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: spare_pdf_thread(), |bytes: &[u8]| {
    if let Ok(reading) = read(&Input { bytes }) {
        check(&reading);
    }
});
