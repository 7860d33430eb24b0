//! What an input is that no reader knows.

use std::sync::LazyLock;

use regex::Regex;

use super::content::Content;
use super::pdf;

/// The look of an input as far as its form is concerned.
pub(super) const MAIL: &str = "a mail message";
pub(super) const WEB_PAGE: &str = "a web page that lists no papers";
pub(super) const FEED: &str = "a feed that lists no papers";
pub(super) const TABLE: &str = "a table that lists no papers";
pub(super) const JSON_LINES: &str = "a file of JSON lines";
pub(super) const JSON: &str = "JSON that lists no papers";

/// What the bytes are, where they are no text at all.
pub(super) fn not_text(bytes: &[u8]) -> Option<&'static str> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some("an empty file");
    }
    if pdf::is_pdf(bytes) {
        return None;
    }
    let signed = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    signed.or_else(|| inner_signature(bytes)).or_else(|| is_binary(bytes).then_some("binary data"))
}

const SIGNATURES: [(&[u8], &str); 16] = [
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
];

fn inner_signature(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, sign: &[u8]| bytes.get(from..from + sign.len()) == Some(sign);
    match () {
        () if at(257, b"ustar") => Some("a tar archive"),
        () if at(0, b"RIFF") && at(8, b"WEBP") => Some("a WebP image"),
        () if at(4, b"ftyp") => Some("a film"),
        () => None,
    }
}

/// Text has no NUL, except that of UTF-16, which says so at its start.
fn is_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let start = &bytes[..bytes.len().min(8_192)];
    let odd = start
        .iter()
        .filter(|b| **b == 0 || (**b < 32 && !matches!(b, b'\t' | b'\n' | 12 | b'\r' | 27)))
        .count();
    !utf16 && odd * 50 > start.len()
}

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static HTML: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) ^ (?: <\?xml [^>]* > \s* )? (?: <!-- | <! \s* doctype \s+ html | </? (?: html | head | body | meta | title
        | article | main | section | header | nav | div | span | ul | ol | li | h[1-6] | a | p | table | script | style
        | link | b | i | em | strong | img | br | form | svg | template | time | button ) [\s>/] )",
    )
});
static MAIL_HEADERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?im)\A(?:From |(?:[A-Za-z-]+:.*\n(?:[ \t].*\n)*)*?(?:Received|MIME-Version|Message-ID):)")
});
static BIBTEX: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^\s*@\w+\s*\{[^,\s]+,"));
static RIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\ATY  - "));

/// Whether the text begins as HTML does, whole or pasted.
pub(super) fn looks_like_html(content: &Content<'_>) -> bool {
    HTML.is_match(content.start())
}

/// Whether the text begins as JSON does, or as the Python that is taken for it.
pub(super) fn looks_like_json(content: &Content<'_>) -> bool {
    let start = content.start();
    let Some(rest) = start.strip_prefix(['[', '{']) else { return false };
    rest.trim_start().starts_with(['{', '[', '"', '\'', ']', '}', '-', 't', 'f', 'n'])
        || rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the text begins with the head of a mail.
pub(super) fn looks_like_mail(content: &Content<'_>) -> bool {
    let start = content.start();
    MAIL_HEADERS.is_match(&start[..floor(start, 4_096)])
}

/// Whether the text begins as a mail, a bibliography or XML does.
pub(super) fn is_other_text(content: &Content<'_>) -> bool {
    let window = window(content);
    let xml = ["<?xml", "<rss", "<feed"].iter().any(|sign| window.starts_with(sign));
    let bibliography =
        RIS.is_match(window) || (BIBTEX.is_match(window) && !quotes_bibliography(&content.text));
    xml || MAIL_HEADERS.is_match(window) || bibliography
}

static FENCED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?ms)^ {0,3}```.*?(?:^ {0,3}```|\z)"));
static NAMES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)arxiv\.org/|\barxiv:|doi\.org/10\.|huggingface\.co/papers/"));

/// Whether BibTeX stands only between the fences of a document in Markdown that names papers besides.
pub(super) fn quotes_bibliography(text: &str) -> bool {
    if !text.contains("```") {
        return false;
    }
    let outside = FENCED.replace_all(text, "\n");
    !BIBTEX.is_match(&outside) && NAMES.is_match(&outside)
}

/// What a text seems to be that no reader knows.
pub(super) fn seems(content: &Content<'_>) -> &'static str {
    let (start, window) = (content.start(), window(content));
    match () {
        () if start.is_empty() => "an empty file",
        () if looks_like_html(content) => WEB_PAGE,
        () if looks_like_json(content) => JSON,
        () if window.starts_with("<?xml") || window.starts_with("<rss") || window.starts_with("<feed") => {
            "an XML document"
        }
        () if MAIL_HEADERS.is_match(window) => MAIL,
        () if RIS.is_match(window) || BIBTEX.is_match(window) => "a bibliography",
        () => "plain text",
    }
}

/// The beginning of a text, where its signs are.
pub(super) fn window<'a>(content: &'a Content<'_>) -> &'a str {
    let start = content.start();
    start.get(..floor(start, 4_096)).unwrap_or(start)
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
