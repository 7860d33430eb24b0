//! What a page says of itself: its address, which tells the kind of list and its day.

use std::sync::LazyLock;

use regex::Regex;

use crate::digest::card;
use crate::digest::hf_json::first_of_unit;
use crate::model::{DigestKind, PartialDay};

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// Where a saver or the page itself writes its address.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?ix) (?: \burl: \s* | saved\ from\ url=\(\d+\) | og:url["']? \s+ content=["']? | <(?:link|meta)\b [^>]{0,300}? \b(?:href|content)=["']? )
        https?://(?:www\.)?huggingface\.co/papers ( [/?] [^\s"'<>]* )?"#,
    )
});
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?s)>\s*((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2})\s*<")
});

static PICTURE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]{64,}"));

/// The bytes in which a page with its pictures says who it is.
const WITH_PICTURES: usize = 16 * 1024 * 1024;

/// The characters in which a page says who it is.
const HEAD: usize = 200_000;

#[derive(Default)]
pub(super) struct Page {
    pub(super) kind: Option<DigestKind>,
    pub(super) day: Option<PartialDay>,
    /// The day in its heading, which leaves the year out.
    pub(super) shown_day: Option<PartialDay>,
    /// The paper whose own page it is.
    pub(super) paper: Option<String>,
}

impl Page {
    pub(super) fn of(text: &str) -> Self {
        // Pictures that a saver put into the page may be longer than all the rest.
        let text = &PICTURE.replace_all(&text[..floor(text, WITH_PICTURES)], "");
        let end = floor(text, HEAD);
        let head = &text[..end];
        let rest = ADDRESS.captures_iter(head).find_map(|found| found.get(1).map(|rest| rest.as_str()));
        let mut page = rest.map(Self::at).unwrap_or_default();
        // Cards show days too, so only one above them all is the heading's.
        let cards_at = head.find("/papers/").unwrap_or(end).max(head.find("<article").unwrap_or(0));
        page.shown_day =
            HEADING.captures(&head[..cards_at]).and_then(|found| card::shown_day(&found[1])?.day);
        page
    }

    /// By the address behind `/papers`: `/date/2025-11-04`, `?date=…`, `/week/2025-W45`, `/trending`, `?q=…`.
    fn at(rest: &str) -> Self {
        let value = |name: &str| {
            let from = rest.find(name)? + name.len();
            rest[from..].split(['&', '/', '?', '#']).next().filter(|value| !value.is_empty())
        };
        let day = |name: &str| value(name).and_then(PartialDay::parse);
        let unit = |name: &str| value(name).and_then(first_of_unit);
        if let Some(day) = day("/date/").or_else(|| day("date=")) {
            return Self { kind: Some(DigestKind::Daily), day: Some(day), ..Self::default() };
        }
        let paper = rest.strip_prefix('/').and_then(|rest| rest.split(['?', '#', '/']).next());
        if let Some(paper) = paper.filter(|id| id.starts_with(|c: char| c.is_ascii_digit()) && id.len() <= 40)
        {
            return Self { kind: Some(DigestKind::Paper), paper: Some(paper.to_owned()), ..Self::default() };
        }
        let (kind, day) = match () {
            () if rest.starts_with("/week/") => (Some(DigestKind::Weekly), unit("/week/")),
            () if rest.starts_with("/month/") => (Some(DigestKind::Monthly), unit("/month/")),
            () if rest.starts_with("/trending") => (Some(DigestKind::Trending), None),
            () if value("?q=").is_some() || value("&q=").is_some() => (Some(DigestKind::Search), None),
            () => (None, None),
        };
        Self { kind, day, ..Self::default() }
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
