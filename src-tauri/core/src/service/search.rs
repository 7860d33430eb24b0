//! The search box beyond its answer: what could be typed next, what was not understood, where the hits are.

use std::ops::Range;

use super::{Library, ServiceError};
use crate::api::{CompleteRequest, Completion, Completions, MarkRequest, Remark, TextKind, TextRange};
use crate::search::Marker;
use crate::search::query::{Fault, TextField, complete, typed};
use crate::store::StoreError;

impl Library {
    /// What could be typed next in a query.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn complete(&self, request: &CompleteRequest) -> Result<Completions, ServiceError> {
        let mut failed: Option<StoreError> = None;
        let known = |wanted| {
            self.engine.known(wanted).unwrap_or_else(|error| {
                failed = Some(error);
                Vec::new()
            })
        };
        let completions = complete(&request.text, byte_at(&request.text, request.cursor), known);
        if let Some(error) = failed {
            return Err(error.into());
        }
        let TextRange { start, end } = in_utf16(&request.text, &completions.span);
        let items = completions.items.into_iter();
        let items = items.map(|item| Completion { label: item.label, insert: item.insert }).collect();
        Ok(Completions { start, end, items })
    }

    /// Where the hits of a query are in texts: one list for each.
    pub fn mark_texts(&self, request: &MarkRequest) -> Vec<Vec<TextRange>> {
        let marker = Marker::new(&typed(&request.query).query);
        let hits =
            |text: &str, field| marker.hits(field, text).iter().map(|hit| in_utf16(text, hit)).collect();
        request.texts.iter().map(|marked| hits(&marked.text, field(marked.field))).collect()
    }

    /// Waits until every paper's words can be searched: for fronts that answer once.
    ///
    /// # Errors
    ///
    /// Where the library cannot be read.
    pub fn finish_indexing(&self) -> Result<(), ServiceError> {
        Ok(self.engine.finish_indexing()?)
    }

    /// Lets go of answers kept for the same question: for measuring what a question costs.
    pub fn forget_answers(&self) {
        self.lists.clear();
        self.engine.forget_answers();
    }
}

pub(super) fn title_marks(marker: &Marker, title: &str) -> Vec<TextRange> {
    marker.hits(TextField::Title, title).iter().map(|hit| in_utf16(title, hit)).collect()
}

pub(super) fn remark(query: &str, fault: &Fault) -> Remark {
    let TextRange { start, end } = in_utf16(query, &fault.span);
    Remark { start, end, trouble: fault.trouble.clone(), unfinished: fault.unfinished }
}

const fn field(kind: TextKind) -> TextField {
    match kind {
        TextKind::Title => TextField::Title,
        TextKind::Abstract => TextField::Abstract,
        TextKind::Author => TextField::Author,
        TextKind::Note => TextField::Note,
        TextKind::Keyword => TextField::Keyword,
        TextKind::Organization => TextField::Organization,
    }
}

/// A stretch of bytes as the window counts.
pub(super) fn in_utf16(text: &str, span: &Range<usize>) -> TextRange {
    let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
    TextRange { start: units(span.start), end: units(span.end) }
}

pub(super) fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, c) in text.char_indices() {
        if left == 0 {
            return at;
        }
        left = left.saturating_sub(c.len_utf16());
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_counted_as_the_window_does() {
        assert_eq!(in_utf16("é𝔸b", &(2..6)), TextRange { start: 1, end: 3 });
        assert_eq!(byte_at("é𝔸b", 3), 6);
        assert_eq!(byte_at("é𝔸b", 90), 7);
    }
}
