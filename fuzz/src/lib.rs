//! What the targets share.

mod check;

use std::{panic, thread};

pub use check::check;

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
