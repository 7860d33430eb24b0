//! What an input is that no reader knows.

use std::sync::LazyLock;

use regex::Regex;

use super::content::Content;
use super::pdf;
use crate::model::Likeness;

/// What the bytes are, where they are no text at all.
pub(super) fn not_text(bytes: &[u8]) -> Option<Likeness> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some(Likeness::Empty);
    }
    if pdf::is_pdf(bytes) {
        return None;
    }
    let signed = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    signed.or_else(|| inner_signature(bytes)).or_else(|| is_binary(bytes).then_some(Likeness::Binary))
}

const SIGNATURES: [(&[u8], Likeness); 16] = [
    (b"\x89PNG\r\n\x1a\n", Likeness::Png),
    (b"\xff\xd8\xff", Likeness::Jpeg),
    (b"GIF87a", Likeness::Gif),
    (b"GIF89a", Likeness::Gif),
    (b"PK\x03\x04", Likeness::Zip),
    (b"PK\x05\x06", Likeness::Zip),
    (b"\x1f\x8b", Likeness::Gzip),
    (b"BZh", Likeness::Bzip2),
    (b"\xfd7zXZ\0", Likeness::Xz),
    (b"\x28\xb5\x2f\xfd", Likeness::Zstandard),
    (b"7z\xbc\xaf\x27\x1c", Likeness::SevenZip),
    (b"Rar!\x1a\x07", Likeness::Rar),
    (b"SQLite format 3\0", Likeness::Sqlite),
    (b"\x7fELF", Likeness::Program),
    (b"MZ\x90\0", Likeness::Program),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Likeness::OldOffice),
];

fn inner_signature(bytes: &[u8]) -> Option<Likeness> {
    let at = |from: usize, sign: &[u8]| bytes.get(from..from + sign.len()) == Some(sign);
    match () {
        () if at(257, b"ustar") => Some(Likeness::Tar),
        () if at(0, b"RIFF") && at(8, b"WEBP") => Some(Likeness::Webp),
        () if at(4, b"ftyp") => Some(Likeness::Film),
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
pub(super) fn seems(content: &Content<'_>) -> Likeness {
    let (start, window) = (content.start(), window(content));
    match () {
        () if start.is_empty() => Likeness::Empty,
        () if looks_like_html(content) => Likeness::WebPage,
        () if looks_like_json(content) => Likeness::Json,
        () if window.starts_with("<?xml") || window.starts_with("<rss") || window.starts_with("<feed") => {
            Likeness::Xml
        }
        () if MAIL_HEADERS.is_match(window) => Likeness::Mail,
        () if RIS.is_match(window) || BIBTEX.is_match(window) => Likeness::Bibliography,
        () => Likeness::PlainText,
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
