//! Markup read as the words that it shows, and where they lead.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use scraper::{Html, Selector};

use crate::digest::ReadError;
use crate::text::one_line;

/// The words of a piece of markup.
#[derive(Debug, Default)]
pub(in crate::digest) struct Prose {
    /// Each block on a line of its own.
    pub(in crate::digest) text: String,
    /// The addresses behind words, as they stood.
    pub(in crate::digest) addresses: Vec<String>,
}

#[expect(clippy::expect_used, reason = "the patterns are constants, compiled by every test")]
fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a valid pattern")
}

/// A sign that begins a tag of those that people and programs write; in `a<b` and `<EOS>` it begins none.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix) < (?: !-- | /? (?: a | abbr | article | aside | b | big | blockquote | body | br | center | cite | code | dd
        | details | div | dl | dt | em | figure | figcaption | font | footer | h[1-6] | head | header | hr | html | i | iframe
        | img | kbd | li | link | main | mark | meta | nav | ol | p | picture | pre | q | s | script | section | small | source
        | span | strong | style | sub | summary | sup | svg | table | tbody | td | tfoot | th | thead | title | tr | tt | u
        | ul | video ) (?: \s [^<>]* = [^<>]* )? \s? /? > )? ",
    )
});
static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)</?(?:article|blockquote|br|dd|div|dl|dt|figcaption|h[1-6]|hr|li|ol|p|pre|section|table|td|th|tr|ul)(?:[\s/][^<>]*)?>",
    )
});
static ENTITY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});"));

/// Whether a text is written in markup.
pub(in crate::digest) fn has_markup(text: &str) -> bool {
    OPENING.find_iter(text).any(|found| found.len() > 1) || ENTITY.is_match(text)
}

/// A title or a name without the markup that it was given.
pub(in crate::digest) fn inline(text: &str) -> Cow<'_, str> {
    if !has_markup(text) {
        return Cow::Borrowed(text);
    }
    let bare = OPENING.replace_all(text, |found: &Captures<'_>| if found[0].len() > 1 { "" } else { "&lt;" });
    let page = Html::parse_fragment(&bare);
    Cow::Owned(page.root_element().text().collect())
}

/// The words of markup, block by block.
///
/// # Errors
/// Where the markup is beyond the parser's bounds.
pub(in crate::digest) fn prose(markup: &str) -> Result<Prose, ReadError> {
    let tags =
        OPENING.replace_all(
            markup,
            |found: &Captures<'_>| {
                if found[0].len() > 1 { found[0].to_owned() } else { "&lt;".to_owned() }
            },
        );
    // Line breaks of the source mean nothing; those that its blocks make take their place.
    let spaced = tags.replace(['\n', '\r'], " ");
    let page = super::parse(&BLOCK.replace_all(&spaced, "\n$0"))?;
    let shown = page.tree.root().descendants().filter_map(|node| {
        let around = node.parent();
        let around = around.as_ref().and_then(|parent| parent.value().as_element());
        let hidden = around.is_some_and(|element| matches!(element.name(), "script" | "style" | "title"));
        node.value().as_text().filter(|_| !hidden).map(|text| text.to_string())
    });
    let shown: String = shown.collect();
    let lines = shown.split('\n').map(one_line).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<String>>().join("\n");
    let selector = Selector::parse("a[href]").ok();
    let links = selector.iter().flat_map(|selector| page.select(selector));
    let addresses = links.filter_map(|link| link.attr("href")).map(str::to_owned).collect();
    Ok(Prose { text, addresses })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_loses_its_markup_and_nothing_else() {
        for (title, wanted) in [
            ("H<sub>2</sub>O &amp; <i>more</i>", "H2O & more"),
            ("If a<b and c>d", "If a<b and c>d"),
            ("The <EOS> token &lt;SEP&gt;", "The <EOS> token <SEP>"),
            ("<b>$x < y$</b>", "$x < y$"),
            ("If a<b and then c>d holds", "If a<b and then c>d holds"),
            ("<span class=\"x\">A</span><br />", "A"),
            ("R&D at AT&T", "R&D at AT&T"),
        ] {
            assert_eq!(inline(title), wanted, "{title}");
        }
    }

    #[test]
    fn blocks_are_lines_and_links_are_kept() {
        let prose = prose(
            "<p><b>Authors:</b> A,\nB</p><div>Summary: x <y holds<br/>Code: <a href='https://github.com/a/b'>here</a></div><script>no</script>",
        );
        let prose = prose.unwrap();
        assert_eq!(prose.text, "Authors: A, B\nSummary: x <y holds\nCode: here");
        assert_eq!(prose.addresses, ["https://github.com/a/b"]);
    }
}
