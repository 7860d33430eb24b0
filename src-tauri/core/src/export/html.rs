//! A page to send to somebody: one file that loads nothing, in the light and in the dark.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Form, Heading, Record};
use crate::model::{LinkKind, Passage};
use crate::text;

pub(super) struct Page;

/// The look of the page; no file beside it, and no address in it.
const STYLE: &str = include_str!("page.css");

impl Form for Page {
    fn begin(&self, out: &mut dyn Write, heading: &Heading) -> io::Result<()> {
        let title = escaped(if heading.title.is_empty() { "Papers" } else { &heading.title });
        let count = heading.count;
        let papers = if count == 1 { "paper" } else { "papers" };
        write!(
            out,
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"generator\" content=\"Broadsheet\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1>{title}</h1>\n<p>{count} {papers}</p>\n</header>\n<main>\n"
        )
    }

    fn paper(&self, out: &mut dyn Write, paper: &Record, _first: bool) -> io::Result<()> {
        out.write_all(article(paper).as_bytes())
    }

    fn end(&self, out: &mut dyn Write, _heading: &Heading) -> io::Result<()> {
        out.write_all(b"</main>\n</body>\n</html>\n")
    }
}

fn article(paper: &Record) -> String {
    let title = prose(&paper.title);
    let mut page = String::from("<article>\n");
    // Writing to a string does not fail.
    let mut put = |args: std::fmt::Arguments<'_>| {
        let _ = page.write_fmt(args);
    };
    match paper.address() {
        Some(url) => put(format_args!("<h2><a href=\"{}\">{title}</a></h2>\n", escaped(&url))),
        None => put(format_args!("<h2>{title}</h2>\n")),
    }
    let byline: Vec<String> = [
        (!paper.authors.is_empty()).then(|| escaped(&paper.authors.join(", "))),
        paper.published.map(|day| day.to_string()),
        paper.venue.as_deref().map(escaped),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !byline.is_empty() {
        put(format_args!("<p class=\"by\">{}</p>\n", byline.join(" · ")));
    }
    let links: Vec<String> = [LinkKind::Code, LinkKind::Project, LinkKind::Model, LinkKind::Dataset]
        .into_iter()
        .filter_map(|kind| {
            let url = paper.link(kind)?;
            Some(format!(
                "<a class=\"{0}\" href=\"{1}\">{2}</a>",
                kind.as_str(),
                escaped(url),
                escaped(shown(url))
            ))
        })
        .collect();
    if !links.is_empty() {
        put(format_args!("<p class=\"links\">{}</p>\n", links.join(" ")));
    }
    if !paper.mine.tags.is_empty() {
        let tags: String = paper.mine.tags.iter().map(|tag| format!("<li>{}</li>", escaped(tag))).collect();
        put(format_args!("<ul class=\"tags\">{tags}</ul>\n"));
    }
    if let Some(text) = &paper.abstract_text {
        put(format_args!("<div class=\"abstract\">{}</div>\n", paragraphs(text)));
    }
    if !paper.mine.note.trim().is_empty() {
        put(format_args!("<div class=\"note\">{}</div>\n", escaped(paper.mine.note.trim())));
    }
    for marked in &paper.mine.highlights {
        let comment = if marked.comment.is_empty() {
            String::new()
        } else {
            format!("<p>{}</p>", escaped(&marked.comment))
        };
        put(format_args!(
            "<blockquote class=\"{}\">{}{comment}</blockquote>\n",
            marked.colour.as_str(),
            escaped(&marked.quote)
        ));
    }
    page + "</article>\n"
}

fn paragraphs(source: &str) -> String {
    source.split("\n\n").map(|paragraph| format!("<p>{}</p>", prose(paragraph))).collect()
}

fn prose(source: &str) -> String {
    text::passages(source)
        .into_iter()
        .map(|passage| match passage {
            Passage::Text { text } => escaped(&text),
            Passage::Link { text, url } => format!("<a href=\"{}\">{}</a>", escaped(&url), escaped(&text)),
            Passage::Math { tex, .. } => {
                format!("<span class=\"math\">{}</span>", escaped(&text::plain(&format!("${tex}$"))))
            }
        })
        .collect()
}

/// `github.com/owner/name` of an address.
fn shown(url: &str) -> &str {
    let bare = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/')
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
