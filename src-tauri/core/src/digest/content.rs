use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;

/// How far into a page its encoding is looked for.
const DECLARED_WITHIN: usize = 2_048;

#[expect(clippy::expect_used, reason = "the pattern is a constant, compiled by every test")]
static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i)(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([a-z0-9_:-]{2,40})"#,
    )
    .expect("a valid pattern")
});

/// The encoding that a page or a feed says it has.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    Encoding::for_label(DECLARED.captures(start)?.get(1)?.as_bytes())
}

/// The text of an input, whatever its encoding was.
pub(super) struct Content<'a> {
    /// As it came; mail says its encodings itself.
    pub(super) bytes: &'a [u8],
    /// Without byte order mark.
    pub(super) text: Cow<'a, str>,
    /// Whether bytes that are no text were replaced.
    pub(super) replaced: bool,
    /// How many things it lay in: a page in a mail in a mailbox.
    pub(super) depth: usize,
}

impl<'a> Content<'a> {
    /// UTF-8, or UTF-16 where a byte order mark says so, else the encoding that a page names at its beginning.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let named = || declared(bytes).filter(|_| std::str::from_utf8(bytes).is_err());
        let encoding = Encoding::for_bom(bytes).map(|(found, _)| found).or_else(named).unwrap_or(UTF_8);
        let (text, _, replaced) = encoding.decode(bytes);
        Self { bytes, text, replaced, depth: 0 }
    }

    /// Text that was taken out of something else: a part of a mail, a member of a page.
    pub(super) fn of_text(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), text: Cow::Borrowed(text), replaced: false, depth: 0 }
    }

    /// The text from its first character that is not white space.
    pub(super) fn start(&self) -> &str {
        self.text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
    }
}
