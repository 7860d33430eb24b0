//! How far work is, told to who waits at a terminal; anywhere else nothing is said.

use broadsheet_core::service::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A line on standard error that goes away with the work.
pub(super) struct Told(ProgressBar);

impl Told {
    /// Files that are read, of as many as there are.
    pub(super) fn files() -> Self {
        Self::of("{bar:30} {pos}/{len} {wide_msg}", ProgressBar::new(0))
    }

    /// So many things of a kind, of which nobody knows how many there are.
    pub(super) fn count(what: &'static str) -> Self {
        let told = Self::of("{spinner} {pos} {msg}", ProgressBar::new_spinner());
        told.0.set_message(what);
        told
    }

    fn of(template: &str, bar: ProgressBar) -> Self {
        // Both templates are constants of this file; the library's own says as much.
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        Self(bar)
    }

    /// A file of an import, or of reading again.
    pub(super) fn file(&self, Progress { file, done, total }: &Progress<'_>) {
        self.0.set_length(*total as u64);
        self.0.set_position(*done as u64);
        self.0.set_message(super::printing::harmless(file));
    }

    /// So many.
    pub(super) fn at(&self, count: usize) {
        self.0.set_position(count as u64);
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
