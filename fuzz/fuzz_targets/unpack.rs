//! Any bytes as an archive.
#![no_main]

use std::io::Cursor;
use std::ops::ControlFlow;

use broadsheet_core::digest::unpack::unpack;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut pieces = 0;
    unpack("archive", Cursor::new(bytes), &mut |_| {
        pieces += 1;
        if pieces < 1_000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
});
