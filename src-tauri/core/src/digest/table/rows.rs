//! Rows as the csv crate reads them, and what to do where a quotation mark swallowed the rest.

/// A row of a table.
pub(super) struct Row<'a> {
    /// The line where it begins, from 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    pub(super) source: &'a str,
    /// Whether it is a line whose quotation mark is never closed.
    pub(super) broken: bool,
}

/// Cells that are read of a row.
const MAX_CELLS: usize = 500;

/// How often reading begins anew behind a line that is broken.
const MAX_RESTARTS: usize = 20;

/// At most so many rows that are not blank. A row that goes over lines which are papers by themselves is broken.
pub(super) fn read<'a>(
    text: &'a str,
    delimiter: u8,
    limit: usize,
    is_paper: impl Fn(&Row<'_>) -> bool + 'a,
) -> impl Iterator<Item = Row<'a>> + 'a {
    // Excel says its delimiter on a line of its own.
    let at = if text.starts_with("sep=") { text.find('\n').map_or(text.len(), |at| at + 1) } else { 0 };
    let mut source = Source { text, delimiter, at, line: 1, counted: 0, restarts: 0, reader: None };
    let rows = std::iter::from_fn(move || source.next(&is_paper));
    rows.filter(|row| row.broken || row.cells.iter().any(|cell| !cell.trim().is_empty())).take(limit)
}

struct Source<'a> {
    text: &'a str,
    delimiter: u8,
    /// Where the reader began.
    at: usize,
    /// The line of the byte up to which lines were counted.
    line: usize,
    counted: usize,
    restarts: usize,
    reader: Option<csv::Reader<&'a [u8]>>,
}

impl<'a> Source<'a> {
    fn next(&mut self, is_paper: &impl Fn(&Row<'_>) -> bool) -> Option<Row<'a>> {
        let (text, delimiter, at) = (self.text, self.delimiter, self.at);
        let reader = self.reader.get_or_insert_with(|| reader(&text[at..], delimiter));
        let mut record = csv::StringRecord::new();
        // Text is text already, and rows may be of any length: nothing else can go wrong.
        if !reader.read_record(&mut record).ok()? {
            return None;
        }
        let offset = |position: &csv::Position| at + usize::try_from(position.byte()).unwrap_or(0);
        let (start, end) = (record.position().map_or(at, offset), offset(reader.position()));
        let whole = text.get(start..end).unwrap_or_default();
        // The end of the line before may be the beginning of this row.
        let source = whole.trim_start_matches(['\r', '\n']);
        let start = end - source.len();
        self.line += text.get(self.counted..start).unwrap_or_default().matches('\n').count();
        self.counted = start;
        let line = self.line;
        if self.restarts < MAX_RESTARTS && swallowed(source, delimiter, is_paper) {
            let first = source.find('\n').map_or(source.len(), |at| at + 1);
            self.restarts += 1;
            self.at = start + first;
            self.reader = None;
            return Some(Row { line, cells: Vec::new(), source: source[..first].trim(), broken: true });
        }
        let cells = record.iter().take(MAX_CELLS).map(str::to_owned).collect();
        Some(Row { line, cells, source: source.trim_end(), broken: false })
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Whether lines within a row are rows of papers themselves.
fn swallowed(source: &str, delimiter: u8, is_paper: &impl Fn(&Row<'_>) -> bool) -> bool {
    let mut others = source.trim().lines().skip(1).filter(|line| line.contains(char::from(delimiter)));
    others.any(|line| {
        let mut record = csv::StringRecord::new();
        let whole = reader(line, delimiter).read_record(&mut record).unwrap_or(false);
        let cells = record.iter().map(str::to_owned).collect();
        whole && is_paper(&Row { line: 0, cells, source: line, broken: false })
    })
}
