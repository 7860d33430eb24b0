//! HTML within Markdown: its tags make the same blocks and styles.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use regex::{Captures, Regex};

use super::parse::Builder;
use crate::digest::html;

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"(?s)<!--.*?(?:-->|$)|<(/?)([A-Za-z][A-Za-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>"#)
});
static HREF: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?i)\b(?:href|alt)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"#));

/// Reads a piece of markup.
pub(super) fn read(markup: &str, builder: &mut Builder<'_>) {
    let mut at = 0;
    for found in TAG.captures_iter(markup) {
        let Some(whole) = found.get(0) else { continue };
        words(&markup[at..whole.start()], builder);
        at = whole.end();
        if found.get(2).is_some() {
            tag(&found, builder);
        }
    }
    words(&markup[at..], builder);
}

fn words(text: &str, builder: &mut Builder<'_>) {
    if text.is_empty() {
        return;
    }
    let text = if text.contains('&') { html::inline(text) } else { text.into() };
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            builder.new_line();
        }
        // Programs put Markdown where only markup is read.
        if line.contains("](") || line.contains("**") { inline(line, builder) } else { builder.text(line) }
    }
}

/// Reads words in Markdown that the parser took for something else.
pub(super) fn inline(line: &str, builder: &mut Builder<'_>) {
    for event in Parser::new(line) {
        match event {
            Event::Text(text) | Event::Code(text) => builder.text(&text),
            Event::Start(Tag::Strong) => builder.strong(true),
            Event::End(TagEnd::Strong) => builder.strong(false),
            Event::Start(Tag::Emphasis) => builder.emphasis(true),
            Event::End(TagEnd::Emphasis) => builder.emphasis(false),
            Event::Start(Tag::Link { dest_url, .. }) => builder.link(Some(&dest_url)),
            Event::End(TagEnd::Link) => builder.end_link(),
            _ => {}
        }
    }
}

fn tag(found: &Captures<'_>, builder: &mut Builder<'_>) {
    let opens = found[1].is_empty();
    let name = found[2].to_ascii_lowercase();
    match (name.as_str(), opens) {
        ("a", true) => builder.link(attribute(&found[3]).as_deref()),
        ("a", false) => builder.end_link(),
        ("img", true) => builder.image(&attribute(&found[3]).unwrap_or_default()),
        ("b" | "strong", on) => builder.strong(on),
        ("i" | "em", on) => builder.emphasis(on),
        ("br", _) => builder.new_line(),
        ("hr", _) => builder.rule(),
        ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", true) => builder.heading(name.as_bytes()[1] - b'0'),
        ("ul" | "ol", true) => builder.list(),
        ("ul" | "ol", false) => builder.end_list(),
        ("li", true) => builder.item(),
        ("tr", true) => builder.row(),
        ("td", true) => builder.cell(),
        ("th", true) => builder.head_cell(),
        ("tr", false) => builder.end_row(),
        ("table", false) => builder.end_table(),
        ("details", true) => builder.fold(),
        ("details", false) => builder.end_fold(),
        ("summary", true) => builder.summary(),
        ("td" | "th", false) => {}
        ("p", true) => builder.paragraph(),
        (
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "p" | "summary" | "div" | "section" | "article"
            | "blockquote" | "dt" | "dd",
            _,
        ) => builder.end(),
        (
            "span" | "sub" | "sup" | "small" | "center" | "font" | "u" | "code" | "kbd" | "tt" | "mark"
            | "table" | "thead" | "tbody" | "picture" | "source" | "video" | "iframe" | "pre" | "dl" | "abbr"
            | "big" | "s" | "del" | "ins" | "q" | "cite" | "figure" | "figcaption" | "header" | "footer"
            | "main" | "nav" | "colgroup" | "col" | "meta" | "link",
            _,
        ) => {}
        // `<EOS>` is a word.
        _ => builder.text(&found[0]),
    }
}

fn attribute(source: &str) -> Option<String> {
    let found = HREF.captures(source)?;
    let value = found.get(1).or(found.get(2)).or(found.get(3))?.as_str().trim();
    Some(html::inline(value).into_owned())
}
