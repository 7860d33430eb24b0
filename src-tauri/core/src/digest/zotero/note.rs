//! Notes, which Zotero keeps as markup, in Markdown.

use scraper::ElementRef;
use scraper::node::Node;

use crate::digest::html;
use crate::text::one_line;

/// The note in Markdown: headings, lists, quotations, emphasis, code and links; the words where it is no markup.
pub(super) fn markdown(note: &str) -> String {
    if !html::has_markup(note) {
        return note.trim().to_owned();
    }
    let Ok(page) = html::parse(note) else { return note.trim().to_owned() };
    let mut out = String::new();
    write(page.root_element(), &mut out);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    let mut joined = lines.join("\n");
    while joined.contains("\n\n\n") {
        joined = joined.replace("\n\n\n", "\n\n");
    }
    joined.trim().to_owned()
}

/// The parser's bound on nesting bounds this recursion.
fn write(element: ElementRef<'_>, out: &mut String) {
    let name = element.value().name();
    let (before, after) = marks(name);
    if matches!(name, "script" | "style" | "head") {
        return;
    }
    out.push_str(before);
    let link = (name == "a").then(|| element.attr("href")).flatten().filter(|href| href.starts_with("http"));
    if link.is_some() {
        out.push('[');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(text) => words(text, out),
            Node::Element(_) => ElementRef::wrap(child).into_iter().for_each(|child| write(child, out)),
            _ => {}
        }
    }
    if let Some(href) = link {
        out.push_str("](");
        out.push_str(&href.replace(')', "%29"));
        out.push(')');
    }
    out.push_str(after);
}

fn words(text: &str, out: &mut String) {
    let line = one_line(text);
    if text.starts_with(char::is_whitespace) && !out.ends_with(char::is_whitespace) && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(&line);
    if !line.is_empty() && text.ends_with(char::is_whitespace) {
        out.push(' ');
    }
}

fn marks(name: &str) -> (&'static str, &'static str) {
    match name {
        "p" | "div" | "ul" | "ol" | "table" => ("\n\n", "\n\n"),
        "h1" => ("\n\n# ", "\n\n"),
        "h2" => ("\n\n## ", "\n\n"),
        "h3" | "h4" | "h5" | "h6" => ("\n\n### ", "\n\n"),
        "li" => ("\n- ", ""),
        "blockquote" => ("\n\n> ", "\n\n"),
        "strong" | "b" => ("**", "**"),
        "em" | "i" => ("*", "*"),
        "code" => ("`", "`"),
        "br" | "tr" => ("\n", ""),
        "td" | "th" => ("", " "),
        _ => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_keeps_its_shape() {
        let note = "<h1>Ideas</h1><p>A <b>bold</b> claim,\nsee <a href=\"https://example.org/a_(b)\">here</a>.</p>\
                    <ul><li>one</li><li><em>two</em></li></ul><script>alert(1)</script>";
        let wanted =
            "# Ideas\n\nA **bold** claim, see [here](https://example.org/a_(b%29).\n\n- one\n- *two*";
        assert_eq!(markdown(note), wanted);
        assert_eq!(markdown("  plain a<b "), "plain a<b");
    }
}
