//! Tags, measured and not understood.

/// A start tag as far as its nesting is concerned.
pub(super) struct Tag {
    /// In lower case.
    pub(super) name: Vec<u8>,
    /// The bytes up to and with its `>`.
    pub(super) len: usize,
    pub(super) attributes: usize,
    /// Whether it ends in `/>`.
    pub(super) closes_itself: bool,
}

impl Tag {
    /// Reads the tag that begins with its name.
    pub(super) fn of(source: &[u8]) -> Self {
        let name_len = source
            .iter()
            .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
            .unwrap_or(source.len());
        let mut tag = Self {
            name: source[..name_len].to_ascii_lowercase(),
            len: source.len(),
            attributes: 0,
            closes_itself: false,
        };
        let mut quote = None;
        let mut before = b' ';
        for (at, byte) in source.iter().enumerate().skip(name_len) {
            match (quote, *byte) {
                (Some(open), byte) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') if before == b'=' => quote = Some(*byte),
                (None, b'>') => {
                    tag.len = at + 1;
                    tag.closes_itself = before == b'/';
                    break;
                }
                (None, byte) => {
                    let starts = before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\'');
                    tag.attributes += usize::from(starts && !byte.is_ascii_whitespace() && byte != b'/');
                }
            }
            // White space may stand between the sign and the quote.
            if !(byte.is_ascii_whitespace() && before == b'=') {
                before = *byte;
            }
        }
        tag
    }
}
