use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::{InvertedIndexReader, Searcher, SegmentReader};

use super::super::query::TextField;
use super::{Fields, IndexError, Mark};

/// The index as it was at one commit, or a later one: what it holds beyond its mark is known to have changed since.
pub(crate) struct Snapshot {
    pub(crate) mark: Mark,
    pub(crate) segments: Vec<Segment>,
    /// One more than the highest paper.
    pub(crate) len: usize,
}

/// A part of the index.
pub(crate) struct Segment {
    /// The paper of each document; [`Segment::GONE`] where it was deleted.
    pub(crate) papers: Vec<u32>,
    fields: [Arc<InvertedIndexReader>; 6],
    pub(crate) title_lengths: FieldNormReader,
}

impl Segment {
    pub(crate) const GONE: u32 = u32::MAX;

    pub(crate) fn field(&self, field: TextField) -> &InvertedIndexReader {
        &self.fields[field as usize]
    }

    fn open(reader: &SegmentReader, fields: &Fields) -> Result<Self, IndexError> {
        let column = reader.fast_fields().u64("paper")?;
        let alive = reader.alive_bitset();
        let paper = |doc| {
            let paper = column.first(doc).and_then(|paper| u32::try_from(paper).ok());
            paper.filter(|_| alive.is_none_or(|alive| alive.is_alive(doc))).unwrap_or(Self::GONE)
        };
        let mut inverted = Vec::with_capacity(6);
        for field in TextField::ALL {
            inverted.push(reader.inverted_index(fields.of(field))?);
        }
        Ok(Self {
            papers: (0..reader.max_doc()).map(paper).collect(),
            fields: inverted.try_into().map_err(|_| IndexError::Damaged)?,
            title_lengths: reader.get_fieldnorms_reader(fields.of(TextField::Title))?,
        })
    }
}

impl Snapshot {
    pub(super) fn open(searcher: &Searcher, fields: &Fields, mark: Mark) -> Result<Self, IndexError> {
        let readers = searcher.segment_readers();
        let segments: Vec<Segment> =
            readers.iter().map(|reader| Segment::open(reader, fields)).collect::<Result<_, _>>()?;
        let papers = segments.iter().flat_map(|segment| &segment.papers);
        let highest = papers.filter(|paper| **paper != Segment::GONE).max();
        Ok(Self { mark, len: highest.map_or(0, |highest| *highest as usize + 1), segments })
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("mark", &self.mark).field("len", &self.len).finish_non_exhaustive()
    }
}
