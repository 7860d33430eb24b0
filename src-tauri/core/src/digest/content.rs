use std::borrow::Cow;

/// The text of an input, whatever its encoding was.
pub(super) struct Content<'a> {
    /// Without byte order mark.
    pub(super) text: Cow<'a, str>,
    /// Whether bytes that are no text were replaced.
    pub(super) replaced: bool,
}

impl<'a> Content<'a> {
    /// UTF-8, or UTF-16 where a byte order mark says so.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        match bytes {
            [0xff, 0xfe, rest @ ..] => Self::utf16(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => Self::utf16(rest, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, rest @ ..] => Self::utf8(rest),
            _ => Self::utf8(bytes),
        }
    }

    fn utf8(bytes: &'a [u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        // Borrowed means that every byte was text.
        let replaced = matches!(text, Cow::Owned(_));
        Self { text, replaced }
    }

    fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> Self {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let mut replaced = bytes.len() % 2 == 1;
        let text = char::decode_utf16(units)
            .map(|c| {
                c.unwrap_or_else(|_| {
                    replaced = true;
                    char::REPLACEMENT_CHARACTER
                })
            })
            .collect::<String>();
        Self { text: Cow::Owned(text), replaced }
    }

    /// The text from its first character that is not white space.
    pub(super) fn start(&self) -> &str {
        self.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
    }
}
